"""What is left is spread over the days on which it is foreseen, for its owner and its partners."""

from datetime import date

import pytest
from examples import SOME
from hypothesis import given
from hypothesis import strategies as st
from tracked_plans import MONDAY, action, plan_of, plans

from planner.plan import ActionStatus, Plan, PlanRole
from planner.schedule.workdays import WorkCalendar
from planner.track.curve import Work
from planner.track.forecast import forecast
from planner.track.progress import ActionProgress
from planner.track.workload import (
    MONTH,
    QUARTER,
    BorneWork,
    PeriodLoad,
    Workload,
    effort_by_month,
    loads,
    period_of,
    workload,
)

TOWN = WorkCalendar()
LEAD_SHARE = 0.6
JANUARY, FEBRUARY = date(2027, 1, 1), date(2027, 2, 1)


def load(plan: Plan, *reports: ActionProgress, on: date = MONDAY) -> Workload:
    return workload(forecast(plan, {report.action: report for report in reports}, on, TOWN), TOWN, LEAD_SHARE)


def test_effort_is_spread_evenly_over_working_days() -> None:
    # Forty working days from 4 January: twenty of them lie in January, twenty in February.
    spread = load(plan_of(action("F01-01", 40, effort=10)))
    assert spread.months == (JANUARY, FEBRUARY)
    assert spread.roles[0].days == pytest.approx({JANUARY: 5, FEBRUARY: 5})


def test_what_is_done_is_no_work_any_more() -> None:
    plan = plan_of(action("F01-01", 10, effort=8), action("F01-02", 10, effort=8))
    done = ActionProgress(
        action="F01-01", status=ActionStatus.DONE, percent=100, started=MONDAY, finished=date(2027, 1, 8)
    )
    half = ActionProgress(action="F01-02", status=ActionStatus.UNDER_WAY, percent=50, started=MONDAY)
    spread = load(plan, done, half, on=date(2027, 1, 11))
    assert spread.roles[0].by_action == {"F01-02": 4}


def test_a_milestone_counts_on_its_day() -> None:
    assert load(plan_of(action("F01-01", 0, effort=2))).roles[0].days == {JANUARY: 2}


def test_partners_bear_what_the_owner_does_not() -> None:
    plan = plan_of(action("F01-01", effort=10, partners=("hr", "legal")))
    borne = {role.role: sum(role.days.values()) for role in load(plan).roles}
    assert borne == pytest.approx({plan.actions[0].owner: 6, "hr": 2, "legal": 2})


def test_work_counts_for_the_role_that_leads_known_or_not() -> None:
    spread = load(plan_of(action("F01-01", owner="council"), action("F01-02", owner="stranger")))
    assert [role.role for role in spread.roles] == ["council", "stranger"]
    assert spread.roles[1].capacity is None


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2027, 1, 1), date(2027, 1, 1)),
        (date(2027, 3, 31), date(2027, 1, 1)),
        (date(2027, 4, 1), date(2027, 4, 1)),
        (date(2027, 6, 30), date(2027, 4, 1)),
        (date(2027, 9, 30), date(2027, 7, 1)),
        (date(2027, 12, 31), date(2027, 10, 1)),
    ],
)
def test_a_quarter_starts_in_january_april_july_or_october(day: date, quarter: date) -> None:
    assert period_of(day, QUARTER) == quarter
    assert period_of(day, MONTH) == day.replace(day=1)


TENTH_OF_A_POST = PlanRole(id="hr", title="Personnel", holder=None, capacity=0.1)


@given(plans(), st.floats(0, 2), st.dates(MONDAY, date(2027, 12, 31)))
@SOME
def test_a_quarter_with_too_much_work_has_a_month_with_too_much_work(plan: Plan, capacity: float, since: date) -> None:
    dates = forecast(plan, {}, MONDAY, TOWN).dates
    led = [
        BorneWork(action=id_, owner="hr", work=Work(at.early_start, at.early_finish, plan.action_by_id[id_].effort))
        for id_, at in dates.items()
    ]
    effort = effort_by_month(led, TOWN).get("hr", {})
    role = TENTH_OF_A_POST.model_copy(update={"capacity": capacity})
    months, quarters = (loads(effort, role, length, since=since, calendar=TOWN) for length in (MONTH, QUARTER))
    assert sum(load.effort for load in quarters) == pytest.approx(sum(load.effort for load in months))
    full = {period_of(load.first, QUARTER) for load in months if load.over}
    assert {load.first for load in quarters if load.over} <= full


