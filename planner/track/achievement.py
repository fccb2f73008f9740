"""How much of the plan is achieved, objective by objective, and what is reached next?"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.plan import Action, ActionStatus, Plan
from planner.toolkit.deadlines import NoDeadline
from planner.track.forecast import Forecast
from planner.track.progress import ActionProgress, Progress, progress_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Achievement:
    """How far a group of actions has come; what is dropped counts nowhere else."""

    by_status: Mapping[ActionStatus, int]
    effort: float
    """Person-days of all actions that are not dropped."""
    staff_effort: float
    """Person-days of the city's own staff among them: the days of partners outside are not the city's."""
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
    def quick_wins_to_come(self) -> int:
        """Quick wins that are not done yet."""
        return self.quick_wins - len(self.delivered)

    @property
    def share(self) -> float:
        """The part of the work that is done, 0 to 1, each action weighted by its effort.

        Where nothing takes any effort, actions count alike and only what is done counts.
        """
        # Weighted, or a plan with its twenty small actions done would look nearly finished.
        if self.effort:
            # A sum of parts may end a hair above its whole, and a bar of the app refuses more than 1.
            return min(self.effort_done / self.effort, 1.0)
        return self.done / self.actions if self.actions else 0.0


def achievement(plan: Plan, reported: Progress, quick: Collection[str]) -> Achievement:
    """Say how far the whole plan has come; ``quick`` names its quick wins."""
    return _achieved(plan.actions, progress_of(plan, reported), quick, plan.outside_bodies)


def by_objective(plan: Plan, reported: Progress, quick: Collection[str]) -> dict[str | None, Achievement]:
    """Say how far each objective has come, in the plan's order of objectives.

    The key is the key factor, None for what the context asks for; an objective without actions has
    an empty achievement.
    """
    progress = progress_of(plan, reported)
    # People may add an action to a key factor that was in place, and for which the plan has no objective.
    served = (action.factor for action in plan.actions)
    factors = dict.fromkeys((*(objective.factor for objective in plan.objectives), *served))
    return {
        factor: _achieved(
            [action for action in plan.actions if action.factor == factor], progress, quick, plan.outside_bodies
        )
        for factor in factors
    }


def _achieved(
    actions: Iterable[Action],
    progress: Mapping[str, ActionProgress],
    quick: Collection[str],
    outside: Collection[str],
) -> Achievement:
    of_all = list(actions)
    undertaken = [action for action in of_all if progress[action.id].status is not ActionStatus.DROPPED]
    quick_wins = [progress[action.id] for action in undertaken if action.id in quick]
    delivered = [report for report in quick_wins if report.status is ActionStatus.DONE]
    return Achievement(
        by_status=Counter(progress[action.id].status for action in of_all),
        effort=sum(action.effort for action in undertaken),
        staff_effort=sum(action.effort for action in undertaken if action.owner not in outside),
        effort_done=sum(action.effort * progress[action.id].percent / 100 for action in undertaken),
        quick_wins=len(quick_wins),
        delivered=tuple(
            report.action
            for report in sorted(delivered, key=lambda report: (report.finished or date.max, report.action))
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
    facts = foreseen.plan.action_by_id
    open_ = [action for action in foreseen.dates if foreseen.progress[action].status is not ActionStatus.DONE]
    endless = {action for action in open_ if facts[action].own_deadline is NoDeadline.ONGOING}
    milestones = [
        Milestone(
            kind=MilestoneKind.ACTION,
            day=foreseen.dates[action].early_finish,
            action=action,
            factor=facts[action].factor,
        )
        for action in open_
        if not facts[action].duration
    ]
    for factor in dict.fromkeys(facts[action].factor for action in open_):
        serving = [action for action in open_ if facts[action].factor == factor]
        # With what goes on without an end, neither an objective nor the plan is achieved on a day.
        if endless & set(serving):
            continue
        last = _last(serving, foreseen)
        day = foreseen.dates[last].early_finish
        milestones.append(Milestone(kind=MilestoneKind.OBJECTIVE, day=day, action=last, factor=factor))
    if open_ and not endless:
        last = _last(open_, foreseen)
        milestones.append(Milestone(kind=MilestoneKind.PLAN, day=foreseen.dates[last].early_finish, action=last))
    return tuple(sorted(milestones, key=lambda milestone: milestone.day))[:most]


def never_reached(foreseen: Forecast) -> tuple[str | None, ...]:
    """Return the objectives that are reached on no day, in the plan's order: work of theirs goes on without an end."""
    facts = foreseen.plan.action_by_id
    open_ = (action for action in foreseen.dates if foreseen.progress[action].status is not ActionStatus.DONE)
    endless = (action for action in open_ if facts[action].own_deadline is NoDeadline.ONGOING)
    return tuple(dict.fromkeys(facts[action].factor for action in endless))


def given_up(achieved: Mapping[str | None, Achievement]) -> tuple[str | None, ...]:
    """Return the objectives of which every action was dropped, in the plan's order: nothing is reached any more."""
    return tuple(factor for factor, part in achieved.items() if any(part.by_status.values()) and not part.actions)


def _last(actions: Iterable[str], foreseen: Forecast) -> str:
    """Return the action that is done last; of several the first by id."""
    return min(actions, key=lambda action: (-foreseen.dates[action].early_finish.toordinal(), action))
