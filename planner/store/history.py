"""What does the history say, and what follows from it?"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, RowMapping, bindparam, select
from sqlalchemy.sql.elements import ColumnElement

from planner.store.edits import WHOLE_ROW, Entity, Entry, HistoryKind
from planner.store.rows import Key, Row
from planner.store.schema import HISTORY
from planner.store.shapes import SHAPES
from planner.store.stored import State
from planner.store.values import parsed
from planner.track.redraft import HEAD, PeoplesWork


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
    # Line by line: whoever meets a line that cannot be read then knows the last one that could.
    for line in connection.execute(query).mappings():
        yield _entry(line)


def _entry(row: RowMapping) -> Entry:
    entity = Entity(row["entity"])
    old, new = (None if row[name] is None else parsed(row[name]) for name in ("old", "new"))
    if row["field"] == WHOLE_ROW:
        old, new = _whole(entity, old), _whole(entity, new)
    return Entry(
        seq=row["seq"],
        batch=row["batch"],
        at=datetime.fromisoformat(row["at"]),
        actor=row["actor"],
        scope=Entity(row["scope"]),
        scope_id=row["scope_id"],
        entity=entity,
        id=row["entity_id"],
        field=row["field"],
        old=old,
        new=new,
        kind=HistoryKind(row["kind"]),
        undoes=row["undoes"],
        note=row["note"],
    )


def _whole(entity: Entity, row: object) -> object:
    """Return a row as today's tables have it: what an earlier release told lacks the fields that came later."""
    return {**SHAPES[entity].defaults, **row} if isinstance(row, dict) else row


def revision(connection: Connection, scope: tuple[Entity, str] | None = None) -> int:
    """Return the number of the last line of history, of a scope or of the whole store; 0 when there is none."""
    return state(connection, scope).revision


def last_batch(connection: Connection, actor: str) -> str | None:
    """Return the last change of somebody that still stands, not counting what takes back and who somebody is."""
    undos = select(HISTORY.c.batch, HISTORY.c.undoes).where(HISTORY.c.undoes.is_not(None)).order_by(HISTORY.c.seq)
    taken_back = _taken_back((undo.batch, undo.undoes) for undo in connection.execute(undos))
    query = (
        select(HISTORY.c.batch)
        .where(
            HISTORY.c.actor == actor,
            HISTORY.c.kind != str(HistoryKind.UNDO),
            HISTORY.c.entity != str(Entity.PERSON),
            HISTORY.c.batch.not_in(taken_back),
        )
        .order_by(HISTORY.c.seq.desc())
        .limit(1)
    )
    return connection.scalar(query)


def touched_since(connection: Connection, seq: int, key: Key) -> bool:
    """Say whether anything was changed in a row after a line of the history."""
    query = select(HISTORY.c.seq).where(HISTORY.c.seq > seq, *_of_row(key))
    return connection.execute(query.limit(1)).first() is not None


def state(connection: Connection, scope: tuple[Entity, str] | None = None) -> State:
    """Return the last line's number and batch, of a scope or of the whole store; see :class:`State`."""
    last = (
        connection.execute(_LAST_ANYWHERE).first()
        if scope is None
        else connection.execute(_LAST_LINE, {"b_scope": str(scope[0]), "b_scope_id": scope[1]}).first()
    )
    return State(last.seq, last.batch) if last else State(0, "")


def last_author(connection: Connection, key: Key, field: str) -> tuple[str, datetime] | None:
    """Return who last changed a field of a row, or brought or removed the row, and when; None where nobody did."""
    query = select(HISTORY.c.actor, HISTORY.c.at).where(*_of_row(key), HISTORY.c.field.in_((field, WHOLE_ROW)))
    last = connection.execute(query.order_by(HISTORY.c.seq.desc()).limit(1)).first()
    return (last.actor, datetime.fromisoformat(last.at)) if last else None


def _of_row(key: Key) -> list[ColumnElement[bool]]:
    """Return the condition that a line is about a row; the scope of what stands on its own may be another's.

    A document's lines belong to the plan or the assessment that it names.
    """
    entity, of, id_ = key
    own = [HISTORY.c.entity_id == id_, HISTORY.c.entity == str(entity)]
    return [*own, HISTORY.c.scope_id == of] if of else own


def goes_on_from(connection: Connection, seen: State) -> bool:
    """Say whether the store only went on from a state: a restored one has another past, whatever its numbers."""
    if not seen.revision:
        return True
    return connection.scalar(select(HISTORY.c.batch).where(HISTORY.c.seq == seen.revision)) == seen.batch


class Line(NamedTuple):
    """What a line of the history is about, without what it says."""

    seq: int
    batch: str
    entity: Entity
    id: str
    field: str


