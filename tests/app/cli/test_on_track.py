"""``planner on-track``: fresh news in one command."""

import re
from datetime import date

import pytest

from app.cli.conftest import (
    ACTION,
    ALSO,
    DATED,
    PLAN,
    TODAY,
    Ask,
    Captured,
    planner,
)
from planner.plan import ActionStatus
from planner.store import Actor, Store


@pytest.fixture
def begun(havelmar: Store) -> Store:
    """The plan, with three actions that are under way."""
    for action in (ACTION, ALSO, DATED):
        changes = havelmar.plan(PLAN).changes(action, status=ActionStatus.UNDER_WAY, started=TODAY)
        havelmar.commit(changes, by=Actor("anna"))
    return havelmar


@pytest.mark.parametrize("command", [["update", PLAN, ACTION], ["on-track", PLAN, ACTION]], ids=" ".join)
def test_still_on_track_is_one_command_and_counts_as_fresh(command: list[str], begun: Store, capsys: Captured) -> None:
    assert planner(*command) == 0
    assert ACTION in capsys.readouterr().out
    assert begun.plan(PLAN).progress[ACTION].confirmed_on == TODAY


@pytest.mark.usefixtures("begun")
@pytest.mark.parametrize("command", ["update", "on-track"])
def test_what_a_word_does_not_end_is_said_with_what_does(command: str, ask: Ask) -> None:
    noted = ask(command, PLAN, ACTION).out
    assert f"{ACTION} still needs attention. Report it done, or give a new deadline." in noted


def test_several_actions_are_one_change_that_can_be_taken_back(begun: Store, ask: Ask) -> None:
    noted = ask("on-track", PLAN, ACTION, ALSO)
    assert noted.out.startswith(f"Still on track, noted today: {ACTION} and {ALSO}.\n")
    change = re.search(r"planner undo (\w+)", noted.out)
    assert change is not None
    assert ask("undo", change[1]).code == 0
    assert {begun.plan(PLAN).progress[action].confirmed_on for action in (ACTION, ALSO)} == {None}


def test_of_several_actions_none_is_noted_when_one_is_unknown(begun: Store, ask: Ask) -> None:
    assert ask("on-track", PLAN, ACTION, "F99").code == 2
    assert begun.plan(PLAN).progress[ACTION].confirmed_on is None


@pytest.mark.usefixtures("begun")
def test_the_list_of_actions_reads_as_the_language_writes_lists(ask: Ask) -> None:
    noted = ask("on-track", PLAN, ACTION, ALSO, DATED, language="fr")
    assert f"{ACTION}, {ALSO} et {DATED}" in noted.out


def test_what_has_not_begun_and_is_late_is_not_on_track(havelmar: Store, ask: Ask) -> None:
    for command in ("update", "on-track"):
        refused = ask(command, PLAN, ACTION)
        assert refused.code == 2
        assert "“F00-01” was due on 5 February 2027 and has not begun: it is not on track." in refused.err
        assert "[on-track-though-not-begun]" in refused.err
    assert havelmar.plan(PLAN).progress[ACTION].confirmed_on is None


def test_what_has_not_begun_and_can_still_be_in_time_goes_on_as_planned(havelmar: Store, ask: Ask) -> None:
    havelmar.commit(havelmar.plan(PLAN).changes(ACTION, own_deadline=date(2027, 12, 1)), by=Actor("anna"))
    assert ask("update", PLAN, ACTION).code == 0
    assert havelmar.plan(PLAN).progress[ACTION].confirmed_on == TODAY


def test_what_is_blocked_is_blocked_still_and_not_on_track(havelmar: Store, ask: Ask) -> None:
    assert ask("update", PLAN, ACTION, "--status", "blocked", "--reason", "The vote is late.").code == 0
    for command in ("update", "on-track"):
        refused = ask(command, PLAN, ACTION)
        assert refused.code == 2
        assert "[on-track-though-blocked]" in refused.err
    assert ask("update", PLAN, ACTION, "--status", "blocked").code == 0
    assert havelmar.plan(PLAN).progress[ACTION].reason == "The vote is late."
