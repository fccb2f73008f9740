"""The forecast keeps what happened, schedules what is left, and says what went out of turn."""

from datetime import date, timedelta

import pytest
from examples import SOME
from hypothesis import given
from hypothesis import strategies as st
from tracked_plans import MONDAY, action, plan_of, plans, wait

from planner.plan import ActionStatus, Dependency, Plan, Window
from planner.problem import ProblemsFoundError
from planner.schedule.critical_path import Schedule, activity_of, schedule
from planner.schedule.placement import Held, HoldBy
from planner.schedule.workdays import WorkCalendar
from planner.templates.terms import Link
from planner.track.forecast import Forecast, as_planned, forecast
from planner.track.forecast import foreseen as whole_forecast
from planner.track.progress import ActionProgress
from planner.track.work_left import remaining

TOWN = WorkCalendar()
SURVEY, TENDER, LANES = "F01-01", "F01-02", "F01-03"
NETWORK = plan_of(
    action(SURVEY, 10), action(TENDER, 5), action(LANES, 5), waits=(wait(SURVEY, TENDER), wait(TENDER, LANES))
)


def done(action_id: str, started: date | None, finished: date) -> ActionProgress:
    return ActionProgress(action=action_id, status=ActionStatus.DONE, percent=100, started=started, finished=finished)


def under_way(action_id: str, started: date, percent: int = 0, remaining: int | None = None) -> ActionProgress:
    return ActionProgress(
        action=action_id, status=ActionStatus.UNDER_WAY, started=started, percent=percent, remaining=remaining
    )


def dropped(action_id: str) -> ActionProgress:
    return ActionProgress(action=action_id, status=ActionStatus.DROPPED, reason="No longer asked for.")


def foreseen(*reports: ActionProgress, on: date, plan: Plan = NETWORK) -> Forecast:
    return forecast(plan, {report.action: report for report in reports}, on, TOWN)


def drafted(plan: Plan) -> Schedule:
    return schedule(map(activity_of, plan.actions), plan.dependencies, TOWN, plan.start)


def early(expected: Forecast, action_id: str) -> tuple[date, date]:
    dates = expected.dates[action_id]
    return dates.early_start, dates.early_finish


def test_what_is_done_stays_on_its_actual_dates_and_the_rest_follows() -> None:
    expected = foreseen(done(SURVEY, date(2027, 1, 6), date(2027, 1, 27)), on=date(2027, 1, 28))
    assert early(expected, SURVEY) == (date(2027, 1, 6), date(2027, 1, 27))
    assert early(expected, TENDER) == (date(2027, 1, 28), date(2027, 2, 3))
    assert early(expected, LANES) == (date(2027, 2, 4), date(2027, 2, 10))
    assert expected.finish == date(2027, 2, 10)
    assert expected.critical_path == (TENDER, LANES)


def test_work_on_a_saturday_stands_as_reported() -> None:
    expected = foreseen(done(SURVEY, date(2027, 1, 9), date(2027, 1, 16)), on=date(2027, 1, 18))
    assert early(expected, SURVEY) == (date(2027, 1, 9), date(2027, 1, 16))
    assert early(expected, TENDER)[0] == date(2027, 1, 18)


def test_an_unknown_start_of_what_is_done_is_counted_back() -> None:
    assert early(foreseen(done(SURVEY, None, date(2027, 1, 15)), on=date(2027, 1, 18)), SURVEY)[0] == MONDAY


def test_what_is_done_without_a_start_did_not_begin_before_the_plan_unless_somebody_said_so() -> None:
    early_end = foreseen(done(SURVEY, None, date(2027, 1, 6)), on=date(2027, 1, 18))
    assert early(early_end, SURVEY) == (MONDAY, date(2027, 1, 6))
    before_it = foreseen(done(SURVEY, None, date(2026, 12, 16)), on=date(2027, 1, 18))
    assert early(before_it, SURVEY) == (date(2026, 12, 16), date(2026, 12, 16))
    reported = foreseen(done(SURVEY, date(2026, 12, 1), date(2027, 1, 6)), on=date(2027, 1, 18))
    assert early(reported, SURVEY)[0] == date(2026, 12, 1)


def test_what_ended_before_its_turn_is_named_though_nobody_said_when_it_began() -> None:
    [hurried] = foreseen(done(TENDER, None, date(2027, 1, 8)), on=date(2027, 1, 11)).out_of_sequence
    assert (hurried.dependency.successor, hurried.happened) == (TENDER, date(2027, 1, 8))


def test_what_is_under_way_keeps_its_start_and_the_rest_takes_what_the_percentage_leaves() -> None:
    expected = foreseen(under_way(SURVEY, date(2027, 1, 5), percent=75), on=date(2027, 1, 18))
    assert early(expected, SURVEY) == (date(2027, 1, 5), date(2027, 1, 20))
    assert early(expected, TENDER)[0] == date(2027, 1, 21)


