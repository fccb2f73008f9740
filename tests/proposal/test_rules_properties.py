"""What holds for the proposal to any city whatever."""

import random
from collections.abc import Mapping
from functools import cache
from typing import Any

from cities import BENCHMARK, CATALOGUE, READINGS, city, diagnosis_of, proposed_to
from examples import FEW
from hypothesis import assume, given
from hypothesis import strategies as st

from planner.plan import AnswerReason, Dependency, NeededByReason
from planner.proposal.context import active_rules
from planner.proposal.left_out import LeftOut
from planner.proposal.rules import Proposal, ProposedAction, reasons_among_chosen
from planner.schedule.network import check_dependencies
from planner.templates.results import Part
from planner.toolkit.assessment import Answer, Assessment, Standing

ANSWERS = [answer.value for answer in Answer]
MOODS: Mapping[str, list[str | None]] = {
    "in place": ["yes"],
    "strong": ["yes", "yes", "partly", "not-applicable"],
    "mixed": [*ANSWERS, None],
    "missing": ["no", "no", "partly"],
    "in the dark": ["unknown", None],
}
FIGURES = {"C3": {"languages": 12}, "C6": {"election": "2027-06-13"}}


@st.composite
def written(draw: st.DrawFn) -> dict[str, Any]:
    """Return what some city writes: each key factor in a mood, any readings, some things done or judged."""
    answers: dict[str, str] = {}
    for factor in BENCHMARK.factors:
        mood = st.sampled_from(MOODS[draw(st.sampled_from(sorted(MOODS)))])
        given_answers = {question.id: draw(mood) for question in factor.asked}
        answers |= {question: answer for question, answer in given_answers.items() if answer is not None}
    judged = draw(st.dictionaries(st.sampled_from(list(BENCHMARK.factor_by_id)), st.sampled_from(Standing), max_size=2))
    return {
        "answers": answers,
        "verdicts": {factor: {"standing": verdict.value, "because": "As seen."} for factor, verdict in judged.items()},
        "context": {
            factor: {"readings": draw(st.lists(st.sampled_from(READINGS[factor]), unique=True)), "figures": figures}
            for factor in READINGS
            for figures in [FIGURES.get(factor, {})]
        },
        "plan": {"done": draw(st.lists(st.sampled_from(list(CATALOGUE.action_by_id)), unique=True, max_size=5))},
        "scope": draw(st.one_of(st.just("whole"), st.lists(st.sampled_from(list(BENCHMARK.factor_by_id)), min_size=1))),
    }


def assessed(facts: Mapping[str, Any]) -> Assessment:
    more = {key: value for key, value in facts.items() if key != "answers"}
    return city(facts["answers"], otherwise=None, **more)


cities = written().map(assessed)


def links(proposal: Proposal) -> list[Dependency]:
    return [
        Dependency(predecessor=need.action, successor=action.id) for action in proposal.actions for need in action.needs
    ]


@FEW
@given(cities)
def test_every_need_is_proposed_or_met_and_nothing_waits_for_itself(assessment: Assessment) -> None:
    proposal = proposed_to(assessment)
    assert check_dependencies([action.id for action in proposal.actions], links(proposal)) == []
    for action in proposal.actions:
        assert {need.action for need in action.needs} & set(action.met) == set()


@FEW
@given(cities)
def test_every_action_gives_its_reasons_and_they_are_true(assessment: Assessment) -> None:
    proposal, answers = proposed_to(assessment), diagnosis_of(assessment).answers()
    needs = {(link.predecessor, link.successor) for link in links(proposal)}
    for action in proposal.actions:
        reasons = reasons_among_chosen(action, proposal.actions)
        assert reasons
        for reason in reasons:
            if isinstance(reason, AnswerReason):
                assert answers[reason.question].answer is reason.answer
            if isinstance(reason, NeededByReason):
                assert (action.id, reason.action) in needs


