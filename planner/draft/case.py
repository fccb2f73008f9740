"""What is a plan drafted from: a city's assessment, and the content that it is read against?"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from planner.plan import PlannedAdoption
from planner.proposal.unplaced import Unplaced
from planner.schedule.workdays import WorkCalendar
from planner.templates.catalogue import Catalogue
from planner.templates.own_method import own_catalogue
from planner.toolkit.assessment import Assessment
from planner.toolkit.benchmark import Benchmark


@dataclass(frozen=True, kw_only=True)
class Case:
    """A city's assessment and what it is read against, all in one language."""

    assessment: Assessment
    benchmark: Benchmark
    catalogue: Catalogue
    """As it is for every city."""
    language: str
    unplaced: tuple[Unplaced, ...] = ()
    """What the store has of the assessment and today's benchmark no place for; it is not in ``assessment``."""

    @cached_property
    def own_catalogue(self) -> Catalogue:
        """The catalogue in the words of the city's country and with its own numbers: what its plan is made with."""
        return own_catalogue(self.catalogue, self.assessment.city, self.assessment.plan)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a plan is drawn up in: its first day, its calendar, its language and its title."""

    start: date
    calendar: WorkCalendar
    language: str
    """That in which the benchmark and the catalogue were read."""
    title: str
    """It stands on the plan when the assessment names none."""
    to_adopt: PlannedAdoption | None = None
    """How the council is to adopt the plan; None: it has, or nobody asks when."""