def test_a_persons_estimate_overrules_the_percentage() -> None:
    expected = foreseen(under_way(SURVEY, date(2027, 1, 5), percent=75, remaining=10), on=date(2027, 1, 18))
    assert early(expected, SURVEY)[1] == date(2027, 1, 29)


def test_what_is_not_done_takes_at_least_a_day_more() -> None:
    assert remaining(action(SURVEY, 10), under_way(SURVEY, MONDAY, percent=99, remaining=0), MONDAY) == 1
    assert remaining(action(SURVEY, 0), under_way(SURVEY, MONDAY), MONDAY) == 0


def test_an_elapsed_duration_runs_down_by_itself() -> None:
    plan = plan_of(action(SURVEY, 30, elapsed=True), action(TENDER, 5), waits=(wait(SURVEY, TENDER),))
    expected = foreseen(under_way(SURVEY, MONDAY), on=date(2027, 1, 18), plan=plan)
    assert early(expected, SURVEY) == (MONDAY, date(2027, 2, 2))
    assert early(foreseen(under_way(SURVEY, MONDAY), on=date(2027, 3, 1), plan=plan), SURVEY)[1] == date(2027, 3, 1)


def test_nothing_that_has_not_started_starts_in_the_past() -> None:
    expected = foreseen(on=date(2027, 2, 1))
    assert early(expected, SURVEY)[0] == date(2027, 2, 1)


def test_nothing_waits_for_what_is_dropped() -> None:
    expected = foreseen(dropped(TENDER), on=MONDAY)
    assert TENDER not in expected.dates
    assert early(expected, LANES)[0] == MONDAY


def test_work_out_of_turn_is_named_and_its_rest_waits() -> None:
    expected = foreseen(under_way(TENDER, date(2027, 1, 11), percent=40), on=date(2027, 1, 12))
    [hurried] = expected.out_of_sequence
    assert (hurried.dependency.predecessor, hurried.dependency.successor) == (SURVEY, TENDER)
    assert (hurried.happened, hurried.allowed) == (date(2027, 1, 11), date(2027, 1, 26))
    assert hurried.rest_waits
    assert early(expected, TENDER) == (date(2027, 1, 11), date(2027, 1, 28))


@pytest.mark.parametrize(
    ("link", "lag", "elapsed", "allowed"),
    [
        # The survey's ten days after the plan's first week end on Friday 22 January.
        (Link.FINISH_TO_START, 0, False, date(2027, 1, 25)),
        (Link.FINISH_TO_START, 3, False, date(2027, 1, 28)),
        (Link.FINISH_TO_START, 7, True, date(2027, 2, 1)),
        (Link.START_TO_START, 0, False, date(2027, 1, 11)),
    ],
)
def test_what_began_early_was_allowed_from_the_day_on_which_the_plan_has_it(
    link: Link, lag: int, *, elapsed: bool, allowed: date
) -> None:
    waits = Dependency(predecessor=SURVEY, successor=TENDER, link=link, lag=lag, elapsed=elapsed)
    plan = plan_of(action(SURVEY, 10, not_before=date(2027, 1, 11)), action(TENDER, 5), waits=(waits,))
    day = date(2027, 1, 5)
    [hurried] = foreseen(under_way(TENDER, MONDAY), on=day, plan=plan).out_of_sequence
    assert hurried.allowed == allowed
    # Had it not begun, the plan would have it start on that very day.
    assert early(foreseen(on=day, plan=plan), TENDER)[0] == allowed


def test_what_was_done_out_of_turn_stays_done_and_holds_nothing_up() -> None:
    expected = foreseen(done(TENDER, MONDAY, date(2027, 1, 8)), on=date(2027, 1, 11))
    [hurried] = expected.out_of_sequence
    assert not hurried.rest_waits
    assert early(expected, LANES)[0] == date(2027, 1, 11)


def test_handing_over_on_the_same_day_is_in_sequence() -> None:
    day = date(2027, 1, 15)
    reports = done(SURVEY, MONDAY, day), done(TENDER, day, date(2027, 1, 20))
    assert foreseen(*reports, on=date(2027, 1, 21)).out_of_sequence == ()


def test_the_start_of_what_is_under_way_goes_on_counting_for_links_from_the_start() -> None:
    plan = plan_of(action(SURVEY, 20), action(TENDER, 5), waits=(wait(SURVEY, TENDER, Link.START_TO_START, lag=5),))
    expected = foreseen(under_way(SURVEY, date(2027, 1, 6)), on=date(2027, 1, 7), plan=plan)
    assert early(expected, TENDER)[0] == date(2027, 1, 13)
    assert expected.carrier(TENDER) == SURVEY


