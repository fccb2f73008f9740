"""A plan is seen as it was drafted, edited and reported on."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document
from refusals import codes

from planner.app import desk
from planner.draft.pipeline import draft_anew
from planner.plan import ActionStatus
from planner.problem import ProblemsFoundError
from planner.store import Actor, Store, city_edits, plan_edits
from planner.toolkit.assessment import Response
from planner.track.standing import as_printed, standing_of_draft

DRAFTED, TODAY = date(2026, 11, 13), date(2027, 3, 1)
ANNA, BORIS = Actor("anna"), Actor("boris")
PLAN, ASSESSMENT = "havelmar-plan-2027", "havelmar-2026-10-15"


def answer(store: Store, question: str = "1.1") -> Response:
    return store.assessment(ASSESSMENT).assessment.answers[question][0]


def test_an_unedited_plan_is_seen_as_it_was_drafted(havelmar: Store) -> None:
    view = desk.plan_view(havelmar, PLAN, today=DRAFTED)
    assert view.case is not None
    case = desk.case_of(havelmar, ASSESSMENT)
    fresh = standing_of_draft(draft_anew(view.stored.plan, case), case.own_catalogue.method)
    assert view.standing.model_dump() == fresh.model_dump()


def test_the_key_of_a_view_changes_with_the_plan_the_assessment_and_the_day(havelmar: Store) -> None:
    key = desk.view_key(havelmar, PLAN, today=TODAY, language="en")
    assert desk.plan_view(havelmar, PLAN, today=TODAY, language="en").key == key
    seen = answer(havelmar)
    desk.save_answer(havelmar, ASSESSMENT, "1.1", seen.model_copy(update={"note": "New."}), seen=seen, by=ANNA)
    after_answer = desk.view_key(havelmar, PLAN, today=TODAY, language="en")
    desk.still_on_track(havelmar, PLAN, ["F09-10"], by=ANNA, today=TODAY)
    after_report = desk.view_key(havelmar, PLAN, today=TODAY, language="en")
    assert len({key, after_answer, after_report}) == 3
    assert desk.plan_view(havelmar, PLAN, today=TODAY, language="en").key == after_report


def test_reasons_are_said_in_the_language_of_the_reader(havelmar: Store) -> None:
    english, french = (
        view.reasons(view.standing.action_by_id["F07-13"])
        for view in (desk.plan_view(havelmar, PLAN, today=TODAY, language=language) for language in ("en", "fr"))
    )
    # Mission égalité said “partly”, which with the “no” of the other makes “no”: it is not named with that answer.
    assert english[0] == "Question 11.3: “no”, according to Direction des ressources humaines."
    assert french[0] == "Question 11.3\u00a0: «\u00a0non\u00a0» (Direction des ressources humaines)."
    assert len(english) == len(french)


def test_a_plan_whose_assessment_is_not_in_the_store_is_seen_all_the_same(havelmar: Store, empty: Store) -> None:
    plan = havelmar.plan(PLAN).plan
    empty.commit((*city_edits("havelmar", plan.city), *plan_edits("p", plan, city="havelmar")), by=ANNA)
    view = desk.plan_view(empty, "p", today=TODAY)
    assert view.case is None
    assert len(as_printed(view.standing).actions) == len(plan.actions)
    assert desk.export(view, ".docx").startswith(b"PK")
    with pytest.raises(ProblemsFoundError) as error:
        desk.propose_redraft(empty, "p", today=DRAFTED)
    assert codes(error) == ["plan-without-assessment"]


def test_reports_that_contradict_each_other_are_shown_and_do_not_hide_the_plan(havelmar: Store) -> None:
    stored = havelmar.plan(PLAN)
    faulty = stored.changes("F09-10", status=ActionStatus.DONE, percent=20)
    havelmar.commit(faulty, by=ANNA)
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    assert {problem.code for problem in view.standing.doubtful} == {"done-without-finish", "done-not-complete"}
    assert view.standing.action_by_id["F09-10"].dates is not None


def test_what_needs_a_vote_stands_beside_the_session_that_it_is_dated_by(havelmar: Store) -> None:
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    votes = {action.id: action.vote for action in view.standing.actions if action.vote}
    written = Document(BytesIO(desk.export(view, ".docx")))
    [sessions] = [table for table in written.tables if table.cell(0, 0).text == "Séance"]
    # The budget that F03-06 prepares is voted in December, and no session of that autumn is known yet.
    assert (votes["F03-06"].day, votes["F03-06"].assumed) == (date(2027, 12, 13), True)
    rows = {row.cells[0].text: row.cells[3].text for row in sessions.rows[1:]}
    assert "l’adoption de ce plan" in rows.values()
    for action, vote in votes.items():
        assert any(action in decided for day, decided in rows.items() if ("supposée" in day) is vote.assumed)
