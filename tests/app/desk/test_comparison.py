"""Two assessments of a city are held against each other."""

from datetime import date
from pathlib import Path

import pytest

from planner.app import desk
from planner.app.desk.assessment_view import assessment_view
from planner.app.desk.comparison import FactorMoved
from planner.app.desk.intake import example_file
from planner.store import Actor, Store
from planner.toolkit.assessment import Answer, AssessmentKind, Response, Standing

ANNA, BORIS = Actor("anna"), Actor("boris")
PLAN, ASSESSMENT = "havelmar-plan-2027", "havelmar-2026-10-15"


def test_two_assessments_are_compared_factor_by_factor(havelmar: Store, tmp_path: Path) -> None:
    text = example_file("havelmar").read_text(encoding="utf-8").replace("date: 2026-10-15", "date: 2028-10-15")
    (tmp_path / "later.yaml").write_text(text, encoding="utf-8")
    later = desk.import_assessment(havelmar, tmp_path / "later.yaml", by=ANNA).assessment
    seen = havelmar.assessment(later).assessment.answers["1.1"][0]
    desk.save_answer(havelmar, later, "1.1", seen.model_copy(update={"answer": Answer.NO}), seen=seen, by=ANNA)
    comparison = desk.compare(havelmar, later, ASSESSMENT)
    assert (comparison.earlier.id, comparison.later.id) == (ASSESSMENT, later)
    (moved,) = [factor for factor in comparison.factors if factor]
    assert moved.factor == "F01"
    assert moved.better is False
    assert (comparison.forward, comparison.back, comparison.unmoved) == (0, 1, 10)
    assert [(answer.question, answer.before, answer.after) for answer in moved.answers] == [
        ("1.1", Answer.YES, Answer.NO)
    ]


def test_an_assessment_beside_itself_shows_no_move(read_only: Store) -> None:
    same = desk.compare(read_only, ASSESSMENT, ASSESSMENT)
    assert not any(same.factors)
    assert (same.new_readings, same.gone_readings, same.unplaced) == ((), (), ())
    assert all(factor.better is None for factor in same.factors)
    assert (same.forward, same.back, same.unmoved) == (0, 0, 11)


def test_titles_are_in_the_language_that_is_asked_for(read_only: Store) -> None:
    french, english = (desk.compare(read_only, ASSESSMENT, ASSESSMENT, language=language) for language in ("fr", "en"))
    assert [factor.factor for factor in french.factors] == [factor.factor for factor in english.factors]
    assert french.factors[0].title != english.factors[0].title


def test_a_factor_that_was_in_place_and_does_not_apply_any_more_has_not_moved_back(havelmar: Store) -> None:
    later = desk.next_assessment(
        havelmar, ASSESSMENT, kind=AssessmentKind.FOLLOW_UP, copy=True, by=ANNA, today=date(2027, 10, 15)
    ).assessment
    for question in desk.content("anti-discrimination", "en")[0].factor_by_id["F01"].asked:
        given = Response(answer=Answer.NOT_APPLICABLE, by="egalite")
        desk.save_answer(havelmar, later, question.id, given, seen=None, by=ANNA)
    comparison = desk.compare(havelmar, ASSESSMENT, later)
    moved = next(factor for factor in comparison.factors if factor.factor == "F01")
    assert (moved.before, moved.after, moved.better) == (Standing.IN_PLACE, Standing.NOT_APPLICABLE, None)
    assert (comparison.forward, comparison.back) == (0, 0)


def test_what_nobody_has_answered_again_yet_is_not_compared(havelmar: Store) -> None:
    later = desk.next_assessment(
        havelmar, ASSESSMENT, kind=AssessmentKind.FOLLOW_UP, copy=True, by=ANNA, today=date(2027, 10, 15)
    ).assessment
    comparison = desk.compare(havelmar, ASSESSMENT, later)
    assert (comparison.forward, comparison.back, comparison.unmoved, comparison.not_compared) == (0, 0, 0, 11)
    assert not [answer for factor in comparison.factors for answer in factor.answers]
    assert len(comparison.unanswered) == assessment_view(havelmar, ASSESSMENT, language="en").answered


