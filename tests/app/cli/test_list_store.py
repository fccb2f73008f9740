"""``planner list``: what the store holds, and what was removed from it."""

import json
import re
from pathlib import Path

import pytest

from app.cli.conftest import (
    ASSESSMENT,
    PLAN,
    Ask,
    Captured,
    number_of_actions,
    planner,
)
from planner.store import Store


def test_listing_what_is_not_there_yet_makes_nothing(tmp_path: Path, capsys: Captured) -> None:
    assert planner("list") == planner("list", "--json") == 0
    assert "planner import" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_a_city_stands_above_its_assessments_and_plans(havelmar: Store, ask: Ask) -> None:
    city, assessment, plan = ask("list").out.splitlines()
    assert city == "Havelmar"
    assert assessment == "  havelmar-2026-10-15  Self-assessment  15/10/2026"
    standing = rf"{number_of_actions(havelmar)} actions · \d+ actions need attention: \d+ overdue, \d+ foreseen late"
    assert re.fullmatch(rf"  havelmar-plan-2027   Plan · Draft     04/01/2027  {standing}", plan)
    assert "Autoévaluation" in ask("list", language="fr").out


@pytest.mark.usefixtures("havelmar")
def test_what_was_removed_is_listed_with_its_way_back(ask: Ask) -> None:
    assert ask("remove", PLAN, "--yes").code == 0
    *_, heading, removed = ask("list").out.splitlines()
    assert heading == "Removed; “planner bring-back ID” brings it back"
    assert removed.startswith(f"  {PLAN}  Plan “Havelmar, égal accueil")
    assert removed.endswith("  01/03/2027")


@pytest.mark.usefixtures("havelmar")
def test_programs_read_all_of_it(ask: Ask) -> None:
    assert ask("remove", PLAN, "--yes").code == 0
    listed = json.loads(ask("list", "--json").out)
    assert [city["id"] for city in listed["cities"]] == ["havelmar"]
    assert [(row["id"], row["unplaced"]) for row in listed["assessments"]] == [(ASSESSMENT, [])]
    assert listed["plans"] == []
    assert [(row["id"], row["removed_on"]) for row in listed["removed"]] == [(PLAN, "2027-03-01")]


def test_a_store_that_holds_nothing_says_how_to_begin(empty: Store, ask: Ask) -> None:
    assert ask("list", "--store", empty.where).out == (
        "The store is empty. Begin with: planner import ASSESSMENT.yaml\n"
    )
