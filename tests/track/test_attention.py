"""One list says what needs attention, most urgent first."""

from datetime import date, timedelta
from random import Random

import pytest
from examples import SOME
from hypothesis import given
from hypothesis import strategies as st
from tracked_plans import MONDAY, action, plan_of, plans

from planner.plan import ActionStatus, Plan
from planner.schedule.workdays import WorkCalendar
from planner.toolkit.assessment import Evidence
from planner.track.attention import AttentionItem, Concern, Sight, attention, is_stale
from planner.track.forecast import forecast
from planner.track.progress import ActionProgress, StatusUpdate, applied

TOWN = WorkCalendar()
SIGHT = Sight(stale_days=90)
RULE = "F06-03"
DUE = {RULE: date(2027, 6, 30)}
UNDER_WAY = ActionProgress(
    action=RULE, status=ActionStatus.UNDER_WAY, started=MONDAY, percent=50, confirmed_on=date(2027, 5, 3)
)
PROOF = (Evidence(title="Signed rule"),)


def items(
    today: date, *reports: ActionProgress, plan: Plan | None = None, due: dict[str, date] | None = None
) -> tuple[AttentionItem, ...]:
    watched = plan or plan_of(action(RULE, 20))
    foreseen = forecast(watched, {report.action: report for report in reports}, today, TOWN)
    return attention(foreseen, DUE if due is None else due, SIGHT)


def concerns(today: date, *reports: ActionProgress, plan: Plan | None = None) -> list[Concern]:
    return [item.concern for item in items(today, *reports, plan=plan)]


def test_an_action_on_its_way_needs_no_attention() -> None:
    assert concerns(date(2027, 5, 10), UNDER_WAY) == []


def test_what_is_due_soon_or_overdue_says_by_how_many_days() -> None:
    assert items(date(2027, 6, 10), UNDER_WAY) == (
        AttentionItem(action=RULE, concern=Concern.DUE_SOON, day=DUE[RULE], days=20),
    )
    [late] = items(date(2027, 7, 2), UNDER_WAY)
    assert (late.concern, late.days) == (Concern.OVERDUE, 2)


def test_what_is_due_today_is_not_overdue() -> None:
    ending = UNDER_WAY.model_copy(update={"percent": 95})
    assert concerns(DUE[RULE], ending) == [Concern.DUE_SOON]


def test_what_cannot_be_done_in_time_any_more_is_named_before_it_is_overdue() -> None:
    [late] = items(date(2027, 6, 21), UNDER_WAY)
    assert (late.concern, late.day, late.days) == (Concern.EXPECTED_LATE, DUE[RULE], 2)


def test_a_block_carries_its_reason() -> None:
    stuck = UNDER_WAY.model_copy(update={"status": ActionStatus.BLOCKED, "reason": "No credits before the vote."})
    [blocked] = items(date(2027, 5, 10), stuck)
    assert (blocked.concern, blocked.reason, blocked.days) == (Concern.BLOCKED, "No credits before the vote.", 7)


def test_a_review_that_somebody_asked_for_comes_up_on_its_day() -> None:
    asked = UNDER_WAY.model_copy(update={"review_on": date(2027, 5, 10)})
    assert concerns(date(2027, 5, 9), asked) == []
    assert concerns(date(2027, 5, 10), asked) == [Concern.REVIEW]


def test_still_on_track_counts_as_news() -> None:
    long_silence = UNDER_WAY.model_copy(update={"confirmed_on": date(2027, 1, 5)})
    assert Concern.STALE in concerns(date(2027, 5, 10), long_silence)
    on_track = StatusUpdate(action=RULE, on=date(2027, 5, 10), by="hr")
    assert concerns(date(2027, 5, 10), applied(long_silence, on_track)) == []


def test_news_are_stale_after_more_days_than_the_method_says() -> None:
    plan, silence = plan_of(action(RULE)), ActionProgress(action=RULE)
    assert [is_stale(plan, silence, MONDAY + timedelta(days), 90) for days in (90, 91)] == [False, True]
    adopted = plan.model_copy(update={"adopted_on": MONDAY + timedelta(1)})
    assert [is_stale(adopted, silence, MONDAY + timedelta(days), 90) for days in (91, 92)] == [False, True]


