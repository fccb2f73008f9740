"""What fails in the database is said in words that quote nobody; a mistake of the program stays visible."""

import os
import sqlite3
import traceback
from pathlib import Path

import pytest
from sqlalchemy import Connection, event, insert
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError
from tracked_plans import action, plan_of

from planner.problem import ProblemsFoundError
from planner.store import Store, city_edits, open_store, plan_edits, verify
from planner.store import engine as engine_module
from planner.store.edits import Entity
from planner.store.schema import TABLES
from planner.toolkit.city import City
from store.conftest import ANNA, BORIS


def refused(where: str | Path) -> str:
    with pytest.raises(ProblemsFoundError) as error:
        open_store(where)
    (problem,) = error.value.problems
    return problem.code


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    assert refused(tmp_path / "nowhere" / "s.db") == "store-cannot-open"
    assert refused(tmp_path) == "store-cannot-open"


def _small_disk(store: Store) -> None:
    """Let every connection of a SQLite store believe that the disk is nearly full."""

    @event.listens_for(store.database.engine, "begin")
    def _(connection: Connection) -> None:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")


def test_a_full_disk_stands_in_words_and_loses_nothing(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.db") as store:
        first = store.commit(city_edits("harbour", City(name="Harbour")), by=ANNA)
        store.close()
        _small_disk(store)
        plan = plan_of(*(action(f"F06-{number:02}", why="x" * 5000) for number in range(40)))
        with pytest.raises(ProblemsFoundError, match="no room left on the disk") as error:
            store.commit(plan_edits("p", plan, city="harbour"), by=BORIS)
        assert [problem.code for problem in error.value.problems] == ["disk-full"]
    with open_store(tmp_path / "s.db") as store:
        assert (store.revision(), store.plans()) == (first.revision, ())
        verify(store)


@pytest.mark.parametrize("held", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_a_store_that_another_program_keeps_locked_stands_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: str
) -> None:
    monkeypatch.setattr(engine_module, "_PRAGMAS", ("PRAGMA busy_timeout = 50", "PRAGMA foreign_keys = ON"))
    with open_store(tmp_path / "s.db") as store:
        other = sqlite3.connect(tmp_path / "s.db", isolation_level=None)
        other.execute(held)
        with pytest.raises(ProblemsFoundError, match="Another program holds the store"):
            store.commit(city_edits("harbour", City(name="Harbour")), by=ANNA)
        other.execute("ROLLBACK")
        other.close()
        assert store.commit(city_edits("harbour", City(name="Harbour")), by=ANNA).changed == 1


def test_a_store_that_cannot_be_written_stands_in_words(tmp_path: Path) -> None:
    file = tmp_path / "s.db"
    open_store(file).close()
    if os.geteuid() == 0:
        pytest.skip("the administrator may write everything")
    file.chmod(0o444)
    assert refused(file) == "store-read-only"


def test_a_mistake_of_the_program_stays_visible(harbour: Store) -> None:
    with pytest.raises(KeyError, match="a mistake"), harbour.database.reading():
        raise KeyError("a mistake")
    with (
        pytest.raises(OperationalError if harbour.database.file else ProgrammingError),
        harbour.database.reading() as connection,
    ):
        connection.exec_driver_sql("SELECT nothing FROM nowhere")


def test_no_error_of_the_database_quotes_what_people_wrote(harbour: Store) -> None:
    table = TABLES[Entity.CITY]
    row = {"id": "harbour", "name": "Mrs Ito"}
    for statement, words in ((insert(table), row), (insert(table), {"id": "Mrs Ito", "name": None})):
        with pytest.raises(IntegrityError) as error, harbour.database.writing() as connection:
            connection.execute(statement, words)
        shown = "".join(traceback.format_exception(error.value))
        assert "Ito" not in shown
        assert "(harbour)" not in shown
