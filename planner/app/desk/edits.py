"""How does one user action on a plan become one change: checked once, shown with the dates that it moves, then made?

What a person wants is said in the store's own edits: a change of a field with what they saw there, a
dependency that comes or goes, a word that an action is on track. :func:`prepare` adds what follows from
them (a status brings dates and a percentage, an owner of the templates a role) and what they move.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from planner.action_fields import EDITABLE, REPORTED
from planner.app.desk.pending_change import Becoming, Pending, carry_out, pending
from planner.app.desk.plan_parts import with_roles
from planner.app.desk.plan_view import PlanView
from planner.files import messages
from planner.plan import ActionStatus, Dependency, Plan
from planner.problem import Place, Problem, ProblemsFoundError
from planner.schedule.council_sessions import check_sessions
from planner.schedule.network import check_dependencies
from planner.store import Actor, Batch, Change, Confirm, Create, Delete, Edit, Entity, Store, StoredPlan, valid_values
from planner.templates.terms import Link
from planner.track.progress import (
    NOT_STARTED,
    ActionProgress,
    StatusUpdate,
    applied,
    check_update,
    progress_of,
    unknown_action,
    with_dates,
)

_ALL = 100


def prepare(stored: StoredPlan, edits: Iterable[Edit], *, by: Actor, today: date) -> Pending:
    """Return the change that edits of a plan's actions, links, roles and head make, with the dates that it moves.

    Among an action's fields are facts (:data:`~planner.action_fields.EDITABLE`) and what is reported of
    it (:data:`~planner.action_fields.REPORTED`); a fact that a person left as they saw it is not touched.

    Raises:
        ProblemsFoundError: everything that is not known, cannot be stored, or cannot be so.
    """
    asked = tuple(edits)
    wanted = _wanted(stored, asked)
    plan = _edited(stored, wanted)
    progress, reported = _reported(stored, wanted, by, today)
    becoming = Becoming(plan=plan, progress=progress, looked_at=(*reported, *wanted.looked_at))
    return pending(stored, becoming, today, seen_in=asked)


def check_action(action: str, known: Mapping[str, object]) -> None:
    """See that a plan has an action, among those that are ``known`` by their ids.

    Raises:
        ProblemsFoundError: it has not.
    """
    if action not in known:
        raise ProblemsFoundError([unknown_action(action, known)])


def edit(store: Store, plan: str, edits: Iterable[Edit], *, by: Actor, today: date) -> Batch | None:
    """Make the change that :func:`prepare` describes, of the plan as it stands now; None where nothing changes.

    Raises:
        ConflictError: others changed the same fields after they were seen, or took out what is changed.
        ProblemsFoundError: there is no such plan, or a rule refuses it; nothing is changed.
    """
    return carry_out(store, prepare_on_sight(store, plan, edits, by=by, today=today), by=by)


def prepare_on_sight(store: Store, plan: str, edits: Iterable[Edit], *, by: Actor, today: date) -> Pending:
    """Return the change that :func:`prepare` describes, of the plan as it stands in the store now.

    What a person gave up in favour of others is left out, with all that would follow from it.

    Raises:
        ConflictError: somebody took out what the person changes; nothing is changed.
        ProblemsFoundError: there is no such plan, or a rule refuses it.
    """
    stored = store.plan(plan)
    left = tuple(_left(tuple(edits), by))
    gone = [one for one in left if _is_gone(one, stored)]
    if gone:
        # The store says who took it out, and when.
        store.commit(gone, by=by)
    return prepare(stored, [one for one in left if one not in gone], by=by, today=today)


def _left(edits: Sequence[Edit], by: Actor) -> Iterator[Edit]:
    """Give what is left of a person's edits; a reason goes with the status that it explains."""
    fields = (one for one in edits if isinstance(one, Change))
    given_up = {(one.id, one.field) for one in fields if by.gives_way((one.entity, one.of, one.id, one.field))}
    given_up |= {(id_, "reason") for id_, name in given_up if name == "status"}
    yield from (one for one in edits if not isinstance(one, Change) or (one.id, one.field) not in given_up)


def _is_gone(one: Edit, stored: StoredPlan) -> bool:
    """Say whether an edit is about an action or a role that the plan does not have."""
    match one:
        case Confirm() | Change(entity=Entity.ACTION):
            return one.id not in stored.plan.action_by_id
        case Change(entity=Entity.ROLE):
            return one.id not in stored.plan.role_by_id
    return False


