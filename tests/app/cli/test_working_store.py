"""The store on which a command works: its damage is named in a sentence, and it stays as it was."""

import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from app.cli.conftest import ACTION, ASSESSMENT, HAVELMAR, PLAN, TODAY, Captured, Terminal, planner, rewrite
from planner.app import desk
from planner.store import Actor, Store

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("list",),
    ("show", PLAN),
    ("show", PLAN, ACTION),
    ("history", PLAN),
    ("update", PLAN, ACTION, "--note", "News"),
    ("on-track", PLAN, ACTION),
    ("undo", "--yes"),
    ("baseline", PLAN),
    ("baseline", PLAN, "--adopted-on", "2027-03-04", "--reference", "2027-118"),
    ("redraft", PLAN),
    ("redraft", PLAN, "--accept-all", "--yes"),
    ("attention", PLAN),
    ("chase", PLAN),
    ("progress", PLAN),
    ("remove", PLAN, "--yes"),
    ("bring-back", PLAN),
    ("backup", "backup.db"),
    ("verify",),
    ("draft", "--from-store", PLAN, "--out", "plan.json"),
    ("draft", "--from-store", ASSESSMENT),
    ("import", HAVELMAR),
    ("app", "--port", "0", "--no-browser"),
)
NEEDING = tuple(words for words in COMMANDS if words[0] not in {"list", "import", "app"})
"""Commands that make no store where there is none."""


def nothing(file: Path) -> None:
    file.write_bytes(b"")


def a_text(file: Path) -> None:
    file.write_text("Notes of the meeting. " * 400, encoding="utf-8")


def half(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])


def without_history(file: Path) -> None:
    rewrite(file, "DROP TABLE history")


def with_a_strange_number(file: Path) -> None:
    rewrite(file, "UPDATE alembic_version SET version_num = 'abc'")


def with_another_number(file: Path) -> None:
    rewrite(file, "UPDATE alembic_version SET version_num = '9999'")


@pytest.mark.parametrize("spoil", [nothing, a_text, half, without_history, with_a_strange_number, with_another_number])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_command_says_what_is_wrong_with_the_store_and_leaves_it(
    spoil: Callable[[Path], None], language: str, havelmar: Store, tmp_path: Path, capsys: Captured
) -> None:
    havelmar.close()
    file = tmp_path / "store" / "planner.db"
    spoil(file)
    before, here = file.read_bytes(), sorted(tmp_path.iterdir())
    for command in COMMANDS:
        assert planner(*command, language=language) == 2, command
        answer = capsys.readouterr()
        assert re.search(r"\[(store-[a-z]+|not-a-store)\]$", answer.err, re.MULTILINE), (command, answer.err)
        assert "planner.db" in answer.err
        assert answer.out == ""
        assert file.read_bytes() == before, command
        assert sorted(tmp_path.iterdir()) == here, command


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE assessment SET date = 'soon'",
        "UPDATE plan SET start = 'soon'",
        "UPDATE plan SET start = '9999-12-31'",
        "UPDATE plan SET closures = '{'",
        "UPDATE action SET status = 'sold'",
        "UPDATE action SET title = CAST(x'ff' AS TEXT)",
        "UPDATE role SET id = 'gone' || id",
        "UPDATE history SET at = 'never'",
    ],
)
def test_no_damage_in_a_row_ends_in_a_traceback(
    statement: str, havelmar: Store, tmp_path: Path, capsys: Captured
) -> None:
    havelmar.close()
    rewrite(tmp_path / "store" / "planner.db", statement)
    for command in COMMANDS[:-1]:
        assert planner(*command) in {0, 2}, command
        assert capsys.readouterr().err.count("Traceback") == 0
    assert planner("verify") == 2
    assert "[store-damaged]" in capsys.readouterr().err


@pytest.mark.parametrize("command", NEEDING, ids=" ".join)
def test_a_command_that_needs_a_store_makes_none(command: tuple[str, ...], tmp_path: Path, capsys: Captured) -> None:
    assert planner(*command) == 2
    answer = capsys.readouterr()
    assert "[no-such-store]" in answer.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "command",
    [
        ("import", HAVELMAR),
        ("draft", "--from-store", "nowhere"),
        ("draft", "--from-store", ASSESSMENT, "--start", "soon"),
        ("update", PLAN, "F99-01"),
        ("update", PLAN, ACTION, "--percent", "many"),
        ("on-track", PLAN, "F99-01"),
        ("baseline", PLAN, "--adopted-on", "2999-01-01", "--reference", "x"),
        ("redraft", PLAN, "--from", "nowhere"),
        ("undo", "nothing"),
        ("undo",),
        ("remove", "nowhere", "--yes"),
        ("bring-back", "nowhere"),
    ],
    ids=" ".join,
)
def test_who_is_refused_is_noted_nowhere(command: tuple[str, ...], havelmar: Store) -> None:
    before = (havelmar.revision(), havelmar.people())
    assert planner(*command, "--by", "Boris") == 2
    assert (havelmar.revision(), havelmar.people()) == before


def test_a_conflict_is_told_with_both_values_who_and_when(
    havelmar: Store, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    class Slow(Terminal):
        """A person who thinks before typing, while Boris reports on the same action."""

        def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]  # as typeshed has it
            del size
            boris = desk.introduce(havelmar, "Boris")
            update = havelmar.plan(PLAN).changes("F00-01", status="blocked", reason="No data.")
            desk.edit(havelmar, PLAN, update, by=boris, today=TODAY)
            return "yes\n"

    monkeypatch.setattr("sys.stdin", Slow())
    assert planner("update", PLAN, "F00-01", "--status", "done") == 2
    answer = capsys.readouterr().err
    assert re.search(
        r"F00-01 · Status: Boris wrote “Blocked” \(.*\d\d:\d\d\); you wanted “Done” and had seen “Proposed”", answer
    )
    assert "Look at what stands there now" in answer
    assert havelmar.plan(PLAN).progress["F00-01"].status == "blocked"


def test_a_locked_store_is_said_in_words(
    havelmar: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setattr("planner.store.engine.BUSY_SECONDS", 0.2)
    monkeypatch.setattr("planner.store.engine._PRAGMAS", ("PRAGMA busy_timeout = 200", "PRAGMA foreign_keys = ON"))
    desk.introduce(havelmar, "Anna")
    other = sqlite3.connect(tmp_path / "store" / "planner.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert planner("on-track", PLAN, "F08-02") == 2
    other.execute("ROLLBACK")
    other.close()
    assert "[store-busy]" in capsys.readouterr().err


@pytest.mark.usefixtures("havelmar")
def test_who_acts_is_said_by_the_option_the_environment_or_the_system(
    havelmar: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert planner("on-track", PLAN, "F08-02", "--by", "Clara Dünn") == 0
    assert havelmar.history()[-1].actor == "clara-dunn"
    monkeypatch.delenv("PLANNER_BY")
    monkeypatch.setattr("getpass.getuser", lambda: "dora")
    assert planner("on-track", PLAN, "F11-03") == 0
    assert Actor(havelmar.history()[-1].actor) == Actor("dora")
