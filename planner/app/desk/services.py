"""How does a city add services and partners of its own to a plan, rename them, and retire them?

A rename, a capacity and the like are changes of a row, which :func:`planner.app.desk.edits.edit` makes; here
stands what comes with them: the id of a new service, the services that can be given work, and what hangs on one.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from planner.app.desk.content import content
from planner.app.desk.edits import edit
from planner.app.desk.hand_over import HandOver, handed, leavers
from planner.app.desk.pending_change import Outcome, pending
from planner.app.desk.plan_parts import open_work
from planner.app.desk.plan_view import PlanView
from planner.plan import PlanRole
from planner.problem import Place, ProblemsFoundError
from planner.store import (
    AS_STORED,
    Actor,
    Batch,
    Change,
    Edit,
    Entity,
    Moment,
    Store,
    StoredPlan,
    free_id,
    slug,
    valid_values,
)
from planner.toolkit.record import as_title
from planner.wording import refusals

_LONGEST_ID = 60
_NAMELESS = "service"
"""The beginning of an id where the name has no letter of the Latin alphabet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A service or partner of a plan, and what it has to do."""

    role: PlanRole
    own: bool
    """No template knows it."""
    owns: tuple[str, ...]
    """Actions that the city did not give up, done ones too."""
    supports: tuple[str, ...]
    open: tuple[str, ...]
    """Actions that it owns or supports and that are neither done nor dropped."""


def services(view: PlanView) -> tuple[Service, ...]:
    """Return the services and partners of a plan in its order, the retired ones last."""
    known, plan = view.catalogue.role_by_id, view.plan
    # What the city gave up is nobody's to do.
    undertaken = tuple(action for action in view.standing.actions if action.expected)
    every = (
        Service(
            role=role,
            own=role.id not in known,
            owns=tuple(action.id for action in undertaken if action.owner == role.id),
            supports=tuple(action.id for action in undertaken if role.id in action.partners),
            open=open_work(plan, role.id),
        )
        for role in plan.roles
    )
    return tuple(sorted(every, key=lambda service: service.role.retired))


def service_of(view: PlanView, id_: str) -> Service:
    """Return a service or partner of a plan.

    Raises:
        ProblemsFoundError: the plan has none of that id.
    """
    planned = services(view)
    named = next((service for service in planned if service.role.id == id_), None)
    if named is None:
        known = tuple(service.role.id for service in planned)
        raise ProblemsFoundError([refusals.UNKNOWN_SERVICE.at(Place(field=id_), id_, known)])
    return named


def offered_services(view: PlanView, *, now: Collection[str] = ()) -> dict[str, str]:
    """Return the names of the services that can be given work: the plan's own, then the others of the templates.

    A plan drafts only the services that it needs; people may still give an action to any other one. Those in
    ``now`` have the work already, and stay to choose from though they are retired.
    """
    names = view.plan.service_names
    planned = {role.id: names[role.id] for role in view.plan.roles if not role.retired or role.id in now}
    return {**planned, **{role.id: role.title for role in view.catalogue.roles if role.id not in names}}


def add_service(store: Store, plan: str, name: str, *, by: Actor, today: date, **facts: object) -> tuple[Batch, str]:
    """Add a service or partner of the city's own to a plan, and return its id, which was never used.

    ``facts`` are fields of :class:`~planner.plan.PlanRole`, such as ``outside`` and ``capacity``.

    Raises:
        ProblemsFoundError: there is no such plan, no name, or the plan has a service of that name.
    """

    def add(moment: Moment) -> tuple[tuple[Edit, ...], str]:
        stored = moment.plan(plan)
        id_ = _new_id(moment, stored, tidied(name))
        return _addition(stored, id_, tidied(name), facts, today), id_

    return store.settle(add, by=by)


def change_service(store: Store, plan: str, id_: str, *, by: Actor, today: date, **facts: object) -> Batch | None:
    """Give a service or partner other facts, as it stands now; one of the templates comes into the plan by it.

    Raises:
        ProblemsFoundError: nobody knows that service, or a rule refuses it.
    """
    stored = store.plan(plan)
    if id_ not in stored.plan.role_by_id:
        return store.settle(lambda moment: (_from_templates(moment.plan(plan), id_, facts, today), None), by=by)[0]
    changes = [service_change(stored, id_, name, value) for name, value in facts.items()]
    return edit(store, plan, changes, by=by, today=today)


def service_change(stored: StoredPlan, id_: str, name: str, new: object, *, seen: object = AS_STORED) -> Change:
    """Return the change that gives a field of a service a new value; ``seen`` as in ``StoredPlan.change``."""
    stands = getattr(stored.plan.role_by_id[id_], name) if seen is AS_STORED else seen
    return Change(entity=Entity.ROLE, of=stored.id, id=id_, field=name, seen=stands, new=new)


def retirement(view: PlanView, id_: str, to: str | None = None) -> tuple[Change, ...]:
    """Return the changes that retire a service; ``to`` names the one that takes over its open work in the same step.

    Raises:
        ProblemsFoundError: the plan has no such service.
    """
    service_of(view, id_)
    moves = handed(view, HandOver(leaver=id_, to=to)).changes if to and id_ in leavers(view) else ()
    return (*moves, service_change(view.stored, id_, "retired", new=True))


def tidied(name: object) -> str:
    """Return a name as it was typed, without the blanks around it or several in a row."""
    return " ".join(str(name or "").split())


def _addition(stored: StoredPlan, id_: str, name: str, facts: Mapping[str, object], today: date) -> tuple[Edit, ...]:
    if not name:
        raise ProblemsFoundError([refusals.NO_SERVICE_NAME])
    # Before it stands in two fields, which would both be refused.
    valid_values(Entity.ROLE, id_, {"holder": name})
    return _with(stored, {**facts, "id": id_, "title": as_title(name), "holder": name}, today)


def _from_templates(stored: StoredPlan, id_: str, facts: Mapping[str, object], today: date) -> tuple[Edit, ...]:
    offered = content(stored.plan.benchmark, stored.plan.language)[1].role_by_id
    if id_ not in offered:
        known = (*stored.plan.role_by_id, *(role for role in offered if role not in stored.plan.role_by_id))
        raise ProblemsFoundError([refusals.UNKNOWN_SERVICE.at(Place(field=id_), id_, known)])
    return _with(stored, {"holder": None, **facts, "id": id_, "title": offered[id_].title}, today)


def _with(stored: StoredPlan, values: Mapping[str, object], today: date) -> tuple[Edit, ...]:
    id_ = str(values["id"])
    typed = valid_values(Entity.ROLE, id_, {name: value for name, value in values.items() if name != "id"})
    role = PlanRole.model_validate({**typed, "id": id_})
    plan = stored.plan.model_copy(update={"roles": (*stored.plan.roles, role)})
    return pending(stored, Outcome(plan=plan, progress=stored.progress), today).edits


def _new_id(moment: Moment, stored: StoredPlan, name: str) -> str:
    """Return an id that reads like the name, such as direction-de-la-jeunesse; an id is never used again."""
    beginning = slug(name.casefold().replace("’", "-"))[: _LONGEST_ID - 4].rstrip("-") or _NAMELESS
    used = {entry.id for entry in moment.history(stored.id) if entry.entity is Entity.ROLE}
    used |= {*stored.plan.role_by_id, *content(stored.plan.benchmark, stored.plan.language)[1].role_by_id}
    return free_id(beginning, used)