def test_the_link_between_finishes_holds_what_is_under_way() -> None:
    plan = plan_of(action(SURVEY, 20), action(TENDER, 5), waits=(wait(SURVEY, TENDER, Link.FINISH_TO_FINISH),))
    expected = foreseen(under_way(TENDER, MONDAY, percent=80), on=date(2027, 1, 5), plan=plan)
    assert early(expected, TENDER)[1] == early(expected, SURVEY)[1]


def test_what_cannot_be_true_is_refused_in_words() -> None:
    with pytest.raises(ProblemsFoundError, match="has not happened yet"):
        foreseen(done(SURVEY, MONDAY, date(2027, 1, 15)), on=date(2027, 1, 14))


def test_when_all_is_done_the_plan_ends_with_the_last_finish() -> None:
    reports = [done(id_, MONDAY, date(2027, 1, 15)) for id_ in (SURVEY, TENDER, LANES)]
    expected = foreseen(*reports, on=date(2027, 3, 1))
    assert (expected.finish, expected.critical_path) == (date(2027, 1, 15), ())
    assert foreseen(on=MONDAY, plan=plan_of()).finish is None


def test_what_ends_on_the_eve_of_what_it_waits_for_is_in_sequence() -> None:
    plan = plan_of(action(SURVEY, 5), action(TENDER, 5), waits=(wait(SURVEY, TENDER, Link.START_TO_FINISH),))
    reports = under_way(SURVEY, date(2027, 1, 11)), done(TENDER, MONDAY, date(2027, 1, 8))
    assert foreseen(*reports, on=date(2027, 1, 11), plan=plan).out_of_sequence == ()


@SOME
@given(plans())
def test_without_reports_on_the_first_day_the_forecast_is_the_schedule(plan: Plan) -> None:
    expected, schedule = forecast(plan, {}, plan.start, TOWN), drafted(plan)
    assert dict(expected.dates) == dict(schedule.dates)
    assert (expected.finish, expected.critical_path) == (schedule.finish, schedule.critical_path)
    assert expected.out_of_sequence == ()


@SOME
@given(plans(), st.integers(0, 90), st.integers(0, 30))
def test_when_nothing_is_reported_time_makes_nothing_earlier(plan: Plan, days: int, more: int) -> None:
    sooner = forecast(plan, {}, MONDAY + timedelta(days), TOWN)
    later = forecast(plan, {}, MONDAY + timedelta(days + more), TOWN)
    for planned in plan.actions:
        assert early(sooner, planned.id) <= early(later, planned.id)


@SOME
@given(plans(), st.integers(0, 90))
def test_what_goes_as_foreseen_moves_nothing(plan: Plan, days: int) -> None:
    lasting = plan.model_copy(
        update={
            "actions": tuple(action.model_copy(update={"duration": action.duration + 1}) for action in plan.actions)
        }
    )
    status_date = TOWN.on_or_after(MONDAY + timedelta(days))
    schedule = drafted(lasting)
    reports = {}
    for id_, dates in schedule.dates.items():
        if dates.early_finish < status_date:
            reports[id_] = done(id_, dates.early_start, dates.early_finish)
        elif dates.early_start < status_date:
            days_left = TOWN.between(status_date, dates.early_finish) + 1
            elapsed = lasting.action_by_id[id_].elapsed
            left = (dates.early_finish - status_date).days + 1 if elapsed else days_left
            reports[id_] = under_way(id_, dates.early_start, remaining=left)
    expected = forecast(lasting, reports, status_date, TOWN)
    assert {id_: early(expected, id_) for id_ in expected.dates} == {
        id_: (dates.early_start, dates.early_finish) for id_, dates in schedule.dates.items()
    }
    assert expected.out_of_sequence == ()


@pytest.mark.parametrize(
    ("percent", "judged", "left"),
    [(0, None, 10), (50, None, 5), (55, None, 5), (95, None, 1), (99, None, 1), (50, 8, 8), (90, 0, 1), (0, 30, 30)],
)
def test_what_is_left_is_what_somebody_judged_else_what_the_percentage_leaves(
    percent: int, judged: int | None, left: int
) -> None:
    assert remaining(action(SURVEY, 10), under_way(SURVEY, MONDAY, percent, judged), MONDAY) == left


@pytest.mark.parametrize(("days", "left"), [(0, 30), (10, 20), (29, 1), (30, 1), (90, 1)])
def test_a_wait_runs_down_by_itself_and_leaves_a_day_until_it_is_reported_done(days: int, left: int) -> None:
    waiting = action(SURVEY, 30, elapsed=True)
    assert remaining(waiting, under_way(SURVEY, MONDAY, percent=10), MONDAY + timedelta(days)) == left


