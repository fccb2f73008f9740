"""How is a change taken back: what goes, what comes back, and which dates does that move?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from planner.app.desk.consequences import consequences_to
from planner.app.desk.pending_change import slip_to
from planner.app.desk.wholes import whole
from planner.plan import Action, Dependency, Plan, PlanHead, PlanObjective, PlanRole
from planner.problem import ProblemsFoundError
from planner.store import (
    Actor,
    Batch,
    Change,
    Conflict,
    Create,
    Delete,
    Edit,
    Entity,
    Entry,
    Moment,
    State,
    Store,
    StoredPlan,
    plan_edits,
    taking_back,
)
from planner.track.consequences import Consequences
from planner.track.forecast import foreseen
from planner.track.progress import ActionProgress, Progress
from planner.track.slip import Slip
from planner.wording import refusals
from planner.wording.undo import Whole

_Row = dict[str, object]
_Rows = dict[tuple[Entity, str], _Row]

_PARTS = frozenset(
    {
        Entity.DEPENDENCY,
        Entity.RESPONSE,
        Entity.EVIDENCE,
        Entity.VERDICT,
        Entity.READING,
        Entity.HOLDER,
        Entity.SETTINGS,
        Entity.OBJECTIVE,
        Entity.ROLE,
        Entity.PERSON,
    }
)
"""Rows that people know as values of something: an answer, what an action waits for."""


_ORDER = (Entity.CITY, Entity.ASSESSMENT, Entity.PLAN, *(kind for kind in Entity))
"""What holds the rest is named first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingUndo:
    """What taking back a change would do."""

    batch: str
    again: bool
    """It does again what was taken back, which people know as “redo”."""
    who: str
    """The id of the person who did it."""
    at: datetime
    """In UTC."""
    entries: tuple[Entry, ...]
    """What was done."""
    plan: str | None
    """The plan that it was about; None when it was about something else."""
    goes: tuple[Whole, ...]
    """What would go as a whole, rather than get an earlier value: to be asked about before."""
    comes: tuple[Whole, ...]
    """What would come back as a whole."""
    since: State
    """The state of the store that was looked at."""
    slip: Slip | None
    """The dates that it moves; None where nobody asked for them, or the plan itself goes or comes."""
    consequences: Consequences | None = None
    """What that breaks and saves; None as for the dates."""
    changed_since: bool
    """Some of it was changed again since, as far as its rows tell: then somebody has to decide what stays."""
    conflicts: tuple[Conflict, ...] = ()
    """What was changed since, so that it is not taken back unless somebody decides; none where nobody asked."""


def last_batch(store: Store, by: Actor, plan: str | None = None) -> str:
    """Return the last change that a person made, to a plan or anywhere, and that still stands.

    Raises:
        ProblemsFoundError: there is none.
    """
    with store.moment() as moment:
        batch = moment.last_batch(by.id, plan)
        if batch is not None:
            return batch
        name = next((person.name for person in moment.people() if person.id == by.id), by.name or by.id)
        refused = refusals.all_taken_back if moment.has_changed(by.id) else refusals.nothing_to_undo
    raise ProblemsFoundError([refused(name)])


def prepare_undo(store: Store, batch: str, *, today: date, by: Actor | None = None, dates: bool = True) -> PendingUndo:
    """Say what taking back a change would do, and with ``dates`` which dates of its plan that moves.

    With ``by``, who is asked about it, it is tried as well: what was changed since is told before, not after.

    Raises:
        ProblemsFoundError: the history has no such change, nothing of it can be taken back, or a rule refuses it.
    """
    with store.moment() as moment:
        entries = moment.history(batch=batch)
        # The state that the person is asked about: what others do until they answer must not go unseen.
        since = moment.state()
        edits = taking_back(moment, batch, today, seen=since)
        unsorted = _wholes(moment, edits, by.id if by else "")
        wholes = sorted(unsorted, key=lambda pair: _ORDER.index(pair[0].entity))
        plan = next((entry.scope_id for entry in entries if entry.scope is Entity.PLAN), None)
        # Where the plan itself goes or comes, or what it was drafted from, no date of it moves.
        stays = all(whole_row.entity not in {Entity.PLAN, Entity.ASSESSMENT} for whole_row, _ in wholes)
        stored = _in_sight(moment, plan) if plan is not None and dates and stays else None
        again = _does_again(moment, entries[0])
        changed_since = any(_changed_since(moment, edit) for edit in edits)
    after = foreseen(*_before(stored, edits), today) if stored else None
    first = entries[0]
    # A button is drawn in every run, and nobody waits for writers to see a page: it is tried once somebody asks.
    return PendingUndo(
        conflicts=store.rehearse_undo(batch, by=by, since=since) if by is not None and dates else (),
        batch=batch,
        again=again,
        who=first.actor,
        at=first.at,
        entries=entries,
        plan=plan,
        goes=tuple(whole_row for whole_row, going in wholes if going),
        comes=tuple(whole_row for whole_row, going in wholes if not going),
        since=since,
        changed_since=changed_since,
        slip=slip_to(after, stored, today) if stored and after else None,
        consequences=consequences_to(after, stored, today) if stored and after else None,
    )


