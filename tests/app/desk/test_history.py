"""History and conflicts are written in sentences, with names in place of ids."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from refusals import codes

from planner.app import desk
from planner.app.desk.comments import Remark
from planner.app.desk.conflicts import clashes
from planner.app.desk.undo_effects import undo_effects
from planner.problem import ProblemsFoundError
from planner.store import Actor, ConflictError, Store
from planner.toolkit.plan_settings import PlanMeans, ServiceTime
from planner.wording import Wording

DRAFTED, TODAY = date(2026, 11, 13), date(2027, 3, 1)
ANNA, BORIS = Actor("anna"), Actor("boris")
PLAN, ASSESSMENT = "havelmar-plan-2027", "havelmar-2026-10-15"


def test_history_is_told_in_words_with_names_in_place_of_ids(havelmar: Store) -> None:
    boris = desk.introduce(havelmar, "Boris Bürger")
    change = desk.prepare(havelmar.plan(PLAN), havelmar.plan(PLAN).changes("F09-10", owner="hr"), by=ANNA, today=TODAY)
    batch = desk.carry_out(havelmar, change, by=boris, note="As agreed.")
    assert batch is not None
    first = desk.plan_history(havelmar, PLAN, wording=Wording("en"), action="F09-10")[0]
    assert (first.batch, first.who, first.note) == (batch.id, "Boris Bürger", "As agreed.")
    (line,) = first.lines
    assert line.field == "Owner"
    assert line.new == "Direction des ressources humaines"
    assert line.old not in {"", "–", "data"}
    (french,) = desk.plan_history(havelmar, PLAN, wording=Wording("fr"), action="F09-10")[0].lines
    assert french.field == "Pilote"
    desk.undo(havelmar, batch.id, by=ANNA)
    steps = desk.plan_history(havelmar, PLAN, wording=Wording("en"))
    assert steps[0].undoes == batch.id
    assert next(step for step in steps if step.batch == batch.id).undone


def test_a_change_that_was_taken_back_and_done_again_stands(havelmar: Store) -> None:
    stored = havelmar.plan(PLAN)
    change = desk.edit(havelmar, PLAN, stored.changes("F09-10", title="Another"), by=ANNA, today=TODAY)
    assert change is not None
    undone = desk.undo(havelmar, change.id, by=ANNA)
    again = desk.undo(havelmar, undone.id, by=ANNA)
    steps = {step.batch: step.undone for step in desk.plan_history(havelmar, PLAN, wording=Wording("en"))}
    assert (steps[change.id], steps[undone.id], steps[again.id]) == (False, True, False)


def test_a_decision_of_the_council_is_named_as_what_it_is(havelmar: Store) -> None:
    for day, reference in ((date(2026, 12, 10), "2026-118"), (date(2027, 2, 4), "2027-9")):
        view = desk.plan_view(havelmar, PLAN, today=TODAY)
        desk.adopt(havelmar, view, adopted_on=day, reference=reference, by=ANNA)
    second, first = desk.plan_history(havelmar, PLAN, wording=Wording("en"))[:2]
    assert second.lines[0].what == "Change adopted by the council on 4 February 2027, 2027-9"
    assert first.lines[0].what == "Adoption by the council on 10 December 2026, 2026-118"
    desk.undo(havelmar, second.batch, by=ANNA)
    taken_back = desk.plan_history(havelmar, PLAN, wording=Wording("fr"))[1]
    assert "2027-9" in taken_back.lines[0].what


@pytest.mark.parametrize(
    ("language", "name", "low", "high"),
    [
        ("en", "Cost", "under €2,000", "€10,000 to €50,000"),
        ("fr", "Coût", "moins de 2\u202f000\u00a0€", "10\u202f000\u00a0€ à 50\u202f000\u00a0€"),
    ],
)
def test_a_cost_is_a_range_of_euros_wherever_a_change_of_it_is_read(
    havelmar: Store, language: str, name: str, low: str, high: str
) -> None:
    wording, before = Wording(language), havelmar.plan(PLAN)
    stale = before.change("F09-10", "cost_band", 2)
    for band in (0, 2):
        stored = havelmar.plan(PLAN)
        batch = desk.edit(havelmar, PLAN, [stored.change("F09-10", "cost_band", band)], by=ANNA, today=TODAY)
    (line,) = desk.plan_history(havelmar, PLAN, wording=wording, action="F09-10")[0].lines
    assert (line.field, line.old, line.new) == (name, low, high)
    assert batch is not None
    pending = desk.prepare_undo(havelmar, batch.id, today=TODAY, by=ANNA)
    (reversal,) = undo_effects(havelmar, pending, by=ANNA, wording=wording).reversals
    assert (reversal.now, reversal.then) == (high, low)
    with pytest.raises(ConflictError) as error:
        desk.edit(havelmar, PLAN, [replace(stale, new=1)], by=BORIS, today=TODAY)
    (clash,) = desk.clashes(havelmar, error.value.conflicts, wording=wording)
    assert (clash.field, clash.theirs) == (name, high)


def test_a_conflict_names_an_answer_as_people_know_it(havelmar: Store) -> None:
    seen = havelmar.assessment(ASSESSMENT).assessment.answers["6.1"][0]
    desk.save_answer(havelmar, ASSESSMENT, "6.1", seen.model_copy(update={"note": "His"}), seen=seen, by=BORIS)
    with pytest.raises(ConflictError) as error:
        desk.save_answer(havelmar, ASSESSMENT, "6.1", seen.model_copy(update={"note": "Hers"}), seen=seen, by=ANNA)
    clash = desk.clashes(havelmar, error.value.conflicts, wording=Wording("en"))[0]
    assert (clash.what, clash.theirs) == ("Answer 6.1 (Direction des ressources humaines)", "His")


def test_a_link_is_in_the_history_of_both_its_actions(havelmar: Store) -> None:
    stored = havelmar.plan(PLAN)
    link = stored.plan.dependencies[0]
    cut = desk.carry_out(havelmar, desk.prepare(stored, stored.unlink(link), by=ANNA, today=TODAY), by=ANNA)
    assert cut is not None
    for action in (link.predecessor, link.successor):
        (line,) = desk.plan_history(havelmar, PLAN, wording=Wording("en"), action=action)[0].lines
        assert line.what == f"Dependency {link.predecessor} → {link.successor}"
        assert (line.field, line.new) == ("", "")


def test_an_action_that_is_gone_keeps_its_history(havelmar: Store) -> None:
    change = desk.prepare_action_removal(havelmar.plan(PLAN), "F09-10", today=TODAY)
    desk.carry_out(havelmar, change, by=ANNA, note="Not ours.")
    last = desk.plan_history(havelmar, PLAN, wording=Wording("en"), action="F09-10")[0]
    assert last.note == "Not ours."
    with pytest.raises(ProblemsFoundError) as error:
        desk.plan_history(havelmar, PLAN, wording=Wording("en"), action="F99-01")
    assert codes(error) == ["unknown-action"]


def test_a_confidential_comment_came_but_is_not_quoted_unless_it_is_asked_for(havelmar: Store) -> None:
    remark = Remark(text="She is ill.", confidential=True)
    desk.add_comment(havelmar, PLAN, remark, by=ANNA, now=datetime(2027, 3, 1, tzinfo=UTC))
    (line,) = desk.plan_history(havelmar, PLAN, wording=Wording("en"))[0].lines
    assert (line.what, line.new, line.withheld) == ("Comment", "(confidential)", True)
    (line,) = desk.plan_history(havelmar, PLAN, wording=Wording("en"), confidential=True)[0].lines
    assert (line.new, line.withheld) == ("She is ill.", False)


def test_steps_come_latest_first_and_each_line_belongs_to_one(havelmar: Store) -> None:
    for title in ("First", "Second", "Third"):
        stored = havelmar.plan(PLAN)
        desk.edit(havelmar, PLAN, stored.changes("F09-10", title=title, why=title), by=ANNA, today=TODAY)
    steps = desk.plan_history(havelmar, PLAN, wording=Wording("en"))
    assert [step.lines[0].new for step in steps[:3]] == ["Third", "Second", "First"]
    assert sum(len(step.lines) for step in steps) == len(havelmar.history(PLAN))
    assert [step.at for step in steps] == sorted((step.at for step in steps), reverse=True)


def test_the_history_of_an_assessment_names_respondents_by_their_function(read_only: Store) -> None:
    (step,) = desk.assessment_history(read_only, ASSESSMENT, wording=Wording("en"))
    roles = read_only.assessment(ASSESSMENT).assessment.role_by_respondent.values()
    answers = [line.what for line in step.lines if line.what.startswith("Answer ")]
    assert any(f"({role})" in what for what in answers for role in roles)


def test_means_that_a_city_changes_and_takes_back_are_told_by_the_names_of_its_services(havelmar: Store) -> None:
    seen = havelmar.assessment(ASSESSMENT).assessment.plan
    means = seen.means or PlanMeans()
    less = means.model_copy(update={"services": {**means.services, "hr": ServiceTime(posts=0.05)}})
    more = means.model_copy(update={"services": {**means.services, "hr": ServiceTime(posts=0.3)}})
    batch = desk.save_settings(havelmar, ASSESSMENT, seen.model_copy(update={"means": less}), seen=seen, by=ANNA)
    ((line,), *_) = (step.lines for step in desk.assessment_history(havelmar, ASSESSMENT, wording=Wording("fr")))
    assert (line.field, line.new) == ("Moyens", "Direction des ressources humaines\u00a0: 0,05 ETP")
    with pytest.raises(ConflictError) as clash:
        desk.save_settings(havelmar, ASSESSMENT, seen.model_copy(update={"means": more}), seen=seen, by=BORIS)
    (conflict,) = clashes(havelmar, clash.value.conflicts, wording=Wording("en"))
    assert conflict.field == "Means"
    assert "Direction des ressources humaines: 0.05 full-time posts" in conflict.theirs
    pending = desk.prepare_undo(havelmar, batch.id, today=TODAY, by=ANNA)
    (reversal,) = undo_effects(havelmar, pending, by=ANNA, wording=Wording("en")).reversals
    assert (reversal.field, reversal.now) == ("Means", "Direction des ressources humaines: 0.05 full-time posts")
    desk.undo(havelmar, batch.id, by=ANNA)
    assert havelmar.assessment(ASSESSMENT).assessment.plan.means == seen.means
