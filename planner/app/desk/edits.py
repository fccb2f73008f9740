"""How does one user action on a plan become one change: checked once, shown with the dates that it moves, then made?

What a person wants is said in the store's own edits: a change of a field with what they saw there, a
dependency that comes or goes, a word that an action is on track. :func:`prepare` adds what follows from
them (a status brings dates and a percentage, an owner of the templates a role) and what they move.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, TypeVar

from planner.action_fields import EDITABLE, REPORTED
from planner.app.desk.earlier_standing import until_done
from planner.app.desk.pending_change import Outcome, Pending, carry_out, pending
from planner.app.desk.people import with_people
from planner.app.desk.plan_parts import check_days_to_come, check_retirements, check_set_days, with_roles
from planner.app.desk.plan_view import PlanView
from planner.files import messages
from planner.plan import Action, ActionStatus, Dependency, Plan, PlanRole
from planner.problem import Place, Problem, ProblemsFoundError
from planner.schedule.council_sessions import check_sessions
from planner.schedule.network import check_dependencies
from planner.store import (
    Actor,
    Batch,
    Change,
    Confirm,
    ConflictError,
    Create,
    Delete,
    Edit,
    Entity,
    Store,
    StoredPlan,
    dependency_id,
    valid_values,
)
from planner.templates.terms import Link
from planner.track.progress import CLOSED, ActionProgress, Progress, progress_of, unknown_action
from planner.track.reports import Reading, read_report
from planner.wording import refusals


def prepare(
    stored: StoredPlan,
    edits: Iterable[Edit],
    *,
    by: Actor,
    today: date,
    until_done: Mapping[str, ActionProgress] = MappingProxyType({}),
) -> Pending:
    """Return the change that edits of a plan's actions, links, roles and head make, with the dates that it moves.

    Among an action's fields are facts (:data:`~planner.action_fields.EDITABLE`) and what is reported of
    it (:data:`~planner.action_fields.REPORTED`); a fact that a person left as they saw it is not touched.
    ``until_done`` is what :func:`planner.app.desk.earlier_standing.until_done` knows.

    Raises:
        ProblemsFoundError: everything that is not known, cannot be stored, or cannot be so.
    """
    asked = tuple(edits)
    checked = _checked(stored, asked)
    plan = _edited(stored.plan, checked)
    readings = _readings(stored, checked, _Reporting(by, today, until_done))
    reported = {action: reading.after for action, reading in readings.items()}
    progress = {**progress_of(stored.plan, stored.progress), **reported}
    outcome = Outcome(plan=plan, progress=progress, looked_at=tuple(readings))
    newcomers = [edit for edit in asked if isinstance(edit, Create) and edit.entity is Entity.PERSON]
    change = pending(stored, outcome, today, seen_in=asked, more=newcomers)
    understood: dict[str, Mapping[str, object]] = dict(change.understood)
    for action, reading in readings.items():
        if reading.understood:
            understood[action] = {**reading.understood, **understood.get(action, {})}
    return replace(change, understood=understood)


def check_action(action: str, known: Mapping[str, object]) -> None:
    """See that a plan has an action, among those that are ``known`` by their ids.

    Raises:
        ProblemsFoundError: it has not.
    """
    if action not in known:
        raise ProblemsFoundError([unknown_action(action, known)])


def edit(store: Store, plan: str, edits: Iterable[Edit], *, by: Actor, today: date) -> Batch | None:
    """Make the change that :func:`prepare` describes, of the plan as it stands now; None where nothing changes.

    It is prepared anew though a page showed it before: others may have changed the plan since.

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
        ProblemsFoundError: there is no such plan, a rule refuses it, or an open action would be due on a day
            that is past.
    """
    wanted = tuple(_not_given_up(tuple(edits), by))
    # Both in one moment: what comes back in between would else be neither a conflict nor part of the change.
    with store.moment() as moment:
        stored = moment.plan(plan)
        gone = [edit for edit in wanted if _is_gone(edit, stored)]
        conflicts = moment.conflicts_with_removals(gone, by=by)
        wanted = with_people(moment, wanted)
        earlier = until_done(moment, stored, wanted)
        adopted = [baseline for _, baseline in moment.baselines(plan)]
    if conflicts:
        raise ConflictError(conflicts)
    there = [edit for edit in wanted if edit not in gone]
    change = prepare(stored, there, by=by, today=today, until_done=earlier)
    check_days_to_come(stored.plan, change.outcome.plan, change.outcome.progress, adopted, today)
    return change


def _not_given_up(edits: Sequence[Edit], by: Actor) -> Iterator[Edit]:
    """Give the edits that a person did not leave to others; a reason goes with the status that it explains.

    Taken out here, before what follows from them is worked out: a status that somebody gave up would
    otherwise still bring its percentage and its day.
    """
    changes = [edit for edit in edits if isinstance(edit, Change)]
    given_up = {
        (change.id, change.field)
        for change in changes
        if by.gives_way((change.entity, change.of, change.id, change.field))
    }
    given_up |= {(id_, "reason") for id_, name in given_up if name == "status"}
    yield from (edit for edit in edits if not isinstance(edit, Change) or (edit.id, edit.field) not in given_up)


def _is_gone(edit: Edit, stored: StoredPlan) -> bool:
    """Say whether an edit is about an action or a role that the plan does not have."""
    match edit:
        case Confirm() | Change(entity=Entity.ACTION):
            return edit.id not in stored.plan.action_by_id
        case Change(entity=Entity.ROLE):
            return edit.id not in stored.plan.role_by_id
    return False


def _checked(stored: StoredPlan, edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Return edits with values of the model, without the facts that a person left as they saw them.

    Raises:
        ProblemsFoundError: every row and field that is not known, and every value that cannot be stored.
    """
    problems = list(_unknown(stored, edits))
    changes: list[Change] = []
    for (entity, id_), of_row in _changes_by_row(edits).items():
        # Row by row, as the rules of a row may be about two of its fields together.
        try:
            values = valid_values(entity, id_, {change.field: change.new for change in of_row})
        except ProblemsFoundError as refused:
            problems += refused.problems
        else:
            changes += [replace(change, new=values[change.field]) for change in of_row]
    if problems:
        raise ProblemsFoundError(problems)
    # A report stays though it says what was there before: that somebody said so today is news.
    news = (change for change in changes if _is_report(change) or change.new != change.seen)
    return (*news, *(edit for edit in edits if not isinstance(edit, Change)))


