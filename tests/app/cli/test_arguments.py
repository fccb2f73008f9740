"""Words of a command that no program expects: each is refused in words, none ends in a traceback or waits for ever."""

import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

from planner.app.cli import run
from planner.wording import LANGUAGES, Wording

ROOT = Path(__file__).parents[3]
SAMPLE = str(ROOT / "benchmark" / "anti-discrimination" / "samples" / "havelmar.yaml")
SMALL = ROOT / "tests" / "small_benchmark"
STORE = ("--store", "s.db")
PLAN = "havelmar-plan-2027"
ODD = "ODD"

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("draft", ODD, "--out", "p.json"),
    ("draft", SAMPLE, "--out", f"{ODD}.json"),
    ("draft", SAMPLE, "--out", "p.json", "--language", ODD),
    ("draft", SAMPLE, "--out", "p.json", "--start", ODD),
    ("draft", "--from-store", ODD, "--out", "p.json", *STORE),
    ("check", ODD),
    ("assess", "new", "--benchmark", ODD),
    ("assess", "new", "--out", f"{ODD}/city.yaml"),
    ("schema", ODD),
    (ODD,),
    ("import", ODD, *STORE),
    ("import", SAMPLE, "--store", f"{ODD}/s.db"),
    ("import", SAMPLE, "--store", "t.db", "--by", ODD),
    ("list", "--store", f"{ODD}/s.db"),
    ("show", ODD, *STORE),
    ("show", PLAN, ODD, *STORE),
    ("history", ODD, *STORE),
    ("update", PLAN, ODD, *STORE),
    ("update", PLAN, "F00-01", "--remaining", ODD, *STORE),
    ("update", PLAN, "F00-01", "--review-on", ODD, *STORE),
    ("update", PLAN, "F00-01", "--proof", ODD, *STORE),
    ("on-track", PLAN, ODD, *STORE),
    ("baseline", PLAN, "--adopted-on", "2026-01-05", "--reference", ODD, *STORE),
    ("redraft", PLAN, "--from", ODD, *STORE),
    ("redraft", PLAN, "--accept", ODD, *STORE),
    ("undo", ODD, *STORE),
    ("restore", ODD, "--store", "r.db"),
    ("verify", ODD),
    ("attention", ODD, *STORE),
    ("progress", ODD, *STORE),
    ("app", "--port", ODD),
    ("app", "--store", f"{ODD}/s.db", "--no-browser", "--port", "1"),
)
LONG = ("x" * 5_000, "é" * 20_001)
REFUSED_BY_ALL = ("caf\udce9", "a\0b", "\x1b[31m", "", "   ", "\u00a0\u200b", "x" * 20_001)


@pytest.fixture(scope="module", autouse=True)
def _a_folder_with_a_store(tmp_path_factory: pytest.TempPathFactory) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("odd"))
        assert planner("import", SAMPLE, *STORE) == 0
        assert planner("draft", "--from-store", "havelmar-2026-10-15", *STORE) == 0
    _STORES.append(next(tmp_path_factory.getbasetemp().glob("odd*/s.db")))


_STORES: list[Path] = []


@pytest.fixture(autouse=True)
def _store_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "s.db").write_bytes(_STORES[0].read_bytes())
    monkeypatch.chdir(tmp_path)


