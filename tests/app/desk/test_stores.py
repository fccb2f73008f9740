"""A store is looked for without a trace, and blamed for a mistake only when it is damaged."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from planner.app.desk.stores import blame, store_exists
from planner.problem import ProblemsFoundError
from planner.store import Store


def test_looking_for_a_store_makes_none(tmp_path: Path) -> None:
    assert not store_exists(str(tmp_path / "nowhere" / "planner.db"))
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_there_and_a_server_is_assumed_to_have_one(havelmar: Store) -> None:
    assert store_exists(havelmar.where)
    assert store_exists("postgresql://nobody@nowhere.invalid/planner")


def test_what_is_no_address_is_refused() -> None:
    with pytest.raises(ProblemsFoundError, match="mysql://…"):
        store_exists("mysql://x")


def test_a_sound_store_is_not_blamed(havelmar: Store) -> None:
    blame(havelmar, ValueError("a mistake of ours"))


def test_a_damaged_store_is_blamed(havelmar: Store) -> None:
    with closing(sqlite3.connect(havelmar.where, isolation_level=None)) as connection:
        connection.execute("UPDATE plan SET start = 'soon'")
    with pytest.raises(ProblemsFoundError) as refused:
        blame(havelmar, ValueError("a mistake of the store"))
    assert {problem.code for problem in refused.value.problems} == {"store-damaged"}