def test_nothing_is_left_of_a_milestone_or_of_what_is_done() -> None:
    assert remaining(action(SURVEY, 0), under_way(SURVEY, MONDAY), MONDAY) == 0
    assert remaining(action(SURVEY, 10), done(SURVEY, MONDAY, MONDAY), MONDAY) == 0


def test_a_report_that_cannot_be_true_moves_nothing_and_keeps_its_words() -> None:
    torn = done(SURVEY, date(2027, 1, 20), MONDAY).model_copy(update={"note": "Both of us reported."})
    expected = whole_forecast(NETWORK, {SURVEY: torn}, date(2027, 2, 1))
    assert expected.dates == foreseen(on=date(2027, 2, 1)).dates
    assert expected.progress[SURVEY].note == "Both of us reported."
    assert expected.progress[SURVEY].started is None


def test_a_report_from_a_clock_that_is_ahead_is_believed_and_moves_today() -> None:
    tomorrow = date(2027, 1, 6)
    ahead = under_way(SURVEY, MONDAY, percent=50).model_copy(update={"confirmed_on": tomorrow})
    expected = whole_forecast(NETWORK, {SURVEY: ahead}, date(2027, 1, 5))
    assert expected.status_date == tomorrow
    assert expected.progress[SURVEY].percent == 50


def test_the_same_forecast_is_given_again_and_another_for_another_day() -> None:
    assert whole_forecast(NETWORK, {}, MONDAY) is whole_forecast(NETWORK, {}, MONDAY)
    assert whole_forecast(NETWORK, {}, MONDAY) != whole_forecast(NETWORK, {}, date(2027, 1, 11))


def test_as_planned_a_dropped_action_has_its_dates_again() -> None:
    given_up = NETWORK.model_copy(
        update={"actions": tuple(a.model_copy(update={"status": ActionStatus.DROPPED}) for a in NETWORK.actions)}
    )
    assert foreseen(on=MONDAY, plan=given_up).dates == {}
    assert foreseen(on=MONDAY, plan=as_planned(given_up)).dates == foreseen(on=MONDAY).dates


def test_what_holds_the_rest_of_an_action_is_named_by_its_id() -> None:
    begun = foreseen(under_way(TENDER, MONDAY, percent=20), on=date(2027, 1, 5))
    assert begun.finish_held_by(TENDER) == Held(by=HoldBy.PREDECESSOR, what=(SURVEY,))
    assert begun.carrier(LANES) == TENDER
    linked = plan_of(action(SURVEY, 10), action(TENDER, 5), waits=(wait(SURVEY, TENDER, Link.START_TO_START, lag=8),))
    from_start = foreseen(under_way(SURVEY, MONDAY), on=date(2027, 1, 5), plan=linked)
    assert from_start.carrier(TENDER) == SURVEY


def test_the_chain_to_an_action_leaves_out_what_is_done() -> None:
    expected = foreseen(done(SURVEY, MONDAY, date(2027, 1, 15)), on=date(2027, 1, 18))
    assert expected.chain_to(LANES) == (TENDER, LANES)
    assert foreseen(on=MONDAY).chain_to(LANES) == (SURVEY, TENDER, LANES)


def test_work_that_has_begun_goes_on_through_a_window_and_other_work_waits_for_its_end() -> None:
    closed = Window(first=date(2027, 1, 8), last=date(2027, 1, 15))
    plan = plan_of(action(SURVEY, 10, clear_of=(closed,)))
    assert early(foreseen(on=MONDAY, plan=plan), SURVEY)[0] == date(2027, 1, 18)
    begun = foreseen(under_way(SURVEY, MONDAY, percent=50), on=date(2027, 1, 6), plan=plan)
    assert early(begun, SURVEY) == (MONDAY, date(2027, 1, 12))


def test_work_before_the_plans_first_day_keeps_its_dates() -> None:
    december = date(2026, 12, 14)
    expected = foreseen(done(SURVEY, december, date(2026, 12, 18)), on=MONDAY)
    assert early(expected, SURVEY) == (december, date(2026, 12, 18))
    assert early(expected, TENDER)[0] == MONDAY


@SOME
@given(plans(), st.integers(0, 60), st.integers(0, 99))
def test_nothing_that_is_left_lies_before_today(plan: Plan, days: int, percent: int) -> None:
    today = MONDAY + timedelta(days)
    report = under_way(plan.actions[0].id, MONDAY, percent)
    expected = foreseen(report, on=today, plan=plan)
    for id_, dates in expected.dates.items():
        assert id_ == report.action or dates.early_start >= today
        assert dates.early_finish >= dates.early_start
    assert early(expected, report.action)[0] == MONDAY
    assert set(expected.critical_path) <= expected.dates.keys()
