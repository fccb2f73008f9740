"""``planner show``: a plan at a glance, an action in full, confidential texts only when asked for."""

import json
import re

import pytest
from cities_somewhere import NAME_THE_COUNTRY, NAME_THE_REGION, plan_of_city

from app.cli.conftest import (
    ACTION,
    PLAN,
    TODAY,
    Ask,
)
from planner.app import desk
from planner.plan import Dependency
from planner.proposal.choice import LaterCause
from planner.store import Actor, Store
from planner.toolkit.assessment import Evidence


def test_a_plan_shows_its_state_in_figures_and_a_line_for_each_action(havelmar: Store, ask: Ask) -> None:
    ranked = list(havelmar.plan(PLAN).plan.action_by_id)
    page = ask("show", PLAN).out
    assert re.search(r"^  Status +Draft$", page, re.MULTILINE)
    assert f"0 of {len(ranked)} actions done, 0% of the work" in page
    assert re.search(
        r"^  Needs attention +\d+ actions need attention: \d+ overdue, \d+ foreseen late\. Papers for",
        page,
        re.MULTILINE,
    )
    rows = re.findall(r"^([A-Z]\d+-\d+\S*) +Proposed ", page, re.MULTILINE)
    assert rows == ranked


@pytest.mark.usefixtures("havelmar")
def test_a_long_title_leaves_room_for_the_other_columns(ask: Ask) -> None:
    row = next(line for line in ask("show", PLAN).out.splitlines() if line.startswith(ACTION))
    assert row.endswith("!  Preparation  Compléter l’évaluation\N{NO-BREAK SPACE}: répondre aux questions restées ouv…")


@pytest.mark.usefixtures("havelmar")
def test_an_action_shows_who_with_what_when_and_why(ask: Ask) -> None:
    page = " ".join(ask("show", PLAN, ACTION).out.split())
    for fact in (
        "Status Proposed Dates 1 March 2027 – 26 March 2027 Why these dates",
        "It waits for the adoption of the plan, which nobody has noted. Due 5",
        "Needs attention It was due on 5 February 2027, 24 days ago. Report it done, or give a new deadline.",
        "Part in the plan Preparation Wave Year 1: January 2027 to January 2028 What it prepares",
        "Owner Mission égalité et lutte contre les discriminations",
        "Effort 9 person-days Cost under €2,000 Unlocks F",
        "Quick win Longer-term · Brings no result by itself · Not noticed by residents",
        "Proof asked for Évaluation mise à jour",
        "Question 2.5: “not known”, according to Mission égalité et lutte contre les discriminations",
    ):
        assert fact in page


@pytest.mark.usefixtures("havelmar")
def test_an_action_speaks_french_to_those_who_do(ask: Ask) -> None:
    page = " ".join(ask("show", PLAN, ACTION, language="fr").out.split())
    assert "Dates 1er mars 2027 – 26 mars 2027" in page
    assert "Waits" not in page


@pytest.mark.usefixtures("havelmar")
def test_programs_read_what_a_plan_promises_and_with_which_means(ask: Ask) -> None:
    shown = json.loads(ask("show", PLAN, "--json").out)
    assert all(result["from"] != result["to"] for result in shown["results"])
    delivering = {action for result in shown["results"] for action in (*result["delivered_by"], *result["steps"])}
    assert {action["id"] for action in shown["actions"] if action["delivers"]} == delivering != set()
    assert {action["part"] for action in shown["actions"]} <= {"preparation", "result", "upkeep", None}
    assert {action["wave"] for action in shown["actions"]} <= {1, 2, 3}
    assert all(action["days"] for action in shown["actions"] if action["effort"])
    assert {later["cause"] for later in shown["later"]} <= set(LaterCause)
    assert [year["year"] for year in shown["projected"]] == [1, 2, 3]
    assert shown["means"]["posts"] > 0


@pytest.mark.usefixtures("havelmar")
def test_a_plan_shows_its_results_by_the_day_from_which_they_are_true(ask: Ask) -> None:
    page = ask("show", PLAN).out
    assert re.search(r"^  Results +\d+ in year 1 · \d+ in year 2", page, re.MULTILINE)
    assert re.search(r"^\d\d/\d\d/\d{4} +(No|Partly|Not known) → (Partly|Yes) +[A-Z]\d\d", page, re.MULTILINE)


@pytest.mark.usefixtures("havelmar")
def test_what_nobody_filled_in_takes_no_line(ask: Ask) -> None:
    before = ask("show", PLAN, ACTION).out
    ask("update", PLAN, ACTION, "--note", "The counter opens in May")
    after = ask("show", PLAN, ACTION).out
    assert [line for line in after.splitlines() if line not in before.splitlines() and "counter" in line]
    assert "Reason" not in after


def test_confidential_evidence_is_shown_only_when_asked_for_by_name(havelmar: Store, ask: Ask) -> None:
    evidence = (Evidence(title="Minutes of a hearing", confidential=True), Evidence(title="Minutes of the council"))
    desk.edit(
        havelmar,
        PLAN,
        havelmar.plan(PLAN).changes(ACTION, evidence=evidence),
        by=desk.introduce(havelmar, "Anna"),
        today=TODAY,
    )
    for more in ((), ("--json",)):
        assert "hearing" not in ask("show", PLAN, ACTION, *more).out
        assert "hearing" in ask("show", PLAN, ACTION, "--confidential", *more).out
    assert "Minutes of the council; (1 confidential)" in " ".join(ask("show", PLAN, ACTION).out.split())
    assert "hearing" not in ask("show", PLAN, "--json").out


