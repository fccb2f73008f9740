"""What is said of a plan and of each of its actions follows from what is known of them."""

import json
from datetime import date

import pytest
from drafted_plans import plan
from examples import FEW
from hypothesis import given
from hypothesis import strategies as st
from tracked_plans import MONDAY, action, plan_of, plans, standing_of, wait

from planner.plan import ActionStatus, Plan
from planner.proposal.diagnosis import Diagnosis
from planner.toolkit.assessment import Standing
from planner.track.attention import AttentionItem, Concern
from planner.track.plan_standing import ActionStanding, PlanStanding
from planner.track.progress import ActionProgress

RULE, TRAINING = "F06-03", "F06-04"
PLAN = plan_of(action(RULE, 20), action(TRAINING, 200), waits=(wait(RULE, TRAINING),))
UNPRINTED = ("planned", "progress", "holder", "person", "waits_for", "attention")
"""What a plan's JSON does not hold of an action."""


def concerned(*concerns: Concern) -> ActionStanding:
    """Return an action that needs attention for these reasons."""
    items = tuple(AttentionItem(action=RULE, concern=concern, day=MONDAY, days=1) for concern in concerns)
    return standing_of(PLAN).action_by_id[RULE].model_copy(update={"attention": items})


@pytest.mark.parametrize("concern", Concern)
def test_overdue_and_foreseen_late_are_what_attention_says(concern: Concern) -> None:
    standing = concerned(concern)
    assert standing.lateness == (concern if concern in {Concern.OVERDUE, Concern.EXPECTED_LATE} else None)
    assert [other for other in Concern if standing.has(other)] == [concern]


def test_an_action_that_needs_no_attention_is_not_late() -> None:
    assert concerned().lateness is None


@pytest.mark.parametrize("status", ActionStatus)
def test_of_what_is_dropped_alone_nobody_expects_a_date(status: ActionStatus) -> None:
    standing = standing_of(PLAN).action_by_id[RULE].model_copy(update={"status": status})
    assert (standing.expected is None) == (status is ActionStatus.DROPPED)


def test_quick_wins_of_the_plan_are_those_of_its_actions() -> None:
    plan = standing_of(PLAN)
    assert [standing.is_quick_win for standing in plan.actions] == [True, False]
    assert plan.quick_wins == {RULE}


def test_a_plan_finds_its_actions_and_due_dates_by_id_in_its_own_order() -> None:
    plan = standing_of(PLAN)
    assert list(plan.action_by_id) == list(plan.due) == [RULE, TRAINING]
    assert all(plan.due[id_] == standing.due for id_, standing in plan.action_by_id.items())


def test_a_changed_copy_finds_its_actions_as_they_are_now() -> None:
    plan = standing_of(PLAN)
    assert plan.action_by_id[RULE].title == "Action F06-03"
    renamed = tuple(standing.model_copy(update={"title": "New"}) for standing in plan.actions)
    assert plan.model_copy(update={"actions": renamed}).action_by_id[RULE].title == "New"


def test_the_json_of_a_plan_holds_the_due_date_as_deadline_and_nothing_of_what_is_reported() -> None:
    report = ActionProgress(
        action=RULE, status=ActionStatus.UNDER_WAY, started=MONDAY, note="Said in private.", confirmed_by="anna"
    )
    written = json.loads(standing_of(PLAN, report).model_dump_json(by_alias=True))
    [rule, _] = written["actions"]
    assert rule["deadline"] == "2027-02-05"
    assert rule["status"] == "under-way"
    assert not {"due", *UNPRINTED} & rule.keys()
    assert not {"attention", "achievement", "by_objective", "doubtful"} & written.keys()
    assert "private" not in json.dumps(written)


def test_a_vacant_role_leaves_an_action_without_a_holder_and_a_holder_is_named() -> None:
    plan = standing_of(plan_of(action(RULE), action(TRAINING, owner="council"), action("F04-01", owner="council")))
    holders = {standing.id: standing.holder for standing in plan.actions}
    assert holders == {RULE: "Personnel office", TRAINING: None, "F04-01": None}


def test_for_what_was_dropped_nothing_waits() -> None:
    panel = action("F04-01")
    plan = plan_of(*PLAN.actions, panel, waits=(wait(RULE, TRAINING), wait("F04-01", TRAINING)))
    dropped = ActionProgress(action=RULE, status=ActionStatus.DROPPED, reason="The region does it.")
    read = standing_of(plan, dropped)
    assert [link.predecessor for link in read.action_by_id[TRAINING].waits_for] == ["F04-01"]
    assert (read.action_by_id[RULE].unlocks, read.action_by_id["F04-01"].unlocks) == ((), (TRAINING,))
    given_up = ActionProgress(action=TRAINING, status=ActionStatus.DROPPED, reason="The region does it.")
    assert standing_of(plan, given_up).action_by_id[RULE].unlocks == ()


