"""``planner remove``: out of sight after a question, never destroyed."""

import pytest

from app.cli.conftest import ASSESSMENT, PLAN, Said, Terminal, planner
from planner.store import Store


def test_a_trial_is_removed_after_a_question_listed_and_brought_back(
    havelmar: Store, capsys: Said, monkeypatch: pytest.MonkeyPatch
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
