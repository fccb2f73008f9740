"""What was adopted stays as it was, and every difference from it can be told."""

import json
from datetime import date

import pytest
from examples import SOME
from hypothesis import given
from hypothesis import strategies as st
from tracked_plans import BANDS, METHOD, MONDAY, action, plan_of, plans, standing_of, wait

from planner.plan import ActionStatus, Plan, PlanRole
from planner.schedule.workdays import WorkCalendar
from planner.track.baseline import (
    AdoptedHead,
    Baseline,
    CostRange,
    cost_range,
    due_dates,
    freeze,
    in_force,
    variance,
)
from planner.track.forecast import Forecast, forecast
from planner.track.progress import ActionProgress

TOWN = WorkCalendar()
SURVEY, TENDER = "F01-01", "F01-02"
PLAN = plan_of(action(SURVEY, 10), action(TENDER, 5, cost_band=1), waits=(wait(SURVEY, TENDER),))
MARCH = date(2027, 3, 1)


def foreseen(plan: Plan, *reports: ActionProgress, on: date = MONDAY) -> Forecast:
    return forecast(plan, {report.action: report for report in reports}, on, TOWN)


def adopted(plan: Plan, reference: str = "2027-014", on: date = MARCH) -> Baseline:
    return freeze(
        foreseen(plan), due_dates(plan, foreseen(plan).dates, TOWN, METHOD), adopted_on=on, reference=reference
    )


def test_a_plan_as_adopted_has_no_variance() -> None:
    apart = variance(adopted(PLAN), foreseen(PLAN), TOWN)
    assert not apart
    assert apart.cost_adopted == apart.cost_now == CostRange(2000, 12000)


def test_a_slip_shows_as_working_days_for_each_action_and_for_the_plan() -> None:
    late = ActionProgress(action=SURVEY, status=ActionStatus.UNDER_WAY, started=date(2027, 1, 5), remaining=12)
    apart = variance(adopted(PLAN), foreseen(PLAN, late, on=date(2027, 1, 5)), TOWN)
    assert [(action.action, action.start_days, action.finish_days) for action in apart.actions] == [
        (SURVEY, 1, 3),
        (TENDER, 3, 3),
    ]
    assert apart.finish_days == 3


def test_effort_and_cost_vary_with_what_is_added_and_removed() -> None:
    now = plan_of(action(SURVEY, 10, effort=14, cost_band=2), action("F01-09", effort=3))
    apart = variance(adopted(PLAN), foreseen(now), TOWN)
    assert (apart.added, apart.removed, apart.effort) == (("F01-09",), (TENDER,), -3)
    assert (apart.actions[0].effort, apart.actions[0].cost_bands) == (4, 2)
    assert apart.cost_now == CostRange(10000, None)


def test_a_dropped_action_counts_as_removed() -> None:
    dropped = ActionProgress(action=TENDER, status=ActionStatus.DROPPED, reason="The region buys.")
    assert variance(adopted(PLAN), foreseen(PLAN, dropped), TOWN).removed == (TENDER,)


def test_the_last_adopted_of_several_baselines_is_in_force() -> None:
    first, second = adopted(PLAN), adopted(PLAN, "2027-090", date(2027, 9, 6))
    assert in_force([second, first]) is second
    assert in_force([]) is None
    same_day = adopted(PLAN, "2027-015")
    assert in_force([first, same_day]) is same_day


def test_a_due_date_is_set_by_people_else_adopted_else_computed() -> None:
    assert due_dates(PLAN, foreseen(PLAN).dates, TOWN, METHOD) == {SURVEY: date(2027, 1, 22), TENDER: date(2027, 1, 29)}
    longer = plan_of(action(SURVEY, 20), action(TENDER, 5, own_deadline=date(2027, 6, 30)))
    due = due_dates(longer, foreseen(longer).dates, TOWN, METHOD, adopted(PLAN))
    assert due == {SURVEY: date(2027, 1, 22), TENDER: date(2027, 6, 30)}


def test_a_baseline_survives_being_written_and_read() -> None:
    baseline = adopted(PLAN)
    assert Baseline.model_validate_json(baseline.model_dump_json(by_alias=True)) == baseline
    assert baseline.cost_bands == BANDS