@dataclass(slots=True)
class _Wanted:
    """What edits ask for, by row, as values of the model."""

    facts: dict[str, dict[str, object]] = field(default_factory=dict)
    reports: dict[str, dict[str, object]] = field(default_factory=dict)
    roles: dict[str, dict[str, object]] = field(default_factory=dict)
    head: dict[str, object] = field(default_factory=dict)
    links: list[Dependency] = field(default_factory=list)
    unlinked: set[tuple[str, str]] = field(default_factory=set)
    looked_at: list[str] = field(default_factory=list)


def _wanted(stored: StoredPlan, edits: Sequence[Edit]) -> _Wanted:
    """Sort edits by what they are about.

    Raises:
        ProblemsFoundError: every row and field that is not known, and every value that cannot be stored.
    """
    wanted, problems = _Wanted(), list(_unknown(stored, edits))
    rows: dict[tuple[Entity, str], list[Change]] = {}
    for one in edits:
        if isinstance(one, Change):
            rows.setdefault((one.entity, one.id), []).append(one)
        else:
            _sort_whole(wanted, one)
    for (entity, id_), changes in rows.items():
        try:
            _sort(wanted, entity, id_, changes)
        except ProblemsFoundError as found:
            problems += found.problems
    if problems:
        raise ProblemsFoundError(problems)
    return wanted


def _sort_whole(wanted: _Wanted, edit: Create | Delete | Confirm) -> None:
    match edit:
        case Create(entity=Entity.DEPENDENCY):
            wanted.links.append(_link(edit))
        case Delete(entity=Entity.DEPENDENCY):
            predecessor, _, successor = edit.id.partition(">")
            wanted.unlinked.add((predecessor, successor))
        case Confirm():
            wanted.looked_at.append(edit.id)


def _link(edit: Create) -> Dependency:
    values: dict[str, Any] = {name: edit.values[name] for name in Dependency.model_fields}
    return Dependency.model_construct(None, **values)


def _unknown(stored: StoredPlan, edits: Sequence[Edit]) -> Iterator[Problem]:
    """Say which actions and roles the plan does not have, and which fields are not edited."""
    actions, roles = stored.plan.action_by_id, tuple(stored.plan.role_by_id)
    named = dict.fromkeys((one.entity, one.id) for one in edits if isinstance(one, Change))
    named |= dict.fromkeys((Entity.ACTION, one.id) for one in edits if isinstance(one, Confirm))
    for entity, id_ in named:
        if entity is Entity.ACTION and id_ not in actions:
            yield unknown_action(id_, actions)
        if entity is Entity.ROLE and id_ not in roles:
            yield messages.UNKNOWN_ROLE.at(Place(field=id_), id_, roles)
    for one in edits:
        if isinstance(one, Change) and one.entity is Entity.ACTION and one.field not in {*EDITABLE, *REPORTED}:
            yield _not_editable(one.id, one.field)


def _not_editable(action: str, name: str) -> Problem:
    return Problem(
        code="not-editable",
        what="“{field}” of “{action}” is not something that is edited.",
        fix="Name one of these: {known}.",
        values={"field": name, "action": action, "known": ", ".join(EDITABLE)},
        place=Place(field=f"{action}.{name}"),
    )


def _sort(wanted: _Wanted, entity: Entity, id_: str, changes: Sequence[Change]) -> None:
    typed = valid_values(entity, id_, {one.field: one.new for one in changes})
    changed = {one.field: typed[one.field] for one in changes if typed[one.field] != one.seen}
    match entity:
        case Entity.ACTION:
            wanted.facts[id_] = {name: value for name, value in changed.items() if name in EDITABLE}
            wanted.reports[id_] = {name: value for name, value in typed.items() if name in REPORTED}
        case Entity.ROLE:
            wanted.roles[id_] = changed
        case Entity.PLAN:
            wanted.head |= changed


def _edited(stored: StoredPlan, wanted: _Wanted) -> Plan:
    """Return the plan with new facts, roles, links and head; the plan itself where these stay as they are.

    Raises:
        ProblemsFoundError: actions would wait for one another, nobody knows a role, or the council would
            meet twice on a day.
    """
    plan, changed = stored.plan, dict(wanted.head)
    if any(wanted.facts.values()):
        changed["actions"] = tuple(
            action.model_copy(update=wanted.facts[action.id]) if wanted.facts.get(action.id) else action
            for action in plan.actions
        )
    if any(wanted.roles.values()):
        changed["roles"] = tuple(
            role.model_copy(update=wanted.roles[role.id]) if wanted.roles.get(role.id) else role for role in plan.roles
        )
    if wanted.links or wanted.unlinked:
        changed["dependencies"] = _linked(plan, wanted)
    if not changed:
        return plan
    edited = plan.model_copy(update=changed)
    problems = check_sessions(edited.council_sessions)
    if problems:
        raise ProblemsFoundError(problems)
    return with_roles(edited) if any(wanted.facts.values()) else edited


