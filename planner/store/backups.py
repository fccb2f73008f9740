"""How is a store saved elsewhere, brought back, and shown to be whole?"""

import os
import secrets
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection, func, insert, select

from planner.problem import Place, Problem, ProblemsFoundError
from planner.store import history, private_files
from planner.store.copies import copy_of_file, copy_of_pages, opened_copy
from planner.store.edits import Entity
from planner.store.engine import Database, check_place, open_database, place_of
from planner.store.failures import busy, in_words, target_in_words
from planner.store.migrations import newest_known
from planner.store.prescribed import missing_parts, refuse_newer, version_of
from planner.store.private_files import no_room_for
from planner.store.schema import HISTORY, METADATA, TABLES
from planner.store.soundness import broken_pages, faults
from planner.store.store import Store, open_store
from planner.store.store_files import (
    BUSY_SECONDS,
    check_store_file,
    connected,
    connected_to_read,
    give_number,
    is_empty,
    make_store,
    stands,
)
from planner.store.upgrade import bring_up_to_date

# Rows in memory at a time: one document alone may hold 50 million characters.
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
    """Check a store from end to end: its tables and pages, its references, its rows, and that history leads to them.

    Raises:
        ProblemsFoundError: something does not hold together; says which table, row or line of history.
    """
    with store.database.reading() as connection:
        return _checked_contents(connection, store.where)


def verify_backup(file: Path) -> Contents:
    """Check a backup from end to end without changing it.

    A backup with an older schema is copied, and the copy brought up to date and checked.

    Raises:
        ProblemsFoundError: it is no backup, damaged, or newer than this program.
    """
    return _verified(file, os.fspath(file))


def _verified(file: Path, where: str) -> Contents:
    """Check a backup; what is wrong with it names ``where``."""
    with _named_as(file, where):
        problems = private_files.check_length(file)
        if problems:
            raise ProblemsFoundError(problems)
        if not stands(file):
            raise ProblemsFoundError([_no_backup(file)])
        check_store_file(file)
        with opened_copy(file) as connection:
            version = version_of(connection, where)
            refuse_newer(version, newest_known(), where)
            if version == newest_known():
                return _checked_contents(connection, where)
            problems = missing_parts(connection, where) or broken_pages(connection, where)
            if problems:
                raise ProblemsFoundError(problems)
        # Rows of an older schema fit no model of today: a copy is brought up to date, and the backup stays as it is.
        with _updated_copy(file, where) as copy:
            return verify(copy)


@contextmanager
def _named_as(file: Path, where: str) -> Iterator[None]:
    """Let problems name what a person knows in place of a file that is there only for a moment."""
    try:
        yield
    except ProblemsFoundError as error:
        raise ProblemsFoundError([_renamed(problem, file, where) for problem in error.problems]) from error


def _renamed(problem: Problem, gone: Path, where: str) -> Problem:
    if problem.code in _OF_THE_DISK and gone.parent != Path(where).parent:
        return problem  # another disk, which is the one to make room on
    if problem.code == "disk-full":
        return no_room_for(where)
    values = {name: where if value == os.fspath(gone) else value for name, value in problem.values.items()}
    place = replace(problem.place, file=where) if problem.place.file == os.fspath(gone) else problem.place
    return replace(problem, values=values, place=place)


_OF_THE_DISK = frozenset({"disk-full", "disk-full-for-file", "disk-fails"})


def _checked_contents(connection: Connection, where: str) -> Contents:
    problems = faults(connection, where)
    if problems:
        raise ProblemsFoundError(problems)
    rows = {entity: connection.scalar(select(func.count()).select_from(table)) or 0 for entity, table in TABLES.items()}
    return Contents(
        plans=rows[Entity.PLAN],
        assessments=rows[Entity.ASSESSMENT],
        rows=sum(rows.values()),
        revision=history.revision(connection),
    )


def backup(store: Store, path: Path) -> Contents:
    """Save the whole store into one file, while others may go on writing, and check that file.

    The file is a SQLite store, of whichever engine the store is. It is complete or absent, and only its
    owner can read it.

    Raises:
        ProblemsFoundError: there is a file of that name, it cannot be written there, or the store is not
            whole; a problem names the place that failed.
    """
    problems = private_files.check_length(path)
    if not problems:
        problems = [_backup_exists(path)] if stands(path) else private_files.check_new(path)
    if problems:
        raise ProblemsFoundError(problems)
    with private_files.in_words(path), private_files.unfinished(path) as part:
        with _named_as(part, os.fspath(path)):
            if store.database.file is not None:
                copy_of_file(store.database.file, part)
            else:
                _copy_from_server(store.database, part)
        contents = _verified(part, store.where)  # a copy that is not whole came from a store that is not
        if not private_files.put_in_place(part, path):
            raise ProblemsFoundError([_backup_exists(path)])
    return contents


