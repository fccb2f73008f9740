"""A plan on a day is read by one function, whether it was drafted a moment ago or worked on for years."""

from datetime import date

from tracked_plans import METHOD, MONDAY, action, plan_of, standing_of, wait

from planner.plan import ActionStatus
from planner.proposal.left_out import LeftOutCause
from planner.schedule.workdays import WorkCalendar
from planner.track.baseline import due_dates, freeze
from planner.track.forecast import forecast
from planner.track.progress import ActionProgress
from planner.track.standing import as_printed, standing

RULE, TRAINING, PANEL = "F06-03", "F06-04", "F04-01"
PLAN = plan_of(
    action(RULE, 20), action(TRAINING, 40), action(PANEL, 10, accountable="council"), waits=(wait(RULE, TRAINING),)
)
DROPPED = ActionProgress(action=RULE, status=ActionStatus.DROPPED, reason="The region does it.")
SPRING = date(2027, 4, 1)


def test_without_a_report_an_action_stands_where_the_schedule_puts_it() -> None:
    plan = standing_of(PLAN)
    assert all(action.dates == action.planned for action in plan.actions)
    assert plan.finish == plan.action_by_id[TRAINING].planned.early_finish
    assert plan.critical_path == (RULE, TRAINING)


def test_what_waits_for_what_is_said_from_both_sides() -> None:
    plan = standing_of(PLAN)
    assert plan.action_by_id[RULE].unlocks == (TRAINING,)
    assert plan.action_by_id[TRAINING].waits_for == (wait(RULE, TRAINING),)


def test_a_report_moves_what_is_expected_and_not_what_was_planned() -> None:
    late = ActionProgress(action=RULE, status=ActionStatus.UNDER_WAY, started=MONDAY, percent=50)
    before, after = standing_of(PLAN), standing_of(PLAN, late, today=SPRING)
    assert after.action_by_id[TRAINING].planned == before.action_by_id[TRAINING].planned
    assert after.action_by_id[TRAINING].dates.early_start > before.action_by_id[TRAINING].dates.early_start
    assert after.action_by_id[RULE].status is ActionStatus.UNDER_WAY
    assert after.action_by_id[RULE].late


def test_the_owner_is_who_fills_the_role_that_answers() -> None:
    plan = standing_of(PLAN)
    assert [plan.action_by_id[action].owner for action in (RULE, PANEL)] == ["Personnel office", None]


def test_what_the_city_gave_up_has_no_expected_dates_and_stands_among_what_is_left_out() -> None:
    plan = standing_of(PLAN, DROPPED, today=SPRING)
    assert plan.action_by_id[RULE].expected is None
    assert plan.action_by_id[RULE].dates == plan.action_by_id[RULE].planned
    assert [(left.action, left.cause) for left in plan.left_out] == [(RULE, LeftOutCause.GIVEN_UP)]


def test_papers_leave_out_what_was_given_up_with_its_links_and_rank_the_rest() -> None:
    printed = as_printed(standing_of(PLAN, DROPPED, today=SPRING))
    assert [action.priority.rank for action in printed.actions] == [1, 2]
    assert set(printed.action_by_id) == {TRAINING, PANEL}
    assert printed.dependencies == ()


def test_a_report_that_cannot_be_true_is_named_and_counts_for_no_date() -> None:
    impossible = ActionProgress(
        action=RULE, status=ActionStatus.DONE, percent=100, started=SPRING, finished=MONDAY, confirmed_on=SPRING
    )
    plan = standing_of(PLAN, impossible, today=SPRING)
    assert plan.doubtful
    assert plan.action_by_id[RULE].dates.early_start >= SPRING


def test_what_was_adopted_stays_due_on_its_day_however_the_plan_is_edited() -> None:
    calendar = WorkCalendar()
    foreseen = forecast(PLAN, {}, MONDAY, calendar)
    adopted = freeze(foreseen, due_dates(PLAN, foreseen.dates, calendar, METHOD), adopted_on=MONDAY, reference="1")
    longer = PLAN.model_copy(
        update={"actions": tuple(action.model_copy(update={"duration": 90}) for action in PLAN.actions)}
    )
    held = standing(longer, {}, MONDAY, draft=None, method=METHOD, baseline=adopted)
    assert held.due == standing_of(PLAN).due != standing_of(longer).due
    assert held.action_by_id[RULE].late


def test_a_plan_without_actions_stands_empty() -> None:
    plan = standing_of(plan_of())
    assert (plan.actions, plan.finish, plan.critical_path, plan.attention) == ((), None, (), ())


def test_quick_wins_are_those_of_the_schedule() -> None:
    plan = plan_of(action(RULE, 20), action("F04-01", 200), action("F06-04", 5, remit="council"))
    assert standing_of(plan).quick_wins == {RULE}


def test_on_paper_an_action_waits_for_nothing_that_was_given_up() -> None:
    plan = plan_of(action("F01-01", 5), action("F01-02", 5), waits=(wait("F01-01", "F01-02"),))
    dropped = ActionProgress(action="F01-01", status=ActionStatus.DROPPED, reason="No.")
    read = standing_of(plan, dropped)
    assert read.action_by_id["F01-02"].waits_for == plan.dependencies
    assert as_printed(read).action_by_id["F01-02"].waits_for == ()
