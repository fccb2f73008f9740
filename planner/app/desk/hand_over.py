"""How does everything that a service or a person has to do pass to another, in one step?

Work, letters, warnings and documents read the owner of an action and nothing else, so they move with it.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from planner.app.desk.edits import check_action
from planner.app.desk.plan_view import PlanView
from planner.files import messages
from planner.plan import partners_beside
from planner.problem import Place, ProblemsFoundError
from planner.store import Change
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
    person_days: float
    """What is left to do of what is owned."""
    to_service: bool
    """Whether another service owns them afterwards; else only another person does the work."""
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
    supported = tuple(action for action in alive if wanted.to and wanted.leaver in action.partners)
    changes = tuple(_changes(view, {action.id: action for action in (*owned, *supported)}, wanted))
    if not changes:
        raise ProblemsFoundError([refusals.nothing_to_hand_over(leaver_name(view, wanted.leaver))])
    return Handed(
        owned=owned,
        supported=supported,
        person_days=sum(action.progress.left_of(action.effort) for action in owned),
        to_service=bool(wanted.to),
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


def leaver_called(view: PlanView, typed: str) -> str:
    """Return the id of the service or person of the plan that somebody typed by id or name; else what was typed."""
    names = {**view.people, **{role.id: role.name for role in view.plan.roles}}
    return id_called(names, typed)


def id_called(names: Mapping[str, str], typed: str) -> str:
    """Return the id that somebody typed as it is or by its name; else what was typed."""
    wanted = " ".join(typed.split()).casefold()
    if wanted in names:
        return wanted
    return next((id_ for id_, name in names.items() if name.casefold() == wanted), typed)


def _check(view: PlanView, wanted: HandOver) -> None:
    for action in wanted.actions or ():
        check_action(action, view.standing.action_by_id)
    known = {*view.plan.role_by_id, *(action.person for action in view.standing.actions if action.person)}
    if wanted.leaver not in known:
        names = tuple(leavers(view).values())
        raise ProblemsFoundError([messages.UNKNOWN_ROLE.at(Place(field="leaver"), wanted.leaver, names)])
    if wanted.to == wanted.leaver and wanted.person is None:
        raise ProblemsFoundError([refusals.nothing_to_hand_over(leaver_name(view, wanted.leaver))])


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
