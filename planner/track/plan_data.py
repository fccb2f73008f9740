"""How does a plan stand on a day, as other programs read it?"""

from datetime import date
from typing import Self

from pydantic import ConfigDict

from planner.plan import PlanRole
from planner.templates.terms import ActionId
from planner.toolkit.record import Record, Slug
from planner.track.attention import Concern, Subject
from planner.track.plan_standing import PlanStanding
from planner.track.sureness import Sureness


class AttentionRecord(Record):
    """Something that needs attention, with the sentences that people read."""

    about: Subject
    concern: Concern
    action: ActionId | None
    service: str | None
    """The id of a service."""
    session: date | None
    """The day of a session of the council."""
    day: date | None
    """The date that the concern is about: a due date, a deadline for papers, the day of a report."""
    days: int
    """Calendar days between that date and today; of what is foreseen late, until it is done."""
    since: date | None
    """From which day it is so; None where nobody can know."""
    reason: str
    """Why it is blocked, where that may leave."""
    actions: tuple[ActionId, ...]
    """The actions that a service, a session or the plan holds up; those for which one waits that is foreseen late."""
    why: str
    resolved_by: str


class ServiceRecord(Record):
    """A service of the city, or a partner outside it, with the name that people read."""

    id: Slug
    name: str
    """What the city calls it, else its title."""
    title: str
    """What the templates call it; of a service of the city's own, the name with which it came."""
    holder: str | None
    """What the city calls it; None: nobody has said so yet."""
    capacity: float | None
    """Full-time equivalents available for the plan."""
    outside: bool
    vacant: bool
    filled_from: date | None
    """The day from which a vacancy is filled, where somebody knows it."""
    retired: bool

    @classmethod
    def of(cls, role: PlanRole) -> Self:
        """Return what other programs read of a service."""
        return cls(**dict(role), name=role.name)


class PlanData(PlanStanding):
    """A plan on a day; what needs attention is said of a stored plan only."""

    model_config = ConfigDict(title="PlanStanding")

    sureness: Sureness | None = None
    """With which chance it keeps its days; None where nobody has worked that out."""
    roles: tuple[ServiceRecord, ...] = ()  # type: ignore[assignment]  # as for attention
    # The words are the reader's: whoever writes the data puts what needs attention into them.
    attention: tuple[AttentionRecord, ...] = ()  # type: ignore[assignment]  # for reading, and nobody reads it as its base
