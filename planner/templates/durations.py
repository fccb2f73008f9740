"""How far may the duration of an action fall short of its plan, or go beyond it?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from planner.templates.terms import ActionType
from planner.toolkit.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Three points of a duration, as multiples of the planned one.

    Raises:
        ValueError: they do not rise, or begin at nothing.

    >>> Spread(optimistic=0.8, pessimistic=1.8).mean
    1.1
    """

    optimistic: float = 1.0
    """It could hardly be shorter."""
    likely: float = 1.0
    """What most such actions take."""
    pessimistic: float = 1.0
    """It could hardly be longer."""

    def __post_init__(self) -> None:
        """Refuse points between which nothing can be drawn."""
        if not 0 < self.optimistic <= self.likely <= self.pessimistic:
            raise ValueError("three points of a duration rise from more than nothing")

    @property
    def varies(self) -> bool:
        """Whether the duration is open at all."""
        return self.optimistic < self.pessimistic

    @property
    def mean(self) -> float:
        """The mean of the three points, the likely one counted four times.

        Source:
            Malcolm, Roseboom, Clark and Fazar (1959), Application of a technique for research and development
            program evaluation, Operations Research 7(5).
        """
        return round((self.optimistic + 4 * self.likely + self.pessimistic) / 6, 9)


FIXED = Spread()
"""It takes what is planned: what is done, and a wait whose length is set."""


class UsualSpread(Record):
    """How many times its planned duration, the likely one, an action takes at best and at worst."""

    optimistic: Annotated[float, Field(gt=0, le=1)]
    pessimistic: Annotated[float, Field(ge=1, le=10)]

    @property
    def spread(self) -> Spread:
        """The three points."""
        return Spread(optimistic=self.optimistic, pessimistic=self.pessimistic)


class Durations(Record):
    """How long actions may take beside their plan, and how often that is tried out."""

    runs: Annotated[int, Field(ge=100, le=100_000)]
    """How many times a plan is run through, each time with other durations."""
    seed: Annotated[int, Field(ge=0)]
    """Where the draws begin: the same seed gives the same durations on every machine."""
    default: UsualSpread
    """Of every type that is not named."""
    by_type: Mapping[ActionType, UsualSpread] = {}

    def of(self, kind: ActionType) -> Spread:
        """Return the three points of an action's duration by its type.

        >>> usual = UsualSpread(optimistic=0.9, pessimistic=1.5)
        >>> Durations(runs=2000, seed=1, default=usual).of(ActionType.RULE)
        Spread(optimistic=0.9, likely=1.0, pessimistic=1.5)
        """
        return self.by_type.get(kind, self.default).spread
