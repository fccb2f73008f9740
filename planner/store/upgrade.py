"""How does a store get today's schema without losing anything?"""

from itertools import count
from pathlib import Path

from sqlalchemy import Connection, func, select

from planner.problem import ProblemsFoundError
from planner.store.copies import check_file, copy_of_file, opened_copy, row_counts
from planner.store.engine import Database
from planner.store.failures import no_such_store
from planner.store.history import revision
from planner.store.migrations import MIGRATIONS, migrate, newest_known
from planner.store.prescribed import missing_parts, refuse_newer, version_of
from planner.store.private_files import gone_if_refused, named_beside

_LOCK = 0x49435031  # any number that all programs of this store agree on


def bring_up_to_date(database: Database, migrations: Path = MIGRATIONS, *, new: bool = True) -> Path | None:
    """Give a store today's schema, and return the backup that was taken before, if one was needed.

    All migrations that are missing, and the number of the last one, are one transaction: a power cut
    leaves the store as it was. Of a SQLite store with an older schema a backup is taken first, opened
    and checked; it stays beside the store. On a server the database's own backups serve. Of several
    programs that open the store at once one does this, and the others wait for it. An empty database
    becomes a store, if that may be ``new``.

    Raises:
        ProblemsFoundError: the store is newer than this program or damaged, there is none, or no safe
            backup could be made; it is left as it was.
    """
    newest = newest_known(migrations)
    with database.reading() as connection:
        version = _checked_version(connection, newest, database.where)
    if version is None and database.on_server and not new:
        raise ProblemsFoundError([no_such_store(database.where)])
    database.settle()  # not before: only now is it sure that the file is a store of ours, and may be written to
    saved = None if version == newest else _migrated(database, migrations, newest)
    if saved:
        database.rewrite_file()  # what a migration took out of rows stands in unused places until then
    return saved


def _checked_version(connection: Connection, newest: str, where: str) -> str | None:
    version = version_of(connection, where)
    refuse_newer(version, newest, where)
    problems = missing_parts(connection, where)
    if problems:
        raise ProblemsFoundError(problems)
    return version


def _migrated(database: Database, migrations: Path, newest: str) -> Path | None:
    # In this order: the copy also goes when the transaction fails at its very end.
    with gone_if_refused() as made, database.writing() as connection:
        if database.on_server:
            connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
        # Whoever waited for the lock finds the work done.
        version = _checked_version(connection, newest, database.where)
        if version == newest:
            return None
        saved = _backup_before(database.file, connection, newest, made) if version and database.file else None
        migrate(connection, migrations)
    return saved


def _backup_before(file: Path, connection: Connection, newest: str, made: list[Path]) -> Path:
    """Save a store that nobody else can write to meanwhile, unless an earlier attempt did so already."""
    for number in count(1):
        saved = named_beside(file, f"-before-schema-{newest}{'' if number == 1 else f'-{number}'}.db")
        if not saved.exists():
            break
        if _holds_the_same(saved, connection):
            return saved
    copy_of_file(file, saved)
    made.append(saved)
    check_file(saved)
    return saved


def _holds_the_same(saved: Path, connection: Connection) -> bool:
    """Say whether a backup is what the store still is, as when a program was killed between the two."""
    try:
        check_file(saved)
        with opened_copy(saved) as copy:
            return all(ask(copy) == ask(connection) for ask in (version_of, row_counts, revision))
    except ProblemsFoundError:
        return False