def _changes_by_row(edits: Sequence[Edit]) -> Mapping[tuple[Entity, str], Sequence[Change]]:
    by_row: dict[tuple[Entity, str], list[Change]] = {}
    for edit in edits:
        if isinstance(edit, Change):
            by_row.setdefault((edit.entity, edit.id), []).append(edit)
    return by_row


def _is_report(edit: Edit) -> bool:
    return isinstance(edit, Change) and edit.entity is Entity.ACTION and edit.field in REPORTED


def _unknown(stored: StoredPlan, edits: Sequence[Edit]) -> Iterator[Problem]:
    """Say which actions and roles the plan does not have, and which fields are not edited."""
    actions, roles = stored.plan.action_by_id, tuple(stored.plan.role_by_id)
    changes = [edit for edit in edits if isinstance(edit, Change)]
    rows = [(change.entity, change.id) for change in changes]
    rows += [(edit.entity, edit.id) for edit in edits if isinstance(edit, Confirm)]
    for entity, id_ in dict.fromkeys(rows):
        if entity is Entity.ACTION and id_ not in actions:
            yield unknown_action(id_, actions)
        if entity is Entity.ROLE and id_ not in roles:
            yield messages.UNKNOWN_ROLE.at(Place(field=id_), id_, roles)
    for change in changes:
        if change.entity is Entity.ACTION and change.field not in {*EDITABLE, *REPORTED}:
            yield refusals.not_editable(change.id, change.field, (*EDITABLE, *REPORTED))
    yield from map(_not_of_plan, (edit for edit in edits if not _is_of_plan(edit, stored.id)))


