"""What is proposed, why, what comes first, and what is left out and why."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import pytest
from cities import BENCHMARK, CATALOGUE, SAMPLES, city, proposed_to, sample, small_benchmark, small_catalogue, template

from planner.files.located_yaml import read_yaml, to_data
from planner.plan import AnswerReason, ContextEffect, ContextReason, NeededByReason
from planner.proposal.left_out import LeftOutCause
from planner.proposal.rules import Proposal, ProposedAction, reasons_among_chosen
from planner.templates.terms import Link, StartFrom
from planner.toolkit.assessment import Answer

CASES = Path(__file__).parents[1] / "rules"


def read_cases() -> list[dict[str, Any]]:
    cases = []
    for path in sorted(CASES.glob("*.yaml")):
        read = read_yaml(path)
        assert read.document is not None, read.problems
        cases += [{**case, "file": path.stem} for case in to_data(read.document.root)]  # type: ignore[union-attr, dict-item]
    return cases


def questions_of(factor: str) -> list[str]:
    return [question.id for question in BENCHMARK.factor_by_id[factor].asked]


NOT_OURS = {"standing": "not-applicable", "because": "The region does it, not the city."}
RULE_CASES = read_cases()
EVERY_ACTION = [
    *CATALOGUE.action_by_id,
    *(replacement.offer.id for rule in CATALOGUE.context.readings for replacement in rule.replace),
]


def action_of(proposal: Proposal, action: str) -> ProposedAction:
    return next(planned for planned in proposal.actions if planned.id == action)


def ids(proposal: Proposal) -> set[str]:
    return {action.id for action in proposal.actions}


def needed(proposal: Proposal, action: str) -> list[str]:
    return [need.action for need in action_of(proposal, action).needs]


def needed_by(proposal: Proposal, action: str, chosen: Collection[str] | None = None) -> list[str]:
    """Return the actions that need this one, among those that are chosen: all, where nothing else is said."""
    among = [planned for planned in proposal.actions if chosen is None or planned.id in chosen]
    reasons = reasons_among_chosen(action_of(proposal, action), among)
    return [reason.action for reason in reasons if isinstance(reason, NeededByReason)]


def left_out(proposal: Proposal, action: str) -> LeftOutCause:
    return next(left.cause for left in proposal.left_out if left.action == action)


def city_of(case: Mapping[str, Any]) -> Proposal:
    facts = {key: case[key] for key in ("verdicts", "context", "scope") if key in case}
    plan = {key: case[key] for key in ("done", "deadlines") if key in case}
    return proposed_to(city(case.get("answers"), plan=plan, **facts))


@pytest.mark.parametrize("case", RULE_CASES, ids=lambda case: f"{case['file']}: {case['case']}")
def test_the_rules_propose_what_their_cases_say(case: Mapping[str, Any]) -> None:
    proposal = city_of(case)
    completed = {action.id for action in proposal.actions if action.completes}
    assert {*case.get("proposes", []), *case.get("completes", [])} - ids(proposal) == set()
    assert set(case.get("leaves", [])) & ids(proposal) == set()
    assert set(case.get("completes", [])) - completed == set()
    assert set(case.get("begins", [])) & completed == set()
    assert set(case.get("steps", [])) - {step for result in proposal.open for step in result.steps} == set()
    for action, first in case.get("waits", {}).items():
        assert set(first) <= set(needed(proposal, action)), action
    for action, there in case.get("met", {}).items():
        assert set(there) <= set(action_of(proposal, action).met), action
    assert [action for action in case.get("free", []) if needed(proposal, action)] == []
    assert {action: sorted(merge.parts) for action, merge in proposal.merged.items()} == case.get("merges", {})


def test_every_action_has_a_case_that_proposes_it_and_one_that_does_not() -> None:
    proposed = {
        action for case in RULE_CASES for key in ("proposes", "completes", "steps") for action in case.get(key, [])
    }
    left = {action for case in RULE_CASES for action in case.get("leaves", [])}
    assert [action for action in EVERY_ACTION if action not in proposed] == []
    assert [action for action in EVERY_ACTION if action not in left] == []


def test_the_cases_name_only_actions_that_exist() -> None:
    keys = ("proposes", "leaves", "completes", "begins", "steps", "waits", "met", "free", "merges")
    named = {named for case in RULE_CASES for key in keys for named in case.get(key, ())}
    first = {
        need
        for case in RULE_CASES
        for key in ("waits", "met")
        for needs in case.get(key, {}).values()
        for need in needs
    }
    assert (named | first) - set(EVERY_ACTION) == set()


def test_with_everything_in_place_nothing_is_proposed_whatever_the_context() -> None:
    proposal = proposed_to(sample("lindavelle"))
    assert proposal.actions == ()
    assert len(proposal.left_out) == len(CATALOGUE.actions)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_action_of_the_catalogue_is_proposed_or_left_out(name: str) -> None:
    proposal = proposed_to(sample(name))
    left = {left.action for left in proposal.left_out}
    assert ids(proposal) & left == set()
    assert set(CATALOGUE.action_by_id) <= ids(proposal) | left


def test_an_action_says_which_answer_calls_for_it_and_whose_it_is() -> None:
    proposal = proposed_to(
        city(
            {
                "1.2": [
                    {"answer": "yes", "by": "mayor"},
                    {"answer": "no", "by": "groups"},
                    {"answer": "partly", "by": "staff"},
                    {"answer": "unknown", "by": "data"},
                ],
                "1.3": "no",
            },
        )
    )
    assert action_of(proposal, "F01-02").reasons == (
        AnswerReason(question="1.2", answer=Answer.PARTLY, by=("staff",), rule=StartFrom.EITHER),
    )


@pytest.mark.parametrize(
    ("given", "makes", "by"),
    [
        # Swapped, nobody else is named: neither said “partly”.
        ({"dgs": "yes", "council": "no"}, Answer.PARTLY, ()),
        ({"dgs": "no", "council": "yes"}, Answer.PARTLY, ()),
        ({"dgs": "partly", "council": "no"}, Answer.NO, ("council",)),
        ({"dgs": "no", "council": "no"}, Answer.NO, ("dgs", "council")),
    ],
)
def test_no_reason_puts_an_answer_in_the_mouth_of_someone_who_gave_another(
    given: dict[str, str], makes: Answer, by: tuple[str, ...]
) -> None:
    answers = [{"answer": answer, "by": respondent} for respondent, answer in given.items()]
    reasons = action_of(proposed_to(city({"1.2": answers, "1.3": "no"})), "F01-02").reasons
    assert [(reason.answer, reason.by) for reason in reasons if isinstance(reason, AnswerReason)] == [(makes, by)]


def test_an_action_that_moves_two_answers_says_both_reasons() -> None:
    reasons = action_of(proposed_to(city({"5.2": "no", "9.3": "partly", "9.2": "partly"})), "F09-05").reasons
    assert [(reason.question, reason.answer) for reason in reasons if isinstance(reason, AnswerReason)] == [
        ("5.2", Answer.NO),
        ("9.2", Answer.PARTLY),
        ("9.3", Answer.PARTLY),
    ]


def test_an_action_serves_the_key_factor_whose_answer_it_moves() -> None:
    assert action_of(proposed_to(city({"7.6": "no"})), "F11-04").factor == "F07"
    assert action_of(proposed_to(city({"11.1": "no"})), "F11-04").factor == "F11"


def test_what_moves_one_answer_from_no_and_another_from_partly_is_begun_anew() -> None:
    template = CATALOGUE.action_by_id["F09-05"]
    both = action_of(proposed_to(city({"5.2": "no", "9.2": "partly", "9.3": "partly"})), "F09-05")
    assert (both.completes, both.template.title) == (False, template.title)


def test_what_exists_in_part_is_completed_under_its_own_title_with_less_work() -> None:
    template = CATALOGUE.action_by_id["F09-04"]
    assert template.completes
    completed = action_of(proposed_to(city({"9.2": "partly", "9.3": "partly"})), "F09-04")
    assert completed.template.title == template.completes.title
    assert (completed.adapted.weeks, completed.adapted.effort) == (template.completes.weeks, template.completes.effort)
    assert completed.adapted.weeks < template.weeks


SMALL = small_benchmark(F01=2, F02=2)


def small_city(answers: Mapping[str, Any], *actions: Any, **more: Any) -> Proposal:
    catalogue = small_catalogue(*actions, context=more.pop("rules", None), results=more.pop("results", None))
    return proposed_to(city(answers, benchmark=SMALL, **more), SMALL, catalogue)


def test_prerequisites_that_are_not_met_are_pulled_in_with_theirs() -> None:
    proposal = small_city(
        {"1.1": "no", "2.1": "partly", "2.2": "no"},
        template("F01-01", "1.1", needs=["F02-01"]),
        template("F02-01", "2.1", needs=["F02-02"]),
        template("F02-02", "2.2"),
    )
    assert needed_by(proposal, "F02-01") == ["F01-01"]
    assert needed_by(proposal, "F02-02") == ["F02-01"]
    assert needed(proposal, "F01-01") == ["F02-01"]


def test_of_what_needs_an_action_only_what_is_chosen_is_a_reason_for_it() -> None:
    proposal = small_city(
        {"1.1": "no", "1.2": "no", "2.1": "no"},
        template("F01-01", "1.1", needs=["F02-01"]),
        template("F01-02", "1.2", needs=["F02-01"]),
        template("F02-01", "2.1"),
    )
    assert needed_by(proposal, "F02-01", {"F01-02", "F02-01"}) == ["F01-02"]
    assert needed_by(proposal, "F02-01", {"F02-01"}) == []


@pytest.mark.parametrize(
    ("answer", "enough", "waits"),
    [("no", "partly", True), ("partly", "partly", False), ("partly", "yes", True), ("yes", "yes", False)],
)
def test_a_need_is_met_by_as_much_as_it_says(answer: str, enough: str, waits: bool) -> None:  # noqa: FBT001 - from the table
    need = {"action": "F02-01", "met_by": {"2.1": enough}}
    actions = template("F01-01", "1.1", needs=[need]), template("F02-01", "2.1"), template("F02-02", "2.2")
    proposal = small_city({"1.1": "no", "2.1": answer, "2.2": "no"}, *actions)
    assert needed(proposal, "F01-01") == (["F02-01"] if waits else [])


def test_a_need_is_met_by_any_of_the_actions_that_it_names() -> None:
    need = {"action": "F02-01", "or": ["F02-02"]}
    actions = template("F01-01", "1.1", needs=[need]), template("F02-01", "2.1"), template("F02-02", "2.2")
    answers = {"1.1": "no", "2.1": "no", "2.2": "no"}
    assert action_of(small_city(answers, *actions, plan={"done": ["F02-02"]}), "F01-01").met == ("F02-01",)
    assert needed(small_city(answers, *actions), "F01-01") == ["F02-01"]


def test_what_only_comes_before_where_it_is_chosen_too_brings_nothing_in() -> None:
    actions = template("F01-01", "1.1", after=["F02-01"]), template("F02-01", "2.1"), template("F02-02", "2.2")
    alone = small_city({"1.1": "no"}, *actions)
    assert (ids(alone), action_of(alone, "F01-01").after) == ({"F01-01"}, ("F02-01",))
    assert action_of(small_city({"1.1": "no", "2.1": "no"}, *actions), "F01-01").needs == ()


def test_all_actions_of_a_path_are_proposed_and_what_is_there_of_it_is_not() -> None:
    actions = template("F01-01"), template("F02-01", "2.1")
    path = {"1.1": {"yes": [["F01-01", "F02-01"]]}}
    assert ids(small_city({"1.1": "no", "2.1": "no"}, *actions, results=path)) == {"F01-01", "F02-01"}
    assert ids(small_city({"1.1": "no"}, *actions, results=path)) == {"F01-01"}
    done = small_city({"1.1": "no", "2.1": "no"}, *actions, results=path, plan={"done": ["F02-01"]})
    assert ids(done) == {"F01-01"}


def test_from_partly_other_actions_lead_to_yes() -> None:
    actions = template("F01-01"), template("F01-02"), template("F01-03")
    ways = {"1.1": {"partly": [["F01-03"]], "yes": [["F01-01"]], "yes_from_partly": [["F01-02"]]}}
    assert ids(small_city({"1.1": "no"}, *actions, results=ways)) == {"F01-01", "F01-03"}
    assert ids(small_city({"1.1": "partly"}, *actions, results=ways)) == {"F01-02"}


@pytest.mark.parametrize(
    "facts",
    [
        {"answers": {"1.1": "no"}},
        {"answers": {"1.1": "no", "2.1": "not-applicable"}},
        {"answers": {"1.1": "no", "2.1": "no"}, "verdicts": {"F02": {"standing": "in-place", "because": "Seen."}}},
        {"answers": {"1.1": "no", "2.1": "no"}, "plan": {"done": ["F02-01"]}},
    ],
    ids=["answered yes", "not applicable", "factor in place", "done"],
)
def test_prerequisites_that_are_met_are_dropped(facts: dict[str, Any]) -> None:
    proposal = small_city(
        facts.pop("answers"), template("F01-01", "1.1", needs=["F02-01"]), template("F02-01", "2.1"), **facts
    )
    assert "F02-01" not in ids(proposal)
    assert action_of(proposal, "F01-01").needs == ()
    assert action_of(proposal, "F01-01").met == ("F02-01",)


def test_a_prerequisite_of_two_questions_is_met_when_both_are() -> None:
    actions = template("F01-01", "1.1", needs=["F02-01"]), template("F02-01", "2.1", "2.2")
    assert needed(small_city({"1.1": "no", "2.2": "partly"}, *actions), "F01-01") == ["F02-01"]
    assert needed(small_city({"1.1": "no"}, *actions), "F01-01") == []


def test_a_prerequisite_brings_its_link_and_its_lag() -> None:
    need = {"action": "F01-02", "link": "start-to-start", "lag": 10}
    proposal = small_city({"1.1": "no"}, template("F01-01", "1.1", needs=[need]), template("F01-02", "1.1"))
    awaited = action_of(proposal, "F01-01").needs[0]
    assert (awaited.link, awaited.lag) == (Link.START_TO_START, 10)


def test_an_unknown_answer_brings_the_facts_first_and_says_who_does_not_know() -> None:
    proposal = proposed_to(city({"2.4": {"answer": "unknown", "by": "hr"}, "2.5": "no", "7.1": "unknown", "7.2": "no"}))
    facts = proposal.actions[0]
    assert (facts.id, proposal.facts, facts.factor) == ("F00-01", "F00-01", None)
    assert [(reason.question, reason.by) for reason in facts.reasons if isinstance(reason, AnswerReason)] == [
        ("2.4", ("hr",)),
        ("7.1", ()),
    ]


@pytest.mark.parametrize("factors", [1, 3, 11])
def test_the_more_key_factors_have_open_answers_the_more_work_are_the_facts(factors: int) -> None:
    round_ = CATALOGUE.method.assessment_round
    assert round_
    unknown = {
        question: "unknown" for factor in list(BENCHMARK.factor_by_id)[:factors] for question in questions_of(factor)
    }
    once = CATALOGUE.action_by_id[round_.action].effort
    effort = action_of(proposed_to(city(unknown)), "F00-01").adapted.effort
    assert effort == once + factors * round_.effort_per_factor


def test_actions_that_rest_on_unknown_answers_wait_for_the_facts_and_others_do_not() -> None:
    proposal = proposed_to(city({"2.4": "unknown", "2.5": "no"}))
    assert needed(proposal, "F02-07") == ["F00-01"]
    assert needed(proposal, "F02-06") == needed(proposal, "F02-08") == []


def test_preparation_of_what_nobody_knows_waits_for_the_facts_too() -> None:
    assert needed(proposed_to(city({"4.1": "unknown"})), "F04-01") == ["F00-01"]
    assert needed(proposed_to(city({"4.1": "no"})), "F04-01") == []


def test_a_prerequisite_of_which_nothing_is_known_is_proposed_for_what_needs_it() -> None:
    unknown = dict.fromkeys(["3.1", "3.2", "3.3", "3.4"], "unknown")
    proposal = proposed_to(city({"5.2": "no", **unknown}))
    assert needed_by(proposal, "F03-01") == ["F05-09"]
    assert needed(proposal, "F03-01") == ["F00-01"]


def test_of_a_factor_of_which_nothing_is_known_only_what_others_need_is_proposed() -> None:
    proposal = proposed_to(city({"11.3": "no"} | dict.fromkeys(questions_of("F07"), "unknown")))
    assert {id_ for id_ in ids(proposal) if id_.startswith("F07")} == {"F07-13"}
    assert action_of(proposal, "F07-13").factor == "F11"
    assert left_out(proposal, "F07-03") is LeftOutCause.NOT_ASSESSED


def test_an_aspect_that_nobody_knows_brings_the_facts_without_holding_up_the_rest() -> None:
    proposal = proposed_to(city({"6.2a": "no", "6.2b": "unknown", "6.2c": "no", "6.3": "no"}))
    assert [
        reason.question for reason in action_of(proposal, "F00-01").reasons if isinstance(reason, AnswerReason)
    ] == ["6.2b"]
    assert needed(proposal, "F06-04") == []


def test_a_gap_that_no_answer_shows_gives_nothing_to_do() -> None:
    verdict = {"F01": {"standing": "missing", "because": "The answers were too kind."}}
    proposal = proposed_to(city(verdicts=verdict))
    assert (proposal.actions, proposal.open) == ((), ())


def test_out_of_scope_nothing_is_called_for_but_what_is_in_place_counts() -> None:
    proposal = proposed_to(city({"1.2": "no", "5.1": "no", "5.2": "no"}, scope=["F01"]))
    assert ids(proposal) == {"F01-02", "F01-04", "F01-10"}
    assert left_out(proposal, "F05-01") is LeftOutCause.OUT_OF_SCOPE
    assert action_of(proposal, "F01-04").met == ("F01-01",)


def test_what_is_missing_out_of_scope_is_pulled_in_when_it_is_needed() -> None:
    proposal = proposed_to(city({"9.2": "no", "9.3": "no", "3.1": "no", "3.2": "no"}, scope=["F09"]))
    assert needed_by(proposal, "F03-01") == ["F09-04", "C5-02"]
    assert "F03-05" not in ids(proposal)


def test_an_action_of_its_own_condition_needs_it_and_an_answer() -> None:
    when = {"all": [{"question": "2.1", "answer": ["yes"]}, {"not": {"context": "C1", "reading": "strong"}}]}
    action = template("F01-01", "1.1", when=when)
    proposal = small_city({"1.1": "no", "2.1": {"answer": "yes", "by": "hr"}}, action)
    assert action_of(proposal, "F01-01").reasons == (
        AnswerReason(question="1.1", answer=Answer.NO, rule=StartFrom.EITHER),
        AnswerReason(question="2.1", answer=Answer.YES, by=("hr",)),
    )
    assert "F01-01" not in ids(small_city({"1.1": "no", "2.1": "no"}, action))
    assert "F01-01" not in ids(small_city({"1.2": "no"}, action))


def test_a_condition_of_the_context_is_shown_as_a_reason() -> None:
    rules = {"readings": [{"factor": "C1", "reading": "strong", "title": "Law", "says": [{"text": "It binds."}]}]}
    action = template("F01-01", "1.1", when={"context": "C1", "reading": "strong"})
    proposal = small_city({"1.1": "no"}, action, rules=rules, context={"C1": "strong"})
    reason = ContextReason(context="C1", reading="strong", effect=ContextEffect.CONDITION)
    assert reason in action_of(proposal, "F01-01").reasons
    assert "F01-01" not in ids(small_city({"1.1": "no"}, action, rules=rules))


def test_a_variation_says_what_it_replaces_and_takes_its_place_among_the_needs() -> None:
    proposal = proposed_to(city({"1.1": "no", "1.2": "no"}, context={"C6": "contested"}))
    variation = action_of(proposal, "F01-01-C6")
    assert variation.reasons[0] == ContextReason(
        context="C6", reading="contested", effect=ContextEffect.REPLACE, action="F01-01"
    )
    assert set(needed_by(proposal, "F01-01-C6")) == {"F01-02", "F01-04"}
    left = next(left for left in proposal.left_out if left.action == "F01-01")
    assert (left.cause, left.instead) == (LeftOutCause.REPLACED, "F01-01-C6")


def test_a_variation_that_is_not_called_for_is_not_named() -> None:
    proposal = proposed_to(city({"4.2": "no"}, context={"C7": "strong"}))
    left = next(left for left in proposal.left_out if left.action == "F09-04")
    assert (left.cause, left.instead) == (LeftOutCause.IN_PLACE, None)


@pytest.mark.parametrize("done", ["F09-04", "F09-04-C5"])
def test_a_variation_and_what_it_replaces_are_done_together(done: str) -> None:
    proposal = proposed_to(city({"9.3": "no"}, context={"C5": "low"}, plan={"done": [done]}))
    assert not ids(proposal) & {"F09-04", "F09-04-C5"}
    assert left_out(proposal, "F09-04") is LeftOutCause.DONE


def test_a_link_of_the_context_is_shown_with_its_reading() -> None:
    proposal = proposed_to(city({"6.5": "no", "6.6": "no"}, context={"C1": "strong"}))
    link = ContextReason(context="C1", reading="strong", effect=ContextEffect.LINK, action="C1-01")
    assert link in action_of(proposal, "F06-08").reasons
    assert needed(proposal, "F06-08") == ["C1-01"]


def test_a_link_of_the_context_that_is_met_is_not_shown() -> None:
    proposal = proposed_to(city({"6.5": "no", "6.6": "no"}, context={"C1": "strong"}, plan={"done": ["C1-01"]}))
    assert action_of(proposal, "F06-08").met == ("C1-01",)
    assert not any(
        isinstance(reason, ContextReason) and reason.effect is ContextEffect.LINK
        for reason in action_of(proposal, "F06-08").reasons
    )


def test_what_a_reading_includes_says_so_and_preparation_waits_for_what_needs_it() -> None:
    readings = {"C4": "high-unemployment", "C5": "low"}
    assert proposed_to(city({"1.1": "no"}, context=readings)).included == (), "nothing that it puts first is open"
    proposal = proposed_to(city({"1.1": "no", "10.1": "no", "10.2": "no"}, context=readings))
    included = ContextReason(context="C4", reading="high-unemployment", effect=ContextEffect.ADD, action="C4-01")
    assert included in proposal.included
    assert action_of(proposal, "C4-01").reasons[0] == included.model_copy(update={"action": None})
    assert not ids(proposal) & {"C5-03", "C6-01"}


def test_what_a_reading_says_is_done_is_met() -> None:
    answers = {"11.3": "no", "11.4": "no"}
    assert "F11-01" in ids(proposed_to(city(answers)))
    assert left_out(proposed_to(city(answers, context={"C2": "good"})), "F11-01") is LeftOutCause.DONE


@pytest.mark.parametrize(
    ("answers", "merged"),
    [
        ({"4.1": "no", "9.2": "no"}, {"F00-02": {"F04-01", "F09-06"}}),
        ({"4.1": "no"}, {}),
        ({"2.1": "no", "2.4": "no", "11.3": "no", "11.4": "no"}, {"F00-03": {"F02-01", "F11-01"}}),
        ({"2.1": "no", "2.4": "no"}, {}),
    ],
)
def test_one_action_takes_the_place_of_several_inventories(
    answers: dict[str, str], merged: dict[str, set[str]]
) -> None:
    proposal = proposed_to(city({"9.3": "no", **answers}))
    assert {action: set(merge.parts) for action, merge in proposal.merged.items()} == merged
    parts = {part for merge in proposal.merged.values() for part in merge.parts}
    assert not ids(proposal) & parts
    assert not {need.action for action in proposal.actions for need in action.needs} & parts
    left = {left.action: left.instead for left in proposal.left_out if left.cause is LeftOutCause.MERGED}
    assert left == {part: merge.action for merge in proposal.merged.values() for part in merge.parts}


def test_a_merged_inventory_takes_the_days_of_all_its_parts() -> None:
    [form] = [
        action
        for action in proposed_to(city({"2.1": "no", "2.4": "no", "11.3": "no"})).actions
        if action.id == "F00-03"
    ]
    own = CATALOGUE.action_by_id["F00-03"].effort
    [merge] = [merge for merge in CATALOGUE.method.merges if merge.action == "F00-03"]
    assert form.template.effort == own + merge.parts["F02-01"] + merge.parts["F11-01"]


def test_a_second_reading_that_replaces_the_same_action_is_reported() -> None:
    proposal = proposed_to(city({"9.3": "no"}, context={"C5": "low", "C7": "strong"}))
    assert [(unused.rule.factor, unused.rule.reading, unused.action) for unused in proposal.unused] == [
        ("C7", "strong", "F09-04")
    ]


def test_a_reading_that_would_replace_what_nothing_called_for_is_no_news() -> None:
    proposal = proposed_to(city({"9.3": "yes"}, context={"C5": "low", "C7": "strong"}))
    assert proposal.unused == ()


def test_the_context_adds_nothing_to_a_key_factor_that_does_not_apply() -> None:
    readings = [
        {
            "factor": "C1",
            "reading": "strong",
            "title": "It is so",
            "says": [{"text": "So."}],
            "include": ["F01-01", "F02-01"],
        }
    ]
    proposal = small_city(
        {"2.1": "no", "2.2": "no"},
        template("F01-01", "1.1"),
        template("F02-01", "2.1"),
        template("F02-02", "2.2"),
        rules={"readings": readings},
        context={"C1": "strong"},
        verdicts={"F01": NOT_OURS},
    )
    assert ids(proposal) == {"F02-01", "F02-02"}
    assert left_out(proposal, "F01-01") is LeftOutCause.NOT_APPLICABLE


def test_what_a_key_factor_without_object_would_do_first_is_met() -> None:
    proposal = proposed_to(city({"6.1": "no"}, verdicts={"F01": NOT_OURS}))
    assert not [need for action in proposal.actions for need in action.needs if need.action.startswith("F01-")]


@pytest.mark.parametrize(
    ("action", "facts", "cause"),
    [
        ("F01-01", {}, LeftOutCause.IN_PLACE),
        ("F01-01", {"answers": {"1.2": "no"}}, LeftOutCause.NOT_CALLED),
        ("F01-01", {"scope": ["F02"]}, LeftOutCause.OUT_OF_SCOPE),
        ("F01-01", {"verdicts": {"F01": NOT_OURS}}, LeftOutCause.NOT_APPLICABLE),
        ("F01-01", {"answers": dict.fromkeys(questions_of("F01"), "not-applicable")}, LeftOutCause.NOT_APPLICABLE),
        ("F01-02", {"answers": {"1.2": "no"}, "plan": {"done": ["F01-02"]}}, LeftOutCause.DONE),
        ("C1-01", {"answers": {"1.2": "no"}}, LeftOutCause.NO_READING),
        ("C1-01", {"context": {"C1": "strong"}}, LeftOutCause.NOT_CALLED),
        ("F05-02", {"answers": {"1.3": "no", "1.4": "no"}}, LeftOutCause.IN_PLACE),
    ],
)
def test_what_is_left_out_says_why(action: str, facts: dict[str, Any], cause: LeftOutCause) -> None:
    assert left_out(proposed_to(city(facts.pop("answers", None), **facts)), action) is cause
