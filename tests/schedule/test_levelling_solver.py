"""OR-Tools proposes an order, the board dates it: never worse than without, and the same every time."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest
from examples import FEW
from generated_plans import generated_plan, plain_means
from hypothesis import given
from placing import means

from planner.schedule.levelling import Goals, Levelling, Score, level
from planner.schedule.levelling_solver import installed, solvers
from planner.schedule.placement import Means, Waiting, Work
from planner.templates.terms import Link
from schedule.plan_checker import faults
from schedule.test_levelling import TOWN, by_id, goals, task, works_with_dates

pytestmark = pytest.mark.skipif(not installed(), reason="OR-Tools, the extra solver, is not installed")

EFFORT = 0.02


@FEW
@given(works_with_dates(), means(), goals())
def test_it_keeps_every_limit_and_is_no_worse(works: dict[str, Work], means: Means, goals: Goals) -> None:
    plan = level(works, means, goals=goals, iterations=2, solver=EFFORT)
    assert faults(works, means, plan.places, plan.late, plan.orders_not_kept) == []
    assert plan.score <= level(works, means, goals=goals, iterations=2).score


def test_it_proves_the_best_end_of_a_plan_of_a_hundred_actions() -> None:
    plan = generated_plan(100, 8, seed=1)
    levelling = Levelling(plan.works, plan.means)
    levelling.improve(2)
    before = levelling.plans[0].score.end
    proposal = levelling.solve(next(solvers(0.2)))
    assert proposal is not None
    assert proposal.proven
    assert levelling.plans[0].score.end == proposal.end == proposal.bound < before


def test_it_finds_the_same_every_time() -> None:
    plan = generated_plan(60, 6, seed=1)
    first, again = (level(plan.works, plan.means, iterations=1, solver=0.22) for _ in range(2))
    assert first == again
    assert first == level(dict(reversed(list(plan.works.items()))), plan.means, iterations=1, solver=0.22)


def test_links_of_all_kinds_fixed_actions_and_vacancies_are_known_to_it() -> None:
    kinds = [Waiting(predecessor="F01-01", link=link, lag=3) for link in Link]
    works = by_id(
        task("F01-01", 6),
        *[task(f"F01-0{number}", 4, owner="data", waits=(wait,)) for number, wait in enumerate(kinds, 2)],
        task("F01-07", 5, at=(date(2027, 1, 11), date(2027, 1, 15))),
        task("F01-08", 5),
    )
    posts = plain_means({"law": 1.0, "data": 1.0})
    vacant = replace(posts.services["data"], filled_from=date(2027, 1, 6))
    town = replace(posts, services={**posts.services, "data": vacant})
    levelling = Levelling(works, town)
    proposal = levelling.solve(next(solvers(0.2)))
    assert proposal is not None
    assert proposal.proven
    assert proposal.end == levelling.plans[0].score.end
    assert faults(works, town, levelling.levelled().places) == []


def test_deadlines_promises_and_early_results_come_in_their_order() -> None:
    works = by_id(*[task(f"F01-0{number}", 5) for number in range(1, 6)])
    week = timedelta(days=6)
    goals = Goals(
        due={"F01-02": TOWN.start + week, "F01-03": TOWN.start + 2 * week},
        early=frozenset({"F01-04"}),
        early_by=TOWN.start + 3 * week,
        early_number=1,
    )
    works["F01-05"] = replace(works["F01-05"], deadline=TOWN.start + week)
    plan = level(works, TOWN, goals=goals, iterations=1, solver=EFFORT)
    assert list(plan.late) == []
    assert plan.score == best_of_all_orders(works, goals)


def best_of_all_orders(works: Mapping[str, Work], goals: Goals) -> Score:
    return min(level(works, TOWN, goals=goals, begun_from=order, iterations=0).score for order in permutations(works))


def test_nothing_to_place_asks_nothing() -> None:
    assert level({}, TOWN, solver=EFFORT).places == {}
