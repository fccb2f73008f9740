"""The action library as shipped: complete, without loops, and each question answered."""

import pytest
from cities import BENCHMARK, CATALOGUE, ROOT, template

from planner.files.content import read_catalogue
from planner.plan import Dependency
from planner.schedule.network import loops
from planner.templates.catalogue import ActionTemplate, Need, Offer, Where
from planner.templates.terms import Remit, StartFrom

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


def test_it_holds_114_actions_15_context_variants_and_15_roles() -> None:
    variants = [action for action in CATALOGUE.actions if action.id.startswith("C")]
    assert (len(CATALOGUE.actions) - len(variants), len(variants), len(CATALOGUE.roles)) == (114, 15, 15)
    assert len(OFFERS) == 6


@pytest.mark.parametrize("question", BENCHMARK.question_by_id)
def test_every_question_is_answered_by_two_actions_one_of_them_a_start(question: str) -> None:
    answering = [action for action in CATALOGUE.actions if question in action.answers]
    assert len(answering) >= 2
    assert any(action.start_from is not StartFrom.SOMETHING for action in answering)


def test_actions_never_wait_for_one_another_even_with_every_reading_at_once() -> None:
    needs = [(need.action, action.id) for action in CATALOGUE.actions for need in action.needs]
    needs += [(link.before, link.after) for rule in CATALOGUE.context.readings for link in rule.link]
    needs += [(need.action, one.hide) for one in OFFERS for need in one.offer.needs_also]
    assert len(needs) > 150
    assert loops(Dependency(predecessor=before, successor=after) for before, after in needs) == []


def test_no_quick_win_waits_for_a_longer_action() -> None:
    limits = METHOD.quick_win

    def short(action: ActionTemplate) -> bool:
        return (
            action.weeks <= limits.max_weeks
            and action.effort <= limits.max_effort
            and action.cost_band <= limits.max_cost_band
            and action.remit in limits.remits
        )

    candidates = [action for action in CATALOGUE.actions if short(action) and action.id.startswith("F")]
    assert len(candidates) == 55
    finish = {action: _weeks(action) for action in CATALOGUE.action_by_id}
    wins = [action for action in candidates if finish[action.id] <= limits.horizon_weeks]
    assert len(wins) == 49
    assert [one.id for one in wins if not all(short(CATALOGUE.action_by_id[need.action]) for need in one.needs)] == []


def _weeks(action: str) -> int:
    known = CATALOGUE.action_by_id[action]
    return known.weeks + max((_weeks(need.action) for need in known.needs), default=0)


def test_the_longest_chain_takes_121_weeks() -> None:
    assert max(map(_weeks, CATALOGUE.action_by_id)) == 121
    assert _weeks("F11-10") == 121


def test_french_and_english_hold_the_same_actions_in_different_words() -> None:
    assert list(FRENCH.action_by_id) == list(CATALOGUE.action_by_id)
    same = [one.id for one in CATALOGUE.actions if one.title == FRENCH.action_by_id[one.id].title]
    assert same == []


def test_a_variation_keeps_what_it_does_not_say_and_needs_what_the_hidden_action_needs() -> None:
    hidden = template("F09-04", "9.2", "9.3", needs=["F03-01"], weeks=40, effort=60)
    offer = Offer.model_validate({**DESK, "weeks": 20, "needs_also": ["F09-05"]})
    variation = offer.applied_to(hidden)
    assert (variation.id, variation.weeks, variation.effort, variation.answers) == ("F09-04-C5", 20, 60, ("9.2", "9.3"))
    assert variation.needs == (Need(action="F03-01"), Need(action="F09-05"))


def test_a_variation_may_say_nothing_where_the_hidden_action_says_something() -> None:
    hidden = template("F09-04", "9.2", legal_limits=["data"], support=["legal"], cost_band=4)
    offer = Offer.model_validate({**DESK, "legal_limits": [], "support": [], "cost_band": 0})
    assert (offer.applied_to(hidden).legal_limits, offer.applied_to(hidden).support) == ((), ())
    assert offer.applied_to(hidden).cost_band == 0


@pytest.mark.parametrize(
    ("population", "times"),
    [(None, 1.0), (1, 0.6), (99_999, 0.6), (100_000, 1.0), (499_999, 1.0), (500_000, 1.6), (3_000_000, 1.6)],
)
def test_effort_grows_with_the_size_of_the_city(population: int | None, times: float) -> None:
    assert METHOD.effort_factor(population) == times


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
