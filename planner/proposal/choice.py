"""Which actions close most of a city's gap with the means it has?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.schedule.placement import Means, Place, Work
from planner.toolkit.assessment import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One way to bring an answer up: by these actions, all of them."""

    answer: Answer
    gain: float
    """Gap closed: 0.5 for a step from no to partly or from partly to yes, 1 for both."""
    by: frozenset[str]
    measured_after: int = 0
    """Calendar days after the last finish until anybody can say that it is true."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A question below yes, with the ways to bring it up."""

    question: str
    factor: str | None = None
    weight: float = 1.0
    """What its whole gap is worth; never a function of the answers, else improving one may add work for it."""
    levels: tuple[Level, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Field:
    """What is chosen from, for what, and within which means."""

    works: Mapping[str, Work]
    wanted: Mapping[str, Wanted]
    means: Means
    always: frozenset[str] = frozenset()
    """In the plan whatever they bring, with all they need."""
    early: frozenset[str] = frozenset()
    """Actions that may be quick wins."""
    early_by: date | None = None
    early_at_least: int = 5
    most_actions: int = 40
    discount: float = 0.0
    """Share of a gain that is lost for each year that passes before it is true."""
    tries: int = 60


class LaterCause(StrEnum):
    """Why something is not in the plan."""

    TIME = "time"
    MONEY = "money"
    VACANT = "vacant"
    NOT_OURS = "not-ours"
    HORIZON = "horizon"
    WAITS = "waits"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """Why something is not in the plan, and in which year it could be."""

    cause: LaterCause
    when: int | None = None
    """The year; None where nothing says when."""
    what: tuple[str, ...] = ()
    """The services without time or without anybody, or the actions waited for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """How far the plan brings a question, and when that can be seen."""

    question: str
    answer: Answer
    gain: float
    day: date
    """The day on which it is true and measured."""
    by: frozenset[str]


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


def choose(field: Field, grown_from: Choice | None = None) -> Choice:
    """Choose the actions that close most of the gap within the means, with their places.

    ``grown_from`` is the choice of a field with no more means: it is kept, on its dates, and added to, so that more
    means never close a smaller gap, and fewer never make a dearer plan.
    """
    raise NotImplementedError
