"""How is a store saved elsewhere, brought back, and shown to be whole?"""

import os
import secrets
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, func, insert, select

from planner.problem import Place, Problem, ProblemsFoundError
from planner.store import history
from planner.store.edits import Entity
from planner.store.engine import BUSY_SECONDS, Database, open_database
from planner.store.failures import busy, damaged, in_words
from planner.store.migrating import bring_up_to_date, newest_known, refuse_newer, version_of
from planner.store.rows import Row, plain_row, told
from planner.store.schema import HISTORY, METADATA, TABLES, owner_column
from planner.store.snapshots import check_file, check_pages, copy_of_file, keep, opened_copy
from planner.store.store import Store, open_store

_PORTION = 500
_PAUSE = 0.25  # seconds between two attempts to get at a store that others use


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a store or a backup was found to hold, after everything in it was checked."""

    plans: int
    assessments: int
    rows: int
    revision: int


def verify(store: Store) -> Contents:
    """Check a store from end to end: its pages, its references, and that history leads to its rows.

    Raises:
        ProblemsFoundError: something does not hold together.
    """
    with store.database.reading() as connection:
        if not store.database.on_server:
            check_pages(connection, store.where)
        return _check_contents(connection, store.where)


def verify_backup(file: Path) -> Contents:
    """Check a backup from end to end without changing it.

    A backup with an older schema is copied, and the copy brought up to date and checked.

    Raises:
        ProblemsFoundError: it is no backup, damaged, or newer than this program.
    """
    _check_backup(file)
    with opened_copy(file) as connection:
        version = version_of(connection)
        if version == newest_known():
            return _check_contents(connection, os.fspath(file))
    with tempfile.TemporaryDirectory() as folder, _updated_copy(file, Path(folder)) as copy:
        return verify(copy)


def _check_backup(file: Path) -> None:
    if not file.is_file():
        raise ProblemsFoundError([_no_backup(file)])
    check_file(file)
    with opened_copy(file) as connection:
        refuse_newer(version_of(connection), newest_known(), os.fspath(file))


def _check_contents(connection: Connection, where: str) -> Contents:
    told_rows = history.replayed(history.entries(connection))
    rows = all_rows(connection)
    if told_rows != rows:
        raise ProblemsFoundError([damaged(where)])
    kinds = [entity for entity, _, _ in rows]
    return Contents(
        plans=kinds.count(Entity.PLAN),
        assessments=kinds.count(Entity.ASSESSMENT),
        rows=len(rows),
        revision=history.revision(connection),
    )


def all_rows(connection: Connection) -> dict[tuple[Entity, str, str], Row]:
    """Return every row of the store, as the history would tell it."""
    rows: dict[tuple[Entity, str, str], Row] = {}
    for entity, table in TABLES.items():
        owner = owner_column(entity)
        for found in connection.execute(select(table)).mappings():
            of = "" if owner is None else found[owner.name]
            rows[entity, of, found["id"]] = told(entity, plain_row(entity, found))
    return rows


def backup(store: Store, path: Path) -> Contents:
    """Save the whole store into one file, while others may go on writing, and check that file.

    The file is a SQLite store, of whichever engine the store is. It is complete or absent.

    Raises:
        ProblemsFoundError: there is a file of that name, the disk is full, or the copy is not whole.
    """
    if path.exists():
        raise ProblemsFoundError([_backup_exists(path)])
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        if store.database.file is not None:
            copy_of_file(store.database.file, unfinished)
        else:
            _copy_from_server(store.database, unfinished)
        contents = verify_backup(unfinished)
        unfinished.replace(path)
        keep(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return contents


def _copy_from_server(database: Database, target: Path) -> None:
    with open_store(target) as copy, database.reading() as source, copy.database.writing() as connection:
        _copy_rows(source, connection)
    with in_words(os.fspath(target)), closing(sqlite3.connect(target)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
    keep(target)


def _copy_rows(source: Connection, target: Connection) -> None:
    for table in METADATA.sorted_tables:
        found = source.execution_options(yield_per=_PORTION).execute(select(table))
        for portion in found.mappings().partitions():
            target.execute(insert(table), [dict(row) for row in portion])


def restore(file: Path, where: str | Path, *, replace: bool = False) -> Contents:
    """Bring a backup back into a store: a SQLite file, or an empty PostgreSQL database.

    A SQLite store that is there already is only replaced when asked for, and is itself saved beside
    first. Programs that have it open see the restored store afterwards.

    Raises:
        ProblemsFoundError: the backup is not whole, or the target holds something.
    """
    _check_backup(file)
    database = open_database(where)
    try:
        if database.file is None:
            _restore_to_server(file, database)
        else:
            _restore_to_file(file, database.file, replace=replace)
    finally:
        database.close()
    with open_store(where) as store:
        return verify(store)


def _restore_to_file(file: Path, target: Path, *, replace: bool) -> None:
    with in_words(os.fspath(target)), closing(sqlite3.connect(target, timeout=BUSY_SECONDS)) as connection:
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if tables and not replace:
            raise ProblemsFoundError([_something_there(os.fspath(target))])
        if tables:
            copy_of_file(target, target.with_name(f"{target.stem}-before-restore-{secrets.token_hex(4)}.db"))
        with closing(sqlite3.connect(file)) as source:
            source.backup(connection, sleep=_PAUSE, progress=_patience(os.fspath(target)))
    keep(target)


def _patience(where: str) -> Callable[[int, int, int], None]:
    """Return what gives up a restore when the store stays locked; sqlite3 alone would try for ever."""
    attempts = int(BUSY_SECONDS / _PAUSE)

    def step(status: int, _remaining: int, _total: int) -> None:
        nonlocal attempts
        attempts -= status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
        if attempts < 0:
            raise ProblemsFoundError([busy(where)])

    return step


def _restore_to_server(file: Path, database: Database) -> None:
    bring_up_to_date(database)
    with (
        tempfile.TemporaryDirectory() as folder,
        _updated_copy(file, Path(folder)) as copy,
        copy.database.reading() as source,
        database.writing() as connection,
    ):
        if any(connection.execute(select(table).limit(1)).first() for table in METADATA.sorted_tables):
            raise ProblemsFoundError([_something_there(database.where)])
        _copy_rows(source, connection)
        last = history.revision(connection)
        if last:  # the counter goes on after the numbers that were brought
            connection.execute(select(func.setval(func.pg_get_serial_sequence(HISTORY.name, "seq"), last)))


def _updated_copy(file: Path, folder: Path) -> Store:
    """Return a copy of a backup with today's schema; the backup stays as it is."""
    copy = folder / "copy.db"
    shutil.copyfile(file, copy)
    return open_store(copy)


def _no_backup(file: Path) -> Problem:
    return Problem(
        code="no-such-backup",
        what="There is no backup {file}.",
        fix="Check the path and the name, capitals included.",
        values={"file": os.fspath(file)},
        place=Place(file=os.fspath(file)),
    )


def _backup_exists(path: Path) -> Problem:
    return Problem(
        code="backup-exists",
        what="There is a file {file} already; a backup never overwrites anything.",
        fix="Choose another name, for example with today's date.",
        values={"file": os.fspath(path)},
        place=Place(file=os.fspath(path)),
    )


def _something_there(where: str) -> Problem:
    return Problem(
        code="restore-over-store",
        what="The store {store} is not empty; restoring would replace what it holds.",
        fix="Restore into a new file or an empty database; --replace replaces a file, and keeps a copy of it.",
        values={"store": where},
        place=Place(file=where),
    )
