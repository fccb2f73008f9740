"""``planner progress``: how far the plan has come, against what was planned and what was adopted."""

import json
import re
from datetime import date

import pytest

from app.cli.conftest import (
    PLAN,
    Ask,
    delay,
    number_of_actions,
)
from planner.app import desk
from planner.app.cli.progress import finish_text
from planner.plan import ActionStatus
from planner.store import Actor, Edit, Store
from planner.wording import Wording


def test_it_counts_what_is_done_as_a_whole_and_by_objective(havelmar: Store, ask: Ask) -> None:
    plan, number = havelmar.plan(PLAN).plan, number_of_actions(havelmar)
    shown = json.loads(ask("show", PLAN, "--json").out)["actions"]
    one = plan.action_by_id[next(action["id"] for action in shown if action["quick_win"])]
    beside = sum(action.factor == one.factor for action in plan.actions)
    before = ask("progress", PLAN).out
    assert f"0 of {number} done · 0% of the work" in before
    assert ask("update", PLAN, one.id, "--status", "done", "--proof", "The list", "--yes").code == 0
    assert " of 1 quick win delivered" in before
    assert " of 1 quick wins" not in before
    after = ask("progress", PLAN).out
    assert re.search(
        rf"^  Progress +1 of {number} done · \d% of the work · 1 of \d+ quick wins delivered$", after, re.MULTILINE
    )
    assert re.search(rf"^  {one.factor} +1 of {beside} done ", after, re.MULTILINE)


@pytest.mark.usefixtures("havelmar")
def test_it_is_measured_against_what_the_council_adopted(ask: Ask) -> None:
    assert "Nothing has been adopted yet." in ask("progress", PLAN).out
    assert ask("baseline", PLAN, "--adopted-on", "2027-02-20", "--reference", "2027-118").code == 0
    delay(ask)
    days = json.loads(ask("progress", PLAN, "--json").out)["variance"]["finish_days"]
    assert days > 0
    for language, more in (("en", " · 0 actions added · 0 actions dropped"), ("fr", "")):
        assert f"{finish_text(days, Wording(language))}{more}" in ask("progress", PLAN, language=language).out


@pytest.mark.usefixtures("havelmar")
def test_the_next_milestones_stand_in_the_order_of_their_days(ask: Ask) -> None:
    page = ask("progress", PLAN).out
    reached = page[page.index("Reached next") :]
    days = [
        date(*map(int, reversed(day.split("/")))) for day in re.findall(r"^  (\d\d/\d\d/\d{4})", reached, re.MULTILINE)
    ]
    assert days
    assert days == sorted(days)


@pytest.mark.usefixtures("havelmar")
def test_a_completed_objective_is_called_by_its_own_name(ask: Ask) -> None:
    page = ask("progress", PLAN, language="fr").out
    completed = re.findall(r"^  [\d/]+ +Objectif achevé +(.+)$", page[page.index("Prochaines étapes") :], re.MULTILINE)
    assert completed
    assert not [name for name in completed if re.match(r"F\d\d-", name)]


@pytest.mark.usefixtures("havelmar")
def test_what_was_done_is_proposed_to_the_next_assessment(ask: Ask) -> None:
    results = json.loads(ask("show", PLAN, "--json").out)["results"]
    question, action = next(
        (result["question"], *result["delivered_by"]) for result in results if len(result["delivered_by"]) == 1
    )
    assert "For the next assessment" not in ask("progress", PLAN).out
    assert ask("update", PLAN, action, "--status", "done", "--proof", "The list", "--yes").code == 0
    page = ask("progress", PLAN).out
    assert re.search(
        rf"^  {re.escape(question)}: .*{action}", page[page.index("For the next assessment to look at") :], re.MULTILINE
    )


def test_programs_read_the_curve_and_the_share_of_each_objective(havelmar: Store, ask: Ask) -> None:
    number = number_of_actions(havelmar)
    report = json.loads(ask("progress", PLAN, "--json").out)
    assert report["whole"]["actions"] == sum(objective["actions"] for objective in report["objectives"]) == number
    assert report["whole"]["by_status"] == {"proposed": number}
    assert report["baseline"] is report["variance"] is None
    assert len(report["curve"]) > 12


def test_an_objective_of_which_every_action_was_dropped_is_named_as_such(havelmar: Store, ask: Ask) -> None:
    stored = havelmar.plan(PLAN)
    edits: list[Edit] = []
    for action in stored.plan.actions:
        if action.factor == "F11":
            edits += stored.changes(action.id, status=ActionStatus.DROPPED, reason="No money.")
    desk.edit(havelmar, PLAN, edits, by=Actor("anna"), today=date(2027, 3, 1))
    told = ask("progress", PLAN).out
    assert "This objective is not pursued any more, as all its actions are dropped: " in told
    assert "Cet objectif n’est plus poursuivi" in ask("progress", PLAN, language="fr").out
    assert json.loads(ask("progress", PLAN, "--json").out)["given_up"] == ["F11"]
