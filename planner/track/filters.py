"""Which actions of a plan does a person want to see, and in which order?"""

from dataclasses import dataclass
from enum import StrEnum

from planner.plan import ActionStatus
from planner.proposal.quick_wins import Horizon
from planner.track.plan_standing import ActionStanding, PlanStanding
from planner.track.progress import CLOSED

NO_OBJECTIVE = "context"
"""Stands for the actions that the context asks for, which serve no key factor."""


class Look(StrEnum):
    """What the person is after."""

    LATE = "late"
    """Overdue, blocked or expected late."""
    ATTENTION = "attention"
    """Whatever needs attention."""
    UNOWNED = "unowned"
    """Nobody fills the role that answers for it."""
    OPEN = "open"
    """Neither done nor dropped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is wanted of a plan's actions; whatever is left empty asks for nothing."""

    text: str = ""
    """Words that all stand in the action's id, title or texts."""
    objectives: frozenset[str] = frozenset()
    """Key factors, and :data:`NO_OBJECTIVE`."""
    owners: frozenset[str] = frozenset()
    """Ids of roles."""
    statuses: frozenset[ActionStatus] = frozenset()
    horizon: Horizon | None = None
    look: Look | None = None


def chosen(plan: PlanStanding, wanted: Wanted) -> tuple[ActionStanding, ...]:
    """Return the actions that a person wants to see, quick wins first, then by priority; what is closed comes last."""
    # Rank alone would put a long action before a quick win: people come for what they can finish soon.
    found = (one for one in plan.actions if _fits(one, wanted))
    return tuple(sorted(found, key=lambda one: (one.status in CLOSED, not one.is_quick_win, one.priority.rank)))


def _fits(one: ActionStanding, wanted: Wanted) -> bool:
    return (
        (not wanted.objectives or (one.factor or NO_OBJECTIVE) in wanted.objectives)
        and (not wanted.owners or one.accountable in wanted.owners)
        and (not wanted.statuses or one.status in wanted.statuses)
        and (wanted.horizon is None or one.quick_win.horizon is wanted.horizon)
        and (wanted.look is None or _looks(one, wanted.look))
        and _says(one, wanted.text)
    )


def _looks(one: ActionStanding, look: Look) -> bool:
    match look:
        case Look.LATE:
            return one.cannot_wait
        case Look.ATTENTION:
            return bool(one.attention)
        case Look.UNOWNED:
            return one.owner is None and one.status not in CLOSED
        case Look.OPEN:
            return one.status not in CLOSED


def _says(one: ActionStanding, text: str) -> bool:
    if not text.strip():
        return True
    said = " ".join((one.id, one.title, one.why, *one.first_steps, *one.notes, one.owner or "")).casefold()
    return all(word in said for word in text.casefold().split())
