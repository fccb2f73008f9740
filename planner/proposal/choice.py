"""Which actions close most of a city's gap with the means it has, and what has to wait?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from planner.proposal.choice_field import Field, Level, Wanted
from planner.proposal.choice_later import Later, LaterCause, Rest
from planner.proposal.choice_packages import Packages, Standing
from planner.proposal.choice_search import Search
from planner.schedule.placement import Place
from planner.schedule.placement_ground import Spot
from planner.toolkit.assessment import Answer

__all__ = ["Choice", "Field", "Later", "LaterCause", "Level", "Reached", "Wanted", "choose"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """How far the plan brings a question, and when that can be seen."""

    question: str
    answer: Answer
    gain: float
    day: date
    """The day on which it is true and measured."""
    by: frozenset[str]
    """The way to the answer."""
    steps: frozenset[str] = frozenset()
    """Further actions that each close a little more while the answer is partly."""


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
    spots: Mapping[str, Spot] = field(repr=False, compare=False)
    """Where and with what each stands, for a choice that grows from this one."""


def choose(field: Field, grown_from: Choice | None = None) -> Choice:
    """Choose the actions that close most of the gap within the means, with their places.

    ``grown_from`` is the choice of a field with no more means: it is kept, on its dates, and added to, so that more
    means never close a smaller gap, and fewer never make a dearer plan.
    """
    packages = Packages(field)
    trial = Search(packages, grown_from.spots if grown_from else {}).best()
    rest, spots = Rest(packages, trial), trial.board.spots
    return Choice(
        order=tuple(spots),
        places={action: trial.board.place(action) for action in spots},
        reached={name: _reached(name, standing) for name, standing in trial.standings.items() if standing.gain},
        gap_closed=trial.gap_closed,
        gap=packages.gap,
        later=rest.by_question,
        left=rest.by_action,
        spots=spots,
    )


def _reached(question: str, standing: Standing) -> Reached:
    return Reached(
        question=question,
        answer=standing.level.answer if standing.level else Answer.PARTLY,
        gain=standing.gain,
        day=date.fromordinal(standing.day),
        by=standing.level.by if standing.level else frozenset(),
        steps=standing.steps,
    )
