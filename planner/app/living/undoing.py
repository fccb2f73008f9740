"""How is a change taken back, and which dates does that move?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from planner.app.living.pending import slip_between
from planner.plan import Action, Dependency, Plan, PlanHead, PlanObjective, PlanRole
from planner.problem import Place, Problem, ProblemsFoundError
from planner.slip import Slip
from planner.store import Actor, Batch, Change, Create, Delete, Edit, Entity, Entry, HistoryKind, Store, StoredPlan
from planner.store.edits import WHOLE_ROW
from planner.store.history import inverse
from planner.store.whole import plan_edits
from planner.tracking import ActionProgress, Progress

_Row = dict[str, object]
_Rows = dict[tuple[Entity, str], _Row]


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoing:
    """What taking back a change would do."""

    batch: str
    entries: tuple[Entry, ...]
    """What was done."""
    plan: str | None
    """The plan that it was about; None when it was about something else."""
    slip: Slip | None


def last_batch(store: Store, by: Actor) -> str:
    """Return the last change that a person made to plans or assessments and that still stands.

    Raises:
        ProblemsFoundError: there is none.
    """
    told = store.history()
    undone = {entry.undoes for entry in told if entry.undoes}
    for entry in reversed(told):
        own = entry.actor == by.id and entry.kind is not HistoryKind.UNDO and entry.entity is not Entity.PERSON
        if own and entry.batch not in undone:
            return entry.batch
    raise ProblemsFoundError(
        [
            Problem(
                code="nothing-to-undo",
                what="“{person}” has changed nothing that could be taken back.",
                fix="Name a change; “planner history” lists them.",
                values={"person": by.id},
                place=Place(field="batch"),
            )
        ]
    )


def prepare_undo(store: Store, batch: str, *, today: date) -> Undoing:
    """Say what taking back a change would do, and which dates of its plan that moves.

    Raises:
        ProblemsFoundError: the history has no such change.
    """
    entries = store.history(batch=batch)
    plan = next((entry.scope_id for entry in entries if entry.scope is Entity.PLAN), None)
    stored = next((store.plan(one.id) for one in store.plans() if one.id == plan), None)
    brought = any(entry.entity is Entity.PLAN and entry.field == WHOLE_ROW for entry in entries)
    slip = None
    if stored is not None and not brought:
        slip = slip_between(stored, *_before(stored, inverse(entries)), today)
    return Undoing(batch=batch, entries=entries, plan=plan, slip=slip)


def undo(store: Store, batch: str, *, by: Actor, note: str = "") -> Batch:
    """Take back what a change did, by a new change; an undo can be undone.

    Raises:
        ConflictError: others changed the same fields since; nothing is changed.
        ProblemsFoundError: there is no such change, or taking it back breaks a rule.
    """
    return store.undo(batch, by=by, note=note)


def _before(stored: StoredPlan, edits: list[Edit]) -> tuple[Plan, Progress]:
    """Return the plan as it would be after the edits, wherever nobody else changed the same fields."""
    rows: _Rows = {
        (edit.entity, edit.id): dict(edit.values)
        for edit in plan_edits(stored.id, stored.plan, city=stored.city, progress=stored.progress)
        if isinstance(edit, Create)
    }
    for edit in edits:
        _apply(rows, edit)
    plan = Plan.model_validate(
        {
            **_taken(PlanHead.model_fields, rows[Entity.PLAN, stored.id]),
            "city": stored.plan.city,
            "objectives": [_taken(PlanObjective.model_fields, row) for _, row in _of(rows, Entity.OBJECTIVE)],
            "roles": [{**_taken(PlanRole.model_fields, row), "id": id_} for id_, row in _of(rows, Entity.ROLE)],
            "actions": [{**_taken(Action.model_fields, row), "id": id_} for id_, row in _of(rows, Entity.ACTION)],
            "dependencies": [_taken(Dependency.model_fields, row) for _, row in _of(rows, Entity.DEPENDENCY)],
        }
    )
    known = ActionProgress.model_fields
    told = {id_: {**_taken(known, row), "action": id_} for id_, row in _of(rows, Entity.ACTION)}
    return plan, {id_: ActionProgress.model_validate(row) for id_, row in told.items()}


def _apply(rows: _Rows, edit: Edit) -> None:
    match edit:
        case Change() if (edit.entity, edit.id) in rows:
            rows[edit.entity, edit.id][edit.field] = edit.new
        case Create():
            rows[edit.entity, edit.id] = dict(edit.values)
        case Delete():
            rows.pop((edit.entity, edit.id), None)


def _of(rows: _Rows, entity: Entity) -> list[tuple[str, _Row]]:
    found = [(id_, row) for (kind, id_), row in rows.items() if kind is entity]
    return sorted(found, key=lambda one: (int(str(one[1].get("position", 0))), one[0]))


def _taken(fields: Mapping[str, object], row: _Row) -> _Row:
    return {name: value for name, value in row.items() if name in fields}
