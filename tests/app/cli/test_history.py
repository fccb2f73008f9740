"""``planner history``: who changed what, the latest first, confidential values only when asked for."""

import json
import re

import pytest

from app.cli.conftest import (
    ACTION,
    PLAN,
    Ask,
)


@pytest.mark.usefixtures("havelmar")
def test_the_latest_change_stands_first_with_both_values(ask: Ask) -> None:
    assert ask("update", PLAN, ACTION, "--note", "First").code == 0
    assert ask("update", PLAN, ACTION, "--note", "Second", "--by", "Boris").code == 0
    first, second, *_ = (block for block in re.split(r"(?m)^(?=\d\d/)", ask("history", PLAN).out) if block)
    assert re.match(r"\d\d/\d\d/\d{4} \d\d:\d\d  Boris  \[\w{12}\]\n", first)
    assert "Note: First → Second" in " ".join(first.split())
    assert "  Anna  " in second


@pytest.mark.usefixtures("havelmar")
def test_a_whole_plan_that_comes_in_is_told_in_a_dozen_lines(ask: Ask) -> None:
    page = ask("history", PLAN).out
    assert page.splitlines()[0].endswith("· import")
    assert len(page.splitlines()) < 20
    assert re.search(r"^  and \d+ more lines$", page, re.MULTILINE)


@pytest.mark.usefixtures("havelmar")
def test_the_history_of_an_action_is_about_nothing_else(ask: Ask) -> None:
    assert ask("on-track", PLAN, "F08-02").code == 0
    before = ask("history", PLAN, ACTION).out
    assert ask("update", PLAN, ACTION, "--note", "News").code == 0
    after = ask("history", PLAN, ACTION).out
    assert after.endswith(before)
    assert "F08-02" not in after.removesuffix(before)


@pytest.mark.usefixtures("havelmar")
def test_what_was_taken_back_is_marked(ask: Ask) -> None:
    assert ask("update", PLAN, ACTION, "--note", "Too early").code == 0
    assert ask("undo").code == 0
    undone, noted = (line for line in ask("history", PLAN, ACTION).out.splitlines()[:9] if "Anna  [" in line)
    assert undone.endswith("· undo")
    assert noted.endswith("· taken back later")
    assert "annulé" in ask("history", PLAN, ACTION, language="fr").out


@pytest.mark.usefixtures("havelmar")
def test_programs_read_every_line_of_a_change(ask: Ask) -> None:
    (imported,) = json.loads(ask("history", PLAN, "--json").out)
    assert imported["who"] == "Anna"
    assert len(imported["lines"]) > 12


@pytest.mark.usefixtures("havelmar")
def test_what_an_adoption_does_to_all_actions_is_one_line_with_their_number(ask: Ask) -> None:
    assert ask("baseline", PLAN, "--adopted-on", "2027-02-20", "--reference", "2027-118").code == 0
    first = re.split(r"(?m)^(?=\d\d/)", ask("history", PLAN).out)[1]
    assert first.count("Proposed → Agreed") == 1
    told = " ".join(first.split())
    assert re.search(r"\d+ actions Status: Proposed → Agreed F\d\d-\d\d, F", told)
    assert "more line" not in told
    assert ask("history", PLAN, ACTION).out.count("Proposed → Agreed") == 1