def _changed_since(moment: Moment, edit: Edit) -> bool:
    if not isinstance(edit, Change):
        return False
    row = moment.row(edit.entity, edit.of, edit.id)
    return row is None or row[edit.field] not in (edit.seen, edit.new)


def _does_again(moment: Moment, change: Entry) -> bool:
    """Say whether taking back a change does something again: it takes back an undo, and not a redo."""
    again = False
    # To the store undo and redo are one kind of change; how many of them lead back to what was done tells them apart.
    while change.undoes is not None:
        change, again = moment.history(batch=change.undoes)[0], not again
    return again


def _in_sight(moment: Moment, plan: str) -> StoredPlan | None:
    return moment.plan(plan) if any(summary.id == plan for summary in moment.plans()) else None


def _wholes(moment: Moment, edits: Sequence[Edit], by: str) -> Iterator[tuple[Whole, bool]]:
    """Give what goes (True) and what comes back (False) as a whole."""
    for edit in edits:
        match edit:
            case Change(field="removed_on"):
                whole_row, going = whole(moment, edit.entity, "", edit.id, by=by), edit.new is not None
            case Delete() if edit.entity not in _PARTS:
                whole_row, going = whole(moment, edit.entity, edit.of, edit.id, by=by), True
            case Create() if edit.entity not in _PARTS:
                whole_row, going = _coming(edit), False
            case _:
                continue
        if whole_row is not None:
            yield whole_row, going


def _coming(edit: Create) -> Whole:
    return Whole(entity=edit.entity, id=edit.id, of=edit.of, row=dict(edit.values), holds=(), reported=0, others=())


def undo(store: Store, batch: str, *, by: Actor, note: str = "", since: State | None = None) -> Batch:
    """Take back what a change did, by a new change; an undo can be undone.

    ``since`` is that of :class:`PendingUndo`, which the person saw: what others did later does not go unseen.

    Raises:
        ConflictError: others changed the same fields since; nothing is changed.
        ProblemsFoundError: there is no such change, taking it back breaks a rule, or what would go was
            changed after the person saw it.
    """
    return store.undo(batch, by=by, note=note, since=since)


def _before(stored: StoredPlan, edits: Sequence[Edit]) -> tuple[Plan, Progress]:
    """Return the plan as it would be after the edits, wherever nobody else changed the same fields."""
    rows = _rows_after(stored, edits)
    actions = _of(rows, Entity.ACTION)
    actions_left = {id_ for id_, _ in actions}
    # An action that others removed takes its links along; that one of them cannot come back is told when it is tried.
    links = [row for _, row in _of(rows, Entity.DEPENDENCY) if {row["predecessor"], row["successor"]} <= actions_left]
    plan = Plan.model_validate(
        {
            **_taken(PlanHead.model_fields, rows[Entity.PLAN, stored.id]),
            "city": stored.plan.city,
            "objectives": [_taken(PlanObjective.model_fields, row) for _, row in _of(rows, Entity.OBJECTIVE)],
            "roles": [{**_taken(PlanRole.model_fields, row), "id": id_} for id_, row in _of(rows, Entity.ROLE)],
            "actions": [{**_taken(Action.model_fields, row), "id": id_} for id_, row in actions],
            "dependencies": [_taken(Dependency.model_fields, row) for row in links],
        }
    )
    known = ActionProgress.model_fields
    reports = {id_: {**_taken(known, row), "action": id_} for id_, row in actions}
    return plan, {id_: ActionProgress.model_validate(row) for id_, row in reports.items()}


def _rows_after(stored: StoredPlan, edits: Sequence[Edit]) -> _Rows:
    """Return the rows of a plan after the edits, as the store would have them."""
    rows: _Rows = {
        (edit.entity, edit.id): dict(edit.values)
        for edit in plan_edits(stored.id, stored.plan, city=stored.city, progress=stored.progress)
        if isinstance(edit, Create)
    }
    for edit in edits:
        _apply(rows, edit)
    return rows


def _apply(rows: _Rows, edit: Edit) -> None:
    match edit:
        case Change() if (edit.entity, edit.id) in rows:
            rows[edit.entity, edit.id][edit.field] = edit.new
        case Create():
            rows[edit.entity, edit.id] = dict(edit.values)
        case Delete():
            rows.pop((edit.entity, edit.id), None)


def _of(rows: _Rows, entity: Entity) -> list[tuple[str, _Row]]:
    of_kind = [(id_, row) for (kind, id_), row in rows.items() if kind is entity]
    return sorted(of_kind, key=lambda row: (int(str(row[1].get("position", 0))), row[0]))


def _taken(fields: Mapping[str, object], row: _Row) -> _Row:
    return {name: value for name, value in row.items() if name in fields}
