"""Progress is counted by action and by effort, objective by objective."""

from datetime import date

from tracked_plans import MONDAY, action, plan_of, wait

from planner.plan import ActionStatus
from planner.schedule.workdays import WorkCalendar
from planner.track.achievement import MilestoneKind, achievement, by_objective, next_milestones
from planner.track.forecast import forecast
from planner.track.progress import ActionProgress
from track.half_way import DONE, PANEL, PLAN, REPORTS, RULE

TOWN = WorkCalendar()


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
