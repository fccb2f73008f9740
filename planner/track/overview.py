"""What does a person who comes back want to see first: what needs attention, what is theirs, what comes next?"""

from dataclasses import dataclass

from planner.track.achievement import Milestone, next_milestones
from planner.track.attention import CANNOT_WAIT, AttentionItem, Subject
from planner.track.forecast import Forecast
from planner.track.plan_standing import ActionStanding, PlanStanding
from planner.track.progress import CLOSED

_GROUPS = (Subject.SESSION, Subject.PLAN, Subject.ACTION, Subject.SERVICE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """One plan at a glance."""

    attention: tuple[AttentionItem, ...]
    """Whatever needs attention, each once with its gravest reason: sessions and the plan itself, which many late
    actions would bury, then actions, then services; in each group the most urgent first."""
    mine: tuple[ActionStanding, ...]
    """Open actions that the person answers for, the soonest due first."""
    coming: tuple[ActionStanding, ...]
    """Open actions that are due next and are neither late, foreseen late nor blocked."""
    open: int
    """All open actions."""
    milestones: tuple[Milestone, ...]


def overview(plan: PlanStanding, expected: Forecast, person: str | None, *, most: int = 5) -> Overview:
    """Return what one person should see first of a plan; ``person`` is the name that holds their role.

    ``most`` bounds what comes next; what needs attention and what is theirs is never cut.
    """
    open_ = sorted(
        (action for action in plan.actions if action.status not in CLOSED),
        key=lambda action: (action.due_order, action.id),
    )
    name = (person or "").casefold()
    # What is late or blocked stands above already, and is not what comes next.
    coming = (action for action in open_ if not any(map(action.has, CANNOT_WAIT)))
    return Overview(
        attention=_gravest(plan),
        mine=tuple(action for action in open_ if name and (action.holder or "").casefold() == name),
        coming=tuple(coming)[:most],
        open=len(open_),
        milestones=next_milestones(expected, most),
    )


def _gravest(plan: PlanStanding) -> tuple[AttentionItem, ...]:
    """Return each action once, and all that needs attention besides."""
    listed: dict[object, AttentionItem] = {}
    for item in plan.attention:
        # The first is the gravest: the standing gives what needs attention by urgency.
        listed.setdefault(item.action or item, item)
    return tuple(sorted(listed.values(), key=lambda item: _GROUPS.index(item.about)))
