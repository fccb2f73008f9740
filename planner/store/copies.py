"""How is the file of a store copied while people write to it, and is the copy whole?"""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, create_engine, func, inspect, select
from sqlalchemy.pool import NullPool
from sqlalchemy.sql.expression import table as named_table

from planner.problem import ProblemsFoundError
from planner.store import private_files
from planner.store.failures import in_words, target_in_words
from planner.store.soundness import any_text, broken_pages
from planner.store.store_files import check_store_file, connected, connected_to_read


def copy_of_file(store: Path, target: Path) -> None:
    """Write what a SQLite store holds at this moment into a new file, whole or not at all.

    Copying the file itself would miss what the write-ahead log still holds, or tear in the middle of
    a change.

    Raises:
        ProblemsFoundError: the store cannot be read, or the target cannot be written; it is said which.

    Source:
        https://www.sqlite.org/lang_vacuum.html#vacuuminto
    """
    with in_words(os.fspath(store)), private_files.in_words(target), private_files.unfinished(target) as part:
        private_files.create(part)  # SQLite would make a file that everybody may read, but writes into an empty one
        with closing(connected(store)) as connection, closing(connection.cursor()) as cursor:
            cursor.execute("SELECT count(*) FROM sqlite_master").fetchone()  # what fails from here on is the target
            with target_in_words(target):
                cursor.execute("VACUUM INTO ?", (os.fspath(part.absolute()),))
        if not private_files.put_in_place(part, target):  # somebody took the name while the copy was made
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), os.fspath(target))


def copy_of_pages(store: Path, target: Path) -> None:
    """Write a SQLite store page by page into a new file, whatever the pages hold: for one that is damaged.

    Raises:
        ProblemsFoundError: the store cannot be read, or the target cannot be written.
    """
    with in_words(os.fspath(store)), private_files.in_words(target), private_files.unfinished(target) as part:
        private_files.create(part)
        with closing(connected_to_read(store)) as source, closing(connected(part)) as copy, target_in_words(target):
            source.backup(copy)
        if not private_files.put_in_place(part, target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), os.fspath(target))


@contextmanager
def opened_copy(file: Path) -> Iterator[Connection]:
    """Give a connection to a store or a backup that reads only; nothing is written to it or beside it."""
    # No pool: nothing keeps a file open that is moved or removed afterwards.
    engine = create_engine("sqlite://", creator=lambda: _read_only(file), poolclass=NullPool, hide_parameters=True)
    with in_words(os.fspath(file)), engine.connect() as connection:
        yield connection


def _read_only(file: Path) -> sqlite3.Connection:
    connection = connected_to_read(file)
    connection.text_factory = any_text
    return connection


def check_file(file: Path) -> None:
    """See that a file is a store, and that its pages and references are sound; its rows are not looked at.

    Raises:
        ProblemsFoundError: it is something else, or damaged.
    """
    check_store_file(file)
    with opened_copy(file) as connection:
        problems = broken_pages(connection, os.fspath(file))
    if problems:
        raise ProblemsFoundError(problems)


def row_counts(connection: Connection) -> dict[str, int]:
    """Return the number of rows of every table that a database has, by its name."""
    names = sorted(inspect(connection).get_table_names())
    return {name: connection.scalar(select(func.count()).select_from(named_table(name))) or 0 for name in names}
