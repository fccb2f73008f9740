"""How much of the plan is achieved, objective by objective, and what is reached next?"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.plan import Action, ActionStatus, Plan
from planner.track.forecast import Forecast
from planner.track.progress import ActionProgress, Progress, progress_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Achievement:
    """How far a group of actions has come; what is dropped counts nowhere else."""

    by_status: Mapping[ActionStatus, int]
    effort: float
    """Person-days of all actions that are not dropped."""
    effort_done: float
    """Person-days of what is done, and of what is under way as far as its percentage says."""
    quick_wins: int
    delivered: tuple[str, ...]
    """Quick wins that are done, by the day on which they were."""

    @property
    def actions(self) -> int:
        """All actions that are not dropped."""
        return sum(self.by_status.values()) - self.by_status[ActionStatus.DROPPED]

    @property
    def done(self) -> int:
        """Actions that are done."""
        return self.by_status[ActionStatus.DONE]

    @property
    def share(self) -> float:
        """The part of the work that is done, 0 to 1, each action weighted by its effort.

        Where nothing takes any effort, actions count alike and only what is done counts.
        """
        if self.effort:
            return self.effort_done / self.effort
        return self.done / self.actions if self.actions else 0.0


def achievement(plan: Plan, reported: Progress, quick: Collection[str]) -> Achievement:
    """Say how far the whole plan has come; ``quick`` names its quick wins."""
    return _achieved(plan.actions, progress_of(plan, reported), quick)


def by_objective(plan: Plan, reported: Progress, quick: Collection[str]) -> dict[str | None, Achievement]:
    """Say how far each objective has come, in the plan's order of objectives.

    The key is the key factor, None for what the context asks for; an objective without actions has
    an empty achievement.
    """
    progress = progress_of(plan, reported)
    factors = dict.fromkeys((*(one.factor for one in plan.objectives), *(one.factor for one in plan.actions)))
    return {
        factor: _achieved([action for action in plan.actions if action.factor == factor], progress, quick)
        for factor in factors
    }


def _achieved(actions: Iterable[Action], progress: Mapping[str, ActionProgress], quick: Collection[str]) -> Achievement:
    of_all = list(actions)
    kept = [action for action in of_all if progress[action.id].status is not ActionStatus.DROPPED]
    delivered = [
        progress[action.id] for action in kept if action.id in quick and progress[action.id].status is ActionStatus.DONE
    ]
    return Achievement(
        by_status=Counter(progress[action.id].status for action in of_all),
        effort=sum(action.effort for action in kept),
        effort_done=sum(action.effort * progress[action.id].percent / 100 for action in kept),
        quick_wins=sum(action.id in quick for action in kept),
        delivered=tuple(
            one.action for one in sorted(delivered, key=lambda one: (one.finished or date.max, one.action))
        ),
    )


class MilestoneKind(StrEnum):
    """What is reached."""

    ACTION = "action"
    """A milestone of the plan: an action that takes no time."""
    OBJECTIVE = "objective"
    """The last action of an objective is done."""
    PLAN = "plan"
    """The last action of the plan is done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """Something that is reached on a day to come."""

    kind: MilestoneKind
    day: date
    action: str
    """The action with which it is reached."""
    factor: str | None = None
    """The objective's key factor."""


def next_milestones(foreseen: Forecast, most: int) -> tuple[Milestone, ...]:
    """Return what is reached next, soonest first: at most so many milestones, objectives and the plan."""
    actions = foreseen.plan.action_by_id
    open_ = [one for one in foreseen.dates if foreseen.progress[one].status is not ActionStatus.DONE]
    found = [
        Milestone(
            kind=MilestoneKind.ACTION, day=foreseen.dates[one].early_finish, action=one, factor=actions[one].factor
        )
        for one in open_
        if not actions[one].duration
    ]
    for factor in dict.fromkeys(actions[one].factor for one in open_):
        last = _last([one for one in open_ if actions[one].factor == factor], foreseen)
        day = foreseen.dates[last].early_finish
        found.append(Milestone(kind=MilestoneKind.OBJECTIVE, day=day, action=last, factor=factor))
    if open_:
        last = _last(open_, foreseen)
        found.append(Milestone(kind=MilestoneKind.PLAN, day=foreseen.dates[last].early_finish, action=last))
    return tuple(sorted(found, key=lambda one: one.day))[:most]


def _last(actions: Iterable[str], foreseen: Forecast) -> str:
    """Return the action that is done last; of several the first by id."""
    return min(actions, key=lambda one: (-foreseen.dates[one].early_finish.toordinal(), one))
