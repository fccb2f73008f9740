"""How close does a choice come to what could be closed at most, and how long does it take? Bars, beside the figures.

Sixty cities answer, read their context and have means by chance, from 20,000 to 1,200,000 residents; of every third the
means are given, of the others they are assumed. What could be closed at most is looked for with OR-Tools, from the
choice on (:mod:`performance.optima`): what is proven for a city is told apart from what is only the best found so far.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log
from statistics import mean, median, quantiles

import pytest
from cities import BENCHMARK, CATALOGUE
from draft.test_promises import FRAME, GIVEN_MEANS, some_city

from performance.optima import Optimum, optimum
from performance.processor_time import seconds
from planner.draft.case import Case
from planner.draft.towns import town_of
from planner.proposal.choice import Choice, Field, choose
from planner.proposal.diagnosis import diagnose
from planner.proposal.rules import propose
from planner.templates.results import Part
from planner.toolkit.assessment import Answer, Assessment

CITIES, TOWNS = 60, 6
SMALLEST, LARGEST = 20_000, 1_200_000
SIZES = ((SMALLEST, 60_000), (60_000, 250_000), (250_000, LARGEST + 1))
CLOSED_ON_AVERAGE, CLOSED_AT_WORST = 0.96, 0.80
"""Share of what can be closed."""
SLOWEST = 0.3
"""Seconds of the processor for a choice, of nineteen cities in twenty."""
EFFORT = 5.0
"""What is spent on a city's optimum, in the solver's own units: see :func:`performance.optima.optimum`."""
FEW_GAPS, TOWN = 3, 40_000
"""Key factors with gaps, and residents, of the towns that every run proves."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A city and its choice."""

    population: int
    field: Field
    preparation: frozenset[str]
    """What of the field prepares."""
    choice: Choice
    took: float
    """Seconds of the processor."""

    @property
    def closed(self) -> float:
        """The share of the gap."""
        return self.choice.gap_closed / self.choice.gap if self.choice.gap else 1.0

    @property
    def preparing(self) -> float:
        """The share of the actions that prepare."""
        return len(self.preparation & self.choice.places.keys()) / max(1, len(self.choice.places))

    @property
    def early(self) -> int:
        """How many early results there are."""
        counting = {action for one in self.choice.reached.values() for action in one.by | one.steps}
        by = self.field.early_by
        return sum(by is not None and self.choice.places[action].finish <= by for action in counting & self.field.early)


def chosen(assessment: Assessment) -> Chosen:
    """Choose for a city, on the way that a draft takes."""
    case = Case(assessment=assessment, benchmark=BENCHMARK, catalogue=CATALOGUE, language="en")
    diagnosis = diagnose(assessment, BENCHMARK, case.own_catalogue.method.scale)
    proposal = propose(diagnosis, assessment, BENCHMARK, case.own_catalogue)
    field = town_of(proposal, case, FRAME).field()
    preparation = frozenset(one.id for one in proposal.actions if one.template.part is Part.PREPARATION)
    made: list[Choice] = []
    took = seconds(lambda: made.append(choose(field)))
    return Chosen(assessment.city.population or 0, field, preparation, made[0], took)


@cache
def any_city(seed: int) -> Chosen:
    chance = random.Random(seed)  # noqa: S311 - the same cities in every run
    population = round(exp(chance.uniform(log(SMALLEST), log(LARGEST))))
    size = min(GIVEN_MEANS, key=lambda known: abs(log(known / population)))
    return chosen(some_city(seed, population, GIVEN_MEANS[size] if seed % 3 == 0 else None))


def with_few_gaps(seed: int) -> Chosen:
    """Choose for a town in which all is in place but for a few key factors."""
    town, chance = some_city(seed, TOWN), random.Random(seed)  # noqa: S311 - the same towns in every run
    open_ = {question.id for factor in chance.sample(BENCHMARK.factors, FEW_GAPS) for question in factor.asked}
    answers = {
        question: responses if question in open_ else (responses[0].model_copy(update={"answer": Answer.YES}),)
        for question, responses in town.answers.items()
    }
    return chosen(town.model_copy(update={"answers": answers}))


def told(cities: Sequence[Chosen]) -> str:
    return (
        f"{len(cities)} cities: {100 * mean(one.closed for one in cities):.0f} % of the gap closed with "
        f"{mean(len(one.choice.places) for one in cities):.0f} actions, "
        f"{100 * mean(one.preparing for one in cities):.0f} % of them preparation, "
        f"{mean(one.early for one in cities):.1f} early results; {1000 * median(one.took for one in cities):.0f} ms"
    )


def test_a_choice_takes_little_time() -> None:
    cities = [any_city(seed) for seed in range(CITIES)]
    slowest = quantiles([one.took for one in cities], n=20)[-1]
    for least, most in SIZES:
        of_size = [one for one in cities if least <= one.population < most]
        print(f"\n{least:,} to {most:,} residents, {told(of_size)}", end="")  # noqa: T201 - what the run is for
    print(f"\nall {told(cities)} in the median, {1000 * slowest:.0f} ms at the 95th percentile")  # noqa: T201
    assert slowest <= SLOWEST


def shares(cities: Sequence[Chosen], effort: float) -> list[tuple[float, Optimum]]:
    """Return what share of the most that was found each choice closes."""
    optima = [optimum(one.field, one.choice, effort) for one in cities]
    return [(one.closed / best.found if best.found else 1.0, best) for one, best in zip(cities, optima, strict=True)]


def summed_up(name: str, found: Sequence[tuple[float, Optimum]]) -> str:
    """Tell how much is closed of what is proven to be possible, and of the best found where nothing is proven."""
    lines = []
    for proven, of in ((True, "of the proven optimum"), (False, "of the best found, not proven to be best")):
        closed = [100 * share for share, best in found if best.proven is proven]
        if closed:
            lines.append(f"{name}, {len(closed)}, {of}: {mean(closed):.1f} % on average, {min(closed):.1f} % at worst")
    return "\n".join(lines)


def test_towns_with_few_gaps_close_what_is_proven_to_be_possible() -> None:
    pytest.importorskip("ortools", reason="OR-Tools, which proves optima, is not installed")
    towns = [with_few_gaps(seed) for seed in range(TOWNS)]
    found = shares(towns, EFFORT)
    print("\n" + summed_up("towns with few gaps", found))  # noqa: T201 - what the run is for
    assert sum(best.proven for _, best in found) >= TOWNS / 2
    assert min(share for share, _ in found) >= CLOSED_AT_WORST


def test_cities_of_all_sizes_close_nearly_all_that_is_possible() -> None:
    pytest.importorskip("ortools", reason="OR-Tools, which proves optima, is not installed")
    cities = [any_city(seed) for seed in range(CITIES)]
    found = shares(cities, EFFORT)
    bounds = [one.closed / best.bound for one, (_, best) in zip(cities, found, strict=True) if best.bound]
    print("\n" + summed_up("cities of all sizes", found))  # noqa: T201 - what the run is for
    print(f"of what no plan can exceed: {100 * mean(bounds):.1f} % on average, {100 * min(bounds):.1f} % at worst")  # noqa: T201
    assert mean(share for share, _ in found) >= CLOSED_ON_AVERAGE
    assert min(share for share, _ in found) >= CLOSED_AT_WORST
