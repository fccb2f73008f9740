"""What is left is counted where it is placed: against the time that its owner and its partners have."""

from datetime import date, timedelta

import pytest
from examples import FEW, SOME
from hypothesis import given
from hypothesis import strategies as st
from levelled_plans import foreseen_on_monday, levelled, tight_plans
from tracked_plans import MONDAY, action, plan_of, plans, wait

from planner.plan import ActionStatus, Plan, PlanRole
from planner.schedule.workdays import WorkCalendar
from planner.templates.results import Money
from planner.toolkit.city import Closure
from planner.toolkit.plan_capacity import PlanCapacity, ServicePool
from planner.toolkit.plan_settings import Absence
from planner.track.forecast import Forecast, forecast
from planner.track.progress import ActionProgress
from planner.track.workload import Period, PeriodLoad, Workload, overloads, weeks_over, workload

TOWN = WorkCalendar()
LEAD_SHARE = 0.6
JANUARY, FEBRUARY, MARCH = date(2027, 1, 1), date(2027, 2, 1), date(2027, 3, 1)
END = date(2029, 12, 31)
POST_DAY = 210 / 251
"""Person-days that a full post gives on a working day."""
SURVEY, RULE, TRAINING = "F01-01", "F06-03", "F06-04"


def pool(*services: str, posts: float = 0.5, **facts: object) -> ServicePool:
    return ServicePool.model_validate({"services": services, "posts": posts, **facts})


def capacity(*pools: ServicePool, **facts: object) -> PlanCapacity:
    usual = {"pools": pools, "end": END, "days_a_year": 210, "lead_share": LEAD_SHARE}
    return PlanCapacity.model_validate({**usual, **facts})


def staffed(service: str, **facts: object) -> PlanRole:
    return PlanRole.model_validate({"id": service, "title": service, "holder": service, **facts})


def expected(plan: Plan, *reports: ActionProgress, on: date = MONDAY, calendar: WorkCalendar = TOWN) -> Forecast:
    return forecast(plan, {report.action: report for report in reports}, on, calendar)


def load(plan: Plan, *reports: ActionProgress, on: date = MONDAY, by: Period = Period.MONTH) -> Workload:
    return workload(expected(plan, *reports, on=on), LEAD_SHARE, by)


def days_of(work: Workload, service: str) -> dict[date, float]:
    [found] = [row for row in work.services if service in row.services]
    return {load.first: load.effort for load in found.periods if load.effort}


def times_of(work: Workload, service: str) -> list[float | None]:
    [found] = [row for row in work.services if service in row.services]
    return [load.time for load in found.periods]


@pytest.mark.parametrize(
    ("period", "first", "after"),
    [
        (Period.WEEK, date(2027, 3, 29), date(2027, 4, 5)),
        (Period.MONTH, date(2027, 3, 1), date(2027, 4, 1)),
        (Period.QUARTER, date(2027, 1, 1), date(2027, 4, 1)),
    ],
)
def test_weeks_begin_on_monday_months_and_quarters_on_their_first_day(period: Period, first: date, after: date) -> None:
    assert period.first_of(date(2027, 3, 31)) == period.first_of(first) == first
    assert period.after(first) == after


# Plans that book people's time


def test_a_service_gives_its_share_on_the_days_on_which_an_action_is_placed() -> None:
    plan = plan_of(action(RULE, 40, effort=10, partners=("legal",)), capacity=capacity(pool("hr"), pool("legal")))
    work = load(plan)
    assert work.periods == (JANUARY, FEBRUARY)
    assert days_of(work, "hr") == pytest.approx({JANUARY: 3, FEBRUARY: 3})
    assert days_of(work, "legal") == pytest.approx({JANUARY: 2, FEBRUARY: 2})
    # Half a post: in January from the 4th on, and in all of February, which has twenty working days as well.
    assert times_of(work, "hr") == pytest.approx([20 * POST_DAY / 2] * 2)


