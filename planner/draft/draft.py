"""What comes of an assessment: a plan, and all that the assessment says for it?"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field

from planner.plan import Action, Dependency, Plan
from planner.proposal.context import UnusedReplacement
from planner.proposal.diagnosis import Diagnosis
from planner.proposal.left_out import LeftOut
from planner.proposal.priority import Gaps
from planner.proposal.unplaced import Unplaced
from planner.toolkit.assessment import Respondent
from planner.toolkit.record import ContextId, Record


class ReadingInPlan(Record):
    """One reading of a contextual factor, as the plan prints it."""

    reading: str
    title: str
    text: str
    # Outside the JSON: programs that read plans refuse fields that their schema does not have.
    day: Annotated[date | None, Field(exclude=True)] = None
    """The date of the city from which it follows; None where it follows from none."""


class ContextInPlan(Record):
    """How one contextual factor was read, and what that does to the plan."""

    context: ContextId
    title: str
    readings: tuple[ReadingInPlan, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A drafted plan with what speaks for it; texts are in the plan's language.

    What follows from it, dates and ranks included, says :func:`planner.track.standing.standing`, as it
    does of a plan that people edited since.
    """

    plan: Plan
    """Actions stand in order of priority, prerequisites before what they unlock."""
    diagnosis: Diagnosis
    respondents: tuple[Respondent, ...] = ()
    answered_in: str | None = None
    """The language of what people wrote in the assessment; None: that of the plan."""
    context: tuple[ContextInPlan, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    """What the assessment says and the benchmark has no place for any more: kept, and counted for nothing."""
    unused: tuple[UnusedReplacement, ...] = ()
    called_for: tuple[Action, ...] = ()
    """Every action that the answers call for, chosen or not: against these the chosen ones are measured."""
    links: tuple[Dependency, ...] = ()
    """What waits for what among all of these."""
    gaps: Gaps
