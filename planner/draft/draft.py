"""What comes of an assessment: a plan, and all that the assessment says for it?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from pydantic import Field

from planner.draft.means import CityMeans
from planner.plan import Action, Plan
from planner.proposal.choice import Later
from planner.proposal.context import UnusedReplacement
from planner.proposal.diagnosis import Diagnosis
from planner.proposal.left_out import LeftOut
from planner.proposal.open_results import OpenResult
from planner.proposal.priority import Gaps
from planner.proposal.unplaced import Unplaced
from planner.schedule.placement import Work
from planner.templates.city_country import CityCountry
from planner.templates.results import Part
from planner.toolkit.assessment import Respondent
from planner.toolkit.record import ContextId, Record


class ReadingInPlan(Record):
    """One reading of a contextual factor, as the plan prints it."""

    reading: str
    title: str
    text: str
    """What the plan does about it; empty where no action of the plan keeps that word."""
    kept_by: tuple[str, ...] = ()
    """The actions that keep it."""
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
    country: CityCountry | None = None
    """What the city's country brings; None where the content has no countries."""
    called_for: tuple[Action, ...] = ()
    """Every action that could be chosen, with the facts that it would have; chosen or not."""
    works: Mapping[str, Work] = field(default_factory=dict)
    """What each of them takes of the means, by id."""
    open: tuple[OpenResult, ...] = ()
    """The results that are open in the city, with what would bring them about."""
    later: Mapping[str, Later] = field(default_factory=dict)
    """Why results are not brought about, or in part only, by question."""
    parts: Mapping[str, Part] = field(default_factory=dict)
    """Which part each action of the catalogue plays in a plan."""
    means: CityMeans
    """With which the actions were chosen."""
    gap_closed: float = 0.0
    """The share of the weighted gap that they close, from 0 to 1; 1 where there was none."""
    gaps: Gaps
