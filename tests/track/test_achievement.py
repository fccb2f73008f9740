"""Progress is counted by action and by effort, objective by objective."""

from dataclasses import replace
from datetime import date

import pytest
from examples import FEW
from hypothesis import given
from hypothesis import strategies as st
from tracked_plans import MONDAY, action, plan_of, plans, wait

from planner.plan import ActionStatus, Plan
from planner.schedule.workdays import WorkCalendar
from planner.toolkit.deadlines import NoDeadline
from planner.track.achievement import (
    MilestoneKind,
    achievement,
    by_objective,
    given_up,
    never_reached,
    next_milestones,
)
from planner.track.forecast import forecast
from planner.track.progress import ActionProgress
from track.half_way import DONE, PANEL, PLAN, REPORTS, RULE, TRAINING

TOWN = WorkCalendar()


def test_progress_is_weighted_by_effort() -> None:
    reached = achievement(PLAN, REPORTS, {RULE})
    assert (reached.actions, reached.done, reached.by_status[ActionStatus.PROPOSED]) == (3, 1, 1)
    assert (reached.effort, reached.effort_done, reached.share) == (100, 60, 0.6)
    assert (reached.quick_wins, reached.delivered) == (1, (RULE,))


def test_every_objective_has_its_own_progress() -> None:
    reached = by_objective(PLAN, REPORTS, set())
    assert {factor: part.share for factor, part in reached.items()} == {"F06": 0.75, "F04": 0.5}
    assert by_objective(plan_of(objectives=PLAN.objectives), {}, set())["F06"].share == 0


def test_a_sum_of_parts_is_never_more_than_the_whole() -> None:
    parts = replace(achievement(PLAN, REPORTS, set()), effort=0.3, effort_done=0.1 + 0.1 + 0.1)
    assert parts.effort_done > parts.effort
    assert parts.share == 1


def test_what_is_dropped_does_not_count() -> None:
    dropped = ActionProgress(action=PANEL, status=ActionStatus.DROPPED, reason="No.", percent=50, started=MONDAY)
    reached = achievement(PLAN, {RULE: DONE, PANEL: dropped}, {PANEL})
    assert (reached.actions, reached.share, reached.quick_wins) == (2, 0.75, 0)


def test_without_effort_actions_count_alike() -> None:
    plan = plan_of(action(RULE, effort=0), action(PANEL, effort=0))
    assert achievement(plan, {RULE: DONE}, set()).share == 0.5


def test_next_come_milestones_the_objectives_and_the_plan() -> None:
    plan = plan_of(
        action("F06-01", 0), action(RULE, 20), action(PANEL, 10), waits=(wait("F06-01", RULE), wait(RULE, PANEL))
    )
    reached = next_milestones(forecast(plan, {}, MONDAY, TOWN), 5)
    assert [(milestone.kind, milestone.action, milestone.day) for milestone in reached] == [
        (MilestoneKind.ACTION, "F06-01", MONDAY),
        (MilestoneKind.OBJECTIVE, RULE, date(2027, 1, 29)),
        (MilestoneKind.OBJECTIVE, PANEL, date(2027, 2, 12)),
        (MilestoneKind.PLAN, PANEL, date(2027, 2, 12)),
    ]
    assert len(next_milestones(forecast(plan, {}, MONDAY, TOWN), 2)) == 2
    assert next_milestones(forecast(plan_of(), {}, MONDAY, TOWN), 2) == ()


def test_with_an_ongoing_action_neither_objective_nor_plan_is_achieved_on_a_day() -> None:
    plan = plan_of(action(RULE, 20, own_deadline="ongoing"), action(PANEL, 10))
    reached = next_milestones(forecast(plan, {}, MONDAY, TOWN), 5)
    assert [(milestone.kind, milestone.action) for milestone in reached] == [(MilestoneKind.OBJECTIVE, PANEL)]