@pytest.mark.usefixtures("havelmar")
def test_programs_read_the_same_action_alone_and_within_its_plan(ask: Ask) -> None:
    plan, action = (json.loads(ask("show", *words, "--json").out) for words in ((PLAN,), (PLAN, ACTION)))
    assert [each for each in plan["actions"] if each["id"] == ACTION] == [action]
    assert (plan["id"], plan["today"], plan["baseline"]) == (PLAN, "2027-03-01", None)
    assert (action["start"], action["due"], action["part"]) == ("2027-03-01", "2027-02-05", "preparation")
    [overdue] = action["attention"]
    assert (overdue["concern"], overdue["since"], overdue["days"]) == ("overdue", "2027-02-06", 24)
    assert overdue["why"] == "It was due on 5 February 2027, 24 days ago."
    assert (action["waits_for"], action["delivers"]) == ([], [])
    assert [each["rank"] for each in plan["actions"]] == list(range(1, plan["achievement"]["actions"] + 1))


@pytest.mark.usefixtures("havelmar")
def test_an_action_that_is_dropped_is_expected_on_no_day(ask: Ask) -> None:
    assert ask("update", PLAN, ACTION, "--status", "dropped", "--reason", "No data.", "--yes").code == 0
    assert re.search(r"^  Dates +–$", ask("show", PLAN, ACTION).out, re.MULTILINE)
    assert json.loads(ask("show", PLAN, ACTION, "--json").out)["start"] is None
    row = next(line for line in ask("show", PLAN).out.splitlines() if line.startswith(ACTION))
    assert re.match(rf"{ACTION} +Dropped +– ", row)


@pytest.mark.usefixtures("havelmar")
def test_an_action_waits_for_nothing_that_is_done_or_dropped(havelmar: Store, ask: Ask) -> None:
    def waits(action: str) -> list[str]:
        named = json.loads(ask("show", PLAN, action, "--json").out)["waits_for"]
        assert ("Waits for" in ask("show", PLAN, action).out) == bool(named)
        return sorted(named)

    action, first, second = "F08-04", "F08-02", "F00-01"
    linked = havelmar.plan(PLAN).link(Dependency(predecessor=second, successor=action))
    havelmar.commit(linked, by=Actor("anna"))
    assert waits(action) == sorted([first, second])
    ask("update", PLAN, first, "--status", "dropped", "--reason", "Others do it.", "--yes")
    assert waits(action) == [second]
    ask("update", PLAN, second, "--status", "done", "--yes")
    assert waits(action) == waits(second) == []


def test_an_action_names_its_partners(havelmar: Store, ask: Ask) -> None:
    plan = havelmar.plan(PLAN).plan
    action = next(action for action in plan.actions if action.partners)
    name = re.escape(plan.service_names[action.partners[0]])
    assert re.search(rf"^  Partners +{name}", ask("show", PLAN, action.id).out, re.MULTILINE)


@pytest.mark.parametrize(
    ("country", "region", "asked"),
    [
        (None, None, NAME_THE_COUNTRY),
        ("DE", None, NAME_THE_REGION),
        ("DE", "NI", None),
        ("FR", None, None),
    ],
)
def test_whoever_did_not_say_where_the_city_lies_is_asked(
    havelmar: Store, ask: Ask, country: str | None, region: str | None, asked: str | None
) -> None:
    page = " ".join(ask("show", plan_of_city(havelmar, today=TODAY, country=country, region=region)).out.split())
    assert [sentence in page for sentence in (NAME_THE_COUNTRY, NAME_THE_REGION)] == [
        asked == sentence for sentence in (NAME_THE_COUNTRY, NAME_THE_REGION)
    ]


def test_a_deadline_that_is_missed_is_shown_with_what_holds_it_and_what_would_keep_it(
    havelmar: Store, ask: Ask
) -> None:
    link = next(link for link in havelmar.plan(PLAN).plan.dependencies if link.predecessor == "F02-04")
    assert ask("update", PLAN, link.successor, "--deadline", "2027-03-24", "--yes").code == 0
    for page in (ask("show", PLAN, link.successor).out, ask("show", PLAN).out):
        text = " ".join(page.split())
        assert "To note The deadline set for “" in text
        assert "What holds it: F02-04" in text
        assert "Set the deadline to" in text
    [unmet] = [
        each
        for each in json.loads(ask("show", PLAN, "--json").out)["unmet"]
        if (each["action"], each["mark"]) == (link.successor, "deadline")
    ]
    assert [step["action"] for step in unmet["chain"]][-2:] == ["F02-04", link.successor]
    assert (unmet["by"], unmet["mends"][-1]["day"]) == ("2027-03-24", unmet["reached"])
    alone = json.loads(ask("show", PLAN, link.successor, "--json").out)["unmet"]
    assert unmet in alone


@pytest.mark.usefixtures("havelmar")
def test_a_plan_says_how_sure_it_is_and_an_action_by_when_it_is_done(ask: Ask) -> None:
    page = " ".join(ask("show", PLAN).out.split())
    assert re.search(r"How sure \d+ of \d+ results (has|have) at least 8 chances in 10", page)
    assert "Secure these 3 actions first: F" in page
    assert re.search(
        r"How sure It is as likely done by .* as after\. With 8 chances in 10 it is done by .*\. If it takes longer,",
        " ".join(ask("show", PLAN, ACTION).out.split()),
    )


@pytest.mark.usefixtures("havelmar")
def test_how_sure_it_is_comes_as_data_too(ask: Ask) -> None:
    data = json.loads(ask("show", PLAN, "--json").out)
    known = {sure["action"]: sure for sure in data["sureness"]["actions"]}
    assert set(data["sureness"]["secure_first"]) <= known.keys()
    assert json.loads(ask("show", PLAN, ACTION, "--json").out)["sureness"] == known[ACTION]
