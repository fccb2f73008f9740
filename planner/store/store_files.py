"""What stands where a store is wanted: nothing, a store, or something else? And how is a new store made?"""

import os
import secrets
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

from planner.problem import Place, Problem, ProblemsFoundError
from planner.store import private_files
from planner.store.failures import another_kind, cannot_open, damaged, empty_file, in_words, is_folder, not_a_store

APPLICATION_ID = 0x49435031
"""Written into the head of every SQLite store (“ICP1”), so that no other file is taken for one."""

BUSY_SECONDS = 20
"""How long a writer waits for another one before it gives up."""

_HEAD = 4_096
_OURS = frozenset({"alembic_version", "history", "plan", "assessment"})
"""Tables that together no other program has."""


def stands(path: Path) -> bool:
    """Say whether there is anything of that name.

    Raises:
        ProblemsFoundError: the disk does not say.
    """
    with private_files.in_words(path):
        try:
            path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return False
        except PermissionError as error:
            raise ProblemsFoundError([cannot_open(os.fspath(path))]) from error
    return True


def is_empty(path: Path) -> bool:
    """Say whether a file without a single byte stands there."""
    return path.is_file() and path.stat().st_size == 0


def address(path: Path, **how: str) -> str:
    """Return a file as SQLite's addresses name it, such as ``file:///data/s.db?mode=ro``."""
    return f"{path.absolute().as_uri()}?{'&'.join(f'{name}={value}' for name, value in how.items())}"


def make_store(path: Path) -> None:
    """Make a new store that holds nothing, whole at once: of several who do so together, one makes it.

    Raises:
        ProblemsFoundError: nothing can be written there, or the disk cannot keep a store safely.
    """
    where = os.fspath(path)
    problems = private_files.check_length(path) or _no_folder(path)
    if problems:
        raise ProblemsFoundError(problems)
    with in_words(where), private_files.in_words(path), private_files.unfinished(path) as part:
        private_files.create(part)
        with closing(sqlite3.connect(part, isolation_level=None)) as connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            give_number(connection)
            switch_on_log(connection, path)
        left = Path(f"{path}-wal")
        if left.exists() and left.stat().st_size and not path.exists():
            raise ProblemsFoundError([_lost_its_file(path, left)])
        private_files.put_in_place(part, path)


def _no_folder(path: Path) -> list[Problem]:
    return [] if path.parent.is_dir() else [cannot_open(os.fspath(path))]


def _lost_its_file(path: Path, log: Path) -> Problem:
    # SQLite would write what the log holds into the new file.
    return Problem(
        code="store-lost",
        what="The store {store} is not there, but the last changes to it are: {log}.",
        fix="Bring the file back from where it went, or move those changes away to begin a new store.",
        values={"store": os.fspath(path), "log": log.name},
        place=Place(file=os.fspath(path)),
    )


