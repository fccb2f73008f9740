"""An assessment is called by its kind and its day, in every language."""

from datetime import date

from drafted_plans import benchmark, plan

from planner.toolkit.assessment import AssessmentKind
from planner.wording import Wording
from planner.wording.assessments import assessment_name, question_line


def test_an_assessment_is_called_by_kind_and_day() -> None:
    day = date(2026, 10, 15)
    assert assessment_name(AssessmentKind.SELF_ASSESSMENT, day, Wording("en")) == "Self-assessment of 15 October 2026"
    assert assessment_name(AssessmentKind.SELF_ASSESSMENT, day, Wording("fr")) == "Autoévaluation du 15 octobre 2026"


def test_a_question_is_given_with_the_answer_of_today() -> None:
    finding = plan(1).diagnosis.factors[0].questions[0]
    line = question_line(finding, benchmark().question_by_id, Wording("en"))
    assert line == "1.1 Does the city say at its counters whom to turn to? Answer: no."
    assert question_line(finding, {}, Wording("en")) == "1.1 Answer: no."
