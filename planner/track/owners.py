"""For which actions does one person answer, and which of them ask for a word today?"""

from collections.abc import Iterable
from dataclasses import dataclass

from planner.plan import PlanRole
from planner.track.attention import Concern
from planner.track.plan_standing import ActionStanding, PlanStanding
from planner.track.progress import CLOSED
from planner.track.reminders import FOR_THE_OWNER

_URGENCY = {concern: number for number, concern in enumerate(Concern)}


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
    named = {one.accountable for one in plan.actions}
    groups: dict[str, list[PlanRole]] = {}
    for role in plan.roles:
        if role.id in named:
            # By the holder's name, because one office that fills two roles gets one letter; vacancies stay apart.
            groups.setdefault((role.holder or role.id).casefold(), []).append(role)
    found = [_owner(plan, roles) for roles in groups.values()]
    return tuple(sorted(found, key=lambda one: (one.holder is None, (one.holder or one.roles[0].title).casefold())))


def _owner(plan: PlanStanding, roles: Iterable[PlanRole]) -> Owner:
    of = tuple(roles)
    ids = {role.id for role in of}
    return Owner(
        id=of[0].id,
        holder=of[0].holder,
        roles=of,
        actions=sum(one.accountable in ids and one.status not in CLOSED for one in plan.actions),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Duties:
    """The actions of one owner."""

    asked: tuple[ActionStanding, ...]
    """Late, blocked, due, without news or without proof; the most urgent first."""
    coming: tuple[ActionStanding, ...]
    """Open, and nothing is asked; the soonest due first."""
    closed: tuple[ActionStanding, ...]
    """Done or dropped."""


def duties(plan: PlanStanding, owner: Owner) -> Duties:
    """Return what one owner answers for."""
    ids = {role.id for role in owner.roles}
    own = [one for one in plan.actions if one.accountable in ids]
    asked = [one for one in own if any(item.concern in FOR_THE_OWNER for item in one.attention)]
    asked_ids = {one.id for one in asked}
    rest = [one for one in own if one.id not in asked_ids]
    return Duties(
        asked=tuple(sorted(asked, key=_urgency)),
        coming=tuple(sorted((one for one in rest if one.status not in CLOSED), key=lambda one: (one.due, one.id))),
        closed=tuple(one for one in rest if one.status in CLOSED),
    )


def _urgency(one: ActionStanding) -> tuple[int, object, str]:
    gravest = min(_URGENCY[item.concern] for item in one.attention if item.concern in FOR_THE_OWNER)
    return gravest, one.due, one.id


def owner_of(plan: PlanStanding, said: str | None) -> Owner | None:
    """Return the owner that a person names by a role's id or a holder's name; None when there is no such owner."""
    name = (said or "").casefold()
    return next(
        (
            one
            for one in owners(plan)
            if name and (name == (one.holder or "").casefold() or any(role.id == said for role in one.roles))
        ),
        None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SilentOwner:
    """An owner, and how many of their actions nobody has said anything about for too long."""

    owner: Owner
    stale: int
    asked: int
    """Actions about which a letter would ask."""


def silent_owners(plan: PlanStanding) -> tuple[SilentOwner, ...]:
    """Return who has not answered and who has, the most silent first."""
    found = []
    for owner in owners(plan):
        asked = duties(plan, owner).asked
        found.append(SilentOwner(owner=owner, stale=sum(one.stale for one in asked), asked=len(asked)))
    return tuple(sorted(found, key=lambda one: (-one.stale, -one.asked)))
