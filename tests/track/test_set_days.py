"""A day is kept or missed by what a forecast says, whoever set it."""

from datetime import date, timedelta

import pytest
from levelled_plans import TOWN, foreseen_on_monday
from promising_drafts import QUESTION, promising
from tracked_plans import METHOD, MONDAY, action, plan_of

from planner.plan import ActionStatus
from planner.track.forecast import forecast
from planner.track.progress import ActionProgress
from planner.track.set_days import Mark, SetDay, days_planned, days_set, missed

SURVEY, RULE = "F01-01", "F01-02"
FRIDAY = date(2027, 1, 8)


@pytest.mark.parametrize(("early", "late"), [(-1, True), (0, False), (1, False)])
def test_a_deadline_is_missed_by_what_ends_after_it(early: int, *, late: bool) -> None:
    plan = plan_of(action(SURVEY, 5, own_deadline=FRIDAY + timedelta(early)))
    [day] = days_set(plan)
    assert day == SetDay(action=SURVEY, mark=Mark.DEADLINE, by=FRIDAY + timedelta(early))
    assert (missed(foreseen_on_monday(plan), [day]) == (day,)) is late


def test_what_is_ongoing_has_no_day_to_keep() -> None:
    assert days_set(plan_of(action(SURVEY, 5, own_deadline="ongoing"))) == ()


def test_a_fixed_day_is_missed_until_the_action_is_done() -> None:
    plan = plan_of(action(SURVEY, 5, must_be_on=date(2027, 1, 6)))
    assert [day.mark for day in missed(foreseen_on_monday(plan), days_set(plan))] == [Mark.MUST_BE_ON]
    done = ActionProgress(action=SURVEY, status=ActionStatus.DONE, percent=100, started=MONDAY, finished=FRIDAY)
    assert missed(forecast(plan, {SURVEY: done}, FRIDAY, TOWN), days_set(plan)) == ()


def test_a_vote_that_was_planned_is_missed_by_work_that_begins_late() -> None:
    plan = plan_of(action(RULE, 5, vote_after=5))
    [vote] = days_planned(plan)
    assert vote.mark is Mark.VOTE
    assert missed(foreseen_on_monday(plan), [vote]) == ()
    late = forecast(plan, {}, vote.by - timedelta(days=1), TOWN)
    assert missed(late, [vote]) == (vote,)
    reached = vote.reached(late)
    assert reached is not None
    assert reached > vote.by


def test_a_promise_is_missed_by_the_last_of_its_actions() -> None:
    plan = plan_of(action(SURVEY, 5), action(RULE, 10))
    [promise] = [day for day in days_planned(plan, promising(SURVEY, RULE), METHOD) if day.mark is Mark.PROMISE]
    assert (promise.action, promise.beside, promise.question) == (RULE, (SURVEY,), QUESTION)
    # A promise has the time in hand that its actions have: a week after the last.
    reached = promise.reached(foreseen_on_monday(plan))
    assert reached is not None
    assert promise.by == reached + timedelta(weeks=1)
    late = ActionProgress(action=SURVEY, status=ActionStatus.UNDER_WAY, started=MONDAY, remaining=60)
    assert missed(forecast(plan, {SURVEY: late}, MONDAY, TOWN), [promise]) == (promise,)


def test_what_is_dropped_misses_no_day() -> None:
    plan = plan_of(action(SURVEY, 50, own_deadline=FRIDAY))
    dropped = ActionProgress(action=SURVEY, status=ActionStatus.DROPPED, reason="No need.")
    assert missed(forecast(plan, {SURVEY: dropped}, MONDAY, TOWN), days_set(plan)) == ()
