"""What all chapters say of roles, money, links and years is said once, and adds up."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from drafted_plans import plan
from hypothesis import given, settings
from hypothesis import strategies as st
from written_papers import material_of

from planner.export.word.material import effort_by_year, months_after
from planner.plan import Dependency
from planner.templates.terms import Link
from planner.toolkit.assessment import Standing

MATERIAL = material_of(plan(5))


def link(**how: Any) -> Dependency:
    return Dependency(predecessor="F01-000", successor="F02-001", **how)


@pytest.mark.parametrize(
    ("dependency", "text"),
    [
        (link(), "F01-000"),
        (link(lag=1), "F01-000 (1 working day later)"),
        (link(lag=3), "F01-000 (3 working days later)"),
        (link(lag=-2), "F01-000 (2 working days earlier)"),
        (link(lag=3, elapsed=True), "F01-000 (3 calendar days later)"),
        (link(lag=1, elapsed=True), "F01-000 (1 calendar day later)"),
    ],
    ids=str,
)
def test_a_link_says_only_what_is_unusual_about_it(dependency: Dependency, text: str) -> None:
    assert MATERIAL.link_text(dependency) == text


@pytest.mark.parametrize("kind", [kind for kind in Link if kind is not Link.FINISH_TO_START])
def test_an_unusual_kind_of_link_is_named_before_its_lag(kind: Link) -> None:
    remarks = MATERIAL.link_text(link(link=kind, lag=2)).removeprefix("F01-000 (").removesuffix(")").split(", ")
    assert remarks == [MATERIAL.wording.label(kind).lower(), "2 working days later"]


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, ""),
        (1, "A0"),
        (2, "A0; A1"),
        (12, "A10; A11"),
        (13, "A11; 1 other: A12"),
        (40, "A11; 28 others: " + ", ".join(f"A{at}" for at in range(12, 40))),
    ],
)
def test_of_many_actions_the_first_have_their_titles_and_the_others_their_ids(number: int, text: str) -> None:
    assert MATERIAL.shortly([f"A{at}" for at in range(number)]).endswith(text)


@pytest.mark.parametrize(
    ("role", "title"), [("mayor", "Reception mayor"), ("print", "Reception print"), ("harbour", "harbour")]
)
def test_a_role_has_its_title_where_one_is_known(role: str, title: str) -> None:
    assert MATERIAL.service_name(role) == title


def test_a_role_that_the_plan_has_no_line_for_has_the_catalogues_title() -> None:
    assert material_of(plan(1, roles=())).service_name("mayor") == "Reception mayor"


@pytest.mark.parametrize(
    ("band", "cost"),
    [(0, "under €2,000"), (1, "€2,000 to €10,000"), (2, "€10,000 or more"), (7, "Not estimated")],
)
def test_a_band_is_a_range_of_euros(band: int, cost: str) -> None:
    action = plan(1).actions[0].model_copy(update={"cost_band": band})
    assert MATERIAL.cost(action) == cost


def test_a_sum_of_ranges_is_a_range() -> None:
    actions = MATERIAL.plan.actions
    assert MATERIAL.cost_of(actions[:2]) == "€2,000 to €12,000"
    assert MATERIAL.cost_of(actions[:3]) == "€12,000 or more"


def test_actions_of_unknown_cost_sum_up_to_nothing() -> None:
    unknown = plan(1).actions[0].model_copy(update={"cost_band": 7})
    assert MATERIAL.cost_of([unknown]) == MATERIAL.cost_of([]) == "€0"


def test_results_read_as_the_plan_promises_them() -> None:
    said = "every counter says whom to turn to, in the languages spoken there."
    bringing = next(action for action in MATERIAL.plan.actions if "3.1" in action.delivers)
    asked = bringing.model_copy(update={"delivers": ("3.1", "9.9")})
    assert MATERIAL.delivered_by(asked) == (f"3.1 By 17 February 2027: {said}",)
    assert MATERIAL.brought_closer_by(asked) == ()
    step = asked.model_copy(update={"id": "F99-01"})
    assert MATERIAL.delivered_by(step) == ()
    assert [text.casefold() for text in MATERIAL.brought_closer_by(step)] == [f"3.1 {said}"]


def test_every_action_stands_under_one_objective() -> None:
    actions = [action.id for _, members in MATERIAL.by_objective for action in members]
    assert sorted(actions) == sorted(action.id for action in MATERIAL.plan.actions)


def test_every_standing_has_its_factors_even_none() -> None:
    by_standing = MATERIAL.factors_by_standing
    assert list(by_standing) == list(Standing)
    assert by_standing[Standing.MISSING] == ("F01", "F02", "F03")
    assert by_standing[Standing.WEAK] == ()


@pytest.mark.parametrize(("actions", "in_place"), [(0, True), (1, False)])
def test_all_is_in_place_when_nothing_is_left_to_do(*, actions: int, in_place: bool) -> None:
    assert material_of(plan(actions)).all_in_place is in_place


def test_a_gap_without_actions_is_not_all_in_place() -> None:
    assert not material_of(plan(0, diagnosis=plan(1).diagnosis)).all_in_place


def test_an_action_that_people_retitled_is_called_by_its_new_title() -> None:
    assert material_of(plan(2, action_title="Open the doors")).names["F02-001"] == "F02-001 Open the doors"


def spanning(first: date, last: date, effort: float) -> Any:
    action = plan(1).actions[0]
    dates = replace(action.dates, early_start=first, early_finish=last)
    return action.model_copy(update={"dates": dates, "effort": effort})


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        (date(2027, 3, 1), date(2027, 3, 1), {2027: 10.0}),
        (date(2027, 12, 31), date(2028, 1, 1), {2027: 5.0, 2028: 5.0}),
        (date(2027, 12, 22), date(2027, 12, 31), {2027: 10.0}),
        (date(2027, 12, 22), date(2028, 1, 30), {2027: 2.5, 2028: 7.5}),
    ],
)
def test_effort_is_spread_over_the_days_that_an_action_lasts(first: date, last: date, years: dict[int, float]) -> None:
    assert effort_by_year([spanning(first, last, 10)]) == years


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 900), st.integers(0, 900), st.integers(0, 100)), max_size=8))
def test_no_effort_is_lost_between_the_years(drawn: list[tuple[int, int, int]]) -> None:
    start = date(2027, 1, 4)
    actions = [
        spanning(start + timedelta(days=at), start + timedelta(days=at + days), effort) for at, days, effort in drawn
    ]
    years = effort_by_year(actions)
    assert sum(years.values()) == pytest.approx(sum(action.effort for action in actions))
    assert list(years) == sorted(years)


@pytest.mark.parametrize(("days", "text"), [(0, "0 person-days"), (1, "1 person-day"), (1.5, "1.5 person-days")])
def test_person_days_keep_their_half_day(days: float, text: str) -> None:
    assert MATERIAL.person_days(days) == text


@pytest.mark.parametrize(
    ("day", "months", "month"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 1)),
        (date(2027, 12, 1), 1, date(2028, 1, 1)),
        (date(2026, 10, 15), 24, date(2028, 10, 1)),
        (date(2027, 5, 5), 0, date(2027, 5, 1)),
    ],
)
def test_months_are_counted_from_the_month_of_a_day(day: date, months: int, month: date) -> None:
    assert months_after(day, months) == month
