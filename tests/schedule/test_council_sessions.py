"""Sessions of the council: which one matters, and that they move no date."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from tracked_plans import MONDAY, action, plan_of

from planner.schedule.council_sessions import (
    between,
    check_sessions,
    decided_at,
    in_order,
    last_before,
    last_held,
    of_period,
    to_adopt,
    to_decide,
)
from planner.toolkit.city import CouncilSession
from planner.track.forecast import foreseen

DAYS = st.dates(date(2026, 1, 1), date(2029, 12, 31))
SESSIONS = st.lists(DAYS, unique=True, max_size=12).map(lambda days: [CouncilSession(day=day) for day in days])


@given(sessions=SESSIONS, start=DAYS)
def test_no_known_session_lies_between_the_last_one_and_the_start(sessions: list[CouncilSession], start: date) -> None:
    matching = last_before(sessions, start)
    assert not between(sessions, matching.day + timedelta(days=1) if matching else date.min, start - timedelta(days=1))
    assert matching is None or (matching in sessions and matching.day < start)


@given(sessions=SESSIONS, today=DAYS)
def test_a_session_of_today_counts_as_held(sessions: list[CouncilSession], today: date) -> None:
    assert last_held(sessions, today) == last_before(sessions, today + timedelta(days=1))


@given(sessions=SESSIONS, days=st.tuples(DAYS, DAYS))
def test_a_period_has_its_own_sessions_and_the_one_before(
    sessions: list[CouncilSession], days: tuple[date, date]
) -> None:
    first, last = sorted(days)
    matching = of_period(sessions, first, last)
    assert matching == in_order(matching)
    assert [session for session in matching if session.day >= first] == list(between(sessions, first, last))
    assert [session for session in matching if session.day < first] == [
        session for session in [last_before(sessions, first)] if session
    ]


@given(sessions=SESSIONS, starts=st.dictionaries(st.sampled_from(["F01-05", "F02-05", "F03-04"]), DAYS), today=DAYS)
def test_every_action_stands_once_unless_its_session_was_held(
    sessions: list[CouncilSession], starts: dict[str, date], today: date
) -> None:
    matching = decided_at(sessions, starts, today)
    held = {action for action, start in starts.items() if between(sessions, start, today - timedelta(days=1))}
    assert sorted(action for actions in matching.values() for action in actions) == sorted(starts.keys() - held)
    assert all(day is None or day >= today for day in matching)


@given(sessions=SESSIONS, start=DAYS)
def test_no_known_session_lies_between_the_start_and_the_one_that_decides(
    sessions: list[CouncilSession], start: date
) -> None:
    deciding = to_decide(sessions, start)
    assert deciding is None or (deciding in sessions and deciding.day >= start)
    assert not between(sessions, start, deciding.day - timedelta(days=1) if deciding else date.max)


@pytest.mark.parametrize(
    ("start", "today", "day"),
    [
        (date(2027, 3, 10), date(2027, 3, 8), date(2027, 3, 22)),
        (date(2027, 3, 22), date(2027, 3, 8), date(2027, 3, 22)),
        (date(2027, 3, 23), date(2027, 3, 8), date(2027, 6, 21)),
        (date(2027, 2, 1), date(2027, 3, 22), date(2027, 3, 22)),
        (date(2027, 6, 22), date(2027, 3, 8), None),
    ],
    ids=["starts before", "starts on its day", "starts after", "has begun, session today", "starts after all"],
)
def test_an_action_is_put_before_the_first_session_from_its_start_on(
    start: date, today: date, day: date | None
) -> None:
    sessions = [CouncilSession(day=date(2027, 6, 21)), CouncilSession(day=date(2027, 3, 22))]
    assert decided_at(sessions, {"F05-04": start}, today) == {day: ("F05-04",)}


def test_what_began_before_a_session_that_was_held_waits_for_no_other() -> None:
    sessions = [CouncilSession(day=date(2027, 3, 22)), CouncilSession(day=date(2027, 6, 21))]
    assert decided_at(sessions, {"F05-04": date(2027, 2, 1)}, date(2027, 3, 23)) == {}


@given(sessions=SESSIONS, start=DAYS, today=DAYS)
def test_no_session_to_come_lies_between_the_one_that_adopts_and_the_start(
    sessions: list[CouncilSession], start: date, today: date
) -> None:
    adopting = to_adopt(sessions, start, today)
    if adopting and adopting.day < start:
        assert not between(sessions, adopting.day + timedelta(days=1), start - timedelta(days=1))
    elif adopting:
        assert not between(sessions, today, adopting.day - timedelta(days=1))


@given(sessions=SESSIONS)
def test_sessions_move_no_date(sessions: list[CouncilSession]) -> None:
    plan = plan_of(action("F01-01", remit="council"), action("F01-02", duration=30))
    known = plan.model_copy(update={"council_sessions": tuple(sessions)})
    assert foreseen(known, {}, MONDAY).dates == foreseen(plan, {}, MONDAY).dates


def test_papers_are_due_on_the_day_of_the_session_at_the_latest() -> None:
    assert CouncilSession(day=MONDAY, papers_by=MONDAY).papers_by == MONDAY
    with pytest.raises(ValidationError, match="papers after session"):
        CouncilSession(day=MONDAY, papers_by=MONDAY + timedelta(days=1))


def test_a_day_with_two_sessions_is_named_once() -> None:
    first, second = CouncilSession(day=MONDAY), CouncilSession(day=MONDAY, title="Budget")
    assert check_sessions([first, CouncilSession(day=MONDAY + timedelta(days=1))]) == []
    assert [problem.values for problem in check_sessions([first, second, first])] == [{"day": MONDAY}]
