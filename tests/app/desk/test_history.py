"""History and conflicts are told in words, with names in place of ids."""

from datetime import date

import pytest

from planner.app import desk
from planner.store import Actor, ConflictError, Store
from planner.wording import Wording

DRAFTED, TODAY = date(2026, 11, 23), date(2027, 3, 1)
ANNA, BORIS = Actor("anna"), Actor("boris")
PLAN, ASSESSMENT = "havelmar-plan-2027", "havelmar-2026-10-15"


def test_history_is_told_in_words_with_names_in_place_of_ids(havelmar: Store) -> None:
    boris = desk.introduce(havelmar, "Boris Bürger")
    change = desk.prepare(
        havelmar.plan(PLAN), havelmar.plan(PLAN).changes("F11-01", accountable="hr"), by=ANNA, today=TODAY
    )
    batch = desk.carry_out(havelmar, change, by=boris, note="As agreed.")
    assert batch is not None
    first = desk.plan_history(havelmar, PLAN, wording=Wording("en"), action="F11-01")[0]
    assert (first.batch, first.who, first.note) == (batch.id, "Boris Bürger", "As agreed.")
    (line,) = first.lines
    assert line.field == "Owner"
    assert line.new == "Ressources humaines"
    assert line.old not in {"", "–", "data"}
    (french,) = desk.plan_history(havelmar, PLAN, wording=Wording("fr"), action="F11-01")[0].lines
    assert french.field == "Responsable"
    desk.undo(havelmar, batch.id, by=ANNA)
    told = desk.plan_history(havelmar, PLAN, wording=Wording("en"))
    assert told[0].undoes == batch.id
    assert next(one for one in told if one.batch == batch.id).undone


def test_a_conflict_names_an_answer_as_people_know_it(havelmar: Store) -> None:
    seen = havelmar.assessment(ASSESSMENT).assessment.answers["6.1"][0]
    desk.save_answer(havelmar, ASSESSMENT, "6.1", seen.model_copy(update={"note": "His"}), seen=seen, by=BORIS)
    with pytest.raises(ConflictError) as error:
        desk.save_answer(havelmar, ASSESSMENT, "6.1", seen.model_copy(update={"note": "Hers"}), seen=seen, by=ANNA)
    clash = desk.clashes(havelmar, error.value.conflicts, wording=Wording("en"))[0]
    assert (clash.what, clash.theirs) == ("Answer 6.1 (Direction des ressources humaines)", "His")
