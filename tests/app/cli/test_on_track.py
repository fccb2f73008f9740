"""``planner on-track``: fresh news in one command."""

import pytest

from app.cli.conftest import PLAN, TODAY, Said, planner
from planner.store import Store


@pytest.mark.parametrize("command", [["update", PLAN, "F11-01"], ["on-track", PLAN, "F11-01"]], ids=" ".join)
def test_still_on_track_is_one_command_and_counts_as_fresh(command: list[str], havelmar: Store, capsys: Said) -> None:
    assert planner(*command) == 0
    assert "F11-01" in capsys.readouterr().out
    assert havelmar.plan(PLAN).progress["F11-01"].confirmed_on == TODAY
