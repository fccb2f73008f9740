"""``planner redraft``: proposals of a new assessment, taken over one by one or all at once."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from app.cli.conftest import (
    HAVELMAR,
    PLAN,
    TODAY,
    Ask,
    Captured,
    planner,
)
from planner.app import desk
from planner.app.desk.intake import example_file
from planner.store import Store
from planner.toolkit.assessment import Answer, AssessmentKind, Response


def test_proposals_of_a_new_assessment_are_listed_then_taken_over_one_by_one(havelmar: Store, capsys: Captured) -> None:
    text = example_file("havelmar").read_text(encoding="utf-8").replace("date: 2026-10-15", "date: 2028-10-15")
    first = text.index('"1.1":')
    Path("later.yaml").write_text(text[:first] + text[first:].replace("answer: yes", "answer: no", 1), encoding="utf-8")
    assert planner("import", "later.yaml") == 0
    capsys.readouterr()
    asked = ["redraft", PLAN, "--from", "havelmar-2028-10-15"]
    before = havelmar.revision(PLAN)
    assert planner(*asked) == 0
    assert "+ F01-01" in capsys.readouterr().out
    assert havelmar.revision(PLAN) == before
    assert planner(*asked, "--accept", "F01-01", "--yes") == 0
    assert "F01-01" in havelmar.plan(PLAN).plan.action_by_id
    assert planner(*asked, "--accept-all", "--yes") == 0
    capsys.readouterr()
    assert planner("redraft", PLAN) == 0
    assert "proposes nothing" in capsys.readouterr().out


@pytest.fixture
def later(havelmar: Store) -> Store:
    """A store to which an assessment came two years later, in which one more answer is “no”."""
    text = Path(HAVELMAR).read_text(encoding="utf-8").replace("date: 2026-10-15", "date: 2028-10-15")
    first = text.index('"1.1":')
    Path("later.yaml").write_text(text[:first] + text[first:].replace("answer: yes", "answer: no", 1), encoding="utf-8")
    assert planner("import", "later.yaml") == 0
    return havelmar


ASKED = ("redraft", PLAN, "--from", "havelmar-2028-10-15")


@pytest.mark.usefixtures("later")
def test_proposals_are_listed_as_what_comes_what_changes_and_what_goes(ask: Ask) -> None:
    lines = ask(*ASKED).out.splitlines()
    assert lines[0] == "plan  What is said of the whole plan changes:"
    assert lines[1] == "    “Assessed on” is now: 15 October 2028; it was: 15 October 2026."
    assert {line[0] for line in lines if line[1:2] == " " != line[0]} == {"+", "~", "-"}
    at = {mark: [line for line in lines if line.startswith(mark)] for mark in ("+ ", "~ ", "- ")}
    assert at["+ "][0].startswith("+ F01-01 ")
    # Who gives up an action reads why.
    assert all(lines[lines.index(gone) + 1].startswith("    ") for gone in at["- "])
    assert lines[-1] == "Take over with --accept ID, or all of it with --accept-all."


@pytest.mark.usefixtures("later")
def test_programs_read_what_is_proposed_by_what_becomes_of_it(ask: Ask) -> None:
    proposed = json.loads(ask(*ASKED, "--json").out)
    assert proposed["assessment"] == "havelmar-2028-10-15"
    assert proposed["proposed"][:2] == ["plan", "F01-01"]
    assert [addition["action"]["id"] for addition in proposed["additions"]][:1] == ["F01-01"]
    assert {"changes", "removals", "plan", "kept"} <= proposed.keys()
    assert [change.keys() for change in proposed["changes"][:1]] == [
        {"action", "fields", "kept", "links_added", "links_removed"}
    ]


def test_dates_that_move_ask_for_consent_before_anything_is_taken_over(later: Store, ask: Ask) -> None:
    before = later.revision(PLAN)
    refused = ask(*ASKED, "--accept-all")
    assert refused.code == 2
    assert "instead of" in refused.err
    assert later.revision(PLAN) == before


def test_what_people_took_out_is_not_brought_back_unseen(later: Store, ask: Ask) -> None:
    assert ask(*ASKED, "--accept", "F01-01", "--yes").code == 0
    by = desk.introduce(later, "Anna")
    stored = later.plan(PLAN)
    desk.carry_out(later, desk.prepare_action_removal(stored, "F01-01", today=TODAY), by=by)
    assert "    People took it out before." in ask("redraft", PLAN).out.splitlines()


@pytest.mark.usefixtures("later")
def test_what_was_taken_over_can_be_taken_back(ask: Ask) -> None:
    change = re.search(r"planner undo (\w+)", ask(*ASKED, "--accept", "F01-01", "--yes").out)
    assert change is not None
    assert ask("undo", change[1], "--yes").code == 0
    assert "+ F01-01" in ask(*ASKED).out


def test_a_half_answered_round_says_so_first_and_is_not_taken_over_whole_unasked(havelmar: Store, ask: Ask) -> None:
    anna = desk.introduce(havelmar, "Anna")
    (first,) = havelmar.assessments()
    new = desk.next_assessment(
        havelmar, first.id, kind=AssessmentKind.FOLLOW_UP, copy=True, by=anna, today=date(2028, 10, 15)
    ).assessment
    desk.save_answer(havelmar, new, "1.1", Response(answer=Answer.NO), seen=None, by=anna)
    before = havelmar.plan(PLAN).plan
    asked = ("redraft", PLAN, "--from", new)
    assert ask(*asked).out.startswith("Nothing is accepted by itself: ")
    refused = ask(*asked, "--accept-all")
    assert refused.code == 2
    assert "is not answered yet" in refused.err
    assert "one by one" in refused.err
    assert havelmar.plan(PLAN).plan == before


def test_actions_go_by_the_names_that_the_city_gave_them(later: Store, ask: Ask) -> None:
    anna, stored = desk.introduce(later, "Anna"), later.plan(PLAN)
    renamed = [edit for action in stored.plan.actions for edit in stored.changes(action.id, title=f"Ours {action.id}")]
    later.commit(renamed, by=anna)
    told = " ".join(ask(*ASKED).out.split())
    assert "Ours F" in told
    assert [action.title for action in stored.plan.actions if f"{action.id} {action.title}" in told] == []
