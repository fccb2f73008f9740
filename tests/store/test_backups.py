"""A backup is whole and can be brought back, or there is none."""

import os
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import which
from threading import Event, Thread

import pytest
from plan_edits import adding
from refusals import codes
from tracked_plans import action

from planner.plan import ActionStatus
from planner.problem import ProblemsFoundError
from planner.store import (
    ConflictError,
    DocumentKind,
    Store,
    backup,
    city_edits,
    document_edits,
    open_store,
    restore,
    verify,
    verify_backup,
)
from planner.toolkit.city import City
from store.conftest import ANNA
from store.engines import EmptyPlace
from store.spoiling import address
from store.starting import bring_back, on_a_small_disk, save

PLAN = "harbour-plan"


def test_a_backup_brings_back_everything_into_either_engine(
    harbour: Store, empty_place: EmptyPlace, tmp_path: Path
) -> None:
    harbour.commit(document_edits("d", kind=DocumentKind.IMPORT, title="t", content="whole", plan=PLAN), by=ANNA)
    saved = tmp_path / "backup.db"
    contents = backup(harbour, saved)
    assert (contents.plans, contents.revision) == (1, harbour.revision())
    assert [file.name for file in tmp_path.iterdir() if "backup" in file.name] == ["backup.db"]
    for place in (empty_place(), tmp_path / "elsewhere.db"):
        assert restore(saved, place) == contents
        with open_store(place) as again:
            assert again.plan(PLAN) == harbour.plan(PLAN)
            assert again.history() == harbour.history()
            assert again.document("d").content == "whole"
            again.commit(again.plan(PLAN).changes("F06-01", title="Goes on"), by=ANNA)
            assert again.revision() == contents.revision + 1


def test_a_backup_never_overwrites_anything(harbour: Store, tmp_path: Path) -> None:
    saved = tmp_path / "backup.db"
    saved.write_text("mine", encoding="utf-8")
    with pytest.raises(ProblemsFoundError) as error:
        backup(harbour, saved)
    assert codes(error) == ["backup-exists"]
    assert saved.read_text(encoding="utf-8") == "mine"


def test_a_backup_into_a_folder_that_is_missing_names_that_folder(harbour: Store, tmp_path: Path) -> None:
    target = tmp_path / "nowhere" / "backup.db"
    with pytest.raises(ProblemsFoundError, match="nowhere") as error:
        backup(harbour, target)
    assert codes(error) == ["target-folder-missing"]
    assert error.value.problems[0].place.file == str(target)
    assert not target.parent.exists()


@pytest.mark.parametrize("name", ["x" * 260 + ".db", "x" * 246 + ".db", "d" * 200 + "/" + "d" * 200 + "/" + "x" * 150])
def test_a_backup_whose_path_is_too_long_leaves_no_file(harbour: Store, tmp_path: Path, name: str) -> None:
    target = tmp_path / "backups" / name
    target.parent.mkdir(parents=True)
    with pytest.raises(ProblemsFoundError) as error:
        backup(harbour, target)
    assert codes(error) == ["path-too-long"]
    assert list(target.parent.iterdir()) == []


def test_a_backup_may_have_a_long_name(harbour: Store, tmp_path: Path) -> None:
    assert backup(harbour, tmp_path / ("x" * 240 + ".db")).plans == 1


def large(harbour: Store) -> Store:
    """Fill a store with more than a small disk has room for."""
    content = "x" * 1_000_000
    harbour.commit(document_edits("d", kind=DocumentKind.IMPORT, title="t", content=content, plan=PLAN), by=ANNA)
    harbour.close()
    return harbour


def place_of(store: Store) -> str | Path:
    return address(store)


