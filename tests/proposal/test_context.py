"""What the readings of the city's context do to the facts of an action."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from cities import CATALOGUE, city, template

from planner.plan import ContextEffect, Window
from planner.proposal.context import Adapted, active_rules, adapt, offered, touches
from planner.templates.catalogue import ActionTemplate, Catalogue, ContextFile, ContextRule
from planner.templates.own_country import in_country
from planner.templates.readings import Where
from planner.templates.results import Money
from planner.toolkit.assessment import Assessment


def given(context: Mapping[str, Any]) -> Assessment:
    return city(context=dict(context))


def adapted(action: str, context: Mapping[str, Any], catalogue: Catalogue = CATALOGUE) -> Adapted:
    """Apply the shipped readings to one of the shipped actions."""
    assessment = given(context)
    rules = active_rules(assessment, catalogue)
    outcome = offered(catalogue, rules)
    known = outcome.templates[action]
    return adapt(
        known, f"F{action[1:3]}" if action.startswith("F") else None, outcome.original(action), rules, assessment
    )


def rules_of(*readings: Mapping[str, Any]) -> tuple[ContextRule, ...]:
    """Return rules of C1, one a reading, that say no more than what is given."""
    usual = {"factor": "C1", "title": "T", "says": [{"text": "T."}]}
    rules = [{**usual, "reading": f"r{n}", **reading} for n, reading in enumerate(readings)]
    return ContextFile.model_validate({"readings": rules}).readings


def adjusted(
    action: ActionTemplate, *adjustments: Mapping[str, Any], context: Mapping[str, Any] | None = None
) -> Adapted:
    """Apply adjustments to an action, each in a reading of its own."""
    rules = rules_of(*({"adjust": [{"where": {}, "note": "So.", **adjustment}]} for adjustment in adjustments))
    return adapt(action, "F01", action.id, rules, given(context or {}))


WORK = template("F01-01", "1.1", weeks=10, effort=20, cost_band=2, impact=3, remit="council", type="rule")


def test_only_the_readings_that_the_city_gives_are_active_in_the_catalogues_order() -> None:
    rules = active_rules(given({"C7": "strong", "C3": ["settled", "recent"], "C1": "none"}), CATALOGUE)
    assert [(rule.factor, rule.reading) for rule in rules] == [("C3", "recent"), ("C3", "settled"), ("C7", "strong")]


def test_without_a_reading_an_action_stays_as_it_is() -> None:
    bare = adapt(WORK, "F01", "F01-01", (), given({}))
    assert (bare.weeks, bare.effort, bare.cost_band, bare.impact) == (10, 20, 2, 3)
    assert (bare.reasons, bare.notes, bare.clear_of, bare.check_law, bare.pilot) == ((), (), (), False, False)


def test_a_reading_raises_or_lowers_what_an_action_brings_by_one_step() -> None:
    assert adapt(WORK, "F01", "F01-01", rules_of({"raise": ["F01-01"]}), given({})).impact == 4
    lower = adapted("F09-02", {"C3": "settled"})
    assert lower.impact == CATALOGUE.action_by_id["F09-02"].impact - 1
    assert [reason.effect for reason in lower.reasons] == [ContextEffect.LOWER]


def test_several_readings_at_once_add_up() -> None:
    both = adapt(WORK, "F01", "F01-01", rules_of({"raise": ["F01-01"]}, {"lower": ["F01-01"]}), given({}))
    assert both.impact == WORK.impact
    assert [reason.effect for reason in both.reasons] == [ContextEffect.RAISE, ContextEffect.LOWER]


@pytest.mark.parametrize(("impact", "change", "expected"), [(5, "raise", 5), (1, "lower", 1), (4, "raise", 5)])
def test_what_an_action_brings_stays_between_one_and_five(impact: int, change: str, expected: int) -> None:
    action = template("F01-01", "1.1", impact=impact)
    rules = rules_of({change: ["F01-01"]}, {change: ["F01-01"]})
    assert adapt(action, "F01", "F01-01", rules, given({})).impact == expected


def test_a_reading_asks_for_a_look_at_the_law() -> None:
    checked = adapted("F01-03", {"C1": "strong"})
    assert checked.check_law
    assert ContextEffect.CHECK_LAW in {reason.effect for reason in checked.reasons}
    assert not adapted("F01-02", {"C1": "strong"}).check_law


def test_multipliers_of_several_readings_multiply_and_bands_add() -> None:
    twice = adjusted(
        WORK, {"weeks": 1.25, "effort": 1.5, "cost_band": 1}, {"weeks": 2.0, "effort": 2.0, "cost_band": 1}
    )
    assert (twice.weeks, twice.effort, twice.cost_band) == (25, 60, 4)


def test_a_cost_never_falls_below_the_first_band() -> None:
    assert adjusted(WORK, {"cost_band": -9}).cost_band == 0


def test_law_that_binds_gives_votes_a_quarter_more_time() -> None:
    pledge, kit = (CATALOGUE.action_by_id[action] for action in ("F01-05", "F01-02"))
    assert adapted("F01-05", {"C1": "strong"}).weeks == pledge.weeks * 1.25
    assert adapted("F01-02", {"C1": "strong"}).weeks == kit.weeks


def test_a_poor_city_starts_costly_actions_in_the_second_year_and_the_costliest_as_pilots() -> None:
    usual, campaign = CATALOGUE.action_by_id["F01-07"], adapted("F01-07", {"C5": "low"})
    assert (campaign.not_before_months, campaign.cost_band, campaign.pilot) == (12, usual.cost_band - 1, True)
    assert usual.money
    assert campaign.money == Money(once=round(usual.money.once * 0.2), yearly=round(usual.money.yearly * 0.2))
    assert campaign.effort == usual.effort * 0.33
    assert len(campaign.notes) == 2
    cheap = adapted("F01-02", {"C5": "low"})
    assert (cheap.not_before_months, cheap.pilot, cheap.notes) == (0, False, ())


def test_a_poor_city_funds_one_help_body_for_a_year_at_a_time() -> None:
    grant = adapted("F09-05", {"C5": "low"})
    assert (grant.money, grant.not_before_months, grant.pilot) == (Money(yearly=9_000), 0, False)


def test_what_a_reading_knows_better_takes_the_place_of_the_fact() -> None:
    stated = adjusted(WORK, {"set": {"weeks": 4, "effort": 6}}, {"set": {"weeks": 3}})
    assert (stated.weeks, stated.effort, stated.cost_band) == (3, 6, WORK.cost_band)


def test_what_the_law_requires_is_never_put_off() -> None:
    rules = active_rules(given({"C5": "low"}), CATALOGUE)
    late = next(adjustment for rule in rules for adjustment in rule.adjust if adjustment.not_before_months)
    for action in ("F06-03", "F06-04", "F07-13", "F10-05", "F10-10", "F11-03"):
        dear = template(action, "1.1", cost_band=4)
        assert not touches(late.where, dear, "F01", frozenset({action}))


def test_the_latest_first_month_and_the_earliest_last_month_count() -> None:
    outcome = adjusted(WORK, {"not_before_months": 3}, {"not_before_months": 12}, {"finish_within_months": 9})
    assert (outcome.not_before_months, outcome.finish_within_months) == (12, 9)
    assert adjusted(WORK, {"finish_within_months": 9}, {"finish_within_months": 6}).finish_within_months == 6


@pytest.mark.parametrize(
    ("languages", "effort", "cost_band"), [(5, 6, 1), (9, 6, 1), (10, 7, 1), (11, 7, 2), (12, 7, 2), (20, 9, 2)]
)
def test_every_five_languages_beyond_five_cost_a_day_and_beyond_ten_a_cost_band(
    languages: int, effort: int, cost_band: int
) -> None:
    outcome = adapted("F01-03", {"C3": {"readings": ["recent"], "figures": {"languages": languages}}})
    assert (outcome.effort, outcome.cost_band) == (effort, cost_band)
    assert bool(outcome.notes) == (languages >= 10)


def test_a_figure_that_the_city_did_not_give_changes_nothing() -> None:
    assert adapted("F01-03", {"C3": "recent"}).reasons == ()
    assert adapted("F01-05", {"C6": "election"}).clear_of == ()


def test_votes_stay_clear_of_an_election() -> None:
    context = {"C6": {"readings": ["election"], "figures": {"election": "2027-06-13"}}}
    window = Window(first=date(2027, 4, 18), last=date(2027, 7, 24))
    assert adapted("F01-05", context).clear_of == (window,)
    assert adapted("F01-02", context).clear_of == ()


@pytest.mark.parametrize(
    ("country", "first"),
    [
        # Code électoral, art. L52-1: the first day of the sixth month before that of the vote.
        ("FR", date(2026, 12, 1)),
        # LOREG: from the call of the vote, which is 55 days before it.
        ("ES", date(2027, 4, 19)),
        ("PT", date(2027, 3, 15)),
        # Weeks of restraint by custom.
        ("DE", date(2027, 3, 21)),
        # Not certain, not known, not said: six weeks.
        ("BE", date(2027, 5, 2)),
        ("BG", date(2027, 5, 2)),
        (None, date(2027, 5, 2)),
    ],
)
def test_campaigns_stay_out_of_the_days_in_which_the_country_has_a_city_hold_back(
    country: str | None, first: date
) -> None:
    context = {"C6": {"readings": ["election"], "figures": {"election": "2027-06-13"}}}
    (window,) = adapted("F01-07", context, in_country(CATALOGUE, country)).clear_of
    assert window == Window(first=first, last=date(2027, 7, 24))


def test_two_readings_that_ask_for_the_same_window_ask_once() -> None:
    context = {"C6": {"readings": ["contested", "election"], "figures": {"election": "2027-06-13"}}}
    assert len(adapted("F01-05", context).clear_of) == 1


def test_a_new_mandate_wants_what_is_voted_done_within_the_first_year() -> None:
    assert adapted("F01-05", {"C6": "supportive"}).finish_within_months == 12
    assert adapted("F01-02", {"C6": "supportive"}).finish_within_months is None


def test_notes_for_indicators_and_partners_stand_once() -> None:
    assert adapted("F11-02", {"C2": "strong"}).indicator_note == "proxy or qualitative measure"
    assert adapted("F04-07", {"C7": "strong"}).partners_note.startswith("Led together with an association")
    note, other = {"indicator_note": "by proxy"}, {"indicator_note": "on process"}
    assert adjusted(WORK, note, note, other).indicator_note == "by proxy – on process"


def test_every_adjustment_says_in_a_sentence_what_it_changed() -> None:
    outcome = adapted("F06-06", {"C1": "strong", "C4": "high-unemployment"})
    adjusts = [reason for reason in outcome.reasons if reason.effect is ContextEffect.ADJUST]
    assert [(adjustment.context, adjustment.reading) for adjustment in adjusts] == [
        ("C1", "strong"),
        ("C4", "high-unemployment"),
    ]
    assert tuple(adjustment.note for adjustment in adjusts) == outcome.notes


def test_an_adjustment_of_a_hidden_action_touches_its_variation() -> None:
    assert adapted("F09-04-C7-strong", {"C7": "strong", "C5": "none"}).weeks == 40 * 0.9
    ids = frozenset({"F09-04-C5", "F09-04"})
    assert touches(Where(actions=("F09-04",)), template("F09-04-C5", "9.2"), "F09", ids)


@pytest.mark.parametrize(
    ("where", "touched"),
    [
        ({}, True),
        ({"actions": ["F01-01"]}, True),
        ({"actions": ["F01-02"]}, False),
        ({"factors": ["F01", "F02"]}, True),
        ({"factors": ["F02"]}, False),
        ({"types": ["rule"]}, True),
        ({"types": ["evidence"]}, False),
        ({"remit": ["council"]}, True),
        ({"remit": ["own"]}, False),
        ({"effort_over": 19}, True),
        ({"effort_over": 20}, False),
        ({"cost_band_from": 2}, True),
        ({"cost_band_from": 3}, False),
        ({"remit": ["council"], "types": ["evidence"]}, False),
        ({"except": ["F01-01"]}, False),
    ],
    ids=str,
)
def test_a_selector_touches_an_action_when_all_that_it_says_holds(where: Mapping[str, Any], *, touched: bool) -> None:
    assert touches(Where.model_validate(where), WORK, "F01", frozenset({"F01-01"})) is touched


def test_a_selector_by_factor_leaves_what_only_the_context_asks_for() -> None:
    assert not touches(Where(factors=("F01",)), template("C1-01", "C1"), None, frozenset({"C1-01"}))


def test_of_two_variations_the_first_reading_of_the_file_counts() -> None:
    outcome = offered(CATALOGUE, active_rules(given({"C7": "weak", "C5": "low"}), CATALOGUE))
    assert outcome.current("F09-04") == "F09-04-C5"
    assert outcome.original("F09-04-C5") == "F09-04"
    assert "F09-04-C7-weak" not in outcome.templates
    assert [(unused.rule.factor, unused.action) for unused in outcome.unused] == [("C7", "F09-04")]
    assert outcome.reasons["F09-04-C5"].effect is ContextEffect.REPLACE


def test_an_action_that_nobody_replaces_keeps_its_name() -> None:
    outcome = offered(CATALOGUE, ())
    assert outcome.current("F09-04") == outcome.original("F09-04") == "F09-04"
    assert outcome.templates == dict(CATALOGUE.action_by_id)


@pytest.mark.parametrize(
    ("chosen", "election", "reading"),
    [
        ([], "2026-10-15", "election"),
        ([], "2027-10-15", "election"),
        (["election-later"], "2027-10-15", "election"),
        ([], "2027-10-16", "election-later"),
        (["election"], "2027-10-16", "election-later"),
        (["election"], "2026-10-14", None),
        (["election"], None, "election"),
        (["election-later"], None, "election-later"),
        ([], None, None),
    ],
)
def test_what_is_said_of_an_election_follows_from_its_date(
    chosen: list[str], election: str | None, reading: str | None
) -> None:
    figures = {"election": election} if election else {}
    assessment = given({"C6": {"readings": ["contested", *chosen], "figures": figures}})
    assessed = assessment.model_copy(update={"date": date(2026, 10, 15)})
    holding = [rule.reading for rule in active_rules(assessed, CATALOGUE)]
    assert holding == ["contested", *filter(None, [reading])]


def test_votes_stay_clear_of_an_election_that_is_not_near() -> None:
    context = {"C6": {"figures": {"election": "2028-06-11"}}}
    assert adapted("F01-05", context).clear_of == (Window(first=date(2028, 4, 16), last=date(2028, 7, 22)),)
