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
    """How many other actions of the proposal wait for this one, directly or not."""
    leverage: float
    value: float
    ease_effort: float
    ease_cost: float
    ease_time: float
    ease: float
    own: float
    """The score on the action's own account, 0 to 100."""
    score: float
    """The score that counts: at least that of every action that this one unlocks."""
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
    open_factors = [finding for finding in diagnosis.factors if finding.has_gap]
    answers = Diagnosis(factors=tuple(open_factors)).answers()
    return Gaps(
        questions={question: finding.gap or 0.0 for question, finding in answers.items()},
        factors={one.factor: squared(1.0 if one.score is None else 1 - one.score) for one in open_factors},
    )


def prioritise(
    actions: Sequence[Action], descendants: Mapping[str, Collection[str]], gaps: Gaps, method: Method
) -> dict[str, Priority]:
    """Score and rank actions; ``descendants`` are all that wait for an action, directly or not.

    The score is 100 × (value weight × value + ease weight × ease):

    - value = gap × impact/5 × context × leverage / most leverage, where gap is the mean of the
      widest gap among the action's questions and the squared gap of its key factor, context is
      what the readings make of the impact, and leverage grows from 1 to ``leverage_most`` with the
      share of the other actions that wait for this one;
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
    heir = max((one for one in heirs if one in scored), key=lambda one: (scored[one].own, one), default=None)
    if heir is None or scored[heir].own <= priority.own:
        return priority
    return priority.model_copy(update={"score": scored[heir].own, "inherited_from": heir})


def _prerequisites_first(ranked: Sequence[str], descendants: Mapping[str, Collection[str]]) -> list[str]:
    """Keep the ranking, but put every prerequisite before what waits for it."""
    ancestors: dict[str, set[str]] = {action: set() for action in ranked}
    for action in ranked:
        for heir in descendants.get(action, ()):
            if heir in ancestors:
                ancestors[heir].add(action)
    placed: dict[str, None] = {}
    for action in ranked:
        before = [one for one in ranked if one in ancestors[action] and one not in placed]
        for one in (*sorted(before, key=lambda one: len(ancestors[one])), action):
            placed.setdefault(one)
    return list(placed)


@dataclass(frozen=True, slots=True)
class _Most:
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
    question_gap = max((gaps.questions.get(question, 0.0) for question in action.answers), default=0.0)
    if action.factor is None:
        question_gap = gaps.overall
    factor_gap = gaps.overall if action.factor is None else gaps.factors.get(action.factor, 0.0)
    gap = (question_gap + factor_gap) / 2
    context = action.impact / action.base_impact
    leverage = 1 + (weights.leverage_most - 1) * (unlocks / (most.actions - 1) if most.actions > 1 else 0)
    value = gap * action.base_impact / 5 * context * leverage / weights.leverage_most
    eases = _eases(action, weights, most)
    ease = sum(eases)
    own = 100 * (weights.value * value + weights.ease * ease)
    return Priority(
        question_gap=round(question_gap, 4),
        factor_gap=round(factor_gap, 4),
        gap=round(gap, 4),
        impact=action.base_impact,
        context=round(context, 4),
        unlocks=unlocks,
        leverage=round(leverage, 4),
        value=round(value, 4),
        ease_effort=round(eases[0], 4),
        ease_cost=round(eases[1], 4),
        ease_time=round(eases[2], 4),
        ease=round(ease, 4),
        own=round(own, 2),
        score=round(own, 2),
        rank=1,
    )


def _eases(action: Action, weights: Weights, most: _Most) -> tuple[float, float, float]:
    """Return the three parts of ease, weighted: 0 for the heaviest action, the weight for the lightest."""
    return (
        weights.ease_effort * (1 - action.effort / most.effort if most.effort else 1),
        weights.ease_cost * (1 - action.cost_band / most.cost_band if most.cost_band else 1),
        weights.ease_time * (1 - action.duration / most.duration if most.duration else 1),
    )
