"""A store is opened safely, or a sentence says why not and what to do."""

import os
import sqlite3
import traceback
from pathlib import Path, PurePosixPath
from shutil import copyfile

import pytest
from sqlalchemy import Connection, event, insert
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError
from tracked_plans import action, plan_of

from planner.problem import ProblemsFoundError
from planner.store import Store, city_edits, default_store_path, open_store, plan_edits, verify
from planner.store import engine as engine_module
from planner.store.edits import Entity
from planner.store.location import check_location, file_system
from planner.store.schema import TABLES
from planner.store.store_files import APPLICATION_ID
from planner.toolkit.city import City
from store.conftest import ANNA, BORIS
from store.engines import EmptyPlace, Server
from store.starting import SIX, at_once, open_it

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


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b'{"city": 1}\n', b"city;country\nA;B\n"])
def test_a_file_of_another_kind_is_called_what_it_is(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "s.db"
    file.write_bytes(content)
    with pytest.raises(ProblemsFoundError) as error:
        open_store(file)
    (problem,) = error.value.problems
    assert problem.code == ("not-a-store" if content else "store-empty")
    assert problem.place.file == str(file)
    words = {b"": "empty", b"%": "PDF", b"{": "JSON", b"c": "CSV"}
    assert words[content[:1]] in problem.english()
    assert file.read_bytes() == content


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "s.db")
    assert refused(tmp_path / "s.db") == "not-a-store"


def test_only_who_brings_something_makes_a_store(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFoundError) as error:
        open_store(tmp_path / "s.db", new=False)
    assert [problem.code for problem in error.value.problems] == ["no-such-store"]
    assert list(tmp_path.iterdir()) == []


def test_only_who_brings_something_makes_a_store_on_a_server(server: Server) -> None:
    place = server.empty_database()
    with pytest.raises(ProblemsFoundError) as error:
        open_store(place, new=False)
    assert [problem.code for problem in error.value.problems] == ["no-such-store"]
    open_store(place).close()
    open_store(place, new=False).close()


def test_a_path_that_is_too_long_leaves_nothing(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(5):
        deep = deep / ("d" * 100)
        deep.mkdir()
    for file in (tmp_path / f"{'x' * 260}.db", tmp_path / f"{'x' * 246}.db", deep / "s.db"):
        with pytest.raises(ProblemsFoundError) as error:
            open_store(file)
        (problem,) = error.value.problems
        assert (problem.code, len(problem.english()) < 300) == ("path-too-long", True)
    assert [file for file in tmp_path.rglob("*") if file.is_file()] == []
    open_store(tmp_path / f"{'x' * 240}.db").close()


def spoiled(store: Store, *statements: str) -> None:
    """Do what no door of the store would, as a database browser can."""
    with store.database.writing() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def told(error: pytest.ExceptionInfo[ProblemsFoundError]) -> str:
    assert {problem.code for problem in error.value.problems} == {"store-damaged"}
    return error.value.problems[0].english()


def _address(store: Store) -> str | Path:
    url = store.database.engine.url.set(drivername="postgresql")
    return store.database.file or url.render_as_string(hide_password=False)


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
def test_a_store_that_lacks_something_is_not_opened_but_told_what(
    statement: str, words: str, empty_place: EmptyPlace
) -> None:
    with open_store(empty_place()) as store:
        spoiled(store, statement)
        place = _address(store)
    with pytest.raises(ProblemsFoundError) as error:
        open_store(place)
    assert words in told(error)


def test_a_store_newer_than_any_is_newer_and_not_damaged(empty_place: EmptyPlace) -> None:
    with open_store(empty_place()) as store:
        spoiled(store, "UPDATE alembic_version SET version_num = '9999'")
        place = _address(store)
    assert refused(place) == "store-newer"


def test_a_store_from_which_everything_was_dropped_is_not_a_new_one(tmp_path: Path) -> None:
    open_store(tmp_path / "s.db").close()
    with sqlite3.connect(tmp_path / "s.db") as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
        for (name,) in names.fetchall():
            connection.execute(f'DROP TABLE "{name}"')
    with pytest.raises(ProblemsFoundError) as error:
        open_store(tmp_path / "s.db")
    assert "no tables any more" in told(error)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE action SET reasons = '{' WHERE id = 'F06-02'", "the row “action harbour-plan/F06-02”"),
        (
            "UPDATE action SET status = 'sold' WHERE id = 'F06-02'",
            "“action harbour-plan/F06-02”, “status” cannot be read",
        ),
        ("UPDATE plan SET start = 'tomorrow'", "in the row “plan harbour-plan”, “start” cannot be read"),
    ],
)
def test_a_value_that_cannot_be_read_is_named_by_its_row(statement: str, words: str, harbour: Store) -> None:
    spoiled(harbour, statement)
    with open_store(_address(harbour)) as again, pytest.raises(ProblemsFoundError) as error:
        again.plan("harbour-plan")
    assert words in told(error)
    with pytest.raises(ProblemsFoundError) as error:
        verify(harbour)
    assert words in told(error)


