"""With which numbers does the planner judge: weights, limits of a quick win, cost bands, usual means?"""

from collections.abc import Iterable, Mapping
from typing import Annotated

from pydantic import Field

from planner.templates.durations import Durations
from planner.templates.results import WaitsFor
from planner.templates.terms import ActionId, ActionType, Remit, Visibility, Whole
from planner.toolkit.assessment import Answer
from planner.toolkit.record import QuestionId, Record, Slug, Text, Title


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


class DeadlineSlack(Record):
    """What a deadline leaves after the earliest finish."""

    slack_share: Annotated[float, Field(ge=0)]
    """Share of the action's duration."""
    slack_at_least: Whole
    """Working days."""


class Size(Record):
    """How a city's size scales the effort of actions that reach all departments or all staff."""

    population: Annotated[int, Field(gt=0)]
    """Inhabitants of the city for which the efforts were written."""
    exponent: Annotated[float, Field(ge=0)]
    # Zero would make all work free, and every action a quick win by its effort.
    least: Annotated[float, Field(gt=0)]
    most: Annotated[float, Field(gt=0)]


class CostBand(Record):
    """External spend or new salaries in year one, in EUR."""

    band: Whole
    at_least: Whole = Field(alias="from")
    below: Whole | None = None
    counts_as: Whole = 0
    """EUR that an action of this band costs where it does not name its money."""
    title: Title


def counts_as(bands: Iterable[CostBand], band: int) -> int:
    """Return the EUR that an action of a band counts as where it does not name its money; an unknown band: none."""
    # Where the context made an action dearer than its own money says, it costs what its band begins with at least.
    return next((max(known.counts_as, known.at_least) for known in bands if known.band == band), 0)


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


class Adoption(Record):
    """What the council's vote on the plan gives by itself, on the day of the vote."""

    partly: tuple[QuestionId, ...] = ()
    """Questions that are answered “partly” from then on."""
    first_report_months: Whole = 12
    """Months until the first report to the council."""
    report: ActionId | None = None
    """The action that brings it; it ends by then, or is not in the plan. None: nothing is asked of any."""
    draft_weeks: Whole = 2
    """Weeks in which a draft is looked through before its papers are handed in."""
    council_weeks: Whole = 6
    """Weeks until the council adopts it, where no session is known."""


class Merge(Record):
    """One action in place of several inventories that would ask the same people the same things."""

    action: ActionId
    parts: Mapping[ActionId, Whole]
    """Person-days that each part adds to the effort of the action."""


class AssessmentRound(Record):
    """The action that answers what is still open; one for all key factors."""

    action: ActionId
    effort_per_factor: Whole
    """Person-days added for each key factor with open questions."""


class Wait(Record):
    """How long an opinion or a signature takes."""

    weeks: Whole
    """Calendar weeks; of the council: where no session is known."""
    on_top: bool
    """It comes after the weeks of the action; otherwise it is counted in them."""


class PostsRule(Record):
    """How many posts a city is assumed to have for its plan: a power of its size, within limits."""

    posts: Annotated[float, Field(gt=0)]
    """Full-time equivalents of a city of ``population`` inhabitants."""
    population: Annotated[int, Field(gt=0)]
    exponent: Annotated[float, Field(ge=0)]
    least: Annotated[float, Field(gt=0)]
    most: Annotated[float, Field(gt=0)]


class RoleGroup(Record):
    """Roles that share a part of the assumed posts."""

    id: Slug
    share: Annotated[float, Field(gt=0, le=1)]
    roles: tuple[Slug, ...] = Field(min_length=1)


class UsualMeans(Record):
    """What a city is assumed to have for its plan where it does not say."""

    posts: PostsRule
    groups: tuple[RoleGroup, ...] = Field(min_length=1)
    """They share the posts; their shares add up to 1."""
    days_a_year: Annotated[int, Field(gt=0, le=366)]
    """Net person-days that a post gives in a year."""
    quiet_share: Annotated[float, Field(gt=0, le=1)]
    """Share of its time that a service gives in the quiet times of its country, unless it says when it is away."""
    vacancy_months: Annotated[int, Field(ge=0, le=60)]
    """Months after the start of the plan until somebody fills a vacancy of which nobody says when it ends."""
    money_per_resident: Annotated[float, Field(ge=0)]
    """EUR an inhabitant and year."""
    lead_share: Annotated[float, Field(gt=0, le=1)]
    """Share of an action's days that its lead bears; the supporting roles bear the rest in equal parts."""
    follow_up_days: Annotated[float, Field(ge=0)]
    """Person-days of the coordinator an action and year, to follow it."""
    coordinator: Slug
    """The role that follows the actions."""

    def posts_in(self, population: int | None) -> float:
        """Return the posts assumed for a city of this size; unknown size: those of the rule's own city."""
        rule = self.posts
        return _by_size(population, rule.population, rule.exponent, (rule.least, rule.most), rule.posts)


