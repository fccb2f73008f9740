"""``planner backup``: the whole store in one file that was checked."""

from pathlib import Path

from app.cli.conftest import PLAN, Said, planner
from planner.store import Store


def test_a_backup_to_a_wrong_place_names_that_place(havelmar: Store, tmp_path: Path, capsys: Said) -> None:
    assert havelmar.plans()
    for place in ("nowhere/backup.db", "x" * 260 + ".db"):
        assert planner("backup", place) == 2
        assert place[:20] in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == ["store"]


def test_a_backup_is_made_checked_and_brought_back(havelmar: Store, capsys: Said) -> None:
    assert planner("backup", "saved.db") == 0
    assert planner("verify", "saved.db") == 0
    assert planner("verify") == 0
    assert planner("restore", "saved.db") == 2
    assert "--replace" in capsys.readouterr().err
    assert planner("restore", "saved.db", "--store", "other.db") == 0
    assert planner("show", PLAN, "--store", "other.db") == 0
    assert planner("on-track", PLAN, "F11-01") == 0
    assert planner("restore", "saved.db", "--replace") == 0
    assert havelmar.plan(PLAN).progress["F11-01"].confirmed_on is None
