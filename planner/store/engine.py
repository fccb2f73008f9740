"""How is the database opened so that what it acknowledges is safe?"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, IntegrityError
from sqlalchemy.pool import ConnectionPoolEntry

from planner.problem import Problem, ProblemsFoundError
from planner.store import private_files
from planner.store.edits import ConflictError
from planner.store.failures import in_words, is_unspecified_damage, no_such_store
from planner.store.location import check_location, mounted
from planner.store.soundness import faults
from planner.store.store_files import (
    BUSY_SECONDS,
    check_store_file,
    connected,
    give_number,
    make_store,
    stands,
    switch_on_log,
)

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
        # PostgreSQL otherwise looks anew with every statement: a plan and its actions could be of two moments.
        self._reader = engine.execution_options(isolation_level="REPEATABLE READ") if self.on_server else engine
        self._writer = engine.execution_options(**{_WRITING: True})

    @property
    def on_server(self) -> bool:
        """Whether the database is PostgreSQL."""
        return self.file is None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection on which everything is read as it was at one moment.

        Raises:
            ProblemsFoundError: the database cannot be reached, or what it holds is damaged.
        """
        with self._damage_in_words(), in_words(self.where), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are kept together when the block ends, or not at all.

        SQLite lets in one writer at a time; on PostgreSQL the writer locks what it changes.

        Raises:
            ProblemsFoundError: the database cannot be written, or what it holds is damaged.
        """
        with self._damage_in_words(), in_words(self.where), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def _damage_in_words(self) -> Iterator[None]:
        """Ask, when something goes wrong that should not, whether the content of the store is to blame.

        What damaged rows bring about cannot be foreseen: a value that the model refuses, a key that is
        not there, a date that is none. If the store is sound, the mistake is ours and stays visible.
        """
        try:
            yield
        except (ConflictError, IntegrityError):
            raise
        except ProblemsFoundError as error:
            if any(map(is_unspecified_damage, error.problems)):
                self.blame(error)
            raise
        except Exception as error:
            self.blame(error)
            raise

    def blame(self, error: Exception) -> None:
        """Say what is wrong with the content of the store, if anything is: that then brought about the error.

        Raises:
            ProblemsFoundError: the store is damaged.
        """
        with in_words(self.where), self._reader.begin() as connection:
            problems = faults(connection, self.where)
        if problems:
            raise ProblemsFoundError(problems) from error

    def settle(self) -> None:
        """Make a SQLite store ready to be written: readable by its owner only, changes into a log first.

        Call it once the content was found to be a store of ours: it writes to the file.

        Raises:
            ProblemsFoundError: the file cannot be written, or its disk does not keep it safe.
        """
        if self.file is None:
            return
        private_files.tighten_store(self.file)
        with in_words(self.where), closing(connected(self.file)) as connection:
            switch_on_log(connection, self.file)
            give_number(connection)
        private_files.tighten_store(self.file)

    def rewrite_file(self) -> None:
        """Write the file of a SQLite store anew, so that it holds nothing but what can be read from it.

        What rows held before stays in the free places of pages, whose order changes long before they
        are overwritten, and in the write-ahead log. Where there is no room for it, or somebody reads
        all the while, the file stays as it is.
        """
        with suppress(sqlite3.OperationalError), self.engine.connect() as connection:
            cursor = connection.connection.cursor()
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close all connections; the database opens again when it is next used."""
        self.engine.dispose()


def open_database(where: str | Path, *, new: bool = True) -> Database:
    """Open a SQLite file or a PostgreSQL database; tables are not looked at, and a file is not written to.

    Where no file stands a new store is made, if it may be ``new``.

    Raises:
        ProblemsFoundError: the place is not safe, the file is something else or missing, or it cannot
            be opened.
    """
    place = place_of(where)
    return _in_file(place, new=new) if isinstance(place, Path) else _on_server(place)


def place_of(where: str | Path) -> Path | URL:
    """Return the file or the address of the database that a text names.

    Raises:
        ProblemsFoundError: it is the address of something else.
    """
    if isinstance(where, str) and "://" in where:
        url = _url(where)
        return url if url.get_backend_name() == "postgresql" else Path(url.database or "")
    return Path(where)


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
    # A server may be set to acknowledge what is not on the disk yet; this program does not accept that.
    settings = f"-c lock_timeout={BUSY_SECONDS * 1000} -c synchronous_commit=on"
    with in_words(shown):
        # Asked before each use: a server that was restarted costs a new connection, not an error.
        engine = create_engine(url, pool_pre_ping=True, connect_args={"options": settings}, hide_parameters=True)
    event.listen(engine, "handle_error", _without_words)
    return Database(engine, shown, None)


def _without_words(context: ExceptionContext) -> None:
    """Take out of an error of the server what it quotes from the rows: “Key (name)=(…) already exists”.

    SQLAlchemy hides parameters, but the server writes people's words into its own texts.
    """
    error = context.original_exception
    state = getattr(error, "sqlstate", None)
    if context.connection is None or state is None:
        return
    diagnosis = getattr(error, "diag", None)
    # Classes 22 and 23, data and integrity, quote values in their first line already.
    quotes = state[:2] in {"22", "23"}
    names = (getattr(diagnosis, name, None) for name in ("table_name", "column_name", "constraint_name"))
    about = ", ".join(name for name in names if name)
    text = f"{type(error).__name__} {state} {about}".rstrip() if quotes else getattr(diagnosis, "message_primary", "")
    error.args = (text or f"{type(error).__name__} {state}",)
    if context.sqlalchemy_exception is not None:
        context.sqlalchemy_exception.args = (f"({type(error).__name__}) {error.args[0]}",)


def check_place(path: Path) -> None:
    """See that a store may stand at a path.

    Raises:
        ProblemsFoundError: the path is too long, on a share or in a synchronised folder.
    """
    problems = private_files.check_length(path) or check_location(path, mounted())
    if problems:
        raise ProblemsFoundError(problems)


def _in_file(path: Path, *, new: bool) -> Database:
    check_place(path)
    where = os.fspath(path)
    if not stands(path):
        if not new:
            raise ProblemsFoundError([no_such_store(where)])
        make_store(path)
    check_store_file(path)
    url = URL.create("sqlite", database=os.fspath(path.absolute()))
    # The pool gives a connection to whichever thread asks, but to one at a time.
    settings = {"timeout": BUSY_SECONDS, "check_same_thread": False}
    engine = create_engine(url, connect_args=settings, hide_parameters=True)
    event.listen(engine, "connect", _settle)
    event.listen(engine, "begin", _begin)
    return Database(engine, where, path)


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
