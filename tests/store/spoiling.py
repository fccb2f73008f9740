"""Stores are damaged as none of their own functions would, and the sentence of the problem is read."""

from pathlib import Path

import pytest

from planner.problem import ProblemsFoundError
from planner.store import Store


def spoiled(store: Store, *statements: str) -> None:
    """Do what no door of the store would, as a database browser can."""
    with store.database.writing() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def sentence(error: pytest.ExceptionInfo[ProblemsFoundError]) -> str:
    assert {problem.code for problem in error.value.problems} == {"store-damaged"}
    return error.value.problems[0].english()


def address(store: Store) -> str | Path:
    """Return where a store is, its password included."""
    url = store.database.engine.url.set(drivername="postgresql")
    return store.database.file or url.render_as_string(hide_password=False)
