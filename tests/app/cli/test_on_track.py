"""``planner on-track``: fresh news in one command."""

import re

import pytest

from app.cli.conftest import (
    ACTION,
    PLAN,
    TODAY,
    Ask,
    Captured,
    planner,
)
from planner.store import Store


@pytest.mark.parametrize("command", [["update", PLAN, "F11-01"], ["on-track", PLAN, "F11-01"]], ids=" ".join)
def test_still_on_track_is_one_command_and_counts_as_fresh(
    command: list[str], havelmar: Store, capsys: Captured
) -> None:
    assert planner(*command) == 0
    assert "F11-01" in capsys.readouterr().out
    assert havelmar.plan(PLAN).progress["F11-01"].confirmed_on == TODAY


@pytest.mark.usefixtures("havelmar")
@pytest.mark.parametrize("command", ["update", "on-track"])
def test_what_a_word_does_not_end_is_said_with_what_does(command: str, ask: Ask) -> None:
    noted = ask(command, PLAN, "F11-01").out
    assert "F11-01 still needs attention. Report it done, or give a new deadline." in noted


def test_several_actions_are_one_change_that_can_be_taken_back(havelmar: Store, ask: Ask) -> None:
    noted = ask("on-track", PLAN, ACTION, "F03-03")
    assert noted.out.startswith(f"Still on track, noted today: {ACTION} and F03-03.\n")
    change = re.search(r"planner undo (\w+)", noted.out)
    assert change is not None
    assert ask("undo", change[1]).code == 0
    assert {havelmar.plan(PLAN).progress[action].confirmed_on for action in (ACTION, "F03-03")} == {None}


def test_of_several_actions_none_is_noted_when_one_is_unknown(havelmar: Store, ask: Ask) -> None:
    assert ask("on-track", PLAN, ACTION, "F99").code == 2
    assert havelmar.plan(PLAN).progress[ACTION].confirmed_on is None


@pytest.mark.usefixtures("havelmar")
def test_the_list_of_actions_reads_as_the_language_writes_lists(ask: Ask) -> None:
    noted = ask("on-track", PLAN, ACTION, "F03-03", "F02-01", language="fr")
    assert f"{ACTION}, F03-03 et F02-01" in noted.out
