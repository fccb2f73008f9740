"""``planner assess new``: a blank assessment that can be used as it is."""

from pathlib import Path

import pytest

from app.cli.conftest import (
    ASSESSMENT,
    HAVELMAR,
    TODAY,
    Ask,
    Captured,
    planner,
)
from planner.wording import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_blank_assessment_can_be_checked_and_drafted_as_it_is(language: str, capsys: Captured) -> None:
    assert planner("assess", "new", "--language", language, "--out", "city.yaml") == 0
    assert planner("check", "city.yaml") == 0
    assert planner("draft", "city.yaml", "--out", "plan.json") == 0
    assert "Assumed: the council adopts the plan by" in " ".join(capsys.readouterr().out.split())


def test_a_blank_assessment_is_shown_when_no_file_is_named(capsys: Captured) -> None:
    assert planner("assess", "new") == 0
    assert "benchmark: anti-discrimination" in capsys.readouterr().out


def test_answers_are_never_overwritten_by_a_blank_assessment(capsys: Captured) -> None:
    Path("city.yaml").write_text("our answers", encoding="utf-8")
    assert planner("assess", "new", "--out", "city.yaml") == 2
    assert "[already-there]" in capsys.readouterr().err
    assert Path("city.yaml").read_text(encoding="utf-8") == "our answers"
    assert planner("assess", "new", "--out", "city.yaml", "--force") == 0


def test_a_folder_where_nobody_may_write_is_said_in_words(capsys: Captured) -> None:
    # Even root cannot create files there.
    assert planner("assess", "new", "--out", "/proc/city.yaml") == 2
    assert "[cannot-write]" in capsys.readouterr().err


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_questions_are_in_the_readers_language_unless_another_is_named(language: str, ask: Ask) -> None:
    assert f"language: {language}\n" in ask("assess", "new", language=language).out
    assert "language: fr\n" in ask("assess", "new", "--language", "fr", language=language).out


def test_the_day_is_todays(ask: Ask) -> None:
    assert f"date: {TODAY}\n" in ask("assess", "new").out


def test_what_is_written_is_what_would_be_shown(ask: Ask) -> None:
    shown = ask("assess", "new").out
    assert ask("assess", "new", "--out", "city.yaml").out == "Written: city.yaml\n"
    assert Path("city.yaml").read_text(encoding="utf-8").rstrip("\n") == shown.rstrip("\n")


def test_the_next_round_has_no_answer_and_no_plan_follows_from_it(capsys: Captured) -> None:
    assert planner("assess", "new", "--after", HAVELMAR, "--out", "next.yaml") == 0
    assert planner("check", "next.yaml") == 0
    assert planner("draft", "next.yaml", "--out", "plan.json") == 2
    assert "[nothing-answered]" in capsys.readouterr().err
    assert not Path("plan.json").exists()


def test_the_next_round_after_a_stored_assessment_is_that_after_its_file(ask: Ask) -> None:
    ask("import", HAVELMAR, "--store", "s.db")
    stored = ask("assess", "new", "--after", ASSESSMENT, "--store", "s.db").out
    assert stored == ask("assess", "new", "--after", HAVELMAR).out
    assert "follows: " in stored


@pytest.mark.parametrize(("last", "code"), [("nowhere.yaml", "no-such-file"), ("nowhere", "not-in-store")])
def test_an_assessment_that_is_not_there_cannot_be_followed(last: str, code: str, ask: Ask, capsys: Captured) -> None:
    ask("import", HAVELMAR, "--store", "s.db")
    assert planner("assess", "new", "--after", last, "--out", "next.yaml", "--store", "s.db") == 2
    assert f"[{code}]" in capsys.readouterr().err
    assert not Path("next.yaml").exists()
