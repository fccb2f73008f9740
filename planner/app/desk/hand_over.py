"""How does everything that a service or a person has to do pass to another, in one step?

Work, letters, warnings and documents read the owner of an action and nothing else, so they move with it.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from planner.app.desk.edits import check_action
from planner.app.desk.plan_view import PlanView
from planner.app.desk.service_names import people_of, service_names
from planner.plan import partners_beside
from planner.problem import Place, Problem, ProblemsFoundError
from planner.store import Change
from planner.toolkit.plain_letters import name_key
from planner.track.plan_standing import ActionStanding
from planner.track.progress import CLOSED
from planner.wording import refusals


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """Who hands over what to whom; ids as the plan has them."""

    leaver: str
    """A service of the plan, or a person who is named in it."""
    to: str | None = None
    """The service that owns the actions afterwards; None: the one that owns them now."""
    person: str | None = None
    """Who does the work there, by id or by name; None: nobody is named."""
    actions: Collection[str] | None = None
    """Only these; None: everything that can still be asked about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """What a hand-over moves."""

    owned: tuple[ActionStanding, ...]
    """Actions that get another owner or another person."""
    supported: tuple[ActionStanding, ...]
    """Actions in which one service takes the other's place among the partners."""
    left: tuple[ActionStanding, ...]
    """Actions that the one supported and the other leads or supports already: nobody takes its place."""
    person_days: float
    """What is left to do of what is owned."""
    service: str
    """The name of the service that takes over; empty where they stay in theirs."""
    person: str
    """The name of who does the work there; empty where nobody is named."""
    changes: tuple[Change, ...]


def handed(view: PlanView, wanted: HandOver) -> Handed:
    """Return what a hand-over moves: what is open, and what is done and has no proof yet.

    Raises:
        ProblemsFoundError: the plan has no such service, person or action, or nothing would move.
    """
    _check(view, wanted)
    chosen = [action for action in view.standing.actions if wanted.actions is None or action.id in wanted.actions]
    alive = [action for action in chosen if wanted.actions is not None or _can_be_asked_about(action)]
    owned = tuple(action for action in alive if wanted.leaver in {action.owner, action.person})
    helped = [action for action in alive if wanted.to and wanted.leaver in action.partners]
    there = {action.id for action in helped if wanted.to in {action.owner, *action.partners}}
    changes = tuple(_changes(view, {action.id: action for action in (*owned, *helped)}, wanted))
    if not changes:
        raise ProblemsFoundError([refusals.nothing_to_hand_over(leaver_name(view, wanted.leaver))])
    return Handed(
        owned=owned,
        supported=tuple(action for action in helped if action.id not in there),
        left=tuple(action for action in helped if action.id in there),
        person_days=sum(action.progress.left_of(action.effort) for action in owned),
        service=leaver_name(view, wanted.to) if wanted.to else "",
        person=leaver_name(view, wanted.person) if wanted.person else "",
        changes=changes,
    )


def leavers(view: PlanView) -> Mapping[str, str]:
    """Return who has something to hand over, services and people, with what readers call them, by id."""
    alive = [action for action in view.standing.actions if _can_be_asked_about(action)]
    ids = dict.fromkeys(id_ for action in alive for id_ in (action.owner, *action.partners, action.person))
    return {id_: leaver_name(view, id_) for id_ in ids if id_}


def leaver_name(view: PlanView, id_: str) -> str:
    """Return what readers call a service or a person of the plan."""
    return view.plan.service_names.get(id_) or view.people.get(id_) or id_


def _check(view: PlanView, wanted: HandOver) -> None:
    for action in wanted.actions or ():
        check_action(action, view.standing.action_by_id)
    services, people = service_names(view.plan), people_of(view)
    if wanted.leaver not in {**services, **people}:
        raise ProblemsFoundError([refusals.UNKNOWN_LEAVER.at(Place(field="leaver"), wanted.leaver, tuple(services))])
    if wanted.to is not None and wanted.to not in services:
        raise ProblemsFoundError([refusals.UNKNOWN_SERVICE.at(Place(field="to"), wanted.to, tuple(services))])
    name = leaver_name(view, wanted.leaver)
    if (wanted.leaver == wanted.to and wanted.person is None) or _is_same_person(view, wanted):
        raise ProblemsFoundError([refusals.handed_to_itself(name)])
    if wanted.leaver in services and not (wanted.to or wanted.person):
        raise ProblemsFoundError([refusals.nobody_takes_over(name)])
    if problems := [*_of_others(view, wanted)]:
        raise ProblemsFoundError(problems)


def _is_same_person(view: PlanView, wanted: HandOver) -> bool:
    """Say whether a person would hand over to themselves in the same service."""
    if wanted.to is not None or wanted.person is None or wanted.leaver in view.plan.role_by_id:
        return False
    return wanted.person == wanted.leaver or name_key(wanted.person) == name_key(leaver_name(view, wanted.leaver))


def _of_others(view: PlanView, wanted: HandOver) -> Iterator[Problem]:
    """Say which of the actions that were named the leaver has nothing to do with."""
    for id_ in wanted.actions or ():
        action = view.standing.action_by_id[id_]
        if wanted.leaver not in {action.owner, action.person, *action.partners}:
            owner = view.plan.service_names.get(action.owner, action.owner)
            yield refusals.not_theirs(leaver_name(view, wanted.leaver), id_, owner)


def _can_be_asked_about(action: ActionStanding) -> bool:
    return action.status not in CLOSED or (bool(action.expected) and not action.progress.evidence)


def _changes(view: PlanView, actions: Mapping[str, ActionStanding], wanted: HandOver) -> Iterator[Change]:
    for action in actions.values():
        after = _after(action, wanted)
        changes = view.stored.changes(action.id, **after)
        yield from changes
        if action.person and after.get("person") == action.person and any(edit.field == "owner" for edit in changes):
            # Named anew: a new owner of whom nothing is said has nobody named.
            yield view.stored.change(action.id, "person", action.person)


def _after(action: ActionStanding, wanted: HandOver) -> Mapping[str, object]:
    """Return who does an action after a hand-over."""
    after: dict[str, object] = {}
    if wanted.leaver in {action.owner, action.person}:
        # A person is named inside the owner: whoever does the work there, the person of before does not.
        after = {"owner": wanted.to or action.owner, "person": wanted.person}
    if wanted.to:
        owner = after.get("owner", action.owner)
        passed_on = (wanted.to if partner == wanted.leaver else partner for partner in action.partners)
        after["partners"] = partners_beside(str(owner), passed_on)
    return after
