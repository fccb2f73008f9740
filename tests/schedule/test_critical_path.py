"""Early and late dates, floats and the critical path."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from closed_days import closed_on
from drawn_plans import MONDAY, plans
from hand_solved import read_network
from hypothesis import example, given
from hypothesis import strategies as st
from schedule_oracles import (
    START,
    SeededPlan,
    four_dates,
    longpath_dates,
    longpath_project,
    seeded_plan,
    trueppm_dates,
    trueppm_project,
)

from planner.plan import Dependency, Window
from planner.problem import ProblemsFoundError
from planner.schedule.critical_path import ActionDates, Activity, HeldBy, Hold, Schedule, schedule
from planner.schedule.workdays import EVERY_DAY, WorkCalendar, work_calendar
from planner.templates.terms import Link
from planner.toolkit.city import Closure

NETWORKS = sorted((Path(__file__).parents[1] / "networks").glob("*.yaml"))
DAY = timedelta(days=1)
WEEKDAYS = WorkCalendar()
A, B, C, D = "T1-A", "T1-B", "T1-C", "T1-D"


def wait(
    predecessor: str, successor: str, link: Link = Link.FINISH_TO_START, lag: int = 0, *, elapsed: bool = False
) -> Dependency:
    return Dependency(predecessor=predecessor, successor=successor, link=link, lag=lag, elapsed=elapsed)


def work(action: str, duration: int) -> Activity:
    return Activity(id=action, duration=duration)


def chain(count: int) -> tuple[list[Activity], list[Dependency]]:
    ids = [f"T1-{number:05}" for number in range(count)]
    links = [wait(before, after) for before, after in pairwise(ids)]
    return [work(action, 1) for action in ids], links


# Networks solved by hand


@pytest.mark.parametrize("path", NETWORKS, ids=lambda path: path.stem)
def test_a_network_has_the_dates_that_people_found_by_hand(path: Path) -> None:
    network = read_network(path)
    plan = schedule(network.activities, network.dependencies, network.calendar, network.start)
    assert dict(plan.dates) == network.expected
    assert plan.critical_path == network.critical_path


# Other schedulers


@pytest.mark.parametrize("seed", range(3))
def test_all_dates_equal_those_of_trueppm_scheduler(seed: int) -> None:
    trueppm = pytest.importorskip("trueppm_scheduler", reason="trueppm-scheduler, an oracle, is not installed")
    plan = seeded_plan(200, seed, elapsed=True)
    own = schedule(plan.activities, plan.dependencies, plan.calendars, START)
    tasks = trueppm.schedule(trueppm_project(plan)).tasks
    assert four_dates(own) == trueppm_dates(tasks)
    assert {action: dates.total_float for action, dates in own.dates.items()} == {
        task.id: task.total_float.days for task in tasks
    }
    assert {action: dates.free_float for action, dates in own.dates.items()} == {
        task.id: task.free_float.days for task in tasks
    }


@pytest.mark.parametrize("seed", range(3))
def test_all_dates_equal_those_of_longpath(seed: int) -> None:
    cpm = pytest.importorskip("longpath.cpm", reason="longpath, an oracle, is not installed")
    plan = seeded_plan(200, seed, elapsed=False)
    own = schedule(plan.activities, plan.dependencies, plan.calendars, START)
    result = cpm.run(*longpath_project(plan), cpm.CpmOptions(lag_calendar="successor"))
    assert four_dates(own) == longpath_dates(result, list(own.dates))


# What must be true of every plan


def without_waits(plan: SeededPlan) -> SeededPlan:
    """Return a plan in which everything is counted in working days."""
    return replace(
        plan,
        activities=tuple(replace(activity, elapsed=False) for activity in plan.activities),
        dependencies=tuple(link.model_copy(update={"elapsed": False}) for link in plan.dependencies),
    )


def scheduled(plan: SeededPlan) -> Schedule:
    return schedule(plan.activities, plan.dependencies, plan.calendars, MONDAY)


def holds(plan: SeededPlan, link: Dependency, before: tuple[date, date], after: tuple[date, date]) -> bool:
    """Say by the calendar alone whether a dependency holds between two activities that take time."""
    by_id = {activity.id: activity for activity in plan.activities}
    predecessor, successor = by_id[link.predecessor], by_id[link.successor]
    own = EVERY_DAY if predecessor.elapsed else plan.calendars[predecessor.calendar]
    counted = EVERY_DAY if link.elapsed or not link.lag else plan.calendars[successor.calendar]
    if link.link is Link.FINISH_TO_START:
        return counted.between(before[1] + DAY, after[0]) >= link.lag
    if link.link is Link.START_TO_START:
        return counted.between(before[0], after[0]) >= link.lag
    if link.link is Link.FINISH_TO_FINISH:
        return counted.between(before[1], after[1]) >= link.lag
    eve = before[0] - DAY if link.elapsed and link.lag > 0 else own.on_or_before(before[0] - DAY)
    return counted.between(eve, after[1]) >= link.lag


def early(dates: ActionDates) -> tuple[date, date]:
    return dates.early_start, dates.early_finish


def late(dates: ActionDates) -> tuple[date, date]:
    return dates.late_start, dates.late_finish


@given(plans(shortest=1, windows=True))
def test_every_dependency_is_kept_by_early_and_late_dates(plan: SeededPlan) -> None:
    dates = scheduled(plan).dates
    for link in plan.dependencies:
        before, after = dates[link.predecessor], dates[link.successor]
        assert holds(plan, link, early(before), early(after))
        assert holds(plan, link, late(before), late(after))


@given(plans())
def test_no_milestone_stands_before_what_leads_to_it_or_behind_what_follows(plan: SeededPlan) -> None:
    dates = scheduled(plan).dates
    lasting = {activity.id: activity.duration for activity in plan.activities}
    for link in plan.dependencies:
        before, after = dates[link.predecessor], dates[link.successor]
        if link.lag or link.link is not Link.FINISH_TO_START:
            continue
        for first, second in ((early(before), early(after)), (late(before), late(after))):
            assert second[0] > first[1] or (not lasting[link.predecessor] * lasting[link.successor])
            assert second[0] >= first[1]


@given(plans(windows=True))
def test_work_lies_on_working_days_of_its_calendar_and_has_its_length(plan: SeededPlan) -> None:
    dates = scheduled(plan).dates
    for activity in plan.activities:
        calendar = EVERY_DAY if activity.elapsed else plan.calendars[activity.calendar]
        for start, finish in (early(dates[activity.id]), late(dates[activity.id])):
            assert calendar.is_working(start)
            assert calendar.is_working(finish)
            assert calendar.between(start, finish) == max(activity.duration - 1, 0)


@given(plans(windows=True))
def test_without_deadlines_no_float_is_negative(plan: SeededPlan) -> None:
    for dates in scheduled(plan).dates.values():
        assert 0 <= dates.free_float <= dates.total_float
        assert dates.early_start <= dates.late_start
        assert dates.early_finish <= dates.late_finish


@given(plans(calendars=1).map(without_waits))
def test_with_one_calendar_the_whole_critical_path_is_critical(plan: SeededPlan) -> None:
    result = scheduled(plan)
    assert result.critical_path
    for action in result.critical_path:
        assert result.dates[action].critical


ENDING_ON_TWO_DAYS = SeededPlan(
    activities=(
        Activity(id="T1-0", duration=4, elapsed=True),
        Activity(id="T1-1", duration=0, elapsed=True, clear_of=(Window(first=MONDAY, last=MONDAY + 3 * DAY),)),
    ),
    dependencies=(),
    calendars={"": WEEKDAYS},
)
"""Work up to Thursday, and a milestone that a window moves to Friday morning: one instant, two dates."""


@given(plans(windows=True))
@example(ENDING_ON_TWO_DAYS)
def test_the_critical_path_leads_from_a_date_to_the_finish(plan: SeededPlan) -> None:
    result = scheduled(plan)
    path = result.critical_path
    assert result.dates[path[-1]].early_finish == result.finish == max(d.early_finish for d in result.dates.values())
    assert result.held_by(path[0]).predecessor is None
    links = {(link.predecessor, link.successor) for link in plan.dependencies}
    assert links.issuperset(pairwise(path))


@given(plans(windows=True), st.randoms(use_true_random=False))
def test_the_order_in_the_file_changes_nothing(plan: SeededPlan, shuffler: Random) -> None:
    activities, dependencies = list(plan.activities), list(plan.dependencies)
    shuffler.shuffle(activities)
    shuffler.shuffle(dependencies)
    shuffled = schedule(activities, dependencies, plan.calendars, MONDAY)
    result = scheduled(plan)
    assert shuffled.dates == result.dates
    assert list(shuffled.dates) == [activity.id for activity in activities]
    assert shuffled.critical_path == result.critical_path


@given(plans(links=(Link.FINISH_TO_START,)), st.integers(0, 8), st.integers(1, 9))
def test_a_longer_action_never_ends_a_finish_to_start_plan_earlier(plan: SeededPlan, which: int, more: int) -> None:
    activities = list(plan.activities)
    which %= len(activities)
    activities[which] = replace(activities[which], duration=activities[which].duration + more)
    longer = schedule(activities, plan.dependencies, plan.calendars, MONDAY)
    before, after = scheduled(plan).finish, longer.finish
    assert before is not None
    assert after is not None
    assert after >= before


@given(plans(windows=True))
def test_windows_are_respected_by_early_and_late_dates(plan: SeededPlan) -> None:
    dates = scheduled(plan).dates
    for activity in plan.activities:
        for window in activity.clear_of:
            for start, finish in (early(dates[activity.id]), late(dates[activity.id])):
                assert finish < window.first or start > window.last


def moved(plan: SeededPlan, which: int, day: date) -> Schedule:
    activities = list(plan.activities)
    activities[which] = replace(activities[which], not_before=day)
    return schedule(activities, plan.dependencies, plan.calendars, MONDAY)


@given(plans(shortest=1), st.integers(0, 8))
def test_an_action_that_starts_late_delays_nothing_and_one_day_more_delays_the_plan(
    plan: SeededPlan, which: int
) -> None:
    which %= len(plan.activities)
    activity, result = plan.activities[which], scheduled(plan)
    late_start = result.dates[activity.id].late_start
    calendar = EVERY_DAY if activity.elapsed else plan.calendars[activity.calendar]
    in_time, too_late = moved(plan, which, late_start), moved(plan, which, calendar.add(late_start, 1))
    assert in_time.finish == result.finish
    assert too_late.finish is not None
    assert result.finish is not None
    assert too_late.finish > result.finish


@given(plans(shortest=1).map(without_waits), st.integers(0, 8))
def test_free_float_is_what_moves_no_other_action(plan: SeededPlan, which: int) -> None:
    which %= len(plan.activities)
    activity, result = plan.activities[which], scheduled(plan)
    dates = result.dates[activity.id]
    calendar = plan.calendars[activity.calendar]
    others = {action: early(moved) for action, moved in result.dates.items() if action != activity.id}
    used_up = moved(plan, which, calendar.add(dates.early_start, dates.free_float))
    assert {action: early(used_up.dates[action]) for action in others} == others
    beyond = moved(plan, which, calendar.add(dates.early_start, dates.free_float + 1))
    assert beyond.finish != result.finish or {action: early(beyond.dates[action]) for action in others} != others


@given(plans(shortest=1, links=(Link.FINISH_TO_START,), calendars=1).map(without_waits))
def test_a_milestone_between_two_actions_delays_neither(plan: SeededPlan) -> None:
    milestones, links = list(plan.activities), []
    for number, link in enumerate(plan.dependencies):
        gate = Activity(id=f"T2-{number}", duration=0, calendar=plan.activities[0].calendar)
        milestones.append(gate)
        links += [wait(link.predecessor, gate.id), wait(gate.id, link.successor, lag=link.lag)]
    gated = schedule(milestones, links, plan.calendars, MONDAY)
    direct = scheduled(plan)
    assert {action: gated.dates[action] for action in direct.dates} == {
        action: replace(dates, free_float=gated.dates[action].free_float) for action, dates in direct.dates.items()
    }


# Size


def test_a_chain_of_ten_thousand_actions_is_one_critical_path() -> None:
    activities, links = chain(10_000)
    plan = schedule(reversed(activities), links, WEEKDAYS, MONDAY)
    assert plan.finish == WEEKDAYS.finish(MONDAY, 10_000)
    assert plan.critical_path == tuple(activity.id for activity in activities)


def test_a_plan_without_actions_has_no_finish() -> None:
    plan = schedule([], [], WEEKDAYS, MONDAY)
    assert plan.finish is None
    assert plan.critical_path == ()
    assert dict(plan.dates) == {}


# Calendars


def test_good_friday_is_a_holiday_in_alsace_only() -> None:
    week = [work(A, 5)]
    start = date(2027, 3, 22)
    assert schedule(week, [], work_calendar("FR"), start).finish == date(2027, 3, 26)
    assert schedule(week, [], work_calendar("FR", "Alsace"), start).finish == date(2027, 3, 30)


def test_a_closure_moves_what_falls_into_it() -> None:
    summer = work_calendar("FR", closures=[Closure(first=date(2027, 8, 2), last=date(2027, 8, 20))])
    dates = schedule([work(A, 3), work(B, 1)], [wait(A, B)], summer, date(2027, 7, 29)).dates
    assert early(dates[A]) == (date(2027, 7, 29), date(2027, 8, 23))
    assert early(dates[B]) == (date(2027, 8, 24), date(2027, 8, 24))


def test_a_wait_counts_the_days_of_a_closure() -> None:
    summer = work_calendar("FR", closures=[Closure(first=date(2027, 8, 2), last=date(2027, 8, 20))])
    dates = schedule([replace(work(A, 10), elapsed=True)], [], summer, date(2027, 7, 30)).dates
    assert early(dates[A]) == (date(2027, 7, 30), date(2027, 8, 8))


def test_a_plan_that_starts_on_a_sunday_starts_on_monday() -> None:
    assert schedule([work(A, 1)], [], WEEKDAYS, MONDAY - DAY).finish == MONDAY


# Milestones


def test_a_milestone_is_reached_on_the_last_day_of_what_leads_to_it() -> None:
    plan = schedule([work(A, 5), work(B, 0), work(C, 1)], [wait(A, B), wait(B, C)], WEEKDAYS, MONDAY)
    assert early(plan.dates[B]) == (date(2027, 1, 8), date(2027, 1, 8))
    assert plan.dates[C].early_start == date(2027, 1, 11)


def test_a_milestone_after_a_wait_that_ends_on_a_sunday_is_reached_on_monday() -> None:
    plan = schedule(
        [replace(work(A, 7), elapsed=True), work(B, 0), work(C, 1)], [wait(A, B), wait(B, C)], WEEKDAYS, MONDAY
    )
    assert plan.dates[A].early_finish == date(2027, 1, 10)
    assert plan.dates[B].early_finish == plan.dates[C].early_start == date(2027, 1, 11)


def test_a_milestone_with_a_date_opens_that_day() -> None:
    council = replace(work(A, 0), not_before=date(2027, 1, 12))
    dates = schedule([council, work(B, 1)], [wait(A, B)], WEEKDAYS, MONDAY).dates
    assert early(dates[A]) == early(dates[B]) == (date(2027, 1, 12), date(2027, 1, 12))


# Deadlines


def test_a_deadline_that_cannot_be_met_shows_as_negative_float_on_its_chain_alone() -> None:
    activities = [work(A, 5), work(B, 5), replace(work(C, 3), deadline=date(2027, 1, 19)), work(D, 20)]
    plan = schedule(activities, [wait(A, B), wait(B, C)], WEEKDAYS, MONDAY)
    assert plan.dates[C].early_finish == date(2027, 1, 20)
    assert plan.dates[C].late_finish == date(2027, 1, 19)
    assert {action: plan.dates[action].total_float for action in (A, B, C, D)} == {A: -1, B: -1, C: -1, D: 0}
    assert {action: plan.dates[action].free_float for action in (A, B, C, D)} == {A: 0, B: 0, C: 0, D: 0}
    assert plan.chain_to(C) == (A, B, C)


def test_a_deadline_moves_no_early_date() -> None:
    free = schedule([work(A, 5), work(B, 5)], [wait(A, B)], WEEKDAYS, MONDAY)
    bound = schedule([replace(work(A, 5), deadline=MONDAY), work(B, 5)], [wait(A, B)], WEEKDAYS, MONDAY)
    assert [early(bound.dates[action]) for action in (A, B)] == [early(free.dates[action]) for action in (A, B)]
    assert bound.dates[A].total_float == -4
    assert bound.dates[B].total_float == 0


def test_a_deadline_long_before_the_plan_still_counts_every_working_day() -> None:
    plan = schedule([replace(work(A, 1), deadline=date(2020, 1, 6))], [], WEEKDAYS, MONDAY)
    assert plan.dates[A].late_finish == date(2020, 1, 6)
    assert plan.dates[A].total_float == -WEEKDAYS.between(date(2020, 1, 6), MONDAY)


def test_a_deadline_after_the_plan_changes_nothing() -> None:
    with_deadline = schedule([replace(work(A, 5), deadline=date(9999, 12, 31))], [], WEEKDAYS, MONDAY)
    assert dict(with_deadline.dates) == dict(schedule([work(A, 5)], [], WEEKDAYS, MONDAY).dates)


def test_the_deadline_of_a_milestone_is_the_day_it_is_reached() -> None:
    plan = schedule([work(A, 5), replace(work(B, 0), deadline=date(2027, 1, 8))], [wait(A, B)], WEEKDAYS, MONDAY)
    assert plan.dates[B].total_float == 0
    plan = schedule([work(A, 5), replace(work(B, 0), deadline=date(2027, 1, 7))], [wait(A, B)], WEEKDAYS, MONDAY)
    assert plan.dates[B].total_float == plan.dates[A].total_float == -1


# What holds an action


def test_every_action_says_what_holds_it() -> None:
    election = Window(first=date(2027, 1, 13), last=date(2027, 1, 20))
    plan = schedule(
        [
            work(A, 6),
            replace(work(B, 5), clear_of=(election,)),
            replace(work(C, 1), not_before=date(2027, 1, 29)),
            work(D, 1),
        ],
        [wait(A, B), wait(B, C), wait(C, D)],
        WEEKDAYS,
        MONDAY,
    )
    assert plan.held_by(A) == Hold(by=HeldBy.PLAN_START)
    assert plan.held_by(B) == Hold(by=HeldBy.WINDOW, predecessor=A)
    assert plan.held_by(C) == Hold(by=HeldBy.NOT_BEFORE)
    assert plan.held_by(D) == Hold(by=HeldBy.PREDECESSOR, predecessor=C)
    assert plan.critical_path == (C, D)
    assert plan.chain_to(B) == (A, B)


def test_an_action_waits_until_a_window_is_over_when_it_does_not_fit_before() -> None:
    election = Window(first=date(2027, 1, 8), last=date(2027, 1, 15))
    fits = schedule([replace(work(A, 4), clear_of=(election,))], [], WEEKDAYS, MONDAY)
    assert fits.finish == date(2027, 1, 7)
    waits = schedule([replace(work(A, 5), clear_of=(election,))], [], WEEKDAYS, MONDAY)
    assert early(waits.dates[A]) == (date(2027, 1, 18), date(2027, 1, 22))


# What cannot be scheduled


def codes(
    activities: list[Activity], links: list[Dependency], calendars: WorkCalendar | dict[str, WorkCalendar] = WEEKDAYS
) -> list[str]:
    with pytest.raises(ProblemsFoundError) as caught:
        schedule(activities, links, calendars, MONDAY)
    return [problem.code for problem in caught.value.problems]


def test_a_loop_is_refused_with_its_chain() -> None:
    activities = [work(A, 1), work(B, 1), work(C, 1)]
    with pytest.raises(ProblemsFoundError, match="wait for one another: T1-A → T1-B → T1-A"):
        schedule(activities, [wait(A, B), wait(B, A), wait(B, C)], WEEKDAYS, MONDAY)


def test_an_action_that_waits_for_itself_is_refused() -> None:
    assert codes([work(A, 1)], [wait(A, A)]) == ["self-dependency"]


def test_unknown_ids_and_calendars_are_refused_together() -> None:
    activities = [work(A, 1), work(A, 2), replace(work(B, 1), calendar="twon"), work(C, -1), work(D, 10**6)]
    moved = codes(activities, [wait(A, "T1-X")], {"": WEEKDAYS, "town": WEEKDAYS})
    assert moved == [
        "duplicate-action",
        "unknown-calendar",
        "duration-out-of-reach",
        "duration-out-of-reach",
        "unknown-action",
    ]


def test_a_plan_that_runs_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(ProblemsFoundError, match="beyond the years"):
        schedule([work(A, 40)], [], WorkCalendar(closures=closed_on([date(9999, 12, 24)])), date(9999, 12, 1))
