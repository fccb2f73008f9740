"""Which actions of a plan does a person want to see, and in which order?"""

from dataclasses import dataclass
from enum import StrEnum

from planner.app.desk.plan_view import PlanView
from planner.plan import ActionStatus
from planner.proposal.priority import Horizon
from planner.track.baseline import cost_range
from planner.track.plan_standing import ActionStanding
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


def chosen(view: PlanView, wanted: Wanted) -> tuple[ActionStanding, ...]:
    """Return the actions that a person wants to see, quick wins first, then by priority; what is closed comes last."""
    found = (one for one in view.standing.actions if _fits(one, wanted))
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFigures:
    """A plan in the figures that a council asks for; what was dropped counts nowhere."""

    actions: int
    done: int
    quick_wins: int
    longer_term: int
    effort: float
    """Person-days."""
    cost_from: float
    """Euros."""
    cost_below: float | None
    """Euros; None where some cost has no upper limit."""
    late: int
    """Actions that are overdue, blocked or expected late."""
    attention: int
    """Actions that need any attention."""


def figures(view: PlanView) -> PlanFigures:
    """Return a plan's figures as it stands."""
    kept = [one for one in view.standing.actions if one.status is not ActionStatus.DROPPED]
    cost = cost_range((action.cost_band for action in kept), view.plan.cost_bands)
    whole = view.standing.achievement
    return PlanFigures(
        actions=whole.actions,
        done=whole.done,
        quick_wins=whole.quick_wins,
        longer_term=whole.actions - whole.quick_wins,
        effort=whole.effort,
        cost_from=cost.at_least,
        cost_below=cost.at_most,
        late=sum(one.cannot_wait for one in view.standing.actions),
        attention=sum(bool(one.attention) for one in view.standing.actions),
    )