def test_a_backup_for_which_there_is_no_room_names_its_own_place_and_leaves_nothing(
    harbour: Store, tmp_path: Path
) -> None:
    target = tmp_path / "backups" / "backup.db"
    target.parent.mkdir()
    ((code, place),) = on_a_small_disk(save, 300_000, place_of(large(harbour)), target)
    # A limit to a process's files is no full disk, and SQLite takes it for a disk that fails.
    assert (code, place) in {("disk-fails", str(target)), ("disk-full-for-file", str(target))}
    assert list(target.parent.iterdir()) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 900 kB, where the system lets us have one."""
    folder, mount, unmount = tmp_path / "disk", which("mount"), which("umount")
    folder.mkdir()
    if not mount or not unmount or os.geteuid() != 0:
        pytest.skip("only the administrator may mount a disk")
    done = subprocess.run([mount, "-t", "tmpfs", "-o", "size=900k", "tmpfs", folder], capture_output=True, check=False)  # noqa: S603 - the system's own
    if done.returncode:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run([unmount, folder], check=True)  # noqa: S603 - likewise


def test_a_backup_onto_a_full_disk_names_that_disk_and_leaves_nothing(harbour: Store, small_disk: Path) -> None:
    target = small_disk / "backup.db"
    with pytest.raises(ProblemsFoundError, match="no room left on the disk") as error:
        backup(large(harbour), target)
    assert codes(error) == ["disk-full-for-file"]
    assert error.value.problems[0].place.file == str(target)
    assert list(small_disk.iterdir()) == []
    verify(harbour)


def test_a_restore_onto_a_full_disk_leaves_the_store_as_it_was(
    harbour: Store, small_disk: Path, tmp_path: Path
) -> None:
    saved, target = tmp_path / "saved.db", small_disk / "s.db"
    backup(large(harbour), saved)
    with pytest.raises(ProblemsFoundError) as error:
        restore(saved, target)
    assert (codes(error), list(small_disk.iterdir())) == (["disk-full-for-file"], [])
    with open_store(target) as store:
        store.commit(city_edits("hilltown", City(name="Hilltown")), by=ANNA)
    with pytest.raises(ProblemsFoundError) as error:
        restore(saved, target, replace=True)
    assert codes(error) == ["disk-full-for-file"]
    assert [file.name for file in small_disk.iterdir()] == ["s.db"]
    with open_store(target) as store:
        assert [city.name for city in store.cities()] == ["Hilltown"]
        verify(store)


def test_a_restore_for_which_there_is_no_room_leaves_the_store_as_it_was(harbour: Store, tmp_path: Path) -> None:
    saved, target = tmp_path / "saved.db", tmp_path / "elsewhere" / "s.db"
    target.parent.mkdir()
    backup(large(harbour), saved)
    with open_store(target) as store:
        store.commit(city_edits("hilltown", City(name="Hilltown")), by=ANNA)
    ((code, place),) = on_a_small_disk(bring_back, 500_000, saved, target)
    assert (code, place) in {("disk-fails", str(target)), ("disk-full-for-file", str(target))}
    assert [file.name for file in target.parent.iterdir()] == ["s.db"]
    with open_store(target) as store:
        assert [city.name for city in store.cities()] == ["Hilltown"]
        verify(store)


def test_a_backup_of_a_damaged_store_names_the_store(harbour: Store, tmp_path: Path) -> None:
    with harbour.database.writing() as connection:
        connection.exec_driver_sql("UPDATE action SET status = 'sold' WHERE id = 'F06-01'")
    with pytest.raises(ProblemsFoundError, match="F06-01") as error:
        backup(harbour, tmp_path / "backup.db")
    assert codes(error) == ["store-damaged"]
    assert error.value.problems[0].place.file == harbour.where
    assert list(tmp_path.glob("backup*")) == list(tmp_path.glob(".*part*")) == []


def test_a_damaged_backup_is_never_restored_over_a_good_store(harbour: Store, tmp_path: Path) -> None:
    saved, target = tmp_path / "saved.db", tmp_path / "elsewhere" / "s.db"
    target.parent.mkdir()
    backup(harbour, saved)
    with sqlite3.connect(saved) as connection:
        connection.execute("UPDATE action SET title = 'Forged' WHERE id = 'F06-01'")
    open_store(target).close()
    before = target.read_bytes()
    with pytest.raises(ProblemsFoundError, match="F06-01") as error:
        restore(saved, target, replace=True)
    assert codes(error) == ["store-damaged"]
    assert target.read_bytes() == before
    assert [file.name for file in target.parent.iterdir()] == ["s.db"]


def test_a_store_cut_to_nothing_is_brought_back_by_its_backup(harbour: Store, tmp_path: Path) -> None:
    saved, target = tmp_path / "saved.db", tmp_path / "cut.db"
    contents = backup(harbour, saved)
    target.touch(mode=0o644)
    assert restore(saved, target) == contents
    with open_store(target) as store:
        assert store.plan(PLAN) == harbour.plan(PLAN)


def test_a_store_that_is_in_use_can_be_checked_like_a_backup(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.db") as store:
        store.commit(city_edits("harbour", City(name="Harbour")), by=ANNA)
        assert verify_backup(tmp_path / "s.db").revision == store.revision()


def test_a_store_stays_itself_when_the_backup_of_another_is_restored_into_it(harbour: Store, tmp_path: Path) -> None:
    saved, target = tmp_path / "saved.db", tmp_path / "s.db"
    contents = backup(harbour, saved)
    with open_store(target) as store:
        store.commit(city_edits("hilltown", City(name="Hilltown")), by=ANNA)
        restore(saved, target, replace=True)
        # Others open it while its log holds all that was restored.
        with open_store(target) as again:
            assert (verify(again), verify(store)) == (contents, contents)


def test_a_backup_while_others_write_is_whole(harbour: Store, tmp_path: Path) -> None:
    stop = Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            harbour.commit(harbour.plan(PLAN).changes("F06-01", title=f"Title {number}", effort=number), by=ANNA)

    writer = Thread(target=write)
    writer.start()
    try:
        revisions = [backup(harbour, tmp_path / f"backup-{number}.db").revision for number in range(3)]
    finally:
        stop.set()
        writer.join()
    assert revisions == sorted(revisions)


def test_a_store_with_something_in_it_is_only_replaced_when_asked_for(harbour: Store, tmp_path: Path) -> None:
    saved = tmp_path / "backup.db"
    backup(harbour, saved)
    harbour.commit(harbour.plan(PLAN).changes("F06-01", title="Later"), by=ANNA)
    with pytest.raises(ProblemsFoundError) as error:
        restore(saved, address(harbour))
    assert codes(error) == ["restore-over-store"]
    assert harbour.plan(PLAN).plan.action_by_id["F06-01"].title == "Later"


def test_programs_that_have_the_store_open_see_what_was_restored(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.db") as store:
        store.commit(document_edits("d", kind=DocumentKind.IMPORT, title="t", content="first"), by=ANNA)
        backup(store, tmp_path / "backup.db")
        store.commit(document_edits("e", kind=DocumentKind.IMPORT, title="t", content="second"), by=ANNA)
        restore(tmp_path / "backup.db", tmp_path / "s.db", replace=True)
        assert [document.id for document in store.documents()] == ["d"]
        (before,) = tmp_path.glob("s-before-restore-*.db")
        assert verify_backup(before).revision == 2


def test_what_is_no_backup_is_never_restored(tmp_path: Path) -> None:
    text, foreign = tmp_path / "notes.txt", tmp_path / "foreign.db"
    text.write_text("Notes of the meeting. " * 400, encoding="utf-8")
    with sqlite3.connect(foreign) as connection:
        connection.execute("CREATE TABLE t (a)")
    for file, code in ((text, "not-a-store"), (foreign, "not-a-store"), (tmp_path / "none.db", "no-such-backup")):
        with pytest.raises(ProblemsFoundError) as error:
            restore(file, tmp_path / "target.db")
        assert codes(error) == [code]
        assert not (tmp_path / "target.db").exists()


def test_a_row_changed_behind_the_stores_back_is_noticed(harbour: Store) -> None:
    with harbour.database.writing() as connection:
        connection.exec_driver_sql("UPDATE action SET title = 'Forged' WHERE id = 'F06-01'")
    with pytest.raises(ProblemsFoundError, match="its history does not lead to the row “action harbour-plan/F06-01”"):
        verify(harbour)


def test_every_row_that_is_wrong_is_named_but_no_more_than_can_be_read(harbour: Store) -> None:
    more = [edit for number in range(60) for edit in adding(harbour.plan(PLAN), action(f"F07-{number:02}"))]
    harbour.commit(more, by=ANNA)
    with harbour.database.writing() as connection:
        connection.exec_driver_sql("UPDATE action SET title = 'Forged'")
    with pytest.raises(ProblemsFoundError) as error:
        verify(harbour)
    assert codes(error) == ["store-damaged"] * 50


def test_editing_goes_on_after_a_conflict(harbour: Store) -> None:
    seen = harbour.plan(PLAN)
    harbour.commit(seen.changes("F06-01", status=ActionStatus.AGREED), by=ANNA)
    with pytest.raises(ConflictError):
        harbour.commit([*adding(seen, action("F06-08")), *seen.changes("F06-01", status=ActionStatus.DROPPED)], by=ANNA)
    harbour.commit(adding(harbour.plan(PLAN), action("F06-08")), by=ANNA)
    verify(harbour)


def head(content: bytearray) -> None:
    content[0:40] = bytes(40)


def pages(content: bytearray) -> None:
    content[8_192:60_000] = b"\x5a" * (60_000 - 8_192)


@pytest.mark.parametrize("damage", [head, pages])
def test_a_damaged_store_is_replaced_by_its_backup_and_kept_beside(
    damage: Callable[[bytearray], None], harbour: Store, tmp_path: Path
) -> None:
    saved, target = tmp_path / "saved.db", tmp_path / "elsewhere" / "s.db"
    target.parent.mkdir()
    contents = backup(large(harbour), saved)
    restore(saved, target)
    spoiled = bytearray(target.read_bytes())
    damage(spoiled)
    target.write_bytes(spoiled)
    with pytest.raises(ProblemsFoundError) as error:
        restore(saved, target)
    assert codes(error) == ["restore-over-store"]
    assert target.read_bytes() == bytes(spoiled)
    assert restore(saved, target, replace=True) == contents
    (aside,) = target.parent.glob("s-before-restore-*.db")
    assert aside.read_bytes()[4_096 * 3 : 4_096 * 10] == bytes(spoiled)[4_096 * 3 : 4_096 * 10]


def test_a_file_of_something_else_is_never_replaced(harbour: Store, tmp_path: Path) -> None:
    saved, target = tmp_path / "saved.db", tmp_path / "notes.txt"
    backup(harbour, saved)
    target.write_text("Notes of the meeting", encoding="utf-8")
    with pytest.raises(ProblemsFoundError) as error:
        restore(saved, target, replace=True)
    assert codes(error) == ["not-a-store"]
    assert target.read_text(encoding="utf-8") == "Notes of the meeting"
