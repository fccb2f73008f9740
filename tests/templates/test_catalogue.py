"""The action library as shipped: complete, without loops, and each question answered."""

import pytest
from cities import BENCHMARK, CATALOGUE, ROOT, template
from pydantic import ValidationError

from planner.files.content import read_catalogue
from planner.plan import Dependency
from planner.schedule.network import loops
from planner.templates.catalogue import ActionTemplate, Catalogue, Need, Offer
from planner.templates.readings import Where
from planner.templates.results import DecidedBy, Part
from planner.templates.terms import Link, Remit, StartFrom

FRENCH = read_catalogue(ROOT / "plan_templates" / "anti-discrimination", "fr")
OFFERS = [replacement for rule in CATALOGUE.context.readings for replacement in rule.replace]
METHOD = CATALOGUE.method
DESK = {
    "id": "F09-04-C5",
    "title": "Open a desk",
    "why": "It costs less.",
    "first_steps": ["Choose a counter."],
    "indicator": "Desk open",
    "proof": "A photograph",
}


def test_it_holds_148_actions_18_on_the_context_and_18_roles() -> None:
    variants = [action for action in CATALOGUE.actions if action.id.startswith("C")]
    assert (len(CATALOGUE.actions) - len(variants), len(variants), len(CATALOGUE.roles)) == (148, 18, 18)
    assert len(OFFERS) == 6


@pytest.mark.parametrize("question", BENCHMARK.question_by_id)
def test_every_question_is_answered_by_two_actions_one_of_them_a_start(question: str) -> None:
    answering = [action for action in CATALOGUE.actions if question in action.answers]
    assert len(answering) >= 2
    assert any(action.start_from is not StartFrom.SOMETHING for action in answering)


def test_actions_never_wait_for_one_another_even_with_every_reading_at_once() -> None:
    needs = [(need.action, action.id) for action in CATALOGUE.actions for need in action.needs]
    needs += [(need, action.id) for action in CATALOGUE.actions for need in action.after]
    needs += [(link.before, link.after) for rule in CATALOGUE.context.readings for link in rule.link]
    needs += [(need.action, variation.hide) for variation in OFFERS for need in variation.offer.needs_also]
    assert loops(Dependency(predecessor=before, successor=after) for before, after in needs) == []


def early(action: ActionTemplate) -> bool:
    """Say whether an action is a quick win that residents notice, all that it needs included."""
    limits = METHOD.quick_win
    return (
        action.part is Part.RESULT
        and action.visible in limits.visible_to
        and action.decided_by in (DecidedBy.ADMINISTRATION, DecidedBy.EXECUTIVE)
        and action.weeks <= limits.max_weeks
        and action.effort <= limits.max_effort
        and action.cost_band <= limits.max_cost_band
        and _weeks(action.id) <= limits.horizon_weeks
    )


def _weeks(action: str) -> int:
    known = CATALOGUE.action_by_id[action]
    return known.weeks + max((_weeks(need.action) for need in known.needs), default=0)


@pytest.mark.parametrize("factor", BENCHMARK.factor_by_id)
def test_every_key_factor_has_a_quick_win_that_residents_notice(factor: str) -> None:
    questions = {question.id for question in BENCHMARK.factor_by_id[factor].questions}
    on_paths = {
        id_ for result in CATALOGUE.results if result.question in questions for *_, path in result.paths for id_ in path
    }
    assert any(early(CATALOGUE.action_by_id[action]) for action in on_paths)


def test_the_longest_chain_of_needs_fits_into_three_years() -> None:
    assert max(map(_weeks, CATALOGUE.action_by_id)) < 52 * METHOD.choice.horizon_years


def test_whatever_the_council_decides_says_when_it_votes_and_nothing_else_does() -> None:
    for each in CATALOGUE.actions:
        assert (each.vote_after_weeks is not None) is (each.decided_by is DecidedBy.COUNCIL), each.id
        assert each.vote_after_weeks is None or each.vote_after_weeks <= each.weeks, each.id


REMITS = {
    DecidedBy.ADMINISTRATION: Remit.OWN,
    DecidedBy.EXECUTIVE: Remit.OWN,
    DecidedBy.COUNCIL: Remit.COUNCIL,
    DecidedBy.PARTNER: Remit.SHARED,
    DecidedBy.OTHER_LEVEL: Remit.LOBBY,
}