def _linked(plan: Plan, wanted: _Wanted) -> tuple[Dependency, ...]:
    """Return the plan's dependencies without those that go and with those that come and are not there already."""
    stay = {(one.predecessor, one.successor): one for one in plan.dependencies}
    for pair in wanted.unlinked:
        stay.pop(pair, None)
    for link in wanted.links:
        stay.setdefault((link.predecessor, link.successor), link)
    links = tuple(stay.values())
    problems = check_dependencies(tuple(plan.action_by_id), links)
    if problems:
        raise ProblemsFoundError(problems)
    return links


def _reported(
    stored: StoredPlan, wanted: _Wanted, by: Actor, today: date
) -> tuple[Mapping[str, ActionProgress], tuple[str, ...]]:
    """Return the progress of all actions after the reports, and the actions that were reported on.

    Dates that a status asks for and nobody gave are those of the report.

    Raises:
        ProblemsFoundError: everything in the reports that cannot be so.
    """
    progress, problems = progress_of(stored.plan, stored.progress), []
    reports = {action: said for action, said in wanted.reports.items() if said}
    for action in (*reports, *wanted.looked_at):
        before = progress[action]
        said = meant(before, reports.get(action, {}))
        update = with_dates(
            StatusUpdate.model_validate({**said, "action": action, "on": today, "by": by.id}),
            before,
        )
        problems += check_update(update, before, today)
        progress[action] = applied(before, update)
    if problems:
        raise ProblemsFoundError(problems)
    return progress, tuple(reports)


def meant(before: ActionProgress, said: Mapping[str, object]) -> Mapping[str, object]:
    """Return a report with what it says between the lines.

    What is put back to a status before the work has neither start nor progress; all of the work is
    “done”, and some of it means that the work has begun.

    >>> meant(ActionProgress(action="F06-03"), {"percent": 40})["status"]
    <ActionStatus.UNDER_WAY: 'under-way'>
    """
    status, percent = said.get("status", before.status), said.get("percent")
    if "status" in said and status in NOT_STARTED and status is not before.status:
        return {"started": None, **said, "percent": 0}
    if percent == _ALL and status not in {ActionStatus.DONE, ActionStatus.DROPPED}:
        return {**said, "status": ActionStatus.DONE}
    if isinstance(percent, int) and percent and status in NOT_STARTED:
        return {**said, "status": ActionStatus.UNDER_WAY}
    return said


def links_of(
    stored: StoredPlan, action: str, *, now: Collection[str], began: Sequence[Dependency]
) -> tuple[Create | Delete, ...]:
    """Return the edits after which an action waits for other actions than those that the person saw.

    ``now`` is what it is to wait for, ``began`` what the person saw. Links that others made or took
    away since stay as others left them; one that is there already keeps its kind and its lag.
    """
    saw = {link.predecessor for link in began}
    there = {link.predecessor for link in stored.plan.dependencies if link.successor == action}
    added = (waiting(other, action) for other in now if other not in saw and other not in there)
    gone = (link for link in began if link.predecessor not in now)
    return (
        *(one for link in added for one in stored.link(link)),
        *(one for link in gone for one in stored.unlink(link)),
    )


def waiting(predecessor: str, successor: str) -> Dependency:
    """Return the usual dependency between two actions, whose ids whoever takes it checks."""
    return Dependency.model_construct(
        predecessor=predecessor, successor=successor, link=Link.FINISH_TO_START, lag=0, elapsed=False
    )


def shifted(view: PlanView, actions: Collection[str], days: int) -> tuple[Change, ...]:
    """Return deadlines so many calendar days after the days by which actions are due now, earlier when negative."""
    moved = {action: view.standing.due[action] + timedelta(days=days) for action in actions}
    return tuple(one for action, day in moved.items() for one in view.stored.changes(action, own_deadline=day))


def still_on_track(store: Store, plan: str, actions: Sequence[str], *, by: Actor, today: date) -> Batch | None:
    """Note that actions were looked at and go on as planned; it counts as fresh news and never conflicts.

    Raises:
        ProblemsFoundError: there is no such plan or action.
    """
    looked_at = [Confirm(of=plan, id=action, on=today) for action in actions]
    return carry_out(store, prepare(store.plan(plan), looked_at, by=by, today=today), by=by)
