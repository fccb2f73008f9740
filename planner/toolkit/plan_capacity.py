"""With whose time and which money do the dates of a plan reckon?

It is kept with the plan: an edit in the app, a forecast a year later and the draft itself place actions alike.
"""

from datetime import date
from typing import Annotated

from pydantic import Field

from planner.toolkit.plan_settings import Absence
from planner.toolkit.record import Record, Slug

_MOST_STARTS = 1_000
"""As good as no limit."""


class ServicePool(Record):
    """Services that give to the plan together; mostly a single one."""

    services: Annotated[tuple[Slug, ...], Field(min_length=1)]
    posts: Annotated[float, Field(ge=0)]
    """Full-time equivalents for the plan."""
    assumed: bool = False
    """Nobody said so: the size of the city lets us assume it."""
    filled_from: date | None = None
    """A vacancy: nobody is there before this day."""
    filling_assumed: bool = False
    """Nobody knows that day."""
    away: tuple[Absence, ...] = ()


class PlanCapacity(Record):
    """The time and the money that the dates of a plan reckon with."""

    pools: tuple[ServicePool, ...] = ()
    money: tuple[Annotated[int, Field(ge=0)], ...] = ()
    """EUR by year of the plan; what one year leaves is there in the next."""
    end: date
    """The last day of the plan's horizon."""
    starts_of_owner: Annotated[int, Field(ge=1)] = _MOST_STARTS
    """Actions of one owner that may begin within 20 working days."""
    starts_in_all: Annotated[int, Field(ge=1)] = _MOST_STARTS
    days_a_year: Annotated[int, Field(ge=1, le=366)]
    """Net days that a full post gives in a year."""
    lead_share: Annotated[float, Field(ge=0, le=1)]
    """Share of an action's days that its owner bears, where it has partners."""
    coordinator: Slug | None = None
    """Who follows every action that is done."""
    follow_up_days: Annotated[float, Field(ge=0)] = 0.0
    """Person-days a year that this takes for each."""
