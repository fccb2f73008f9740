"""A plan as data for other programs: the same bytes for the same plan, all texts readable, no names of people."""

import json
from datetime import date

import pytest
from drafted_plans import HOSTILE, plan
from tracked_plans import MONDAY, action, plan_of, standing_of

from planner.export.plan_data import write_json
from planner.files.schemas import plan_schema
from planner.plan import ActionStatus
from planner.toolkit.plan_settings import PlanStatus
from planner.track.progress import ActionProgress


@pytest.mark.parametrize("actions", [0, 1, 5])
def test_the_same_plan_gives_the_same_bytes(actions: int) -> None:
    assert write_json(plan(actions)) == write_json(plan(actions))


def test_it_ends_as_text_files_end() -> None:
    assert write_json(plan(1)).endswith(b"}\n")


def test_every_action_is_there_in_the_order_of_the_plan() -> None:
    drafted = plan(5)
    assert [action["id"] for action in json.loads(write_json(drafted))["actions"]] == [
        action.id for action in drafted.actions
    ]


def test_what_people_report_from_week_to_week_stays_in_the_store() -> None:
    assert "progress" not in json.loads(write_json(plan(1)))["actions"][0]


def test_letters_are_written_as_letters() -> None:
    data = write_json(plan(1, name=HOSTILE)).decode()
    assert json.loads(data)["city"]["name"] == HOSTILE
    assert "\\u0153" not in data.lower()


def test_days_are_written_as_every_program_reads_them() -> None:
    assert json.loads(write_json(plan(1)))["actions"][0]["dates"]["early_start"] == "2027-01-04"


def test_of_a_plan_that_somebody_keeps_it_says_what_needs_attention_and_not_what_was_reported() -> None:
    stuck = ActionProgress(action="F06-03", status=ActionStatus.BLOCKED, reason="Ms Martin is away.")
    kept = plan_of(action("F06-03", 5), status=PlanStatus.ADOPTED, adopted_on=MONDAY)
    data = json.loads(write_json(standing_of(kept, stuck, today=date(2027, 3, 1))))
    assert [(item["action"], item["concern"], item["since"]) for item in data["attention"]] == [
        ("F06-03", "overdue", "2027-01-16"),
        ("F06-03", "blocked", None),
    ]
    assert data["attention"][0]["resolved_by"] == (
        "Remove what stands in its way and take it up again, give it a new deadline, or give it up."
    )
    assert "Martin" not in json.dumps(data)


def test_a_service_has_the_name_that_people_read() -> None:
    drafted = plan(1)
    services = json.loads(write_json(drafted))["roles"]
    assert [service["name"] for service in services] == [role.name for role in drafted.roles]
    assert (services[0]["name"], services[0]["title"]) == ("Department of reception", "Reception reception")
    assert (services[1]["name"], services[1]["holder"]) == ("Reception print", None)


def test_an_action_says_from_when_to_when_it_lasts_and_who_bears_its_days() -> None:
    begun = ActionProgress(action="F06-03", status=ActionStatus.UNDER_WAY, started=date(2027, 1, 6))
    plan_with_partner = plan_of(action("F06-03", 5, effort=10, partners=("legal",)))
    (written,) = json.loads(write_json(standing_of(plan_with_partner, begun, today=date(2027, 1, 7))))["actions"]
    assert (written["start"], written["finish"]) == ("2027-01-06", "2027-01-13")
    assert written["days"] == [{"service": "hr", "days": 6.0}, {"service": "legal", "days": 4.0}]


def test_how_sure_a_plan_is_leaves_with_it_and_follows_the_schema() -> None:
    plan_with_day = plan_of(action("F06-03", 20, own_deadline=date(2027, 1, 29)))
    data = json.loads(write_json(standing_of(plan_with_day)))["sureness"]
    [deadline] = data["marks"]
    assert (deadline["kind"], deadline["action"], deadline["by"]) == ("deadline", "F06-03", "2027-01-29")
    assert 0 < deadline["chance"] < 1
    assert data["secure_first"] == ["F06-03"]
    assert data["actions"][0]["p50"] <= data["actions"][0]["p80"] == data["p80"]
    schema = plan_schema()["$defs"]["Sureness"]
    assert set(data) == set(schema["properties"])


def test_a_plan_with_no_forecast_behind_it_says_nothing_of_chances() -> None:
    assert json.loads(write_json(plan(1)))["sureness"] is None
