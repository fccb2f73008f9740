"""Before a report is kept, it shows which dates it moves and what carries the move."""

from datetime import date, timedelta

import pytest
from examples import SOME
from hypothesis import given
from hypothesis import strategies as st
from levelled_plans import levelled
from tracked_plans import MONDAY, action, plan_of, plans, wait

from planner.plan import ActionStatus, Plan
from planner.schedule.workdays import WorkCalendar
from planner.track.forecast import forecast
from planner.track.progress import ActionProgress
from planner.track.slip import MoveCause, Release, releases, slip

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
    slipped = slip(before, forecast(NETWORK, {SURVEY: late_survey(13)}, MONDAY, TOWN), TOWN)
    assert [(move.action, move.days, move.cause, move.carried_by) for move in slipped.moves] == [
        (SURVEY, 3, MoveCause.REPORTED, None),
        (TENDER, 3, MoveCause.CARRIED, SURVEY),
        (LANES, 3, MoveCause.CARRIED, TENDER),
    ]
    assert slipped.chain == (SURVEY, TENDER, LANES)
    assert (slipped.finish_before, slipped.finish_after, slipped.days) == (date(2027, 1, 29), date(2027, 2, 3), 3)


def test_work_that_goes_faster_shows_the_chain_that_it_releases() -> None:
    before = forecast(NETWORK, {SURVEY: late_survey(10)}, MONDAY, TOWN)
    slipped = slip(before, forecast(NETWORK, {SURVEY: late_survey(6)}, MONDAY, TOWN), TOWN)
    assert [move.days for move in slipped.moves] == [-4, -4, -4]
    assert slipped.chain == (SURVEY, TENDER, LANES)


def test_float_swallows_a_slip() -> None:
    later = ActionProgress(action=LEAFLET, status=ActionStatus.UNDER_WAY, started=MONDAY, remaining=18)
    slipped = slip(forecast(NETWORK, {}, MONDAY, TOWN), forecast(NETWORK, {LEAFLET: later}, MONDAY, TOWN), TOWN)
    assert [move.action for move in slipped.moves] == [LEAFLET]
    assert (slipped.chain, slipped.days) == ((LEAFLET,), 0)


def test_what_shares_a_service_moves_with_its_work_and_is_not_said_to_wait_for_it() -> None:
    busy = levelled(plan_of(action(SURVEY, 10, effort=10), action(TENDER, 5, effort=5)), {"hr": 1.0})
    before = forecast(busy, {SURVEY: late_survey(10)}, MONDAY, TOWN)
    slipped = slip(before, forecast(busy, {SURVEY: late_survey(13)}, MONDAY, TOWN), TOWN)
    moved = {move.action: (move.cause, move.carried_by) for move in slipped.moves}
    assert moved == {SURVEY: (MoveCause.REPORTED, None), TENDER: (MoveCause.CROWDED, SURVEY)}


def test_days_that_pass_without_a_report_are_named_as_the_cause() -> None:
    slipped = slip(forecast(NETWORK, {}, MONDAY, TOWN), forecast(NETWORK, {}, date(2027, 1, 11), TOWN), TOWN)
    causes = {move.action: move.cause for move in slipped.moves}
    assert causes[SURVEY] is causes[LEAFLET] is MoveCause.TIME_PASSED
    assert causes[TENDER] is MoveCause.CARRIED


def test_a_change_of_the_plan_is_named_as_the_cause_and_new_and_dropped_actions_are_listed() -> None:
    longer = plan_of(action(SURVEY, 12), action(TENDER, 5), action("F01-09"), waits=(wait(SURVEY, TENDER),))
    slipped = slip(forecast(NETWORK, {}, MONDAY, TOWN), forecast(longer, {}, MONDAY, TOWN), TOWN)
    assert slipped.moves[0].cause is MoveCause.CHANGED
    assert (slipped.added, slipped.gone) == (("F01-09",), (LANES, LEAFLET))


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
    slipped = slip(before, after, TOWN)
    moved = {move.action: move for move in slipped.moves}
    for id_, dates in after.dates.items():
        old = before.dates[id_]
        assert (id_ in moved) == ((dates.early_start, dates.early_finish) != (old.early_start, old.early_finish))
    for move in moved.values():
        assert (move.carried_by is None) == (move.cause is not MoveCause.CARRIED)
        assert move.carried_by is None or move.carried_by in moved
    for carrier, carried in zip(slipped.chain, slipped.chain[1:], strict=False):
        assert moved[carried].carried_by == carrier
    assert bool(slipped) == bool(moved)
    assert not slip(after, after, TOWN)


