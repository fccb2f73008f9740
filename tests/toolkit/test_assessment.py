"""What a city says when it assesses itself, and what it cannot say."""

from datetime import date
from typing import Any

import pytest
from cities import city
from pydantic import ValidationError

from planner.confidential import marks_within
from planner.toolkit.assessment import Answer, Assessment, AssessmentKind, Evidence, Response, Standing

LEAST: dict[str, Any] = {"city": {"name": "Havelmar"}, "benchmark": "anti-discrimination", "date": "2026-10-15"}


def test_a_city_a_benchmark_and_a_date_are_enough() -> None:
    assessment = Assessment.model_validate(LEAST)
    assert (assessment.kind, assessment.language) == (AssessmentKind.SELF_ASSESSMENT, "en")
    assert (assessment.scope, assessment.answers, assessment.context) == ((), {}, {})
    assert assessment.date == date(2026, 10, 15)


@pytest.mark.parametrize("missing", LEAST)
def test_without_one_of_them_there_is_no_assessment(missing: str) -> None:
    with pytest.raises(ValidationError, match=f"^1 validation error for Assessment\n{missing}\n"):
        Assessment.model_validate({key: value for key, value in LEAST.items() if key != missing})


@pytest.mark.parametrize(
    ("entry", "value"),
    [
        ("language", "fra"),
        ("language", "FR"),
        ("scope", ["F1"]),
        ("answers", {"F01": []}),
        ("answers", {"1.1": [{"answer": "maybe"}]}),
        ("answers", {"1.1": [{"note": "No answer."}]}),
        ("answers", {"1.1": [{"answer": "no", "by": "Mayor’s office"}]}),
        ("verdicts", {"F01": {"standing": "unknown", "because": "So."}}),
        ("context", {"1": {}}),
        ("context", {"C1": {"figures": {"election": "soon"}}}),
        ("respondents", [{"id": "hr"}]),
        ("city", {"name": "Havelmar", "population": 0}),
        ("city", {"name": ""}),
        ("mayor", "A name"),
    ],
    ids=str,
)
def test_what_cannot_be_said_is_refused(entry: str, value: object) -> None:
    with pytest.raises(ValidationError, match=f"\n{entry}"):
        Assessment.model_validate({**LEAST, entry: value})


def test_a_figure_of_the_context_is_a_number_or_a_date() -> None:
    figures = {"residents": 12, "election": "2027-10-10"}
    assessment = Assessment.model_validate({**LEAST, "context": {"C1": {"figures": figures}}})
    assert assessment.context["C1"].figures == {"residents": 12, "election": date(2027, 10, 10)}


def test_what_must_not_leave_is_marked_where_it_is_declared() -> None:
    assert marks_within(Response).values == {"confidential_note"}
    assert marks_within(Evidence).flags == {"confidential"}
    assert "confidential_note" in marks_within(Assessment).values


def test_words_of_answers_and_standings_are_those_of_the_files() -> None:
    assert [answer.value for answer in Answer] == ["yes", "partly", "no", "unknown", "not-applicable"]
    assert [standing.value for standing in Standing] == [
        "in-place",
        "weak",
        "missing",
        "not-assessed",
        "not-applicable",
    ]


def test_an_assessment_that_is_written_and_read_is_the_same() -> None:
    answers = {
        "1.1": [{"answer": "no", "note": "We looked.", "evidence": [{"title": "Survey", "dated": "2026-05-02"}]}]
    }
    assessment = Assessment.model_validate({**LEAST, "answers": answers})
    assert Assessment.model_validate_json(assessment.model_dump_json(), strict=True) == assessment


def test_a_verdict_without_a_reason_is_refused() -> None:
    with pytest.raises(ValidationError, match="because"):
        city(verdicts={"F01": {"standing": "weak"}})
