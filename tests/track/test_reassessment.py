"""What is done is proposed for the next assessment; nobody decides the answer but people."""

from datetime import date

import pytest
from tracked_plans import action, plan_of

from planner.plan import ActionStatus, AnswerReason
from planner.toolkit.assessment import Answer, Evidence
from planner.track.progress import ActionProgress
from planner.track.reassessment import to_reassess

BECAUSE = (AnswerReason(question="6.2", answer=Answer.NO),)
PLAN = plan_of(
    action("F06-03", answers=["6.2", "6.10"], reasons=BECAUSE),
    action("F06-04", answers=["6.2"]),
    action("C2-01", factor=None, answers=["C2", "6.9a"], reasons=BECAUSE),
)


def done(action_id: str, on: date, *evidence: Evidence) -> ActionProgress:
    return ActionProgress(action=action_id, status=ActionStatus.DONE, percent=100, finished=on, evidence=evidence)


def test_a_question_is_proposed_with_what_was_done_what_is_open_and_what_shows_it() -> None:
    signed, heard = Evidence(title="Signed rule"), Evidence(title="Interview", confidential=True)
    proposals = {
        proposal.question: proposal
        for proposal in to_reassess(PLAN, {"F06-03": done("F06-03", date(2027, 5, 3), signed, heard)}, {})
    }
    assert proposals["6.2"].answer_then is Answer.NO
    assert (proposals["6.2"].done, proposals["6.2"].still_open, proposals["6.2"].since) == (
        ("F06-03",),
        ("F06-04",),
        date(2027, 5, 3),
    )
    assert proposals["6.2"].evidence == (signed,)
    assert (proposals["6.10"].answer_then, proposals["6.10"].still_open) == (None, ())


def test_questions_that_are_fully_acted_on_come_first_in_the_order_of_their_numbers() -> None:
    reports = {id_: done(id_, date(2027, 5, 3)) for id_ in ("F06-03", "C2-01")}
    assert [proposal.question for proposal in to_reassess(PLAN, reports, {})] == ["6.9a", "6.10", "C2", "6.2"]


def test_a_dropped_action_leaves_nothing_open() -> None:
    dropped = ActionProgress(action="F06-04", status=ActionStatus.DROPPED, reason="No credits.")
    reports = {"F06-03": done("F06-03", date(2027, 5, 3)), "F06-04": dropped}
    assert {proposal.question: proposal.still_open for proposal in to_reassess(PLAN, reports, {})} == {
        "6.2": (),
        "6.10": (),
    }


def test_what_was_done_before_the_assessment_is_known_to_it() -> None:
    assert to_reassess(PLAN, {"F06-03": done("F06-03", PLAN.assessed_on)}, {}) == ()
    assert to_reassess(PLAN, {}, {}) == ()


def test_what_was_answered_yes_or_does_not_apply_cannot_have_become_better() -> None:
    reports = {"F06-03": done("F06-03", date(2027, 5, 3))}
    for settled in (Answer.YES, Answer.NOT_APPLICABLE):
        [asked] = to_reassess(PLAN, reports, {"6.2": Answer.NO, "6.10": settled})
        assert asked.question == "6.2"


def test_the_answer_of_the_assessment_is_named_where_no_action_started_from_it() -> None:
    proposals = to_reassess(PLAN, {"F06-03": done("F06-03", date(2027, 5, 3))}, {"6.10": Answer.PARTLY})
    assert {asked.question: asked.answer_then for asked in proposals} == {"6.2": Answer.NO, "6.10": Answer.PARTLY}


@pytest.mark.parametrize(
    "numbers",
    [["2.9", "2.10"], ["2.9", "10.1"], ["6.9a", "6.10"], ["11.1", "C2"], ["1.0", "1.1", "1.2", "1.10", "2.1", "C1"]],
)
def test_questions_stand_by_number_and_contextual_factors_last(numbers: list[str]) -> None:
    plan = plan_of(action("F06-03", answers=list(reversed(numbers))))
    proposals = to_reassess(plan, {"F06-03": done("F06-03", date(2027, 5, 3))}, {})
    assert [proposal.question for proposal in proposals] == numbers


def test_actions_stand_by_the_day_on_which_they_were_done_and_the_last_counts() -> None:
    reports = {"F06-03": done("F06-03", date(2027, 6, 1)), "F06-04": done("F06-04", date(2027, 5, 3))}
    [asked] = [proposal for proposal in to_reassess(PLAN, reports, {}) if proposal.question == "6.2"]
    assert (asked.done, asked.since, asked.still_open) == (("F06-04", "F06-03"), date(2027, 6, 1), ())


def test_the_day_of_the_assessment_is_part_of_it_and_the_day_after_is_not() -> None:
    day_after = date.fromordinal(PLAN.assessed_on.toordinal() + 1)
    assert to_reassess(PLAN, {"F06-04": done("F06-04", PLAN.assessed_on)}, {}) == ()
    assert [proposal.question for proposal in to_reassess(PLAN, {"F06-04": done("F06-04", day_after)}, {})] == ["6.2"]
