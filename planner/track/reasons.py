"""Which reasons for an action hold in the plan as people keep it?"""

from collections.abc import Collection, Iterable, Iterator

from planner.plan import ContextEffect, ContextReason, FollowUpReason, NeededByReason, Reason
from planner.track.plan_standing import ActionStanding, PlanStanding

CALLING = frozenset({ContextEffect.ADD, ContextEffect.REPLACE, ContextEffect.CONDITION})
"""What the context does to bring an action into a plan; all else changes one that is there."""


def reasons_in_plan(plan: PlanStanding, action: ActionStanding) -> tuple[Reason, ...]:
    """Return the reasons for an action that hold in the plan: nothing depends on what was dropped."""
    return reasons_that_hold(action.reasons, plan.undertaken_ids, action.unlocks)


def reasons_to_read(plan: PlanStanding, action: ActionStanding) -> tuple[Reason, ...]:
    """Return the reasons for an action as its reader is told: what is done is no longer waited for, nor waits itself.

    So both ends of a dependency say the same. What an objective is in the plan for stays, its actions done or not.
    """
    return reasons_that_hold(action.reasons, plan.undertaken_ids, plan.waiting_directly_for(action))


def reasons_that_hold(
    reasons: Iterable[Reason], undertaken: Collection[str], waiting: Collection[str]
) -> tuple[Reason, ...]:
    """Return the reasons for an action, which name only actions that the plan undertakes.

    An action keeps what brought it into the plan: if that was others alone, and none of them is left, the reason
    stays and names none (:attr:`FollowUpReason.after` is empty, :attr:`NeededByReason.action` too).

    Args:
        reasons: as the draft gave them.
        undertaken: ids of the actions that the plan holds and nobody dropped.
        waiting: ids of those among them that wait for this one; people may have taken a dependency out.
    """
    every = tuple(reasons)
    holding = tuple(_holding(every, undertaken, waiting))
    if any(map(_brings_it_in, holding)):
        return holding
    needed = next((reason for reason in every if isinstance(reason, NeededByReason)), None)
    # A copy is not checked, and no action has an empty id.
    return (*(() if needed is None else (needed.model_copy(update={"action": ""}),)), *holding)


def reasons_among(reasons: Iterable[Reason], actions: Collection[str]) -> tuple[Reason, ...]:
    """Return the reasons that name no other actions than these."""
    return tuple(_holding(reasons, actions, actions))


def _holding(reasons: Iterable[Reason], undertaken: Collection[str], waiting: Collection[str]) -> Iterator[Reason]:
    for reason in reasons:
        match reason:
            case NeededByReason():
                if reason.action in waiting:
                    yield reason
            case ContextReason(effect=ContextEffect.LINK, action=str()):
                if reason.action in undertaken:
                    yield reason
            case FollowUpReason():
                left = tuple(action for action in reason.after if action in undertaken)
                yield reason if left == reason.after else reason.model_copy(update={"after": left})
            case _:
                yield reason


def _brings_it_in(reason: Reason) -> bool:
    return not isinstance(reason, ContextReason) or reason.effect in CALLING
