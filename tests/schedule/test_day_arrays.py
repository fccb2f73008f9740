"""Arrays of working days are the calendar's own tables."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.problem import ProblemsFoundError
from planner.schedule.day_arrays import DayArrays
from planner.schedule.workdays import EVERY_DAY, WorkCalendar
from planner.toolkit.city import Closure

TOWN = WorkCalendar(closures=(Closure(first=date(2027, 5, 6), last=date(2027, 5, 14)),))


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 2900), st.sampled_from((TOWN, EVERY_DAY)))
def test_they_count_as_the_calendar_does(first: date, after: int, calendar: WorkCalendar) -> None:
    arrays, tables = DayArrays(calendar, first.toordinal()), calendar.tables
    number = int(arrays.before[after])
    assert number + arrays.number == tables.before[first.toordinal() + after]
    assert arrays.day[number] + arrays.first == tables.day[number + arrays.number]


def test_they_reach_twice_as_far_when_asked_and_count_on() -> None:
    arrays = DayArrays(TOWN, date(2027, 1, 4).toordinal())
    before, day = arrays.before, arrays.day
    arrays.extend()
    assert arrays.before.size == 2 * before.size
    assert (arrays.before[: before.size] == before).all()
    assert (arrays.day[: day.size] == day).all()


def test_they_reach_what_they_are_asked_to_cover() -> None:
    arrays = DayArrays(TOWN, date(2027, 1, 4).toordinal())
    number, day = arrays.day.size + 100, arrays.before.size + 100
    arrays.cover(number)
    assert arrays.day.size > number
    arrays.cover(0, 4 * day)
    assert arrays.before.size > 4 * day + 1


def test_the_end_of_the_calendar_is_a_problem() -> None:
    arrays = DayArrays(EVERY_DAY, date(9990, 1, 1).toordinal())
    with pytest.raises(ProblemsFoundError, match="beyond the years that a calendar has"):
        arrays.extend()
