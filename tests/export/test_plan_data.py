"""A plan as data for other programs: the same bytes for the same plan, all texts readable, no names of people."""

import json

import pytest
from drafted_plans import HOSTILE, plan

from planner.export.plan_data import write_json


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
