"""What needs somebody's attention today, most urgent first?"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from planner.plan import Action, ActionStatus, Plan
from planner.track.forecast import Forecast
from planner.track.progress import CLOSED, ActionProgress


class Concern(StrEnum):
    """Why an action needs attention, most urgent first."""

    OVERDUE = "overdue"
    """It was due on ``day``, ``days`` ago."""
    BLOCKED = "blocked"
    """It cannot go on, as reported on ``day``, ``days`` ago; ``reason`` says why."""
    EXPECTED_LATE = "expected-late"
    """It is due on ``day``, and foreseen to be done ``days`` later."""
    REVIEW = "review"
    """Somebody wanted to look at it again on ``day``, ``days`` ago."""
    DUE_SOON = "due-soon"
    """It is due on ``day``, in ``days``."""
    WITHOUT_OWNER = "without-owner"
    """Nobody fills the role that answers for it."""
    STALE = "stale"
    """Nobody has said how it stands since ``day``, ``days`` ago."""
    WITHOUT_PROOF = "without-proof"
    """It is done since ``day``, ``days`` ago, and nothing shows it."""
    WITHOUT_INDICATOR = "without-indicator"
    """Nothing says how the city will see its result."""


LATE = frozenset({Concern.OVERDUE, Concern.EXPECTED_LATE})
CANNOT_WAIT = LATE | {Concern.BLOCKED}
"""What cannot wait for the next meeting."""
_RANK = {concern: rank for rank, concern in enumerate(Concern)}


@dataclass(frozen=True, slots=True, kw_only=True)
class AttentionItem:
    """One reason why one action needs attention."""

    action: str
    concern: Concern
    day: date | None = None
    """The date that the concern is about."""
    days: int = 0
    """Calendar days, as the concern says."""
    reason: str = ""
    """What somebody wrote: why the action is blocked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """How far back and ahead to look, in calendar days."""

    stale_days: int
    """Without news for longer than this, what is known of an action is stale (``method.yaml``)."""
    due_soon_days: int = 30


def silent_since(plan: Plan, progress: ActionProgress) -> date:
    """Return the day of the last word on an action, were it “still on track”.

    Without any, it is the day from which somebody had something to say: the plan's adoption or its
    start, whichever came later.
    """
    return progress.confirmed_on or max(plan.start, plan.adopted_on or plan.start)


def is_stale(plan: Plan, progress: ActionProgress, today: date, stale_days: int) -> bool:
    """Say whether nobody has said for longer than ``stale_days`` how an action stands.

    What is done or dropped needs no more news.
    """
    return progress.status not in CLOSED and (today - silent_since(plan, progress)).days > stale_days


def attention(foreseen: Forecast, due: Mapping[str, date], sight: Sight) -> tuple[AttentionItem, ...]:
    """Return everything that needs attention on the forecast's status date, most urgent first.

    ``due`` gives the day by which each action is due, see :func:`planner.track.baseline.due_dates`. An
    action stands here once for every reason. The order is that of :class:`Concern`, then what is
    longest overdue or soonest due, then the id; what is dropped needs no attention.
    """
    items: list[AttentionItem] = []
    filled = frozenset(role.id for role in foreseen.plan.roles if role.holder)
    for action in foreseen.plan.actions:
        one = _Watched(action, foreseen.progress[action.id], foreseen, due.get(action.id), sight, filled)
        if one.progress.status is ActionStatus.DONE:
            items += _without_proof(one)
        elif one.progress.status is not ActionStatus.DROPPED:
            items += (item for check in _CHECKS for item in check(one))
    return tuple(sorted(items, key=lambda item: (_RANK[item.concern], item.day or date.max, item.action)))


@dataclass(frozen=True, slots=True)
class _Watched:
    """One action, and all that says whether it needs attention."""

    action: Action
    progress: ActionProgress
    foreseen: Forecast
    due: date | None
    sight: Sight
    filled: frozenset[str]
    """Roles that somebody holds."""

    @property
    def today(self) -> date:
        return self.foreseen.status_date

    def item(self, concern: Concern, day: date | None = None, until: date | None = None) -> AttentionItem:
        """Return one reason, with the days between its date and another, or today."""
        days = abs(((until or self.today) - day).days) if day else 0
        return AttentionItem(action=self.action.id, concern=concern, day=day, days=days)


def _late(one: _Watched) -> Iterator[AttentionItem]:
    if one.due is None:
        return
    finish = one.foreseen.dates[one.action.id].early_finish
    if one.due < one.today:
        yield one.item(Concern.OVERDUE, one.due)
    elif finish > one.due:
        yield one.item(Concern.EXPECTED_LATE, one.due, finish)
    elif one.due <= one.today + timedelta(days=one.sight.due_soon_days):
        yield one.item(Concern.DUE_SOON, one.due)


def _blocked(one: _Watched) -> Iterator[AttentionItem]:
    if one.progress.status is ActionStatus.BLOCKED:
        yield replace(one.item(Concern.BLOCKED, one.progress.confirmed_on), reason=one.progress.reason or "")


def _to_be_reviewed(one: _Watched) -> Iterator[AttentionItem]:
    if one.progress.review_on and one.progress.review_on <= one.today:
        yield one.item(Concern.REVIEW, one.progress.review_on)


def _without_owner(one: _Watched) -> Iterator[AttentionItem]:
    if one.action.accountable not in one.filled:
        yield one.item(Concern.WITHOUT_OWNER)


def _stale(one: _Watched) -> Iterator[AttentionItem]:
    if is_stale(one.foreseen.plan, one.progress, one.today, one.sight.stale_days):
        yield one.item(Concern.STALE, silent_since(one.foreseen.plan, one.progress))


def _without_proof(one: _Watched) -> Iterator[AttentionItem]:
    if not one.progress.evidence:
        yield one.item(Concern.WITHOUT_PROOF, one.progress.finished)


def _without_indicator(one: _Watched) -> Iterator[AttentionItem]:
    if not one.action.indicator.strip():
        yield one.item(Concern.WITHOUT_INDICATOR)


_CHECKS: tuple[Callable[[_Watched], Iterator[AttentionItem]], ...] = (
    _late,
    _blocked,
    _to_be_reviewed,
    _without_owner,
    _stale,
    _without_indicator,
)
