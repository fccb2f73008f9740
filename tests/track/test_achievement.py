"""Progress is counted by action and by effort, objective by objective and month by month."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from examples import SOME
from hypothesis import given
from hypothesis import strategies as st
from tracked_plans import METHOD, MONDAY, action, plan_of, plans, wait

from planner.plan import ActionStatus, Plan
from planner.schedule.workdays import WorkCalendar
from planner.track.achievement import MilestoneKind, achievement, by_objective, next_milestones, quick_wins
from planner.track.baseline import due_dates, freeze
from planner.track.curve import Work, adopted_work, curve, planned_work
from planner.track.forecast import forecast
from planner.track.progress import ActionProgress

TOWN = WorkCalendar()
RULE, TRAINING, PANEL = "F06-03", "F06-04", "F04-01"
PLAN = plan_of(
    action(RULE, 20, effort=30),
    action(TRAINING, 40, effort=10),
    action(PANEL, 10, effort=60),
    waits=(wait(RULE, TRAINING),),
)
DONE = ActionProgress(action=RULE, status=ActionStatus.DONE, percent=100, started=MONDAY, finished=date(2027, 1, 29))
HALF = ActionProgress(action=PANEL, status=ActionStatus.UNDER_WAY, percent=50, started=MONDAY)
REPORTS = {RULE: DONE, PANEL: HALF}


def test_progress_is_weighted_by_effort() -> None:
    found = achievement(PLAN, REPORTS, {RULE})
    assert (found.actions, found.done, found.by_status[ActionStatus.PROPOSED]) == (3, 1, 1)
    assert (found.effort, found.effort_done, found.share) == (100, 60, 0.6)
    assert (found.quick_wins, found.delivered) == (1, (RULE,))


def test_every_objective_has_its_own_progress() -> None:
    found = by_objective(PLAN, REPORTS, set())
    assert {factor: one.share for factor, one in found.items()} == {"F06": 0.75, "F04": 0.5}
    assert by_objective(plan_of(objectives=PLAN.objectives), {}, set())["F06"].share == 0


def test_what_is_dropped_does_not_count() -> None:
    dropped = ActionProgress(action=PANEL, status=ActionStatus.DROPPED, reason="No.", percent=50, started=MONDAY)
    found = achievement(PLAN, {RULE: DONE, PANEL: dropped}, {PANEL})
    assert (found.actions, found.share, found.quick_wins) == (2, 0.75, 0)


def test_without_effort_actions_count_alike() -> None:
    plan = plan_of(action(RULE, effort=0), action(PANEL, effort=0))
    assert achievement(plan, {RULE: DONE}, set()).share == 0.5


def test_quick_wins_are_those_of_the_schedule() -> None:
    quick = quick_wins(
        plan_of(action(RULE, 20), action(PANEL, 200), action(TRAINING, 5, remit="council")), TOWN, METHOD
    )
    assert quick == {RULE}


def test_next_come_milestones_the_objectives_and_the_plan() -> None:
    plan = plan_of(
        action("F06-01", 0), action(RULE, 20), action(PANEL, 10), waits=(wait("F06-01", RULE), wait(RULE, PANEL))
    )
    found = next_milestones(forecast(plan, {}, MONDAY, TOWN), 5)
    assert [(one.kind, one.action, one.day) for one in found] == [
        (MilestoneKind.ACTION, "F06-01", MONDAY),
        (MilestoneKind.OBJECTIVE, RULE, date(2027, 1, 29)),
        (MilestoneKind.OBJECTIVE, PANEL, date(2027, 2, 12)),
        (MilestoneKind.PLAN, PANEL, date(2027, 2, 12)),
    ]
    assert len(next_milestones(forecast(plan, {}, MONDAY, TOWN), 2)) == 2
    assert next_milestones(forecast(plan_of(), {}, MONDAY, TOWN), 2) == ()


def test_the_curve_shows_planned_actual_and_foreseen_at_each_month_end_and_today() -> None:
    plan = plan_of(action(RULE, 20), action(TRAINING, 20), waits=(wait(RULE, TRAINING),))
    found = curve(forecast(plan, {RULE: DONE}, date(2027, 2, 15), TOWN), planned_work(plan, TOWN), TOWN)
    shown = [(point.day, point.planned, point.actual, point.foreseen) for point in found]
    assert shown == [
        (date(2026, 12, 31), 0.0, 0.0, None),
        (date(2027, 1, 31), 0.5, 0.5, None),
        (date(2027, 2, 15), pytest.approx(0.775), 0.5, 0.5),
        (date(2027, 2, 28), 1.0, None, pytest.approx(0.75)),
        (date(2027, 3, 31), 1.0, None, 1.0),
    ]


def test_the_curve_of_what_was_adopted_is_that_of_the_baseline() -> None:
    foreseen = forecast(PLAN, {}, MONDAY, TOWN)
    baseline = freeze(foreseen, due_dates(PLAN, TOWN, METHOD), adopted_on=MONDAY, reference="1")
    assert adopted_work(baseline) == planned_work(PLAN, TOWN)


def test_work_on_days_off_is_done_on_its_last_day() -> None:
    weekend = Work(date(2027, 1, 9), date(2027, 1, 10), 1)
    assert [weekend.done_by(date(2027, 1, day), TOWN) for day in (8, 9, 10)] == [0, 0, 1]


def test_a_plan_without_actions_has_a_flat_curve() -> None:
    assert {point.planned for point in curve(forecast(plan_of(), {}, MONDAY, TOWN), (), TOWN)} == {0.0}


@SOME
@given(plans(), st.integers(0, 99), st.integers(0, 200))
def test_curves_rise_from_nothing_to_everything(plan: Plan, percent: int, days: int) -> None:
    report = ActionProgress(action=plan.actions[0].id, status=ActionStatus.UNDER_WAY, started=MONDAY, percent=percent)
    today = MONDAY + timedelta(days)
    found = curve(forecast(plan, {report.action: report}, today, TOWN), planned_work(plan, TOWN), TOWN)
    for values in (
        [point.planned for point in found],
        [point.actual for point in found if point.actual is not None],
        [point.foreseen for point in found if point.foreseen is not None],
    ):
        assert all(0 <= value <= 1 for value in values)
        assert all(before <= after + 1e-9 for before, after in pairwise(values))
    assert found[0].actual == 0
    assert found[-1].foreseen == pytest.approx(1)
    assert found[-1].planned == pytest.approx(1)
    [now] = [point for point in found if point.day == today]
    assert now.actual == now.foreseen
    if any(one.effort for one in plan.actions):
        assert now.actual == pytest.approx(achievement(plan, {report.action: report}, set()).share)
