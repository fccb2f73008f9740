"""Cities that start from nothing, half-way and strong, and the plans that readings of their context make of them."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from itertools import combinations
from pathlib import Path
from typing import Any

from cities import BENCHMARK, CATALOGUE, city

from planner.draft.case import Case, Frame
from planner.draft.draft import Draft
from planner.draft.pipeline import draft
from planner.draft.undertaking import Undertaking, undertaking
from planner.files.located_yaml import read_yaml, to_data
from planner.plan import ContextEffect, ContextReason
from planner.schedule.workdays import WorkCalendar
from planner.templates.catalogue import Catalogue
from planner.track.forecast import Forecast, planned_forecast
from planner.track.plan_standing import PlanStanding
from planner.track.standing import standing_of_draft

DATA = Path(__file__).parent / "readings"
START = date(2027, 1, 4)
FRAME = Frame(start=START, calendar=WorkCalendar(), language="en", title="A plan")
BASES = ("nothing", "half-way", "strong")
SIZES = (40_000, 250_000, 900_000)
ELECTIONS = {"election": "2027-06-13", "election-later": "2028-06-11"}
READINGS = tuple(f"{rule.factor} {rule.reading}" for rule in CATALOGUE.context.readings)
OPPOSED = (
    {"C1 strong", "C1 helpful"},
    {"C2 strong", "C2 good"},
    {"C4 high-unemployment", "C4 labour-shortage"},
    {"C5 low", "C5 growing"},
    {"C6 election", "C6 election-later"},
    {"C6 contested", "C6 supportive"},
    {"C7 weak", "C7 strong"},
)
"""Readings of which one says what the other denies."""
PAIRS = tuple(pair for pair in combinations(READINGS, 2) if set(pair) not in OPPOSED)
_MOODS = {
    "nothing": ("no",),
    "half-way": ("yes", "yes", "partly", "partly", "no", "no", "unknown"),
    "strong": ("yes", "yes", "yes", "yes", "yes", "yes", "yes", "partly", "partly", "no"),
}


def data(name: str) -> Any:
    """Return what a file of ``tests/readings`` says."""
    read = read_yaml(DATA / name)
    assert read.document is not None, read.problems
    return to_data(read.document.root)


def answers(base: str) -> Mapping[str, str]:
    """Return the answers of a city, the same for the same base."""
    chance = random.Random(7)  # noqa: S311 - cities for tests, no secret
    return {question.id: chance.choice(_MOODS[base]) for factor in BENCHMARK.factors for question in factor.asked}


def context_of(readings: tuple[str, ...]) -> Mapping[str, Any]:
    """Return readings as an assessment says them; of an election, with its day."""
    context: dict[str, dict[str, Any]] = {}
    for reading in readings:
        factor, word = reading.split()
        held = context.setdefault(factor, {"readings": [], "figures": {}})
        held["readings"].append(word)
        if word in ELECTIONS:
            held["figures"]["election"] = ELECTIONS[word]
    return context


def means(size: int) -> Mapping[str, Any]:
    """Return what a city of a size says that it has."""
    share = size / 250_000
    return {
        "money": [{"year": year, "amount": round(90_000 * share), "source": "Budget"} for year in (2027, 2028, 2029)],
        "services": {
            "equality": {"posts": max(0.4, round(0.8 * share, 2))},
            "hr": {"posts": round(0.4 * share, 2)},
            "legal": {"posts": round(0.2 * share, 2)},
        },
    }


@dataclass(frozen=True, eq=False)
class Planned:
    """A city that reads its context so, and its plan."""

    case: Case
    readings: tuple[str, ...]

    @cached_property
    def draft(self) -> Draft:
        return draft(self.case, FRAME)

    @cached_property
    def standing(self) -> PlanStanding:
        return standing_of_draft(self.draft, self.case.own_catalogue.method)

    @cached_property
    def dates(self) -> Forecast:
        """When its actions begin, are voted and end, as it is planned."""
        return planned_forecast(self.draft.plan)

    def answered_on(self, question: str) -> date | None:
        """Return the day on which a result is planned to be seen; what is promised has time in hand beside it."""
        result = next((one for one in self.standing.results if one.question == question), None)
        if result is None:
            return None
        last = max((self.dates.dates[action].early_finish for action in result.delivered_by), default=START)
        return last + timedelta(days=result.shown_after)

    @cached_property
    def undertaken(self) -> Undertaking:
        return undertaking(self.case, FRAME)

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(action.id for action in self.draft.plan.actions)

    @property
    def days(self) -> float:
        return sum(action.effort for action in self.draft.plan.actions)

    @property
    def money(self) -> tuple[int, ...]:
        return tuple(year.money for year in self.standing.uses)

    def printed(self, reading: str) -> str:
        """Return what the plan says that it does about a reading."""
        factor, word = reading.split()
        return next(
            held.text
            for seen in self.draft.context
            if seen.context == factor
            for held in seen.readings
            if held.reading == word
        )

    def asked_for(self) -> Iterator[str]:
        """Give the actions that are in the plan as a reading asks for them."""
        for action in self.draft.plan.actions:
            if any(_asks(reason) for reason in action.reasons):
                yield action.id

    def by_context_alone(self) -> Iterator[str]:
        """Give those of them that no open question calls for."""
        open_ = {action for result in self.draft.open for action in result.actions}
        yield from (action for action in self.asked_for() if action not in open_)


def _asks(reason: object) -> bool:
    return isinstance(reason, ContextReason) and reason.effect is ContextEffect.ADD


@lru_cache(maxsize=4096)
def planned(
    base: str,
    readings: tuple[str, ...] = (),
    size: int = 250_000,
    *,
    given: bool = False,
    catalogue: Catalogue = CATALOGUE,
) -> Planned:
    """Return a city of a base and a size that reads its context so; ``given``: it says its means itself."""
    plan = {"means": means(size)} if given else {}
    assessment = city(answers(base), context=context_of(readings), plan=plan)
    sized = assessment.city.model_copy(update={"population": size})
    case = Case(
        assessment=assessment.model_copy(update={"city": sized}),
        benchmark=BENCHMARK,
        catalogue=catalogue,
        language="en",
    )
    return Planned(case, readings)
