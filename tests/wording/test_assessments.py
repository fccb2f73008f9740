"""An assessment is called by its kind and its day, in every language."""

from datetime import date

from planner.toolkit.assessment import AssessmentKind
from planner.wording import Wording
from planner.wording.assessments import assessment_name


def test_an_assessment_is_called_by_kind_and_day() -> None:
    day = date(2026, 10, 15)
    assert assessment_name(AssessmentKind.SELF_ASSESSMENT, day, Wording("en")) == "Self-assessment of 15 October 2026"
    assert assessment_name(AssessmentKind.SELF_ASSESSMENT, day, Wording("fr")) == "Autoévaluation du 15 octobre 2026"
