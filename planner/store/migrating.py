"""Which schema does a store have, and how does it get today's without losing anything?"""

import re
from pathlib import Path

from sqlalchemy import Connection, func, inspect, select, text

from planner.problem import Place, Problem, ProblemsFoundError
from planner.store.engine import Database
from planner.store.snapshots import check_file, copy_of_file, opened_copy, row_counts

MIGRATIONS = Path(__file__).parent / "migrations"

_NUMBER = re.compile(r"v(\d{4})_\w+\.py")
_LOCK = 0x49435031  # any number that all programs of this store agree on
_ATTEMPTS = 5


def newest_known(migrations: Path = MIGRATIONS) -> str:
    """Return the number of the last migration, such as “0001”."""
    found = [_NUMBER.fullmatch(file.name) for file in (migrations / "versions").iterdir()]
    return max(match.group(1) for match in found if match)


def version_of(connection: Connection) -> str | None:
    """Return the number of the last migration that a store went through, None for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def bring_up_to_date(database: Database, migrations: Path = MIGRATIONS) -> Path | None:
    """Give a store today's schema, and return the backup that was taken before, if one was needed.

    All migrations that are missing, and the number of the last one, are one transaction: a power cut
    leaves the store as it was. Of a SQLite store with an older schema a backup is taken first, opened
    and checked; it stays beside the store. On a server the database's own backups serve.

    Raises:
        ProblemsFoundError: the store is newer than this program, or no safe backup could be made.
    """
    newest = newest_known(migrations)
    with database.reading() as connection:
        version = version_of(connection)
    if version == newest:
        return None
    refuse_newer(version, newest, database.where)
    for _ in range(_ATTEMPTS):
        saved = _backup_before(database, newest) if version else None
        if _migrate(database, migrations, saved):
            return saved
        if saved:
            saved.unlink()  # somebody wrote after it was taken: it would miss that
    raise ProblemsFoundError([_too_busy(database.where)])


def refuse_newer(version: str | None, newest: str, where: str) -> None:
    """Refuse a store that a newer version of the program wrote.

    Raises:
        ProblemsFoundError: it did.
    """
    if version is not None and version > newest:
        raise ProblemsFoundError(
            [
                Problem(
                    code="store-newer",
                    what="The store {store} was written by a newer version of this program (schema {found}; "
                    "this one knows {known}).",
                    fix="Install the newer version; this store was left as it is.",
                    values={"store": where, "found": version, "known": newest},
                    place=Place(file=where),
                )
            ]
        )


def _too_busy(where: str) -> Problem:
    return Problem(
        code="store-too-busy-to-migrate",
        what="The store {store} needs a new schema, but others keep writing to it.",
        fix="Close the program everywhere else, then open the store again.",
        values={"store": where},
        place=Place(file=where),
    )


def _backup_before(database: Database, newest: str) -> Path | None:
    if database.file is None:
        return None
    saved = database.file.with_name(f"{database.file.stem}-before-schema-{newest}.db")
    number = 1
    while saved.exists():
        number += 1
        saved = database.file.with_name(f"{database.file.stem}-before-schema-{newest}-{number}.db")
    copy_of_file(database.file, saved)
    check_file(saved)
    return saved


def _migrate(database: Database, migrations: Path, saved: Path | None) -> bool:
    """Run the missing migrations; say whether it was safe to do so."""
    with database.writing() as connection:
        if database.on_server:
            connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
        if version_of(connection) == newest_known(migrations):  # another program was faster
            return True
        if saved and row_counts(connection) != _row_counts_of(saved):
            return False
        _run(connection, migrations)
    return True


def _run(connection: Connection, migrations: Path) -> None:
    from alembic import command  # noqa: PLC0415 - costs more than opening a store that needs no migration
    from alembic.config import Config  # noqa: PLC0415 - likewise

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _row_counts_of(saved: Path) -> dict[str, int]:
    with opened_copy(saved) as connection:
        return row_counts(connection)
