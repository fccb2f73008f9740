"""What would a first plan hold and promise if the city had other means, or judged by other numbers?"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from planner.draft.case import Case
from planner.draft.choosing import Beside
from planner.draft.means import CityMeans
from planner.draft.pipeline import draft_anew
from planner.plan import PlanHead
from planner.proposal.left_out import LeftOutCause
from planner.proposal.quick_wins import Horizon
from planner.toolkit.plan_settings import PlanSettings
from planner.track.plan_standing import PlanStanding
from planner.track.results import PlanResult
from planner.track.standing import standing_of_draft

OUTSIDE_THE_MEANS = frozenset(
    {LeftOutCause.TIME, LeftOutCause.MONEY, LeftOutCause.VACANT, LeftOutCause.HORIZON, LeftOutCause.DECLINED}
)
"""Causes for which more means, or other numbers, may bring an action in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """An action of a draft at its place of the ranking, or left out."""

    action: str
    title: str
    score: float
    horizon: Horizon | None = None
    """None for what is left out: no draft says whether it would be a quick win."""
    cause: LeftOutCause | None = None
    """What leaves it out; None: it is in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a draft from the same answers holds and promises with some means and numbers."""

    ranking: tuple[Ranked, ...]
    """What is in and what the means leave out, the highest score first."""
    results: tuple[PlanResult, ...] = ()
    """What it promises."""
    gap_closed: float = 0.0
    """The share of the weighted gap that it closes, from 0 to 1."""
    means: CityMeans | None = None
    """With which it is chosen, what is assumed of them included."""
    starts: Mapping[str, date] = field(default_factory=dict)
    """The first days of what is in."""
    drafted: PlanStanding | None = field(default=None, repr=False, compare=False)
    """The draft itself, of which its dates and its chances are read."""

    @property
    def held(self) -> frozenset[str]:
        """Ids of the actions that are in."""
        return frozenset(ranked.action for ranked in self.ranking if ranked.cause is None)

    @property
    def left_out(self) -> tuple[Ranked, ...]:
        """What the means leave out, the highest score first."""
        return tuple(ranked for ranked in self.ranking if ranked.cause is not None)

    @property
    def quick_wins(self) -> frozenset[str]:
        """Ids of the quick wins that are in."""
        return frozenset(ranked.action for ranked in self.ranking if ranked.horizon is Horizon.QUICK_WIN)

    @property
    def places(self) -> dict[str, int]:
        """The place of each action in the ranking, 1 is first."""
        return {ranked.action: place for place, ranked in enumerate(self.ranking, start=1)}


def effect_of(plan: PlanHead, case: Case, settings: PlanSettings, now: Effect | None = None) -> Effect:
    """Return what a new draft for a plan's start and calendar would hold with the means and numbers of settings.

    ``now`` is the effect of what holds today, when that stands beside it: more means close no smaller gap than it does,
    and less make no dearer plan.
    """
    assumed = replace(case, assessment=case.assessment.model_copy(update={"plan": settings}))
    beside = Beside(starts=now.starts, settings=case.assessment.plan) if now else None
    draft = draft_anew(plan, assumed, beside=beside)
    drafted = standing_of_draft(draft, assumed.own_catalogue.method)
    held = (
        Ranked(action=action.id, title=action.title, score=action.priority.score, horizon=action.quick_win.horizon)
        for action in drafted.actions
    )
    # Only what the means leave out: with others, no action is called for that the answers do not call for.
    out = (
        Ranked(action=left.action, title=left.title, score=0.0, cause=left.cause)
        for left in drafted.left_out
        if left.cause in OUTSIDE_THE_MEANS
    )
    return Effect(
        ranking=tuple(sorted((*held, *out), key=lambda ranked: (-ranked.score, ranked.action))),
        results=drafted.results,
        gap_closed=draft.gap_closed,
        means=draft.means,
        starts={action.id: action.planned_start or plan.start for action in draft.plan.actions},
        drafted=drafted,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An action that stands elsewhere in the ranking, 1 is first."""

    action: str
    before: int
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A result that is true on another day."""

    result: PlanResult
    """As it would be."""
    before: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What other means or numbers would do to a draft: ids in the order of the new ranking, if not otherwise noted."""

    comes: tuple[str, ...]
    goes: tuple[str, ...]
    """In the order of the old ranking."""
    rises: tuple[Move, ...]
    """Those that gain the most places first."""
    falls: tuple[Move, ...]
    """Those that lose the most places first."""
    quick: tuple[str, ...]
    """In with either numbers, and a quick win with the new numbers only."""
    longer: tuple[str, ...]
    """In with either numbers, and a quick win with the old numbers only."""
    gained: tuple[PlanResult, ...] = ()
    """Promised with the new means only, or further than with the old ones; as it would be."""
    lost: tuple[PlanResult, ...] = ()
    """Promised with the old means only, or further than with the new ones; as it is."""
    sooner: tuple[Shift, ...] = ()
    """Promised as far with either, what moves furthest first."""
    later: tuple[Shift, ...] = ()

    def __bool__(self) -> bool:
        actions = (self.comes, self.goes, self.rises, self.falls, self.quick, self.longer)
        return any((*actions, self.gained, self.lost, self.sooner, self.later))


def difference(now: Effect, then: Effect) -> Difference:
    """Say what a draft would gain and lose, what would rise and fall, if the means or the numbers changed."""
    shifts = _shifts(now, then)
    before, after = now.places, then.places
    moves = [Move(action=action, before=before[action], after=after[action]) for action in after if action in before]
    # Stable: of two that move as far, the first in the new ranking stays first.
    furthest = sorted(moves, key=lambda move: -abs(move.after - move.before))
    both = [action for action in after if action in now.held & then.held]
    return Difference(
        comes=tuple(action for action in after if action in then.held - now.held),
        goes=tuple(action for action in before if action in now.held - then.held),
        rises=tuple(move for move in furthest if move.after < move.before),
        falls=tuple(move for move in furthest if move.after > move.before),
        quick=tuple(action for action in both if action in then.quick_wins - now.quick_wins),
        longer=tuple(action for action in both if action in now.quick_wins - then.quick_wins),
        gained=_further(then, now),
        lost=_further(now, then),
        sooner=tuple(shift for shift in shifts if shift.result.date < shift.before),
        later=tuple(shift for shift in shifts if shift.result.date > shift.before),
    )


def _further(one: Effect, other: Effect) -> tuple[PlanResult, ...]:
    """Return the results of one draft that another does not promise, or not as far."""
    reached = {result.question: result.whole for result in other.results}
    return tuple(
        result
        for result in one.results
        if result.question not in reached or (result.whole and not reached[result.question])
    )


def _shifts(now: Effect, then: Effect) -> tuple[Shift, ...]:
    """Return the results that both promise as far and on different days, those that move furthest first."""
    today = {(result.question, result.to): result.date for result in now.results}
    both = [
        (result, today[result.question, result.to]) for result in then.results if (result.question, result.to) in today
    ]
    moved = [Shift(result=result, before=before) for result, before in both if result.date != before]
    return tuple(sorted(moved, key=lambda shift: -abs((shift.result.date - shift.before).days)))
