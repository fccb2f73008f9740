"""Levelled dates keep every limit, put people's deadlines first, and are the same whenever they are asked for."""

import os
import random
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from examples import FEW, SOME
from generated_plans import generated_plan, plain_means
from hypothesis import given
from hypothesis import strategies as st
from placing import END, ENDLESS, START, days, links, means, works

from planner.schedule.critical_path import Activity, schedule
from planner.schedule.levelling import Awaited, Goals, Levelled, Levelling, level
from planner.schedule.numbered_works import NumberedWorks
from planner.schedule.placement import HoldBy, Means, ServiceMeans, Waiting, Work
from planner.schedule.placement_ground import Ground
from planner.templates.terms import Link
from schedule.plan_checker import faults

TRIES = 5


@st.composite
def works_with_dates(draw: st.DrawFn) -> dict[str, Work]:
    """Return works of which some have deadlines, and some stand fixed."""
    found = draw(works())
    for action, work in found.items():
        if draw(st.integers(0, 3)) == 0:
            found[action] = replace(work, deadline=draw(days))
        elif draw(st.integers(0, 7)) == 0:
            first = START + timedelta(days=draw(st.integers(0, 90)))
            found[action] = replace(work, at=(first, first + timedelta(days=draw(st.integers(0, 40)))), vote_after=None)
    return found


@st.composite
def goals(draw: st.DrawFn) -> Goals:
    actions = [f"F{number % 3 + 1:02}-{number:02}" for number in range(8)]
    return Goals(
        due=draw(st.dictionaries(st.sampled_from(actions), days, max_size=3)),
        early=frozenset(draw(st.lists(st.sampled_from(actions), max_size=3))),
        early_by=START + timedelta(days=180),
        early_number=2,
        awaited=tuple(
            Awaited(shown_after={action: 7 * number}, a_day=number / 10, at_first=1.0, first_until=START)
            for number, action in enumerate(draw(st.lists(st.sampled_from(actions), max_size=3)))
        ),
    )


def faults_of(works: Mapping[str, Work], means: Means, plan: Levelled) -> list[str]:
    return faults(works, means, plan.places, plan.late, plan.orders_not_kept)


@SOME
@given(works_with_dates(), means(), goals())
def test_no_link_capacity_calendar_session_or_window_is_broken(
    works: dict[str, Work], means: Means, goals: Goals
) -> None:
    plan = level(works, means, goals=goals, iterations=TRIES)
    assert faults_of(works, means, plan) == []
    assert plan.places.keys() | plan.unplaced.keys() == works.keys()
    assert plan.places.keys().isdisjoint(plan.unplaced)


@SOME
@given(works_with_dates(), means())
def test_what_stands_fixed_stays(works: dict[str, Work], means: Means) -> None:
    plan = level(works, means, iterations=TRIES)
    fixed = {action: work.at for action, work in works.items() if work.at}
    assert {action: (plan.places[action].start, plan.places[action].finish) for action in fixed} == fixed


