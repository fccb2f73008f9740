"""``planner assess moved`` lists what has no place, and carries out what a person decides about it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from changed_content import Content

from planner.app import desk
from planner.app.cli import run
from planner.store import open_store
from planner.wording import Wording

ROCMARIN = "rocmarin-2026-11-02"
Typed = Callable[..., tuple[int, str, str]]


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Content:
    """The small benchmark in the current folder, and a store that holds answers to it."""
    monkeypatch.chdir(tmp_path)
    made = Content(tmp_path)
    with open_store(tmp_path / "planner.db") as store:
        desk.import_assessment(store, made.assessment, by=desk.introduce(store, "Anna"))
    return made


@pytest.fixture
def typed(content: Content, capsys: pytest.CaptureFixture[str]) -> Typed:  # noqa: ARG001 - the store is made first
    def typed(*words: str, language: str = "en") -> tuple[int, str, str]:
        capsys.readouterr()
        code = run(["assess", "moved", ROCMARIN, *words, "--store", "planner.db", "--by", "Anna"], Wording(language))
        answer = capsys.readouterr()
        return code, answer.out, answer.err

    return typed


def answered(folder: Path) -> set[str]:
    with open_store(folder / "planner.db") as store:
        return set(store.assessment(ROCMARIN).assessment.answers)


def test_where_everything_has_its_place_it_says_so(typed: Typed) -> None:
    assert typed() == (0, "Everything that was said has its place in today’s benchmark.\n", "")


def test_the_list_shows_the_old_text_who_said_what_and_where_it_stands_now(typed: Typed, content: Content) -> None:
    content.renumber_hours()
    code, out, _ = typed()
    assert code == 0
    for words in ("2 answers no longer have a question: 1.3", "Les horaires conviennent-ils", "under 1.9 now"):
        assert words in out
    assert "Comité des lecteurs – No – Pétition de mars 2026" in out
    assert [(item["id"], item["target"]) for item in json.loads(typed("--json")[1])] == [("1.3", "1.9")]


def test_it_speaks_french(typed: Typed, content: Content) -> None:
    content.renumber_hours()
    assert "2 réponses n’ont plus de question" in typed(language="fr")[1]


def test_everything_moves_as_proposed_and_can_be_taken_back(typed: Typed, content: Content, tmp_path: Path) -> None:
    content.insert_question()
    code, out, _ = typed("--as-proposed")
    assert (code, "2 decisions were carried out." in out) == (0, True)
    assert {"1.3", "1.4"} < answered(tmp_path)
    undo = out.split("planner undo ")[1].split()[0]
    assert run(["undo", undo, "--store", "planner.db", "--by", "Anna", "--yes"], Wording("en")) == 0
    assert "1.4" not in answered(tmp_path)


def test_a_move_of_ones_own_and_the_rest_as_it_stands(typed: Typed, content: Content, tmp_path: Path) -> None:
    content.replace_ramps()
    content.renumber_hours()
    code, out, _ = typed("--move", "1.3=1.9", "--stand")
    assert (code, "2 decisions were carried out." in out) == (0, True)
    assert {"1.1", "1.9"} < answered(tmp_path)
    assert typed()[1].startswith("Everything")


def test_nothing_is_put_aside_unasked(typed: Typed, content: Content, tmp_path: Path) -> None:
    content.drop_hours()
    code, _, err = typed("--put-aside", "1.3")
    assert (code, "1.3" in answered(tmp_path)) == (2, True)
    assert "--yes" in err
    assert typed("--put-aside", "1.3", "--yes")[0] == 0
    assert "1.3" not in answered(tmp_path)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--move", "1.3"), "not-a-move"),
        (("--move", "=1.9"), "not-a-move"),
        (("--move", "1.1=1.9"), "not-without-place"),
        (("--put-aside", "7.7", "--yes"), "not-without-place"),
        (("--move", "1.3=7.7"), "unknown-question"),
        (("--move", "1.3=1.2"), "answered-already"),
    ],
)
def test_what_cannot_be_done_is_said(typed: Typed, content: Content, words: tuple[str, ...], code: str) -> None:
    content.renumber_hours()
    done, _, err = typed(*words)
    assert done == 2
    assert f"[{code}]" in err
