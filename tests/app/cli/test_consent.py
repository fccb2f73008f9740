"""No date moves, and nothing goes, without somebody's consent."""

import pytest

from app.cli.conftest import (
    PLAN,
    Ask,
    Captured,
    Terminal,
    planner,
)
from planner.app.cli import terminal
from planner.store import Store


def test_without_a_terminal_and_without_consent_no_date_moves(havelmar: Store, capsys: Captured) -> None:
    assert planner("update", PLAN, "F00-01", "--status", "done") == 2
    answer = capsys.readouterr()
    assert answer.out == ""
    assert "The dates of" in answer.err
    assert "instead of" in answer.err
    assert answer.err.endswith("Nothing was changed. Add --yes to accept the dates that move.\n")
    assert havelmar.plan(PLAN).progress["F00-01"].status == "proposed"


def test_with_yes_dates_move_and_are_shown(havelmar: Store, capsys: Captured) -> None:
    assert planner("update", PLAN, "F00-01", "--status", "done", "--yes") == 0
    assert "instead of" in capsys.readouterr().err
    assert havelmar.plan(PLAN).progress["F00-01"].status == "done"


@pytest.mark.parametrize(("typed", "code"), [("yes\n", 0), ("oui\n", 0), ("no\n", 2), ("", 2)])
def test_on_a_terminal_people_are_asked(
    typed: str, code: int, havelmar: Store, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    assert planner("update", PLAN, "F00-01", "--status", "done") == code
    assert "Type yes or no:" in capsys.readouterr().err
    assert (havelmar.plan(PLAN).progress["F00-01"].status == "done") is (code == 0)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (("update", PLAN, "F00-01", "--note", "Early"), 0),
        (("undo", "the note"), 0),
        (("undo",), 2),
        (("remove", PLAN), 2),
        (("hand-over", PLAN, "--from", "data", "--to", "hr"), 2),
        (("baseline", PLAN, "--adopted-on", "2026-12-10", "--reference", "2026-118"), 0),
    ],
    ids=lambda typed: typed[0] if isinstance(typed, tuple) else "",
)
def test_without_a_terminal_values_change_and_nothing_goes_or_passes_as_a_whole(
    typed: tuple[str, ...], code: int, havelmar: Store, ask: Ask
) -> None:
    if typed[1:] == ("the note",):
        assert ask("update", PLAN, "F00-01", "--note", "Early").code == 0
        typed = typed[:1]
    before = havelmar.state()
    assert ask(*typed).code == code
    assert (havelmar.state() == before) is (code == 2)


def test_what_one_reports_moves_ones_own_dates_without_a_question(
    havelmar: Store, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = havelmar.plan(PLAN).plan
    monkeypatch.setattr(terminal, "today", lambda: plan.start)
    first = next(action for action in plan.actions if action.planned_start == plan.start)
    noted = ask("update", PLAN, first.id, "--started", "2026-12-15", "--status", "under-way")
    assert (noted.code, "Type yes or no" in noted.err) == (0, False)


@pytest.mark.parametrize(("typed", "code"), [("y\n", 0), ("YES\n", 0), (" o \n", 0), ("non\n", 2), ("\n", 2)])
def test_yes_is_understood_in_every_language_whoever_reads(
    typed: str, code: int, ask: Ask, monkeypatch: pytest.MonkeyPatch, havelmar: Store
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    assert ask("remove", PLAN, language="fr").code == code
    assert (havelmar.plans() == ()) is (code == 0)


def test_a_person_is_asked_with_what_breaks_before_what_moves(
    havelmar: Store, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = next(link for link in havelmar.plan(PLAN).plan.dependencies if link.predecessor == "F02-04")
    day = "2028-04-03"
    assert ask("update", PLAN, link.successor, "--deadline", day, "--yes").code == 0
    monkeypatch.setattr("sys.stdin", Terminal("no\n"))
    asked = ask(
        "update", PLAN, link.predecessor, "--status", "under-way", "--started", "2027-02-22", "--remaining", "300"
    )
    lines = asked.err.splitlines()
    broken = [number for number, line in enumerate(lines) if line.startswith("! ")]
    moves = [number for number, line in enumerate(lines) if line.startswith("  “")]
    assert lines[0].startswith("The dates of")
    assert f"! “{link.successor} " in lines[broken[0]]
    assert "misses its deadline of 3 April 2028: it ends on" in " ".join(asked.err.split())
    assert max(broken) < min(moves)
    assert "Accept the dates that move? Type yes or no:" in asked.err


def test_a_deadline_that_cannot_be_kept_is_said_though_no_date_moves(havelmar: Store, ask: Ask) -> None:
    action = havelmar.plan(PLAN).plan.actions[-1].id
    set_ = ask("update", PLAN, action, "--deadline", "2027-03-24")
    assert set_.code == 0
    assert "misses its deadline of 24 March 2027" in " ".join(set_.err.split())
    assert "Type yes or no" not in set_.err
    other = havelmar.plan(PLAN).plan.actions[-2].id
    assert "manque sa date limite du 24 mars 2027" in " ".join(
        ask("update", PLAN, other, "--deadline", "2027-03-24", language="fr").err.split()
    )
