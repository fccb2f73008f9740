"""``planner baseline``: what the council adopted, and how far the plan has moved from there."""

import json
from datetime import date

from app.cli.conftest import PLAN, Said, planner
from planner.store import Store


def test_a_plan_is_adopted_and_measured_against_it(havelmar: Store, capsys: Said) -> None:
    assert planner("baseline", PLAN, "--adopted-on", "2026-12-10", "--reference", "2026-118") == 0
    assert "31 actions" in capsys.readouterr().out
    assert havelmar.plan(PLAN).plan.status == "adopted"
    assert planner("baseline", PLAN, "--json") == 0
    (listed,) = json.loads(capsys.readouterr().out)
    assert (listed["reference"], listed["adopted_on"]) == ("2026-118", "2026-12-10")
    assert planner("baseline", PLAN, "--adopted-on", "2026-12-10", "--reference", "2026-118") == 2
    assert "[baseline-exists]" in capsys.readouterr().err


def test_a_decision_noted_with_a_wrong_day_is_corrected(havelmar: Store, capsys: Said) -> None:
    assert planner("baseline", PLAN, "--adopted-on", "2027-02-20", "--reference", "2026-118") == 0
    assert planner("baseline", PLAN, "--correct", "2026-118", "--adopted-on", "2027-02-26") == 0
    ((_, decision),) = havelmar.baselines(PLAN)
    assert (decision.adopted_on, decision.reference) == (date(2027, 2, 26), "2026-118")
    assert "Corrected: adopted on 26 February 2027, 2026-118." in capsys.readouterr().out
    assert planner("undo", "--yes") == 0
    assert havelmar.baselines(PLAN)[0][1].adopted_on == date(2027, 2, 20)
