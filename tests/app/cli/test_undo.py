"""``planner undo``: it says what it takes back, and can itself be taken back."""

import re

from app.cli.conftest import PLAN, Said, planner
from planner.store import Store


def test_an_undo_says_what_it_takes_back_and_asks_before_more_than_values_go(havelmar: Store, capsys: Said) -> None:
    assert planner("undo") == 2
    said = capsys.readouterr().err
    assert "This takes back: Your change of" in said
    assert "Goes: Plan" in said
    assert "--yes" in said
    assert [plan.id for plan in havelmar.plans()] == [PLAN]
    assert planner("undo", "--yes") == 0
    assert havelmar.plans() == ()
    change = re.search(r"planner undo (\w+)", capsys.readouterr().out)
    assert change
    assert planner("undo", change[1]) == 0
    assert [plan.id for plan in havelmar.plans()] == [PLAN]


def test_an_undo_that_moves_dates_asks_as_well(havelmar: Store, capsys: Said) -> None:
    assert planner("update", PLAN, "F11-01", "--status", "done", "--yes") == 0
    assert planner("undo") == 2
    assert "instead of" in capsys.readouterr().err
    assert planner("undo", "--yes") == 0
    assert havelmar.plan(PLAN).progress["F11-01"].status == "proposed"
