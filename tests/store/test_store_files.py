"""Only a file that is a store, and its own log, is opened; every other file is left as it is."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from shutil import copyfile

import pytest
from refusals import codes

from planner.problem import ProblemsFoundError
from planner.store import city_edits, open_store
from planner.store.store_files import switch_on_log
from planner.toolkit.city import City
from store.conftest import ANNA
from store.spoiling import sentence


def refused(where: str | Path) -> str:
    with pytest.raises(ProblemsFoundError) as error:
        open_store(where)
    (problem,) = error.value.problems
    return problem.code


def test_a_file_that_is_no_store_is_left_as_it_is(tmp_path: Path) -> None:
    text, foreign = tmp_path / "notes.txt", tmp_path / "other.db"
    text.write_text("Notes of the meeting. " * 400, encoding="utf-8")
    with sqlite3.connect(foreign) as connection:
        connection.execute("CREATE TABLE t (a)")
    for file in (text, foreign):
        before = file.read_bytes()
        assert refused(file) == "not-a-store"
        assert file.read_bytes() == before


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


def test_a_disk_without_shared_memory_keeps_no_store(tmp_path: Path) -> None:
    """SQLite locks by files where a disk has no shared memory, as on some shares; a write-ahead log needs it."""
    file = tmp_path / "s.db"
    with (
        closing(sqlite3.connect(f"{file.as_uri()}?vfs=unix-dotfile", uri=True)) as connection,
        pytest.raises(ProblemsFoundError) as error,
    ):
        switch_on_log(connection, file)
    assert codes(error) == ["store-without-log"]


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
    assert "mine.db-wal" in sentence(error)
    assert (mine.read_bytes(), Path(f"{mine}-wal").read_bytes()) == (before, log)
    Path(f"{mine}-wal").unlink()
    with open_store(mine) as store:
        assert [city.id for city in store.cities()] == ["harbour"]


def test_a_log_without_its_store_is_not_taken_into_a_new_one(tmp_path: Path) -> None:
    file, log = tmp_path / "s.db", tmp_path / "s.db-wal"
    log.write_bytes(b"changes" * 100)
    assert refused(file) == "store-lost"
    assert [file.name for file in tmp_path.iterdir()] == ["s.db-wal"]


def test_changes_that_a_killed_program_left_in_the_log_are_there(tmp_path: Path) -> None:
    file, copy = tmp_path / "s.db", tmp_path / "copy.db"
    with open_store(file) as store:
        store.commit(city_edits("harbour", City(name="Harbour")), by=ANNA)
        for ending in ("", "-wal"):
            copyfile(f"{file}{ending}", f"{copy}{ending}")
    with open_store(copy) as store:
        assert [city.id for city in store.cities()] == ["harbour"]
