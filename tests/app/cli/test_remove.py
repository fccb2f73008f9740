"""``planner remove``: out of sight after a question, never destroyed."""

import pytest

from app.cli.conftest import (
    ASSESSMENT,
    PLAN,
    Ask,
    Captured,
    Terminal,
    planner,
)
from planner.store import Store


def test_a_trial_is_removed_after_a_question_listed_and_brought_back(
    havelmar: Store, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert planner("remove", ASSESSMENT) == 2
    assert "Plan" in capsys.readouterr().err
    monkeypatch.setattr("sys.stdin", Terminal("yes\n"))
    assert planner("remove", ASSESSMENT) == 0
    assert (havelmar.plans(), havelmar.assessments()) == ((), ())
    capsys.readouterr()
    assert planner("list") == 0
    assert PLAN in capsys.readouterr().out
    assert planner("show", PLAN) == 2
    assert "[was-removed]" in capsys.readouterr().err
    assert planner("bring-back", ASSESSMENT) == 0
    assert [plan.id for plan in havelmar.plans()] == [PLAN]


def test_it_says_what_goes_along_and_asks(havelmar: Store, ask: Ask) -> None:
    refused = ask("remove", "havelmar")
    assert (refused.code, refused.out) == (2, "")
    first, *wholes, last = refused.err.splitlines()
    assert first == "This goes out of sight, and can be brought back:"
    assert [whole.split()[0] for whole in wholes] == ["City", "Self-assessment", "Plan"]
    assert last == "Nothing was changed. Add --yes to do it without being asked."
    assert havelmar.cities()


def test_who_says_no_keeps_everything(havelmar: Store, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("no\n"))
    assert ask("remove", PLAN).err.endswith("Remove it? Type yes or no: Nothing was changed.\n")
    assert [plan.id for plan in havelmar.plans()] == [PLAN]


@pytest.mark.usefixtures("havelmar")
def test_both_ways_back_are_named(ask: Ask) -> None:
    removed = ask("remove", PLAN, "--yes").out.splitlines()
    assert removed[:2] == [f"Removed: {PLAN}", f"To bring it back: planner bring-back {PLAN}"]
    assert removed[2].startswith("To take it back: planner undo ")
    assert ask(*removed[2].split()[-2:], "--yes").code == 0
    assert ask("show", PLAN).code == 0


@pytest.mark.usefixtures("havelmar")
def test_what_the_store_does_not_have_cannot_go(ask: Ask) -> None:
    refused = ask("remove", "nowhere", "--yes")
    assert (refused.code, "[not-in-store]" in refused.err) == (2, True)
