"""What can a reading of the city's context change, for which actions, and what may the plan say of it?"""

from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from planner.templates.election_rule import ElectionRule
from planner.templates.results import Money
from planner.templates.terms import ActionId, ActionType, Remit, Whole
from planner.toolkit.record import ContextId, FactorId, QuestionId, Record, Slug, Text, Title


class FigureKind(StrEnum):
    """What a city writes for a figure of its context."""

    NUMBER = "number"
    DATE = "date"


class Figure(Record):
    """A number or a date that a reading needs from the city."""

    id: Slug
    factor: ContextId
    kind: FigureKind
    title: Title


class Where(Record):
    """Which actions a change touches: all that is said here must hold."""

    actions: tuple[ActionId, ...] = ()
    factors: tuple[FactorId, ...] = ()
    types: tuple[ActionType, ...] = ()
    remit: tuple[Remit, ...] = ()
    effort_over: Whole | None = None
    """Person-days; as many as these are not over."""
    cost_band_from: Whole | None = None
    """The lowest band that is touched."""
    # “except” is a word of Python’s own, like “not” and “raise”; in the files they stay plain English.
    without: tuple[ActionId, ...] = Field(default=(), alias="except")

    @property
    def by_facts(self) -> bool:
        """Whether it looks at what actions cost or take, which other readings may change."""
        return self.effort_over is not None or self.cost_band_from is not None


class PerFigure(Record):
    """More effort, and from some point more cost, as a figure of the city grows."""

    figure: Slug
    beyond: Whole
    """Up to this value of the figure nothing changes."""
    every: Annotated[int, Field(gt=0)]
    effort: Whole
    """Person-days for each full ``every`` beyond ``beyond``."""
    cost_band_above: Whole | None = None
    """The value of the figure beyond which ``cost_band`` bands are added; none: at no value."""
    cost_band: Whole = 0


class ClearOf(Record):
    """Keep an action away from a date of the city: finish well before, or start after."""

    figure: Slug
    weeks_before: Whole
    weeks_after: Whole
    publicity: bool = False
    """It ends before the days in which the city's country has it hold back its publicity, where these are known."""
    rule: SkipJsonSchema[ElectionRule | None] = None
    """How the country counts these days; no file says so, since every city has its own."""

    def first_day(self, day: date) -> date:
        """Return the first of the days to stay clear of."""
        return self.rule.first_day(day) if self.rule else day - timedelta(weeks=self.weeks_before)


class Restated(Record):
    """Facts of an action as they are in this context; what is not said stays."""

    weeks: Annotated[int, Field(ge=0, le=520)] | None = None
    effort: Whole | None = None
    cost_band: Annotated[int, Field(ge=0, le=9)] | None = None
    money: Money | None = None


class Adjustment(Record):
    """How a reading changes the facts of some actions, and the sentence that says so."""

    where: Where
    note: Text
    weeks: Annotated[float, Field(gt=0)] = 1.0
    """Times as long; ``effort``: times the person-days."""
    effort: Annotated[float, Field(gt=0)] = 1.0
    money: Annotated[float, Field(ge=0)] = 1.0
    """Times the euros, once and a year."""
    set: Restated | None = None
    """Facts that the reading knows better than any multiplier could say; multipliers apply on top."""
    # Added to the action’s band, where weeks and effort are multiplied: bands are steps, not amounts.
    cost_band: int = 0
    pilot: bool = False
    not_before_months: Whole = 0
    """Months from the start of the plan, like ``finish_within_months``."""
    finish_within_months: Whole | None = None
    per_figure: PerFigure | None = None
    clear_of: ClearOf | None = None
    indicator_note: Text | None = None
    partners_note: Text | None = None


class Dated(Record):
    """When a reading holds by a date of the city, counted from the day of the assessment."""

    figure: Slug
    after_months: Whole = 0
    """The date lies later than this; 0: on that day or later."""
    within_months: Annotated[int, Field(gt=0)] | None = None
    """The date lies no later than this; None: however late."""


class MeansChange(Record):
    """How a reading changes what the city is assumed to have where it does not say."""

    posts: Annotated[float, Field(gt=0)] = 1.0
    """Times the posts; ``money``: times the euros a year."""
    money: Annotated[float, Field(ge=0)] = 1.0

    @property
    def is_less(self) -> bool:
        """Whether the city has less, so that its plan is smaller."""
        return self.posts < 1 or self.money < 1


class Sentence(Record):
    """What the plan does about a reading, in a sentence, and when a plan does it.

    A plan may say so where it holds what is named here, and at least one thing of it: what the city has already needs
    no place in the plan, and nothing is said of what is all there.
    """

    text: Text
    by: tuple[ActionId, ...] = ()
    """Actions that do it; where nothing is named, all that the reading asks for."""
    results: tuple[QuestionId, ...] = ()
    """Questions that are brought to a better answer."""
    adjusts: bool = False
    """Done by every action of the plan that the reading changes."""
    at_least: Annotated[int, Field(gt=0)] | None = None
    """So many of those that the city does not have yet; none: all of them."""
    begun_within_months: Annotated[int, Field(gt=0)] | None = None
    """Months from the start of the plan, like ``done_within_months``."""
    done_within_months: Annotated[int, Field(gt=0)] | None = None
    voted_within_months: Annotated[int, Field(gt=0)] | None = None
    """The council votes by then; what is not voted does not count."""


class InPapers(Record):
    """How papers for the council and the public call a reading of politics: by what the plan does."""

    reading: Slug
    """In place of its own word."""
    title: Title
