"""Which results may a plan promise, and which actions make each of them true?

A result is a guiding question that the city can answer “partly” or “yes” once certain actions are
done. A path is a set of actions that are all needed; several paths may lead to one answer.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import TypeAlias

from pydantic import Field

from planner.templates.terms import ActionId, Visibility, Whole
from planner.toolkit.record import QuestionId, Record, Text, Title

Path: TypeAlias = tuple[ActionId, ...]
"""Actions that are all needed; what they need in turn comes with them."""


class Part(StrEnum):
    """Which part an action plays in a plan."""

    PREPARATION = "preparation"
    """It finds out, drafts or agrees; by itself it moves no answer."""
    RESULT = "result"
    """It changes something that people notice, and moves an answer."""
    UPKEEP = "upkeep"
    """It keeps a result true once that stands."""


class DecidedBy(StrEnum):
    """Whose decision an action waits for."""

    ADMINISTRATION = "administration"
    """The chief executive or a head of department, within running credits."""
    EXECUTIVE = "executive"
    """The mayor or the executive board, without a vote of the council."""
    COUNCIL = "council"
    PARTNER = "partner"
    """The signature of a body outside the city."""
    OTHER_LEVEL = "other-level"
    """Another level of government, or an independent authority."""


class WaitsFor(StrEnum):
    """Whose opinion, vote or signature takes time before an action is finished."""

    STAFF_BODY = "staff-body"
    DPO = "dpo"
    """The data protection officer, who advises and never leads or decides."""
    COUNCIL = "council"
    PARTNER = "partner"


class Unit(StrEnum):
    """In which unit the indicator of a result is measured."""

    YES_NO = "yes-no"
    PERCENT = "percent"
    POINTS = "points"
    """Percentage points."""
    CHANGE = "change"
    """Per cent more than in the base year."""
    COUNT = "count"
    PER_YEAR = "per-year"
    """How many in twelve months."""


class RestsOn(StrEnum):
    """Who can bring a result about; it decides how the result is worded."""

    CITY = "city"
    """Its own acts are enough: a promise."""
    OTHERS = "others"
    """People outside have to think or do something: an aim, with the measurement promised."""


class MeasuredAfter(Record):
    """Weeks from the finish of the last action until the answer is true and can be shown."""

    partly: Whole = 0
    yes: Whole = 0
    yes_from_partly: Whole = 0


class NoticedBy(Record):
    """Who notices that a result is there."""

    who: Visibility
    text: Text


class PlannedResult(Record):
    """What a plan may promise about a guiding question, and how it comes about."""

    question: QuestionId
    rests_on: RestsOn = Field(default=RestsOn.CITY, alias="depends_on")
    text: Text = Field(alias="result")
    """What will be true, in a sentence that a council can read."""
    partly: tuple[Path, ...] = ()
    """Paths to the answer “partly”, the one to prefer first among equals."""
    yes: tuple[Path, ...] = ()
    yes_from_partly: tuple[Path, ...] = ()
    """Paths to “yes” where the answer is “partly” today; none: those of ``yes``."""
    indicator: Text
    unit: Unit
    baseline: Text
    """Where the first value comes from."""
    target: float
    measured_after_weeks: MeasuredAfter = MeasuredAfter()
    noticed_by: NoticedBy
    kept_by: Path = ()
    """Upkeep, proposed once the answer is “yes” or is planned to be."""
    measured_by: Path = ()
    """Chosen with any path: without them the figure that is promised cannot be published."""
    steps: Path = ()
    """They do not make the answer “partly”, but each closes a little of the gap where small steps add up."""
    adds_up: bool = False
    """Each further action of the paths to “partly”, and each of ``steps``, closes a little more of the gap."""

    @property
    def paths(self) -> Iterator[tuple[str, int, Path]]:
        """Every path, with the key under which it stands and its place there."""
        for key, paths in (("partly", self.partly), ("yes", self.yes), ("yes_from_partly", self.yes_from_partly)):
            yield from ((key, number, path) for number, path in enumerate(paths))

    @property
    def actions(self) -> frozenset[str]:
        """Every action that the result names, for whatever it does for it."""
        return frozenset(
            (*(id_ for *_, path in self.paths for id_ in path), *self.kept_by, *self.measured_by, *self.steps)
        )


class Money(Record):
    """What an action costs in external spend or new salaries, in EUR."""

    once: Whole = 0
    """At its start."""
    yearly: Whole = 0
    """A year, from its finish."""


class Completes(Record):
    """What an action is called, and takes, where part of it exists already."""

    title: Title
    weeks: Whole | None = None
    """None: as long as otherwise; so with ``effort``, in person-days."""
    effort: Whole | None = None
