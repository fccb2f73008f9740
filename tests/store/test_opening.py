"""A store is opened safely, or a sentence says why not and what to do."""

import os
import sqlite3
from pathlib import Path, PurePosixPath

import pytest
from sqlalchemy import Connection, event
from tracked_plans import action, plan_of

from planner.assessment import City
from planner.problem import ProblemsFoundError
from planner.store import Store, city_edits, default_store_path, open_store, plan_edits, verify
from planner.store import engine as engine_module
from planner.store.location import check_location, file_system
from planner.store.store_files import APPLICATION_ID
from store.conftest import ANNA, BORIS
from store.engines import EmptyPlace

MOUNTS = """\
/dev/vda / ext4 rw 0 0
srv:/home /mnt/home nfs4 rw 0 0
//srv/x /mnt/with\\040blank cifs rw 0 0
/dev/vdb /mnt/home/local ext4 rw 0 0
me@srv: /mnt/ssh fuse.sshfs rw 0 0
/dev/sda1 /mnt/usb fuseblk rw 0 0
"""


def refused(where: str | Path) -> str:
    with pytest.raises(ProblemsFoundError) as error:
        open_store(where)
    (problem,) = error.value.problems
    return problem.code


def test_a_new_store_is_empty_and_whole(empty_place: EmptyPlace) -> None:
    with open_store(empty_place()) as store:
        assert (store.cities(), store.plans(), store.revision()) == ((), (), 0)
        assert verify(store).rows == 0


def test_what_was_stored_is_there_after_opening_again(empty_place: EmptyPlace) -> None:
    place = empty_place()
    with open_store(place) as store:
        store.commit(city_edits("harbour", City(name="Harbour")), by=ANNA)
    with open_store(place) as store:
        assert [city.name for city in store.cities()] == ["Harbour"]


def test_a_store_that_was_closed_opens_by_itself_when_it_is_used(store: Store) -> None:
    store.close()
    assert store.cities() == ()


def test_sqlite_is_set_so_that_an_acknowledged_change_survives_a_power_cut(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.db") as store, store.database.reading() as connection:
        asked = ("journal_mode", "synchronous", "foreign_keys", "application_id")
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]
        timeout = connection.exec_driver_sql("PRAGMA busy_timeout").scalar()
        tables = connection.exec_driver_sql(
            "SELECT count(*) FROM pragma_table_list WHERE strict = 0 AND schema = 'main' "
            "AND type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'alembic_version'"
        ).scalar()
    assert found == ["wal", 2, 1, APPLICATION_ID]
    assert timeout is not None
    assert (timeout >= 15_000, tables) == (True, 0)


def test_a_file_that_is_no_store_is_left_as_it_is(tmp_path: Path) -> None:
    text, foreign = tmp_path / "notes.txt", tmp_path / "other.db"
    text.write_text("Notes of the meeting. " * 400, encoding="utf-8")
    with sqlite3.connect(foreign) as connection:
        connection.execute("CREATE TABLE t (a)")
    for file in (text, foreign):
        before = file.read_bytes()
        assert refused(file) == "not-a-store"
        assert file.read_bytes() == before


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    assert refused(tmp_path / "nowhere" / "s.db") == "store-cannot-open"
    assert refused(tmp_path) == "store-cannot-open"


def test_an_address_that_no_engine_has_is_refused() -> None:
    assert refused("mysql://somewhere/db") == "unknown-store-address"
    assert refused("postgresql://anna@harbour:port/plans") == "unknown-store-address"


def test_a_server_that_does_not_answer_is_named_without_the_password() -> None:
    with pytest.raises(ProblemsFoundError) as error:
        open_store("postgresql://anna:s3cret@127.0.0.1:1/plans?connect_timeout=2")
    (problem,) = error.value.problems
    assert problem.code == "store-unreachable"
    assert "s3cret" not in problem.english()
    assert "anna:***@127.0.0.1:1/plans" in problem.english()


def test_the_file_system_of_a_folder_is_that_of_the_nearest_mount() -> None:
    kinds = {
        "/home/anna/s.db": "ext4",
        "/mnt/home/s.db": "nfs4",
        "/mnt/home/local/s.db": "ext4",
        "/mnt/with blank/s.db": "cifs",
        "/mnt/ssh/s.db": "fuse.sshfs",
    }
    assert {path: file_system(PurePosixPath(path), MOUNTS) for path in kinds} == kinds


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("/mnt/home/s.db", "store-on-share"),
        ("/mnt/with blank/s.db", "store-on-share"),
        ("/mnt/ssh/s.db", "store-on-share"),
        ("/mnt/usb/s.db", None),
        ("/home/anna/s.db", None),
        ("/home/anna/Dropbox/plans/s.db", "store-in-synced-folder"),
        ("/home/anna/OneDrive - City of Harbour/s.db", "store-in-synced-folder"),
        ("/home/anna/Nextcloud/s.db", "store-in-synced-folder"),
    ],
)
def test_a_shared_or_synchronised_folder_is_refused_with_the_way_out(place: str, code: str | None) -> None:
    problems = check_location(Path(place), MOUNTS)
    assert [problem.code for problem in problems] == ([code] if code else [])


def test_the_store_stands_in_the_users_data_folder_unless_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_store_path().name == "planner.db"
    open_store().close()
    assert default_store_path().exists()


def _small_disk(store: Store) -> None:
    """Let every connection of a SQLite store believe that the disk is nearly full."""

    @event.listens_for(store.database.engine, "begin")
    def _(connection: Connection) -> None:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")


def test_a_full_disk_is_said_in_words_and_loses_nothing(tmp_path: Path) -> None:
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
def test_a_store_that_another_program_keeps_locked_is_said_in_words(
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


def test_a_store_that_cannot_be_written_is_said_in_words(tmp_path: Path) -> None:
    file = tmp_path / "s.db"
    open_store(file).close()
    if os.geteuid() == 0:
        pytest.skip("the administrator may write everything")
    file.chmod(0o444)
    assert refused(file) == "store-read-only"


@pytest.mark.parametrize("where", [0.0, 0.5])
def test_a_damaged_store_is_noticed(tmp_path: Path, where: float) -> None:
    file = tmp_path / "s.db"
    with open_store(file) as store:
        plan = plan_of(*(action(f"F06-{number:02}", why="x" * 3000) for number in range(40)))
        store.commit([*city_edits("harbour", plan.city), *plan_edits("p", plan, city="harbour")], by=ANNA)
    content = bytearray(file.read_bytes())
    start = int(where * len(content))
    content[start : start + 20_000] = b"\x5a" * 20_000
    file.write_bytes(content)
    with pytest.raises(ProblemsFoundError) as error, open_store(file) as store:
        verify(store)
    assert error.value.problems[0].code in {"not-a-store", "store-damaged"}
