"""The actions that close most of the gap within the means are chosen, with places that people can keep."""

import os
import random
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from choosing import faults, fields
from examples import FEW, SOME
from hypothesis import given
from hypothesis import strategies as st
from placing import END, START

from planner.proposal.choice import Choice, Field, LaterCause, Level, Wanted, choose, choose_beside
from planner.schedule.placement import Means, ServiceMeans, Waiting, Work
from planner.toolkit.assessment import Answer

TOWN = Means(start=START, end=END, services={"data": ServiceMeans(posts=0.1)}, money=(10_000,) * 3)
A, B, C = "F01-01", "F01-02", "F01-03"

Thing = TypeVar("Thing")


def work(action: str, days: float = 5, **facts: object) -> Work:
    return replace(Work(id=action, owner="data", duration=5, days={"data": days}), **facts)  # type: ignore[arg-type]


def to_yes(question: str, *by: str, gain: float = 1.0, after: int = 0) -> Wanted:
    level = Level(answer=Answer.YES, gain=gain, by=frozenset(by), measured_after=after)
    return Wanted(question=question, levels=(level,))


def field(*works: Work, wanted: tuple[Wanted, ...], means: Means = TOWN) -> Field:
    return Field(works={one.id: one for one in works}, wanted={one.question: one for one in wanted}, means=means)


@SOME
@given(fields())
def test_a_choice_keeps_all_limits_and_all_promises(field: Field) -> None:
    assert faults(choose(field), field) == []


def said(choice: Choice) -> object:
    return choice.order, choice.places, choice.reached, choice.later, choice.left, choice.gap_closed


