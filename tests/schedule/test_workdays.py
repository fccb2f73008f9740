"""Working days, holidays and closures."""

from datetime import date, timedelta

import pytest
from closed_days import closed_on
from hypothesis import given
from hypothesis import strategies as st

from planner.problem import ProblemsFoundError
from planner.schedule.workdays import EVERY_DAY, WorkCalendar, check_calendar, work_calendar
from planner.toolkit.city import Closure

FRANCE = work_calendar("FR")
ALSACE = work_calendar("FR", "Alsace")

days = st.dates(date(2020, 1, 1), date(2040, 12, 31))
calendars = st.builds(
    WorkCalendar,
    weekdays=st.frozensets(st.integers(0, 6), min_size=1),
    country=st.sampled_from([None, "FR", "NL", "SE"]),
    closures=st.lists(
        st.builds(
            lambda first, length: Closure(first=first, last=first + timedelta(days=length)), days, st.integers(0, 60)
        ),
        max_size=3,
    ).map(tuple),
)


@given(calendars, days, st.integers(-400, 400))
def test_between_counts_what_add_added(calendar: WorkCalendar, day: date, count: int) -> None:
    assert calendar.between(day, calendar.add(day, count)) == count


@given(calendars, days, st.integers(-400, 400))
def test_adding_always_ends_on_a_working_day(calendar: WorkCalendar, day: date, count: int) -> None:
    assert calendar.is_working(calendar.add(day, count))


@given(calendars, days, st.integers(1, 400))
def test_work_takes_as_many_working_days_as_it_lasts(calendar: WorkCalendar, day: date, duration: int) -> None:
    finish = calendar.finish(day, duration)
    worked = sum(calendar.is_working(day + timedelta(days=n)) for n in range((finish - day).days + 1))
    assert worked == duration


@given(calendars, days)
def test_the_nearest_working_days_lie_around_a_day(calendar: WorkCalendar, day: date) -> None:
    before, after = calendar.on_or_before(day), calendar.on_or_after(day)
    assert before <= day <= after
    assert (before == after == day) == calendar.is_working(day)
    assert calendar.between(before, after) == (0 if calendar.is_working(day) else 1)


def test_work_of_one_day_finishes_on_the_day_it_starts() -> None:
    assert FRANCE.finish(date(2027, 1, 4), 1) == date(2027, 1, 4)


def test_a_milestone_is_reached_on_a_working_day() -> None:
    assert FRANCE.finish(date(2027, 1, 9), 0) == date(2027, 1, 11)


def test_good_friday_and_the_day_after_christmas_are_holidays_in_alsace_and_moselle_only() -> None:
    moselle = work_calendar("FR", "Moselle")
    for day in (date(2027, 3, 26), date(2025, 12, 26)):
        assert FRANCE.is_working(day)
        assert not ALSACE.is_working(day)
        assert not moselle.is_working(day)


def test_a_region_may_be_named_by_its_code() -> None:
    assert work_calendar("FR", "6AE").between(date(2027, 1, 1), date(2028, 1, 1)) == ALSACE.between(
        date(2027, 1, 1), date(2028, 1, 1)
    )


def test_nobody_works_during_a_closure_first_and_last_day_included() -> None:
    closed = work_calendar(closures=[Closure(first=date(2027, 8, 2), last=date(2027, 8, 13))])
    assert closed.on_or_after(date(2027, 8, 2)) == date(2027, 8, 16)
    assert closed.on_or_before(date(2027, 8, 13)) == date(2027, 7, 30)


def test_a_closure_may_last_over_the_new_year() -> None:
    closed = work_calendar(closures=[Closure(first=date(2027, 12, 24), last=date(2028, 1, 7))])
    assert closed.add(date(2027, 12, 23), 1) == date(2028, 1, 10)


def test_calendars_with_the_same_content_share_their_tables() -> None:
    assert work_calendar("FR", "Alsace").tables is ALSACE.tables
    assert FRANCE.tables is not ALSACE.tables


def test_a_calendar_reaches_centuries_ahead_and_back() -> None:
    fresh = WorkCalendar(closures=closed_on([date(2027, 7, 14)]))
    # A day later than the weeks take: the closure falls on a Wednesday.
    far = date(2027, 1, 4) + timedelta(weeks=20_000, days=1)
    assert fresh.add(date(2027, 1, 4), 100_000) == far
    assert fresh.add(far, -100_000) == date(2027, 1, 4)
    assert fresh.between(date(1900, 1, 1), date(1900, 1, 8)) == 5


def test_the_end_of_the_calendar_is_explained() -> None:
    last_days = WorkCalendar(closures=closed_on([date(9999, 12, 29)]))
    assert last_days.is_working(date(9999, 12, 31))
    with pytest.raises(ProblemsFoundError, match="beyond the years") as caught:
        last_days.add(date(9999, 12, 30), 10)
    assert [problem.code for problem in caught.value.problems] == ["date-out-of-reach"]


def test_the_beginning_of_the_calendar_is_explained() -> None:
    with pytest.raises(ProblemsFoundError, match="beyond the years"):
        EVERY_DAY.add(date(1, 1, 2), -2)


def test_a_calendar_without_a_working_day_is_refused() -> None:
    with pytest.raises(ValueError, match="working day"):
        WorkCalendar(weekdays=frozenset())


@pytest.mark.parametrize(
    ("country", "region", "code", "word"),
    [
        ("FX", None, "unknown-country", "two-letter code"),
        ("ZZ", None, "unknown-country", "without public holidays"),
        ("FR", "Alsase", "unknown-region", "Moselle (57), Alsace (6AE)"),
        ("FR", "GES", "unknown-region", "Moselle"),
        ("FR", "Atlantis on the Seine", "unknown-region", "Moselle"),
        ("BE", "Wallonie", "unknown-region", "the same in all regions"),
        ("BE", "Bruxelles", "unknown-region", "under closures"),
        ("DE", "Bavarya", "unknown-region", "Bayern (BY)"),
        ("LU", "Esch", "unknown-region", "no regions"),
        (None, "Alsace", "region-without-country", "Alsace"),
    ],
)
def test_an_unknown_code_is_answered_with_a_known_one(
    country: str | None, region: str | None, code: str, word: str
) -> None:
    (problem,) = check_calendar(country, region)
    assert problem.code == code
    assert word in problem.english()


def test_a_calendar_that_is_known_has_no_problem() -> None:
    assert check_calendar(None) == check_calendar("FR") == check_calendar("FR", "Moselle") == []


def test_no_calendar_is_made_of_an_unknown_code() -> None:
    with pytest.raises(ProblemsFoundError, match="No regional holidays"):
        work_calendar("FR", "Alsase")
