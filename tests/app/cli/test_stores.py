"""Commands on a store that is damaged, something else or not there: a sentence, exit code 2, and no trace."""

import io
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from planner.app.cli import run
from planner.app.desk.intake import example_file
from planner.store import Store, open_store
from planner.wording import Wording

PLAN, ASSESSMENT, ACTION = "havelmar-plan-2027", "havelmar-2026-10-15", "F11-01"
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
    ("import", str(example_file("havelmar"))),
    ("app", "--port", "0", "--no-browser"),
)

Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _as_anna(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLANNER_STORE", str(tmp_path / "store" / "planner.db"))
    monkeypatch.setenv("PLANNER_BY", "Anna")
    monkeypatch.setattr("sys.stdin", io.StringIO())


def planner(*arguments: str, language: str = "en") -> int:
    return run(arguments, Wording(language))


def nothing(file: Path) -> None:
    file.write_bytes(b"")


def a_text(file: Path) -> None:
    file.write_text("Notes of the meeting. " * 400, encoding="utf-8")


def half(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])


def without_history(file: Path) -> None:
    _tell(file, "DROP TABLE history")


def with_a_strange_number(file: Path) -> None:
    _tell(file, "UPDATE alembic_version SET version_num = 'abc'")


def with_another_number(file: Path) -> None:
    _tell(file, "UPDATE alembic_version SET version_num = '9999'")


def _tell(file: Path, *statements: str) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.mark.parametrize("spoil", [nothing, a_text, half, without_history, with_a_strange_number, with_another_number])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_command_says_what_is_wrong_with_the_store_and_leaves_it(
    spoil: Callable[[Path], None], language: str, havelmar: Store, tmp_path: Path, capsys: Said
) -> None:
    havelmar.close()
    file = tmp_path / "store" / "planner.db"
    spoil(file)
    before, here = file.read_bytes(), sorted(tmp_path.iterdir())
    for command in COMMANDS:
        assert planner(*command, language=language) == 2, command
        said = capsys.readouterr()
        assert re.search(r"\[(store-[a-z]+|not-a-store)\]$", said.err, re.MULTILINE), (command, said.err)
        assert "planner.db" in said.err
        assert said.out == ""
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
def test_no_damage_in_a_row_ends_in_a_traceback(statement: str, havelmar: Store, tmp_path: Path, capsys: Said) -> None:
    havelmar.close()
    _tell(tmp_path / "store" / "planner.db", statement)
    for command in COMMANDS[:-1]:
        assert planner(*command) in {0, 2}, command
        assert capsys.readouterr().err.count("Traceback") == 0
    assert planner("verify") == 2
    assert "[store-damaged]" in capsys.readouterr().err


@pytest.mark.parametrize("command", [one for one in COMMANDS if one[0] not in {"list", "import", "app"}], ids=" ".join)
def test_a_command_that_needs_a_store_makes_none(command: tuple[str, ...], tmp_path: Path, capsys: Said) -> None:
    assert planner(*command) == 2
    said = capsys.readouterr()
    assert "[no-such-store]" in said.err
    assert list(tmp_path.iterdir()) == []


def test_listing_what_is_not_there_yet_makes_nothing(tmp_path: Path, capsys: Said) -> None:
    assert planner("list") == planner("list", "--json") == 0
    assert "planner import" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("first", [True, False], ids=["first", "later"])
def test_a_refused_import_leaves_no_trace(first: bool, tmp_path: Path, capsys: Said) -> None:  # noqa: FBT001 - both ways
    file, folder = tmp_path / "city.yaml", tmp_path / "store"
    folder.mkdir()
    good = example_file("havelmar").read_text(encoding="utf-8")
    if not first:
        open_store(folder / "planner.db").close()
    before = sorted(folder.iterdir())
    for content, by in ((good.replace("answers:", "answer:"), "Anna"), ("no assessment", "Anna"), (good, "x" * 400)):
        file.write_text(content, encoding="utf-8")
        assert planner("import", str(file), "--by", by) == 2
        assert sorted(folder.iterdir()) == before
    assert planner("import", str(tmp_path / "nowhere.yaml")) == 2
    assert sorted(folder.iterdir()) == before
    capsys.readouterr()
    if not first:
        with open_store(folder / "planner.db") as store:
            assert (store.revision(), store.people(), store.cities()) == (0, (), ())
    file.write_text(good, encoding="utf-8")
    assert planner("import", str(file)) == 0
    assert planner("verify") == 0


@pytest.mark.parametrize(
    "command",
    [
        ("import", str(example_file("havelmar"))),
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


def test_verify_names_the_table_and_the_row(havelmar: Store, tmp_path: Path, capsys: Said) -> None:
    havelmar.close()
    _tell(
        tmp_path / "store" / "planner.db",
        "UPDATE action SET reasons = '{' WHERE id = 'F11-01'",
        "UPDATE assessment SET date = 'soon'",
    )
    assert planner("verify") == 2
    said = capsys.readouterr().err
    assert "“action havelmar-plan-2027/F11-01”" in said
    assert "“assessment havelmar-2026-10-15”, “date”" in said


def test_a_backup_to_a_wrong_place_names_that_place(havelmar: Store, tmp_path: Path, capsys: Said) -> None:
    assert havelmar.plans()
    for place in ("nowhere/backup.db", "x" * 260 + ".db"):
        assert planner("backup", place) == 2
        assert place[:20] in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == ["store"]