@FEW
@given(fields(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(field: Field, chance: random.Random) -> None:
    def shuffled(known: Mapping[str, Thing]) -> dict[str, Thing]:
        return dict(chance.sample(sorted(known.items(), key=lambda one: one[0]), len(known)))

    again = replace(field, works=shuffled(field.works), wanted=shuffled(field.wanted))
    assert said(choose(field)) == said(choose(again))


def richer(means: Means) -> Means:
    services = {name: replace(service, posts=service.posts * 1.5) for name, service in means.services.items()}
    return replace(means, services=services, money=tuple(amount + 5_000 for amount in means.money))


@FEW
@given(fields())
def test_more_means_close_no_smaller_gap_and_less_make_no_dearer_plan(field: Field) -> None:
    poor = choose(field)
    rich_field = replace(field, means=richer(field.means))
    rich = choose(rich_field, poor.spots)
    assert poor.gap_closed <= rich.gap_closed + 1e-9
    assert poor.places.keys() <= rich.places.keys()
    assert all(rich.places[action] == place for action, place in poor.places.items())


def starts(choice: Choice) -> dict[str, date]:
    return {action: place.start for action, place in choice.places.items()}


@FEW
@given(fields())
def test_beside_a_plan_more_means_close_no_smaller_gap_and_less_make_no_dearer_plan(field: Field) -> None:
    rich_field = replace(field, means=richer(field.means))
    poor, rich = choose(field), choose(rich_field)
    assert choose_beside(rich_field, starts(poor)).gap_closed >= poor.gap_closed - 1e-9
    less = choose_beside(field, starts(rich), richer=rich_field.means)
    assert less.gap_closed <= rich.gap_closed + 1e-9
    for takes in (money_of, days_of):
        assert takes(less, field) <= takes(rich, rich_field) + 1e-9


def money_of(choice: Choice, field: Field) -> float:
    years = len(field.means.money)
    return sum(field.works[action].cost + years * field.works[action].yearly_cost for action in choice.places)


def days_of(choice: Choice, field: Field) -> float:
    works, years = [field.works[action] for action in choice.places], len(field.means.money)
    return sum(sum(work.days.values()) + years * sum(work.yearly_days.values()) for work in works)


@FEW
@given(fields())
def test_beside_the_plan_that_would_be_chosen_nothing_is_chosen_anew(field: Field) -> None:
    assert said(choose_beside(field, starts(choose(field)))) == said(choose(field))


@FEW
@given(fields(tries=0))
def test_a_question_for_which_nothing_is_done_gets_no_work_when_its_answer_gets_better(field: Field) -> None:
    choice = choose(field)
    for question, wanted in field.wanted.items():
        works = wanted.steps.union(*(level.by for level in wanted.levels))
        if works & choice.places.keys():
            continue
        better = replace(field, wanted={**field.wanted, question: replace(wanted, levels=(), steps=frozenset())})
        assert not works & choose(better).places.keys()


def test_the_seed_of_hashes_changes_nothing() -> None:
    program = (
        "from proposal.test_choice import *; names = [f'F01-{n:02}' for n in range(30)];"
        "wanted = tuple(to_yes(f'{n % 3}.{n}', *names[n : n + 3]) for n in range(28));"
        "found = choose(field(*map(work, names), wanted=wanted));"
        "print(said(found))"
    )
    tests = Path(__file__).parent.parent
    path = os.pathsep.join([str(tests), str(tests.parent)])
    outputs = {
        subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout.replace("frozenset", "")
        for seed in ("0", "1")
    }
    assert len({"".join(sorted(output)) for output in outputs}) == 1


def test_half_a_set_brings_nothing_and_is_not_chosen() -> None:
    too_much = field(work(A), work(B, days=100), wanted=(to_yes("1.1", A, B),))
    choice = choose(too_much)
    assert (choice.order, choice.gap_closed, choice.gap) == ((), 0, 1)
    assert (choice.later["1.1"].cause, choice.later["1.1"].what) == (LaterCause.TIME, ("data",))


def test_a_result_that_is_measured_only_after_the_plan_is_not_promised() -> None:
    late = Level(answer=Answer.YES, gain=1.0, by=frozenset((A, B)), measured_after=1200)
    soon = Level(answer=Answer.PARTLY, gain=0.5, by=frozenset((A,)))
    choice = choose(field(work(A), work(B), wanted=(Wanted(question="1.1", levels=(late, soon)),)))
    assert (choice.reached["1.1"].answer, set(choice.places)) == (Answer.PARTLY, {A})
    assert (choice.later["1.1"].cause, choice.later["1.1"].when) == (LaterCause.HORIZON, 2030)


def test_what_an_action_needs_comes_along_and_goes_with_it() -> None:
    second = work(B, waits=(Waiting(predecessor=A),))
    choice = choose(field(work(A), second, wanted=(to_yes("1.1", B),)))
    assert choice.order == (A, B)
    assert choice.places[A].finish < choice.places[B].start


def test_of_two_results_that_need_too_much_preparation_the_larger_stays() -> None:
    small, large = "F01-04", "F01-05"
    works = [
        work(A),
        work(B),
        work(small, waits=(Waiting(predecessor=A),)),
        work(large, waits=(Waiting(predecessor=B),)),
    ]
    wanted = (replace(to_yes("1.1", small), weight=0.4), to_yes("1.2", large), to_yes("1.3", C))
    of_results = field(*works, work(C), wanted=wanted)
    assert choose(replace(of_results, most_preparation=0.4)).places.keys() == {A, B, C, small, large}
    assert choose(of_results).places.keys() == {B, C, large}


@pytest.mark.parametrize("shares", [(2, 2), (3, 3, 3), (2, 4, 4), (3, 6, 4, 4), (7,) * 7])
def test_the_parts_of_a_post_are_one_post(shares: tuple[int, ...]) -> None:
    means = replace(TOWN, services={"data": ServiceMeans(posts=1)}, starts_at_most=9, starts_in_all=9)
    works = [work(f"F01-{n}", days=10 * 210 / 251 / share, duration=10) for n, share in enumerate(shares)]
    choice = choose(field(*works, wanted=tuple(to_yes(f"1.{one.id}", one.id) for one in works), means=means))
    assert [place.start for place in choice.places.values()] == [START] * len(shares)


def test_a_leap_year_makes_no_fourth_year_of_money() -> None:
    service = work(A, cost=30_001)
    assert choose(field(service, wanted=(to_yes("1.1", A),))).order == ()
    choice = choose(field(work(A, cost=30_000), wanted=(to_yes("1.1", A),)))
    assert choice.places[A].start == date(2029, 3, 23)


def test_nobody_leads_what_a_vacant_service_should() -> None:
    choice = choose(field(work(A, owner="law"), wanted=(to_yes("1.1", A),)))
    assert (choice.later["1.1"].cause, choice.later["1.1"].what, choice.left[A].when) == (
        LaterCause.VACANT,
        ("law",),
        None,
    )


def test_what_has_no_way_or_was_declined_says_so() -> None:
    choice = choose(field(work(A), wanted=(Wanted(question="1.1"), to_yes("1.2", C))))
    assert (choice.later["1.1"].cause, choice.later["1.2"].cause) == (LaterCause.NOT_OURS, LaterCause.DECLINED)
    assert choice.later["1.2"].what == (C,)
