"""What does a person who comes back want to see first: what is late, what is theirs, what comes next?"""

from dataclasses import dataclass

from planner.plan import ActionStatus
from planner.track.achievement import Milestone, next_milestones
from planner.track.attention import CANNOT_WAIT, AttentionItem
from planner.track.forecast import Forecast
from planner.track.plan_standing import ActionStanding, PlanStanding
from planner.track.progress import CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """One plan at a glance."""

    late: tuple[AttentionItem, ...]
    """The gravest reason of each action that is overdue, blocked or expected late, most urgent first."""
    mine: tuple[ActionStanding, ...]
    """Open actions that the person answers for, the soonest due first."""
    coming: tuple[ActionStanding, ...]
    """Open actions that are due next and are not late."""
    milestones: tuple[Milestone, ...]


def overview(plan: PlanStanding, expected: Forecast, person: str | None, *, most: int = 5) -> Overview:
    """Return what one person should see first of a plan; ``person`` is the name that holds their role.

    ``most`` bounds what comes next; what is late and what is theirs is never cut.
    """
    late: dict[str, AttentionItem] = {}
    for item in plan.attention:
        if item.concern in CANNOT_WAIT:
            # The first is the gravest: the standing gives what needs attention by urgency.
            late.setdefault(item.action, item)
    undone = (action for action in plan.actions if action.status not in CLOSED)
    open_ = sorted(undone, key=lambda action: (action.due_order, action.id))
    name = (person or "").casefold()
    # What is late or blocked stands above already, and is not what comes next.
    coming = (action for action in open_ if action.id not in late and action.status is not ActionStatus.BLOCKED)
    return Overview(
        late=tuple(late.values()),
        mine=tuple(action for action in open_ if name and (action.holder or "").casefold() == name),
        coming=tuple(coming)[:most],
        milestones=next_milestones(expected, most),
    )
