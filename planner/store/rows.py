"""How are single rows found, added, changed and removed, whatever they hold?"""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache
from itertools import islice
from operator import itemgetter
from typing import Any, TypeAlias

from sqlalchemy import (
    Connection,
    Delete,
    Dialect,
    RowMapping,
    Select,
    Table,
    Update,
    bindparam,
    delete,
    or_,
    select,
    update,
)
from sqlalchemy.sql.elements import ColumnElement

from planner.store.edits import Entity
from planner.store.schema import TABLES, owner_column
from planner.store.shapes import SHAPES
from planner.store.values import Column, Storage, parsed, written

Key: TypeAlias = tuple[Entity, str, str]
"""Entity, owner (empty for what stands on its own) and id of a row."""

Row: TypeAlias = dict[str, object]
"""The fields of a row by name, plain."""

Columns: TypeAlias = dict[str, Sequence[Any]]
"""The fields of many rows by name, plain."""

CHUNK = 400
"""Ids asked for in one statement; the smallest limit of an engine that we know of is 999."""


def plain_row(entity: Entity, columns: RowMapping | Mapping[str, Column]) -> Row:
    """Return what a table holds as plain values, key left out."""
    shape = SHAPES[entity]
    row: Row = {name: columns[name] for name in shape.codecs}
    for name in shape.named(Storage.FLAG):
        row[name] = row[name] == 1
    for name in shape.named(Storage.JSON):
        text = columns[name]
        row[name] = None if text is None else parsed(str(text))
    return row


def columns_of(connection: Connection, entity: Entity, of: str = "") -> Columns:
    """Return all rows of an owner in their order, column by column: their ids, then their fields."""
    shape = SHAPES[entity]
    names = ("id", *shape.codecs)
    # Engines sort text differently, so this is done here.
    place = itemgetter(names.index("position"), 0) if "position" in names else itemgetter(0)
    unsorted = connection.execute(_select_all(entity), {"b_of": of} if shape.owner else {}).all()
    lines = zip(*sorted(unsorted, key=place), strict=True) if unsorted else [()] * len(names)
    columns: Columns = dict(zip(names, lines, strict=True))
    for name in shape.named(Storage.FLAG):
        columns[name] = [flag == 1 for flag in columns[name]]
    for name in shape.named(Storage.JSON):
        columns[name] = [[] if text == "[]" else None if text is None else parsed(text) for text in columns[name]]
    return columns


def noted_row(entity: Entity, row: Row) -> Row:
    """Return what the history says of a row that came or went."""
    outside = SHAPES[entity].outside_history
    return {name: plain for name, plain in row.items() if name not in outside} if outside else row


def row_of(connection: Connection, key: Key) -> Row | None:
    """Return the row of a key, None when there is none."""
    columns = connection.execute(_select(key[0]), bound(key)).mappings().first()
    return None if columns is None else plain_row(key[0], columns)


def rows_of(connection: Connection, entity: Entity, of: str, ids: Sequence[str]) -> dict[str, Row]:
    """Return the rows of one owner that have these ids."""
    table = TABLES[entity]
    rows: dict[str, Row] = {}
    for chunk in chunks(ids):
        columns = connection.execute(select(table).where(*within(entity, of), table.c.id.in_(chunk)))
        rows |= {row["id"]: plain_row(entity, row) for row in columns.mappings()}
    return rows


def referring(connection: Connection, key: Key) -> Iterator[tuple[Entity, str]]:
    """Give the rows of the same owner that name a row, by kind and id, each once."""
    target, of, id_ = key
    for shape in SHAPES.values():
        table = TABLES[shape.entity]
        columns = [table.c[name] for name in shape.references_to(target)]
        if not columns or str(shape.owner) != str(SHAPES[target].owner):
            continue
        query = select(table.c.id).where(*within(shape.entity, of), or_(*(column == id_ for column in columns)))
        yield from ((shape.entity, id_) for id_ in connection.scalars(query.order_by(table.c.id)))


def within(entity: Entity, of: str) -> list[ColumnElement[bool]]:
    """Return the condition that a row belongs to an owner; none for what stands on its own."""
    owner = owner_column(entity)
    return [] if owner is None else [owner == of]