def _is_of_plan(edit: Edit, plan: str) -> bool:
    """Say whether an edit changes this plan here: any other would be left out, or change this one, without a word."""
    match edit:
        case Change(entity=Entity.PLAN):
            return edit.id == plan
        case Change():
            return edit.entity in {Entity.ACTION, Entity.ROLE} and edit.of == plan
        case Create(entity=Entity.PERSON):
            # A person comes with the action that names them.
            return True
        case Create() | Delete():
            return edit.entity is Entity.DEPENDENCY and edit.of == plan
        case Confirm():
            return edit.of == plan


def _not_of_plan(edit: Edit) -> Problem:
    return refusals.not_of_plan(edit.id, edit.field if isinstance(edit, Change) else "")


_Row = TypeVar("_Row", Action, PlanRole)


def _edited(plan: Plan, edits: Sequence[Edit]) -> Plan:
    """Return the plan with new facts, roles, links and head; the plan itself where these stay as they are.

    Raises:
        ProblemsFoundError: actions would wait for one another or end before the plan starts, nobody knows
            a role, or the council would meet twice on a day.
    """
    head = {edit.field: edit.new for edit in edits if isinstance(edit, Change) and edit.entity is Entity.PLAN}
    actions = _with_facts(plan.actions, Entity.ACTION, edits)
    roles = _with_facts(plan.roles, Entity.ROLE, edits)
    links = _linked(plan, edits)
    if not head and actions is plan.actions and roles is plan.roles and links is plan.dependencies:
        return plan
    edited = plan.model_copy(update={**head, "actions": actions, "roles": roles, "dependencies": links})
    # Sessions are part of the head, but only the edited plan tells which there are.
    problems = check_sessions(edited.council_sessions)
    if problems:
        raise ProblemsFoundError(problems)
    check_retirements(plan, edited)
    check_set_days(plan, edited)
    # Only an action can name a role that the plan lacks; to look it up reads the templates.
    return edited if actions is plan.actions else with_roles(edited)


def _with_facts(rows: tuple[_Row, ...], entity: Entity, edits: Sequence[Edit]) -> tuple[_Row, ...]:
    """Return actions or roles with the facts that edits give them; the same tuple where there are none."""
    facts = _fields_by_id(
        [edit for edit in edits if isinstance(edit, Change) and edit.entity is entity and not _is_report(edit)]
    )
    return tuple(row.model_copy(update=facts[row.id]) if row.id in facts else row for row in rows) if facts else rows


def _fields_by_id(changes: Iterable[Change]) -> Mapping[str, Mapping[str, object]]:
    fields: dict[str, dict[str, object]] = {}
    for change in changes:
        fields.setdefault(change.id, {})[change.field] = change.new
    return fields


def _linked(plan: Plan, edits: Sequence[Edit]) -> tuple[Dependency, ...]:
    """Return the plan's dependencies without those that go and with those that come, each pair of actions once.

    Raises:
        ProblemsFoundError: actions would wait for one another.
    """
    about_links = [edit for edit in edits if edit.entity is Entity.DEPENDENCY]
    if not about_links:
        return plan.dependencies
    going = {edit.id for edit in about_links if isinstance(edit, Delete)}
    links = {dependency_id(link): link for link in plan.dependencies if dependency_id(link) not in going}
    for edit in about_links:
        if isinstance(edit, Create):
            # One that is there already keeps its kind and its lag: somebody else made it meanwhile.
            links.setdefault(edit.id, _link(edit))
    problems = check_dependencies(tuple(plan.action_by_id), tuple(links.values()))
    if problems:
        raise ProblemsFoundError(problems)
    return tuple(links.values())


def _link(edit: Create) -> Dependency:
    # Not validated, as an action that waits for itself is to be told with all other problems of the links.
    values: dict[str, Any] = {name: edit.values[name] for name in Dependency.model_fields}
    return Dependency.model_construct(None, **values)


