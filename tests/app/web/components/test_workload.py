"""Who has how much to do is read as figures; colour only repeats them."""

from datetime import date
from typing import Any

import pytest

from planner.app.web.components.workload import OwnerLoad, workload_props
from planner.wording import Wording

NOVEMBER, DECEMBER, JANUARY = date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)
MONTHS = (NOVEMBER, DECEMBER, JANUARY)


def load(
    days: dict[date, float],
    capacity: float | None = None,
    name: str = "Human resources",
    over: tuple[date, ...] = (),
) -> OwnerLoad:
    return OwnerLoad(id=name.lower(), name=name, days=days, capacity=capacity, over=over)


def props(*owners: OwnerLoad, language: str = "en") -> Any:
    return workload_props(owners, MONTHS, wording=Wording(language))


def cells(owner: OwnerLoad, *others: OwnerLoad) -> list[Any]:
    return list(props(owner, *others)["owners"][0]["cells"])


def test_months_stand_under_their_years() -> None:
    shown = props()
    assert shown["years"] == [{"label": "2026", "months": 2}, {"label": "2027", "months": 1}]
    assert [month["label"] for month in shown["months"]] == ["Nov", "Dec", "Jan"]


def test_nobody_with_work_leaves_a_table_without_rows() -> None:
    assert props()["owners"] == []
    assert props()["totals"] == ["0", "0", "0"]


@pytest.mark.parametrize(
    ("days", "text"), [(0.0, ""), (0.25, "0.3"), (0.96, "1"), (1.0, "1"), (12.5, "12.5"), (1200.0, "1,200")]
)
def test_a_figure_has_its_half_day(days: float, text: str) -> None:
    assert cells(load({NOVEMBER: days}))[0]["text"] == text


def test_a_month_without_work_is_empty() -> None:
    assert [cell["share"] for cell in cells(load({DECEMBER: 5}))] == [0, 1.0, 0]


def test_without_a_capacity_a_month_is_measured_by_the_fullest_of_all() -> None:
    assert cells(load({NOVEMBER: 5}), load({DECEMBER: 20}, name="Legal"))[0]["share"] == 0.25


def test_with_a_capacity_a_month_is_measured_by_it() -> None:
    half, full, over = cells(load({NOVEMBER: 5, DECEMBER: 10, JANUARY: 15}, capacity=10))
    assert (half["share"], full["share"], over["share"]) == (0.5, 1.0, 1.0)


def test_a_month_with_too_much_work_says_so() -> None:
    full, over, _ = cells(load({NOVEMBER: 10, DECEMBER: 10.5}, capacity=10, over=(DECEMBER,)))
    assert (full["over"], over["over"]) == ("", "more than the capacity")


def test_an_owner_says_their_capacity_where_it_is_known() -> None:
    owners = props(load({}, capacity=12.25), load({}, capacity=1.04), load({}, name="Legal"))["owners"]
    assert [owner["capacity"] for owner in owners] == ["12.3 days a month", "1 day a month", ""]


def test_sums_are_of_what_is_shown() -> None:
    early = load({NOVEMBER: 5.4, date(2026, 10, 1): 100})
    shown = props(early, load({NOVEMBER: 5.4, JANUARY: 2}, name="Legal"))
    assert shown["totals"] == ["10.8", "0", "2"]
    assert shown["total"] == "12.8"
    assert [owner["total"] for owner in shown["owners"]] == ["5.4", "7.4"]


def test_figures_are_written_as_the_reader_writes_them() -> None:
    assert cells(load({NOVEMBER: 0.5}))[0]["text"] == "0.5"
    assert props(load({NOVEMBER: 0.5}), language="fr")["owners"][0]["cells"][0]["text"] == "0,5"
