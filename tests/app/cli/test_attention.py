"""``planner attention``: what cannot wait stands first, each with its owner and a sentence."""

import json
import re

import pytest

from app.cli.conftest import (
    ACTION,
    PLAN,
    Ask,
)


@pytest.mark.usefixtures("havelmar")
def test_the_most_urgent_stands_first_with_its_owner_and_why(ask: Ask) -> None:
    first, *others = ask("attention", PLAN).out.splitlines()
    assert re.fullmatch(
        r"Overdue +F02-00 +Mission égalité et lutte contre les discriminations +It was due on 5 .*, 24 days ago\.",
        first,
    )
    kinds = [re.split(r"  +", line)[0] for line in others]
    assert kinds == sorted(kinds, key=["Overdue", "Expected late", "Due soon", "Without owner"].index)


@pytest.mark.usefixtures("havelmar")
def test_an_action_without_an_owner_has_a_dash_in_its_place(ask: Ask) -> None:
    rows = [re.split(r"  +", line) for line in ask("attention", PLAN).out.splitlines()]
    assert {row[2] for row in rows if row[0] == "Without owner"} == {"–"}


@pytest.mark.usefixtures("havelmar")
def test_what_is_blocked_says_why(ask: Ask) -> None:
    assert ask("update", PLAN, ACTION, "--status", "blocked", "--reason", "No data.", "--yes").code == 0
    assert "It is blocked: No data." in ask("attention", PLAN).out
    assert "Elle est bloquée" in ask("attention", PLAN, language="fr").out


@pytest.mark.usefixtures("havelmar")
def test_programs_read_the_concern_by_its_word(ask: Ask) -> None:
    first = json.loads(ask("attention", PLAN, "--json").out)[0]
    assert first == {"action": "F02-00", "concern": "overdue", "day": "2027-02-05", "days": 24, "reason": ""}


@pytest.mark.usefixtures("havelmar")
def test_where_all_is_well_it_says_so(ask: Ask) -> None:
    actions = [action["id"] for action in json.loads(ask("show", PLAN, "--json").out)["actions"]]
    for action in actions:
        assert ask("update", PLAN, action, "--status", "dropped", "--reason", "A trial.", "--yes").code == 0
    assert ask("attention", PLAN).out == "Nothing needs attention today.\n"
    assert json.loads(ask("attention", PLAN, "--json").out) == []
    assert ask("chase", PLAN).out == "There is nothing to ask anybody about today.\n"
