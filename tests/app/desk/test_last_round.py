"""A new round begins without an answer; those of the last one stand beside its questions and are given again."""

from datetime import date

import pytest

from planner.app import desk
from planner.app.desk.assessment_view import AssessmentView, assessment_view
from planner.app.desk.last_round import brought_along, last_round
from planner.problem import ProblemsFoundError
from planner.store import Actor, Store, assessment_edits
from planner.toolkit.assessment import Answer, AssessmentKind, Evidence, Response, Standing, Verdict

ANNA = Actor("anna")
FIRST, TODAY = "havelmar-2026-10-15", date(2027, 10, 15)
WHO = "egalite"


def begun(store: Store, *, copy: bool = True) -> str:
    kind = AssessmentKind.FOLLOW_UP
    return desk.next_assessment(store, FIRST, kind=kind, copy=copy, by=ANNA, today=TODAY).assessment


def seen(store: Store, assessment: str) -> AssessmentView:
    return assessment_view(store, assessment, language="en")


def test_a_new_round_begins_at_no_answer_and_shows_those_of_the_last_one(havelmar: Store) -> None:
    view = seen(havelmar, begun(havelmar))
    assert (view.answered, view.share_answered) == (0, 0)
    assert view.last is not None
    assert (view.last.id, view.last.date) == (FIRST, date(2026, 10, 15))
    assert view.last.answers == havelmar.assessment(FIRST).assessment.answers
    assert view.responses("1.1") == ()


def test_a_round_that_names_none_before_it_shows_none(havelmar: Store) -> None:
    assert seen(havelmar, begun(havelmar, copy=False)).last is None
    assert seen(havelmar, FIRST).last is None


def test_the_last_round_is_not_shown_once_it_is_removed_and_comes_back_with_it(havelmar: Store) -> None:
    new = begun(havelmar)
    desk.remove(havelmar, desk.prepare_removal_of(havelmar, FIRST), by=ANNA, today=TODAY)
    assert last_round(havelmar, havelmar.assessment(new)) is None
    desk.bring_back(havelmar, FIRST, by=ANNA)
    assert last_round(havelmar, havelmar.assessment(new)) is not None


def test_an_answer_that_still_holds_is_given_again_with_its_note_and_evidence(havelmar: Store) -> None:
    new = begun(havelmar)
    then = havelmar.assessment(FIRST).assessment.answers["1.1"][0]
    full = then.model_copy(
        update={"note": "Said twice", "confidential_note": "In private", "evidence": (Evidence(title="Resolution 12"),)}
    )
    desk.save_answer(havelmar, FIRST, "1.1", full, seen=then, by=ANNA)
    desk.confirm_answers(havelmar, new, ["1.1"], whose=WHO, by=ANNA)
    assert havelmar.assessment(new).assessment.answers == {"1.1": (full,)}
    assert seen(havelmar, new).answered == 1


def test_a_whole_key_factor_is_confirmed_as_one_change_and_what_was_answered_by_then_stays(havelmar: Store) -> None:
    new = begun(havelmar)
    otherwise = Response(answer=Answer.NO, by=WHO)
    desk.save_answer(havelmar, new, "1.2", otherwise, seen=None, by=ANNA)
    still_so = seen(havelmar, new).still_so("F01", WHO)
    assert "1.2" not in still_so
    batch = desk.confirm_answers(havelmar, new, ["1.2", *still_so], whose=WHO, by=ANNA)
    view = seen(havelmar, new)
    assert view.response("1.2", WHO) == otherwise
    assert {question: view.response(question, WHO) for question in still_so} == {
        question: view.last_response(question, WHO) for question in still_so
    }
    assert view.still_so("F01", WHO) == ()
    desk.undo(havelmar, batch.id, by=ANNA)
    assert seen(havelmar, new).still_so("F01", WHO) == still_so


def test_each_respondent_confirms_their_own_answers(havelmar: Store) -> None:
    new = begun(havelmar)
    desk.confirm_answers(havelmar, new, ["1.2"], whose="associations", by=ANNA)
    view = seen(havelmar, new)
    assert [response.by for response in view.responses("1.2")] == ["associations"]
    assert view.is_still_open("1.2", WHO)
    assert desk.confirm_answers(havelmar, new, ["1.2"], whose="nobody", by=ANNA).changed == 0


