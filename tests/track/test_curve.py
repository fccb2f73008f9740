"""The work of a plan, month by month: as planned, as it went, as it is foreseen."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from examples import SOME
from hypothesis import example, given
from hypothesis import strategies as st
from tracked_plans import METHOD, MONDAY, action, plan_of, plans, wait

from planner.plan import ActionStatus, Plan, PlannedAdoption
from planner.schedule.workdays import WorkCalendar
from planner.track.achievement import achievement
from planner.track.baseline import due_dates, freeze
from planner.track.curve import Work, adopted_work, curve, planned_work
from planner.track.forecast import forecast
from planner.track.progress import ActionProgress
from track.half_way import DONE, PLAN, RULE, TRAINING

TOWN = WorkCalendar()


def test_the_curve_shows_planned_actual_and_foreseen_at_each_month_end_and_today() -> None:
    plan = plan_of(action(RULE, 20), action(TRAINING, 20), waits=(wait(RULE, TRAINING),))
    points = curve(forecast(plan, {RULE: DONE}, date(2027, 2, 15), TOWN), planned_work(plan), TOWN)
    shown = [(point.day, point.planned, point.actual, point.foreseen) for point in points]
    assert shown == [
        (date(2026, 12, 31), 0.0, 0.0, None),
        (date(2027, 1, 31), 0.5, 0.5, None),
        (date(2027, 2, 15), pytest.approx(0.775), 0.5, 0.5),
        (date(2027, 2, 28), 1.0, None, pytest.approx(0.75)),
        (date(2027, 3, 31), 1.0, None, 1.0),
    ]


def test_the_curve_of_what_was_adopted_is_that_of_the_baseline() -> None:
    foreseen = forecast(PLAN, {}, MONDAY, TOWN)
    baseline = freeze(foreseen, due_dates(PLAN, foreseen.dates, TOWN, METHOD), adopted_on=MONDAY, reference="1")
    assert adopted_work(baseline, {}) == planned_work(PLAN)


def test_what_may_begin_before_the_adoption_is_planned_before_it_and_what_was_dropped_as_well() -> None:
    before = PlannedAdoption(session=date(2027, 1, 25), may_begin_before=(RULE,), first=MONDAY)
    dropped = action(TRAINING, 5).model_copy(update={"status": ActionStatus.DROPPED})
    plan = plan_of(action(RULE, 5), dropped).model_copy(update={"to_adopt": before, "start": date(2027, 1, 26)})
    assert [work.first for work in planned_work(plan)] == [MONDAY, date(2027, 1, 26)]


def test_work_on_days_off_is_done_on_its_last_day() -> None:
    weekend = Work(date(2027, 1, 9), date(2027, 1, 10), 1)
    assert [weekend.done_by(date(2027, 1, day), TOWN) for day in (8, 9, 10)] == [0, 0, 1]


@pytest.mark.parametrize(
    ("day", "share"),
    [
        (date(2027, 1, 3), 0.0),
        (date(2027, 1, 4), 0.2),
        (date(2027, 1, 6), 0.6),
        (date(2027, 1, 8), 1.0),
        (date(2027, 2, 1), 1.0),
    ],
)
def test_work_goes_evenly_over_its_working_days_both_ends_included(day: date, share: float) -> None:
    assert Work(MONDAY, date(2027, 1, 8), 5).done_by(day, TOWN) == pytest.approx(share)


def test_work_stands_still_on_days_off() -> None:
    fortnight = Work(MONDAY, date(2027, 1, 15), 10)
    assert {fortnight.done_by(date(2027, 1, day), TOWN) for day in (8, 9, 10)} == {0.5}


def test_what_has_not_begun_is_not_done_by_the_calendar() -> None:
    points = curve(forecast(PLAN, {}, date(2027, 3, 1), TOWN), planned_work(PLAN), TOWN)
    assert {point.actual for point in points if point.actual is not None} == {0.0}
    assert max(point.planned for point in points if point.day <= date(2027, 3, 1)) > 0


def test_silence_changes_nothing_of_what_was_done() -> None:
    plan = plan_of(action(RULE, 60))
    heard = ActionProgress(
        action=RULE, status=ActionStatus.UNDER_WAY, started=MONDAY, percent=40, confirmed_on=date(2027, 1, 29)
    )

    def done_in_january(today: date) -> float | None:
        points = curve(forecast(plan, {RULE: heard}, today, TOWN), planned_work(plan), TOWN)
        return next(point.actual for point in points if point.day == date(2027, 1, 31))

    assert {done_in_january(date(2027, month, 15)) for month in (2, 3, 6)} == {0.4}


def test_a_dropped_action_was_planned_and_is_expected_no_more() -> None:
    plan = plan_of(action(RULE, 20), action(TRAINING, 20))
    dropped = ActionProgress(action=TRAINING, status=ActionStatus.DROPPED, reason="No.")
    points = curve(forecast(plan, {RULE: DONE, TRAINING: dropped}, date(2027, 2, 1), TOWN), planned_work(plan), TOWN)
    [now] = [point for point in points if point.foreseen is not None and point.actual is not None]
    assert now.actual == 1


def test_a_plan_without_actions_has_a_flat_curve() -> None:
    assert {point.planned for point in curve(forecast(plan_of(), {}, MONDAY, TOWN), (), TOWN)} == {0.0}


@SOME
# A milestone that is foreseen for today, the last day of a month: the curve goes on to the next month's end.
@example(plan_of(action("F01-00", 0, elapsed=True, effort=0)), 0, 147)
@given(plans(), st.integers(0, 99), st.integers(0, 200))
def test_curves_rise_from_nothing_to_everything(plan: Plan, percent: int, days: int) -> None:
    report = ActionProgress(action=plan.actions[0].id, status=ActionStatus.UNDER_WAY, started=MONDAY, percent=percent)
    today = MONDAY + timedelta(days)
    points = curve(forecast(plan, {report.action: report}, today, TOWN), planned_work(plan), TOWN)
    for values in (
        [point.planned for point in points],
        [point.actual for point in points if point.actual is not None],
        [point.foreseen for point in points if point.foreseen is not None],
    ):
        assert all(0 <= value <= 1 for value in values)
        assert all(before <= after + 1e-9 for before, after in pairwise(values))
    assert points[0].actual == 0
    assert points[-1].foreseen == pytest.approx(1)
    assert points[-1].planned == pytest.approx(1)
    [now] = [point for point in points if point.day == today]
    assert now.actual == now.foreseen
    if any(action.effort for action in plan.actions):
        assert now.actual == pytest.approx(achievement(plan, {report.action: report}, set()).share)


def test_what_was_done_when_it_was_adopted_was_planned_by_then_whoever_reported_it_later() -> None:
    foreseen = forecast(PLAN, {}, MONDAY, TOWN)
    due = due_dates(PLAN, foreseen.dates, TOWN, METHOD)
    baseline = freeze(foreseen, due, adopted_on=MONDAY, reference="1")
    known = DONE.model_copy(update={"started": date(2026, 11, 2), "finished": date(2026, 11, 20)})
    done = next(work for work in adopted_work(baseline, {RULE: known}) if work.last == date(2026, 11, 20))
    assert (done.first, done.done_by(date(2026, 11, 20), TOWN)) == (date(2026, 11, 2), 1)