@pytest.mark.parametrize("change", ["at = 'never'", "entity = 'cats'", "new = '{'"])
def test_a_line_of_history_that_cannot_be_read_is_named_by_its_number(change: str, harbour: Store) -> None:
    spoiled(harbour, f"UPDATE history SET {change} WHERE seq = 2")  # noqa: S608 - our own words
    for read in (harbour.history, lambda: verify(harbour)):
        with pytest.raises(ProblemsFoundError) as error:
            read()
        assert "line 2 of its history cannot be read" in told(error)


def test_damage_is_said_without_peoples_words(harbour: Store) -> None:
    spoiled(harbour, "UPDATE action SET note = 'Mrs Ito said', status = 'Mrs Ito' WHERE id = 'F06-02'")
    with pytest.raises(ProblemsFoundError) as error:
        verify(harbour)
    assert "Ito" not in str(error.value)


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


def test_a_log_that_belongs_to_another_store_is_not_taken_over(tmp_path: Path) -> None:
    mine, other = tmp_path / "mine.db", tmp_path / "other.db"
    with open_store(mine) as store:
        store.commit(city_edits("harbour", City(name="Harbour")), by=ANNA)
    with open_store(other) as store:
        store.commit(city_edits("hilltown", City(name="Hilltown")), by=ANNA)
        log = Path(f"{other}-wal").read_bytes()
    Path(f"{mine}-wal").write_bytes(log)
    before = mine.read_bytes()
    with pytest.raises(ProblemsFoundError) as error:
        open_store(mine)
    assert "mine.db-wal" in told(error)
    assert (mine.read_bytes(), Path(f"{mine}-wal").read_bytes()) == (before, log)
    Path(f"{mine}-wal").unlink()
    with open_store(mine) as store:
        assert [city.id for city in store.cities()] == ["harbour"]


def test_a_log_without_its_store_is_not_taken_into_a_new_one(tmp_path: Path) -> None:
    file, log = tmp_path / "s.db", tmp_path / "s.db-wal"
    log.write_bytes(b"changes" * 100)
    assert refused(file) == "store-lost"
    assert [one.name for one in tmp_path.iterdir()] == ["s.db-wal"]


def test_changes_that_a_killed_program_left_in_the_log_are_there(tmp_path: Path) -> None:
    file, copy = tmp_path / "s.db", tmp_path / "copy.db"
    with open_store(file) as store:
        store.commit(city_edits("harbour", City(name="Harbour")), by=ANNA)
        for ending in ("", "-wal"):
            copyfile(f"{file}{ending}", f"{copy}{ending}")
    with open_store(copy) as store:
        assert [city.id for city in store.cities()] == ["harbour"]


def test_six_programs_that_begin_at_once_make_one_store(empty_place: EmptyPlace, tmp_path: Path) -> None:
    place = empty_place()
    assert at_once(open_it, place) == [0] * SIX
    with open_store(place, new=False) as store:
        assert verify(store).rows == 0
        if store.database.file:
            assert sorted(one.name for one in tmp_path.iterdir()) == ["store-1.db", "store-1.db-shm", "store-1.db-wal"]
