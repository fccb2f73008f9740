"""Each of the four links, with its lag, holds two activities as far apart as it says."""

from dataclasses import replace
from datetime import date

import pytest
from examples import SOME
from hypothesis import given
from hypothesis import strategies as st

from planner.plan import Dependency
from planner.schedule.critical_path import ActionDates, Activity, schedule
from planner.schedule.workdays import WorkCalendar
from planner.templates.terms import Link
from planner.toolkit.city import Closure

MONDAY = date(2027, 1, 4)
TOWN = WorkCalendar()
FIRST, SECOND = "T1-1", "T1-2"


def january(day: int) -> date:
    return date(2027, 1, day)


def second_after(
    link: Link,
    lag: int = 0,
    *,
    elapsed: bool = False,
    durations: tuple[int, int] = (5, 3),
    calendar: WorkCalendar = TOWN,
) -> ActionDates:
    """Return the dates of an activity of three days that one of a week, from 4 January on, leads to."""
    before, after = (Activity(id=id_, duration=days) for id_, days in zip((FIRST, SECOND), durations, strict=True))
    dependency = Dependency(predecessor=FIRST, successor=SECOND, link=link, lag=lag, elapsed=elapsed)
    return schedule([before, after], [dependency], calendar, MONDAY).dates[SECOND]


@pytest.mark.parametrize(
    ("link", "lag", "elapsed", "first", "last"),
    [
        (Link.FINISH_TO_START, 0, False, 11, 13),
        (Link.FINISH_TO_START, 2, False, 13, 15),
        (Link.FINISH_TO_START, -2, False, 7, 11),
        (Link.FINISH_TO_START, 2, True, 11, 13),
        (Link.FINISH_TO_START, 3, True, 12, 14),
        (Link.START_TO_START, 0, False, 4, 6),
        (Link.START_TO_START, 2, False, 6, 8),
        (Link.START_TO_START, 5, True, 11, 13),
        (Link.FINISH_TO_FINISH, 0, False, 6, 8),
        (Link.FINISH_TO_FINISH, 2, False, 8, 12),
        (Link.FINISH_TO_FINISH, 4, True, 8, 12),
        (Link.START_TO_FINISH, 0, False, 4, 6),
        (Link.START_TO_FINISH, 4, False, 5, 7),
        (Link.START_TO_FINISH, 4, True, 5, 7),
    ],
)
def test_a_link_holds_start_or_finish_with_its_lag(
    link: Link, lag: int, *, elapsed: bool, first: int, last: int
) -> None:
    dates = second_after(link, lag, elapsed=elapsed)
    assert (dates.early_start, dates.early_finish) == (january(first), january(last))


@pytest.mark.parametrize(
    ("link", "reached"),
    [
        (Link.FINISH_TO_START, 8),
        (Link.FINISH_TO_FINISH, 8),
        (Link.START_TO_START, 4),
        (Link.START_TO_FINISH, 4),
    ],
)
def test_a_milestone_is_reached_at_the_end_or_the_beginning_of_what_it_waits_for(link: Link, reached: int) -> None:
    dates = second_after(link, durations=(5, 0))
    assert dates.early_start == dates.early_finish == january(reached)


@pytest.mark.parametrize(("lag", "elapsed", "reached"), [(0, False, 8), (1, False, 11), (2, False, 12), (2, True, 12)])
def test_a_milestone_that_ends_with_a_start_is_reached_on_its_eve(lag: int, reached: int, *, elapsed: bool) -> None:
    before = Activity(id=FIRST, duration=5, not_before=january(11))
    link = Dependency(predecessor=FIRST, successor=SECOND, link=Link.START_TO_FINISH, lag=lag, elapsed=elapsed)
    dates = schedule([before, Activity(id=SECOND, duration=0)], [link], TOWN, MONDAY).dates[SECOND]
    assert dates.early_finish == january(reached)


@pytest.mark.parametrize(("lag", "elapsed", "reached"), [(1, False, 11), (2, False, 12), (1, True, 11), (3, True, 11)])
def test_a_milestone_counts_its_lag_from_the_end_of_a_day(lag: int, reached: int, *, elapsed: bool) -> None:
    dates = second_after(Link.FINISH_TO_START, lag, elapsed=elapsed, durations=(5, 0))
    assert dates.early_finish == january(reached)


def test_what_follows_a_milestone_of_the_evening_begins_the_next_morning() -> None:
    activities = [Activity(id=FIRST, duration=5), Activity(id="T1-9", duration=0), Activity(id=SECOND, duration=1)]
    chain = [Dependency(predecessor=FIRST, successor="T1-9"), Dependency(predecessor="T1-9", successor=SECOND)]
    assert schedule(activities, chain, TOWN, MONDAY).dates[SECOND].early_start == january(11)


def test_a_lag_in_working_days_leaps_over_a_closure_and_an_elapsed_one_runs_through_it() -> None:
    closed = WorkCalendar(closures=(Closure(first=january(11), last=january(15)),))
    working = second_after(Link.FINISH_TO_START, 2, calendar=closed)
    elapsed = second_after(Link.FINISH_TO_START, 2, elapsed=True, calendar=closed)
    assert (working.early_start, elapsed.early_start) == (january(20), january(18))


def test_a_lag_counts_on_the_calendar_of_the_successor() -> None:
    four_days = WorkCalendar(weekdays=frozenset(range(4)))
    before = Activity(id=FIRST, duration=5, calendar="town")
    after = Activity(id=SECOND, duration=1, calendar="shop")
    link = Dependency(predecessor=FIRST, successor=SECOND, lag=4)
    calendars = {"town": TOWN, "shop": four_days}
    assert schedule([before, after], [link], calendars, MONDAY).dates[SECOND].early_start == january(18)
    swapped = [replace(before, calendar="shop"), replace(after, calendar="town")]
    assert schedule(swapped, [link], calendars, MONDAY).dates[SECOND].early_start == january(18)


def test_an_elapsed_successor_may_begin_on_a_day_off() -> None:
    after = Activity(id=SECOND, duration=3, elapsed=True)
    link = Dependency(predecessor=FIRST, successor=SECOND)
    dates = schedule([Activity(id=FIRST, duration=5), after], [link], TOWN, MONDAY).dates[SECOND]
    assert (dates.early_start, dates.early_finish) == (january(9), january(11))


LINKS = st.sampled_from(Link)
DURATIONS = st.tuples(st.integers(1, 12), st.integers(1, 12))


@SOME
@given(LINKS, st.integers(-5, 15), DURATIONS)
def test_all_four_links_are_one_gap_between_two_starts(link: Link, lag: int, durations: tuple[int, int]) -> None:
    before, after = durations
    from_finish = link in {Link.FINISH_TO_START, Link.FINISH_TO_FINISH}
    to_finish = link in {Link.FINISH_TO_FINISH, Link.START_TO_FINISH}
    gap = before * from_finish + lag - after * to_finish
    expected = second_after(Link.START_TO_START, gap, durations=durations)
    dates = second_after(link, lag, durations=durations)
    assert (dates.early_start, dates.early_finish) == (expected.early_start, expected.early_finish)


@SOME
@given(LINKS, st.integers(-5, 15), st.booleans(), DURATIONS)
def test_a_longer_lag_brings_nothing_forward(link: Link, lag: int, elapsed: bool, durations: tuple[int, int]) -> None:  # noqa: FBT001 - drawn
    shorter = second_after(link, lag, elapsed=elapsed, durations=durations)
    longer = second_after(link, lag + 1, elapsed=elapsed, durations=durations)
    assert longer.early_start >= shorter.early_start
