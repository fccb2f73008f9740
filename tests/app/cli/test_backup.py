"""``planner backup``: the whole store in one file that was checked."""

import re
from pathlib import Path

import pytest

from app.cli.conftest import (
    PLAN,
    Ask,
    Captured,
    planner,
)
from planner.store import Store


def test_a_backup_to_a_wrong_place_names_that_place(havelmar: Store, tmp_path: Path, capsys: Captured) -> None:
    assert havelmar.plans()
    for place in ("nowhere/backup.db", "x" * 260 + ".db"):
        assert planner("backup", place) == 2
        assert place[:20] in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


def test_a_backup_is_made_checked_and_brought_back(havelmar: Store, capsys: Captured) -> None:
    assert planner("backup", "saved.db") == 0
    assert planner("verify", "saved.db") == 0
    assert planner("verify") == 0
    assert planner("restore", "saved.db") == 2
    assert "--replace" in capsys.readouterr().err
    assert planner("restore", "saved.db", "--store", "other.db") == 0
    assert planner("show", PLAN, "--store", "other.db") == 0
    assert planner("on-track", PLAN, "F08-02") == 0
    assert planner("restore", "saved.db", "--replace") == 0
    assert havelmar.plan(PLAN).progress["F08-02"].confirmed_on is None


@pytest.mark.usefixtures("havelmar")
def test_it_says_what_was_saved(ask: Ask) -> None:
    saved = ask("backup", "saved.db")
    assert re.fullmatch(
        r"Saved and checked: saved\.db\nIt holds 1 plan, 1 assessment and \d+ rows; the last change is number \d+\.\n",
        saved.out,
    )
    assert ask("verify", "saved.db").out.splitlines()[1] == saved.out.splitlines()[1]


@pytest.mark.usefixtures("havelmar")
def test_a_file_that_is_there_is_left_alone(ask: Ask) -> None:
    Path("saved.db").write_text("ours", encoding="utf-8")
    assert ask("backup", "saved.db").code == 2
    assert Path("saved.db").read_text(encoding="utf-8") == "ours"
