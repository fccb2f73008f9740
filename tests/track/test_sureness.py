"""A plan says how sure it is: by its forecast where nothing varies, and else by what its durations may come to."""

from datetime import date, timedelta
from functools import lru_cache

import pytest
from cities import BENCHMARK, CATALOGUE, sample
from examples import SOME
from hypothesis import given
from hypothesis import strategies as st
from tracked_plans import METHOD, MONDAY, action, plan_of, plans, standing_of, wait

from planner.draft.case import Case, Frame
from planner.draft.pipeline import draft
from planner.plan import ActionStatus, Plan
from planner.schedule.risk import risk
from planner.schedule.uncertain import MarkKind, UncertainPlan
from planner.schedule.uncertain_places import uncertain_actions
from planner.schedule.workdays import plan_calendar, work_calendar
from planner.templates.durations import FIXED, Spread
from planner.toolkit.city import CouncilSession
from planner.track.baseline import Baseline, BaselineAction
from planner.track.forecast import Forecast, forecast, foreseen
from planner.track.plan_standing import PlanStanding
from planner.track.progress import ActionProgress, Progress
from planner.track.standing import standing_of_draft
from planner.track.sureness import Sureness, spread_of, sureness

SURVEY, TENDER, LANES = "F01-01", "F01-02", "F02-01"
DURATIONS = METHOD.durations


def under_way(action_id: str, percent: int) -> ActionProgress:
    return ActionProgress(action=action_id, status=ActionStatus.UNDER_WAY, started=MONDAY, percent=percent)


def done(action_id: str, finished: date) -> ActionProgress:
    return ActionProgress(action=action_id, status=ActionStatus.DONE, started=MONDAY, finished=finished, percent=100)


def without_chance(expected: Forecast) -> dict[str, date]:
    """Return when each action ends where nothing takes longer or shorter than planned."""
    plan = UncertainPlan(
        actions=uncertain_actions(expected.placed, {}),
        calendar=expected.placed.means.calendar,
        votes=expected.placed.board.ground.votes,
    )
    found = risk(plan, runs=1, seed=0)
    return {action: found.actions[action].p50 for action in expected.dates}


def ends(expected: Forecast) -> dict[str, date]:
    return {action: dates.early_finish for action, dates in expected.dates.items()}


def sure_of(plan: Plan, *reports: ActionProgress, today: date = MONDAY) -> Sureness:
    sure = standing_of(plan, *reports, today=today).how_sure
    assert sure
    return sure


@lru_cache
def drafted(city: str) -> PlanStanding:
    case = Case(assessment=sample(city), benchmark=BENCHMARK, catalogue=CATALOGUE, language="en")
    frame = Frame(start=MONDAY, calendar=work_calendar("FR"), language="en", title="Plan")
    return standing_of_draft(draft(case, frame), case.own_catalogue.method)


@SOME
@given(plans(), st.integers(0, 60), st.integers(0, 99))
def test_where_nothing_varies_the_dates_are_those_of_the_forecast(plan: Plan, days: int, percent: int) -> None:
    first, today = plan.actions[0].id, MONDAY + timedelta(days)
    reported: tuple[Progress, ...] = ({}, {first: under_way(first, percent)})
    for progress in reported:
        expected = forecast(plan, progress, today, plan_calendar(plan))
        assert without_chance(expected) == ends(expected)


@SOME
@given(plans(), st.integers(0, 60))
def test_after_what_is_done_the_dates_are_those_of_the_forecast_as_well(plan: Plan, days: int) -> None:
    first, today = plan.actions[0].id, plan_calendar(plan).on_or_after(MONDAY + timedelta(days))
    expected = forecast(plan, {first: done(first, today)}, today, plan_calendar(plan))
    found = without_chance(expected)
    assert {id_: found[id_] for id_ in found if id_ != first} == {
        id_: day for id_, day in ends(expected).items() if id_ != first
    }


@pytest.mark.parametrize("city", ["havelmar", "montorval", "brennavel"])
@pytest.mark.parametrize("days", [0, 200])
def test_a_city_with_busy_services_votes_and_vacancies_stands_where_its_forecast_puts_it(city: str, days: int) -> None:
    plan = drafted(city)
    expected = foreseen(plan, {}, plan.start + timedelta(days))
    assert without_chance(expected) == ends(expected)


def test_what_takes_longer_holds_up_whoever_has_the_same_service_next() -> None:
    plan = drafted("havelmar")
    expected = foreseen(plan, {}, plan.start)
    linked = {(link.predecessor, link.successor) for link in plan.dependencies}
    waiting = uncertain_actions(expected.placed, {})
    by_service = [(wait.predecessor, action.id) for action in waiting for wait in action.waits]
    beside_links = [pair for pair in by_service if pair not in linked]
    spots = expected.placed.board.spots
    gives = {id_: {service for service, _ in (*spot.loads, *spot.upkeep)} for id_, spot in spots.items()}
    assert beside_links
    assert all(gives[before] & gives[after] for before, after in beside_links)
    assert all(expected.dates[before].early_start <= expected.dates[after].early_start for before, after in by_service)


def test_the_order_of_the_input_changes_nothing() -> None:
    one = plan_of(action(SURVEY, 10), action(TENDER, 5), action(LANES, 8), waits=(wait(SURVEY, LANES),))
    other = one.model_copy(update={"actions": tuple(reversed(one.actions))})
    sure, again = sure_of(one), sure_of(other)
    assert (sure.p50, sure.p80) == (again.p50, again.p80)
    assert sorted(sure.actions, key=lambda known: known.action) == sorted(again.actions, key=lambda known: known.action)


