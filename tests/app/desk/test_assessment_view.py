"""An assessment is seen with questions in the reader's language, and with why the city stands where it does."""

from dataclasses import replace

import pytest

from planner.app.desk.assessment_view import AssessmentView, assessment_view, why_standing
from planner.proposal.unplaced import Part
from planner.store import Store
from planner.toolkit.assessment import Answer
from planner.wording import Wording

ASSESSMENT = "havelmar-2026-10-15"


@pytest.fixture(scope="module")
def seen(read_only: Store) -> AssessmentView:
    return assessment_view(read_only, ASSESSMENT, language="en")


def test_questions_are_in_the_readers_language_and_answers_as_they_were_given(
    seen: AssessmentView, read_only: Store
) -> None:
    french = assessment_view(read_only, ASSESSMENT, language="fr")
    assert seen.factors[0].title != french.factors[0].title
    assert seen.responses("1.1") == french.responses("1.1")


def test_every_question_or_aspect_is_counted_once(seen: AssessmentView) -> None:
    parts = [part.question for part in seen.parts]
    assert len(parts) == len(set(parts)) == seen.asked
    assert 0 < seen.answered < seen.asked
    assert seen.answered == sum(bool(seen.responses(part)) for part in parts)
    assert seen.share_answered == seen.answered / seen.asked
    assert replace(seen, diagnosis=seen.diagnosis.model_copy(update={"factors": ()})).share_answered == 0


def test_one_respondents_answer_is_found_by_whose_it_is(seen: AssessmentView) -> None:
    by = {response.by for response in seen.responses("1.2")}
    assert by == {"egalite", "associations"}
    given = seen.response("1.2", "associations")
    assert given is not None
    assert given.by == "associations"
    assert seen.response("1.2", "hr") is None
    assert seen.response("99.9", None) is None


def test_what_has_its_place_stands_nowhere_else(seen: AssessmentView) -> None:
    assert all(seen.without_place(Part.ANSWER, part.question) is None for part in seen.parts)


@pytest.mark.parametrize("factor", [f"F{number:02}" for number in range(1, 12)])
def test_who_answered_most_of_a_factor_is_asked_for_the_rest(seen: AssessmentView, factor: str) -> None:
    known = [respondent.id for respondent in seen.stored.assessment.respondents]
    most = seen.most_answers_by(factor)
    belongs = seen.case.benchmark.factor_of_question
    number = {
        by: sum(
            response.by == by
            for question, responses in seen.stored.assessment.answers.items()
            for response in responses
            if belongs[question] == factor
        )
        for by in (*known, None)
    }
    assert number[most] == max(number.values())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_standing_is_explained_by_the_answers_that_give_it(seen: AssessmentView, language: str) -> None:
    wording, scale = Wording(language), seen.case.catalogue.method.scale
    for finding in seen.diagnosis.factors:
        sentence = why_standing(finding, scale, wording)
        if finding.score is not None:
            assert wording.percent(finding.score) in sentence
            assert wording.percent(scale.in_place_from) in sentence
            answers = {part.answer for question in finding.questions for part in question.parts}
            assert all(wording.label(answer).lower() in sentence for answer in answers if answer in Answer)


def test_a_factor_of_which_nothing_is_known_begins_with_the_facts(seen: AssessmentView) -> None:
    finding = seen.diagnosis.factors[0]
    scale, english = seen.case.catalogue.method.scale, Wording("en")
    for answer, sentence in (
        (Answer.UNKNOWN, "Nothing is known yet: the facts come first."),
        (Answer.NOT_APPLICABLE, "None of the questions applies."),
    ):
        questions = tuple(
            question.model_copy(update={"answer": answer, "aspects": ()}) for question in finding.questions
        )
        silent = finding.model_copy(update={"score": None, "questions": questions})
        assert why_standing(silent, scale, english) == sentence
