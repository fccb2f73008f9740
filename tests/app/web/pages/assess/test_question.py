"""Every answer is kept at once beside those of others; what it rests on is noted with it, and some of it is hidden."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from app.web.conftest import TODAY, page_text, refused
from app.web.tracked_city import HOSTILE
from planner.app import desk
from planner.app.desk.assessment_view import AssessmentView
from planner.app.web import dialogs
from planner.app.web.pages.assess.question import questions
from planner.app.web.user_text import plain
from planner.store import Actor, Store
from planner.toolkit.assessment import Answer, Evidence, Response

View = Callable[..., AssessmentView]
AnswerQuestion = Callable[..., Response]
Shown = Callable[..., AppTest]


@pytest.fixture
def shown(within: Callable[..., AppTest], view: View) -> Shown:
    """Draw the questions of a key factor, answered by a respondent or by the city as a whole."""

    def shown(factor: str = "F01", by: str | None = None, language: str = "en") -> AppTest:
        def body() -> None:
            seen = view(language)
            questions(seen, seen.case.benchmark.factor_by_id[factor], by)
            dialogs.outcome()

        return within(body, language=language)

    return shown


def answers(store: Store, assessment: str, question: str) -> list[Answer]:
    return [response.answer for response in store.assessment(assessment).assessment.answers.get(question, ())]


def response(store: Store, assessment: str, question: str = "1.1") -> Response:
    (only,) = store.assessment(assessment).assessment.answers[question]
    return only


def test_an_answer_is_kept_at_once_changed_and_taken_back_by_a_second_click(
    shown: Shown, store: Store, blank: str
) -> None:
    page, key = shown(), f"answer-{blank}--1.1"
    for click, stored in ((Answer.PARTLY, [Answer.PARTLY]), (Answer.YES, [Answer.YES]), (None, [])):
        page.segmented_control(key=key).set_value(click).run()
        assert answers(store, blank, "1.1") == stored
        assert page.segmented_control(key=key).value == click


def test_a_changed_answer_keeps_what_it_rests_on(
    shown: Shown, store: Store, blank: str, answer: AnswerQuestion
) -> None:
    answer("1.1", Answer.PARTLY, note="Voted", evidence=[{"title": "Resolution 12"}])
    shown().segmented_control(key=f"answer-{blank}--1.1").set_value(Answer.YES).run()
    changed = response(store, blank)
    assert (changed.answer, changed.note, changed.evidence[0].title) == (Answer.YES, "Voted", "Resolution 12")


def test_each_aspect_is_answered_by_itself(shown: Shown, store: Store, blank: str) -> None:
    page = shown("F06")
    page.segmented_control(key=f"answer-{blank}--6.2b").set_value(Answer.NO).run()
    assert (answers(store, blank, "6.2b"), answers(store, blank, "6.2")) == ([Answer.NO], [])
    assert f"answer-{blank}--6.2" not in {control.key for control in page.segmented_control}


def test_what_was_said_to_a_question_as_a_whole_stands_above_its_aspects(shown: Shown, answer: AnswerQuestion) -> None:
    assert "To the question as a whole" not in page_text(shown("F06"))
    answer("6.2", Answer.PARTLY)
    assert "To the question as a whole: the city – Partly" in page_text(shown("F06"))


def test_answers_and_questions_are_in_the_readers_language(shown: Shown, blank: str) -> None:
    page = shown("F06", language="fr")
    assert page.segmented_control(key=f"answer-{blank}--6.1").options[:3] == ["Oui", "En partie", "Non"]
    assert "Justificatifs et notes" in page_text(page)


def test_what_others_said_stands_beside_the_answer_as_they_are_called(
    shown: Shown, store: Store, anna: Actor, blank: str, answer: AnswerQuestion
) -> None:
    first, second = (desk.add_respondent(store, blank, role, None, by=anna)[1] for role in ("Officer", HOSTILE))
    answer("1.1", Answer.YES, first)
    answer("1.1", Answer.NO, second)
    assert plain(f"Others: {HOSTILE} – No") in page_text(shown(by=first))
    as_second = page_text(shown(by=second))
    assert "Others: Officer – Yes" in as_second
    assert "– No" not in as_second


def test_beside_an_answer_of_the_whole_city_nobody_answers_alone(
    shown: Shown, store: Store, anna: Actor, blank: str, answer: AnswerQuestion
) -> None:
    _, officer = desk.add_respondent(store, blank, "Officer", None, by=anna)
    answer("1.1", Answer.YES)
    page = shown(by=officer)
    assert "Others: the city – Yes" in page_text(page)
    page.segmented_control(key=f"answer-{blank}-{officer}-1.1").set_value(Answer.NO).run()
    assert refused(page) == ["answer-without-respondent"]
    assert answers(store, blank, "1.1") == [Answer.YES]


def test_before_an_answer_there_is_nothing_to_note(shown: Shown) -> None:
    page = shown()
    assert "Answer first; then note what the answer rests on." in page_text(page)
    assert not page.text_area
    assert "What can show it: " in page_text(page)


def test_notes_and_evidence_stand_with_the_answer_and_are_counted(
    shown: Shown, store: Store, blank: str, answer: AnswerQuestion
) -> None:
    answer("1.1", Answer.YES)
    page = shown()
    page.text_area(key=f"notes-{blank}--1.1-note").set_value("Voted *twice*").run()
    page.toggle(key=f"closed-confidential_note-{blank}--1.1").set_value(True).run()
    page.text_area(key=f"notes-{blank}--1.1-confidential_note").set_value("In private").run()
    page.text_input(key=f"evidence-{blank}--1.1-title").set_value("Resolution 12")
    page.button(key=f"evidence-add-{blank}--1.1").click().run()
    assert not page.exception
    noted = response(store, blank)
    assert (noted.note, noted.confidential_note) == ("Voted *twice*", "In private")
    assert [evidence.title for evidence in noted.evidence] == ["Resolution 12"]
    assert "Evidence and notes (3)" in page_text(page)
    assert page.text_input(key=f"evidence-{blank}--1.1-title").value == ""
    page.text_area(key=f"notes-{blank}--1.1-note").set_value("   ").run()
    assert response(store, blank).note is None


def test_evidence_without_a_title_is_not_added(shown: Shown, store: Store, blank: str, answer: AnswerQuestion) -> None:
    answer("1.1", Answer.YES)
    page = shown()
    page.text_input(key=f"evidence-{blank}--1.1-title").set_value("   ")
    page.text_input(key=f"evidence-{blank}--1.1-reference").set_value("2027-12")
    page.button(key=f"evidence-add-{blank}--1.1").click().run()
    assert response(store, blank).evidence == ()
    assert page.text_input(key=f"evidence-{blank}--1.1-reference").value == "2027-12"


def test_evidence_that_is_still_to_come_is_refused_and_stays_typed(
    shown: Shown, store: Store, blank: str, answer: AnswerQuestion
) -> None:
    answer("1.1", Answer.YES)
    page = shown()
    page.text_input(key=f"evidence-{blank}--1.1-title").set_value("Minutes")
    page.date_input(key=f"evidence-{blank}--1.1-dated").set_value(TODAY + timedelta(days=1))
    page.button(key=f"evidence-add-{blank}--1.1").click().run()
    assert refused(page) == ["evidence-to-come"]
    assert response(store, blank).evidence == ()
    page.date_input(key=f"evidence-{blank}--1.1-dated").set_value(TODAY)
    page.button(key=f"evidence-add-{blank}--1.1").click().run()
    assert [evidence.dated for evidence in response(store, blank).evidence] == [TODAY]


def test_of_two_pieces_that_say_the_same_only_one_goes(
    shown: Shown, store: Store, blank: str, answer: AnswerQuestion
) -> None:
    answer("1.1", Answer.YES, evidence=[{"title": "Minutes"}, {"title": "Minutes"}, {"title": "Budget"}])
    shown().button(key=f"evidence-out-{blank}--1.1-1").click().run()
    assert [evidence.title for evidence in response(store, blank).evidence] == ["Minutes", "Budget"]


def test_what_is_confidential_shows_only_to_who_asks_for_it(
    shown: Shown, store: Store, blank: str, answer: AnswerQuestion
) -> None:
    hidden = Evidence(title="A complaint", confidential=True)
    open_ = Evidence(title="The budget")
    answer("1.1", Answer.YES, confidential_note="The mayor’s cousin", evidence=[hidden, open_])
    page = shown()
    assert "The budget" in page_text(page)
    assert "A complaint" not in page_text(page)
    assert not [area for area in page.text_area if "cousin" in str(area.value)]
    labels = [toggle.label for toggle in page.toggle]
    assert "Show 1 confidential piece of evidence" in labels
    assert "Show the confidential note" in labels
    page.toggle(key=f"closed-evidence-{blank}--1.1").set_value(True).run()
    assert "A complaint – confidential" in page_text(page)
    # The number on the button is that of all pieces, so that what is hidden moves no button to another piece.
    page.button(key=f"evidence-out-{blank}--1.1-1").click().run()
    assert [evidence.title for evidence in response(store, blank).evidence] == ["A complaint"]


@pytest.mark.parametrize(("choice", "stays"), [("mine", Answer.NO), ("theirs", Answer.YES)])
def test_of_two_who_answer_at_once_the_second_decides_and_nothing_is_lost(
    shown: Shown, store: Store, blank: str, answer: AnswerQuestion, choice: str, stays: Answer
) -> None:
    first = answer("1.1", Answer.PARTLY)
    page, key = shown(), f"answer-{blank}--1.1"
    bela = desk.introduce(store, "Béla")
    desk.save_answer(store, blank, "1.1", Response(answer=Answer.YES), seen=first, by=bela)
    page.segmented_control(key=key).set_value(Answer.NO).run()
    assert answers(store, blank, "1.1") == [Answer.YES]
    assert "Béla" in page_text(page)
    page.radio[0].set_value(choice).run()
    page.button(key="dispute-settle").click().run()
    assert not page.exception
    assert answers(store, blank, "1.1") == [stays]
    assert page.segmented_control(key=key).value == stays


def test_what_others_answered_meanwhile_shows_in_the_next_run(shown: Shown, store: Store, blank: str) -> None:
    page, key = shown(), f"answer-{blank}--1.2"
    bela = desk.introduce(store, "Béla")
    desk.save_answer(store, blank, "1.2", Response(answer=Answer.YES), seen=None, by=bela)
    assert page.segmented_control(key=key).value is None
    page.run()
    assert page.segmented_control(key=key).value == Answer.YES