def _copy_from_server(database: Database, target: Path) -> None:
    with open_store(target) as copy, database.reading() as source, copy.database.writing() as connection:
        _copy_rows(source, connection)
    with in_words(os.fspath(target)), closing(connected(target)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it


def _copy_rows(source: Connection, target: Connection) -> None:
    for table in METADATA.sorted_tables:
        rows = source.execution_options(yield_per=_PORTION).execute(select(table))
        for portion in rows.mappings().partitions():
            target.execute(insert(table), [dict(row) for row in portion])


def restore(file: Path, where: str | Path, *, replace: bool = False) -> Contents:
    """Bring a backup back into a store: a SQLite file, or an empty PostgreSQL database.

    A SQLite store that is there already is only replaced when asked for, and is itself saved beside
    first, damaged as it may be. Programs that have it open see the restored store afterwards, unless
    it was so damaged that nothing could open it. A restore that fails leaves the store as it was, or
    none where none was.

    Raises:
        ProblemsFoundError: the backup is not whole, or the target holds something or cannot be written.
    """
    verify_backup(file)
    place = place_of(where)
    if not isinstance(place, Path):
        with closing(open_database(where)) as database:
            _restore_to_server(file, database)
    else:
        check_place(place)
        if stands(place):
            _restore_over(file, place, replace=replace)
        else:
            _restore_anew(file, place)
    with open_store(where) as store:
        return verify(store)


def _restore_anew(file: Path, target: Path) -> None:
    with private_files.in_words(target), private_files.unfinished(target) as part:
        with _named_as(part, os.fspath(target)):
            make_store(part)
            _copy_into(file, part)
        if not private_files.put_in_place(part, target):
            raise ProblemsFoundError([_not_empty(os.fspath(target))])


def _restore_over(file: Path, target: Path, *, replace: bool) -> None:
    """Write a backup into a file that is there: all of it in one transaction, or nothing."""
    if is_empty(target):  # what was there is gone, so nothing is replaced
        private_files.tighten_store(target)
        _copy_into(file, target)
        return
    aside = private_files.named_beside(target, f"-before-restore-{secrets.token_hex(4)}.db")
    try:
        with closing(open_database(target, new=False)):  # sees that it is a store
            saved = _save_before(target, aside, replace=replace)
    except ProblemsFoundError as error:
        if {problem.code for problem in error.problems} != {"store-damaged"}:
            raise
        _restore_in_place_of_damage(file, target, aside, replace=replace)
        return
    # Written into the file, not put in its place: programs that have it open would go on with the one that is gone.
    with private_files.gone_if_refused() as made:
        made.extend([saved] if saved else [])
        _copy_into(file, target)


def _save_before(target: Path, saved: Path, *, replace: bool) -> Path | None:
    """Save a store that is to be replaced, damaged or not; None when it holds nothing."""
    with in_words(os.fspath(target)), closing(connected(target)) as connection:
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if not tables:
        return None
    if not replace:
        raise ProblemsFoundError([_not_empty(os.fspath(target))])
    private_files.tighten_store(target)
    try:
        copy_of_file(target, saved)
    except ProblemsFoundError as error:
        if {problem.code for problem in error.problems} != {"store-damaged"}:
            raise
        copy_of_pages(target, saved)
    return saved


def _restore_in_place_of_damage(file: Path, target: Path, aside: Path, *, replace: bool) -> None:
    """Move a store away that SQLite no longer opens, with its log, and restore as if none had been there."""
    if not replace:
        raise ProblemsFoundError([_not_empty(os.fspath(target))])
    # The log goes along: SQLite would write what it holds into whatever next has the name of the store.
    moved = [(Path(f"{target}{ending}"), Path(f"{aside}{ending}")) for ending in ("", *private_files.BESIDE)]
    moved = [(before, after) for before, after in moved if before.exists()]
    private_files.tighten_store(target)
    with private_files.in_words(target):
        try:
            for before, after in moved:
                before.rename(after)
            _restore_anew(file, target)
        except BaseException:  # whoever interrupts it finds the store under its name as well
            for before, after in moved:
                if after.exists():
                    after.rename(before)
            raise


def _copy_into(file: Path, target: Path) -> None:
    with (
        in_words(os.fspath(target)),
        closing(connected(target)) as connection,
        closing(connected_to_read(file)) as source,
        target_in_words(target),
    ):
        own = give_number(connection) if target.stat().st_size else None
        source.backup(connection, sleep=_PAUSE, progress=_patience(os.fspath(target)))
        give_number(connection, own)  # it stays this store, whatever it holds from now on


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
        _updated_copy(file, os.fspath(file)) as copy,
        copy.database.reading() as source,
        database.writing() as connection,
    ):
        if any(connection.execute(select(table).limit(1)).first() for table in METADATA.sorted_tables):
            raise ProblemsFoundError([_not_empty(database.where)])
        _copy_rows(source, connection)
        last = history.revision(connection)
        if last:  # the counter goes on after the numbers that were brought
            connection.execute(select(func.setval(func.pg_get_serial_sequence(HISTORY.name, "seq"), last)))


@contextmanager
def _updated_copy(file: Path, where: str) -> Iterator[Store]:
    """Give a copy of a backup with today's schema; the backup stays as it is.

    What is wrong with the copy names ``where``.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.db"
        with _named_as(copy, where):
            make_store(copy)
            _copy_into(file, copy)
            with open_store(copy) as store:
                yield store


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
        fix="Choose another name, for example with today’s date.",
        values={"file": os.fspath(path)},
        place=Place(file=os.fspath(path)),
    )


def _not_empty(where: str) -> Problem:
    return Problem(
        code="restore-over-store",
        what="The store {store} is not empty; restoring would replace what it holds.",
        fix="Restore into a new file or an empty database; --replace replaces a file, and keeps a copy of it.",
        values={"store": where},
        place=Place(file=where),
    )
