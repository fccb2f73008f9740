"""What does the city decide about its plan before it is drafted?"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from planner.toolkit.city import Closure, CouncilSession
from planner.toolkit.deadlines import Deadline
from planner.toolkit.record import TITLE_LENGTH, Line, NumberName, Record, Slug


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


class PlanSettings(Record):
    """What the city decides about its plan before it is drafted."""

    title: Line | None = None
    version: Line | None = None
    status: PlanStatus = PlanStatus.DRAFT
    adopted_on: date | None = None
    """The day of the council’s decision."""
    start: date | None = None
    """The first day of the plan; None: who drafts chooses it."""
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = None
    # Which codes there are depends on the country; schedule/workdays.py checks both together.
    region: Annotated[str, Field(min_length=1, max_length=TITLE_LENGTH)] | None = None
    """Subdivision code of the ``holidays`` package, where regional holidays apply."""
    closures: tuple[Closure, ...] = ()
    council_sessions: tuple[CouncilSession, ...] = ()
    """One a day at most. They move no date: no plan can say how a council votes, or what it puts off."""
    roles: Mapping[Slug, RoleHolder] = {}
    """Services and partners: those of the templates, by their ids there, and the city's own."""
    owners: Mapping[str, Line] = {}
    """Services that lead actions instead of the templates' ones, by action id; in a file by id or name."""
    partners: Mapping[str, tuple[Line, ...]] = {}
    """Services and partners that help with actions instead of the templates' ones, by action id."""
    deadlines: Mapping[str, Deadline] = {}
    """What people set themselves, by action id."""
    done: tuple[str, ...] = ()
    """Actions that the city has already carried out; as prerequisites they are met."""
    caps: Mapping[NumberName, Annotated[int, Field(ge=0)]] = {}
    """The city's own limits on the number of actions; names as in ``method.yaml``."""
    weights: Mapping[NumberName, Annotated[float, Field(ge=0, le=5)]] = {}
    """The city's own weights of the priority; names as in ``method.yaml``."""
    quick_win: Mapping[NumberName, Annotated[int, Field(ge=0, le=10_000)]] = {}
    """The city's own limits of a quick win; names as in ``method.yaml``."""
