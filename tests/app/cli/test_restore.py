"""``planner restore``: a backup comes back, and nothing is replaced unasked."""

import json
from pathlib import Path

import pytest

from app.cli.conftest import (
    ACTION,
    PLAN,
    Ask,
)
from planner.store import Store


@pytest.fixture
def saved(havelmar: Store, ask: Ask) -> Store:
    """A store of which there is a backup, ``saved.db``, and in which somebody went on working."""
    assert ask("backup", "saved.db").code == 0
    assert ask("update", PLAN, ACTION, "--note", "After the backup").code == 0
    return havelmar


def test_a_store_that_holds_something_is_not_replaced_unasked(saved: Store, ask: Ask) -> None:
    refused = ask("restore", "saved.db")
    assert (refused.code, refused.out) == (2, "")
    assert "[restore-over-store]" in refused.err
    assert saved.plan(PLAN).progress[ACTION].note == "After the backup"


def test_what_is_replaced_is_kept_beside_it(saved: Store, ask: Ask, tmp_path: Path) -> None:
    saved.close()
    restored = ask("restore", "saved.db", "--replace")
    assert restored.out.startswith("Restored and checked: saved.db\nIt holds 1 plan, 1 assessment and ")
    (copy,) = (tmp_path / "store").glob("planner*before*.db")
    assert json.loads(ask("show", PLAN, ACTION, "--json").out)["progress"]["note"] is None
    shown = ask("show", PLAN, ACTION, "--json", "--store", str(copy))
    assert json.loads(shown.out)["progress"]["note"] == "After the backup"


@pytest.mark.usefixtures("saved")
def test_it_comes_back_where_nothing_is_yet(ask: Ask) -> None:
    assert ask("restore", "saved.db", "--store", "other.db").code == 0
    assert ask("list", "--store", "other.db").out == ask("list").out


@pytest.mark.parametrize("content", [b"", b"Notes of the meeting."])
def test_what_is_no_backup_is_not_restored(content: bytes, saved: Store, ask: Ask) -> None:
    Path("notes.db").write_bytes(content)
    assert ask("restore", "notes.db", "--replace").code == 2
    assert saved.plan(PLAN).progress[ACTION].note == "After the backup"
