"""How do the edits of one user action get into the store: all of them, or none?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import NamedTuple, TypeAlias

from sqlalchemy import Connection

from planner.store.edits import WHOLE_ROW, Confirm, Conflict, Edit, Entity, HistoryKind
from planner.store.history import last_author
from planner.store.prepared import Ready, ReadyChange, ReadyCreate, ReadyDelete
from planner.store.rows import Key, Row, delete_row, insert_lines, insert_rows, noted_row, row_of, rows_of, update_field
from planner.store.schema import HISTORY
from planner.store.shapes import SHAPES
from planner.store.values import as_json, written

POSITION = "position"
"""Where a row stands among its like: the program's choice and no person's wish, so never in dispute."""


class Logged(NamedTuple):
    """A row that came, went or changed, as the history will note it; values as JSON, None for nothing."""

    key: Key
    field: str
    old: str | None
    new: str | None

    @classmethod
    def change(cls, key: Key, field: str, old: object, new: object) -> "Logged":
        """Return what is noted of a field that has a new value; values plain."""
        return cls(key, field, None if old is None else written(old), None if new is None else written(new))


Group: TypeAlias = tuple[Entity, str]
"""Entity and owner: within these an id names one row."""


@dataclass(slots=True)
class Applied:
    """What the edits of one batch came to inside their transaction."""

    log: list[Logged] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    created: dict[Group, dict[str, Row]] = field(default_factory=lambda: defaultdict(dict))
    """The new rows by id, in the groups within which an id names one row."""
    deleted: dict[Key, Row] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What history notes about every line of a batch."""

    batch: str
    at: datetime
    actor: str
    kind: HistoryKind
    note: str
    undoes: str | None


def apply(connection: Connection, edits: Iterable[Ready], actor: str, done: Applied | None = None) -> Applied:
    """Carry out the edits in their order, comparing what was seen with what stands; after others of the same batch.

    What clashes is gathered and left undone; the caller then gives up the whole transaction.
    """
    done = Applied() if done is None else done
    # Neighbours only, not all of a kind: a batch may remove a row, and bring another of the same id after it.
    for group, several in groupby(edits, key=_group):
        if group is not None:
            _create(connection, done, group, [edit for edit in several if isinstance(edit, ReadyCreate)])
            continue
        for edit in several:
            _apply_single(connection, done, edit, actor)
    return done


def conflicts_with_removals(connection: Connection, edits: Iterable[Ready]) -> Iterator[Conflict]:
    """Give the conflicts of changes and confirmations whose row is not there: somebody took it out."""
    for ready in edits:
        match ready:
            case ReadyChange(edit=edit, seen=seen, new=new) if seen != new and row_of(connection, _key(edit)) is None:
                yield _clash(connection, edit, edit.field, (edit.seen, edit.new), None)
            case Confirm() if row_of(connection, _key(ready)) is None:
                yield _clash(connection, ready, "confirmed_on", (None, ready.on), None)


def _key(edit: Edit) -> Key:
    return edit.entity, edit.of, edit.id


def _group(edit: Ready) -> Group | None:
    """Say which new rows may be added by one statement."""
    return (edit.edit.entity, edit.edit.of) if isinstance(edit, ReadyCreate) else None


def _apply_single(connection: Connection, done: Applied, ready: Ready, actor: str) -> None:
    match ready:
        case ReadyChange():
            _change(connection, done, ready)
        case ReadyDelete():
            _delete(connection, done, ready)
        case Confirm():
            _confirm(connection, done, ready, actor)


def _change(connection: Connection, done: Applied, ready: ReadyChange) -> None:
    edit, key = ready.edit, _key(ready.edit)
    if ready.seen == ready.new:
        return
    # Compared and written by one statement; only a clash costs a look at the row.
    if update_field(connection, key, edit.field, ready.seen, ready.new):
        done.log.append(Logged.change(key, edit.field, ready.seen, ready.new))
        return
    row = row_of(connection, key)
    if row is not None and edit.field == POSITION:
        update_field(connection, key, edit.field, row[edit.field], ready.new)
        done.log.append(Logged.change(key, edit.field, row[edit.field], ready.new))
    elif row is None or row[edit.field] != ready.new:  # both wanting the same is no clash
        done.conflicts.append(_clash(connection, edit, edit.field, (edit.seen, edit.new), row))