def test_what_was_said_of_a_question_as_a_whole_is_open_until_one_of_its_aspects_is_answered(
    empty: Store,
) -> None:
    store, anna = empty, ANNA
    city = desk.create_city(store, "Rocmarin", by=anna).id
    day = date(2026, 8, 20)
    first = desk.new_assessment(store, city, "anti-discrimination", language="en", by=anna, today=day).assessment
    desk.save_answer(store, first, "6.2", Response(answer=Answer.NO), seen=None, by=anna)
    kind = AssessmentKind.FOLLOW_UP
    new = desk.next_assessment(store, first, kind=kind, copy=True, by=anna, today=TODAY).assessment
    assert seen(store, new).still_so("F06", None) == ("6.2",)
    desk.save_answer(store, new, "6.2b", Response(answer=Answer.YES), seen=None, by=anna)
    assert seen(store, new).still_so("F06", None) == ()


def test_whoever_answered_a_key_factor_last_time_is_asked_again(havelmar: Store) -> None:
    new = begun(havelmar)
    desk.save_answer(havelmar, new, "1.1", Response(answer=Answer.YES, by="habitants"), seen=None, by=ANNA)
    before, now = seen(havelmar, FIRST), seen(havelmar, new)
    assert now.most_answers_by("F01") == "habitants"
    assert now.most_answers_by("F06") == before.most_answers_by("F06") == "rh"


def test_no_plan_follows_from_a_round_in_which_nobody_has_answered(havelmar: Store) -> None:
    new = begun(havelmar)
    for refused in (
        lambda: desk.propose_redraft(havelmar, "havelmar-plan-2027", today=date(2026, 11, 13), assessment=new),
        lambda: desk.draft_into(havelmar, new, by=ANNA, today=TODAY),
    ):
        with pytest.raises(ProblemsFoundError) as error:
            refused()
        assert [problem.code for problem in error.value.problems] == ["nothing-answered"]
    desk.confirm_answers(havelmar, new, ["1.1"], whose=WHO, by=ANNA)
    proposed = desk.propose_redraft(havelmar, "havelmar-plan-2027", today=date(2026, 11, 13), assessment=new)
    assert (proposed.answered, proposed.asked) == (1, seen(havelmar, new).asked)


def copied(store: Store) -> str:
    """Return a round as earlier releases began it: with a copy of the answers of the last one."""
    earlier = store.assessment(FIRST)
    whole = earlier.assessment.model_copy(update={"date": TODAY, "verdicts": {}})
    store.commit(assessment_edits("copied", whole, city=earlier.city), by=ANNA)
    return "copied"


def test_what_an_earlier_release_copied_stays_and_is_not_answered(havelmar: Store) -> None:
    view = seen(havelmar, copied(havelmar))
    assert view.answered == 0
    assert view.responses("1.1") == seen(havelmar, FIRST).responses("1.1")
    assert view.last is not None
    assert view.last.id == FIRST
    assert {question for question, by in view.brought if by == WHO} >= set(view.still_so("F01", WHO)) != set()


def test_a_copy_counts_once_it_is_confirmed_or_changed(havelmar: Store) -> None:
    new = copied(havelmar)
    before = seen(havelmar, new)
    desk.confirm_answers(havelmar, new, ["1.1"], whose=WHO, by=ANNA)
    view = seen(havelmar, new)
    assert view.answered == 1
    assert view.responses("1.1") == before.responses("1.1")
    then = view.response("1.2", WHO)
    assert then is not None
    more = then.model_copy(update={"evidence": (*then.evidence, Evidence(title="Seen in May"))})
    desk.save_answer(havelmar, new, "1.2", more, seen=then, by=ANNA)
    assert seen(havelmar, new).answered == 2


def test_what_came_in_a_file_was_given_by_whoever_wrote_it(havelmar: Store) -> None:
    assert brought_along(havelmar, havelmar.assessment(FIRST)) == frozenset()
    assert seen(havelmar, FIRST).answered > 0


def test_a_judgement_of_the_last_round_is_kept_for_sight_only(havelmar: Store) -> None:
    verdict = Verdict(standing=Standing.WEAK, because="Seen on site.")
    desk.save_verdict(havelmar, FIRST, "F01", verdict, seen=None, by=ANNA)
    view = seen(havelmar, begun(havelmar))
    assert view.last is not None
    assert view.last.verdicts["F01"] == verdict
    assert view.diagnosis.factors[0].verdict is None
