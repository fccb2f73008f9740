"""What people type, what they read, and the exit code that other programs see."""

import os
import re
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from planner.app.cli import run
from planner.wording import LANGUAGES, Wording

SAMPLES = Path(__file__).parents[3] / "benchmark" / "anti-discrimination" / "samples"
COMMANDS: tuple[list[str], ...] = ([], ["draft"], ["check"], ["assess"], ["assess", "new"], ["schema"])
HEAVY = {"pydantic", "networkx", "numpy", "pandas", "docx", "streamlit", "holidays", "babel", "yaml", "lxml"}


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def planner(*arguments: str, language: str = "en") -> int:
    return run(arguments, Wording(language))


def program(*arguments: str, **environment: str) -> subprocess.Popen[str]:
    return heard_on(subprocess.PIPE, *arguments, **environment)


def heard_on(stderr: int, *arguments: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", "from planner.app.cli import main; main()", *arguments],
        stdout=subprocess.PIPE,
        stderr=stderr,
        text=True,
        env={**os.environ, **environment},
        preexec_fn=_listens_to_the_keyboard,  # noqa: PLW1509 - no thread runs when a test starts it
    )


def _listens_to_the_keyboard() -> None:
    """Undo what a shell does to programs in the background: they do not hear Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_explains_itself(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert planner(*command, "--help") == 0
    page = capsys.readouterr().out
    assert "Usage: planner" in page
    assert "--help" in page


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_french_page_has_no_english_line(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    planner(*command, "--help")
    english = set(capsys.readouterr().out.splitlines())
    planner(*command, "--help", language="fr")
    french = set(capsys.readouterr().out.splitlines())
    shared = {line for line in english & french if re.search(r"[a-z]{3} [a-z]{3}", line)}
    assert {line for line in shared if "planner " not in line} == set()


def test_without_a_command_the_page_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert planner() == 0
    assert "Commands" in capsys.readouterr().out


def test_the_version_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert planner("--version") == 0
    assert re.fullmatch(r"planner \d+\.\d+\.\d+\n", capsys.readouterr().out)


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
def test_a_slip_is_said_in_words(
    arguments: list[str], code: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert planner(*arguments, language=language) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert f"[{code}]" in said.err
    assert "{" not in said.err


@pytest.mark.parametrize(("typed", "meant"), [("chekc", "check"), ("drfat", "draft"), ("Schema", "schema")])
def test_a_slip_names_what_was_probably_meant(typed: str, meant: str, capsys: pytest.CaptureFixture[str]) -> None:
    planner(typed)
    assert f"Did you mean “{meant}”?" in capsys.readouterr().err


def test_every_problem_of_a_draft_is_said_in_one_run(capsys: pytest.CaptureFixture[str]) -> None:
    text = (SAMPLES / "havelmar.yaml").read_text(encoding="utf-8")
    Path("city.yaml").write_text(text.replace("answer: partly", "answer: partyl", 2), encoding="utf-8")
    assert planner("draft", "city.yaml", "--out", "plan.dox", "--out", "away/plan.docx", "--start", "soon") == 2
    said = capsys.readouterr().err
    codes = re.findall(r"\[([a-z-]+)\]", said)
    assert sorted(codes) == ["not-a-date", "target-folder-missing", "unknown-format", "unknown-word", "unknown-word"]
    assert "Did you mean “plan.docx”?" in said
    assert re.search(r"^city\.yaml:\d+ ", said, re.MULTILINE)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["nowhere.yaml", "--out", "plan.docx"], "no-such-file"),
        ([str(SAMPLES / "havelmar.yaml")], "no-target"),
        ([str(SAMPLES / "havelmar.yaml"), "--out", "plan"], "unknown-format"),
        ([str(SAMPLES / "havelmar.yaml"), "--out", "plan.json", "--language", "de"], "unknown-language"),
        ([str(SAMPLES / "havelmar.yaml"), "--out", "plan.json", "--start", "0001-01-01"], "date-out-of-range"),
        ([str(SAMPLES / "havelmar.yaml"), "--out", "folder.docx"], "target-is-folder"),
    ],
)
def test_what_cannot_be_drafted_leaves_no_file(
    arguments: list[str], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("folder.docx").mkdir()
    assert planner("draft", *arguments) == 2
    assert f"[{code}]" in capsys.readouterr().err
    assert [path.name for path in Path().rglob("*")] == ["folder.docx"]


def test_a_draft_in_two_formats_says_what_it_found(capsys: pytest.CaptureFixture[str]) -> None:
    assert planner("draft", str(SAMPLES / "havelmar.yaml"), "--out", "plan.docx", "--out", "plan.json") == 0
    said = capsys.readouterr()
    assert said.err == ""
    for word in (
        "Havelmar",
        "Key factors",
        "quick wins",
        "person-days",
        "€",
        "4 January 2027",
        "plan.docx",
        "plan.json",
    ):
        assert word in said.out
    assert {path.name for path in Path().iterdir()} == {"plan.docx", "plan.json"}


def test_a_draft_speaks_french_to_those_who_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert planner("draft", str(SAMPLES / "havelmar.yaml"), "--out", "plan.json", language="fr") == 0
    said = capsys.readouterr().out
    assert "Facteurs clés" in said
    assert "4 janvier 2027" in said


def test_a_city_with_everything_in_place_gets_a_polite_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert planner("draft", str(SAMPLES / "lindavelle.yaml"), "--out", "plan.docx") == 0
    assert "everything that was assessed is in place" in capsys.readouterr().out


def test_check_finds_nothing_in_what_is_shipped(capsys: pytest.CaptureFixture[str]) -> None:
    assert planner("check", str(SAMPLES.parent), str(SAMPLES.parents[2] / "plan_templates")) == 0
    assert capsys.readouterr().out == "No problem found.\n"


def test_check_shows_problems_and_fails(capsys: pytest.CaptureFixture[str]) -> None:
    text = (SAMPLES / "havelmar.yaml").read_text(encoding="utf-8")
    Path("city.yaml").write_text(text.replace("by: egalite", "by: egalité", 1), encoding="utf-8")
    assert planner("check", "city.yaml") == 1
    said = capsys.readouterr()
    assert said.out.startswith("city.yaml:")
    assert said.out.endswith("1 problem.\n")
    assert said.err == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_blank_assessment_can_be_checked_and_drafted_as_it_is(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert planner("assess", "new", "--language", language, "--out", "city.yaml") == 0
    assert planner("check", "city.yaml") == 0
    assert planner("draft", "city.yaml", "--out", "plan.json") == 0
    assert "first working Monday" in " ".join(capsys.readouterr().out.split())


def test_a_blank_assessment_is_shown_when_no_file_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert planner("assess", "new") == 0
    assert "benchmark: anti-discrimination" in capsys.readouterr().out


def test_answers_are_never_overwritten_by_a_blank_assessment(capsys: pytest.CaptureFixture[str]) -> None:
    Path("city.yaml").write_text("our answers", encoding="utf-8")
    assert planner("assess", "new", "--out", "city.yaml") == 2
    assert "[already-there]" in capsys.readouterr().err
    assert Path("city.yaml").read_text(encoding="utf-8") == "our answers"
    assert planner("assess", "new", "--out", "city.yaml", "--force") == 0


def test_a_folder_where_nobody_may_write_is_said_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    # Even root cannot create files there.
    assert planner("assess", "new", "--out", "/proc/city.yaml") == 2
    assert "[cannot-write]" in capsys.readouterr().err


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
    drafting = heard_on(its_end, "draft", str(SAMPLES / "havelmar.yaml"), "--out", "plan.docx")
    os.close(its_end)
    said = read_until(terminal, "Reading")
    drafting.send_signal(signal.SIGINT)
    said += read_until(terminal, "never said")
    os.close(terminal)
    assert drafting.wait(timeout=20) == 130, said
    assert said.rpartition("\x1b[K")[2].strip() == "Stopped. No file was changed."
    assert not Path("plan.docx").exists()


def read_until(terminal: int, said: str) -> str:
    """Return what a program says on its terminal until it has said this, or until it ends."""
    heard = ""
    with suppress(OSError):  # which is how Linux tells that nobody is left at the other end
        while said not in heard and (more := os.read(terminal, 1_000)):
            heard += more.decode()
    return heard


@pytest.mark.parametrize(("variable", "said"), [("PLANNER_LANGUAGE", "Utilisation"), ("LC_ALL", "Utilisation")])
def test_the_environment_chooses_the_language(variable: str, said: str) -> None:
    out, _ = program("--help", **{"PLANNER_LANGUAGE": "", variable: "fr_FR.UTF-8"}).communicate(timeout=20)
    assert said in out


def test_a_terminal_that_cannot_show_a_character_shows_another() -> None:
    shown = program("chekc", PYTHONIOENCODING="ascii")
    _, said = shown.communicate(timeout=20)
    assert "There is no command ?chekc?" in said
    assert shown.returncode == 2


def test_asking_for_help_loads_nothing_heavy() -> None:
    code = "from planner.app.cli import main; main()"
    listed = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-X", "importtime", "-c", code, "--help"], check=True, capture_output=True, text=True
    ).stderr
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in listed.splitlines()}
    assert loaded & HEAVY == set()
    assert "typer" in loaded
