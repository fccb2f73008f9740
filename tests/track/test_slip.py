"""Before a report is kept, it shows which dates it moves and what carries the move."""

from datetime import date, timedelta

from examples import SOME
from hypothesis import given
from hypothesis import strategies as st
from tracked_plans import MONDAY, action, plan_of, plans, wait

from planner.plan import ActionStatus, Plan
from planner.schedule.workdays import WorkCalendar
from planner.track.forecast import forecast
from planner.track.progress import ActionProgress
from planner.track.slip import MoveCause, slip

TOWN = WorkCalendar()
SURVEY, TENDER, LANES, LEAFLET = "F01-01", "F01-02", "F01-03", "F01-04"
NETWORK = plan_of(
    action(SURVEY, 10),
    action(TENDER, 5),
    action(LANES, 5),
    action(LEAFLET, 15),
    waits=(wait(SURVEY, TENDER), wait(TENDER, LANES)),
)


def late_survey(rest: int) -> ActionProgress:
    return ActionProgress(action=SURVEY, status=ActionStatus.UNDER_WAY, started=MONDAY, remaining=rest)


def test_a_slip_shows_every_date_that_it_moves_and_the_chain() -> None:
    before = forecast(NETWORK, {SURVEY: late_survey(10)}, MONDAY, TOWN)
    found = slip(before, forecast(NETWORK, {SURVEY: late_survey(13)}, MONDAY, TOWN), TOWN)
    assert [(move.action, move.days, move.cause, move.carried_by) for move in found.moves] == [
        (SURVEY, 3, MoveCause.REPORTED, None),
        (TENDER, 3, MoveCause.CARRIED, SURVEY),
        (LANES, 3, MoveCause.CARRIED, TENDER),
    ]
    assert found.chain == (SURVEY, TENDER, LANES)
    assert (found.finish_before, found.finish_after, found.days) == (date(2027, 1, 29), date(2027, 2, 3), 3)


def test_work_that_goes_faster_shows_the_chain_that_it_releases() -> None:
    before = forecast(NETWORK, {SURVEY: late_survey(10)}, MONDAY, TOWN)
    found = slip(before, forecast(NETWORK, {SURVEY: late_survey(6)}, MONDAY, TOWN), TOWN)
    assert [move.days for move in found.moves] == [-4, -4, -4]
    assert found.chain == (SURVEY, TENDER, LANES)


def test_float_swallows_a_slip() -> None:
    later = ActionProgress(action=LEAFLET, status=ActionStatus.UNDER_WAY, started=MONDAY, remaining=18)
    found = slip(forecast(NETWORK, {}, MONDAY, TOWN), forecast(NETWORK, {LEAFLET: later}, MONDAY, TOWN), TOWN)
    assert [move.action for move in found.moves] == [LEAFLET]
    assert (found.chain, found.days) == ((LEAFLET,), 0)


def test_days_that_pass_without_a_report_are_named_as_the_cause() -> None:
    found = slip(forecast(NETWORK, {}, MONDAY, TOWN), forecast(NETWORK, {}, date(2027, 1, 11), TOWN), TOWN)
    causes = {move.action: move.cause for move in found.moves}
    assert causes[SURVEY] is causes[LEAFLET] is MoveCause.TIME_PASSED
    assert causes[TENDER] is MoveCause.CARRIED


def test_a_change_of_the_plan_is_named_as_the_cause_and_new_and_dropped_actions_are_listed() -> None:
    longer = plan_of(action(SURVEY, 12), action(TENDER, 5), action("F01-09"), waits=(wait(SURVEY, TENDER),))
    found = slip(forecast(NETWORK, {}, MONDAY, TOWN), forecast(longer, {}, MONDAY, TOWN), TOWN)
    assert found.moves[0].cause is MoveCause.CHANGED
    assert (found.added, found.gone) == (("F01-09",), (LANES, LEAFLET))


def test_a_confirmation_moves_nothing() -> None:
    before = forecast(NETWORK, {SURVEY: late_survey(10)}, MONDAY, TOWN)
    seen = late_survey(10).model_copy(update={"confirmed_on": MONDAY, "confirmed_by": "hr"})
    assert not slip(before, forecast(NETWORK, {SURVEY: seen}, MONDAY, TOWN), TOWN)


@SOME
@given(plans(), st.integers(0, 60), st.integers(0, 40))
def test_nothing_moves_in_silence(plan: Plan, days: int, rest: int) -> None:
    status_date = MONDAY + timedelta(days)
    report = ActionProgress(action=plan.actions[0].id, status=ActionStatus.UNDER_WAY, started=MONDAY, remaining=rest)
    before = forecast(plan, {}, MONDAY, TOWN)
    after = forecast(plan, {report.action: report}, status_date, TOWN)
    found = slip(before, after, TOWN)
    moved = {move.action: move for move in found.moves}
    for one, dates in after.dates.items():
        old = before.dates[one]
        assert (one in moved) == ((dates.early_start, dates.early_finish) != (old.early_start, old.early_finish))
    for move in moved.values():
        assert (move.carried_by is None) == (move.cause is not MoveCause.CARRIED)
        assert move.carried_by is None or move.carried_by in moved
    for carrier, carried in zip(found.chain, found.chain[1:], strict=False):
        assert moved[carried].carried_by == carrier
    assert bool(found) == bool(moved)
    assert not slip(after, after, TOWN)
