"""Which reasons for an action hold in the plan as people keep it?"""

from collections.abc import Collection, Iterable, Iterator

from planner.draft.draft import ReadingInPlan
from planner.plan import (
    AnswerReason,
    ContextEffect,
    ContextReason,
    FollowUpReason,
    NeededByReason,
    Reason,
    StandingReason,
)
from planner.track.plan_standing import ActionStanding, PlanStanding

CALLING = frozenset({ContextEffect.ADD, ContextEffect.REPLACE, ContextEffect.CONDITION})
"""What the context does to bring an action into a plan; all else changes one that is there."""


class Earlier:
    """Marks a reason that held when its action was proposed, and that the assessment contradicts by now."""


class EarlierAnswer(AnswerReason, Earlier):
    """The question is answered otherwise now."""


class EarlierStanding(StandingReason, Earlier):
    """The city stands elsewhere on the key factor now."""


class EarlierContext(ContextReason, Earlier):
    """The context is not read so any more."""


def reasons_in_plan(plan: PlanStanding, action: ActionStanding) -> tuple[Reason, ...]:
    """Return the reasons for an action that hold in the plan: nothing depends on what was dropped.

    All that waits directly for it is named, also what came into the plan for reasons of its own.
    """
    return reasons_that_hold(_with_dependants(action, action.unlocks), plan.undertaken_ids, action.unlocks)


def reasons_to_read(plan: PlanStanding, action: ActionStanding) -> tuple[Reason, ...]:
    """Return the reasons for an action as its reader is told: what is done is no longer waited for, nor waits itself.

    As in :func:`reasons_in_plan` all that waits is named, so both ends of a dependency say the same. What an objective
    is in the plan for stays, its actions done or not. A reason that the assessment contradicts by now is marked as
    :class:`Earlier`.
    """
    waiting = plan.waiting_directly_for(action)
    holding = reasons_that_hold(_with_dependants(action, waiting), plan.undertaken_ids, waiting)
    return tuple(_as_assessed(reason, plan) for reason in holding)


def _with_dependants(action: ActionStanding, waiting: Iterable[str]) -> Iterable[Reason]:
    return dict.fromkeys((*action.reasons, *(NeededByReason(action=successor) for successor in waiting)))


def _as_assessed(reason: Reason, plan: PlanStanding) -> Reason:
    match reason:
        case AnswerReason():
            answer = plan.answer_by_question.get(reason.question)
            return reason if answer in {None, reason.answer} else EarlierAnswer(**dict(reason))
        case StandingReason():
            standing = plan.standing_by_factor.get(reason.factor)
            return reason if standing in {None, reason.standing} else EarlierStanding(**dict(reason))
        # Without its assessment nothing is known of how the context is read.
        case ContextReason() if plan.diagnosis.factors and (reason.context, reason.reading) not in plan.readings:
            return EarlierContext(**dict(reason))
    return reason


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


def readings_asking(plan: PlanStanding, action: ActionStanding) -> tuple[ReadingInPlan, ...]:
    """Return the readings of the context that ask for an action: it keeps their word, or they added it."""
    added = {
        (reason.context, reason.reading)
        for reason in action.reasons
        if isinstance(reason, ContextReason) and reason.effect is ContextEffect.ADD
    }
    return tuple(
        reading
        for factor in plan.context
        for reading in factor.readings
        if action.id in reading.kept_by or (factor.context, reading.reading) in added
    )


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