@dataclass(frozen=True, slots=True)
class _Reporting:
    """Who reports, when, and what was known of actions that are done when they were reported so."""

    by: Actor
    today: date
    until_done: Mapping[str, ActionProgress]

    def read(self, stored: StoredPlan, before: ActionProgress, named: Mapping[str, object]) -> Reading:
        return read_report(
            before,
            named,
            on=self.today,
            by=self.by.id,
            plan_start=stored.plan.start,
            until_done=self.until_done.get(before.action),
        )


def _readings(stored: StoredPlan, edits: Sequence[Edit], reporting: _Reporting) -> Mapping[str, Reading]:
    """Return what is reported, by the action that was reported on or looked at.

    Raises:
        ProblemsFoundError: everything in the reports that cannot be so.
    """
    reports = _fields_by_id(edit for edit in edits if isinstance(edit, Change) and _is_report(edit))
    before = progress_of(stored.plan, stored.progress)
    looked_at = (*reports, *_looked_at(edits, before, reporting.today))
    # One report an action, however many of its fields were typed: a status explains the others.
    readings = {
        action: reporting.read(stored, before[action], reports.get(action, {})) for action in dict.fromkeys(looked_at)
    }
    problems = [problem for reading in readings.values() for problem in reading.problems]
    if problems:
        raise ProblemsFoundError(problems)
    return readings


def _looked_at(edits: Iterable[Edit], before: Progress, today: date) -> Iterator[str]:
    """Give the actions of which somebody says how they stand without a report.

    A new deadline is an answer to “How does it stand?”; of what is blocked or closed it says nothing.
    """
    for edit in edits:
        if isinstance(edit, Confirm):
            yield edit.id
        elif isinstance(edit, Change) and edit.entity is Entity.ACTION and edit.field == "own_deadline" and edit.new:
            known = before[edit.id]
            goes_on = known.status not in {*CLOSED, ActionStatus.BLOCKED}
            if goes_on and (known.confirmed_on is None or known.confirmed_on <= today):
                yield edit.id


def links_of(
    stored: StoredPlan, action: str, *, now: Collection[str], began: Sequence[Dependency]
) -> tuple[Create | Delete, ...]:
    """Return the edits after which an action waits for other actions than those that the person saw.

    ``now`` is what it is to wait for, ``began`` what the person saw. Links that others made or took
    away since stay as others left them; one that is there already keeps its kind and its lag.
    """
    saw = {link.predecessor for link in began}
    known = {link.predecessor for link in stored.plan.dependencies if link.successor == action}
    added = (usual_dependency(other, action) for other in now if other not in saw and other not in known)
    gone = (link for link in began if link.predecessor not in now)
    return (
        *(edit for link in added for edit in stored.link(link)),
        *(edit for link in gone for edit in stored.unlink(link)),
    )


def usual_dependency(predecessor: str, successor: str) -> Dependency:
    """Return the usual dependency between two actions, whose ids whoever takes it checks."""
    return Dependency.model_construct(
        predecessor=predecessor, successor=successor, link=Link.FINISH_TO_START, lag=0, elapsed=False
    )


def shifted(view: PlanView, actions: Collection[str], days: int) -> tuple[Change, ...]:
    """Return deadlines so many calendar days after the days by which actions are due now, earlier when negative.

    What is ongoing has no deadline to shift.
    """
    due = view.standing.due
    moved = {action: day + timedelta(days=days) for action in actions if (day := due[action])}
    return tuple(edit for action, day in moved.items() for edit in view.stored.changes(action, own_deadline=day))


def still_on_track(store: Store, plan: str, actions: Sequence[str], *, by: Actor, today: date) -> Batch | None:
    """Note that actions were looked at and go on as planned; it counts as fresh news and never conflicts.

    Whoever takes it from people sees first that it can be so, see :mod:`planner.app.desk.on_track`.

    Raises:
        ProblemsFoundError: there is no such plan or action.
    """
    looked_at = [Confirm(of=plan, id=action, on=today) for action in actions]
    return carry_out(store, prepare(store.plan(plan), looked_at, by=by, today=today), by=by)
