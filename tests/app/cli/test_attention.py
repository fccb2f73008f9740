"""``planner attention``: what cannot wait stands first, each with its owner and a sentence."""

import json
import re

import pytest

from app.cli.conftest import (
    ACTION,
    PLAN,
    Ask,
)
from planner.store import Store


@pytest.mark.usefixtures("havelmar")
def test_the_most_urgent_stands_first_with_its_owner_and_why(ask: Ask) -> None:
    count, first, *others = ask("attention", PLAN).out.splitlines()
    assert re.fullmatch(
        rf"Overdue +{ACTION} +Mission égalité et lutte contre les discriminations +It was due on 5 .*, 24 days ago\. "
        r"Report it done, or give a new deadline\.",
        first,
    )
    kinds = [re.split(r"  +", line)[0] for line in others]
    order = ["Overdue", "Foreseen late", "Papers due soon", "Due soon", "Not adopted yet", "Service to be filled"]
    assert kinds == sorted(kinds, key=order.index)
    actions = [line for line in (first, *others) if re.match(r"Overdue|Foreseen late|Due soon", line)]
    assert count.startswith(f"{len(actions)} actions need attention: ")


@pytest.mark.usefixtures("havelmar")
def test_every_surface_says_the_same_numbers(ask: Ask) -> None:
    listed = json.loads(ask("attention", PLAN, "--json").out)
    number = len({item["action"] for item in listed if item["about"] == "action"})
    overdue = len({item["action"] for item in listed if item["concern"] == "overdue"})
    sentence = f"{number} actions need attention: {overdue} overdue, "
    for command in ("attention", "show", "progress"):
        assert sentence in re.sub(r"\s+", " ", ask(command, PLAN).out)
    assert sentence in ask("list").out
    for command in ("show", "progress"):
        assert json.loads(ask(command, PLAN, "--json").out)["attention"] == listed
    [plan] = json.loads(ask("list", "--json").out)["plans"]
    assert (plan["attention"]["actions"], plan["attention"]["overdue"]) == (number, overdue)
    letters = json.loads(ask("chase", PLAN, "--json").out)
    asked = [re.findall(r"(\d+) actions?(?:\u202f\?)?$", letter["subject"]) for letter in letters]
    assert sum(int(figure) for (figure,) in asked) == number


def test_a_service_that_nobody_fills_is_one_line_of_the_plan(havelmar: Store, ask: Ask) -> None:
    rows = [re.split(r"  +", line) for line in ask("attention", PLAN).out.splitlines()]
    [vacant] = [row for row in rows if row[0] == "Service to be filled"]
    assert vacant[1:3] == ["partners", "–"]
    owned = [action for action in havelmar.plan(PLAN).plan.actions if action.owner == "partners"]
    assert f"the owner of {len(owned)} open actions" in vacant[3]


@pytest.mark.usefixtures("havelmar")
def test_what_is_blocked_says_why(ask: Ask) -> None:
    assert ask("update", PLAN, ACTION, "--status", "blocked", "--reason", "No data.", "--yes").code == 0
    assert ": No data." in ask("attention", PLAN).out
    assert "Elle est bloquée" in ask("attention", PLAN, language="fr").out


@pytest.mark.usefixtures("havelmar")
def test_programs_read_the_concern_by_its_word(ask: Ask) -> None:
    first = json.loads(ask("attention", PLAN, "--json").out)[0]
    assert first == {
        "about": "action",
        "concern": "overdue",
        "action": ACTION,
        "service": None,
        "session": None,
        "day": "2027-02-05",
        "days": 24,
        "since": "2027-02-06",
        "reason": "",
        "actions": [],
        "why": "It was due on 5 February 2027, 24 days ago.",
        "resolved_by": "Report it done, or give a new deadline.",
    }


@pytest.mark.usefixtures("havelmar")
def test_where_all_is_well_it_says_so(ask: Ask) -> None:
    actions = [action["id"] for action in json.loads(ask("show", PLAN, "--json").out)["actions"]]
    for action in actions:
        assert ask("update", PLAN, action, "--status", "dropped", "--reason", "A trial.", "--yes").code == 0
    assert ask("attention", PLAN).out == "Nothing needs attention today.\n"
    assert json.loads(ask("attention", PLAN, "--json").out) == []
    assert ask("chase", PLAN).out == "There is nothing to ask anybody about today.\n"
