"""How does a plan stand on a day, as other programs read it?"""

from datetime import date

from pydantic import ConfigDict

from planner.templates.terms import ActionId
from planner.toolkit.record import Record
from planner.track.attention import Concern, Subject
from planner.track.plan_standing import PlanStanding


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


class PlanData(PlanStanding):
    """A plan on a day; what needs attention is said of a stored plan only."""

    model_config = ConfigDict(title="PlanStanding")

    # The words are the reader's: whoever writes the data puts what needs attention into them.
    attention: tuple[AttentionRecord, ...] = ()  # type: ignore[assignment]  # for reading, and nobody reads it as its base
