"""Which action matters most, and what makes up its score?"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from planner.plan import Action
from planner.proposal.diagnosis import Diagnosis
from planner.templates.method import Method, Weights
from planner.templates.terms import ActionId
from planner.toolkit.record import Record


class Priority(Record):
    """An action's score with every part of it; see ``prioritise``."""

    question_gap: float
    """Widest gap among the questions that the action answers, 0 to 1."""
    factor_gap: float
    """The key factor's mean gap, squared so that wide gaps lead, 0 to 1."""
    gap: float
    impact: int
    """As the template says, 1 to 5."""
    context: float
    """What the context makes of the impact: 1 leaves it as it is."""
    unlocks: int
    """How many other actions of the proposal wait for it, directly or not."""
    leverage: float
    value: float
    ease_effort: float
    ease_cost: float
    ease_time: float
    ease: float
    own: float
    """The score on the action's own account, 0 to 100."""
    score: float
    """The score that counts: at least that of every action that it unlocks."""
    inherited_from: ActionId | None = None
    rank: int
    """1 is first."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """How far the city is from the benchmark, by question and by key factor, 0 to 1."""

    questions: Mapping[str, float]
    factors: Mapping[str, float]
    """Squared, so that wide gaps lead."""

    @property
    def overall(self) -> float:
        """The mean over the key factors that have a gap."""
        return sum(self.factors.values()) / len(self.factors) if self.factors else 0.0

    def of_questions(self, action: Action) -> float:
        """Return the widest gap among the questions that an action answers."""
        # What only the context asks for answers no question and serves no key factor; without the mean it would
        # stand last, whatever the city said about its context.
        if action.factor is None:
            return self.overall
        return max((self.questions.get(question, 0.0) for question in action.answers), default=0.0)

    def of_factor(self, action: Action) -> float:
        """Return the gap of the key factor that an action serves."""
        return self.overall if action.factor is None else self.factors.get(action.factor, 0.0)


def squared(gap: float) -> float:
    """Return the weight of a mean gap, 0 to 1: ((1 + gap)² − 1) / 3.

    Source:
        The gap weight of SAMMY, OWASP's tool for the SAMM benchmark, divided by its maximum.

    >>> squared(1.0), round(squared(0.5), 3), squared(0.0)
    (1.0, 0.417, 0.0)
    """
    return ((1 + gap) ** 2 - 1) / 3


def gaps_of(diagnosis: Diagnosis) -> Gaps:
    """Return the gaps of a diagnosis; factors in place have none, those not assessed the widest."""
    # Else a “no” that the verdict on its factor forgave would rank actions of a factor that needs nothing.
    open_factors = [finding for finding in diagnosis.factors if finding.has_gap]
    answers = Diagnosis(factors=tuple(open_factors)).answers()
    return Gaps(
        questions={question: finding.gap or 0.0 for question, finding in answers.items()},
        factors={
            finding.factor: squared(1.0 if finding.score is None else 1 - finding.score) for finding in open_factors
        },
    )


def prioritise(
    actions: Sequence[Action], descendants: Mapping[str, Collection[str]], gaps: Gaps, method: Method
) -> dict[str, Priority]:
    """Score and rank actions; ``descendants`` are all that wait for an action, directly or not.

    The score is 100 × (value weight × value + ease weight × ease):

    - value = gap × impact/5 × context × leverage / most leverage, where gap is the mean of the
      widest gap among the action's questions and the squared gap of its key factor, context is
      what the readings make of the impact, and leverage grows from 1 to ``leverage_most`` with the
      share of the other actions that wait for it;
    - ease falls linearly with effort, cost band and duration, each measured against the largest
      among these actions.

    A prerequisite counts for at least as much as what it unlocks, or the ranking would contradict
    the schedule. Ties: the higher own score, then the prerequisite, then the id.
    """
    most = _most(actions)
    scored = {action.id: _own(action, len(descendants.get(action.id, ())), gaps, method, most) for action in actions}
    inherited = {
        action: _inherited(priority, descendants.get(action, ()), scored) for action, priority in scored.items()
    }
    ranked = sorted(inherited, key=lambda action: (-inherited[action].score, -inherited[action].own, action))
    return {
        action: inherited[action].model_copy(update={"rank": rank})
        for rank, action in enumerate(_prerequisites_first(ranked, descendants), start=1)
    }


def _inherited(priority: Priority, heirs: Collection[str], scored: Mapping[str, Priority]) -> Priority:
    """Raise a score to the best of what waits for the action."""
    # Without it, adopting a strategy (80.6) stood far above writing it (53.9), which has to come first.
    heir = max((heir for heir in heirs if heir in scored), key=lambda heir: (scored[heir].own, heir), default=None)
    if heir is None or scored[heir].own <= priority.own:
        return priority
    return priority.model_copy(update={"score": scored[heir].own, "inherited_from": heir})


def _prerequisites_first(ranked: Sequence[str], descendants: Mapping[str, Collection[str]]) -> list[str]:
    """Keep the ranking, but put every prerequisite before what waits for it."""
    # Sorting alone puts an heir first: both have its score, and its own score is the higher.
    ancestors: dict[str, set[str]] = {action: set() for action in ranked}
    for action in ranked:
        for heir in descendants.get(action, ()):
            if heir in ancestors:
                ancestors[heir].add(action)
    placed: dict[str, None] = {}
    for action in ranked:
        before = [earlier for earlier in ranked if earlier in ancestors[action] and earlier not in placed]
        # An action has more ancestors than any of its own prerequisites, so that their number tells the order.
        in_order = sorted(before, key=lambda earlier: len(ancestors[earlier]))
        placed.update(dict.fromkeys((*in_order, action)))
    return list(placed)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Most:
    """How many actions are compared, and the most that any of them takes."""

    actions: int
    effort: float
    cost_band: int
    duration: int


def _most(actions: Sequence[Action]) -> _Most:
    return _Most(
        actions=len(actions),
        effort=max((action.effort for action in actions), default=0.0),
        cost_band=max((action.cost_band for action in actions), default=0),
        duration=max((action.duration for action in actions), default=0),
    )


def _own(action: Action, unlocks: int, gaps: Gaps, method: Method, most: _Most) -> Priority:
    weights = method.weights
    question_gap, factor_gap = gaps.of_questions(action), gaps.of_factor(action)
    gap = (question_gap + factor_gap) / 2
    context = action.impact / action.base_impact
    leverage = 1 + (weights.leverage_most - 1) * (unlocks / (most.actions - 1) if most.actions > 1 else 0)
    value = gap * action.base_impact / 5 * context * leverage / weights.leverage_most
    ease = _ease(action, weights, most)
    own = 100 * (weights.value * value + weights.ease * ease.total)
    return Priority(
        question_gap=round(question_gap, 4),
        factor_gap=round(factor_gap, 4),
        gap=round(gap, 4),
        impact=action.base_impact,
        context=round(context, 4),
        unlocks=unlocks,
        leverage=round(leverage, 4),
        value=round(value, 4),
        ease_effort=round(ease.effort, 4),
        ease_cost=round(ease.cost, 4),
        ease_time=round(ease.time, 4),
        ease=round(ease.total, 4),
        own=round(own, 2),
        score=round(own, 2),
        rank=1,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ease:
    """The three parts of ease, weighted: 0 for the heaviest action, the weight for the lightest."""

    effort: float
    cost: float
    time: float

    @property
    def total(self) -> float:
        """All of ease, 0 to 1."""
        return self.effort + self.cost + self.time


def _ease(action: Action, weights: Weights, most: _Most) -> _Ease:
    # Where no action takes any, as in a plan of milestones, all of them are equally easy.
    return _Ease(
        effort=weights.ease_effort * (1 - action.effort / most.effort if most.effort else 1),
        cost=weights.ease_cost * (1 - action.cost_band / most.cost_band if most.cost_band else 1),
        time=weights.ease_time * (1 - action.duration / most.duration if most.duration else 1),
    )