def switch_on_log(connection: sqlite3.Connection, path: Path) -> None:
    """Let a store write changes into a log first.

    Raises:
        ProblemsFoundError: its disk does not support that.
    """
    (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
    if mode != "wal":
        raise ProblemsFoundError([_no_log(path)])


def _no_log(path: Path) -> Problem:
    return Problem(
        code="store-without-log",
        what="The disk of the store {store} does not support the write-ahead log that keeps changes safe.",
        fix="Keep the store on a disk of this computer.",
        values={"store": os.fspath(path)},
        place=Place(file=os.fspath(path)),
    )


def check_store_file(path: Path) -> None:
    """See that a file is a store, without writing to it; what its tables hold is not looked at.

    Raises:
        ProblemsFoundError: it is a folder, empty, of another kind, or its pages do not hold together.
    """
    where = os.fspath(path)
    with in_words(where), private_files.in_words(path):
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ProblemsFoundError([is_folder(where)])
        if not stat.S_ISREG(status.st_mode):  # reading a pipe would wait for ever
            raise ProblemsFoundError([not_a_store(where)])
        if status.st_size == 0:
            raise ProblemsFoundError([empty_file(where)])
        _check_head(path, where)
        if log_size(path):
            _check_with_log(path, where)


def log_size(path: Path) -> int:
    """Return how many bytes of changes stand beside a store, not yet written into it."""
    try:
        return Path(f"{path}-wal").stat().st_size
    except OSError:
        return 0


def _check_head(path: Path, where: str) -> None:
    """See whose file it is.

    SQLite reads it, not we: whoever opens and closes the file of a database gives up the locks that
    this process holds on it (https://www.sqlite.org/howtocorrupt.html, 2.2).
    """
    try:
        with closing(sqlite3.connect(address(path, mode="ro", immutable="1"), uri=True)) as connection:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if application == APPLICATION_ID:
                return
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_CORRUPT:
            return  # perhaps only seen while another program wrote it; who opens it in earnest is told
        if code == sqlite3.SQLITE_ERROR:  # “unsupported file format”: the head says so of itself
            raise ProblemsFoundError([damaged(where)]) from error
        if code != sqlite3.SQLITE_NOTADB:
            raise
        # No lock to lose: no connection of this process can have the file open.
        with path.open("rb") as file:
            head = file.read(_HEAD)
        # Where the head of a SQLite file names its program: https://www.sqlite.org/fileformat2.html
        marked = head[68:72] == APPLICATION_ID.to_bytes(4, "big")
        raise ProblemsFoundError([damaged(where) if marked else another_kind(where, head)]) from error
    raise ProblemsFoundError([damaged(where) if tables >= _OURS else not_a_store(where)])


def _check_with_log(path: Path, where: str) -> None:
    """See that a store and the log beside it belong together, before anything writes the one into the other.

    Nothing in a log says whose it is: SQLite would take over that of another store.
    """
    own = _number_of_file(path)
    with closing(connected_to_read(path)) as connection:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        belongs = application == APPLICATION_ID and own in {0, _number(connection)}
        if not belongs or connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
            raise ProblemsFoundError([_not_its_log(where)])


def _number_of_file(path: Path) -> int:
    """Return the number of a store by its file alone, without its log; 0 where the file alone does not tell."""
    try:
        with closing(sqlite3.connect(address(path, mode="ro", immutable="1"), uri=True)) as connection:
            return _number(connection)
    except sqlite3.DatabaseError:  # torn, while another program writes the log into it
        return 0


def _number(connection: sqlite3.Connection) -> int:
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    return int(number)


def give_number(connection: sqlite3.Connection, number: int | None = None) -> int:
    """Give a store a number of its own, by which its log is known as its own; return the one that it has.

    Without ``number`` a store that has one keeps it.
    """
    if number is None and _number(connection):
        return _number(connection)
    # A signed number of 32 bits, chosen at random so that no two stores share it; 0 says that there is none.
    connection.execute("BEGIN IMMEDIATE")
    if number is not None or not _number(connection):  # another program may have been faster
        connection.execute(f"PRAGMA user_version = {number or secrets.randbelow(2**31 - 1) + 1}")
    connection.execute("COMMIT")
    return _number(connection)


def connected(path: Path) -> sqlite3.Connection:
    """Return a connection to a SQLite file on which each statement stands for itself, and which waits for others."""
    return sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)


def connected_to_read(path: Path) -> sqlite3.Connection:
    """Return a connection that writes neither to a file nor, when it closes, what stands in its log into it.

    A file with no log beside it is taken as it stands; so nothing comes to stand beside a backup.
    """
    how = {"mode": "ro"} if log_size(path) else {"mode": "ro", "immutable": "1"}
    return sqlite3.connect(address(path, **how), uri=True, timeout=BUSY_SECONDS, isolation_level=None)


def _not_its_log(where: str) -> Problem:
    return Problem(
        code="store-damaged",
        what="The store {store} and the changes beside it ({log}) do not hold together.",
        fix="If one of the two was copied or moved, bring back what belongs to it; else the last backup "
        "with “planner restore”.",
        values={"store": where, "log": f"{Path(where).name}-wal"},
        place=Place(file=where),
    )
