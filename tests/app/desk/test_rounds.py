"""A city is assessed once more: what comes along, what is made anew, and which plan the new assessment concerns."""

from collections.abc import Iterable
from datetime import date

import pytest
from refusals import codes

from app.chosen_actions import shown_soon
from planner.app import desk
from planner.plan import ActionStatus
from planner.problem import ProblemsFoundError
from planner.store import Actor, Store
from planner.toolkit.assessment import AssessmentKind, Evidence, Standing, Verdict
from planner.track.results import PlanResult

TODAY = date(2028, 3, 1)
ANNA = Actor("anna")
PLAN, ASSESSMENT = "havelmar-plan-2027", "havelmar-2026-10-15"


def begun(store: Store, *, copy: bool = True, kind: AssessmentKind = AssessmentKind.FOLLOW_UP) -> str:
    return desk.next_assessment(store, ASSESSMENT, kind=kind, copy=copy, by=ANNA, today=TODAY).assessment


def test_answers_and_verdicts_are_made_anew_while_respondents_and_context_come_along(havelmar: Store) -> None:
    verdict = Verdict(standing=Standing.WEAK, because="Seen on site.")
    desk.save_verdict(havelmar, ASSESSMENT, "F01", verdict, seen=None, by=ANNA)
    before = havelmar.assessment(ASSESSMENT).assessment
    after = havelmar.assessment(begun(havelmar)).assessment
    assert before.answers
    assert before.verdicts
    assert (after.answers, after.verdicts) == ({}, {})
    assert (after.respondents, after.context) == (before.respondents, before.context)
    assert after.follows == before.date
    assert (after.date, after.kind, after.language) == (TODAY, AssessmentKind.FOLLOW_UP, before.language)


def test_a_peer_review_can_begin_blank_and_the_earlier_assessment_stays(havelmar: Store) -> None:
    before = havelmar.assessment(ASSESSMENT)
    after = havelmar.assessment(begun(havelmar, copy=False, kind=AssessmentKind.PEER_REVIEW)).assessment
    assert (after.answers, after.respondents, after.context, after.verdicts) == ({}, (), {}, {})
    assert (after.kind, after.follows) == (AssessmentKind.PEER_REVIEW, None)
    assert havelmar.assessment(ASSESSMENT) == before


def test_what_the_city_decided_goes_along_but_not_the_start_of_the_first_plan(havelmar: Store) -> None:
    before = havelmar.assessment(ASSESSMENT).assessment.plan
    after = havelmar.assessment(begun(havelmar, copy=False)).assessment.plan
    assert (after.roles, after.region, after.closures) == (before.roles, before.region, before.closures)
    assert after.council_sessions == before.council_sessions != ()
    assert (after.start, after.version, after.adopted_on) == (None, None, None)


def test_it_begins_in_one_change_that_can_be_taken_back(havelmar: Store) -> None:
    before = havelmar.revision()
    begun_ = desk.next_assessment(havelmar, ASSESSMENT, kind=AssessmentKind.FOLLOW_UP, copy=True, by=ANNA, today=TODAY)
    assert {entry.batch for entry in havelmar.history(since=before)} == {begun_.batch.id}
    desk.undo(havelmar, begun_.batch.id, by=ANNA)
    assert [summary.id for summary in havelmar.assessments()] == [ASSESSMENT]


def test_two_of_one_day_have_ids_of_their_own(havelmar: Store) -> None:
    assert [begun(havelmar), begun(havelmar)] == ["havelmar-2028-03-01", "havelmar-2028-03-01-2"]


def test_an_assessment_that_is_not_there_is_refused_and_nothing_is_written(havelmar: Store) -> None:
    before = havelmar.revision()
    with pytest.raises(ProblemsFoundError):
        desk.next_assessment(havelmar, "nowhere", kind=AssessmentKind.FOLLOW_UP, copy=True, by=ANNA, today=TODAY)
    assert havelmar.revision() == before


