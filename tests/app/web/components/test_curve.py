"""The lines of the work keep to the axis, and no picture has more labels than it has room for."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.app.web.components.curve import curve_props
from planner.track.curve import CurvePoint
from planner.wording import Wording

NAMES = [Wording("en").short_month(date(2027, month, 1)) for month in range(1, 13)]


def months(number: int, first: date = date(2027, 1, 31)) -> list[CurvePoint]:
    """Return the ends of so many months, planned evenly, nothing reported."""
    days = [first]
    while len(days) < number:
        days.append((days[-1] + timedelta(days=32)).replace(day=1) - timedelta(days=1))
    return [
        CurvePoint(day=day, planned=(index + 1) / number, actual=None, foreseen=None) for index, day in enumerate(days)
    ]


def props(points: list[CurvePoint], today: date = date(2027, 1, 31)) -> Any:
    return curve_props(points, today=today, wording=Wording("en"))


def test_levels_are_quarters_of_the_work() -> None:
    assert [level["label"] for level in props([])["levels"]] == ["0%", "25%", "50%", "75%", "100%"]


def test_a_plan_of_a_single_month_has_a_line_of_one_point() -> None:
    planned = props(months(1))["lines"][0]
    assert planned["points"] == [[0.0, 1.0]]


def test_a_line_has_only_the_points_that_are_known() -> None:
    done = CurvePoint(day=date(2027, 1, 31), planned=0.5, actual=0.25, foreseen=0.25)
    rest = CurvePoint(day=date(2027, 2, 28), planned=1.0, actual=None, foreseen=0.75)
    planned, foreseen, actual = props([done, rest])["lines"]
    assert (planned["look"], foreseen["look"], actual["look"]) == ("planned", "foreseen", "actual")
    assert actual["points"] == [[0.0, 0.25]]
    assert foreseen["points"] == [[0.0, 0.25], [1.0, 0.75]]


@pytest.mark.parametrize(
    ("number", "step"), [(4, 1), (9, 1), (12, 2), (24, 3), (40, 6), (90, 12), (200, 24), (500, 60)]
)
def test_labels_stand_further_apart_where_the_plan_is_longer(number: int, step: int) -> None:
    labels = [tick["label"].split() for tick in props(months(number))["ticks"]]
    counted = [int(year) * 12 + NAMES.index(month) for month, year in labels]
    assert len(counted) <= 9
    assert {after - before for before, after in pairwise(counted)} == {step}
    assert all(month % step == 0 for month in counted)


def test_a_label_names_month_and_year() -> None:
    assert [tick["label"] for tick in props(months(4))["ticks"]] == ["Feb 2027", "Mar 2027", "Apr 2027"]


@given(number=st.integers(1, 120), first=st.dates(date(2026, 1, 1), date(2030, 1, 1)))
def test_labels_and_points_stay_on_the_axis(number: int, first: date) -> None:
    shown = props(months(number, first))
    places = [*(tick["x"] for tick in shown["ticks"]), *(x for line in shown["lines"] for x, _ in line["points"])]
    assert all(0 <= place <= 1 for place in places)
    assert places[: len(shown["ticks"])] == sorted(places[: len(shown["ticks"])])
