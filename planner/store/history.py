"""What does the history say: which lines, up to which one, by whom?"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, RowMapping, Select, bindparam, select
from sqlalchemy.sql.elements import ColumnElement

from planner.store.edits import WHOLE_ROW, Entity, Entry, HistoryKind
from planner.store.replay import taken_back
from planner.store.rows import Key
from planner.store.schema import HISTORY
from planner.store.shapes import SHAPES
from planner.store.stored import State
from planner.store.values import parsed


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


def last_batch(connection: Connection, actor: str, scope: tuple[Entity, str] | None = None) -> str | None:
    """Return the last change of somebody, to a scope or anywhere, that still stands.

    What takes back and who somebody is do not count.
    """
    undos = select(HISTORY.c.batch, HISTORY.c.undoes).where(HISTORY.c.undoes.is_not(None)).order_by(HISTORY.c.seq)
    undone = taken_back((undo.batch, undo.undoes) for undo in connection.execute(undos))
    standing = _changes_of(actor).where(HISTORY.c.batch.not_in(undone))
    if scope:
        standing = standing.where(HISTORY.c.scope == str(scope[0]), HISTORY.c.scope_id == scope[1])
    return connection.scalar(standing.order_by(HISTORY.c.seq.desc()).limit(1))


def has_changed(connection: Connection, actor: str) -> bool:
    """Say whether somebody ever made a change, whether it still stands or was taken back."""
    return connection.scalar(_changes_of(actor).limit(1)) is not None


def _changes_of(actor: str) -> Select[str]:
    return select(HISTORY.c.batch).where(
        HISTORY.c.actor == actor,
        HISTORY.c.kind != str(HistoryKind.UNDO),
        HISTORY.c.entity != str(Entity.PERSON),
    )


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
