"""Rows are called as readers know them, whatever their ids are."""

from datetime import date

from planner.app import desk
from planner.app.desk.undo_effects import undo_effects
from planner.store import Actor, Change, Entity, Store
from planner.toolkit.assessment import Answer, Evidence, Respondent, Response
from planner.wording import Wording
from planner.wording.undo import undo_words

TODAY = date(2027, 3, 1)
ANNA, BORIS = Actor("anna"), Actor("boris")


def words_of_undo(store: Store, batch: str, language: str = "en") -> tuple[str, ...]:
    pending_undo = desk.prepare_undo(store, batch, today=TODAY, by=ANNA)
    words = undo_words(undo_effects(store, pending_undo, by=ANNA, wording=Wording(language)), "noon", Wording(language))
    return (words.what, *words.effects)


def test_an_answer_is_called_by_its_question_and_by_whose_it_is(havelmar: Store) -> None:
    """Its row keeps the id under which it began, also when it answers another question by now."""
    yes = Response(answer=Answer.YES, by="hr", evidence=(Evidence(title="Minutes"),))
    city = desk.begin_with(havelmar, "Rocmarin", "anti-discrimination", language="en", by=ANNA, today=TODAY)
    desk.save_respondent(
        havelmar, city.assessment, "hr", Respondent(id="hr", role="Human resources"), seen=None, by=ANNA
    )
    came = desk.save_answer(havelmar, city.assessment, "6.1", yes, seen=None, by=ANNA)
    assert words_of_undo(havelmar, came.id) == (
        "Answer 6.1 (Human resources) and 1 more (Rocmarin: Self-assessment of 1 March 2027)",
        "Goes: Answer 6.1 (Human resources)",
        "Goes: Evidence given 6.1 (Human resources)",
    )
    moved = havelmar.commit(
        [Change(entity=Entity.RESPONSE, of=city.assessment, id="6.1/hr", field="question", seen="6.1", new="6.3")],
        by=ANNA,
    )
    assert words_of_undo(havelmar, moved.id)[1:] == ("Answer 6.3 (Human resources) – Question: 6.3 → 6.1",)
    gone = desk.save_answer(havelmar, city.assessment, "6.3", None, seen=yes, by=ANNA)
    assert "Comes back: Answer 6.3 (Human resources)" in words_of_undo(havelmar, gone.id)
    answer_lines = [
        line.what
        for step in desk.assessment_history(havelmar, city.assessment, wording=Wording("en"))
        for line in step.lines
        if line.entity in {Entity.RESPONSE, Entity.EVIDENCE}
    ]
    assert {what.replace("Evidence given", "Answer") for what in answer_lines} == {"Answer 6.3 (Human resources)"}
