"""What does the history say, and what follows from it?"""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime

from sqlalchemy import Connection, RowMapping, func, select

from planner.store.edits import WHOLE_ROW, Change, Create, Delete, Edit, Entity, Entry, HistoryKind
from planner.store.rows import Key, Row
from planner.store.schema import HISTORY
from planner.store.shapes import SHAPES


def entries(
    connection: Connection,
    *,
    scope: tuple[Entity, str] | None = None,
    row: tuple[Entity, str] | None = None,
    batch: str | None = None,
    since: int = 0,
) -> Iterator[Entry]:
    """Give lines of the history in their order: of a scope, of a row in it, of a batch, after a revision."""
    query = select(HISTORY).where(HISTORY.c.seq > since).order_by(HISTORY.c.seq)
    if scope:
        query = query.where(HISTORY.c.scope == str(scope[0]), HISTORY.c.scope_id == scope[1])
    if row:
        query = query.where(HISTORY.c.entity == str(row[0]), HISTORY.c.entity_id == row[1])
    if batch:
        query = query.where(HISTORY.c.batch == batch)
    for found in connection.execute(query).mappings():
        yield _entry(found)


def _entry(found: RowMapping) -> Entry:
    return Entry(
        seq=found["seq"],
        batch=found["batch"],
        at=datetime.fromisoformat(found["at"]),
        actor=found["actor"],
        scope=Entity(found["scope"]),
        scope_id=found["scope_id"],
        entity=Entity(found["entity"]),
        id=found["entity_id"],
        field=found["field"],
        old=None if found["old"] is None else json.loads(found["old"]),
        new=None if found["new"] is None else json.loads(found["new"]),
        kind=HistoryKind(found["kind"]),
        undoes=found["undoes"],
        note=found["note"],
    )


def revision(connection: Connection, scope: tuple[Entity, str] | None = None) -> int:
    """Return the number of the last line of history, of a scope or of the whole store; 0 when there is none."""
    query = select(func.max(HISTORY.c.seq))
    if scope:
        query = query.where(HISTORY.c.scope_id == scope[1], HISTORY.c.scope == str(scope[0]))
    return connection.scalar(query) or 0


def replayed(told: Iterable[Entry]) -> dict[Key, Row]:
    """Return the rows to which the history leads from an empty store, values plain.

    Fields that are kept outside the history are missing.
    """
    rows: dict[Key, Row] = {}
    for entry in told:
        key = (entry.entity, entry.of, entry.id)
        if entry.field != WHOLE_ROW:
            rows[key] = {**rows[key], entry.field: entry.new}
        elif isinstance(entry.new, dict):
            rows[key] = entry.new
        else:
            del rows[key]
    return rows


def inverse(told: Iterable[Entry]) -> list[Edit]:
    """Return the edits that take back what a batch did, last thing first."""
    return [_inverse(entry) for entry in sorted(told, key=lambda entry: -entry.seq)]


def _inverse(entry: Entry) -> Edit:
    if entry.field != WHOLE_ROW:
        return Change(entity=entry.entity, of=entry.of, id=entry.id, field=entry.field, seen=entry.new, new=entry.old)
    if isinstance(entry.new, dict):
        return Delete(entity=entry.entity, of=entry.of, id=entry.id, seen=entry.new)
    values = entry.old if isinstance(entry.old, dict) else {}
    return Create(entity=entry.entity, of=entry.of, id=entry.id, values=values)


def edited_by_people(told: Iterable[Entry]) -> dict[tuple[Entity, str], frozenset[str]]:
    """Return the fields whose present value a person gave, by row.

    A row that a person added counts with all its fields. What was taken back counts as it was before.
    """
    lines = list(told)
    taken_back = _taken_back(lines)
    author: dict[tuple[Entity, str, str], HistoryKind] = {}
    for entry in lines:
        if entry.kind is HistoryKind.UNDO or entry.batch in taken_back:
            continue
        fields = SHAPES[entry.entity].codecs if entry.field == WHOLE_ROW else (entry.field,)
        for name in fields:
            author[entry.entity, entry.id, name] = entry.kind
    edited: dict[tuple[Entity, str], set[str]] = {}
    for (entity, id_, name), kind in author.items():
        if kind is HistoryKind.EDIT:
            edited.setdefault((entity, id_), set()).add(name)
    return {row: frozenset(fields) for row, fields in edited.items()}


def _taken_back(lines: Iterable[Entry]) -> set[str]:
    """Return the batches that were undone, and whose undoing was not undone in its turn."""
    undoing: dict[str, str] = {entry.batch: entry.undoes for entry in lines if entry.undoes}
    taken_back: set[str] = set()
    for batch, undone in reversed(undoing.items()):
        if batch not in taken_back:
            taken_back.add(undone)
    return taken_back