def test_who_decides_is_within_the_remit() -> None:
    assert [each.id for each in CATALOGUE.actions if REMITS[each.decided_by] is not each.remit] == []


def test_what_costs_more_than_small_sums_names_its_money() -> None:
    counted = {band.band: band.counts_as for band in METHOD.cost_bands}
    assert [each.id for each in CATALOGUE.actions if each.money is None and each.cost_band > 1] == []
    assert counted[0] == 0 < counted[1] < 10_000


def test_the_data_protection_officer_advises_and_never_leads() -> None:
    assert "dpo" not in {each.owner for each in CATALOGUE.actions}


def test_what_is_merged_is_part_of_the_action_that_does_its_work() -> None:
    parts = {part: merge.action for merge in METHOD.merges for part in merge.parts}
    assert {each.id: each.merged_into for each in CATALOGUE.actions if each.merged_into} == parts
    assert all(CATALOGUE.action_by_id[id_].part is Part.PREPARATION for id_ in (*parts, *parts.values()))


def test_less_is_left_to_do_where_part_of_it_exists() -> None:
    for each in CATALOGUE.actions:
        if each.completes is not None:
            assert each.completes.title != each.title
            assert (each.completes.weeks or each.weeks) <= each.weeks, each.id
            assert (each.completes.effort or each.effort) <= each.effort, each.id


@pytest.mark.parametrize("reading", ["contested", "election"])
def test_the_groups_of_the_council_talk_before_any_vote(reading: str) -> None:
    votes = {each.id for each in CATALOGUE.actions if each.decided_by is DecidedBy.COUNCIL}
    rule = CATALOGUE.rule_by_reading["C6", reading]
    assert {link.after for link in rule.link if link.before == "C6-01"} == votes


@pytest.mark.parametrize("catalogue", [CATALOGUE, FRENCH], ids=["en", "fr"])
def test_the_council_is_told_nothing_of_its_own_majority(catalogue: Catalogue) -> None:
    words = ("majority", "divided", "contested", "weak", "majorité", "divisé", "contesté", "faible", "fragile")
    for rule in catalogue.context.readings:
        title = rule.in_papers.title if rule.in_papers else rule.title
        said = f"{title} {rule.text}".lower()
        assert [word for word in words if word in said] == [], rule.reading


def test_french_and_english_hold_the_same_actions_in_different_words() -> None:
    assert list(FRENCH.action_by_id) == list(CATALOGUE.action_by_id)
    same = [action.id for action in CATALOGUE.actions if action.title == FRENCH.action_by_id[action.id].title]
    assert same == []


def test_a_variation_keeps_what_it_does_not_say_and_needs_what_the_hidden_action_needs() -> None:
    hidden = template("F09-04", "9.2", "9.3", needs=["F03-01"], weeks=40, effort=60)
    offer = Offer.model_validate({**DESK, "weeks": 20, "needs_also": ["F09-05"]})
    variation = offer.applied_to(hidden)
    assert (variation.id, variation.weeks, variation.effort, variation.answers) == ("F09-04-C5", 20, 60, ("9.2", "9.3"))
    assert variation.needs == (Need(action="F03-01"), Need(action="F09-05"))


def test_a_variation_that_another_body_decides_forgets_the_vote() -> None:
    hidden = template("F09-04", "9.2", vote_after_weeks=12, decided_by="council", completes={"title": "Extend it"})
    assert Offer.model_validate(DESK).applied_to(hidden).vote_after_weeks == 12
    desk = Offer.model_validate({**DESK, "decided_by": "administration"}).applied_to(hidden)
    assert (desk.decided_by, desk.vote_after_weeks) == (DecidedBy.ADMINISTRATION, None)
    assert desk.completes is None


def test_a_variation_may_say_nothing_where_the_hidden_action_says_something() -> None:
    hidden = template("F09-04", "9.2", legal_limits=["data"], support=["legal"], cost_band=4)
    offer = Offer.model_validate({**DESK, "legal_limits": [], "support": [], "cost_band": 0})
    assert (offer.applied_to(hidden).legal_limits, offer.applied_to(hidden).support) == ((), ())
    assert offer.applied_to(hidden).cost_band == 0


