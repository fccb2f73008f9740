"""What several people say in an assessment is kept side by side, or they hear of each other."""

from datetime import date

import pytest
from refusals import codes

from planner.app import desk
from planner.problem import ProblemsFoundError
from planner.store import Actor, ConflictError, Store, verify
from planner.toolkit.assessment import Answer, ContextReading, Evidence, Response, Standing, Verdict

DRAFTED, TODAY = date(2026, 11, 13), date(2027, 3, 1)
ANNA, BORIS = Actor("anna"), Actor("boris")
PLAN, ASSESSMENT = "havelmar-plan-2027", "havelmar-2026-10-15"


def answer(store: Store, question: str = "1.1") -> Response:
    return store.assessment(ASSESSMENT).assessment.answers[question][0]


def test_an_answer_is_changed_with_its_note_and_evidence(havelmar: Store) -> None:
    seen = answer(havelmar)
    proof = Evidence(title="Minutes", confidential=True)
    new = seen.model_copy(update={"answer": Answer.NO, "note": "Withdrawn.", "evidence": (proof,)})
    desk.save_answer(havelmar, ASSESSMENT, "1.1", new, seen=seen, by=ANNA)
    assert answer(havelmar) == new
    desk.save_answer(havelmar, ASSESSMENT, "1.1", None, seen=new, by=ANNA)
    assert "1.1" not in havelmar.assessment(ASSESSMENT).assessment.answers
    verify(havelmar)


def test_two_people_who_answer_the_same_question_clash_and_nothing_is_lost(havelmar: Store) -> None:
    seen = answer(havelmar)
    desk.save_answer(havelmar, ASSESSMENT, "1.1", seen.model_copy(update={"answer": Answer.NO}), seen=seen, by=BORIS)
    mine = seen.model_copy(update={"answer": Answer.PARTLY})
    with pytest.raises(ConflictError) as error:
        desk.save_answer(havelmar, ASSESSMENT, "1.1", mine, seen=seen, by=ANNA)
    (conflict,) = error.value.conflicts
    assert (conflict.mine, conflict.theirs, conflict.who) == (Answer.PARTLY, Answer.NO, "boris")


def test_an_answer_and_its_note_by_two_people_merge(havelmar: Store) -> None:
    seen = answer(havelmar)
    desk.save_answer(havelmar, ASSESSMENT, "1.1", seen.model_copy(update={"answer": Answer.NO}), seen=seen, by=BORIS)
    desk.save_answer(havelmar, ASSESSMENT, "1.1", seen.model_copy(update={"note": "Later."}), seen=seen, by=ANNA)
    assert (answer(havelmar).answer, answer(havelmar).note) == (Answer.NO, "Later.")


def test_two_respondents_answer_side_by_side_and_both_first_answers_of_one_clash(havelmar: Store) -> None:
    of_rh, of_city = Response(answer=Answer.NO, by="rh"), Response(answer=Answer.YES, by="habitants")
    question = next(
        id_
        for id_, given in havelmar.assessment(ASSESSMENT).assessment.answers.items()
        if {response.by for response in given} == {"egalite"}
    )
    desk.save_answer(havelmar, ASSESSMENT, question, of_rh, seen=None, by=ANNA)
    desk.save_answer(havelmar, ASSESSMENT, question, of_city, seen=None, by=BORIS)
    given = havelmar.assessment(ASSESSMENT).assessment.answers[question]
    assert [response.by for response in given] == ["egalite", "rh", "habitants"]
    with pytest.raises(ConflictError):
        desk.save_answer(
            havelmar, ASSESSMENT, question, of_rh.model_copy(update={"answer": Answer.YES}), seen=None, by=BORIS
        )


@pytest.mark.parametrize(
    ("question", "response", "code"),
    [
        ("99.1", Response(answer=Answer.YES), "unknown-question"),
        ("1.3", Response(answer=Answer.YES, by="nobody"), "unknown-respondent"),
        ("1.1", Response(answer=Answer.YES), "answer-without-respondent"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(havelmar: Store, question: str, response: Response, code: str) -> None:
    with pytest.raises(ProblemsFoundError) as error:
        desk.save_answer(havelmar, ASSESSMENT, question, response, seen=None, by=ANNA)
    assert code in codes(error)


def test_a_verdict_overrules_and_is_taken_back(havelmar: Store) -> None:
    verdict = Verdict(standing=Standing.MISSING, because="It lapsed.")
    assert "F01" not in havelmar.assessment(ASSESSMENT).assessment.verdicts
    desk.save_verdict(havelmar, ASSESSMENT, "F01", verdict, seen=None, by=ANNA)
    assert havelmar.assessment(ASSESSMENT).assessment.verdicts["F01"] == verdict
    desk.save_verdict(havelmar, ASSESSMENT, "F01", None, seen=verdict, by=ANNA)
    assert "F01" not in havelmar.assessment(ASSESSMENT).assessment.verdicts
    with pytest.raises(ProblemsFoundError) as error:
        desk.save_verdict(havelmar, ASSESSMENT, "F99", verdict, seen=None, by=ANNA)
    assert codes(error) == ["unknown-factor"]


def test_a_reading_of_the_context_is_kept_with_its_note(havelmar: Store) -> None:
    seen = havelmar.assessment(ASSESSMENT).assessment.context.get("C2")
    assert seen is not None
    new = seen.model_copy(update={"note": "Since 2025."})
    desk.save_reading(havelmar, ASSESSMENT, "C2", new, seen=seen, by=ANNA)
    assert havelmar.assessment(ASSESSMENT).assessment.context["C2"] == new
    faulty = ContextReading(readings=("sunny",), figures={"moons": 2})
    with pytest.raises(ProblemsFoundError) as error:
        desk.save_reading(havelmar, ASSESSMENT, "C2", faulty, seen=new, by=ANNA)
    assert codes(error) == ["unknown-reading", "unknown-figure"]


def test_settings_of_the_plan_merge_field_by_field(havelmar: Store) -> None:
    seen = havelmar.assessment(ASSESSMENT).assessment.plan
    desk.save_settings(havelmar, ASSESSMENT, seen.model_copy(update={"title": "Ours"}), seen=seen, by=ANNA)
    desk.save_settings(havelmar, ASSESSMENT, seen.model_copy(update={"start": TODAY}), seen=seen, by=BORIS)
    now = havelmar.assessment(ASSESSMENT).assessment.plan
    assert (now.title, now.start) == ("Ours", TODAY)
