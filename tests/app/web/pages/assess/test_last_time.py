"""Answers of last time stand beside the questions, are confirmed with one tap, and stay in sight where they differ."""

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from app.web.conftest import TODAY, page_text
from planner.app import desk
from planner.store import Actor, Store
from planner.toolkit.assessment import Answer, AssessmentKind, ContextReading, Evidence, Response, Standing, Verdict

OpenPage = Callable[..., AppTest]
AnswerQuestion = Callable[..., Response]
LATER = date(TODAY.year + 1, TODAY.month, TODAY.day)


@pytest.fixture
def later(store: Store, anna: Actor, blank: str, answer: AnswerQuestion) -> str:
    """The next round of Rocmarin, which answered three questions of the first key factor last time."""
    answer("1.1", Answer.NO, note="Nobody *said* so.", evidence=[Evidence(title="Minutes of May")])
    answer("1.2", Answer.PARTLY, confidential_note="In private.")
    answer("1.3", Answer.YES)
    verdict = Verdict(standing=Standing.MISSING, because="Nothing was seen.")
    desk.save_verdict(store, blank, "F01", verdict, seen=None, by=anna)
    desk.save_reading(store, blank, "C2", ContextReading(readings=("strong",)), seen=None, by=anna)
    kind = AssessmentKind.FOLLOW_UP
    return desk.next_assessment(store, blank, kind=kind, copy=True, by=anna, today=LATER).assessment


def given(store: Store, assessment: str) -> dict[str, Answer]:
    answers = store.assessment(assessment).assessment.answers
    return {question: response.answer for question, responses in answers.items() for response in responses}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            (
                "Last time: Self-assessment of 15 March 2027",
                "Last time (15 March 2027): no",
                "Shown by: Minutes of May",
            ),
        ),
        (
            "fr",
            (
                "La dernière fois\u00a0: Autoévaluation du 15 mars 2027",
                "La dernière fois (15 mars 2027)\u00a0: non",
                "Justificatifs\u00a0: Minutes of May",
            ),
        ),
    ],
)
def test_answer_note_and_day_of_last_time_stand_beside_the_question_and_none_counts(
    open_page: OpenPage, later: str, language: str, words: tuple[str, ...]
) -> None:
    page = open_page("assess", language=language, assessment=later, factor="F01")
    text = page_text(page).replace("\\", "")
    assert all(word in text for word in words)
    assert "Nobody *said* so." in text
    assert "In private" not in text
    assert page.get("progress")[0].proto.value == 0
    assert page.segmented_control(key=f"answer-{later}--1.1").value is None


def test_one_tap_gives_the_answer_and_what_it_rests_on(
    open_page: OpenPage, store: Store, blank: str, later: str
) -> None:
    page = open_page("assess", assessment=later, factor="F01")
    page.button(key=f"still-{later}--1.1").click().run()
    assert not page.exception
    assert store.assessment(later).assessment.answers == {"1.1": store.assessment(blank).assessment.answers["1.1"]}
    assert "As last time (15 March 2027)." in page_text(page)
    assert f"still-{later}--1.1" not in {button.key for button in page.button}
    assert f"still-{later}--1.2" in {button.key for button in page.button}


def test_one_tap_gives_all_that_is_open_of_a_key_factor(open_page: OpenPage, store: Store, later: str) -> None:
    page = open_page("assess", assessment=later, factor="F01")
    page.segmented_control(key=f"answer-{later}--1.2").set_value(Answer.YES).run()
    button = page.button(key=f"still-all-{later}--F01")
    assert button.label == "Still so: all 2 answers of last time to this key factor"
    button.click().run()
    assert not page.exception
    assert given(store, later) == {"1.1": Answer.NO, "1.2": Answer.YES, "1.3": Answer.YES}
    assert not [button.key for button in page.button if str(button.key).startswith("still-")]


def test_of_several_respondents_only_the_answers_of_whoever_is_chosen_are_given_again(
    open_page: OpenPage, store: Store, anna: Actor, blank: str
) -> None:
    for role, given_then in (("Staff *office*", Answer.YES), ("Associations", Answer.NO)):
        _, by = desk.add_respondent(store, blank, role, None, by=anna)
        desk.save_answer(store, blank, "1.1", Response(answer=given_then, by=by), seen=None, by=anna)
    kind = AssessmentKind.FOLLOW_UP
    new = desk.next_assessment(store, blank, kind=kind, copy=True, by=anna, today=LATER).assessment
    page = open_page("assess", assessment=new, factor="F01")
    assert "Others last time: Associations – No" in page_text(page)
    # The button is about those of whoever is chosen alone: whose are left is said beside it.
    assert "Others answered last time: Associations – 1.1. To confirm theirs, choose them under" in page_text(page)
    button = page.button(key=f"still-all-{new}-staff-office-F01")
    assert button.label.replace("\\", "") == "Still so: the 1 answer of “Staff *office*” to this key factor"
    button.click().run()
    assert not page.exception
    assert [response.by for response in store.assessment(new).assessment.answers["1.1"]] == ["staff-office"]
    assert "Others last time: Associations – No" in page_text(page)


def test_last_times_answer_stays_in_sight_where_todays_differs(open_page: OpenPage, later: str) -> None:
    page = open_page("assess", assessment=later, factor="F01")
    page.segmented_control(key=f"answer-{later}--1.2").set_value(Answer.YES).run()
    assert "↔ Last time (15 March 2027): partly" in page_text(page).replace("\\", "")


def test_a_judgement_of_last_time_is_shown_and_judges_nothing_today(open_page: OpenPage, later: str) -> None:
    text = page_text(open_page("assess", assessment=later, factor="F01")).replace("\\", "")
    assert "Last time (15 March 2027) people judged: missing." in text
    assert "Nothing was seen." in text
    assert "Not assessed" in text


def test_the_context_says_from_which_assessment_it_came(open_page: OpenPage, blank: str, later: str) -> None:
    sentence = "The readings came along from the assessment of 15 March 2027"
    assert sentence in page_text(open_page("context", assessment=later))
    assert sentence not in page_text(open_page("context", assessment=blank))


def test_a_first_assessment_says_nothing_of_a_last_time(open_page: OpenPage, blank: str) -> None:
    assert "Last time" not in page_text(open_page("assess", assessment=blank, factor="F01"))


def test_a_round_whose_last_one_was_removed_says_so(
    open_page: OpenPage, store: Store, anna: Actor, blank: str, later: str
) -> None:
    desk.remove(store, desk.prepare_removal_of(store, blank), by=anna, today=LATER)
    text = page_text(open_page("assess", assessment=later, factor="F01"))
    assert "The assessment of 15 March 2027, which this one follows, is not here." in text


def test_no_plan_is_drafted_from_a_round_in_which_nobody_has_answered(
    open_page: OpenPage, store: Store, later: str
) -> None:
    page = open_page("assess", assessment=later, factor="F01")
    page.button(key=f"draft-{later}").click().run()
    assert not page.exception
    assert "Nobody has answered anything in the assessment of 15 March 2028 yet" in page_text(page)
    assert store.plans() == ()
