"""``planner baseline``: what the council adopted, and how far the plan has moved from there."""

import json
import re
from datetime import date

import pytest

from app.cli.conftest import (
    PLAN,
    Ask,
    Captured,
    planner,
)
from planner.store import Store


def test_a_plan_is_adopted_and_measured_against_it(havelmar: Store, capsys: Captured) -> None:
    assert planner("baseline", PLAN, "--adopted-on", "2026-12-10", "--reference", "2026-118") == 0
    assert "31 actions" in capsys.readouterr().out
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


@pytest.mark.usefixtures("havelmar")
def test_each_decision_is_listed_with_how_far_the_plan_is_from_it(ask: Ask) -> None:
    assert ask("baseline", PLAN, "--adopted-on", "2027-02-20", "--reference", "2027-118").out.startswith(
        "Kept as adopted on 20 February 2027, 2027-118: 31 actions.\nTo take it back: planner undo "
    )
    assert ask("baseline", PLAN).out == "2027-118  20/02/2027  31 actions  5 working days from it now\n"


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
