"""Who has how much to do is read as figures and words; colour only repeats them."""

from datetime import date
from typing import Any

import pytest

from planner.app.web.components.workload import Chosen, ServiceRow, workload_props
from planner.track.workload import Period, PeriodLoad
from planner.wording import Wording

NOVEMBER, DECEMBER, JANUARY = date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)
MONTHS = (NOVEMBER, DECEMBER, JANUARY)
RULE = "F06-03"


def row(*efforts: float, time: float | None = None, name: str = "Human resources", **facts: Any) -> ServiceRow:
    loads = tuple(
        PeriodLoad(first=month, by_action={RULE: effort} if effort else {}, time=time)
        for month, effort in zip(MONTHS, efforts, strict=True)
    )
    return ServiceRow(id=name.lower(), name=name, loads=loads, **facts)


def props(*rows: ServiceRow, language: str = "en", chosen: Chosen | None = None) -> Any:
    return workload_props(rows, Period.MONTH, chosen=chosen, wording=Wording(language))


def cells(*rows: ServiceRow) -> list[Any]:
    return list(props(*rows)["rows"][0]["cells"])


def test_months_stand_under_their_years() -> None:
    shown = props(row(1, 1, 1))
    assert shown["years"] == [{"label": "2026", "periods": 2}, {"label": "2027", "periods": 1}]
    assert [period["label"] for period in shown["periods"]] == ["Nov", "Dec", "Jan"]


def test_weeks_are_named_by_their_mondays() -> None:
    monday = PeriodLoad(first=date(2027, 3, 1), by_action={RULE: 1.0}, time=2.0)
    shown = workload_props([ServiceRow(id="hr", name="HR", loads=[monday])], Period.WEEK, wording=Wording("en"))
    assert shown["periods"] == [{"label": "01/03", "aria": "week of 1 March 2027"}]
    assert "by week" in str(shown["label"])


def test_nobody_with_work_leaves_a_table_without_rows() -> None:
    assert (props()["rows"], props()["totals"], props()["legend"]) == ([], [], [])


def test_a_cell_says_the_share_and_the_days_against_the_time() -> None:
    half, full, over = cells(row(5, 9.5, 15, time=10))
    assert [cell["text"] for cell in (half, full, over)] == ["50%", "95%", "150%"]
    assert (half["note"], half["word"], half["look"]) == ("5 / 10", "", "some")
    assert (full["word"], full["look"]) == ("full", "full")
    assert (over["word"], over["look"], over["share"]) == ("too much", "over", 1.0)


def test_a_cell_is_heard_whole() -> None:
    first, *_ = cells(row(9.5, 0, 0, time=10))
    assert first["aria"] == "Human resources, November 2026: 9.5 of 10 person-days (95%), full. 1 action"


def test_a_cell_without_work_cannot_be_opened_and_says_where_nobody_is_there() -> None:
    assert cells(row(0, 0, 1, time=10))[:2] == [{}, {}]
    assert cells(row(0, 0, 0, time=0))[0] == {"look": "nobody", "word": "nobody there"}


def test_where_nobody_plans_the_time_days_stand_alone_and_are_shaded_by_the_fullest_period() -> None:
    cell = cells(row(5, 0, 0), row(0, 20, 0, name="Legal"))[0]
    assert (cell["text"], cell["note"], cell["share"]) == ("5", "", 0.25)


def test_the_legend_explains_only_what_is_shown() -> None:
    looks = [
        [entry["look"] for entry in props(shown)["legend"]] for shown in (row(5, 0, 0, time=10), row(11, 0, 0, time=10))
    ]
    assert looks == [["some"], ["some", "over"]]


def test_sums_are_of_the_city_alone() -> None:
    shown = props(row(5.4, 0, 2), row(5.4, 0, 2, name="Legal"), row(9, 9, 9, name="Association", outside=True))
    assert shown["totals"] == ["10.8", "0", "4"]
    assert shown["total"] == "14.8"
    assert [line["total"] for line in shown["rows"]] == ["7.4", "7.4", "27"]


def test_what_is_chosen_is_the_cell_or_the_whole_row() -> None:
    shown = props(row(5, 0, 0), chosen=Chosen(service="human resources", period="2026-11-01"))
    assert shown["chosen"] == shown["rows"][0]["cells"][0]["id"]
    whole = props(row(5, 0, 0), chosen=Chosen(service="human resources"))
    assert whole["chosen"] == whole["rows"][0]["id"]


@pytest.mark.parametrize(("language", "text"), [("en", "0.5"), ("fr", "0,5")])
def test_figures_are_written_as_the_reader_writes_them(language: str, text: str) -> None:
    assert props(row(0.5, 0, 0), language=language)["rows"][0]["cells"][0]["text"] == text
