"""A copy holds what the store holds at that moment, whole, and nothing is written to what is only looked at."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from refusals import codes
from sqlalchemy.exc import OperationalError
from tracked_plans import action, plan_of

from planner.problem import ProblemsFoundError
from planner.store import Store, city_edits, open_store, plan_edits, verify_backup
from planner.store.copies import check_file, copy_of_file, copy_of_pages, opened_copy, row_counts
from planner.toolkit.city import City
from store.conftest import ANNA

PLAN = "harbour-plan"


@pytest.fixture
def file(empty_file: Path, tmp_path: Path) -> Path:
    """A SQLite store with one plan that is closed: what is to be copied is always a file."""
    place = tmp_path / "harbour.db"
    place.write_bytes(empty_file.read_bytes())
    with open_store(place) as store:
        edits = city_edits("harbour", City(name="Harbour"))
        store.commit([*edits, *plan_edits(PLAN, plan_of(action("F06-01")), city="harbour")], by=ANNA)
    return place


def title_in(copy: Path) -> str:
    with open_store(copy) as store:
        return store.plan(PLAN).plan.action_by_id["F06-01"].title


def beside(place: Path) -> set[str]:
    return {entry.name for entry in place.parent.iterdir()}


@pytest.mark.parametrize("copied", [copy_of_file, copy_of_pages], ids=lambda function: function.__name__)
def test_a_copy_holds_what_still_stands_in_the_log(
    file: Path, tmp_path: Path, copied: Callable[[Path, Path], None]
) -> None:
    with open_store(file) as store:
        store.commit(store.plan(PLAN).changes("F06-01", title="In the log"), by=ANNA)
        assert Path(f"{file}-wal").stat().st_size > 0
        copied(file, tmp_path / "copy.db")
        store.commit(store.plan(PLAN).changes("F06-01", title="Later"), by=ANNA)
    assert title_in(tmp_path / "copy.db") == "In the log"


@pytest.mark.parametrize("copied", [copy_of_file, copy_of_pages], ids=lambda function: function.__name__)
def test_a_copy_takes_the_place_of_nothing_and_leaves_nothing_half_done(
    file: Path, tmp_path: Path, copied: Callable[[Path, Path], None]
) -> None:
    target = tmp_path / "mine.db"
    target.write_text("mine", encoding="utf-8")
    before = beside(target)
    with pytest.raises(ProblemsFoundError):
        copied(file, target)
    assert (target.read_text(encoding="utf-8"), beside(target)) == ("mine", before)


def test_a_copy_is_read_by_its_owner_only(file: Path, tmp_path: Path) -> None:
    copy_of_file(file, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").stat().st_mode & 0o077 == 0


def test_what_cannot_be_written_is_named_and_not_the_store(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "nowhere" / "copy.db"
    with pytest.raises(ProblemsFoundError) as error:
        copy_of_file(file, target)
    assert codes(error) == ["target-folder-missing"]
    assert error.value.problems[0].place.file == str(target)


def test_what_cannot_be_read_is_named_and_not_the_copy(tmp_path: Path) -> None:
    store, target = tmp_path / "notes.db", tmp_path / "copy.db"
    store.write_text("Notes of the meeting. " * 400, encoding="utf-8")
    with pytest.raises(ProblemsFoundError) as error:
        copy_of_file(store, target)
    assert codes(error) == ["not-a-store"]
    assert error.value.problems[0].place.file == str(store)
    assert not target.exists()


def test_pages_are_copied_though_they_do_not_hold_together(file: Path, tmp_path: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4_096 * 3 : 4_096 * 6] = b"\x5a" * 4_096 * 3
    file.write_bytes(content)
    with pytest.raises(ProblemsFoundError) as error:
        copy_of_file(file, tmp_path / "whole.db")
    assert codes(error) == ["store-damaged"]
    copy_of_pages(file, tmp_path / "pages.db")
    assert (tmp_path / "pages.db").read_bytes()[4_096:] == bytes(content)[4_096:]
    assert not (tmp_path / "whole.db").exists()


def test_a_copy_is_opened_to_be_read_and_nothing_comes_to_stand_beside_it(file: Path) -> None:
    before = (beside(file), file.read_bytes())
    with opened_copy(file) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM plan").scalar() == 1
        with pytest.raises(OperationalError, match="readonly"):
            connection.exec_driver_sql("DELETE FROM plan")
    check_file(file)
    assert verify_backup(file).plans == 1
    assert (beside(file), file.read_bytes()) == before


def test_pages_and_references_of_a_file_are_looked_at_and_its_rows_are_not(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE action SET status = 'sold'")
    check_file(file)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE action SET owner = 'nobody'")
    with pytest.raises(ProblemsFoundError, match="names a row of the table “role” that is not there") as error:
        check_file(file)
    assert codes(error) == ["store-damaged"]


def test_rows_are_counted_table_by_table(harbour: Store) -> None:
    with harbour.database.reading() as connection:
        counted = row_counts(connection)
    assert (counted["plan"], counted["action"], counted["dependency"], counted["comment"]) == (1, 3, 1, 0)
    assert counted["history"] == harbour.revision()
    assert counted["alembic_version"] == 1