def test_a_month_gives_time_from_a_day_on_and_none_before_it() -> None:
    effort = {JANUARY: 1.0, FEBRUARY: 1.0, date(2027, 3, 1): 1.0}
    # From 15 February on: ten of its working days are left, and all twenty-three of March.
    months = loads(effort, TENTH_OF_A_POST, MONTH, since=date(2027, 2, 15), calendar=TOWN)
    assert [load.time for load in months] == pytest.approx([0, 1, 2.3])
    assert [load.over for load in months] == [True, False, False]
    [quarter] = loads(effort, TENTH_OF_A_POST, QUARTER, since=date(2027, 2, 15), calendar=TOWN)
    assert (quarter.first, quarter.effort, quarter.over) == (JANUARY, 3, False)
    assert quarter.time == pytest.approx(3.3)


def test_work_that_fills_the_time_to_its_last_hour_is_not_too_much() -> None:
    # As numbers of a computer, a tenth and two tenths add up to more than three.
    load = PeriodLoad(first=JANUARY, effort=0.1 + 0.2, time=0.3)
    assert not load.over
    assert PeriodLoad(first=JANUARY, effort=0.31, time=0.3).over


def test_a_capacity_is_of_a_mean_month_and_what_passes_it_is_named() -> None:
    plan = plan_of(
        action("F01-01", 40, effort=10), roles=(PlanRole(id="hr", title="Personnel", holder=None, capacity=0.2),)
    )
    (role,) = load(plan).roles
    assert role.capacity == pytest.approx(0.2 * 261 / 12)
    assert role.over == (JANUARY, FEBRUARY)


def test_a_plan_without_open_work_is_empty() -> None:
    assert load(plan_of()) == Workload(months=(), roles=(), days_left=20)


@given(plans())
@SOME
def test_no_work_is_lost_or_made_up(plan: Plan) -> None:
    spread = load(plan)
    assert sum(sum(role.days.values()) for role in spread.roles) == pytest.approx(
        sum(action.effort for action in plan.actions)
    )
    assert {month for role in spread.roles for month in role.days} <= set(spread.months)


def test_months_stand_without_a_gap_to_the_end_of_the_work() -> None:
    plan = plan_of(action("F01-01", 5, effort=3), action("F01-02", 5, effort=3, not_before=date(2027, 4, 1)))
    spread = load(plan)
    assert spread.months == (JANUARY, FEBRUARY, date(2027, 3, 1), date(2027, 4, 1))
    assert list(spread.roles[0].days) == [JANUARY, date(2027, 4, 1)]


def test_the_rest_of_an_action_begins_today() -> None:
    half = ActionProgress(action="F01-01", status=ActionStatus.UNDER_WAY, percent=50, started=MONDAY)
    spread = load(plan_of(action("F01-01", 40, effort=10)), half, on=FEBRUARY)
    assert spread.months == (FEBRUARY,)
    assert spread.roles[0].days == pytest.approx({FEBRUARY: 5})


def test_what_takes_no_effort_or_is_dropped_is_no_work() -> None:
    dropped = ActionProgress(action="F01-02", status=ActionStatus.DROPPED, reason="No.")
    plan = plan_of(action("F01-01", 5, effort=0), action("F01-02", 5, effort=9))
    assert load(plan, dropped) == Workload(months=(), roles=(), days_left=20)


@pytest.mark.parametrize(("capacity", "over"), [(None, ()), (0.0, (JANUARY,)), (1.0, ())])
def test_only_a_known_capacity_can_be_passed(capacity: float | None, over: tuple[date, ...]) -> None:
    roles = (PlanRole(id="hr", title="Personnel", holder=None, capacity=capacity),)
    [role] = load(plan_of(action("F01-01", 5, effort=3), roles=roles)).roles
    assert role.over == over


def test_roles_stand_in_the_plans_order_and_strangers_after_them() -> None:
    owners = ("zoo", "council", "archive", "hr")
    plan = plan_of(*(action(f"F01-{place:02}", owner=owner) for place, owner in enumerate(owners)))
    assert [role.role for role in load(plan).roles] == ["hr", "council", "archive", "zoo"]


@pytest.mark.parametrize(
    ("today", "left"),
    [(date(2027, 2, 1), None), (date(2027, 2, 26), 1), (date(2027, 2, 28), 0), (date(2027, 5, 3), None)],
)
def test_the_days_of_the_running_month_are_counted_from_today_unless_all_are_left(
    today: date, left: int | None
) -> None:
    # In May 2027 the Monday on the 3rd is the first working day.
    assert workload(forecast(plan_of(action("F06-03", 20)), {}, today, TOWN), TOWN, LEAD_SHARE).days_left == left