def test_closures_give_no_time_and_take_no_work() -> None:
    closed = WorkCalendar(closures=(Closure(first=date(2027, 1, 11), last=date(2027, 1, 15)),))
    plan = plan_of(action(RULE, 10, effort=4), capacity=capacity(pool("hr")))
    weeks = workload(expected(plan, calendar=closed), LEAD_SHARE, Period.WEEK)
    [row] = weeks.services
    assert [(week.effort, week.time) for week in row.periods] == [
        pytest.approx((2, 5 * POST_DAY / 2)),
        (0, 0),
        pytest.approx((2, 5 * POST_DAY / 2)),
    ]


def test_leave_takes_its_share_of_the_time_and_of_the_work() -> None:
    leave = Absence(first=date(2027, 1, 4), last=date(2027, 1, 8), share=0.5)
    plan = plan_of(action(RULE, 15, effort=4.5), capacity=capacity(pool("hr", away=(leave,))))
    [row] = load(plan, by=Period.WEEK).services
    first, second, *_ = row.periods
    assert first.time == pytest.approx(5 * POST_DAY / 4)
    assert second.time == pytest.approx(5 * POST_DAY / 2)
    assert first.effort == pytest.approx(second.effort / 2)
    assert row.effort == pytest.approx(4.5)


def test_a_vacancy_has_no_time_until_it_is_filled() -> None:
    vacant = pool("hr", filled_from=FEBRUARY)
    plan = plan_of(
        action(RULE, 5, effort=1),
        capacity=capacity(vacant),
        roles=(staffed("hr", filled_from=FEBRUARY),),
    )
    work = load(plan)
    assert times_of(work, "hr")[0] == 0
    assert list(days_of(work, "hr")) == [FEBRUARY]


def test_services_that_share_their_people_stand_together() -> None:
    plan = plan_of(
        action(RULE, 20, effort=4), action(SURVEY, 20, effort=4, owner="council"),
        roles=(staffed("hr"), staffed("council")),
        capacity=capacity(pool("council", "hr", "zoo", posts=1.0)),
    )  # fmt: skip
    [row] = load(plan).services
    assert row.services == ("hr", "council")
    assert row.by_action == pytest.approx({RULE: 4, SURVEY: 4})


def test_what_goes_on_after_an_action_counts_to_the_horizon_and_so_does_following_it() -> None:
    end = date(2027, 12, 31)
    plan = plan_of(
        action(RULE, 5, effort=1, upkeep=25.1),
        capacity=capacity(pool("hr"), pool("council"), end=end, coordinator="council", follow_up_days=2.51),
        roles=(staffed("hr"), staffed("council")),
    )
    work = load(plan)
    assert work.periods[-1] == date(2027, 12, 1)
    # A tenth of a day on each of the twenty working days of February; a hundredth to follow it.
    assert days_of(work, "hr")[FEBRUARY] == pytest.approx(2)
    assert days_of(work, "council")[FEBRUARY] == pytest.approx(0.2)


def test_whose_time_nobody_plans_has_none_that_could_be_passed() -> None:
    outside = staffed("ngo", outside=True)
    plan = plan_of(
        action(RULE, 5, effort=10, partners=("ngo",)),
        roles=(staffed("hr"), outside),
        capacity=capacity(pool("hr")),
    )
    work = load(plan)
    assert set(times_of(work, "ngo")) == {None}
    [row] = [row for row in work.services if row.id == "ngo"]
    assert not row.planned
    assert not row.over


def test_of_work_under_way_the_rest_counts_from_today() -> None:
    plan = plan_of(action(RULE, 40, effort=10), capacity=capacity(pool("hr")))
    half = ActionProgress(action=RULE, status=ActionStatus.UNDER_WAY, percent=50, started=MONDAY)
    work = load(plan, half, on=FEBRUARY)
    assert work.periods == (FEBRUARY,)
    assert days_of(work, "hr") == pytest.approx({FEBRUARY: 5})


