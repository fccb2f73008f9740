"""How is the database opened so that what it acknowledges is safe?"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from planner.problem import Place, Problem, ProblemsFoundError
from planner.store.failures import in_words, not_a_store
from planner.store.location import check_location, mounted

APPLICATION_ID = 0x49435031
"""Written into the head of every SQLite store (“ICP1”), so that no other file is taken for one."""

BUSY_SECONDS = 20
"""How long a writer waits for another one before it gives up."""

_WRITING = "planner_writing"

_PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}",
    # NORMAL, the usual advice with a write-ahead log, loses acknowledged changes at a power cut.
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
)


class Database:
    """An open database: transactions for reading and for writing, whichever the engine.

    Threads may share it: every transaction has a connection of its own.
    """

    def __init__(self, engine: Engine, where: str, file: Path | None) -> None:
        self.engine = engine
        self.where = where
        """Its path or address as people read it, without a password."""
        self.file = file
        """The file of a SQLite store, None on a server."""
        self._reader = engine.execution_options(isolation_level="REPEATABLE READ") if self.on_server else engine
        self._writer = engine.execution_options(**{_WRITING: True})

    @property
    def on_server(self) -> bool:
        """Whether the database is PostgreSQL."""
        return self.file is None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection on which everything is read as it was at one moment."""
        with in_words(self.where), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are kept together when the block ends, or not at all.

        SQLite lets in one writer at a time; on PostgreSQL the writer locks what it changes.
        """
        with in_words(self.where), self._writer.begin() as connection:
            yield connection

    def close(self) -> None:
        """Close all connections; the database opens again when it is next used."""
        self.engine.dispose()


def open_database(where: str | Path) -> Database:
    """Open a SQLite file or a PostgreSQL database, settings checked; tables are not looked at.

    Raises:
        ProblemsFoundError: the place is not safe, the file is something else, or it cannot be opened.
    """
    if isinstance(where, str) and "://" in where:
        url = _url(where)
        return _on_server(url) if url.get_backend_name() == "postgresql" else _in_file(Path(url.database or ""))
    return _in_file(Path(where))


def _url(where: str) -> URL:
    scheme, _, rest = where.partition("://")
    known = {"postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg", "sqlite": "sqlite"}
    try:
        url = make_url(f"{known.get(scheme, scheme)}://{rest}")
    except (ArgumentError, ValueError):  # a port that is no number is a plain ValueError
        url = None
    if url is None or scheme not in {*known, "postgresql+psycopg"}:
        raise ProblemsFoundError(
            [
                Problem(
                    code="unknown-store-address",
                    what="“{store}” is not the address of a store.",
                    fix="Name a file, or a database as postgresql://user@host/name.",
                    values={"store": f"{scheme}://…"},  # the rest may hold a password
                )
            ]
        )
    return url


def _on_server(url: URL) -> Database:
    shown = url.set(drivername="postgresql").render_as_string(hide_password=True)
    settings = f"-c lock_timeout={BUSY_SECONDS * 1000} -c synchronous_commit=on"
    with in_words(shown):
        engine = create_engine(url, pool_pre_ping=True, connect_args={"options": settings})
    return Database(engine, shown, None)


def _in_file(path: Path) -> Database:
    problems = check_location(path, mounted())
    if problems:
        raise ProblemsFoundError(problems)
    where = os.fspath(path)
    with in_words(where):
        _prepare_file(path, where)
    url = URL.create("sqlite", database=os.fspath(path.absolute()))
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False})
    event.listen(engine, "connect", _settle)
    event.listen(engine, "begin", _begin)
    return Database(engine, where, path)


def _prepare_file(path: Path, where: str) -> None:
    """Mark a new file as a store, or see that the file is one; then switch on the write-ahead log."""
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        if application != APPLICATION_ID:
            (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            if application or tables:
                raise ProblemsFoundError([not_a_store(where)])
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
        if mode != "wal":
            raise ProblemsFoundError([_no_log(path)])
    finally:
        connection.close()


def _no_log(path: Path) -> Problem:
    return Problem(
        code="store-without-log",
        what="The disk of the store {store} does not support the write-ahead log that keeps changes safe.",
        fix="Keep the store on a disk of this computer.",
        values={"store": os.fspath(path)},
        place=Place(file=os.fspath(path)),
    )


def _settle(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    # Transactions begin where _begin says, not where the sqlite3 module guesses.
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.cursor().execute(pragma)


def _begin(connection: Connection) -> None:
    # A writer takes the lock first: what it checks then still holds when it writes.
    writing = connection.get_execution_options().get(_WRITING)
    # Straight to the driver, for it happens before everything else that is ever asked.
    connection.connection.cursor().execute("BEGIN IMMEDIATE" if writing else "BEGIN")
