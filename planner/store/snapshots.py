"""How is the file of a store copied while people write to it, and is the copy whole?"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, create_engine, func, inspect, select
from sqlalchemy.pool import NullPool
from sqlalchemy.sql.expression import table as named_table

from planner.problem import ProblemsFoundError
from planner.store.engine import APPLICATION_ID, BUSY_SECONDS
from planner.store.failures import damaged, in_words, not_a_store


def copy_of_file(store: Path, target: Path) -> None:
    """Write what a SQLite store holds at this moment into a file that does not exist yet.

    Copying the file itself would miss what the write-ahead log still holds, or tear in the middle of
    a change.

    Source:
        https://www.sqlite.org/lang_vacuum.html#vacuuminto
    """
    opened = closing(sqlite3.connect(store, timeout=BUSY_SECONDS, isolation_level=None))
    with in_words(os.fspath(store)), opened as connection:
        connection.execute("VACUUM INTO ?", (os.fspath(target),))
    keep(target)


def keep(file: Path) -> None:
    """Wait until a file and its name are on the disk."""
    with file.open("rb") as written:
        os.fsync(written.fileno())
    if os.name == "posix":
        folder = os.open(file.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


@contextmanager
def opened_copy(file: Path) -> Iterator[Connection]:
    """Give a connection to a file that nobody writes to; nothing is written beside it."""
    address = f"file:{quote(os.fspath(file.absolute()))}?mode=ro&immutable=1"
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(address, uri=True), poolclass=NullPool)
    with in_words(os.fspath(file)), engine.connect() as connection:
        yield connection


def check_file(file: Path) -> None:
    """See that a file that nobody writes to is a store, and whole.

    Raises:
        ProblemsFoundError: it is something else, or damaged.
    """
    with opened_copy(file) as connection:
        if connection.exec_driver_sql("PRAGMA application_id").scalar() != APPLICATION_ID:
            raise ProblemsFoundError([not_a_store(os.fspath(file))])
        check_pages(connection, os.fspath(file))


def check_pages(connection: Connection, where: str) -> None:
    """See that the pages of a SQLite database are sound and that every reference holds.

    Raises:
        ProblemsFoundError: they are not.
    """
    sound = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
    if not sound or connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise ProblemsFoundError([damaged(where)])


def row_counts(connection: Connection) -> dict[str, int]:
    """Return the number of rows of every table that a database has, by its name."""
    names = sorted(inspect(connection).get_table_names())
    return {name: connection.scalar(select(func.count()).select_from(named_table(name))) or 0 for name in names}
