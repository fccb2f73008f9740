"""Who is to be asked about what, so that the plan stays alive?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from planner.plan import Plan
from planner.track.attention import AttentionItem


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An action that its owner is asked about, and every reason why."""

    action: str
    title: str
    due: date | None
    items: tuple[AttentionItem, ...]
    """Most urgent first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """What an owner is asked, as data; :mod:`planner.wording.reminders` makes it a text ready to send."""

    holder: str | None
    """The owner; None: nobody does the work there, so those who steer the plan have to answer."""
    roles: tuple[str, ...]
    """Names of the services that answer for the actions."""
    owners: tuple[str, ...]
    """Their ids."""
    person: str | None = None
    """Id of the person who does the work there, where the actions name one: the letter is theirs."""
    actions: tuple[Asked, ...]
    """Most urgent first."""


def chase(plan: Plan, items: Iterable[AttentionItem], due: Mapping[str, date | None]) -> tuple[Reminder, ...]:
    """Return what to ask each owner about their actions that need attention.

    ``items`` are those of :func:`planner.track.attention.attention`, whose order holds here too; ``due``
    gives the days by which actions are due. The owner is the holder of the role that answers for
    the action; for roles that nobody fills there is a reminder each, and one for each person whom the
    actions of an owner name.
    """
    asked: dict[tuple[tuple[str, str], str | None], dict[str, list[AttentionItem]]] = {}
    holders: dict[tuple[str, str], str | None] = {}
    for item in items:
        # A service without a holder, a session, the plan itself: that is for those who steer the plan.
        if item.action is None:
            continue
        owner, person = plan.action_by_id[item.action].owner, plan.action_by_id[item.action].person
        role = plan.role_by_id.get(owner)
        office = role.office if role else ("", owner)
        holders.setdefault(office, role.at_work if role else None)
        asked.setdefault((office, person), {}).setdefault(item.action, []).append(item)
    return tuple(
        replace(_reminder(plan, holders[office], reasons, due), person=person)
        for (office, person), reasons in asked.items()
    )


def _reminder(
    plan: Plan, holder: str | None, reasons: Mapping[str, list[AttentionItem]], due: Mapping[str, date | None]
) -> Reminder:
    roles = plan.role_by_id
    actions = [plan.action_by_id[action] for action in reasons]
    ids = tuple(dict.fromkeys(action.owner for action in actions))
    names = (roles[role].name if role in roles else role for role in ids)
    return Reminder(
        holder=holder,
        roles=tuple(dict.fromkeys(names)),
        owners=ids,
        actions=tuple(
            Asked(action=action.id, title=action.title, due=due.get(action.id), items=tuple(reasons[action.id]))
            for action in actions
        ),
    )