def test_what_one_of_several_has_answered_again_is_answered_in_part(havelmar: Store) -> None:
    then = havelmar.assessment(ASSESSMENT).assessment.answers
    shared = next(question for question, responses in then.items() if len({said.by for said in responses}) > 1)
    alone = [question for question, responses in then.items() if [said.by for said in responses] == ["egalite"]][:2]
    later = desk.next_assessment(
        havelmar, ASSESSMENT, kind=AssessmentKind.FOLLOW_UP, copy=True, by=ANNA, today=date(2027, 10, 15)
    ).assessment
    desk.confirm_answers(havelmar, later, [shared, *alone], whose="egalite", by=ANNA)
    comparison = desk.compare(havelmar, ASSESSMENT, later)
    assert comparison.in_part == (shared,)
    answered = assessment_view(havelmar, ASSESSMENT, language="en").answered
    assert len(comparison.unanswered) == answered - 3
    assert shared not in {moved.question for factor in comparison.factors for moved in factor.answers}
    assert comparison.not_compared == 11


def again(store: Store, tmp_path: Path, factor: str, old: str, new: str) -> FactorMoved:
    """Compare an assessment with the same two years later, but for one answer."""
    text = example_file("havelmar").read_text(encoding="utf-8").replace("date: 2026-10-15", "date: 2028-10-15")
    assert old in text
    (tmp_path / "later.yaml").write_text(text.replace(old, new), encoding="utf-8")
    later = desk.import_assessment(store, tmp_path / "later.yaml", by=ANNA).assessment
    comparison = desk.compare(store, ASSESSMENT, later)
    assert (comparison.forward, comparison.back, comparison.unmoved, comparison.not_compared) == (0, 0, 10, 1)
    return next(moved for moved in comparison.factors if moved.factor == factor)


def test_an_answer_of_the_city_as_a_whole_stands_for_all_who_answered_before(havelmar: Store) -> None:
    then = havelmar.assessment(ASSESSMENT).assessment.answers
    shared = next(question for question, responses in then.items() if len({said.by for said in responses}) > 1)
    later = desk.next_assessment(
        havelmar, ASSESSMENT, kind=AssessmentKind.FOLLOW_UP, copy=True, by=ANNA, today=date(2027, 10, 15)
    ).assessment
    desk.save_answer(havelmar, later, shared, Response(answer=Answer.YES), seen=None, by=ANNA)
    comparison = desk.compare(havelmar, ASSESSMENT, later)
    assert comparison.in_part == ()
    assert shared not in comparison.unanswered


def test_what_is_known_now_is_no_step_back(havelmar: Store, tmp_path: Path) -> None:
    moved = again(havelmar, tmp_path, "F11", '"11.4": {answer: unknown,', '"11.4": {answer: no,')
    assert moved.score_before is not None
    assert moved.score_after is not None
    assert moved.score_after < moved.score_before
    assert (moved.better, moved.known_now, moved.not_known_now) == (None, ("11.4",), ())


def test_what_nobody_knows_any_more_is_no_step_either(havelmar: Store, tmp_path: Path) -> None:
    moved = again(havelmar, tmp_path, "F11", '"11.5": no', '"11.5": unknown')
    assert (moved.better, moved.known_now, moved.not_known_now) == (None, (), ("11.5",))


def test_another_verdict_by_the_same_share_is_another_standing_and_not_beyond_comparison() -> None:
    moved = FactorMoved(
        factor="F08",
        title="",
        before=Standing.WEAK,
        after=Standing.MISSING,
        score_before=0.1,
        score_after=0.1,
        answers=(),
    )
    assert (moved.better, moved.restated) == (None, True)


def test_readings_that_came_and_went_are_named(havelmar: Store, tmp_path: Path) -> None:
    text = example_file("havelmar").read_text(encoding="utf-8").replace("date: 2026-10-15", "date: 2028-10-15")
    (tmp_path / "later.yaml").write_text(text, encoding="utf-8")
    later = desk.import_assessment(havelmar, tmp_path / "later.yaml", by=ANNA).assessment
    seen = havelmar.assessment(later).assessment.context["C3"]
    desk.save_reading(havelmar, later, "C3", None, seen=seen, by=ANNA)
    comparison = desk.compare(havelmar, ASSESSMENT, later)
    assert comparison.gone_readings == tuple(("C3", word) for word in sorted(seen.readings))
    assert comparison.new_readings == ()


@pytest.mark.parametrize(
    ("before", "after", "better"),
    [(0.4, 0.6, True), (0.6, 0.4, False), (0.4, 0.4, None), (None, 0.4, None), (0.4, None, None)],
)
def test_better_is_said_only_of_what_is_known_of_both(
    before: float | None,
    after: float | None,
    better: bool | None,  # noqa: FBT001
) -> None:
    moved = FactorMoved(
        factor="F01", title="", before=None, after=None, score_before=before, score_after=after, answers=()
    )
    assert moved.better is better
    assert not moved
