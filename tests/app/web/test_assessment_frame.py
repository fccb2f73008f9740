"""What readers call the assessments of a city."""

from datetime import date

import pytest

from planner.app.web.assessment_frame import assessment_names
from planner.store import AssessmentSummary
from planner.toolkit.assessment import AssessmentKind
from planner.wording import Wording


def summary(id_: str, day: date, kind: AssessmentKind = AssessmentKind.SELF_ASSESSMENT) -> AssessmentSummary:
    return AssessmentSummary(id=id_, city="aldmere", benchmark="anti-discrimination", date=day, kind=kind)


FIRST, LATER = date(2027, 1, 4), date(2028, 1, 4)


def test_an_assessment_is_known_by_its_kind_and_day() -> None:
    names = assessment_names([summary("a-1", FIRST), summary("a-2", LATER)], Wording("en"))
    assert list(names) == ["a-1", "a-2"]
    assert "4 January 2027" in names["a-1"]
    assert "a-1" not in names["a-1"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_those_of_one_kind_and_day_are_told_apart_by_their_ids(language: str) -> None:
    listed = [summary("a-1", FIRST), summary("a-2", FIRST), summary("a-3", LATER)]
    names = assessment_names(listed, Wording(language))
    assert names["a-1"].endswith("(a-1)")
    assert names["a-2"].endswith("(a-2)")
    assert not names["a-3"].endswith("(a-3)")
    assert len(set(names.values())) == 3


def test_two_kinds_on_one_day_need_no_ids() -> None:
    listed = [summary("a-1", FIRST), summary("a-2", FIRST, AssessmentKind.PEER_REVIEW)]
    assert not any("(" in name for name in assessment_names(listed, Wording("en")).values())


def test_a_city_without_assessments_has_no_names() -> None:
    assert assessment_names((), Wording("en")) == {}
