"""Activities stand as early and as late as their bounds, windows and deadlines let them."""

from dataclasses import replace
from datetime import date

import pytest
from examples import FEW
from hypothesis import given
from hypothesis import strategies as st
from schedule_oracles import SeededPlan, seeded_plan

from planner.plan import Dependency, Window
from planner.schedule.critical_path import Activity, Schedule, schedule
from planner.schedule.workdays import WorkCalendar

MONDAY = date(2027, 1, 4)
TOWN = WorkCalendar()
SHORT, LONG, LAST = "T1-1", "T1-2", "T1-3"


def january(day: int) -> date:
    return date(2027, 1, day)


def window(first: int, last: int) -> Window:
    return Window(first=january(first), last=january(last))


def alone(activity: Activity) -> Schedule:
    """Schedule an activity beside another of 20 days, which gives it float."""
    return schedule([activity, Activity(id=LONG, duration=20)], [], TOWN, MONDAY)


@pytest.mark.parametrize(
    ("windows", "duration", "first"),
    [
        ([], 5, 4),
        ([(11, 15)], 5, 4),
        ([(8, 8)], 5, 11),
        ([(8, 10)], 5, 11),
        ([(6, 7), (12, 13)], 3, 14),
        ([(12, 13), (6, 7)], 3, 14),
        ([(6, 7), (12, 13)], 2, 4),
        ([(6, 12), (11, 20)], 4, 21),
        ([(4, 4)], 1, 5),
        ([(2, 3)], 1, 4),
    ],
)
def test_work_goes_before_between_or_after_windows_and_is_never_cut(
    windows: list[tuple[int, int]], duration: int, first: int
) -> None:
    clear_of = tuple(window(*days) for days in windows)
    assert alone(Activity(id=SHORT, duration=duration, clear_of=clear_of)).dates[SHORT].early_start == january(first)


@pytest.mark.parametrize(
    ("windows", "last"),
    [([], 29), ([(29, 29)], 28), ([(25, 31)], 22), ([(27, 29), (20, 22)], 26), ([(21, 26), (28, 29)], 20)],
)
def test_late_dates_keep_clear_of_windows_too(windows: list[tuple[int, int]], last: int) -> None:
    clear_of = tuple(window(*days) for days in windows)
    assert alone(Activity(id=SHORT, duration=2, clear_of=clear_of)).dates[SHORT].late_finish == january(last)


def test_a_milestone_in_a_window_is_reached_when_the_window_is_over() -> None:
    vote = Activity(id=LAST, duration=0, clear_of=(window(7, 12),))
    link = Dependency(predecessor=SHORT, successor=LAST)
    dates = schedule([Activity(id=SHORT, duration=5), vote], [link], TOWN, MONDAY).dates
    assert dates[LAST].early_finish == january(13)


@pytest.mark.parametrize(("deadline", "total"), [(29, 15), (28, 14), (15, 5), (8, 0), (7, -1), (4, -4)])
def test_total_float_is_the_working_days_to_the_deadline_or_the_plans_end(deadline: int, total: int) -> None:
    dates = alone(Activity(id=SHORT, duration=5, deadline=january(deadline))).dates[SHORT]
    assert (dates.total_float, dates.critical) == (total, total <= 0)


def test_free_float_ends_where_a_successor_would_move_and_total_float_where_the_plan_would() -> None:
    activities = [Activity(id=SHORT, duration=2), Activity(id=LONG, duration=20), Activity(id=LAST, duration=3)]
    waits = [Dependency(predecessor=SHORT, successor=LAST)]
    later = [replace(activities[2], not_before=january(11)), *activities[:2]]
    dates = schedule(later, waits, TOWN, MONDAY).dates
    assert (dates[SHORT].free_float, dates[SHORT].total_float) == (3, 15)
    assert (dates[LAST].free_float, dates[LAST].total_float) == (12, 12)


def test_an_activity_with_a_missed_deadline_has_no_free_float_to_give() -> None:
    activities = [Activity(id=SHORT, duration=5), Activity(id=LAST, duration=5, deadline=january(13))]
    dates = schedule(activities, [Dependency(predecessor=SHORT, successor=LAST)], TOWN, MONDAY).dates
    assert [dates[id_].total_float for id_ in (SHORT, LAST)] == [-2, -2]
    assert [dates[id_].free_float for id_ in (SHORT, LAST)] == [0, 0]


def test_a_plan_ends_with_the_morning_on_which_its_last_milestone_is_reached() -> None:
    work = Activity(id=SHORT, duration=4, elapsed=True)
    vote = Activity(id=LAST, duration=0, clear_of=(window(4, 7),))
    ended = schedule([work, vote], [], TOWN, MONDAY)
    assert (ended.finish, ended.critical_path) == (january(8), (LAST,))


SEEDED = st.integers(0, 10_000).map(lambda seed: seeded_plan(8, seed, elapsed=True))


@FEW
@given(SEEDED)
def test_early_comes_before_late_and_free_float_is_part_of_the_total(plan: SeededPlan) -> None:
    for dates in schedule(plan.activities, plan.dependencies, plan.calendars, MONDAY).dates.values():
        assert dates.early_start <= dates.late_start
        assert dates.early_finish <= dates.late_finish
        assert 0 <= dates.free_float <= dates.total_float


@FEW
@given(SEEDED, st.integers(1, 10))
def test_a_plan_that_begins_later_has_nothing_earlier(plan: SeededPlan, days: int) -> None:
    start = date.fromordinal(MONDAY.toordinal() + days)
    before = schedule(plan.activities, plan.dependencies, plan.calendars, MONDAY).dates
    after = schedule(plan.activities, plan.dependencies, plan.calendars, start).dates
    assert all(after[id_].early_start >= before[id_].early_start for id_ in before)


@FEW
@given(SEEDED, st.data())
def test_one_link_less_brings_nothing_later(plan: SeededPlan, data: st.DataObject) -> None:
    fewer = [link for link in plan.dependencies if not data.draw(st.booleans())]
    before = schedule(plan.activities, plan.dependencies, plan.calendars, MONDAY).dates
    after = schedule(plan.activities, fewer, plan.calendars, MONDAY).dates
    assert all(after[id_].early_finish <= before[id_].early_finish for id_ in before)