@SOME
@given(works_with_dates(), means(), goals(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(
    works: dict[str, Work], means: Means, goals: Goals, chance: random.Random
) -> None:
    shuffled = list(works.items())
    chance.shuffle(shuffled)
    assert level(dict(shuffled), means, goals=goals, iterations=TRIES) == level(
        works, means, goals=goals, iterations=TRIES
    )


def test_what_is_awaited_comes_before_an_earlier_end_of_the_whole() -> None:
    # The long chain begins with the service that the small action needs as well: it ends first if that one waits.
    small = Work(id="F01-01", owner="law", duration=5, days={"law": 5.0})
    first = Work(id="F02-01", owner="law", duration=20, days={"law": 20.0})
    then = Work(id="F02-02", owner="data", duration=20, days={"data": 20.0}, waits=(Waiting(predecessor="F02-01"),))
    works, everybody = {work.id: work for work in (small, first, then)}, plain_means({"law": 1.0, "data": 1.0})
    assert level(works, everybody).order[0] == "F02-01"
    awaited = Awaited(shown_after={"F01-01": 28}, a_day=1.0)
    plan = level(works, everybody, goals=Goals(awaited=(awaited,)))
    assert plan.places["F01-01"].start == everybody.start
    assert level(works, everybody, goals=Goals(awaited=(replace(awaited, a_day=0.0),))).order[0] == "F02-01"


@SOME
@given(works(votes=False))
def test_with_unlimited_capacity_the_dates_are_those_of_the_critical_path(works: dict[str, Work]) -> None:
    activities = [
        Activity(
            id=work.id,
            duration=work.duration,
            elapsed=work.elapsed,
            not_before=work.not_before,
            clear_of=work.clear_of,
        )
        for work in works.values()
    ]
    dates = schedule(activities, links(works, works), ENDLESS.calendar, ENDLESS.start).dates
    plan = level(works, ENDLESS, iterations=1)
    assert {action: (place.start, place.finish) for action, place in plan.places.items()} == {
        action: (dates[action].early_start, dates[action].early_finish) for action in works
    }


@SOME
@given(works(votes=False), means())
def test_nothing_ends_before_the_critical_path_says(works: dict[str, Work], means: Means) -> None:
    plan = level(works, means, iterations=TRIES)
    alone = level({action: works[action] for action in plan.places}, ENDLESS, iterations=0).places
    assert all(place.finish >= alone[action].finish for action, place in plan.places.items())


@SOME
@given(works_with_dates(), means(), st.floats(1, 3))
def test_more_capacity_never_makes_the_answer_invalid(works: dict[str, Work], means: Means, times: float) -> None:
    services = {name: replace(one, posts=one.posts * times) for name, one in means.services.items()}
    more = replace(means, services=services)
    plan = level(works, more, iterations=TRIES)
    assert faults_of(works, more, plan) == []
    assert plan.unplaced.keys() <= level(works, means, iterations=0).unplaced.keys()


@FEW
@given(works_with_dates(), means(), goals(), st.randoms(use_true_random=False))
def test_no_promise_and_no_deadline_is_lost_that_the_order_of_the_caller_keeps(
    works: dict[str, Work], means: Means, goals: Goals, chance: random.Random
) -> None:
    order = sorted(works)
    chance.shuffle(order)
    given = level(works, means, goals=goals, begun_from=order, iterations=0)
    plan = level(works, means, goals=goals, begun_from=order, iterations=TRIES)
    again = level(works, means, goals=goals, begun_from=plan.order, iterations=TRIES)
    assert given.score >= plan.score >= again.score
    assert plan.late.keys() <= given.late.keys()
    assert plan.lost.keys() <= given.lost.keys()
    assert again.lost.keys() <= plan.lost.keys()


@SOME
@given(works_with_dates(), means())
def test_placed_once_more_in_its_order_a_plan_is_the_same(works: dict[str, Work], means: Means) -> None:
    plan = level(works, means, iterations=TRIES)
    again = level(works, means, begun_from=plan.order, iterations=0)
    assert again.places == plan.places or again.score < plan.score


@st.composite
def plain_plans(draw: st.DrawFn) -> tuple[dict[str, Work], Means]:
    """Return works that need nothing but time, with lags and links of all kinds."""
    plan = generated_plan(draw(st.integers(2, 14)), draw(st.integers(3, 5)), draw(st.integers(0, 10**6)))
    found, before = dict(plan.works), list[str]()
    for action, work in plan.works.items():
        waits = tuple(
            Waiting(predecessor=other, link=draw(st.sampled_from(Link)), lag=draw(st.sampled_from((0, 0, 2, -2))))
            for other in draw(st.lists(st.sampled_from(before), unique=True, max_size=2) if before else st.just([]))
        )
        found[action] = replace(work, waits=waits)
        if draw(st.integers(0, 9)) == 0:
            found[action] = replace(found[action], at=(date(2027, 1, 12), date(2027, 1, 19)), waits=())
        before.append(action)
    vacant = {"owner-00": replace(plan.means.services["owner-00"], filled_from=date(2027, 2, 1))}
    return found, replace(plan.means, services={**plan.means.services, **vacant})


@SOME
@given(plain_plans(), st.integers(1, 4))
def test_where_only_time_is_scarce_the_search_sees_the_dates_of_the_board(
    plan: tuple[dict[str, Work], Means], steps: int
) -> None:
    levelling = Levelling(*plan)
    levelling.improve(steps)
    levelled, best = levelling.levelled(), levelling.plans[0]
    assert NumberedWorks(Ground(*plan)).exact
    first = levelled.board.ground.first
    assert {action: spot.first - first for action, spot in levelled.board.spots.items()} == {
        action: best.numbers.start[number] for action, number in NumberedWorks(Ground(*plan)).number.items()
    }
    assert faults_of(plan[0], plan[1], levelled) == []


@FEW
@given(plain_plans())
def test_pushed_to_the_right_nothing_moves_to_the_left_or_beyond_the_end(
    plan: tuple[dict[str, Work], Means],
) -> None:
    numbered = NumberedWorks(Ground(*plan))
    scheme = numbered.scheme
    numbers = scheme.left(numbered.in_order(range(len(numbered.ids))))
    end = max(numbers.end)
    right = scheme.right(numbers, [end] * len(numbered.ids))
    for number, (first, stop) in enumerate(zip(*numbers, strict=True)):
        assert first <= right[number] <= end - (stop - first)
        assert all(
            right[other] + numbers.end[other] - numbers.start[other] <= right[number] for other in scheme.before[number]
        )


TOWN = Means(
    start=START,
    end=END,
    services={"law": ServiceMeans(posts=1.0), "data": ServiceMeans(posts=1.0)},
    starts_at_most=9,
    starts_in_all=9,
    days_a_year=251,
)


def task(action: str, duration: int, *before: str, owner: str = "law", **more: object) -> Work:
    waits = tuple(Waiting(predecessor=other) for other in before)
    work = Work(id=action, owner=owner, duration=duration, days={owner: float(duration)}, waits=waits)
    return replace(work, **more)  # type: ignore[arg-type]


def by_id(*works: Work) -> dict[str, Work]:
    return {work.id: work for work in works}


def test_a_deadline_of_people_goes_before_a_promise() -> None:
    works = by_id(task("F01-01", 10), task("F01-02", 10, deadline=START + timedelta(days=13)))
    plan = level(works, TOWN, goals=Goals(due={"F01-01": START + timedelta(days=13)}))
    assert plan.late == {}
    assert plan.lost == {"F01-01": 14}


def test_a_deadline_that_cannot_be_met_is_placed_all_the_same_and_said() -> None:
    works = by_id(task("F01-01", 10), task("F01-02", 10, "F01-01", deadline=START))
    plan = level(works, TOWN)
    assert plan.places["F01-02"].finish == START + timedelta(days=27)
    assert plan.late == {"F01-02": 27}
    held = plan.places["F01-02"].start_held
    assert (held.by, held.what) == (HoldBy.PREDECESSOR, ("F01-01",))


def test_what_waits_for_time_is_held_by_the_service() -> None:
    works = by_id(task("F01-01", 10), task("F01-02", 5), task("F01-03", 5, "F01-02", owner="data"))
    plan = level(works, TOWN)
    assert plan.order == ("F01-02", "F01-01", "F01-03")
    held = plan.places["F01-01"].start_held
    assert (held.by, held.what) == (HoldBy.SERVICE_BUSY, ("law",))
    assert held.day
    assert "F01-02" in plan.board.released("law", held.day)


def test_early_results_come_before_an_early_end() -> None:
    works = by_id(task("F01-01", 30), task("F01-02", 5), task("F01-03", 30, "F01-01", owner="data"))
    early = START + timedelta(days=20)
    assert level(works, TOWN).places["F01-02"].finish > early
    plan = level(works, TOWN, goals=Goals(early=frozenset({"F01-02"}), early_by=early, early_number=1))
    assert plan.places["F01-02"].finish <= early
    assert plan.score.early == -1


def test_what_nobody_leads_has_no_place_and_neither_has_what_needs_it() -> None:
    works = by_id(task("F01-01", 5, owner="nobody"), task("F01-02", 5, "F01-01"), task("F01-03", 5))
    plan = level(works, TOWN)
    assert list(plan.places) == ["F01-03"]
    assert {action: (held.by, held.what) for action, held in plan.unplaced.items()} == {
        "F01-01": (HoldBy.VACANCY, ("nobody",)),
        "F01-02": (HoldBy.PREDECESSOR, ("F01-01",)),
    }


def test_what_has_no_money_ever_is_said_to_wait_for_it() -> None:
    plan = level(by_id(task("F01-01", 5, cost=10), task("F01-02", 5, "F01-01")), TOWN)
    assert plan.unplaced["F01-01"].by is HoldBy.MONEY
    assert plan.unplaced["F01-02"].what == ("F01-01",)


def test_orders_that_are_only_wished_may_form_a_loop_and_needs_may_not() -> None:
    soft = (Waiting(predecessor="F01-02", soft=True),)
    works = by_id(task("F01-01", 5, waits=soft), task("F01-02", 5, "F01-01"))
    plan = level(works, TOWN)
    assert plan.places["F01-01"].finish < plan.places["F01-02"].start
    assert plan.orders_not_kept == (("F01-02", "F01-01"),)
    with pytest.raises(ValueError, match="wait for one another: F01-01, F01-02"):
        level(by_id(task("F01-01", 5, "F01-02"), task("F01-02", 5, "F01-01")), TOWN)


def test_of_plans_that_are_as_good_the_standing_one_stays() -> None:
    works = by_id(task("F01-01", 5), task("F01-02", 5))
    order = ("F01-02", "F01-01")
    assert level(works, TOWN, begun_from=order).order == order


def test_a_search_goes_on_where_it_stood() -> None:
    plan = generated_plan(60, 6, seed=4)
    twice = Levelling(plan.works, plan.means)
    twice.improve(3)
    first = twice.levelled()
    twice.improve(37)
    assert twice.levelled() == level(plan.works, plan.means, iterations=40)
    assert twice.levelled().score < first.score


def test_an_empty_plan_is_levelled() -> None:
    assert level({}, TOWN).places == {}


PRINTED = """
from generated_plans import generated_plan
from planner.schedule.levelling import level
plan = generated_plan(40, 6, seed=3)
print([(action, str(place.start), place.start_held) for action, place in level(plan.works, plan.means).places.items()])
"""


def test_dates_do_not_depend_on_the_hash_seed() -> None:
    printed = {
        subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-c", PRINTED],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(printed) == 1
    assert "T01-00039" in printed.pop()


def test_a_plan_that_needs_more_than_time_is_searched_on_the_board() -> None:
    assert not NumberedWorks(Ground(by_id(task("F01-01", 5, vote_after=5)), TOWN)).exact
    assert NumberedWorks(Ground(by_id(task("F01-01", 5)), plain_means({"law": 1.0}))).exact