class ChoiceRules(Record):
    """With which numbers actions are chosen."""

    horizon_years: Annotated[int, Field(ge=1, le=10)]
    most_actions: Annotated[int, Field(ge=1)]
    discount: Annotated[float, Field(ge=0, lt=1)]
    """Share of a gain lost for each year that passes before it is true."""
    tries: Whole
    """Exchanges that are tried."""
    levelling_tries: Whole = 24
    """Orders that are tried once actions are chosen."""
    starts_of_owner: Annotated[int, Field(ge=1)]
    """Actions of one lead that may start in any four weeks; ``starts_in_all``: of all."""
    starts_in_all: Annotated[int, Field(ge=1)]
    early_results: Whole
    """Early results seen by residents that a plan should hold."""
    early_results_small: Whole
    """As many where the plan has fewer posts than ``small_below``."""
    small_below: Annotated[float, Field(ge=0)]
    early_costs_at_most: Annotated[float, Field(ge=0, le=1)]
    """Share of the gap closed that early results may cost."""
    most_preparation: Annotated[float, Field(ge=0, le=1)]
    """Share of the actions that may prepare others; one always may."""
    step_gain: Annotated[float, Field(ge=0, le=1)]
    """Share of a question's gap that each small step closes, where steps add up; ``steps_at_most``: of all steps."""
    steps_at_most: Annotated[float, Field(ge=0, le=1)]
    first_times: Annotated[float, Field(ge=1)]
    """How many times as much a result counts that the context puts first."""
    first_sooner: Annotated[float, Field(ge=0)] = 0.0
    """How many times more it counts if it is there at once; less with every day, and nothing after a year."""
    offer_times: Annotated[float, Field(ge=1)] = 1.0
    """How many times as much a way counts as others that bring as much, where a reading would rather see its action."""
    context_weight: Annotated[float, Field(ge=0)]
    """What an action counts for that the context asks for; a key factor's whole gap counts 1."""

    @property
    def most_steps(self) -> int:
        """How many small steps of a question count."""
        # Rounded: three tenths are not three times a tenth in binary fractions.
        return round(self.steps_at_most / self.step_gain) if self.step_gain else 0


class Method(Record):
    """Every number with which the planner judges, documented in ``method.yaml``."""

    scale: Scale
    quick_win: QuickWinLimits
    weights: Weights
    deadline: DeadlineSlack
    working_days_per_week: Annotated[int, Field(ge=1, le=7)]
    balance: Balance
    size: Size | None = None
    cost_bands: tuple[CostBand, ...] = Field(min_length=1)
    evidence_action: EvidenceAction
    monitoring: Monitoring
    adoption: Adoption = Adoption()
    waits: Mapping[WaitsFor, Wait] = {}
    assessment_round: AssessmentRound | None = None
    merges: tuple[Merge, ...] = ()
    means: UsualMeans
    choice: ChoiceRules
    durations: Durations

    @property
    def quick_win_cost_below(self) -> int | None:
        """Euros below which the cost of a quick win stays; None where any amount will do.

        Limits name a band, readers think in the sum at which it ends; the highest band has no end.
        """
        band = self.quick_win.max_cost_band
        return next((known.below for known in self.cost_bands if known.band == band), None)

    def cost_of(self, band: int) -> int:
        """Return the EUR that an action of a band counts as where it does not name its money; an unknown band: none."""
        return counts_as(self.cost_bands, band)

    def effort_factor(self, population: int | None) -> float:
        """Return how many times the usual effort a city of this size needs; unknown size: once.

        There is no step at any size: a city that grows a little works a little more.
        """
        if self.size is None:
            return 1.0
        size = self.size
        return _by_size(population, size.population, size.exponent, (size.least, size.most))


def _by_size(
    population: int | None, usual: int, exponent: float, limits: tuple[float, float], times: float = 1.0
) -> float:
    least, most = limits
    share = 1.0 if population is None else population / usual
    return float(min(most, max(least, times * share**exponent)))