def _create(connection: Connection, done: Applied, group: Group, edits: Sequence[ReadyCreate]) -> None:
    entity, of = group
    owner = SHAPES[entity].owner
    # Nobody else can have added to an owner that this batch brings.
    brought = owner is not None and of in done.created[owner, ""]
    standing = {} if brought else rows_of(connection, entity, of, [edit.edit.id for edit in edits])
    fresh: dict[str, ReadyCreate] = {}
    for ready in edits:
        row = standing.get(ready.edit.id)
        if row is None:
            row = fresh.setdefault(ready.edit.id, ready).row
        if row is not ready.row:
            done.conflicts += _clashes_of_two_rows(connection, ready, row)
    if not fresh:
        return
    rows = {id_: ready.row for id_, ready in fresh.items()}
    insert_rows(connection, entity, of, rows)
    done.created[group] |= rows
    done.log += [Logged((entity, of, id_), WHOLE_ROW, None, ready.text) for id_, ready in fresh.items()]
    for id_ in rows:
        done.deleted.pop((entity, of, id_), None)


def _clashes_of_two_rows(connection: Connection, ready: ReadyCreate, row: Row) -> list[Conflict]:
    """Return where a new row differs from the one that has its id already; two alike are no clash."""
    different = [name for name, mine in ready.row.items() if row[name] != mine and name != POSITION]
    codecs = SHAPES[ready.edit.entity].codecs
    wanted = {name: codecs[name].value(ready.row[name]) for name in different}
    return [_clash(connection, ready.edit, name, (None, mine), row) for name, mine in wanted.items()]


def _delete(connection: Connection, done: Applied, ready: ReadyDelete) -> None:
    edit, key = ready.edit, _key(ready.edit)
    row = row_of(connection, key)
    if row is None:  # somebody else removed it as well
        return
    changed = [name for name, seen in ready.seen.items() if row[name] != seen]
    if changed:
        done.conflicts += [_clash(connection, edit, name, (edit.seen[name], None), row) for name in changed]
        return
    delete_row(connection, key)
    done.deleted[key] = row
    done.created[key[:2]].pop(edit.id, None)
    done.log.append(Logged(key, WHOLE_ROW, as_json(noted_row(edit.entity, row)), None))


def _confirm(connection: Connection, done: Applied, edit: Confirm, actor: str) -> None:
    key = _key(edit)
    row = row_of(connection, key)
    if row is None:
        done.conflicts.append(_clash(connection, edit, "confirmed_on", (None, edit.on), None))
        return
    # Of two looks the later day stays, whichever reaches the store first: so nobody has to decide.
    day = edit.on.isoformat()
    if day < str(row["confirmed_on"] or ""):
        return
    for name, new in (("confirmed_on", day), ("confirmed_by", actor)):
        if row[name] != new and update_field(connection, key, name, row[name], new):
            done.log.append(Logged.change(key, name, row[name], new))


def _clash(connection: Connection, edit: Edit, name: str, values: tuple[object, object], row: Row | None) -> Conflict:
    """Return the conflict over one field: what was seen, what is wanted, what stands, by whom, since when."""
    who, when = last_author(connection, _key(edit), name) or (None, None)
    return Conflict(
        edit=edit,
        field=name,
        seen=values[0],
        mine=values[1],
        theirs=None if row is None else SHAPES[edit.entity].codecs[name].value(row[name]),
        gone=row is None,
        who=who,
        when=when,
    )


def _scope(connection: Connection, done: Applied, key: Key) -> tuple[str, str]:
    """Return what a line of history belongs to: the owner of the row, or the row itself.

    A document belongs to the plan or the assessment that it names.
    """
    entity, of, id_ = key
    if of:
        return str(SHAPES[entity].owner), of
    if entity is Entity.DOCUMENT:
        row = done.created[entity, of].get(id_) or row_of(connection, key) or {}
        for owner in (Entity.PLAN, Entity.ASSESSMENT):
            if row.get(owner):
                return str(owner), str(row[owner])
    return str(entity), id_


def write_history(connection: Connection, done: Applied, signature: Signature) -> None:
    """Add what was done to the history, in the transaction that did it."""
    at = signature.at.isoformat(timespec="milliseconds")
    signed = (signature.batch, at, signature.actor, str(signature.kind), signature.undoes, signature.note)
    lines = [
        (*signed, *_scope(connection, done, (entity, of, id_)), str(entity), id_, name, old, new)
        for (entity, of, id_), name, old, new in done.log
    ]
    insert_lines(connection, HISTORY, (*_SIGNED, *_NOTED), lines)


_SIGNED = ("batch", "at", "actor", "kind", "undoes", "note")
_NOTED = ("scope", "scope_id", "entity", "entity_id", "field", "old", "new")