@pytest.mark.parametrize("status", [ActionStatus.DONE, ActionStatus.DROPPED])
def test_what_is_over_is_never_stale(status: ActionStatus) -> None:
    assert not is_stale(plan_of(action(RULE)), ActionProgress(action=RULE, status=status), date(2029, 1, 1), 90)


def test_what_is_done_needs_its_proof_and_nothing_else() -> None:
    done = UNDER_WAY.model_copy(update={"status": ActionStatus.DONE, "percent": 100, "finished": date(2027, 5, 3)})
    assert concerns(date(2028, 1, 3), done) == [Concern.WITHOUT_PROOF]
    assert concerns(date(2028, 1, 3), done.model_copy(update={"evidence": PROOF})) == []


def test_what_is_dropped_needs_no_attention() -> None:
    dropped = ActionProgress(action=RULE, status=ActionStatus.DROPPED, reason="The region does it.")
    assert concerns(date(2028, 1, 3), dropped) == []


@pytest.mark.parametrize("role", ["council", "unheard-of"])
def test_a_role_that_nobody_fills_leaves_its_actions_without_owner(role: str) -> None:
    plan = plan_of(action(RULE, owner=role))
    assert concerns(date(2027, 5, 10), UNDER_WAY, plan=plan) == [Concern.WITHOUT_OWNER]


def test_an_action_without_indicator_is_named() -> None:
    plan = plan_of(action(RULE, indicator=" "))
    assert concerns(date(2027, 5, 10), UNDER_WAY, plan=plan) == [Concern.WITHOUT_INDICATOR]


@SOME
@given(plans(), st.integers(0, 400), st.randoms())
def test_the_most_urgent_comes_first_in_whatever_order_the_plan_stands(plan: Plan, days: int, order: Random) -> None:
    today = MONDAY + timedelta(days)
    due = {planned.id: MONDAY + timedelta(5 * index) for index, planned in enumerate(plan.actions)}
    listed = items(today, plan=plan, due=due)
    ranks = [list(Concern).index(item.concern) for item in listed]
    assert ranks == sorted(ranks)
    assert len({(item.action, item.concern) for item in listed}) == len(listed)
    shuffled = list(plan.actions)
    order.shuffle(shuffled)
    assert items(today, plan=plan.model_copy(update={"actions": tuple(shuffled)}), due=due) == listed


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2027, 5, 30), []),
        (date(2027, 5, 31), [Concern.DUE_SOON]),
        (date(2027, 6, 30), [Concern.EXPECTED_LATE]),
        (date(2027, 7, 1), [Concern.OVERDUE]),
    ],
)
def test_an_action_is_due_soon_for_thirty_days_and_overdue_from_the_day_after(
    today: date, expected: list[Concern]
) -> None:
    news = UNDER_WAY.model_copy(update={"confirmed_on": date(2027, 5, 25)})
    assert concerns(today, news) == expected


def test_an_action_without_a_due_date_is_never_late() -> None:
    assert items(date(2027, 5, 10), UNDER_WAY, due={}) == ()


def test_a_block_without_a_word_of_news_is_named_without_a_day() -> None:
    stuck = ActionProgress(action=RULE, status=ActionStatus.BLOCKED, reason="No credits.")
    [blocked] = items(date(2027, 1, 11), stuck)
    assert (blocked.concern, blocked.day, blocked.days) == (Concern.BLOCKED, None, 0)


def test_an_action_stands_in_the_list_for_each_of_its_reasons() -> None:
    plan = plan_of(action(RULE, 20, owner="council", indicator=""))
    stuck = UNDER_WAY.model_copy(
        update={"status": ActionStatus.BLOCKED, "reason": "No credits.", "review_on": date(2027, 6, 1)}
    )
    assert concerns(date(2027, 12, 1), stuck, plan=plan) == [
        Concern.OVERDUE,
        Concern.BLOCKED,
        Concern.REVIEW,
        Concern.WITHOUT_OWNER,
        Concern.STALE,
        Concern.WITHOUT_INDICATOR,
    ]


def test_of_two_overdue_actions_the_longest_overdue_comes_first() -> None:
    plan = plan_of(action("F01-01"), action("F01-02"))
    due = {"F01-01": date(2027, 2, 1), "F01-02": date(2027, 1, 25)}
    assert [item.action for item in items(date(2027, 2, 8), plan=plan, due=due)] == ["F01-02", "F01-01"]
