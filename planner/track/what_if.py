"""Which actions would a first plan hold, and in which order, if the city judged by other numbers?"""

from dataclasses import dataclass, replace

from planner.draft.case import Case
from planner.draft.pipeline import draft_anew
from planner.plan import PlanHead
from planner.proposal.left_out import LeftOutCause
from planner.proposal.quick_wins import Horizon
from planner.toolkit.plan_settings import PlanSettings
from planner.track.standing import standing_of_draft

OUTSIDE_THE_MEANS = frozenset(
    {LeftOutCause.TIME, LeftOutCause.MONEY, LeftOutCause.VACANT, LeftOutCause.HORIZON, LeftOutCause.DECLINED}
)
"""Causes for which more means, or other numbers, may bring an action in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """An action of a draft at its place of the ranking, or left out by a limit."""

    action: str
    title: str
    score: float
    horizon: Horizon | None = None
    """None for what is left out: no draft says whether it would be a quick win."""
    cause: LeftOutCause | None = None
    """The limit that leaves it out; None: it is in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a draft from the same answers holds when the city judges by some numbers."""

    ranking: tuple[Ranked, ...]
    """What is in and what a limit leaves out, the highest score first."""

    @property
    def held(self) -> frozenset[str]:
        """Ids of the actions that are in."""
        return frozenset(ranked.action for ranked in self.ranking if ranked.cause is None)

    @property
    def left_out(self) -> tuple[Ranked, ...]:
        """What a limit leaves out, the highest score first."""
        return tuple(ranked for ranked in self.ranking if ranked.cause is not None)

    @property
    def quick_wins(self) -> frozenset[str]:
        """Ids of the quick wins that are in."""
        return frozenset(ranked.action for ranked in self.ranking if ranked.horizon is Horizon.QUICK_WIN)

    @property
    def places(self) -> dict[str, int]:
        """The place of each action in the ranking, 1 is first."""
        return {ranked.action: place for place, ranked in enumerate(self.ranking, start=1)}


def effect_of(plan: PlanHead, case: Case, settings: PlanSettings) -> Effect:
    """Return what a new draft for a plan's start and calendar would hold with the numbers of these settings."""
    assumed = replace(case, assessment=case.assessment.model_copy(update={"plan": settings}))
    drafted = standing_of_draft(draft_anew(plan, assumed), assumed.own_catalogue.method)
    held = (
        Ranked(action=action.id, title=action.title, score=action.priority.score, horizon=action.quick_win.horizon)
        for action in drafted.actions
    )
    # Only what a limit leaves out: other numbers call for no action that the answers do not.
    out = (
        Ranked(action=left.action, title=left.title, score=0.0, cause=left.cause)
        for left in drafted.left_out
        if left.cause in OUTSIDE_THE_MEANS
    )
    return Effect(ranking=tuple(sorted((*held, *out), key=lambda ranked: (-ranked.score, ranked.action))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An action that stands elsewhere in the ranking, 1 is first."""

    action: str
    before: int
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What other numbers would do to a draft: ids in the order of the new ranking, if not otherwise noted."""

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

    def __bool__(self) -> bool:
        return any((self.comes, self.goes, self.rises, self.falls, self.quick, self.longer))


def difference(now: Effect, then: Effect) -> Difference:
    """Say what a draft would gain and lose, what would rise and fall, if the numbers changed."""
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
    )
