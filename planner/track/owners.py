"""For which actions does a person answer, and which of them ask for a word today?"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from planner.plan import PlanRole
from planner.track.attention import URGENCY, AttentionCount, counted
from planner.track.plan_standing import ActionStanding, PlanStanding
from planner.track.progress import CLOSED, NOT_STARTED


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
    groups: dict[tuple[str, str], list[PlanRole]] = {}
    for role in plan.roles:
        if role.id in named:
            groups.setdefault(role.office, []).append(role)
    unsorted = [_owner(plan, roles) for roles in groups.values()]
    return tuple(sorted(unsorted, key=lambda owner: (owner.holder is None, _name(owner).casefold())))


def _name(owner: Owner) -> str:
    return owner.roles[0].name


def _owner(plan: PlanStanding, roles: Iterable[PlanRole]) -> Owner:
    of = tuple(roles)
    ids = {role.id for role in of}
    return Owner(
        id=of[0].id,
        holder=of[0].at_work,
        roles=of,
        actions=sum(action.owner in ids and action.status not in CLOSED for action in plan.actions),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Duties:
    """The actions of an owner."""

    asked: tuple[ActionStanding, ...]
    """Needing attention; the most urgent first."""
    under_way: tuple[ActionStanding, ...]
    """Begun, and in need of no attention; the soonest due first."""
    coming: tuple[ActionStanding, ...]
    """Not begun, and in need of no attention; the soonest due first."""
    closed: tuple[ActionStanding, ...]
    """Done with its proof, or dropped."""


def duties(plan: PlanStanding, owner: Owner) -> Duties:
    """Return what an owner answers for."""
    ids = {role.id for role in owner.roles}
    own = [action for action in plan.actions if action.owner in ids]
    asked = [action for action in own if action.attention]
    rest = [action for action in own if not action.attention]
    soonest = sorted(rest, key=lambda action: (action.due_order, action.id))
    return Duties(
        asked=tuple(sorted(asked, key=_urgency)),
        under_way=tuple(action for action in soonest if action.status not in NOT_STARTED | CLOSED),
        coming=tuple(action for action in soonest if action.status in NOT_STARTED),
        closed=tuple(action for action in rest if action.status in CLOSED),
    )


def _urgency(action: ActionStanding) -> tuple[int, date, str]:
    return min(URGENCY[item.concern] for item in action.attention), action.due_order, action.id


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
class OwnerAttention:
    """An owner, and how much of theirs needs attention."""

    owner: Owner
    attention: AttentionCount
    """The actions about which a letter would ask."""


def attention_by_owner(plan: PlanStanding) -> tuple[OwnerAttention, ...]:
    """Return every owner with what needs attention of theirs, whoever has most of it first."""
    rows = []
    for owner in owners(plan):
        items = (item for action in duties(plan, owner).asked for item in action.attention)
        rows.append(OwnerAttention(owner=owner, attention=counted(items)))
    return tuple(sorted(rows, key=lambda row: -row.attention.actions))


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleDuties:
    """How many actions of a plan, done ones too and dropped ones never, a role owns and supports."""

    owns: int
    supports: int


def role_duties(plan: PlanStanding) -> Mapping[str, RoleDuties]:
    """Return what each role of the plan has to do with its actions, by the role's id."""
    owns = Counter(action.owner for action in plan.undertaken)
    supports = Counter(partner for action in plan.undertaken for partner in action.partners)
    return {role.id: RoleDuties(owns=owns[role.id], supports=supports[role.id]) for role in plan.roles}
