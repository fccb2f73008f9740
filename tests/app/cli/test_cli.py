"""Every command together: the page that lists them, how each explains itself, languages, exit codes and slips."""

import json
import os
import re
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from app.cli.conftest import ACTION, HAVELMAR, PLAN, Ask, Captured, heard_on, planner, program
from planner.app.cli import PLANNER
from planner.app.cli.declaration import Group
from planner.store import Store
from planner.wording import LANGUAGES

LEAVES = [
    *(command.name for command in PLANNER.commands),
    *(f"{group.name} {leaf.name}" for group in PLANNER.commands if isinstance(group, Group) for leaf in group.commands),
]
LISTINGS = (
    ["list"],
    ["show", PLAN],
    ["show", PLAN, ACTION],
    ["history", PLAN],
    ["history", PLAN, ACTION],
    ["attention", PLAN],
    ["chase", PLAN],
    ["progress", PLAN],
    ["baseline", PLAN],
    ["redraft", PLAN],
)
HEAVY = {"pydantic", "networkx", "numpy", "pandas", "docx", "streamlit", "holidays", "babel", "yaml", "lxml"}


def test_without_a_command_the_page_is_shown(ask: Ask) -> None:
    page = ask("--help")
    assert page.code == 0
    for words in ((), ("assess",)):
        assert ask(*words) == ask(*words, "--help")
        assert "Commands" in ask(*words).out


def test_the_page_lists_every_command_in_its_order(ask: Ask) -> None:
    listed = re.findall(r"^  ([a-z-]+)  +[A-Z]", ask().out.partition("Options")[0], re.MULTILINE)
    assert listed == [command.name for command in PLANNER.commands]


def test_the_version_is_shown(capsys: Captured) -> None:
    assert planner("--version") == 0
    assert re.fullmatch(r"planner \d+\.\d+\.\d+\n", capsys.readouterr().out)


@pytest.mark.parametrize("command", LEAVES)
def test_every_command_explains_itself_in_both_languages(command: str, ask: Ask) -> None:
    english, french = (
        set(ask(*command.split(), "--help", language=language).out.splitlines()) for language in ("en", "fr")
    )
    assert any(line.startswith(f"Usage: planner {command}") for line in english)
    shared = {line for line in english & french if re.search(r"[a-z]{3} [a-z]{3}", line)}
    assert {line for line in shared if "planner " not in line} == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["chekc"], "unknown-command"),
        (["assess", "nwe"], "unknown-command"),
        (["draft"], "missing-argument"),
        (["draft", "a.yaml", "--ot", "x"], "unknown-option"),
        (["--hlp"], "unknown-option"),
        (["draft", "a.yaml", "--out"], "option-without-value"),
        (["assess", "new", "--force=yes"], "option-with-value"),
        (["draft", "a.yaml", "b.yaml"], "unreadable-command"),
        (["schema", "pln"], "unknown-schema"),
        (["assess", "new", "--benchmark", "anti-discrimnation"], "unknown-benchmark"),
        (["assess", "new", "--language", "de"], "unknown-language"),
        (["assess", "new", "--out", "nowhere/city.yaml"], "target-folder-missing"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else value,
)
def test_a_slip_is_said_in_words(arguments: list[str], code: str, language: str, capsys: Captured) -> None:
    assert planner(*arguments, language=language) == 2
    answer = capsys.readouterr()
    assert answer.out == ""
    assert f"[{code}]" in answer.err
    assert "{" not in answer.err


