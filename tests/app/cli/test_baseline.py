"""``planner baseline``: what the council adopted, and how far the plan has moved from there."""

import json
import re
from datetime import date

import pytest

from app.cli.conftest import (
    PLAN,
    Ask,
    Captured,
    delay,
    number_of_actions,
    planner,
)
from planner.app import desk
from planner.app.cli.progress import finish_text
from planner.store import Store
from planner.wording import Wording


def test_a_plan_is_adopted_and_measured_against_it(havelmar: Store, capsys: Captured) -> None:
    assert planner("baseline", PLAN, "--adopted-on", "2026-12-10", "--reference", "2026-118") == 0
    assert f"{number_of_actions(havelmar)} actions" in capsys.readouterr().out
    assert havelmar.plan(PLAN).plan.status == "adopted"
    assert planner("baseline", PLAN, "--json") == 0
    (listed,) = json.loads(capsys.readouterr().out)
    assert (listed["reference"], listed["adopted_on"]) == ("2026-118", "2026-12-10")
    assert planner("baseline", PLAN, "--adopted-on", "2026-12-10", "--reference", "2026-118") == 2
    assert "[baseline-exists]" in capsys.readouterr().err


def test_a_decision_noted_with_a_wrong_day_is_corrected(havelmar: Store, capsys: Captured) -> None:
    assert planner("baseline", PLAN, "--adopted-on", "2027-02-20", "--reference", "2026-118") == 0
    assert planner("baseline", PLAN, "--correct", "2026-118", "--adopted-on", "2027-02-26") == 0
    ((_, decision),) = havelmar.baselines(PLAN)
    assert (decision.adopted_on, decision.reference) == (date(2027, 2, 26), "2026-118")
    assert "Corrected: adopted on 26 February 2027, 2026-118." in capsys.readouterr().out
    assert planner("undo", "--yes") == 0
    assert havelmar.baselines(PLAN)[0][1].adopted_on == date(2027, 2, 20)


@pytest.mark.usefixtures("havelmar")
def test_before_a_decision_nothing_is_listed(ask: Ask) -> None:
    assert ask("baseline", PLAN).out == "Nothing has been adopted yet.\n"
    assert ask("baseline", PLAN, language="fr").out == "Rien n’a encore été adopté.\n"
    assert json.loads(ask("baseline", PLAN, "--json").out) == []


def test_each_decision_is_listed_with_how_far_the_plan_is_from_it(havelmar: Store, ask: Ask) -> None:
    number = number_of_actions(havelmar)
    assert ask("baseline", PLAN, "--adopted-on", "2027-02-20", "--reference", "2027-118").out.startswith(
        f"Kept as adopted on 20 February 2027, 2027-118: {number} actions.\nTo take it back: planner undo "
    )
    delay(ask)
    (listed,) = json.loads(ask("baseline", PLAN, "--json").out)
    days = listed["variance"]["finish_days"]
    assert days > 0
    far = finish_text(days, Wording("en"))
    assert ask("baseline", PLAN).out == f"2027-118  20/02/2027  adoption  {number} actions  {far}\n"


@pytest.mark.parametrize(
    ("days", "language", "text"),
    [
        (1, "en", "1 working day later"),
        (1, "fr", "1 jour ouvré plus tard"),
        (-1, "en", "1 working day earlier"),
        (-3, "fr", "3 jours ouvrés plus tôt"),
        (0, "en", "the same last day"),
    ],
)
def test_how_far_the_end_is_from_what_was_adopted_is_counted_in_words(days: int, language: str, text: str) -> None:
    assert finish_text(days, Wording(language)) == text


def test_a_second_decision_is_a_change_and_the_plan_says_so(havelmar: Store, ask: Ask) -> None:
    assert ask("baseline", PLAN, "--adopted-on", "2027-02-20", "--reference", "2027-118").code == 0
    noted = ask("baseline", PLAN, "--adopted-on", "2027-02-27", "--reference", "2027-130").out
    number = number_of_actions(havelmar)
    assert noted.startswith(f"Change adopted on 27 February 2027 kept, 2027-130: {number} actions.\n")
    assert "The plan stays adopted on 20 February 2027.\n" in noted
    sentence = "Adopted on 20 February 2027 by the council under 2027-118; last change adopted on 27 February 2027"
    for command in (("show", PLAN), ("list",)):
        assert sentence in " ".join(ask(*command).out.split())
    shown, listed = json.loads(ask("show", PLAN, "--json").out), json.loads(ask("list", "--json").out)
    adopted = {
        "adopted_on": "2027-02-20",
        "reference": "2027-118",
        "changes": [{"adopted_on": "2027-02-27", "reference": "2027-130"}],
    }
    assert shown["adoption"] == listed["plans"][0]["adoption"] == adopted
    exported = json.loads(desk.export(desk.plan_view(havelmar, PLAN, today=date(2027, 3, 1)), ".json"))
    assert exported["adoption"] == adopted
    assert {action["status"] for action in exported["actions"]} == {"agreed"}