@SOME
@given(plans(), plans(), st.integers(0, 3))
def test_the_sum_is_what_its_parts_give(before: Plan, now: Plan, renamed: int) -> None:
    left = tuple(action for action in now.actions[renamed:])
    ids = {action.id for action in left}
    links = tuple(link for link in now.dependencies if {link.predecessor, link.successor} <= ids)
    now = now.model_copy(update={"actions": left, "dependencies": links})
    baseline = adopted(before)
    apart = variance(baseline, foreseen(now), TOWN)
    added = sum(now.action_by_id[id_].effort for id_ in apart.added)
    removed = sum(baseline.action_by_id[id_].effort for id_ in apart.removed)
    assert apart.effort == sum(action.effort for action in apart.actions) + added - removed
    assert not variance(adopted(now), foreseen(now), TOWN)


@pytest.mark.parametrize(
    ("bands", "expected"),
    [
        ([], CostRange(0, 0)),
        ([0], CostRange(0, 2000)),
        ([1, 1], CostRange(4000, 20000)),
        ([0, 2], CostRange(10000, None)),
        ([2, 2], CostRange(20000, None)),
        ([9], CostRange(0, 0)),
    ],
)
def test_bands_add_up_and_one_without_a_limit_leaves_the_sum_without_one(bands: list[int], expected: CostRange) -> None:
    assert cost_range(bands, BANDS) == expected


@given(st.lists(st.integers(0, 2)), st.lists(st.integers(0, 2)))
def test_the_cost_of_two_lists_is_that_of_both(first: list[int], second: list[int]) -> None:
    together, parts = cost_range([*first, *second], BANDS), [cost_range(bands, BANDS) for bands in (first, second)]
    assert together.at_least == sum(part.at_least for part in parts)
    limits = [part.at_most for part in parts if part.at_most is not None]
    assert together.at_most == (sum(limits) if len(limits) == 2 else None)


def test_what_is_dropped_is_not_adopted() -> None:
    dropped = ActionProgress(action=TENDER, status=ActionStatus.DROPPED, reason="The region buys.")
    expected = foreseen(PLAN, dropped)
    frozen = freeze(expected, {SURVEY: MARCH}, adopted_on=MARCH, reference="1")
    assert list(frozen.action_by_id) == [SURVEY]
    assert frozen.finish == date(2027, 1, 15)


def test_an_empty_plan_is_adopted_with_no_finish() -> None:
    empty = adopted(plan_of())
    assert (empty.actions, empty.finish) == ((), None)
    assert variance(empty, foreseen(PLAN), TOWN).finish_days == 0


def test_less_than_adopted_is_negative() -> None:
    now = plan_of(action(SURVEY, 8, effort=4), action(TENDER, 5), waits=(wait(SURVEY, TENDER),))
    apart = variance(adopted(PLAN), foreseen(now), TOWN)
    assert [(action.finish_days, action.effort, action.cost_bands) for action in apart.actions] == [
        (-2, -6, 0),
        (-2, 0, -1),
    ]
    assert (apart.finish_days, apart.effort) == (-2, -6)


def test_a_due_date_does_not_slip_with_the_work() -> None:
    late = ActionProgress(action=SURVEY, status=ActionStatus.UNDER_WAY, started=MONDAY, remaining=40)
    assert standing_of(PLAN, late).due == standing_of(PLAN).due


def test_what_is_adopted_keeps_who_owns_what_and_which_are_quick_wins_as_they_were() -> None:
    outside = PlanRole(id="council", title="Council of migrants", holder=None, outside=True)
    plan = plan_of(
        action(SURVEY, effort=7),
        action(TENDER, effort=5, owner="council"),
        roles=(PlanRole(id="hr", title="HR", holder="Personnel office"), outside),
    )
    due = dict.fromkeys((SURVEY, TENDER), MARCH)
    frozen = freeze(foreseen(plan), due, adopted_on=MARCH, reference="1", quick_wins={TENDER})
    assert [(one.owner, one.quick_win) for one in frozen.actions] == [("hr", False), ("council", True)]
    assert frozen.head == AdoptedHead(title="Plan", version="1", start=MONDAY, outside=("council",), vacant=False)
    assert frozen.staff_effort == 7


def test_a_decision_of_an_earlier_release_does_not_say_whose_days_were_adopted() -> None:
    written = adopted(PLAN).model_dump(mode="json")
    written["head"] = None
    for one in written["actions"]:
        del one["owner"], one["quick_win"]
    read = Baseline.model_validate_json(json.dumps(written))
    assert (read.staff_effort, {one.owner for one in read.actions}) == (None, {None})
