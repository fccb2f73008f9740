"""What is known of the city itself: its size, the days when its offices are closed, the sessions of its council."""

from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from planner.toolkit.record import Line, Record, breach


class City(Record):
    """The city that is assessed; ``population`` in inhabitants scales the effort of actions."""

    name: Line
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = None
    population: Annotated[int, Field(gt=0)] | None = None


class Closure(Record):
    """Days on which the city administration does not work, first and last included."""

    first: date
    last: date
    why: Line | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first:
            raise breach("closure_out_of_order")
        return self


class CouncilSession(Record):
    """A day on which the council meets and decides."""

    day: date
    papers_by: date | None = None
    """The last day on which papers for it are taken, where that is known."""
    title: Line | None = None
    """What sets it apart from others, such as the vote on the budget."""

    @model_validator(mode="after")
    def _papers_come_first(self) -> Self:
        if self.papers_by is not None and self.papers_by > self.day:
            # “within” names the date that is to be mended; pydantic itself points at the session as a whole.
            raise breach("papers_after_session", within="papers_by")
        return self