def test_what_is_done_is_named_no_more_and_what_is_left_waits_for_nothing_of_it() -> None:
    plan = plan_of(action(SURVEY, 10), action(TENDER, 10), waits=(wait(SURVEY, TENDER),))
    sure = sure_of(plan, done(SURVEY, date(2027, 1, 15)), today=date(2027, 1, 18))
    assert [known.action for known in sure.actions] == [TENDER]
    assert sure.p50
    assert sure.p50 >= date(2027, 1, 29)


def test_where_all_is_done_nothing_is_left_to_chance() -> None:
    sure = sure_of(plan_of(action(SURVEY, 5)), done(SURVEY, date(2027, 1, 8)), today=date(2027, 1, 11))
    assert (sure.runs, sure.p80, sure.actions, sure.marks, sure.secure_first) == (0, None, (), (), ())


def test_the_half_that_is_left_of_an_action_varies_by_half() -> None:
    whole = sure_of(plan_of(action(SURVEY, 40)))
    half = sure_of(plan_of(action(SURVEY, 40)), under_way(SURVEY, 50))
    spread = [(sure.p80 - sure.p50).days for sure in (whole, half) if sure.p50 and sure.p80]
    assert 0 < spread[1] < spread[0]


def test_a_deadline_that_is_far_away_is_kept_and_one_at_the_planned_end_mostly_is_not() -> None:
    plan = plan_of(
        action(SURVEY, 20, own_deadline=date(2027, 12, 31)), action(TENDER, 20, own_deadline=date(2027, 1, 29))
    )
    far, near = sure_of(plan).of_kind(MarkKind.DEADLINE)
    assert (far.action, far.chance) == (SURVEY, 1.0)
    assert near.chance < 0.5
    assert near.sure_by > near.by
    assert sure_of(plan).secure_first == (TENDER,)


def test_a_vote_has_the_chance_that_its_papers_are_ready_for_the_session() -> None:
    sessions = (CouncilSession(day=date(2027, 2, 1)), CouncilSession(day=date(2027, 6, 1)))
    plan = plan_of(action(SURVEY, 19, vote_after=19), council_sessions=sessions)
    [vote] = sure_of(plan).of_kind(MarkKind.SESSION)
    assert vote.by == date(2027, 2, 1)
    assert 0 < vote.chance < 1
    assert vote.sure_by == date(2027, 6, 1)


def test_a_promise_is_kept_by_the_adopted_dates_where_there_are_such() -> None:
    plan = drafted("havelmar")
    expected = foreseen(plan, {}, plan.start)
    promise = next(result for result in plan.results if result.delivered_by)
    by_forecast = sureness(expected, plan.results, None, DURATIONS).of_promise[promise.question]
    adopted = Baseline(
        adopted_on=plan.start,
        reference="2027-1",
        cost_bands=plan.cost_bands,
        actions=tuple(
            BaselineAction(
                action=known.id,
                title=known.title,
                start=known.dates.early_start,
                finish=known.dates.early_finish + timedelta(days=400),
                due=None,
                effort=known.effort,
                cost_band=known.cost_band,
            )
            for known in plan.actions
        ),
    )
    by_decision = sureness(expected, plan.results, adopted, DURATIONS).of_promise[promise.question]
    assert by_forecast.by == promise.date
    last = max(plan.action_by_id[action].dates.early_finish for action in promise.delivered_by)
    assert by_decision.by == last + timedelta(days=400 + promise.shown_after)
    assert by_decision.chance > by_forecast.chance
    assert by_decision.sure_by == by_forecast.sure_by


def test_three_actions_at_most_are_named_and_all_are_of_the_plan() -> None:
    plan = drafted("havelmar")
    assert plan.how_sure
    assert len(plan.how_sure.secure_first) == 3
    assert set(plan.how_sure.secure_first) <= plan.undertaken_ids
    assert plan.how_sure.weeks_short == 0, "promises are for days that are likely kept"


def test_of_actions_that_a_reader_does_not_see_nothing_is_said() -> None:
    sure = sure_of(plan_of(action(SURVEY, 20, own_deadline=date(2027, 1, 29)), action(TENDER, 20)))
    seen = sure.among({TENDER})
    assert ([known.action for known in seen.actions], seen.marks, seen.secure_first) == ([TENDER], (), ())


@pytest.mark.parametrize(
    ("facts", "spread"),
    [
        ({"duration": 10}, DURATIONS.of(action(SURVEY).type)),
        ({"duration": 10, "optimistic": 5, "pessimistic": 30}, Spread(optimistic=0.5, pessimistic=3.0)),
        ({"duration": 10, "optimistic": 15, "pessimistic": 5}, FIXED),
        ({"duration": 10, "optimistic": 0, "pessimistic": 10}, Spread(optimistic=0.05)),
        ({"duration": 30, "elapsed": True}, FIXED),
        ({"duration": 0}, FIXED),
    ],
)
def test_an_action_varies_by_its_own_points_else_by_those_of_its_type(
    facts: dict[str, int | bool], spread: Spread
) -> None:
    assert spread_of(action(SURVEY, **facts), DURATIONS) == spread


def test_reading_a_plan_works_out_no_chances_before_somebody_asks() -> None:
    plan = standing_of(plan_of(action(SURVEY, 5)))
    assert "how_sure" not in vars(plan)
    assert plan.how_sure is not None
    assert "how_sure" in vars(plan)