def lines_from(connection: Connection, scope: tuple[Entity, str], seq: int | None) -> Sequence[Line]:
    """Return the lines of a scope from one of them on, that one included; at least the last one, if there is any."""
    of = {"b_scope": str(scope[0]), "b_scope_id": scope[1]}
    lines = connection.execute(_LINES_FROM, {**of, "b_seq": seq}).all() if seq is not None else []
    lines = lines or connection.execute(_LAST_LINE, of).all()
    return [Line(row.seq, row.batch, Entity(row.entity), row.entity_id, row.field) for row in lines]


# Built once, for these are asked all the time.
_OF_SCOPE = (HISTORY.c.scope_id == bindparam("b_scope_id"), HISTORY.c.scope == bindparam("b_scope"))
_LINE = (HISTORY.c.seq, HISTORY.c.batch, HISTORY.c.entity, HISTORY.c.entity_id, HISTORY.c.field)
_LINES = select(*_LINE).where(*_OF_SCOPE)
_LINES_FROM = _LINES.where(HISTORY.c.seq >= bindparam("b_seq")).order_by(HISTORY.c.seq)
_LAST_ANYWHERE = select(*_LINE).order_by(HISTORY.c.seq.desc()).limit(1)
_LAST_LINE = _LINES.order_by(HISTORY.c.seq.desc()).limit(1)


def replayed(entries: Iterable[Entry]) -> dict[Key, Row]:
    """Return the rows to which the history leads from an empty store, values plain.

    Fields that are kept outside the history are missing.
    """
    rows: dict[Key, Row] = {}
    for entry in entries:
        key = (entry.entity, entry.of, entry.id)
        if entry.field != WHOLE_ROW:
            # No row to change is a KeyError with its key, by which soundness names the row.
            rows[key] = {**rows[key], entry.field: entry.new}
        elif isinstance(entry.new, dict):
            rows[key] = entry.new
        else:
            del rows[key]
    return rows


def peoples_work(entries: Iterable[Entry]) -> PeoplesWork:
    """Return what people did to a plan since it was brought, which a new draft must leave alone.

    What was taken back counts as if it had not been done.
    """
    theirs = _changed_by_people(list(entries))
    edited: dict[str, set[str]] = {}
    for entity, id_, name in theirs:
        if name not in {_CAME, _WENT} and entity in {Entity.ACTION, Entity.PLAN}:
            edited.setdefault(id_ if entity is Entity.ACTION else HEAD, set()).add(name)
        elif entity in _PARTS_OF_HEAD:
            edited.setdefault(HEAD, set()).add(_PARTS_OF_HEAD[entity])
    actions = [(id_, name) for entity, id_, name in theirs if entity is Entity.ACTION]
    return PeoplesWork(
        edited={row: frozenset(fields) for row, fields in edited.items()},
        created=frozenset(id_ for id_, name in actions if name == _CAME),
        removed=frozenset(id_ for id_, name in actions if name == _WENT),
        links=frozenset(_ends(id_) for entity, id_, _ in theirs if entity is Entity.DEPENDENCY),
    )


def _changed_by_people(lines: Sequence[Entry]) -> list[tuple[Entity, str, str]]:
    """Return kind, id and field of what people had the last word on; the field says also that a row came or went."""
    taken_back = _taken_back((entry.batch, entry.undoes) for entry in lines if entry.undoes)
    by_people: dict[tuple[Entity, str, str], bool] = {}
    for entry in lines:
        if entry.kind is not HistoryKind.UNDO and entry.batch not in taken_back:
            # A draft accepted over what somebody wrote makes the field the draft's again.
            by_people[entry.entity, entry.id, _came_or_went(entry)] = entry.kind is HistoryKind.EDIT
    return [key for key, edited in by_people.items() if edited]


def _ends(dependency: str) -> tuple[str, str]:
    before, _, after = dependency.partition(">")
    return before, after


_CAME, _WENT = "came", "went"
_PARTS_OF_HEAD = {Entity.OBJECTIVE: "objectives", Entity.ROLE: "roles"}


def _came_or_went(entry: Entry) -> str:
    if entry.field != WHOLE_ROW:
        return entry.field
    return _WENT if entry.new is None else _CAME


def _taken_back(undos: Iterable[tuple[str, str]]) -> set[str]:
    """Return the batches that were undone, and whose undoing was not undone in its turn.

    ``undos`` are batches with the one that each takes back, in the order of the history.
    """
    undoing = dict(undos)
    taken_back: set[str] = set()
    # From the last one back: whether an undoing still stands is known once all that came after it are.
    for batch, undone in reversed(undoing.items()):
        if batch not in taken_back:
            taken_back.add(undone)
    return taken_back