def test_quick_wins_stand_by_the_day_on_which_they_were_delivered() -> None:
    early = DONE.model_copy(update={"action": TRAINING, "finished": date(2027, 1, 8)})
    assert achievement(PLAN, {RULE: DONE, TRAINING: early}, {RULE, TRAINING}).delivered == (TRAINING, RULE)


def test_quick_wins_to_come_are_those_not_delivered() -> None:
    assert achievement(PLAN, {RULE: DONE}, {RULE, TRAINING}).quick_wins_to_come == 1
    assert achievement(PLAN, {RULE: DONE}, {RULE}).quick_wins_to_come == 0


def test_an_action_of_a_factor_without_objective_counts_for_that_factor() -> None:
    plan = plan_of(action(RULE), action("C2-01", factor=None, reasons=[{"kind": "people"}]), objectives=())
    assert list(by_objective(plan, {}, set())) == ["F06", None]


def test_a_milestone_that_is_done_is_reached_no_more_and_its_objective_goes_on() -> None:
    plan = plan_of(action("F06-01", 0), action(RULE, 20))
    reached = ActionProgress(action="F06-01", status=ActionStatus.DONE, percent=100, finished=MONDAY)
    milestones = next_milestones(forecast(plan, {"F06-01": reached}, MONDAY, TOWN), 5)
    assert [milestone.kind for milestone in milestones] == [MilestoneKind.OBJECTIVE, MilestoneKind.PLAN]


def test_of_two_actions_that_end_together_the_first_by_id_is_named() -> None:
    plan = plan_of(action("F06-09", 5), action(RULE, 5))
    milestones = next_milestones(forecast(plan, {}, MONDAY, TOWN), 5)
    assert {milestone.action for milestone in milestones} == {RULE}


REPORTED = st.lists(st.tuples(st.sampled_from(ActionStatus), st.integers(0, 100)), min_size=7, max_size=7)


@FEW
@given(plans(), REPORTED)
def test_the_parts_of_a_plan_add_up_to_the_whole(plan: Plan, reported: list[tuple[ActionStatus, int]]) -> None:
    reports = {
        action.id: ActionProgress(action=action.id, status=status, percent=percent)
        for action, (status, percent) in zip(plan.actions, reported, strict=False)
    }
    quick = {action.id for action in plan.actions[::2]}
    whole, parts = achievement(plan, reports, quick), by_objective(plan, reports, quick).values()
    assert whole.actions == sum(part.actions for part in parts)
    assert whole.done == sum(part.done for part in parts)
    assert whole.effort == pytest.approx(sum(part.effort for part in parts))
    assert whole.effort_done == pytest.approx(sum(part.effort_done for part in parts))
    assert sorted(whole.delivered) == sorted(action for part in parts for action in part.delivered)
    assert 0 <= whole.share <= 1
    assert len(whole.delivered) <= whole.quick_wins <= whole.actions


def test_an_objective_among_no_milestones_is_one_that_is_never_reached() -> None:
    endless = action(RULE, 5, own_deadline=NoDeadline.ONGOING)
    foreseen = forecast(plan_of(endless, action("F07-01", 5)), {}, MONDAY, TOWN)
    reached = {each.factor for each in next_milestones(foreseen, 5) if each.kind is MilestoneKind.OBJECTIVE}
    assert (reached, never_reached(foreseen)) == ({"F07"}, ("F06",))
    done = ActionProgress(action=RULE, status=ActionStatus.DONE, percent=100, finished=MONDAY)
    assert never_reached(forecast(plan_of(endless), {RULE: done}, MONDAY, TOWN)) == ()


def test_an_objective_of_which_every_action_was_dropped_is_given_up() -> None:
    plan = plan_of(action(RULE, 5), action("F07-01", 5), action("F07-02", 5))
    no = {"status": ActionStatus.DROPPED, "reason": "No money."}
    first, second = (ActionProgress(action=id_, **no) for id_ in ("F07-01", "F07-02"))
    assert given_up(by_objective(plan, {"F07-01": first}, ())) == ()
    assert given_up(by_objective(plan, {"F07-01": first, "F07-02": second}, ())) == ("F07",)