@FEW
@given(cities)
def test_preparation_is_proposed_only_for_what_needs_it(assessment: Assessment) -> None:
    proposal = proposed_to(assessment)
    needed = {link.predecessor for link in links(proposal)}
    for action in proposal.actions:
        measures = {measure for result in proposal.open for measure in result.planned.measured_by}
        if action.template.part is Part.PREPARATION and action.id != proposal.facts:
            assert action.id in needed | measures


@FEW
@given(cities)
def test_what_exists_or_is_done_is_never_asked_for_on_a_way(assessment: Assessment) -> None:
    proposal, diagnosis = proposed_to(assessment), diagnosis_of(assessment)
    met = {
        finding.question
        for factor in diagnosis.factors
        for finding in factor.questions
        if not factor.has_gap or finding.answer in {Answer.YES, Answer.NOT_APPLICABLE}
    }
    for level in (level for result in proposal.open for level in result.levels):
        assert level.by
        for action in level.by & CATALOGUE.action_by_id.keys():
            assert action not in assessment.plan.done
            questions = {answer for answer in CATALOGUE.action_by_id[action].answers if answer[0] != "C"}
            assert not questions or questions - met


@FEW
@given(cities)
def test_a_factor_in_place_or_out_of_scope_calls_for_nothing(assessment: Assessment) -> None:
    diagnosis = diagnosis_of(assessment)
    silent = {factor.factor for factor in diagnosis.factors if not factor.has_gap} | set(diagnosis.out_of_scope)
    for action in proposed_to(assessment).actions:
        questions = {reason.question for reason in action.reasons if isinstance(reason, AnswerReason)}
        assert {BENCHMARK.factor_of_question[question] for question in questions} & silent == set()


@FEW
@given(cities)
def test_every_answer_below_yes_has_a_way_up_or_waits_for_the_facts(assessment: Assessment) -> None:
    proposal, diagnosis = proposed_to(assessment), diagnosis_of(assessment)
    open_ = {result.question: result for result in proposal.open}
    below = [finding for factor in diagnosis.factors if factor.has_gap for finding in factor.questions if finding.gap]
    assert set(open_) == {finding.question for finding in below}
    proposed = {action.id for action in proposal.actions} | {
        part for merge in proposal.merged.values() for part in merge.parts
    }
    for result in open_.values():
        assert result.actions <= proposed
        if result.facts_first:
            assert not result.levels
        # Where all that leads there is done, the answer says that it was not enough, and nobody knows what would be.
        elif not result.levels:
            assert set(assessment.plan.done) & result.planned.actions or result.planned.actions - proposed


@FEW
@given(cities)
def test_what_is_done_is_not_proposed_and_the_rest_is_proposed_or_left_out(assessment: Assessment) -> None:
    proposal = proposed_to(assessment)
    proposed, left = {action.id for action in proposal.actions}, {left.action for left in proposal.left_out}
    assert proposed & set(assessment.plan.done) == set()
    assert left == set(CATALOGUE.action_by_id) - proposed


@FEW
@given(cities)
def test_what_rests_on_unknown_answers_waits_for_the_facts(assessment: Assessment) -> None:
    proposal = proposed_to(assessment)
    for action in proposal.actions:
        answers = [result.answer for result in proposal.open if action.id in result.actions]
        if answers:
            waits = proposal.facts in {need.action for need in action.needs}
            assert waits == (set(answers) == {Answer.UNKNOWN})


@FEW
@given(written(), st.randoms(use_true_random=False))
def test_the_order_in_which_a_file_says_things_changes_nothing(facts: dict[str, Any], shuffle: random.Random) -> None:
    def mixed(entries: Mapping[str, Any]) -> dict[str, Any]:
        return dict(shuffle.sample(list(entries.items()), len(entries)))

    again = {key: mixed(value) if isinstance(value, dict) else value for key, value in facts.items()}
    assert same(proposed_to(assessed(again)), proposed_to(assessed(facts)))


def same(proposal: Proposal, other: Proposal) -> bool:
    return (proposal.actions, proposal.open, proposal.left_out, proposal.unused) == (
        other.actions,
        other.open,
        other.left_out,
        other.unused,
    )


