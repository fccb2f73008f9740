"""What is wrong with the content of a store: which table, which row, which line of its history?"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice

from pydantic import ValidationError
from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from planner.problem import Problem, ProblemsFoundError
from planner.store import history
from planner.store.edits import Entity, Entry
from planner.store.failures import damage, damaged
from planner.store.prescribed import missing_indexes, missing_parts
from planner.store.replay import replayed
from planner.store.rows import Key, Row, noted_row, plain_row
from planner.store.schema import HISTORY, METADATA, TABLES, owner_column
from planner.store.shapes import SHAPES

MOST = 50
"""Faults named at most; who has read these knows what to do."""

_SHOWN = 80
_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, OverflowError)
"""What reading damaged content raises: a value, a date, a text that is none, a key that is not there."""


def faults(connection: Connection, where: str) -> list[Problem]:
    """Return everything that is wrong with a store, up to :data:`MOST`; an empty list when it is sound.

    The tables, on SQLite the pages and references, the values of every row, every line of the history,
    and whether the history leads to the rows. No words of people are quoted.
    """
    try:
        with _any_bytes_as_text(connection):
            return list(islice(_faults(connection, where), MOST))
    except ProblemsFoundError as error:
        return list(error.problems)
    except DBAPIError as error:
        # Pages so damaged that even looking for the fault fails.
        if getattr(error.orig, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
            return [damaged(where)]
        raise


def any_text(content: bytes) -> str:
    """Return a text whatever its bytes are; those that are not UTF-8 become characters that no text holds."""
    return content.decode("utf-8", "surrogateescape")


@contextmanager
def _any_bytes_as_text(connection: Connection) -> Iterator[None]:
    """Let SQLite's driver give texts that are not UTF-8, so that their row can be named; else it refuses the table."""
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        yield
        return
    driver.text_factory = any_text
    try:
        yield
    finally:
        driver.text_factory = str


def broken_pages(connection: Connection, where: str) -> list[Problem]:
    """Return what is wrong with the pages and the references of a SQLite database."""
    return [*_broken_pages(connection, where), *_broken_references(connection, where)][:MOST]


def _faults(connection: Connection, where: str) -> Iterator[Problem]:
    problems: list[Problem] = []
    for look in (_missing, _broken_pages, _broken_references):
        problems = list(look(connection, where))
        yield from problems
        if problems and look is not _broken_references:
            return  # what is missing or cannot be read makes everything after it wrong
    rows: dict[Key, Row | None] = {}
    for entity in TABLES:
        yield from _unreadable_rows(connection, where, entity, rows)
    yield from _untrue_history(connection, where, rows)


def _missing(connection: Connection, where: str) -> Iterator[Problem]:
    yield from missing_parts(connection, where)
    yield from missing_indexes(connection, where)


def _broken_pages(connection: Connection, where: str) -> Iterator[Problem]:
    if connection.dialect.name != "sqlite":
        return  # a server looks after its own pages and references
    if connection.exec_driver_sql("PRAGMA integrity_check(1)").scalars().all() == ["ok"]:
        return
    # Only a store that is broken somewhere pays for one question a table.
    faulty = False
    for table in METADATA.sorted_tables:
        try:
            sound = connection.exec_driver_sql(f'PRAGMA integrity_check("{table.name}")').scalars().all() == ["ok"]
        except DBAPIError:
            sound = False
        if not sound:
            faulty = True
            yield _in_pages(where, table.name)
    if not faulty:
        yield damaged(where)


def _broken_references(connection: Connection, where: str) -> Iterator[Problem]:
    if connection.dialect.name != "sqlite":
        return
    try:
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    except DBAPIError as error:
        if getattr(error.orig, "sqlite_errorcode", 0) != sqlite3.SQLITE_ERROR:
            raise
        yield damaged(where)  # a table has lost the key to which another refers
        return
    for table, number, target, _ in broken:
        id_ = connection.exec_driver_sql(f'SELECT id FROM "{table}" WHERE rowid = ?', (number,)).scalar()  # noqa: S608 - a table's own name
        yield _lost_reference(where, f"{table} {_shown(id_)}", str(target))


def _unreadable_rows(
    connection: Connection, where: str, entity: Entity, rows: dict[Key, Row | None]
) -> Iterator[Problem]:
    """Find rows of a table that the model refuses, and gather all, None for those."""
    owner, shape = owner_column(entity), SHAPES[entity]
    for columns in connection.execute(select(TABLES[entity])).mappings():
        of = "" if owner is None else columns[owner.name]
        key = (entity, of, columns["id"])
        rows[key] = None
        try:
            row = plain_row(entity, columns)
            shape.adapter.validate_python(row)
            # Bytes that are no UTF-8 were read as characters that cannot be written again: so they show themselves.
            _ = (f"{of}{columns['id']}".encode(), [text.encode() for text in row.values() if isinstance(text, str)])
        except ValidationError as error:
            # Without the input, which is people's words.
            fields = {str(detail["loc"][0]) if detail["loc"] else "" for detail in error.errors(include_input=False)}
            yield _unreadable(where, key, ", ".join(sorted(fields)))
        except _UNREADABLE:
            yield _unreadable(where, key, "")
        else:
            rows[key] = noted_row(entity, row)


def _untrue_history(connection: Connection, where: str, rows: dict[Key, Row | None]) -> Iterator[Problem]:
    lines: list[Entry] = []
    last = 0
    try:
        for entry in history.entries(connection):
            _ = f"{entry.batch}{entry.actor}{entry.scope_id}{entry.id}{entry.field}{entry.note}".encode()
            last = entry.seq
            lines.append(entry)
    except _UNREADABLE:
        line = connection.scalar(select(HISTORY.c.seq).where(HISTORY.c.seq > last).order_by(HISTORY.c.seq).limit(1))
        yield _unreadable_line(where, line or last)
        return
    try:
        wanted = replayed(lines)
    except KeyError as error:  # a change to a row that never came
        yield _no_history(where, error.args[0])
        return
    refused = {key for key, row in rows.items() if row is None}
    for key in sorted((wanted.keys() | rows.keys()) - refused, key=str):
        if wanted.get(key) != rows.get(key):
            yield _no_history(where, key)


def _shown(text: object) -> str:
    """Return an id as it can stand in a sentence, whatever has become of it."""
    safe = "".join(sign if sign.isprintable() else "?" for sign in str(text))
    return safe[:_SHOWN]


def _name(key: Key) -> str:
    entity, of, id_ = key
    return f"{entity} {_shown(of)}/{_shown(id_)}" if of else f"{entity} {_shown(id_)}"


def _in_pages(where: str, table: str) -> Problem:
    return damage(
        where, what="The store {store} is damaged: the pages of the table “{table}” do not hold together.", table=table
    )


def _lost_reference(where: str, row: str, target: str) -> Problem:
    return damage(
        where,
        what="The store {store} is damaged: the row “{row}” names a row of the table “{table}” that is not there.",
        row=row,
        table=target,
    )


def _unreadable(where: str, key: Key, fields: str) -> Problem:
    return damage(
        where,
        what="The store {store} is damaged: in the row “{row}”, “{fields}” cannot be read."
        if fields
        else "The store {store} is damaged: the row “{row}” cannot be read.",
        row=_name(key),
        fields=fields,
    )


def _unreadable_line(where: str, line: int) -> Problem:
    return damage(
        where, what="The store {store} is damaged: line {line} of its history cannot be read.", line=str(line)
    )


def _no_history(where: str, key: Key) -> Problem:
    return damage(
        where, what="The store {store} is damaged: its history does not lead to the row “{row}”.", row=_name(key)
    )
