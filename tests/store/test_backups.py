"""A backup is whole and can be brought back, or there is none."""

import sqlite3
from pathlib import Path
from threading import Event, Thread

import pytest
from tracked_plans import action

from planner.plan import ActionStatus
from planner.problem import ProblemsFoundError
from planner.store import (
    ConflictError,
    DocumentKind,
    Store,
    backup,
    document_edits,
    open_store,
    restore,
    verify,
    verify_backup,
)
from store.conftest import ANNA
from store.engines import EmptyPlace

PLAN = "harbour-plan"


def codes(error: pytest.ExceptionInfo[ProblemsFoundError]) -> list[str]:
    return [problem.code for problem in error.value.problems]


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


def test_a_backup_that_fails_leaves_nothing(harbour: Store, tmp_path: Path) -> None:
    with pytest.raises(ProblemsFoundError):
        backup(harbour, tmp_path / "nowhere" / "backup.db")
    assert not (tmp_path / "nowhere").exists()


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
        restore(saved, harbour.database.file or _address(harbour))
    assert codes(error) == ["restore-over-store"]
    assert harbour.plan(PLAN).plan.action_by_id["F06-01"].title == "Later"


def _address(store: Store) -> str:
    return store.database.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)


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
    with pytest.raises(ProblemsFoundError) as error:
        verify(harbour)
    assert codes(error) == ["store-damaged"]


def test_editing_goes_on_after_a_conflict(harbour: Store) -> None:
    seen = harbour.plan(PLAN)
    harbour.commit(seen.changes("F06-01", status=ActionStatus.AGREED), by=ANNA)
    with pytest.raises(ConflictError):
        harbour.commit(
            [*seen.addition(action("F06-08")), *seen.changes("F06-01", status=ActionStatus.DROPPED)], by=ANNA
        )
    harbour.commit(harbour.plan(PLAN).addition(action("F06-08")), by=ANNA)
    verify(harbour)