def test_cost_bands_follow_one_another_without_a_gap() -> None:
    bands = METHOD.cost_bands
    assert [band.band for band in bands] == [0, 1, 2, 3, 4]
    assert [band.below for band in bands[:-1]] == [band.at_least for band in bands[1:]]
    assert bands[-1].below is None


def test_a_plain_id_among_the_needs_means_finish_to_start_without_a_lag() -> None:
    assert template("F01-02", "1.1", needs=["F01-01"]).needs == (Need(action="F01-01"),)


def test_an_exception_is_written_except_in_the_files() -> None:
    assert Where.model_validate({"remit": ["own"], "except": ["F01-01"]}).without == ("F01-01",)
    assert Where.model_validate({"remit": ["own"]}).remit == (Remit.OWN,)


def action(**facts: object) -> ActionTemplate:
    """Return a plain action, written as in a file, with these facts."""
    plain = template("F01-02", "1.1").model_dump(mode="json")
    return ActionTemplate.model_validate({**plain, **facts})


@pytest.mark.parametrize(("fact", "most"), [("weeks", 520), ("cost_band", 9), ("impact", 5)], ids=str)
def test_facts_of_an_action_have_an_upper_end(fact: str, most: int) -> None:
    assert getattr(action(**{fact: most}), fact) == most
    with pytest.raises(ValidationError, match=fact):
        action(**{fact: most + 1})


@pytest.mark.parametrize(
    "facts",
    [{"first_steps": []}, {"weeks": -1}, {"effort": -1}, {"id": "F1_02"}, {"impact": 0}, {"why": ""}],
    ids=str,
)
def test_an_action_that_says_too_little_is_refused(facts: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match=next(iter(facts))):
        action(**facts)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("F01-01", Need(action="F01-01")),
        ({"action": "F01-01", "link": "start-to-start"}, Need(action="F01-01", link=Link.START_TO_START)),
        ({"action": "F01-01", "lag": -5, "elapsed": True}, Need(action="F01-01", lag=-5, elapsed=True)),
    ],
)
def test_a_need_may_say_its_link_its_lag_and_in_which_days(written: object, meant: Need) -> None:
    assert action(needs=[written]).needs == (meant,)


@pytest.mark.parametrize(
    "condition",
    [
        {"question": "1.1", "answer": []},
        {"question": "1.1"},
        {"all": []},
        {"any": []},
        {"not": None},
        {"question": "1.1", "answer": ["no"], "all": []},
        "question 1.1 is no",
    ],
    ids=str,
)
def test_a_condition_says_exactly_what_it_asks(condition: object) -> None:
    with pytest.raises(ValidationError, match="when"):
        action(when=condition)


def test_a_condition_is_written_as_it_was_read() -> None:
    when = {"not": {"all": [{"question": "1.1", "answer": ["no"]}, {"context": "C1", "reading": "hostile"}]}}
    assert action(when=when).model_dump(mode="json")["when"] == when


def test_every_action_that_a_reading_touches_is_there() -> None:
    known = set(CATALOGUE.known_actions)
    for rule in CATALOGUE.context.readings:
        assert {*rule.include, *rule.offer, *rule.keep, *rule.met, *rule.lower, *rule.check_law} <= known, rule.reading
        assert {end for link in rule.link for end in (link.before, link.after)} <= known, rule.reading


def test_variations_are_known_actions_and_stand_after_all_others() -> None:
    offers = [replacement.offer.id for replacement in OFFERS]
    assert list(CATALOGUE.known_actions) == [*CATALOGUE.action_by_id, *offers]
    assert not set(offers) & set(CATALOGUE.action_by_id)


def test_each_reading_has_one_rule() -> None:
    assert len(CATALOGUE.rule_by_reading) == len(CATALOGUE.context.readings)
    for (factor, reading), rule in CATALOGUE.rule_by_reading.items():
        assert (rule.factor, rule.reading) == (factor, reading)


def test_every_role_that_acts_is_described() -> None:
    acting = {role for each in CATALOGUE.actions for role in (each.owner, *each.support)}
    assert acting <= set(CATALOGUE.role_by_id)
    assert all(role.does for role in CATALOGUE.roles)


def test_every_legal_limit_that_is_named_is_described() -> None:
    named = {limit for each in CATALOGUE.actions for limit in each.legal_limits}
    assert named <= {limit.id for limit in CATALOGUE.legal.legal_limits}
