"""What happened when the database refuses, in words, and what can be done?"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from sqlalchemy.exc import DBAPIError, NoSuchModuleError, OperationalError

from planner.files.hindrances import Hindrance
from planner.files.kinds import WHAT_IT_IS, Kind, kind_of
from planner.problem import Place, Problem, ProblemsFoundError
from planner.store.private_files import may_not_write, no_room_for


@contextmanager
def in_words(where: str) -> Iterator[None]:
    """Turn what the database or the disk refuses into problems that say what to do.

    Mistakes of the program, such as broken SQL, pass unchanged.

    Raises:
        ProblemsFoundError: the disk is full, the store is busy, read-only, damaged or out of reach.
    """
    try:
        yield
    except (sqlite3.Error, DBAPIError) as error:
        problem = _explained(error, where)
        if problem is None:
            raise
        raise ProblemsFoundError([problem]) from error
    except UnicodeDecodeError as error:  # SQLite quotes a damaged table's own words, and they are no text any more
        raise ProblemsFoundError([damaged(where)]) from error
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        if "psycopg" not in str(error):
            raise
        raise ProblemsFoundError([_no_driver(where)]) from error


@contextmanager
def target_in_words(target: Path) -> Iterator[None]:
    """Say of what fails while a copy is written that it is the copy's place that failed, not the store.

    What fails while the store is read passes unchanged.

    Raises:
        ProblemsFoundError: the disk of the copy is full or fails, or its folder is closed.
    """
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0)
        maker = None if code in _READ_FAILED else _TARGET.get(code & 0xFF)
        if maker is None:
            raise
        if code & 0xFF == sqlite3.SQLITE_IOERR and _no_room(os.fspath(target)):
            maker = no_room_for
        raise ProblemsFoundError([maker(os.fspath(target))]) from error


# While a copy is written the store is read as well: these say which of the two disks failed.
_READ_FAILED = frozenset({sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ})


def _explained(error: Exception, where: str) -> Problem | None:
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        # The lowest byte names the kind of failure: https://www.sqlite.org/rescode.html
        code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
        maker = _disk_full if code == sqlite3.SQLITE_IOERR and _no_room(where) else _SQLITE.get(code)
    else:
        maker = _POSTGRESQL.get(getattr(cause, "sqlstate", None) or "")
        if maker is None and isinstance(error, OperationalError):
            return _unreachable(where, str(cause))
    return maker(where) if maker else None


def _no_room(where: str) -> bool:
    """Say whether the disk that holds a store is full.

    Where not even the memory that SQLite shares between programs (``-shm``) finds room beside the
    store, SQLite says that the disk fails, and not that it is full.
    """
    try:
        return shutil.disk_usage(Path(where).absolute().parent).free < _ROOM_TO_OPEN
    except OSError:
        return False


_ROOM_TO_OPEN = 64 * 1024
"""Bytes; SQLite shares 32 KiB at a time."""


def _disk_full(where: str) -> Problem:
    return Problem(
        code="disk-full",
        what="There is no room left on the disk for the store {store}; the change was not saved.",
        fix="Make room on the disk, then save again; everything saved before is safe.",
        values={"store": where},
        place=Place(file=where),
    )


def busy(where: str) -> Problem:
    """Return the problem of a store that somebody else keeps locked."""
    return Problem(
        code="store-busy",
        what="Another program holds the store {store}; the change was not saved.",
        fix="Close other programs that have it open, such as a backup or a database browser, then try again.",
        values={"store": where},
        place=Place(file=where),
    )


def _read_only(where: str) -> Problem:
    return Problem(
        code="store-read-only",
        what="The store {store} can be read but not written.",
        fix="Ask for the right to write the file and its folder, or name another store.",
        values={"store": where},
        place=Place(file=where),
    )


def cannot_open(where: str) -> Problem:
    """Return the problem of a store that the disk does not give out."""
    return Problem(
        code="store-cannot-open",
        what="The store {store} cannot be opened.",
        fix="Check that its folder exists and that you may write in it.",
        values={"store": where},
        place=Place(file=where),
    )


def not_a_store(where: str) -> Problem:
    """Return the problem of a file that something else wrote."""
    return Problem(
        code="not-a-store",
        what="{store} is not a store of this program.",
        fix="Name another file; this one was left as it is.",
        values={"store": where},
        place=Place(file=where),
    )


def another_kind(where: str, head: bytes) -> Problem:
    """Return the problem of a file that, by its first bytes, is of another kind: a workbook, a PDF, a text."""
    kind = kind_of(head)
    if kind is Kind.STORE:
        return damaged(where)
    if kind in {Kind.BINARY, Kind.DATABASE, Kind.EMPTY}:
        return not_a_store(where)
    return Problem(
        code="not-a-store",
        what=WHAT_IT_IS[kind],
        fix="{store} is not a store of this program: name another file. This one was left as it is.",
        values={"store": where},
        place=Place(file=where),
    )


def is_folder(where: str) -> Problem:
    """Return the problem of a folder in the place of a store."""
    return Problem(
        code="store-cannot-open",
        what="{store} is a folder, not a store.",
        fix="Name a file in it.",
        values={"store": where},
        place=Place(file=where),
    )


def empty_file(where: str) -> Problem:
    """Return the problem of a file without a single byte: no store begins so, but one may end so."""
    return Problem(
        code="store-empty",
        what="The file {store} is empty: it is no store, or no longer one.",
        fix="If it held a store, bring back the last backup with “planner restore”; else delete it, or name another.",
        values={"store": where},
        place=Place(file=where),
    )


def no_such_store(where: str) -> Problem:
    """Return the problem of a place where no store is."""
    return Problem(
        code="no-such-store",
        what="There is no store {store}.",
        fix="Check the path and the name, capitals included; “planner import” makes a new store.",
        values={"store": where},
        place=Place(file=where),
    )


def damaged(where: str) -> Problem:
    """Return the problem of a store whose content does not hold together."""
    return Problem(
        code="store-damaged",
        what="The store {store} is damaged.",
        fix="Keep the file, and restore the last backup with “planner restore”.",
        values={"store": where},
        place=Place(file=where),
    )


def damage(where: str, *, what: str, **values: str) -> Problem:
    """Return the problem of a damaged store, in a sentence that says where; ``values`` fill its gaps."""
    return replace(damaged(where), what=what, values={"store": where, **values})


def _disk_fails(where: str) -> Problem:
    return Problem(
        code="disk-fails",
        what="The disk failed while the store {store} was used; the change was not saved.",
        fix="Check the disk and its cable, make a backup to another disk, then try again.",
        values={"store": where},
        place=Place(file=where),
    )


def is_unspecified_damage(problem: Problem) -> bool:
    """Say whether a problem says of a store that it is damaged, but not where."""
    return problem.what == damaged("").what


def _target_fails(file: str) -> Problem:
    return Problem(
        code="disk-fails",
        what="The disk failed while {file} was written; the file is not there.",
        fix="Check the disk and its cable, or name a place on another one.",
        values={"file": file},
        place=Place(file=file),
    )


def _unreachable(where: str, reason: str) -> Problem:
    return Problem(
        code="store-unreachable",
        what="The database {store} does not answer: {reason}.",
        fix="Check its address, that the server runs, and that you may sign in; then try again.",
        values={"store": where, "reason": _why_unreachable(reason)},
        place=Place(file=where),
    )


def _why_unreachable(words: str) -> Hindrance | str:
    # Without a connection there is no code of an error, only libpq's sentence; one that is not known is quoted.
    known = (why for words_of_libpq, why in _UNREACHABLE.items() if words_of_libpq in words)
    return next(known, " ".join(words.split())[:200].rstrip(".?! "))


def _no_driver(where: str) -> Problem:
    return Problem(
        code="no-postgresql-driver",
        what="The store {store} is a PostgreSQL database, and the part of the program that talks to it is missing.",
        fix='Install it with: pip install "integrating-cities-planner[postgresql]".',
        values={"store": where},
        place=Place(file=where),
    )


_UNREACHABLE = {
    "could not translate host name": Hindrance.HOST_UNKNOWN,
    "failed to resolve host": Hindrance.HOST_UNKNOWN,  # psycopg looks the name up before libpq does
    "Connection refused": Hindrance.NOBODY_LISTENS,
    "timeout expired": Hindrance.TOO_SLOW,
    "authentication failed": Hindrance.SIGN_IN_REFUSED,
    "no password supplied": Hindrance.SIGN_IN_REFUSED,
    "no pg_hba.conf entry": Hindrance.SIGN_IN_REFUSED,
    'FATAL:  role "': Hindrance.SIGN_IN_REFUSED,
    'FATAL:  database "': Hindrance.NO_SUCH_DATABASE,
    "too many clients": Hindrance.TOO_MANY_GUESTS,
    "remaining connection slots": Hindrance.TOO_MANY_GUESTS,
}
"""Why a server does not let us in, by words of the sentence in which the client library says it."""

_SQLITE = {
    sqlite3.SQLITE_FULL: _disk_full,
    sqlite3.SQLITE_BUSY: busy,
    sqlite3.SQLITE_LOCKED: busy,
    sqlite3.SQLITE_READONLY: _read_only,
    sqlite3.SQLITE_PERM: _read_only,
    sqlite3.SQLITE_AUTH: _read_only,
    sqlite3.SQLITE_CANTOPEN: cannot_open,
    sqlite3.SQLITE_NOTADB: not_a_store,
    sqlite3.SQLITE_CORRUPT: damaged,
    sqlite3.SQLITE_IOERR: _disk_fails,
}

_TARGET = {
    sqlite3.SQLITE_FULL: no_room_for,
    sqlite3.SQLITE_READONLY: may_not_write,
    sqlite3.SQLITE_PERM: may_not_write,
    sqlite3.SQLITE_CANTOPEN: may_not_write,
    sqlite3.SQLITE_IOERR: _target_fails,
}

# https://www.postgresql.org/docs/current/errcodes-appendix.html
_POSTGRESQL = {
    "53100": _disk_full,
    "55P03": busy,
    "40P01": busy,
    "25006": _read_only,
    "42501": _read_only,
    "58030": _disk_fails,
    "XX001": damaged,
    "XX002": damaged,
}
