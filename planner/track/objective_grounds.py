"""Why does a plan have an objective: by where the city stands on a key factor, or by what its actions are for?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from planner.plan import Action, ContextReason, NeededByReason, PeoplesReason, PlanObjective, Reason
from planner.toolkit.assessment import Standing
from planner.track.reasons import CALLING


class Ground(StrEnum):
    """What brings an objective into a plan."""

    GAP = "gap"
    """Its key factor is weak or missing."""
    FACTS = "facts"
    """Nothing is known of its key factor: the facts come first."""
    CONTEXT = "context"
    PREREQUISITE = "prerequisite"
    """Actions of other objectives wait for its own."""
    PEOPLE = "people"


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveGrounds:
    """Why an objective is in the plan; without any ground no action of it is left to say so."""

    grounds: tuple[Ground, ...]
    needed_by: tuple[str, ...] = ()
    """The actions of other objectives that wait for its own."""


_BY_STANDING = {
    Standing.MISSING: Ground.GAP,
    Standing.WEAK: Ground.GAP,
    Standing.NOT_ASSESSED: Ground.FACTS,
}


def objective_grounds(objective: PlanObjective, actions: Sequence[Action]) -> ObjectiveGrounds:
    """Return why an objective is in the plan.

    Args:
        objective: one of the plan's.
        actions: what the plan undertakes for it, each with the reasons that hold.
    """
    gap = _BY_STANDING.get(objective.standing) if objective.standing else None
    if gap:
        return ObjectiveGrounds(grounds=(gap,))
    own = {action.id for action in actions}
    reasons = [reason for action in actions for reason in action.reasons]
    needed = (reason.action for reason in reasons if isinstance(reason, NeededByReason))
    outside = tuple(dict.fromkeys(action for action in needed if action and action not in own))
    found = set(_found(reasons, own))
    return ObjectiveGrounds(grounds=tuple(ground for ground in Ground if ground in found), needed_by=outside)


def _found(reasons: Iterable[Reason], own: set[str]) -> Iterable[Ground]:
    for reason in reasons:
        match reason:
            case ContextReason() if reason.effect in CALLING:
                yield Ground.CONTEXT
            # An action of the same objective says nothing of why that is here.
            case NeededByReason() if reason.action not in own:
                yield Ground.PREREQUISITE
            case PeoplesReason():
                yield Ground.PEOPLE