@pytest.mark.parametrize(
    ("fields", "moves"),
    [
        ({"note": "All well."}, False),
        ({"review_on": date(2027, 3, 1)}, False),
        ({"confirmed_on": MONDAY, "confirmed_by": "hr"}, False),
        ({"remaining": 11}, True),
        ({"started": date(2026, 12, 28), "remaining": 10}, True),
    ],
)
def test_only_dates_and_what_is_left_move_anything(fields: dict[str, object], *, moves: bool) -> None:
    report = late_survey(10)
    after = forecast(NETWORK, {SURVEY: report.model_copy(update=fields)}, MONDAY, TOWN)
    moved = slip(forecast(NETWORK, {SURVEY: report}, MONDAY, TOWN), after, TOWN)
    assert bool(moved) == moves
    assert not moves or moved.moves[0].cause is MoveCause.REPORTED


def test_what_is_done_is_carried_by_nothing() -> None:
    finished = ActionProgress(
        action=TENDER, status=ActionStatus.DONE, percent=100, started=date(2027, 1, 18), finished=date(2027, 1, 26)
    )
    today = date(2027, 1, 26)
    before = forecast(NETWORK, {SURVEY: late_survey(1)}, today, TOWN)
    moved = slip(before, forecast(NETWORK, {SURVEY: late_survey(1), TENDER: finished}, today, TOWN), TOWN)
    [move] = [move for move in moved.moves if move.action == TENDER]
    assert (move.cause, move.carried_by) == (MoveCause.REPORTED, None)


def test_what_is_done_early_is_carried_by_nothing_though_what_it_waited_for_comes_earlier_too() -> None:
    finished = ActionProgress(
        action=TENDER, status=ActionStatus.DONE, percent=100, started=MONDAY, finished=date(2027, 1, 8)
    )
    today = date(2027, 1, 11)
    before = forecast(NETWORK, {SURVEY: late_survey(8)}, today, TOWN)
    slipped = slip(before, forecast(NETWORK, {SURVEY: late_survey(3), TENDER: finished}, today, TOWN), TOWN)
    causes = {move.action: (move.cause, move.carried_by) for move in slipped.moves}
    assert causes[SURVEY] == causes[TENDER] == (MoveCause.REPORTED, None)
    assert causes[LANES] == (MoveCause.CARRIED, TENDER)


def test_a_plan_that_gets_its_first_action_has_no_finish_to_move() -> None:
    moved = slip(forecast(plan_of(), {}, MONDAY, TOWN), forecast(NETWORK, {}, MONDAY, TOWN), TOWN)
    assert (moved.moves, moved.days, moved.finish_before) == ((), 0, None)
    assert moved.added == (SURVEY, TENDER, LANES, LEAFLET)
    assert moved


@SOME
@given(plans(), st.integers(0, 40))
def test_a_move_taken_back_is_the_same_move_the_other_way(plan: Plan, rest: int) -> None:
    report = ActionProgress(action=plan.actions[0].id, status=ActionStatus.UNDER_WAY, started=MONDAY, remaining=rest)
    before, after = forecast(plan, {}, MONDAY, TOWN), forecast(plan, {report.action: report}, MONDAY, TOWN)
    onwards, back = slip(before, after, TOWN), slip(after, before, TOWN)
    assert {move.action: move.days for move in onwards.moves} == {move.action: -move.days for move in back.moves}
    assert (onwards.days, onwards.finish_before) == (-back.days, back.finish_after)


def dropped(action: str) -> ActionProgress:
    return ActionProgress(action=action, status=ActionStatus.DROPPED, reason="The region does it.")


def test_what_waited_for_a_dropped_action_comes_earlier_because_of_that() -> None:
    before = forecast(NETWORK, {}, MONDAY, TOWN)
    slipped = slip(before, forecast(NETWORK, {SURVEY: dropped(SURVEY)}, MONDAY, TOWN), TOWN)
    moves = {move.action: (move.cause, move.carried_by) for move in slipped.moves}
    assert moves[TENDER] == (MoveCause.RELEASED, SURVEY)
    assert slipped.released == (Release(dropped=SURVEY, successors=(TENDER,)),)


def test_what_is_done_or_dropped_itself_is_not_released() -> None:
    report = {SURVEY: dropped(SURVEY), TENDER: dropped(TENDER)}
    assert releases(NETWORK, report, [SURVEY, TENDER]) == (Release(dropped=TENDER, successors=(LANES,)),)
