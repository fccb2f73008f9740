"""A plan promises days that it keeps with eight chances in ten, as long as they lie within it."""

from datetime import date

import pytest

from planner.app.desk.case_drafts import draft_case
from planner.app.desk.input_files import read_case
from planner.app.desk.intake import example_file
from planner.track.plan_standing import PlanStanding
from planner.track.sureness import LIKELY

DRAFTED = date(2026, 11, 13)


def drafted(name: str) -> PlanStanding:
    return draft_case(read_case(example_file(name)), None, DRAFTED).standing


@pytest.mark.parametrize("name", ["havelmar", "brennavel", "montorval"])
def test_whatever_is_promised_before_the_end_of_the_plan_is_likely_to_be_kept(name: str) -> None:
    plan = drafted(name)
    assert plan.how_sure
    assert plan.means
    last = plan.means.money[-1].last
    doubtful = [mark for mark in plan.how_sure.of_promise.values() if mark.chance < LIKELY]
    assert plan.how_sure.of_promise
    assert {mark.by for mark in doubtful} <= {last}


def test_a_promise_is_never_for_a_day_before_its_actions_are_due() -> None:
    plan = drafted("havelmar")
    for result in plan.results:
        due = [plan.due[action] for action in result.delivered_by]
        assert all(day is None or day <= result.date for day in due)