def test_a_day_that_people_fixed_may_take_more_than_there_is_and_says_when() -> None:
    # Both stand outside the means: their service has nobody at all.
    plan = plan_of(
        action(RULE, 10, effort=2), action(TRAINING, 5, effort=2, not_before=date(2027, 3, 1)),
        capacity=capacity(pool("hr", posts=0)),
    )  # fmt: skip
    foreseen = expected(plan)
    assert foreseen.unmet.keys() == {RULE, TRAINING}
    first, second = overloads(foreseen, LEAD_SHARE)
    assert (first.services, first.first, first.last, first.actions) == (("hr",), MONDAY, date(2027, 1, 17), (RULE,))
    assert (second.first, second.last, second.actions) == (MARCH, date(2027, 3, 7), (TRAINING,))
    assert [(spell.effort, spell.time) for spell in (first, second)] == [pytest.approx((2, 0))] * 2


def test_what_goes_on_after_what_is_done_may_take_more_than_a_service_has() -> None:
    plan = plan_of(action(RULE, 5, effort=1, upkeep=100), capacity=capacity(pool("hr", posts=0.1)))
    done = ActionProgress(action=RULE, status=ActionStatus.DONE, percent=100, started=MONDAY, finished=date(2027, 1, 8))
    [overload] = overloads(expected(plan, done, on=date(2027, 1, 11)), LEAD_SHARE)
    assert (overload.first, overload.actions) == (date(2027, 1, 11), (RULE,))
    assert overload.effort > overload.time > 0


few_posts = st.sampled_from((0.05, 0.2, 1.0))


