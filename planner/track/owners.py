"""For which actions does a person answer, and which of them ask for a word today?"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from planner.plan import PlanRole
from planner.track.attention import URGENCY
from planner.track.plan_standing import ActionStanding, PlanStanding
from planner.track.progress import CLOSED
from planner.track.reminders import FOR_THE_OWNER


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Somebody who answers for actions: a person with their roles, or a role that nobody fills."""

    id: str
    """The first of the roles."""
    holder: str | None
    roles: tuple[PlanRole, ...]
    actions: int
    """Open actions."""


def owners(plan: PlanStanding) -> tuple[Owner, ...]:
    """Return who answers for actions of the plan, people by name, then roles to be filled."""
    named = {action.owner for action in plan.actions}
    groups: dict[str, list[PlanRole]] = {}
    for role in plan.roles:
        if role.id in named:
            # By the holder's name, because one office that fills two roles gets one letter; vacancies stay apart.
            groups.setdefault((role.holder or role.id).casefold(), []).append(role)
    unsorted = [_owner(plan, roles) for roles in groups.values()]
    return tuple(sorted(unsorted, key=lambda owner: (owner.holder is None, _name(owner).casefold())))


def _name(owner: Owner) -> str:
    return owner.holder or owner.roles[0].title


def _owner(plan: PlanStanding, roles: Iterable[PlanRole]) -> Owner:
    of = tuple(roles)
    ids = {role.id for role in of}
    return Owner(
        id=of[0].id,
        holder=of[0].holder,
        roles=of,
        actions=sum(action.owner in ids and action.status not in CLOSED for action in plan.actions),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Duties:
    """The actions of an owner."""

    asked: tuple[ActionStanding, ...]
    """Late, blocked, due, without news or without proof; the most urgent first."""
    coming: tuple[ActionStanding, ...]
    """Open, and nothing is asked; the soonest due first."""
    closed: tuple[ActionStanding, ...]
    """Done or dropped."""


def duties(plan: PlanStanding, owner: Owner) -> Duties:
    """Return what an owner answers for."""
    ids = {role.id for role in owner.roles}
    own = [action for action in plan.actions if action.owner in ids]
    asked = [action for action in own if any(item.concern in FOR_THE_OWNER for item in action.attention)]
    asked_ids = {action.id for action in asked}
    rest = [action for action in own if action.id not in asked_ids]
    coming = (action for action in rest if action.status not in CLOSED)
    return Duties(
        asked=tuple(sorted(asked, key=_urgency)),
        coming=tuple(sorted(coming, key=lambda action: (action.due_order, action.id))),
        closed=tuple(action for action in rest if action.status in CLOSED),
    )


def _urgency(action: ActionStanding) -> tuple[int, date, str]:
    gravest = min(URGENCY[item.concern] for item in action.attention if item.concern in FOR_THE_OWNER)
    return gravest, action.due_order, action.id


def owner_of(plan: PlanStanding, named: str | None) -> Owner | None:
    """Return the owner that a person names by a role's id or a holder's name; None when nobody has that name."""
    name = (named or "").casefold()
    return next(
        (
            owner
            for owner in owners(plan)
            if name and (name == (owner.holder or "").casefold() or any(role.id == named for role in owner.roles))
        ),
        None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SilentOwner:
    """An owner, and how many of their actions nobody has reported on for too long."""

    owner: Owner
    stale: int
    asked: int
    """Actions about which a letter would ask."""


def silent_owners(plan: PlanStanding) -> tuple[SilentOwner, ...]:
    """Return who has not answered and who has, the most silent first."""
    silent = []
    for owner in owners(plan):
        asked = duties(plan, owner).asked
        silent.append(SilentOwner(owner=owner, stale=sum(action.stale for action in asked), asked=len(asked)))
    return tuple(sorted(silent, key=lambda owner: (-owner.stale, -owner.asked)))


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleDuties:
    """How many actions of a plan, closed ones too, a role owns and supports."""

    owns: int
    supports: int


def role_duties(plan: PlanStanding) -> Mapping[str, RoleDuties]:
    """Return what each role of the plan has to do with its actions, by the role's id."""
    owns = Counter(action.owner for action in plan.actions)
    supports = Counter(partner for action in plan.actions for partner in action.partners)
    return {role.id: RoleDuties(owns=owns[role.id], supports=supports[role.id]) for role in plan.roles}
