"""An edited plan has the schedule that it has when it is worked out anew, and the old one stays."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from drawn_plans import MONDAY, durations, lags, plans, some_windows
from hypothesis import given
from hypothesis import strategies as st
from schedule_oracles import SeededPlan, seeded_plan

from planner.plan import Dependency
from planner.problem import Problem, ProblemsFoundError
from planner.schedule.critical_path import ActionDates, Activity, Hold, Schedule, schedule
from planner.schedule.workdays import WorkCalendar
from planner.templates.terms import Link

TOWN = WorkCalendar()
SURVEY, TENDER, WORKS, OPENING = (
    Activity(id="T1-1", duration=10),
    Activity(id="T1-2", duration=5),
    Activity(id="T1-3", duration=20),
    Activity(id="T1-4", duration=0),
)
LINKS = (
    Dependency(predecessor="T1-1", successor="T1-2"),
    Dependency(predecessor="T1-2", successor="T1-4"),
    Dependency(predecessor="T1-3", successor="T1-4"),
)


def january(day: int) -> date:
    return date(2027, 1, day)


def harbour() -> Schedule:
    """A survey and its tender have a week of float beside the works; both lead to the opening."""
    return schedule([SURVEY, TENDER, WORKS, OPENING], LINKS, TOWN, MONDAY)


def all_of(plan: Schedule) -> tuple[dict[str, ActionDates], list[Hold], list[date], date | None, tuple[str, ...]]:
    """Return everything that a schedule says."""
    holds, next_days = [plan.held_by(action) for action in plan.dates], [plan.next_after(a) for a in plan.dates]
    return dict(plan.dates), holds, next_days, plan.finish, plan.critical_path


def problems_of(plan: SeededPlan) -> list[Problem]:
    try:
        schedule(plan.activities, plan.dependencies, plan.calendars, MONDAY)
    except ProblemsFoundError as found:
        return list(found.problems)
    return []


# Every edit


@st.composite
def edited_plans(draw: st.DrawFn, plan: SeededPlan) -> tuple[SeededPlan, Activity, tuple[Dependency, ...] | None]:
    """Return an edit of an activity, of its links as well or not, and the plan after it."""
    old = draw(st.sampled_from(plan.activities))
    new = Activity(
        id=old.id,
        duration=draw(st.just(old.duration) | durations),
        elapsed=draw(st.just(old.elapsed) | st.booleans()),
        calendar=draw(st.just(old.calendar) | st.sampled_from(sorted(plan.calendars))),
        not_before=draw(st.just(old.not_before) | st.none() | st.dates(MONDAY, date(2027, 2, 28))),
        deadline=draw(st.just(old.deadline) | st.none() | st.dates(MONDAY, date(2027, 3, 31))),
        clear_of=draw(st.just(old.clear_of) | st.lists(some_windows, max_size=2).map(tuple)),
    )
    others = sorted(activity.id for activity in plan.activities if activity.id != old.id)
    waits = None
    if others and draw(st.integers(0, 2)) == 0:
        waits = tuple(
            Dependency(
                predecessor=other,
                successor=old.id,
                link=draw(st.sampled_from(Link)),
                lag=draw(lags),
                elapsed=draw(st.booleans()),
            )
            for other in draw(st.lists(st.sampled_from(others), max_size=3, unique=True))
        )
    links = plan.dependencies
    if waits is not None:
        links = (*(link for link in links if link.successor != old.id), *waits)
    activities = tuple(new if activity.id == old.id else activity for activity in plan.activities)
    return replace(plan, activities=activities, dependencies=links), new, waits


@given(plans(windows=True, deadlines=True), st.randoms(use_true_random=False), st.data())
def test_edits_one_after_another_give_what_the_whole_plan_gives_anew(
    plan: SeededPlan, shuffler: Random, data: st.DataObject
) -> None:
    given_order = list(plan.activities)
    shuffler.shuffle(given_order)
    plan = replace(plan, activities=tuple(given_order))
    edited = schedule(plan.activities, plan.dependencies, plan.calendars, MONDAY)
    for _ in range(data.draw(st.integers(1, 4))):
        changed, activity, waits = data.draw(edited_plans(plan))
        before, problems = all_of(edited), problems_of(changed)
        if problems:
            with pytest.raises(ProblemsFoundError) as caught:
                edited.edited(activity, waits)
            assert list(caught.value.problems) == problems
            continue
        anew = schedule(changed.activities, changed.dependencies, plan.calendars, MONDAY)
        after = edited.edited(activity, waits)
        assert all_of(after) == all_of(anew)
        assert list(after.dates) == list(anew.dates)
        assert all_of(edited) == before
        plan, edited = changed, after


@pytest.mark.parametrize("seed", range(4))
def test_edits_of_a_plan_of_hundreds_give_what_the_whole_plan_gives_anew(seed: int) -> None:
    rng = Random(seed)  # noqa: S311 - repeatable, not secret
    plan = seeded_plan(400, seed, elapsed=seed % 2 > 0)
    activities = list(plan.activities)
    edited = schedule(activities, plan.dependencies, plan.calendars, MONDAY)
    for _ in range(25):
        index = rng.randrange(len(activities))
        activities[index] = replace(activities[index], duration=rng.randint(0, 60))
        edited = edited.edited(activities[index])
        assert all_of(edited) == all_of(schedule(activities, plan.dependencies, plan.calendars, MONDAY))


# What an edit does


def test_what_follows_moves_with_a_longer_action() -> None:
    edited = harbour().edited(replace(SURVEY, duration=12))
    assert edited.dates["T1-2"].early_start == january(20)
    assert edited.dates["T1-1"].total_float == edited.dates["T1-2"].total_float == 3
    assert edited.finish == harbour().finish == january(29)


def test_where_the_finish_moves_everything_may_be_as_late() -> None:
    edited = harbour().edited(replace(TENDER, duration=12))
    assert edited.finish == date(2027, 2, 2)
    assert edited.critical_path == ("T1-1", "T1-2", "T1-4")
    assert edited.dates["T1-3"].late_finish == date(2027, 2, 2)
    assert edited.dates["T1-3"].total_float == 2


def test_a_deadline_is_felt_by_what_leads_to_it() -> None:
    edited = harbour().edited(replace(TENDER, deadline=january(20)))
    assert edited.dates["T1-1"].total_float == edited.dates["T1-2"].total_float == -2
    assert edited.dates["T1-3"].total_float == 0


def test_an_action_that_no_longer_waits_moves_to_the_front_and_frees_the_other() -> None:
    edited = harbour().edited(TENDER, waits=[])
    assert edited.dates["T1-2"].early_start == MONDAY
    assert edited.dates["T1-1"].free_float == edited.dates["T1-1"].total_float == 10


def test_an_action_may_come_to_wait_for_one_that_stood_behind_it() -> None:
    edited = harbour().edited(SURVEY, waits=[Dependency(predecessor="T1-3", successor="T1-1")])
    assert edited.dates["T1-1"].early_start == date(2027, 2, 1)
    assert edited.critical_path == ("T1-3", "T1-1", "T1-2", "T1-4")


def test_an_edit_of_an_edit_is_of_the_plan_as_it_is_then() -> None:
    edited = harbour().edited(replace(TENDER, duration=12)).edited(replace(SURVEY, duration=2))
    assert edited.finish == january(29)
    assert edited.dates["T1-2"].early_finish == january(21)


# What cannot be


def test_an_edit_that_cannot_be_scheduled_is_refused_as_the_plan_would_be() -> None:
    with pytest.raises(ProblemsFoundError, match="more than 36525 days away"):
        harbour().edited(replace(SURVEY, duration=-1))
    with pytest.raises(ProblemsFoundError, match="“twon”, which is not known"):
        harbour().edited(replace(SURVEY, calendar="twon"))
    with pytest.raises(ProblemsFoundError, match="wait for one another: T1-1 → T1-2 → T1-1"):
        harbour().edited(SURVEY, waits=[Dependency(predecessor="T1-2", successor="T1-1")])
    with pytest.raises(ProblemsFoundError, match="names the action “T1-9”, which is not known"):
        harbour().edited(SURVEY, waits=[Dependency(predecessor="T1-9", successor="T1-1")])


def test_an_action_that_the_plan_does_not_have_cannot_be_edited() -> None:
    with pytest.raises(KeyError, match="T1-9"):
        harbour().edited(replace(SURVEY, id="T1-9"))


def test_dependencies_of_another_action_are_no_edit_of_this() -> None:
    with pytest.raises(ValueError, match="not all of these dependencies hold T1-1"):
        harbour().edited(SURVEY, waits=LINKS[:1])