@FEW
@given(plans(), st.integers(0, 400))
def test_a_plan_is_read_as_its_actions_are(plan: Plan, days: int) -> None:
    today = date.fromordinal(MONDAY.toordinal() + days)
    read = standing_of(plan, today=today)
    assert isinstance(read, PlanStanding)
    of_actions = {(item.action, item.concern) for standing in read.actions for item in standing.attention}
    assert of_actions == {(item.action, item.concern) for item in read.attention if item.action}
    assert read.finish == max(standing.dates.early_finish for standing in read.actions)
    assert set(read.critical_path) <= read.action_by_id.keys()
    for standing in read.actions:
        assert all(link.successor == standing.id for link in standing.waits_for)
        assert all(standing.id in read.action_by_id[link.predecessor].unlocks for link in standing.waits_for)


def test_nothing_waits_for_what_was_dropped_and_it_waits_for_nothing() -> None:
    survey = "F06-02"
    plan = plan_of(
        action(survey, 5), action(RULE, 20), action(TRAINING, 200), waits=(wait(survey, RULE), wait(RULE, TRAINING))
    )
    whole = standing_of(plan)
    assert whole.waiting_for(survey) == {RULE, TRAINING}
    gone = standing_of(plan, ActionProgress(action=RULE, status=ActionStatus.DROPPED, reason="The region does it."))
    assert [(read.waits_for, read.unlocks) for read in gone.actions] == [((), ())] * 3
    assert (gone.links, gone.waiting_for(survey)) == ((), frozenset())
    assert gone.unfinished_before(gone.action_by_id[TRAINING]) == ()


def test_nothing_waits_for_what_is_done_and_what_is_done_waits_for_nothing() -> None:
    survey = "F06-02"
    plan = plan_of(
        action(survey, 5), action(RULE, 20), action(TRAINING, 200), waits=(wait(survey, RULE), wait(RULE, TRAINING))
    )
    done = ActionProgress(action=survey, status=ActionStatus.DONE, percent=100, started=MONDAY, finished=MONDAY)
    read = standing_of(plan, done)
    first, rule, training = read.actions
    assert [read.open_links_before(each) for each in read.actions] == [(), (), (wait(RULE, TRAINING),)]
    assert [read.waiting_directly_for(each) for each in (first, rule, training)] == [(), (TRAINING,), ()]
    assert [read.waiting_directly_for(each) for each in standing_of(plan).actions] == [(RULE,), (TRAINING,), ()]


def test_the_period_reaches_from_what_began_early_to_what_is_due_last_and_leaves_out_what_was_given_up() -> None:
    early = ActionProgress(
        action=RULE, status=ActionStatus.DONE, percent=100, started=date(2026, 11, 2), finished=date(2026, 12, 1)
    )
    read = standing_of(PLAN, early)
    due = read.action_by_id[TRAINING].due
    assert due is not None
    assert read.finish is not None
    assert read.finish < due
    assert read.period == (date(2026, 11, 2), due)
    dropped = ActionProgress(action=TRAINING, status=ActionStatus.DROPPED, reason="No money.")
    assert standing_of(PLAN, early, dropped).period == (date(2026, 11, 2), read.action_by_id[RULE].due)
    assert standing_of(plan_of()).period is None


def test_of_what_is_done_without_a_start_the_period_knows_the_end_alone() -> None:
    done = ActionProgress(action=RULE, status=ActionStatus.DONE, percent=100, finished=date(2026, 12, 1))
    period = standing_of(PLAN, done).period
    assert period is not None
    assert period[0] == date(2026, 12, 1)


def test_what_is_below_yes_in_a_key_factor_in_place_is_neither_promised_nor_put_off() -> None:
    standing = plan(5)
    first, *others = standing.diagnosis.factors
    question = first.questions[0]
    gaps = {"1.3": 0.5, "1.0": 0.5, "1.1": 0.5, "1.2": 0.0, "1.4": None}
    asked = tuple(question.model_copy(update={"question": number, "gap": gap}) for number, gap in gaps.items())
    for factor, left in ((Standing.IN_PLACE, ["1.0", "1.3"]), (Standing.WEAK, [])):
        found = first.model_copy(update={"questions": asked, "standing": factor})
        read = standing.model_copy(update={"diagnosis": Diagnosis(factors=(found, *others))})
        assert "1.1" in read.result_by_question
        assert [finding.question for finding in read.not_taken_up] == left