@pytest.mark.usefixtures("havelmar")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("arguments", "codes"),
    [
        (["show", "harbour"], ["not-in-store"]),
        (["show", PLAN, "F99-01"], ["unknown-action"]),
        (["history", PLAN, "F99-01"], ["unknown-action"]),
        (["update", PLAN, "F99-01"], ["unknown-action"]),
        (["on-track", PLAN, "F99-01", "F98-01"], ["unknown-action", "unknown-action"]),
        (
            ["update", PLAN, "F00-01", "--status", "dun", "--percent", "x", "--started", "soon"],
            ["not-a-date", "not-a-whole-number", "unknown-word"],
        ),
        (["update", PLAN, "F00-01", "--status", "blocked"], ["no-reason"]),
        (["update", PLAN, "F00-01", "--percent", "200"], ["value-refused"]),
        (["update", PLAN, "F00-01", "--note", "a\x00b"], ["unreadable-argument"]),
        (["baseline", PLAN, "--adopted-on", "2027-02-31"], ["missing-option", "not-a-date"]),
        (["baseline", PLAN, "--reference", "x"], ["missing-option"]),
        (["undo", "nothing"], ["unknown-batch"]),
        (["redraft", PLAN, "--accept", "F99-01"], ["not-proposed"]),
        (["redraft", PLAN, "--from", "nothing"], ["not-in-store"]),
        (["draft"], ["missing-argument"]),
        (["draft", "--from-store", "nothing"], ["not-in-store"]),
        (["draft", "--from-store", PLAN], ["no-target"]),
        (
            ["draft", "--from-store", PLAN, "--out", "a.dox", "--start", "2027-02-01"],
            ["only-for-drafts", "unknown-format"],
        ),
        (["import", "nowhere.yaml"], ["no-such-file"]),
        (["import", HAVELMAR], ["already-imported"]),
        (["verify", "nowhere.db"], ["no-such-backup"]),
        (["restore", "nowhere.db"], ["no-such-backup"]),
        (["list", "--store", "mysql://x"], ["unknown-store-address"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else value,
)
def test_a_slip_is_said_in_words_and_nothing_is_changed(
    arguments: list[str], codes: list[str], language: str, havelmar: Store, capsys: Captured
) -> None:
    before = havelmar.revision()
    assert planner(*arguments, language=language) == 2
    answer = capsys.readouterr()
    assert sorted(re.findall(r"\[([a-z-]+)\]$", answer.err, re.MULTILINE)) == codes
    assert "{" not in answer.err
    noted = {entry.entity for entry in havelmar.history(since=before)}
    assert noted <= {"person"}


@pytest.mark.usefixtures("havelmar")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("arguments", LISTINGS, ids=" ".join)
def test_every_listing_is_text_for_people_and_json_for_programs(
    arguments: list[str], language: str, capsys: Captured
) -> None:
    assert planner(*arguments, language=language) == 0
    answer = capsys.readouterr()
    assert (bool(answer.out), answer.err) == (True, "")
    assert "{" not in answer.out
    assert planner(*arguments, "--json", language=language) == 0
    json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(("variable", "word"), [("PLANNER_LANGUAGE", "Utilisation"), ("LC_ALL", "Utilisation")])
def test_the_environment_chooses_the_language(variable: str, word: str) -> None:
    out, _ = program("--help", **{"PLANNER_LANGUAGE": "", variable: "fr_FR.UTF-8"}).communicate(timeout=20)
    assert word in out


def test_a_reader_who_leaves_early_is_no_error() -> None:
    schema = program("schema", "plan")
    assert schema.stdout is not None
    assert schema.stderr is not None
    schema.stdout.close()
    assert schema.stderr.read() == ""
    assert schema.wait() in {1, 2}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_stopping_from_the_keyboard_leaves_no_file_and_no_traceback() -> None:
    terminal, its_end = os.openpty()
    drafting = heard_on(its_end, "draft", HAVELMAR, "--out", "plan.docx")
    os.close(its_end)
    answer = read_until(terminal, "Reading")
    drafting.send_signal(signal.SIGINT)
    answer += read_until(terminal, "never said")
    os.close(terminal)
    assert drafting.wait(timeout=20) == 130, answer
    assert answer.rpartition("\x1b[K")[2].strip() == "Stopped. No file was changed."
    assert not Path("plan.docx").exists()


def read_until(terminal: int, words: str) -> str:
    """Return what a program says on its terminal until it has said this, or until it ends."""
    heard = ""
    with suppress(OSError):  # which is how Linux tells that nobody is left at the other end
        while words not in heard and (more := os.read(terminal, 1_000)):
            heard += more.decode()
    return heard


def test_asking_for_help_loads_nothing_heavy() -> None:
    code = "from planner.app.cli import main; main()"
    listed = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-X", "importtime", "-c", code, "--help"], check=True, capture_output=True, text=True
    ).stderr
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in listed.splitlines()}
    assert loaded & HEAVY == set()
    assert "typer" in loaded


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="another system")
@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "The operating system refuses it: there is no room left on the disk."), ("fr", "il n’y a plus de place")],
)
def test_output_for_which_the_disk_has_no_room_ends_in_words(
    language: str, sentence: str, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    with suppress(OSError), Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert planner("schema", "assessment", language=language) == 2
        monkeypatch.undo()
    error = capsys.readouterr().err
    assert "[refused-by-system]" in error
    assert sentence in error