def chunks(ids: Sequence[str]) -> Iterator[list[str]]:
    """Give the ids in portions that one statement can ask for."""
    rest = iter(ids)
    while portion := list(islice(rest, CHUNK)):
        yield portion


def insert_rows(connection: Connection, entity: Entity, of: str, rows: Mapping[str, Row]) -> None:
    """Add rows to an owner, by id."""
    shape = SHAPES[entity]
    columns: Columns = {str(shape.owner): [of] * len(rows)} if shape.owner else {}
    columns["id"] = [*rows]
    columns |= zip(shape.codecs, zip(*(row.values() for row in rows.values()), strict=True), strict=True)
    for name in shape.named(Storage.FLAG):
        columns[name] = [int(flag) for flag in columns[name]]
    for name in shape.named(Storage.JSON):
        columns[name] = ["[]" if plain == [] else None if plain is None else written(plain) for plain in columns[name]]
    insert_lines(connection, TABLES[entity], tuple(columns), zip(*columns.values(), strict=True))


def insert_lines(
    connection: Connection, table: Table, names: tuple[str, ...], lines: Iterable[tuple[object, ...]]
) -> None:
    """Add lines to a table, given their columns' names; thousands of them as fast as the driver goes."""
    connection.exec_driver_sql(_insertion(table, names, connection.dialect), list(lines))


@lru_cache(maxsize=256)
def _insertion(table: Table, names: tuple[str, ...], dialect: Dialect) -> str:
    quote = dialect.identifier_preparer.quote
    mark = "?" if dialect.paramstyle == "qmark" else "%s"
    columns, marks = ", ".join(map(quote, names)), ", ".join([mark] * len(names))
    return f"INSERT INTO {quote(table.name)} ({columns}) VALUES ({marks})"  # noqa: S608 - names of our own tables


def update_field(connection: Connection, key: Key, field: str, seen: object, new: object) -> bool:
    """Give a field a new value if it still has the one that was seen; say whether it had."""
    codec = SHAPES[key[0]].codecs[field]
    values = {"b_new": codec.column(new), "b_seen": codec.column(seen), **bound(key)}
    return connection.execute(_update(key[0], field), values).rowcount > 0


def delete_row(connection: Connection, key: Key) -> None:
    """Remove a row."""
    connection.execute(_delete(key[0]), bound(key))


def bound(key: Key) -> dict[str, str]:
    """Return the parameters that stand for a key in a statement."""
    return {"b_of": key[1], "b_id": key[2]} if SHAPES[key[0]].owner else {"b_id": key[2]}


# “b_”: SQLAlchemy keeps the bare name of a column for the value that an UPDATE gives it.
def _is_the_row(entity: Entity) -> list[ColumnElement[bool]]:
    owner = owner_column(entity)
    own = [] if owner is None else [owner == bindparam("b_of")]
    return [*own, TABLES[entity].c.id == bindparam("b_id")]


# Statements are built once: building one costs more than SQLite takes to carry it out.
@cache
def _select_all(entity: Entity) -> Select[tuple[Column, ...]]:
    owner, table = owner_column(entity), TABLES[entity]
    own = [] if owner is None else [owner == bindparam("b_of")]
    return select(table.c.id, *(table.c[name] for name in SHAPES[entity].codecs)).where(*own)


@cache
def _select(entity: Entity) -> Select[tuple[Column, ...]]:
    return select(TABLES[entity]).where(*_is_the_row(entity))


@cache
def _delete(entity: Entity) -> Delete:
    return delete(TABLES[entity]).where(*_is_the_row(entity))


@cache
def _update(entity: Entity, field: str) -> Update:
    table = TABLES[entity]
    column = table.c[field]
    seen = bindparam("b_seen", type_=column.type)
    # Not “=”: in SQL an empty field equals nothing, and would clash with the empty field that was seen.
    return (
        update(table)
        .where(*_is_the_row(entity), column.is_not_distinct_from(seen))
        .values({column: bindparam("b_new", type_=column.type)})
    )


@contextmanager
def without_collecting() -> Iterator[None]:
    """Let Python's cycle collector rest: half of the time of a large plan went into its walks, which find nothing.

    Memory is freed as ever; only rings of objects wait until the block ends. When two threads overlap,
    the collector may come back earlier for one of them, which only costs time.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
