"""Which actions close most of a city's gap with the means it has, and what has to wait?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from planner.proposal.choice_field import Field, Level, Wanted
from planner.proposal.choice_later import Later, LaterCause, Rest
from planner.proposal.choice_packages import Packages, Standing, waiting_order
from planner.proposal.choice_search import Search
from planner.schedule.placement import Means, Place, Work
from planner.schedule.placement_board import Board
from planner.schedule.placement_ground import Spot
from planner.toolkit.assessment import Answer

__all__ = ["Choice", "Field", "Later", "LaterCause", "Level", "Reached", "Wanted", "choose", "choose_beside"]

_LEAST = 1e-9
"""Gap closed below which nothing differs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """How far the plan brings a question, and when that can be seen."""

    question: str
    gain: float
    day: date
    """The day on which it is true and measured."""
    level: Level | None
    """The way to the answer; None where small steps alone bring it closer."""
    steps: frozenset[str] = frozenset()
    """Further actions that each close a little more while the answer is partly."""

    @property
    def answer(self) -> Answer:
        """What is true on that day."""
        return self.level.answer if self.level else Answer.PARTLY

    @property
    def times(self) -> float:
        """How many times as much it counts as on another way."""
        return self.level.times if self.level else 1.0

    @property
    def by(self) -> frozenset[str]:
        """The actions of the way to the answer."""
        return self.level.by if self.level else frozenset()

    @property
    def shown_after(self) -> Mapping[str, int]:
        """The actions that carry it, each with the calendar days after its end until anybody can see it."""
        measured_after = self.level.measured_after if self.level else 0
        return {**dict.fromkeys(self.steps, 0), **dict.fromkeys(self.by, measured_after)}

    def seen_on(self, places: Mapping[str, Place]) -> date:
        """Return the day on which it is true and measured where its actions take place there."""
        return max(places[action].finish + timedelta(days=days) for action, days in self.shown_after.items())


@dataclass(frozen=True, kw_only=True)
class Choice:
    """The actions chosen, their places, what they bring, and what has to wait."""

    order: tuple[str, ...]
    """In which they were taken: the rank."""
    places: Mapping[str, Place]
    reached: Mapping[str, Reached]
    gap_closed: float
    """Weighted."""
    gap: float
    """The whole weighted gap."""
    later: Mapping[str, Later]
    """By question, what is not brought to the best answer that it has a way to."""
    left: Mapping[str, Later]
    """By action, what was left out although it would bring more; what others bring already is not here."""
    spent: tuple[int, ...]
    """EUR by year of the plan."""
    prepares_too_much: bool
    """More of it prepares than should, as what stays whatever it brings needs so much."""
    spots: Mapping[str, Spot] = field(repr=False, compare=False)
    """Where and with what each stands, for a choice that grows from this one."""


def choose(field: Field, grown_from: Mapping[str, Spot] | None = None) -> Choice:
    """Choose the actions that close most of the gap within the means, with their places.

    ``grown_from`` is what stands already, as in a choice with no more means: it is kept, on its dates, and added to.
    """
    packages = Packages(field)
    trial = Search(packages, grown_from or {}).best()
    rest, spots = Rest(packages, trial), trial.board.spots
    return Choice(
        order=tuple(spots),
        places={action: trial.board.place(action) for action in spots},
        reached={name: _reached(name, standing) for name, standing in trial.standings.items() if standing.gain},
        gap_closed=trial.gap_closed,
        gap=packages.gap,
        later=rest.by_question,
        left=rest.by_action,
        spent=tuple(trial.board.spent),
        prepares_too_much=trial.prepares_too_much,
        spots=spots,
    )


def choose_beside(field: Field, starts: Mapping[str, date], *, richer: Means | None = None) -> Choice:
    """Choose where a plan stands already, so that more means close no smaller gap and less make no dearer plan.

    Args:
        field: what is chosen from now.
        starts: the first days of the actions of that plan.
        richer: the larger means that it was chosen with; None: they were no larger. The choice then takes neither
            more money nor more days than it does, and closes no larger gap; else it closes no smaller gap than its
            actions do where they still have room.
    """
    anew = choose(field)
    there = {action: day for action, day in starts.items() if action in field.works}
    if anew.places.keys() == there.keys():
        return anew
    if richer:
        wider = any(more > less for more, less in zip(_taken(field, anew.places), _taken(field, there), strict=True))
        own = replace(field, works={action: field.works[action] for action in there})
        before = replace(own, means=richer)
        # The search may find with less what it overlooked with more; beside one another, that reads as if money hurt.
        closes_more = anew.gap_closed > choose(before, _standing(before, there)).gap_closed + _LEAST
        return choose(own) if wider or closes_more else anew
    spots = _standing(field, there)
    grown = choose(field, spots) if len(spots) == len(there) else anew
    return grown if grown.gap_closed > anew.gap_closed + _LEAST else anew


def _taken(field: Field, actions: Iterable[str]) -> tuple[float, float]:
    """Return the EUR and the person-days that actions take within the horizon, upkeep as if from its start on."""
    works, years = [field.works[action] for action in actions], len(field.means.money)
    days = sum(sum(work.days.values()) + years * sum(work.yearly_days.values()) for work in works)
    return sum(work.cost + years * work.yearly_cost for work in works), round(days, 6)


def _standing(field: Field, starts: Mapping[str, date]) -> Mapping[str, Spot]:
    """Return where actions stand that begin no earlier than they do, without those that have no room any more."""
    there = {action: _as_it_stands(field.works[action], starts[action]) for action in sorted(starts)}
    board = Board.of({**field.works, **there}, field.means)
    for action in waiting_order(there):
        if spot := board.find(action):
            board.put(action, spot)
    return board.spots


def _as_it_stands(work: Work, start: date) -> Work:
    """Return an action that stands already: what only orders two of them may have been chosen after it."""
    hard = tuple(wait for wait in work.waits if not wait.soft)
    return replace(work, waits=hard, not_before=max(start, work.not_before or start))


def _reached(question: str, standing: Standing) -> Reached:
    return Reached(
        question=question,
        gain=standing.gain,
        day=date.fromordinal(standing.day),
        level=standing.level,
        steps=standing.steps,
    )
