"""How is what was read a moment ago read again, when hardly anything changed since?

An edit changes a row or two of a plan, and reading hundreds of rows costs more than the edit. So the
history says what changed, and only that is read. All the rest stays the same objects as before: who
compares two states of a plan sees at once where they differ.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from threading import Lock
from typing import Generic, TypeVar

from pydantic import BaseModel
from sqlalchemy import Connection

from planner.plan import Action
from planner.store import queries
from planner.store.edits import WHOLE_ROW, Entity
from planner.store.history import Line, lines_from
from planner.store.rows import Row, rows_of
from planner.store.stored import StoredAssessment, StoredPlan
from planner.track.progress import ActionProgress

_MOST = 16
_BESIDE = frozenset({Entity.COMMENT, Entity.DOCUMENT})
"""What belongs to a plan without being a part of it."""
_Model = TypeVar("_Model", bound=BaseModel)
_Known = TypeVar("_Known", StoredPlan, StoredAssessment)


class Recent:
    """What was read last; threads may share it."""

    def __init__(self) -> None:
        self._plans = _Last[StoredPlan]()
        self._assessments = _Last[StoredAssessment]()

    def plan(self, connection: Connection, id_: str) -> StoredPlan:
        """Return a whole plan as it stands.

        Raises:
            ProblemsFoundError: there is none of that id.
        """
        known = self._plans.get(id_)
        lines = lines_from(connection, (Entity.PLAN, id_), known[1].revision if known else None)
        now = _brought_up_to_date(connection, known, lines) or queries.plan(connection, id_)
        now = now if now.batch == lines[-1].batch else replace(now, batch=lines[-1].batch)
        self._plans.keep(id_, now, lines)
        return now

    def assessment(self, connection: Connection, id_: str) -> StoredAssessment:
        """Return a whole assessment as it stands.

        Raises:
            ProblemsFoundError: there is none of that id.
        """
        known = self._assessments.get(id_)
        lines = lines_from(connection, (Entity.ASSESSMENT, id_), known[1].revision if known else None)
        now = known[1] if known and _changed(known, lines) == [] else queries.assessment(connection, id_)
        now = now if now.batch == lines[-1].batch else replace(now, batch=lines[-1].batch)
        self._assessments.keep(id_, now, lines)
        return now

    def forget(self) -> None:
        """Read everything anew from now on."""
        self._plans, self._assessments = _Last[StoredPlan](), _Last[StoredAssessment]()


class _Last(Generic[_Known]):
    """The last things read, by id, each with the batch that its revision belongs to."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[str, _Known]] = OrderedDict()
        self._lock = Lock()

    def get(self, id_: str) -> tuple[str, _Known] | None:
        # Without the lock: at worst it gives what is being replaced, which is then brought up to date as any other.
        return self._kept.get(id_)

    def keep(self, id_: str, now: _Known, lines: Sequence[Line]) -> None:
        # Threads share a store; without the lock two of them could drop the same entry.
        with self._lock:
            self._kept[id_] = (lines[-1].batch, now)
            self._kept.move_to_end(id_)
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)


def _changed(known: tuple[str, StoredPlan | StoredAssessment], lines: Sequence[Line]) -> Sequence[Line] | None:
    """Return what changed since; None when the store was put back meanwhile and went on from another past."""
    batch, before = known
    # A restored store goes on from an earlier number to the same ones again: only number and batch together tell.
    if not lines or (lines[0].seq, lines[0].batch) != (before.revision, batch):
        return None
    return lines[1:]


def _brought_up_to_date(
    connection: Connection, known: tuple[str, StoredPlan] | None, lines: Sequence[Line]
) -> StoredPlan | None:
    """Return the plan with those actions read anew that changed; None when more than actions changed."""
    changed = _changed(known, lines) if known else None
    if known is None or changed is None:
        return None
    before = known[1]
    if not changed:
        return before
    of_plan = [line for line in changed if line.entity not in _BESIDE]
    # Another place changes the order of all actions; roles and links are few, and read with the whole plan.
    if any(line.entity is not Entity.ACTION or line.field in {WHOLE_ROW, "position"} for line in of_plan):
        return None
    ids = sorted({line.id for line in of_plan})
    return _with_actions_anew(connection, before, ids, changed[-1].seq)


def _with_actions_anew(connection: Connection, before: StoredPlan, ids: Sequence[str], revision: int) -> StoredPlan:
    rows = rows_of(connection, Entity.ACTION, before.id, ids)
    facts = {id_: _record(Action, {**row, "id": id_}) for id_, row in rows.items()}
    progress = {id_: _record(ActionProgress, {**row, "action": id_}) for id_, row in rows.items()}
    actions = tuple(facts.get(action.id, action) for action in before.plan.actions)
    return replace(
        before,
        revision=revision,
        plan=before.plan.model_copy(update={"actions": actions}),
        progress={**before.progress, **progress},
    )


def _record(model: type[_Model], row: Row) -> _Model:
    """Return a record of the model from those fields of a row that it has."""
    return model.model_validate({name: row[name] for name in model.model_fields if name in row})
