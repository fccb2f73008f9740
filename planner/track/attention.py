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
    """Nobody has reported how it stands since ``day``, ``days`` ago."""
    WITHOUT_PROOF = "without-proof"
    """It is done since ``day``, ``days`` ago, and nothing shows it."""
    WITHOUT_INDICATOR = "without-indicator"
    """Nothing says how the city will see its result."""


LATE = frozenset({Concern.OVERDUE, Concern.EXPECTED_LATE})
CANNOT_WAIT = LATE | {Concern.BLOCKED}
"""What cannot wait for the next meeting."""
# By its place in the list: the order of the concerns is the order of urgency, and is written once.
URGENCY = {concern: rank for rank, concern in enumerate(Concern)}
"""The place of each concern in the order of urgency, the gravest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttentionItem:
    """A reason why an action needs attention."""

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
    """Without news for longer than this, what is known of an action is stale: a quarter in the method."""
    due_soon_days: int = 30


def silent_since(plan: Plan, progress: ActionProgress) -> date:
    """Return the day of the last word on an action, were it “still on track”.

    Without any, it is the day from which somebody had something to say: the plan's adoption or its
    start, whichever came later.
    """
    return progress.confirmed_on or max(plan.start, plan.adopted_on or plan.start)


def is_stale(plan: Plan, progress: ActionProgress, today: date, stale_days: int) -> bool:
    """Say whether nobody has reported for longer than ``stale_days`` how an action stands.

    What is done or dropped needs no more news.
    """
    return progress.status not in CLOSED and (today - silent_since(plan, progress)).days > stale_days


def attention(foreseen: Forecast, due: Mapping[str, date | None], sight: Sight) -> tuple[AttentionItem, ...]:
    """Return everything that needs attention on the forecast's status date, most urgent first.

    ``due`` gives the day by which each action is due, see :func:`planner.track.baseline.due_dates`. An
    action stands here once for every reason. The order is that of :class:`Concern`, then what is
    longest overdue or soonest due, then the id; what is dropped needs no attention.
    """
    items: list[AttentionItem] = []
    filled = frozenset(role.id for role in foreseen.plan.roles if role.holder)
    for action in foreseen.plan.actions:
        watched = _Watched(action, foreseen.progress[action.id], foreseen, due.get(action.id), sight, filled)
        # Done is not the end of it: the peer review will ask for the proof.
        if watched.progress.status is ActionStatus.DONE:
            items += _without_proof(watched)
        elif watched.progress.status is not ActionStatus.DROPPED:
            items += (item for check in _CHECKS for item in check(watched))
    return tuple(sorted(items, key=lambda item: (URGENCY[item.concern], item.day or date.max, item.action)))


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
        """Return a reason, with the days between its date and another, or today."""
        days = abs(((until or self.today) - day).days) if day else 0
        return AttentionItem(action=self.action.id, concern=concern, day=day, days=days)


def _late(watched: _Watched) -> Iterator[AttentionItem]:
    if watched.due is None:
        return
    # Three of one scale: what is overdue is expected late as well, and would be asked about twice.
    finish = watched.foreseen.dates[watched.action.id].early_finish
    if watched.due < watched.today:
        yield watched.item(Concern.OVERDUE, watched.due)
    elif finish > watched.due:
        yield watched.item(Concern.EXPECTED_LATE, watched.due, finish)
    elif watched.due <= watched.today + timedelta(days=watched.sight.due_soon_days):
        yield watched.item(Concern.DUE_SOON, watched.due)


def _blocked(watched: _Watched) -> Iterator[AttentionItem]:
    if watched.progress.status is ActionStatus.BLOCKED:
        blocked = watched.item(Concern.BLOCKED, watched.progress.confirmed_on)
        yield replace(blocked, reason=watched.progress.reason or "")


def _to_be_reviewed(watched: _Watched) -> Iterator[AttentionItem]:
    if watched.progress.review_on and watched.progress.review_on <= watched.today:
        yield watched.item(Concern.REVIEW, watched.progress.review_on)


def _without_owner(watched: _Watched) -> Iterator[AttentionItem]:
    if watched.action.owner not in watched.filled:
        yield watched.item(Concern.WITHOUT_OWNER)


def _stale(watched: _Watched) -> Iterator[AttentionItem]:
    if is_stale(watched.foreseen.plan, watched.progress, watched.today, watched.sight.stale_days):
        yield watched.item(Concern.STALE, silent_since(watched.foreseen.plan, watched.progress))


def _without_proof(watched: _Watched) -> Iterator[AttentionItem]:
    if not watched.progress.evidence:
        yield watched.item(Concern.WITHOUT_PROOF, watched.progress.finished)


def _without_indicator(watched: _Watched) -> Iterator[AttentionItem]:
    if not watched.action.indicator.strip():
        yield watched.item(Concern.WITHOUT_INDICATOR)


_CHECKS: tuple[Callable[[_Watched], Iterator[AttentionItem]], ...] = (
    _late,
    _blocked,
    _to_be_reviewed,
    _without_owner,
    _stale,
    _without_indicator,
)
