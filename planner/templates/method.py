"""With which numbers does the planner judge: weights, limits of a quick win, caps, cost bands?"""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from planner.templates.terms import ActionType, Remit, Visibility, Whole
from planner.toolkit.assessment import Answer
from planner.toolkit.record import Record, Slug, Text, Title


class Scale(Record):
    """How answers become gaps, and gaps a standing."""

    gap: Mapping[Answer, Annotated[float, Field(ge=0, le=1)]]
    """The distance to the benchmark that an answer shows, 0 to 1; no entry: it does not count."""
    in_place_from: Annotated[float, Field(gt=0, le=1)]
    """The lowest score of a key factor that is in place; the score is 1 minus the mean gap."""
    missing_below: Annotated[float, Field(ge=0, lt=1)]
    """A score as high as this is weak, not missing."""


class QuickWinLimits(Record):
    """Every limit that a quick win respects."""

    max_weeks: Whole
    max_effort: Whole
    """Person-days."""
    max_cost_band: Whole
    remits: tuple[Remit, ...]
    visible_to: tuple[Visibility, ...]
    horizon_weeks: Whole
    """The earliest finish, through unmet prerequisites, counted in weeks from the plan's start."""


class Weights(Record):
    """How value and ease make a score; see ``planner.proposal.priority``."""

    value: float
    ease: float
    leverage_most: Annotated[float, Field(ge=1)]
    ease_effort: float
    ease_cost: float
    ease_time: float


class Caps(Record):
    """How much a first plan holds."""

    quick_wins: Whole
    longer_term: Whole
    per_factor_first_year: Whole
    """Actions of one key factor that begin in the first year."""


class DeadlineSlack(Record):
    """What a deadline leaves after the earliest finish."""

    slack_share: Annotated[float, Field(ge=0)]
    """Share of the action's duration."""
    slack_at_least: Whole
    """Working days."""


class SizeStep(Record):
    """How a city's size scales effort; the step without ``below`` is for all larger cities."""

    below: int | None = None
    """Inhabitants."""
    # Zero would make all work free, and every action a quick win by its effort.
    times: Annotated[float, Field(gt=0)]


class CostBand(Record):
    """External spend or new salaries in year one, in EUR."""

    band: Whole
    at_least: Whole = Field(alias="from")
    below: Whole | None = None
    title: Title


class EvidenceAction(Record):
    """The first thing to do about answers that nobody knows; one per key factor.

    ``{factor}`` in the texts is the factor's title, ``{questions}`` the numbers of its questions.
    """

    title: Title
    why: Text
    first_steps: tuple[Text, ...] = Field(min_length=1)
    indicator: Text
    proof: Text
    type: ActionType
    owner: Slug = Field(alias="lead")
    support: tuple[Slug, ...] = ()
    weeks: Annotated[int, Field(ge=0, le=520)]
    effort: Whole
    cost_band: Whole
    remit: Remit
    impact: Annotated[int, Field(ge=1, le=5)]
    visible: Visibility
    legal_limits: tuple[Slug, ...] = ()


class Balance(Record):
    """When the types of a plan's actions are too much alike."""

    largest_type_share: Annotated[float, Field(gt=0, le=1)]
    """Share of the actions that one type may have before the plan says so."""


class Monitoring(Record):
    """When the plan is looked at again."""

    review_weeks: Whole
    report_months: Whole
    reassess_months: Whole
    stale_days: Whole


class Method(Record):
    """Every number with which the planner judges, documented in ``method.yaml``."""

    scale: Scale
    quick_win: QuickWinLimits
    weights: Weights
    caps: Caps
    deadline: DeadlineSlack
    working_days_per_week: Annotated[int, Field(ge=1, le=7)]
    balance: Balance
    effort_by_population: tuple[SizeStep, ...] = ()
    cost_bands: tuple[CostBand, ...] = Field(min_length=1)
    evidence_action: EvidenceAction
    monitoring: Monitoring

    @property
    def quick_win_cost_below(self) -> int | None:
        """Euros below which the cost of a quick win stays; None where any amount will do.

        Limits name a band, readers think in the sum at which it ends; the highest band has no end.
        """
        band = self.quick_win.max_cost_band
        return next((known.below for known in self.cost_bands if known.band == band), None)

    def effort_factor(self, population: int | None) -> float:
        """Return how many times the usual effort a city of this size needs; unknown size: once."""
        if population is None:
            return 1.0
        # The first step that fits: steps stand from the smallest cities to the largest.
        fits = (step.times for step in self.effort_by_population if step.below is None or population < step.below)
        return next(fits, 1.0)