def test_a_new_assessment_concerns_the_plan_that_is_there(havelmar: Store) -> None:
    new = begun(havelmar)
    assert desk.plan_to_redraft(havelmar, new) == PLAN
    newer = desk.newer_assessment(havelmar, ASSESSMENT)
    assert newer is not None
    assert newer.id == new
    assert desk.newer_assessment(havelmar, new) is None


def test_a_city_without_a_plan_gets_its_first_one(empty: Store) -> None:
    city = desk.create_city(empty, "Rocmarin", by=ANNA)
    blank = desk.new_assessment(empty, city.id, "anti-discrimination", language="en", by=ANNA, today=TODAY)
    assert desk.plan_to_redraft(empty, blank.assessment) is None
    assert desk.newer_assessment(empty, blank.assessment) is None


def test_a_round_that_is_dated_later_is_not_the_one_before(havelmar: Store) -> None:
    early = date(2026, 10, 14)
    with pytest.raises(ProblemsFoundError) as error:
        desk.next_assessment(havelmar, ASSESSMENT, kind=AssessmentKind.FOLLOW_UP, copy=True, by=ANNA, today=early)
    assert codes(error) == ["follows-a-later-round"]
    assert "2026-10-14" in str(error.value)
    assert [summary.id for summary in havelmar.assessments()] == [ASSESSMENT]
    # Without it nothing is said of an order.
    desk.next_assessment(havelmar, ASSESSMENT, kind=AssessmentKind.FOLLOW_UP, copy=False, by=ANNA, today=early)


def done(store: Store, actions: Iterable[str], *evidence: Evidence) -> None:
    """Report actions done on the first of June, with what shows it."""
    for action in actions:
        facts = {"status": ActionStatus.DONE, "started": date(2027, 5, 3), "finished": date(2027, 6, 1)}
        edits = store.plan(PLAN).changes(action, **facts, evidence=evidence)
        desk.edit(store, PLAN, edits, by=ANNA, today=TODAY)


def promised(store: Store) -> PlanResult:
    return shown_soon(desk.plan_view(store, PLAN, today=date(2027, 3, 1)).standing)


def test_what_is_done_with_its_proof_proposes_the_answer_that_the_plan_promised(havelmar: Store) -> None:
    result = promised(havelmar)
    done(havelmar, result.delivered_by, Evidence(title="Minutes"), Evidence(title="Interview", confidential=True))
    proposed = desk.proposals_after(havelmar, ASSESSMENT, today=TODAY, language="en")
    assert proposed[result.question].startswith(f"Proposed: {result.to.value}, because ")
    assert all(action in proposed[result.question] for action in result.delivered_by)
    assert "Shown by: Minutes." in proposed[result.question]
    assert "Interview" not in proposed[result.question]


def test_what_is_done_without_proof_proposes_nothing_and_nothing_is_answered_by_itself(havelmar: Store) -> None:
    result = promised(havelmar)
    done(havelmar, result.delivered_by)
    assert result.question not in desk.proposals_after(havelmar, ASSESSMENT, today=TODAY, language="en")
    done(havelmar, result.delivered_by, Evidence(title="Minutes"))
    assert not havelmar.assessment(begun(havelmar)).assessment.answers


def test_nothing_is_proposed_before_the_day_from_which_it_is_true(havelmar: Store) -> None:
    result = promised(havelmar)
    done(havelmar, result.delivered_by, Evidence(title="Minutes"))
    day_before = date(2027, 5, 31)
    assert result.question not in desk.proposals_after(havelmar, ASSESSMENT, today=day_before, language="en")


def test_after_an_assessment_without_a_plan_nothing_is_proposed(havelmar: Store) -> None:
    assert desk.plan_of_assessment(havelmar, ASSESSMENT) == PLAN
    assert desk.proposals_after(havelmar, begun(havelmar), today=TODAY, language="en") == {}