def planner(*words: str, language: str = "en") -> int:
    return run(words, Wording(language))


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_word_of_any_length_is_refused_in_words(command: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(Path().iterdir())
    for odd in LONG:
        assert planner(*(word.replace(ODD, odd) for word in command)) in {1, 2}
        answer = capsys.readouterr()
        assert 0 < len(answer.out + answer.err) < 4_000
    assert sorted(path for path in Path().iterdir() if path.name not in {"t.db", "s.db-wal", "s.db-shm"}) == before


@pytest.mark.parametrize("odd", REFUSED_BY_ALL, ids=ascii)
def test_what_is_no_text_is_refused_before_anything_is_done(odd: str, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["import", odd, *STORE], ["check", odd], [odd], ["list", "--store", odd], ["list", f"--store={odd}"]):
        assert planner(*words) == 2
        answer = capsys.readouterr().err
        assert any(code in answer for code in ("unreadable-argument", "empty-argument", "argument-too-long"))


@pytest.mark.parametrize("name", ["PLANNER_STORE", "PLANNER_BY"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_environment_is_read_with_the_same_care(
    name: str, language: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(name, "caf\udce9")
    assert planner("list", language=language) == 2
    assert capsys.readouterr().err.startswith(f"{name}  ")


def test_an_empty_text_empties_a_field_and_is_no_fault() -> None:
    assert planner("update", PLAN, "F00-01", "--note", "For now.", *STORE) == 0
    assert planner("update", PLAN, "F00-01", "--note", "", *STORE) == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither pipes with names nor devices")
def test_a_pipe_and_a_device_are_never_waited_for() -> None:
    os.mkfifo("city.yaml")
    for words in (["check", "city.yaml"], ["draft", "city.yaml", "--out", "p.json"], ["import", "/dev/zero", *STORE]):
        code = "from planner.app.cli import main; main()"
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-c", code, *words], check=False, capture_output=True, text=True, timeout=60
        )
        assert done.returncode in {1, 2}
        assert "[not-an-ordinary-file]" in done.stdout + done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes with names")
def test_a_pipe_is_not_replaced_by_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo("pipe.json")
    for words in (["draft", SAMPLE, "--out", "pipe.json"], ["assess", "new", "--out", "pipe.json", "--force"]):
        assert planner(*words) == 2
        assert "[target-no-ordinary-file]" in capsys.readouterr().err
    assert Path("pipe.json").is_fifo()


def test_a_folder_and_a_file_of_another_kind_are_called_what_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    Path("folder").mkdir()
    Path("book.yaml").write_bytes(b"PK\x03\x04" + bytes(26) + b"xl/workbook.xml")
    for command in (["check"], ["draft", "--out", "p.json"], ["import", *STORE]):
        assert planner(command[0], "book.yaml", *command[1:]) in {1, 2}
        answer = capsys.readouterr()
        assert "This is an Excel workbook.  [other-kind]" in answer.out + answer.err
    assert planner("import", "folder", *STORE) == 2
    assert "[not-a-file]" in capsys.readouterr().err


def test_as_many_problems_are_told_as_anybody_reads(capsys: pytest.CaptureFixture[str]) -> None:
    keys = "".join(f"anser{number}: x\n" for number in range(1_000))
    Path("city.yaml").write_text(f"city: X\nbenchmark: anti-discrimination\ndate: 2026-08-20\n{keys}", encoding="utf-8")
    assert planner("check", "city.yaml") == 1
    answer = capsys.readouterr().out
    assert answer.count("[unknown-key]") == 50
    assert answer.endswith("and 950 more problems\n1,000 problems.\n")
    assert planner("import", "city.yaml", *STORE, language="fr") == 2
    assert capsys.readouterr().err.endswith("et encore 950 problèmes\n")


def test_a_file_of_two_hundred_thousand_unknown_keys_is_refused_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    Path("city.yaml").write_text("".join(f"key{number}: x\n" for number in range(200_000)), encoding="utf-8")
    assert planner("check", "city.yaml") == 1
    assert len(capsys.readouterr().out) < 2_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_work_with_content_that_the_check_refuses_says_what_the_check_says(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    copytree(SMALL, "own")
    os.chdir("own")
    action = Path("plan_templates/bibliotheques/01-accueil.yaml")
    action.write_text(
        action.read_text(encoding="utf-8").replace("needs: [F01-01]", "needs: [F01-10]"), encoding="utf-8"
    )
    assert planner("check", "benchmark", "plan_templates", language=language) == 1
    checked = capsys.readouterr().out.splitlines()[:-1]
    assert any("[unknown-action]" in line for line in checked)
    for words in (
        ["draft", "rocmarin.yaml", "--out", "p.json"],
        ["import", "rocmarin.yaml", "--store", "own.db"],
        ["assess", "new", "--benchmark", "bibliotheques", "--language", "fr"],
    ):
        assert planner(*words, language=language) == 2
        assert capsys.readouterr().err.splitlines() == checked
    assert not Path("p.json").exists()


def test_a_whole_disk_is_not_looked_through(capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(600):
        Path("many", str(number)).mkdir(parents=True)
    assert planner("check", "many") == 1
    assert "[too-much-to-check]" in capsys.readouterr().out


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_in_a_ring_are_not_followed(capsys: pytest.CaptureFixture[str]) -> None:
    Path("ring/a").mkdir(parents=True)
    Path("ring/a/b").symlink_to(Path("ring").resolve())
    Path("ring/a/c").symlink_to(Path("ring").resolve())
    assert planner("check", "ring") == 1
    assert "[nothing-to-check]" in capsys.readouterr().out
