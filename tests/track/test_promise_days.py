"""A plan promises days that it keeps with eight chances in ten, as long as they lie within it."""

from datetime import date

import pytest
from levelled_plans import foreseen_on_monday
from promising_drafts import QUESTION, promising
from tracked_plans import METHOD, MONDAY, action, plan_of

from planner.app.desk.case_drafts import draft_case
from planner.app.desk.input_files import read_case
from planner.app.desk.intake import example_file
from planner.plan import Plan
from planner.schedule.workdays import WorkCalendar
from planner.track.baseline import Baseline, freeze, with_promises
from planner.track.plan_standing import PlanStanding
from planner.track.promise_days import promise_days
from planner.track.results import promised
from planner.track.set_days import Mark, days_planned
from planner.track.sureness import LIKELY, sureness

DRAFTED = date(2026, 11, 13)
TOWN = WorkCalendar()
SURVEY = "F01-01"


def adopted_plan(plan: Plan) -> Baseline:
    expected = foreseen_on_monday(plan)
    due = {id_: dates.early_finish for id_, dates in expected.dates.items()}
    return freeze(expected, due, adopted_on=MONDAY, reference="1")


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


def test_an_adopted_plan_that_nobody_changed_keeps_the_days_that_it_promised() -> None:
    plan = drafted("havelmar")
    assert plan.foreseen
    assert plan.how_sure
    frozen = with_promises(
        freeze(plan.foreseen, plan.due, adopted_on=plan.start, reference="1"),
        {result.question: result.date for result in plan.results},
    )
    assert plan.durations
    adopted = sureness(plan.foreseen, plan.results, frozen, plan.durations)
    assert adopted.likely_promises == plan.how_sure.likely_promises
    assert {mark.question: mark.by for mark in adopted.of_promise.values()} == {
        mark.question: mark.by for mark in plan.how_sure.of_promise.values()
    }


def test_a_promise_that_was_adopted_stays_on_its_day_when_its_action_is_put_off() -> None:
    late = TOWN.add(MONDAY, 60)
    put_off = plan_of(action(SURVEY, 5, planned_start=late))
    draft, adopted = promising(SURVEY), with_promises(adopted_plan(plan_of(action(SURVEY, 5))), {QUESTION: MONDAY})
    days = promise_days(put_off, draft, METHOD, adopted)
    [promise] = promised(days, draft, METHOD).results
    assert promise.date > late
    [day] = [day for day in days_planned(put_off, draft, METHOD, adopted) if day.mark is Mark.PROMISE]
    assert day.by == MONDAY


def test_a_promise_is_never_for_a_day_before_its_actions_are_due() -> None:
    plan = drafted("havelmar")
    for result in plan.results:
        due = [plan.due[action] for action in result.delivered_by]
        assert all(day is None or day <= result.date for day in due)
