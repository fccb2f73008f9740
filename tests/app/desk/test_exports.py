"""A stored plan leaves as documents, all of them or none."""

import json
from datetime import date
from pathlib import Path

import pytest
from refusals import codes
from written_papers import read_paper

from planner.app import desk
from planner.app.desk.exports import as_json, check_targets, write_documents
from planner.problem import Problem, ProblemsFoundError
from planner.store import Actor, Store
from planner.toolkit.assessment import Answer, AssessmentKind, Evidence, Response
from planner.track.redraft import HEAD

DRAFTED, TODAY = date(2026, 11, 13), date(2027, 3, 1)
ANNA, BORIS = Actor("anna"), Actor("boris")
PLAN, ASSESSMENT = "havelmar-plan-2027", "havelmar-2026-10-15"


def test_a_stored_plan_leaves_as_people_edited_it_and_nothing_is_written_when_a_target_is_wrong(
    havelmar: Store, tmp_path: Path
) -> None:
    stored = havelmar.plan(PLAN)
    desk.carry_out(
        havelmar, desk.prepare(stored, stored.changes("F09-10", title="Ours"), by=ANNA, today=TODAY), by=ANNA
    )
    with pytest.raises(ProblemsFoundError) as error:
        desk.write_exports(havelmar, PLAN, [tmp_path / "a.docx", tmp_path / "a.dox"], today=TODAY)
    assert codes(error) == ["unknown-format"]
    assert not (tmp_path / "a.docx").exists()
    done = desk.write_exports(havelmar, PLAN, [tmp_path / "a.docx", tmp_path / "a.json"], today=TODAY)
    assert done.view.standing.action_by_id["F09-10"].title == "Ours"
    assert "Ours" in (tmp_path / "a.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ((), ["no-target"]),
        (("plan.dox",), ["unknown-format"]),
        (("plan",), ["unknown-format"]),
        (("plan.dox", "plan.jsn"), ["unknown-format", "unknown-format"]),
        (("none/plan.json",), ["target-folder-missing"]),
        (("plan.JSON", "plan.docx"), []),
    ],
)
def test_which_files_a_plan_can_be_written_to_is_said_before_the_work(
    names: tuple[str, ...], expected: list[str], tmp_path: Path
) -> None:
    assert [problem.code for problem in check_targets([tmp_path / name for name in names])] == expected


def test_where_one_document_cannot_be_made_every_file_stays_as_it_was(tmp_path: Path) -> None:
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    first.write_text("as it was", encoding="utf-8")

    def document(target: Path) -> bytes:
        if target == second:
            raise ProblemsFoundError([Problem(code="gone", what="The folder is gone.", fix="Make it.")])
        return b"new"

    with pytest.raises(ProblemsFoundError, match="The folder is gone"):
        write_documents([first, second], document)
    assert first.read_text(encoding="utf-8") == "as it was"
    assert not second.exists()


def test_data_leaves_without_what_is_confidential_unless_it_is_asked_for() -> None:
    shown = (Evidence(title="Minutes"), Evidence(title="Complaint", confidential=True))
    assert [piece["title"] for piece in json.loads(as_json(shown))] == ["Minutes"]
    assert [piece["title"] for piece in json.loads(as_json(shown, confidential=True))] == ["Minutes", "Complaint"]


def test_word_gives_the_reading_for_which_an_action_came_though_the_assessment_does_not_read_it_any_more(
    havelmar: Store,
) -> None:
    seen = havelmar.assessment(ASSESSMENT).assessment.context["C2"]
    desk.save_reading(havelmar, ASSESSMENT, "C2", None, seen=seen, by=ANNA)
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    assert "C2" not in {context.context for context in view.standing.context}
    shown = read_paper(desk.export(view, ".docx"))
    said = [
        reason for reason in view.reasons(view.standing.action_by_id["F11-13"]) if view.names["C2 strong"] in reason
    ]
    assert said
    assert all(any(sentence in fact for fact in shown.texts("Fact")) for sentence in said)


def test_who_answered_in_an_earlier_round_has_a_name_in_reasons_though_the_new_one_asks_nobody(havelmar: Store) -> None:
    kind, blank = AssessmentKind.PEER_REVIEW, Response(answer=Answer.YES)
    later = desk.next_assessment(havelmar, ASSESSMENT, kind=kind, copy=False, by=ANNA, today=TODAY).assessment
    desk.save_answer(havelmar, later, "1.1", blank, seen=None, by=ANNA)
    proposed = desk.propose_redraft(havelmar, PLAN, today=DRAFTED, assessment=later)
    desk.carry_out(havelmar, desk.accept_redraft(proposed, [HEAD], today=TODAY), by=ANNA)
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    assert view.standing.respondents == ()
    role = havelmar.assessment(ASSESSMENT).assessment.role_by_respondent["rh"]
    assert any(role in reason for reason in view.reasons(view.standing.action_by_id["F06-03"]))
    facts = read_paper(desk.export(view, ".docx")).texts("Fact")
    assert any(role in fact for fact in facts if fact.startswith("Raisons"))
