"""Which actions of a plan does a person want to see, and in which order?"""

from dataclasses import dataclass
from enum import StrEnum

from planner.plan import ActionStatus
from planner.proposal.quick_wins import Horizon
from planner.templates.results import Part
from planner.track.attention import Concern
from planner.track.plan_standing import ActionStanding, PlanStanding
from planner.track.progress import CLOSED

NO_OBJECTIVE = "context"
"""Stands for the actions that the context asks for, which serve no key factor."""


class Look(StrEnum):
    """What the person is after."""

    OVERDUE = "overdue"
    """Due before today, and open."""
    BLOCKED = "blocked"
    """Something stands in its way."""
    EXPECTED_LATE = "expected-late"
    """Foreseen to be done after it is due."""
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
    """Words that all stand in the action's id, title, reason, first steps or notes, or in its owner's name."""
    objectives: frozenset[str] = frozenset()
    """Key factors, and :data:`NO_OBJECTIVE`."""
    owners: frozenset[str] = frozenset()
    """Ids of roles."""
    statuses: frozenset[ActionStatus] = frozenset()
    parts: frozenset[Part] = frozenset()
    """Which part the action plays."""
    waves: frozenset[int] = frozenset()
    """In which years of the plan it begins, from 1."""
    horizon: Horizon | None = None
    look: Look | None = None


def chosen(plan: PlanStanding, wanted: Wanted) -> tuple[ActionStanding, ...]:
    """Return the actions that a person wants to see, quick wins first, then by priority; what is closed comes last."""
    # Rank alone would put a long action before a quick win: people come for what they can finish soon.
    fitting = (action for action in plan.actions if _fits(action, wanted))
    return tuple(sorted(fitting, key=_place))


def _place(action: ActionStanding) -> tuple[bool, bool, int]:
    return action.status in CLOSED, not action.is_quick_win, action.priority.rank


def _fits(action: ActionStanding, wanted: Wanted) -> bool:
    return (
        (not wanted.objectives or (action.factor or NO_OBJECTIVE) in wanted.objectives)
        and (not wanted.owners or action.owner in wanted.owners)
        and (not wanted.statuses or action.status in wanted.statuses)
        and (not wanted.parts or action.part in wanted.parts)
        and (not wanted.waves or action.wave in wanted.waves)
        and (wanted.horizon is None or action.quick_win.horizon is wanted.horizon)
        and (wanted.look is None or _looks(action, wanted.look))
        and _says(action, wanted.text)
    )


def _looks(action: ActionStanding, look: Look) -> bool:
    match look:
        case Look.OVERDUE:
            return action.has(Concern.OVERDUE)
        case Look.BLOCKED:
            return action.has(Concern.BLOCKED)
        case Look.EXPECTED_LATE:
            return action.has(Concern.EXPECTED_LATE)
        case Look.ATTENTION:
            return bool(action.attention)
        case Look.UNOWNED:
            return action.holder is None and action.status not in CLOSED
        case Look.OPEN:
            return action.status not in CLOSED


def _says(action: ActionStanding, text: str) -> bool:
    if not text.strip():
        return True
    # The owner too: people look for a colleague's actions by typing the name.
    texts = (action.id, action.title, action.why, *action.first_steps, *action.notes, action.holder or "")
    searched = " ".join(texts).casefold()
    return all(word in searched for word in text.casefold().split())