@FEW
@given(cities)
def test_the_same_answers_give_the_same_proposal_byte_for_byte(assessment: Assessment) -> None:
    again = Assessment.model_validate_json(assessment.model_dump_json(by_alias=True))
    assert printed(proposed_to(again)) == printed(proposed_to(assessment))
    assert diagnosis_of(again).model_dump_json() == diagnosis_of(assessment).model_dump_json()


def printed(proposal: Proposal) -> list[str]:
    parts = [part for action in proposal.actions for part in (action.template, *action.needs, *action.reasons)]
    return [part.model_dump_json() for part in (*parts, *proposal.left_out)]


@FEW
@given(written(), st.data())
def test_changing_one_answer_changes_only_what_depends_on_it(facts: dict[str, Any], data: st.DataObject) -> None:
    question = data.draw(st.sampled_from(list(BENCHMARK.question_by_id)))
    answer = data.draw(st.sampled_from(ANSWERS))
    before, after = (
        assessed(facts),
        assessed({**facts, "answers": {**facts["answers"], question: answer}}),
    )
    proposal_before, proposal_after = proposed_to(before), proposed_to(after)
    # The context adds its actions when there is anything to do at all, so the first gap brings them in.
    assume(bool(proposal_before.actions) == bool(proposal_after.actions))
    readings = frozenset((rule.factor, rule.reading) for rule in active_rules(before, CATALOGUE))
    then, now = parts_of(proposal_before), parts_of(proposal_after)
    changed = {action for action in then.keys() | now.keys() if then.get(action) != now.get(action)}
    assert changed <= depends_on(BENCHMARK.factor_of_question[question], readings)


def test_what_depends_on_a_factor_is_far_from_everything() -> None:
    every = frozenset((factor, part) for factor, some in READINGS.items() for part in some)
    sizes = {factor: len(depends_on(factor, every)) for factor in BENCHMARK.factor_by_id}
    assert max(sizes.values()) < len(CATALOGUE.actions) / 2


@cache
def depends_on(factor: str, readings: frozenset[tuple[str, str]]) -> frozenset[str]:
    """Return all that the answers to a factor's questions have a say in.

    That is: the actions on a way to an answer of its questions or about them, whatever these need in turn, the actions
    that need one of them and may find it met or not, the variations of all these, and the actions that take the place
    of several or find out what is not known.
    """
    rules = [rule for rule in CATALOGUE.context.readings if (rule.factor, rule.reading) in readings]
    offers = {replacement.offer.id: replacement for rule in rules for replacement in rule.replace}
    needs = {action.id: {need.action for need in action.needs} for action in CATALOGUE.actions}
    for rule in rules:
        for link in rule.link:
            needs[link.after].add(link.before)
    for offer in offers.values():
        needs[offer.hide].update(need.action for need in offer.offer.needs_also)
    moved = {result.question for result in CATALOGUE.results if BENCHMARK.factor_of_question[result.question] == factor}
    answering = {action.id for action in CATALOGUE.actions if factor in factors_of(action.id)}
    answering |= {action for question in moved for action in CATALOGUE.result_by_question[question].actions}
    pulled = set(answering)
    while more := {need for action in pulled for need in needs[action]} - pulled:
        pulled |= more
    waiting = {action for action, first in needs.items() if first & answering}
    merging = {id_ for merge in CATALOGUE.method.merges for id_ in (merge.action, *merge.parts)}
    varied = {id_ for id_, offer in offers.items() if offer.hide in pulled | waiting}
    return frozenset(pulled | waiting | varied | merging | {"F00-01"})


def factors_of(action: str) -> set[str]:
    """Return the key factors whose questions an action answers."""
    known = BENCHMARK.factor_of_question
    return {known[answer] for answer in CATALOGUE.action_by_id[action].answers if answer in known}


def parts_of(proposal: Proposal) -> dict[str, ProposedAction | LeftOut]:
    return {action.id: action for action in proposal.actions} | {left.action: left for left in proposal.left_out}