@pytest.mark.parametrize(
    ("day", "code"), [("1990-01-01", "adopted-before-the-plan"), ("2030-01-01", "adopted-in-the-future")]
)
def test_a_day_on_which_the_council_cannot_have_decided_is_refused(
    havelmar: Store, ask: Ask, day: str, code: str
) -> None:
    refused = ask("baseline", PLAN, "--adopted-on", day, "--reference", "2027-118")
    assert (refused.code, f"[{code}]" in refused.err, havelmar.baselines(PLAN)) == (2, True, ())


def test_a_decision_noted_again_with_its_true_day_is_corrected(havelmar: Store, ask: Ask) -> None:
    assert ask("baseline", PLAN, "--adopted-on", "2027-02-20", "--reference", "2027-118").code == 0
    again = ask("baseline", PLAN, "--adopted-on", "2027-02-26", "--reference", "2027-118")
    assert again.out.startswith("Corrected: adopted on 26 February 2027, 2027-118.\n")
    assert [decision.adopted_on for _, decision in havelmar.baselines(PLAN)] == [date(2027, 2, 26)]


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        (("--adopted-on", "2027-02-20"), ["--reference"]),
        (("--reference", "2027-118"), ["--adopted-on"]),
        (("--reference", "2027-118", "--adopted-on", "soon"), ["--adopted-on"]),
    ],
)
def test_a_decision_has_a_day_and_a_number(
    words: tuple[str, ...], missing: list[str], havelmar: Store, ask: Ask
) -> None:
    refused = ask("baseline", PLAN, *words)
    assert refused.code == 2
    assert re.findall(r"^(--[a-z-]+)  ", refused.err, re.MULTILINE) == missing
    assert havelmar.baselines(PLAN) == ()


def test_a_correction_changes_what_was_typed_and_nothing_else(havelmar: Store, ask: Ask) -> None:
    assert ask("baseline", PLAN, "--adopted-on", "2027-02-20", "--reference", "2027-118").code == 0
    assert ask("baseline", PLAN, "--correct", "2027-118", "--reference", "2027-119").code == 0
    ((_, decision),) = havelmar.baselines(PLAN)
    assert (decision.adopted_on, decision.reference) == (date(2027, 2, 20), "2027-119")
    again = ask("baseline", PLAN, "--correct", "2027-119", "--reference", "2027-119")
    assert again.out == "Everything was as you said already.\n"


@pytest.mark.usefixtures("havelmar")
def test_a_correction_of_an_unknown_decision_names_those_there_are(ask: Ask) -> None:
    assert ask("baseline", PLAN, "--adopted-on", "2027-02-20", "--reference", "2027-118").code == 0
    refused = ask("baseline", PLAN, "--correct", "2027-999", "--adopted-on", "2027-02-21")
    assert "The plan has no baseline “2027-999”.  [unknown-baseline]\n    Its baselines are: 2027-118." in refused.err


def test_the_due_dates_that_a_change_sets_are_told_before_it_is_noted(havelmar: Store, ask: Ask) -> None:
    assert ask("baseline", PLAN, "--adopted-on", "2027-02-20", "--reference", "2027-118").code == 0
    assert ask("update", PLAN, "F08-02", "--deadline", "31/12/2028", "--yes").code == 0
    change = ("baseline", PLAN, "--adopted-on", "2027-02-27", "--reference", "2027-130")
    asked = ask(*change)
    assert (asked.code, asked.out, len(havelmar.baselines(PLAN))) == (2, "", 1)
    told = " ".join(asked.err.split())
    assert "This decision sets the due date of 1 action, which binds from then on: F08-02" in told
    assert "→ 31/12/2028" in told
    assert f"{number_of_actions(havelmar) - 1} actions stay due on the days that were adopted before: F" in told
    assert "--yes" in told
    french = " ".join(ask(*change, language="fr").err.split())
    assert "Cette décision fixe 1 échéance, qui engage dès lors" in french
    assert ask(*change, "--yes").code == 0
    assert len(havelmar.baselines(PLAN)) == 2
    again = ask("baseline", PLAN, "--adopted-on", "2027-02-28", "--reference", "2027-140")
    assert again.code == 0
    assert "This decision sets no new due date." in again.err


def test_what_is_refused_is_refused_before_anybody_is_asked(havelmar: Store, ask: Ask) -> None:
    assert ask("baseline", PLAN, "--adopted-on", "2027-02-20", "--reference", "2027-118").code == 0
    assert ask("update", PLAN, "F08-02", "--deadline", "31/12/2028", "--yes").code == 0
    refused = ask("baseline", PLAN, "--adopted-on", "2030-01-01", "--reference", "2027-130")
    assert "[adopted-in-the-future]" in refused.err
    assert "due date" not in refused.err
    assert len(havelmar.baselines(PLAN)) == 1
