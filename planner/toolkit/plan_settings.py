"""What does the city decide about its plan before it is drafted?"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from planner.toolkit.city import Closure, CouncilSession
from planner.toolkit.deadlines import Deadline, FirstDay, FixedDay
from planner.toolkit.matters import Matter, Organ
from planner.toolkit.record import TITLE_LENGTH, FactorId, Line, NumberName, Record, Slug, breach


class PlanStatus(StrEnum):
    """How far the document has come on its way through the council."""

    DRAFT = "draft"
    FOR_ADOPTION = "for-adoption"
    ADOPTED = "adopted"


class RoleHolder(Record):
    """What the city says of one of its services, or of a partner outside: its name, and the time that it can give."""

    name: Line | None = None
    """What the city calls it; None: it keeps the title that the templates give it."""
    person: Line | None = None
    """A person's name is personal data: it stays out of exports unless asked for."""
    capacity: Annotated[float, Field(gt=0, le=100)] | None = None
    """Full-time equivalents available for the plan."""
    outside: bool = False
    """A partner that is no part of the city, such as a federation of associations: its days are not the city's."""
    vacant: bool = False
    """Nobody does this work at present, and the city says so; what the city did not name is not thereby vacant."""
    replaced_by: Line | None = None
    """The service that does its work instead, in a city that has no such service, or has it no more."""
    own: bool = False
    """A service of the city's own, which no template knows; read from a file, an id that is new says so itself."""


class Absence(Record):
    """Days on which a service gives the plan less, or nothing: leave, an election, a works season."""

    first: date
    last: date
    share: Annotated[float, Field(gt=0, le=1)] = 1.0
    """How much of its time is away; 1 is all of it."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first:
            raise breach("absence_out_of_order")
        return self


class ServiceTime(Record):
    """How much time a service has for the plan."""

    posts: Annotated[float, Field(ge=0, le=1_000)] | None = None
    """Full-time equivalents in the service that could work on the plan."""
    plan_share: Annotated[float, Field(gt=0, le=1)] = 1.0
    """How much of these posts the plan may take."""
    filled_from: date | None = None
    """Until this day nobody does its work."""
    away: tuple[Absence, ...] = ()
    name: Line | None = None
    """What the city calls it; once read, it stands with the other names, under ``roles``."""


class MoneyState(StrEnum):
    """How sure a sum is."""

    IN_BUDGET = "in-budget"
    NEW = "new"
    """To be voted with the plan."""
    APPLIED_FOR = "applied-for"
    """Nothing is planned with it until it is granted."""
    GRANTED = "granted"


class YearsMoney(Record):
    """A sum that the plan may spend in a year."""

    year: Annotated[int, Field(ge=2000, le=2200)]
    amount: Annotated[float, Field(ge=0, le=1_000_000_000)]
    """EUR."""
    source: Line | None = None
    state: MoneyState = MoneyState.IN_BUDGET

    @property
    def counts(self) -> bool:
        """Whether the plan may rest on it."""
        return self.state is not MoneyState.APPLIED_FOR


class PlanMeans(Record):
    """The time and the money that a city has for its plan; what it leaves out is assumed by its size."""

    horizon_years: Annotated[int, Field(ge=1, le=10)] | None = None
    starts_in_four_weeks: Annotated[int, Field(ge=1, le=50)] | None = None
    """Actions that may begin in any four weeks: what one coordinator can get going."""
    money: tuple[YearsMoney, ...] | None = None
    """None: not said, and assumed; an empty list: none."""
    services: Mapping[Slug, ServiceTime] = {}
    """By service, under the ids of ``roles``."""
    factor_weights: Mapping[FactorId, Annotated[float, Field(ge=0, le=5)]] = {}
    """How much more than usual a key factor counts for this city; 1 is as usual."""


class AdoptionSettings(Record):
    """How the council is to adopt the plan, and what need not wait for that."""

    session: date | None = None
    """The session that is to adopt it; None: the first whose papers can still be handed in."""
    may_begin_before: tuple[str, ...] = ()
    """Actions that the city agreed to begin before the council has adopted the plan, by id."""


class PlanSettings(Record):
    """What the city decides about its plan before it is drafted."""

    title: Line | None = None
    version: Line | None = None
    status: PlanStatus = PlanStatus.DRAFT
    adopted_on: date | None = None
    """The day of the council’s decision."""
    start: date | None = None
    """The first day of the plan, or of what may begin before its adoption; None: the adoption sets it."""
    adoption: AdoptionSettings | None = None
    """None: the city says nothing of it."""
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = None
    # Which codes there are depends on the country; schedule/workdays.py checks both together.
    region: Annotated[str, Field(min_length=1, max_length=TITLE_LENGTH)] | None = None
    """Subdivision code of the ``holidays`` package, where regional holidays apply."""
    closures: tuple[Closure, ...] = ()
    council_sessions: tuple[CouncilSession, ...] = ()
    """One a day at most. A draft ends at one of them what needs a vote."""
    roles: Mapping[Slug, RoleHolder] = {}
    """Services and partners: those of the templates, by their ids there, and the city's own."""
    owners: Mapping[str, Line] = {}
    """Services that lead actions instead of the templates' ones, by action id; in a file by id or name."""
    partners: Mapping[str, tuple[Line, ...]] = {}
    """Services and partners that help with actions instead of the templates' ones, by action id."""
    deadlines: Mapping[str, Deadline] = {}
    """What people set themselves, by action id."""
    not_before: Mapping[str, FirstDay] = {}
    """Days before which actions must not start, by action id."""
    must_be_on: Mapping[str, FixedDay] = {}
    """Days on which actions must end, neither earlier nor later, such as that of an event, by action id."""
    done: tuple[str, ...] = ()
    """Actions that the city has already carried out; as prerequisites they are met."""
    decides: Mapping[Matter, Organ] = {}
    """Who decides in this city, where its country leaves that open or the council has delegated it."""
    means: PlanMeans | None = None
    """The time and the money for it; None: the city says nothing of them."""
    caps: Mapping[NumberName, Annotated[int, Field(ge=0)]] = {}
    """Limits on the number of actions, from before plans were chosen within the means: read, and limiting nothing."""
    weights: Mapping[NumberName, Annotated[float, Field(ge=0, le=5)]] = {}
    """The city's own weights of the priority; names as in ``method.yaml``."""
    quick_win: Mapping[NumberName, Annotated[int, Field(ge=0, le=10_000)]] = {}
    """The city's own limits of a quick win; names as in ``method.yaml``."""
