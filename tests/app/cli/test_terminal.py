"""Lines reach whatever they are shown on."""

import pytest

from app.cli.conftest import (
    Captured,
    Terminal,
    program,
)
from planner.app.cli import terminal
from planner.problem import Place, Problem
from planner.wording import Wording


def test_a_terminal_that_cannot_show_a_character_shows_another() -> None:
    shown = program("chekc", PYTHONIOENCODING="ascii")
    _, answer = shown.communicate(timeout=20)
    assert "There is no command ?chekc?" in answer
    assert shown.returncode == 2


def test_what_was_asked_for_and_what_is_told_besides_go_different_ways(capsys: Captured) -> None:
    terminal.show("asked for")
    terminal.tell("told")
    terminal.ask("Yes or no?")
    assert capsys.readouterr() == ("asked for\n", "told\nYes or no? ")


def test_away_from_a_terminal_nothing_is_said_of_what_is_being_done(capsys: Captured) -> None:
    with terminal.progress(Wording("en")) as say:
        say("Reading {file} …", file="city.yaml")
    assert capsys.readouterr() == ("", "")


def test_on_a_terminal_what_is_being_done_is_said_on_one_line_and_erased(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = Terminal()
    monkeypatch.setattr("sys.stderr", shown)
    with terminal.progress(Wording("fr")) as say:
        say("Reading {file} …", file="ville.yaml")
        say("Writing {file} …", file="plan.docx")
    *_, last = shown.getvalue().split("\r\x1b[K")
    assert last == ""
    assert "\n" not in shown.getvalue()
    assert "ville.yaml" in shown.getvalue()


def test_problems_are_told_where_what_and_how_to_mend(capsys: Captured) -> None:
    problem = Problem(code="x", what="It is wrong.", fix="Mend it.", place=Place(file="city.yaml", line=3))
    terminal.complain([problem], Wording("en"))
    assert capsys.readouterr().err == "city.yaml:3  It is wrong.  [x]\n    Mend it.\n"
