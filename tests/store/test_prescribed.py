"""A store that lacks a part of its schema is sentence so, and is not mended by guessing."""

import sqlite3
from pathlib import Path

import pytest

from planner.problem import ProblemsFoundError
from planner.store import open_store
from store.engines import EmptyPlace
from store.spoiling import address, sentence, spoiled


def refused(where: str | Path) -> str:
    with pytest.raises(ProblemsFoundError) as error:
        open_store(where)
    (problem,) = error.value.problems
    return problem.code


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("DROP TABLE history", "the table “history” is missing"),
        ("DROP TABLE comment", "the table “comment” is missing"),
        ("ALTER TABLE action DROP COLUMN note", "the column “note” of the table “action” is missing"),
        ("DELETE FROM alembic_version", "which schema it has"),
        ("DROP TABLE alembic_version", "which schema it has"),
        ("ALTER TABLE alembic_version RENAME COLUMN version_num TO number", "which schema it has"),
        ("INSERT INTO alembic_version VALUES ('0002')", "which schema it has"),
        ("UPDATE alembic_version SET version_num = 'abc'", "“abc” is the number of no schema"),
        ("UPDATE alembic_version SET version_num = ''", "“” is the number of no schema"),
        ("UPDATE alembic_version SET version_num = '-1'", "“-1” is the number of no schema"),
        ("UPDATE alembic_version SET version_num = '0000'", "“0000” is the number of no schema"),
        ("UPDATE alembic_version SET version_num = '0001'", "it names schema 0001"),
    ],
)
def test_a_store_that_lacks_something_is_not_opened_and_names_it(
    statement: str, words: str, empty_place: EmptyPlace
) -> None:
    with open_store(empty_place()) as store:
        spoiled(store, statement)
        place = address(store)
    with pytest.raises(ProblemsFoundError) as error:
        open_store(place)
    assert words in sentence(error)


def test_a_store_newer_than_any_is_newer_and_not_damaged(empty_place: EmptyPlace) -> None:
    with open_store(empty_place()) as store:
        spoiled(store, "UPDATE alembic_version SET version_num = '9999'")
        place = address(store)
    assert refused(place) == "store-newer"


def test_a_store_from_which_everything_was_dropped_is_not_a_new_one(tmp_path: Path) -> None:
    open_store(tmp_path / "s.db").close()
    with sqlite3.connect(tmp_path / "s.db") as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
        for (name,) in names.fetchall():
            connection.execute(f'DROP TABLE "{name}"')
    with pytest.raises(ProblemsFoundError) as error:
        open_store(tmp_path / "s.db")
    assert "no tables any more" in sentence(error)