@st.composite
def booked_plans(draw: st.DrawFn) -> Plan:
    """Give plans that book the time of their services: with leave, a vacancy, upkeep and votes."""
    plan = draw(plans())
    pools = []
    for service in ("hr", "council", "legal"):
        first = draw(st.dates(MONDAY, date(2027, 4, 30)))
        leave = Absence(first=first, last=first + timedelta(days=20), share=draw(st.sampled_from((0.25, 1.0))))
        filled = draw(st.sampled_from((None, None, MARCH)))
        pools.append(pool(service, posts=draw(few_posts), away=(leave,), filled_from=filled))
    actions = tuple(
        planned.model_copy(
            update={
                "owner": draw(st.sampled_from(("hr", "council"))),
                "partners": draw(st.sampled_from(((), ("legal",)))),
                "upkeep": draw(st.sampled_from((0.0, 0.0, 3.0))),
                "vote_after": draw(st.sampled_from((None, None, planned.duration // 2))),
            }
        )
        for planned in plan.actions
    )
    known = (staffed(each.services[0], filled_from=each.filled_from) for each in pools)
    return plan.model_copy(update={"actions": actions, "capacity": capacity(*pools), "roles": tuple(known)})


@given(booked_plans(), st.sampled_from(Period))
@FEW
def test_all_that_is_left_of_the_work_is_given_by_somebody(plan: Plan, period: Period) -> None:
    once = plan.model_copy(update={"actions": tuple(each.model_copy(update={"upkeep": 0.0}) for each in plan.actions)})
    work = workload(expected(once), LEAD_SHARE, period)
    # A wait and a milestone take nobody's time.
    effort = sum(each.effort for each in plan.actions if each.duration and not each.elapsed)
    assert sum(row.effort for row in work.services) == pytest.approx(effort, abs=1e-3)


@given(booked_plans())
@FEW
def test_no_service_has_more_than_it_has_time_for_unless_something_stands_outside_the_means(plan: Plan) -> None:
    foreseen = expected(plan)
    over = overloads(foreseen, LEAD_SHARE)
    assert {action for overload in over for action in overload.actions} <= foreseen.dates.keys()
    if not foreseen.unmet:
        assert over == ()
        assert not [row.over for row in workload(foreseen, LEAD_SHARE, Period.WEEK).services if row.over]


@given(booked_plans())
@FEW
def test_what_is_too_much_by_the_week_is_found_without_looking_at_every_service(plan: Plan) -> None:
    foreseen = expected(plan)
    weeks = {
        (row.services, load.first) for row in workload(foreseen, LEAD_SHARE, Period.WEEK).services for load in row.over
    }
    spells = overloads(foreseen, LEAD_SHARE)
    in_spells = {
        (spell.services, spell.first + timedelta(days=7 * week))
        for spell in spells
        for week in range(((spell.last - spell.first).days + 1) // 7)
    }
    assert weeks == in_spells


@given(booked_plans())
@FEW
def test_months_quarters_and_weeks_count_the_same_work_and_the_same_time(plan: Plan) -> None:
    foreseen = expected(plan)
    sums = [
        sum(row.effort for row in workload(foreseen, LEAD_SHARE, period).services)
        for period in (Period.WEEK, Period.MONTH, Period.QUARTER)
    ]
    assert sums == pytest.approx([sums[0]] * 3, rel=1e-4, abs=1e-4)


# Plans of an earlier release, which book nobody's time


def test_effort_is_spread_evenly_over_working_days() -> None:
    # Forty working days from 4 January: twenty of them lie in January, twenty in February.
    assert days_of(load(plan_of(action(RULE, 40, effort=10))), "hr") == pytest.approx({JANUARY: 5, FEBRUARY: 5})


def test_what_is_done_is_no_work_any_more() -> None:
    plan = plan_of(action("F01-01", 10, effort=8), action("F01-02", 10, effort=8))
    done = ActionProgress(
        action="F01-01", status=ActionStatus.DONE, percent=100, started=MONDAY, finished=date(2027, 1, 8)
    )
    half = ActionProgress(action="F01-02", status=ActionStatus.UNDER_WAY, percent=50, started=MONDAY)
    [row] = load(plan, done, half, on=date(2027, 1, 11)).services
    assert row.by_action == pytest.approx({"F01-02": 4})


def test_a_milestone_counts_on_its_day_and_work_on_days_off_on_the_next() -> None:
    assert days_of(load(plan_of(action(RULE, 0, effort=2))), "hr") == pytest.approx({JANUARY: 2})
    weekend = plan_of(action(RULE, 2, elapsed=True, effort=2, not_before=date(2027, 1, 30)))
    assert days_of(load(weekend), "hr") == pytest.approx({FEBRUARY: 2})


def test_partners_bear_what_the_owner_does_not() -> None:
    work = load(plan_of(action(RULE, effort=10, partners=("hr-school", "legal"))))
    borne = {row.id: row.effort for row in work.services}
    assert borne == pytest.approx({"hr": 6, "hr-school": 2, "legal": 2})


def test_services_stand_in_the_plans_order_and_strangers_after_them() -> None:
    owners = ("zoo", "council", "archive", "hr")
    work = load(plan_of(*(action(f"F01-{place:02}", owner=owner) for place, owner in enumerate(owners))))
    assert [row.id for row in work.services] == ["hr", "council", "archive", "zoo"]
    assert set(times_of(work, "zoo")) == {None}


def test_a_plan_without_open_work_is_empty() -> None:
    assert load(plan_of()) == Workload(period=Period.MONTH, periods=(), services=(), days_left=20)


@given(plans())
@SOME
def test_no_work_is_lost_or_made_up(plan: Plan) -> None:
    work = load(plan)
    assert sum(row.effort for row in work.services) == pytest.approx(sum(each.effort for each in plan.actions))


def test_periods_stand_without_a_gap_to_the_end_of_the_work() -> None:
    plan = plan_of(action(SURVEY, 5, effort=3), action(RULE, 5, effort=3, not_before=date(2027, 4, 1)))
    work = load(plan)
    assert work.periods == (JANUARY, FEBRUARY, MARCH, date(2027, 4, 1))
    assert list(days_of(work, "hr")) == [JANUARY, date(2027, 4, 1)]


def test_what_takes_no_effort_or_is_dropped_is_no_work() -> None:
    dropped = ActionProgress(action="F01-02", status=ActionStatus.DROPPED, reason="No.")
    plan = plan_of(action("F01-01", 5, effort=0), action("F01-02", 5, effort=9))
    assert load(plan, dropped).services == ()


@pytest.mark.parametrize(("posts", "over"), [(None, 0), (0.0, 1), (1.0, 0)])
def test_only_a_known_capacity_can_be_passed(posts: float | None, over: int) -> None:
    roles = (staffed("hr", capacity=posts),)
    [row] = load(plan_of(action(RULE, 5, effort=3), roles=roles)).services
    assert len(row.over) == over


def test_work_that_fills_the_time_to_its_last_hour_is_not_too_much() -> None:
    # As numbers of a computer, a tenth and two tenths add up to more than three.
    full = PeriodLoad(first=JANUARY, by_action={RULE: 0.1, TRAINING: 0.2}, time=0.3)
    assert not full.over
    assert PeriodLoad(first=JANUARY, by_action={RULE: 0.31}, time=0.3).over
    assert PeriodLoad(first=JANUARY, by_action={}, time=0.0).share is None


@pytest.mark.parametrize(
    ("today", "left"),
    [(date(2027, 2, 1), None), (date(2027, 2, 26), 1), (date(2027, 2, 28), 0), (date(2027, 5, 3), None)],
)
def test_the_days_of_the_running_month_are_counted_from_today_unless_all_are_left(
    today: date, left: int | None
) -> None:
    # In May 2027 the Monday on the 3rd is the first working day.
    assert load(plan_of(action("F06-03", 20)), on=today).days_left == left


def test_a_chain_of_one_service_is_never_two_works_at_once() -> None:
    plan = plan_of(
        action(RULE, 10, effort=4), action(TRAINING, 10, effort=4), waits=(wait(RULE, TRAINING),),
        capacity=capacity(pool("hr", posts=0.5)),
    )  # fmt: skip
    [row] = load(plan, by=Period.WEEK).services
    assert [list(week.by_action) for week in row.periods] == [[RULE], [RULE], [TRAINING], [TRAINING]]


@SOME
@given(tight_plans())
def test_what_is_levelled_overloads_nobody(plan: Plan) -> None:
    foreseen = foreseen_on_monday(plan)
    assert foreseen.unmet or not weeks_over(foreseen)


def test_what_nobody_can_pay_overloads_its_service_beside_other_work() -> None:
    dear = action(RULE, 10, effort=10, money=Money(once=10**10, yearly=0))
    beside = levelled(plan_of(action(SURVEY, 5, effort=5), dear), {"hr": 1.0}, starts=False)
    assert weeks_over(foreseen_on_monday(beside)) == {"hr": (MONDAY,)}
    alone = levelled(plan_of(dear), {"hr": 1.0}, starts=False)
    assert weeks_over(foreseen_on_monday(alone)) == {}


def test_what_a_service_without_anybody_leads_is_more_than_it_has_in_every_week() -> None:
    plan = levelled(plan_of(action(RULE, 10, effort=10)), {"hr": 0.0}, starts=False)
    nobody = plan.model_copy(update={"roles": ()})
    weeks = weeks_over(foreseen_on_monday(nobody))
    assert weeks == {"hr": (MONDAY, MONDAY + timedelta(weeks=1))}


def test_a_plan_that_reckons_with_nobodys_time_overloads_nobody() -> None:
    plan = plan_of(*(action(f"F01-0{number}", 5, effort=500) for number in range(9)))
    assert weeks_over(foreseen_on_monday(plan)) == {}
