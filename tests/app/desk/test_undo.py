"""Taking back says what goes, whose it is and when it was done, before it does; and is itself taken back."""

from datetime import date

import pytest
from refusals import codes

from planner.app import desk
from planner.app.desk.edits import usual_dependency
from planner.app.desk.intake import example_file
from planner.app.desk.undo_effects import undo_effects
from planner.plan import ActionStatus
from planner.problem import ProblemsFoundError
from planner.store import Actor, Batch, ConflictError, DocumentKind, Entity, Store, verify
from planner.toolkit.assessment import Answer, Evidence, Response
from planner.wording import Wording
from planner.wording.undo import undo_words

TODAY = date(2027, 3, 1)
ANNA, BORIS = Actor("anna"), Actor("boris")
PLAN, ASSESSMENT = "havelmar-plan-2027", "havelmar-2026-10-15"


def first_batch(store: Store) -> str:
    return store.history()[0].batch


def undone(store: Store, batch: str, by: Actor = ANNA) -> Batch:
    """Take back a change as a person does who was asked about it."""
    return desk.undo(store, batch, by=by, since=desk.prepare_undo(store, batch, today=TODAY).since)


def add_action(store: Store, title: str = "Ours") -> tuple[Batch, str]:
    return desk.add_action(store, PLAN, title, owner="hr", by=ANNA, today=TODAY, factor="F06")


def test_taking_back_an_example_takes_it_out_of_sight_and_again_brings_it_back(havelmar: Store) -> None:
    before = havelmar.plan(PLAN).plan
    pending_undo = desk.prepare_undo(havelmar, first_batch(havelmar), today=TODAY, by=ANNA)
    assert {whole.entity for whole in pending_undo.goes} == {Entity.CITY, Entity.ASSESSMENT, Entity.PLAN}
    taken = undone(havelmar, first_batch(havelmar))
    assert (havelmar.cities(), havelmar.plans(), havelmar.assessments()) == ((), (), ())
    verify(havelmar)
    back = desk.prepare_undo(havelmar, taken.id, today=TODAY, by=ANNA)
    assert {whole.entity for whole in back.comes} == {Entity.CITY, Entity.ASSESSMENT, Entity.PLAN}
    undone(havelmar, taken.id)
    assert havelmar.plan(PLAN).plan == before
    assert len(havelmar.documents(kind=DocumentKind.IMPORT)) == 1
    verify(havelmar)


def test_taking_back_a_draft_leaves_its_assessment(empty: Store) -> None:
    assessment = desk.import_assessment(empty, example_file("havelmar"), by=ANNA).assessment
    drafted = desk.draft_into(empty, assessment, by=ANNA, today=TODAY)
    assert drafted.batch is not None
    undone(empty, drafted.batch.id)
    assert (empty.plans(), [summary.id for summary in empty.assessments()]) == ((), [assessment])


def test_the_first_of_two_who_brought_a_city_takes_back_only_what_is_theirs(empty: Store) -> None:
    first = desk.import_assessment(empty, example_file("havelmar"), by=ANNA)
    second = desk.next_assessment(
        empty, first.assessment, kind=empty.assessments()[0].kind, copy=True, by=BORIS, today=TODAY
    )
    undone(empty, first.batch.id)
    assert [city.id for city in empty.cities()] == ["havelmar"]
    assert [summary.id for summary in empty.assessments()] == [second.assessment]
    verify(empty)


def test_an_action_goes_with_its_reports_only_after_they_were_seen(havelmar: Store) -> None:
    batch, action = add_action(havelmar)
    change = desk.prepare(
        havelmar.plan(PLAN), havelmar.plan(PLAN).link(usual_dependency("F06-05", action)), by=ANNA, today=TODAY
    )
    desk.carry_out(havelmar, change, by=BORIS)
    pending_undo = desk.prepare_undo(havelmar, batch.id, today=TODAY, by=ANNA)
    assert [(whole.entity, whole.id) for whole in pending_undo.goes] == [(Entity.ACTION, action)]
    report = havelmar.plan(PLAN).changes(action, status=ActionStatus.UNDER_WAY, started=TODAY)
    desk.edit(havelmar, PLAN, report, by=BORIS, today=TODAY)
    with pytest.raises(ProblemsFoundError) as error:
        desk.undo(havelmar, batch.id, by=ANNA, since=pending_undo.since)
    assert codes(error) == ["changed-meanwhile"]
    again = desk.prepare_undo(havelmar, batch.id, today=TODAY, by=ANNA)
    assert again.goes[0].reported == 1
    taken = desk.undo(havelmar, batch.id, by=ANNA, since=again.since)
    assert action not in havelmar.plan(PLAN).plan.action_by_id
    undone(havelmar, taken.id)
    back = havelmar.plan(PLAN)
    assert back.progress[action].status is ActionStatus.UNDER_WAY
    assert ("F06-05", action) in {(link.predecessor, link.successor) for link in back.plan.dependencies}
    verify(havelmar)


def test_an_answer_goes_with_the_evidence_that_came_later(havelmar: Store) -> None:
    yes = Response(answer=Answer.YES)
    city = desk.begin_with(havelmar, "Rocmarin", "anti-discrimination", language="en", by=ANNA, today=TODAY)
    answered = desk.save_answer(havelmar, city.assessment, "6.1", yes, seen=None, by=ANNA)
    shown = yes.model_copy(update={"evidence": (Evidence(title="Minutes"),)})
    desk.save_answer(havelmar, city.assessment, "6.1", shown, seen=yes, by=BORIS)
    taken = undone(havelmar, answered.id)
    assert havelmar.assessment(city.assessment).assessment.answers == {}
    undone(havelmar, taken.id)
    assert havelmar.assessment(city.assessment).assessment.answers["6.1"] == (shown,)
    verify(havelmar)


def test_a_service_that_came_with_work_stays_while_others_use_it(empty: Store) -> None:
    plan = desk.open_example(empty, "montorval", by=ANNA, today=TODAY).plan
    stored = empty.plan(plan)
    known = {role.id for role in stored.plan.roles}
    new = next(role.id for role in desk.content(stored.plan.benchmark, "en")[1].roles if role.id not in known)
    first, second, *_ = stored.plan.action_by_id
    batches = []
    for action in (first, second):
        change = desk.prepare(empty.plan(plan), empty.plan(plan).changes(action, owner=new), by=ANNA, today=TODAY)
        batch = desk.carry_out(empty, change, by=ANNA)
        assert batch is not None
        batches.append(batch.id)
    undone(empty, batches[0])
    after = empty.plan(plan).plan
    assert new in {role.id for role in after.roles}
    assert after.action_by_id[second].owner == new
    assert after.action_by_id[first].owner != new


def test_taking_back_who_somebody_is_is_nothing(havelmar: Store) -> None:
    desk.create_city(havelmar, "Rocmarin", by=desk.introduce(havelmar, "Chiara"))
    batch = desk.last_batch(havelmar, Actor("chiara"))
    undone(havelmar, batch, by=Actor("chiara"))
    assert "Chiara" in {person.name for person in havelmar.people()}
    assert "rocmarin" not in {city.id for city in havelmar.cities()}


def test_what_is_taken_back_already_is_not_taken_back_twice(havelmar: Store) -> None:
    undone(havelmar, first_batch(havelmar))
    with pytest.raises(ProblemsFoundError) as error:
        desk.prepare_undo(havelmar, first_batch(havelmar), today=TODAY)
    assert codes(error) == ["nothing-left-to-undo"]


def test_what_others_took_back_already_is_not_announced_again(havelmar: Store) -> None:
    change = desk.prepare_action_removal(havelmar.plan(PLAN), "F06-05", today=TODAY)
    removed = desk.carry_out(havelmar, change, by=ANNA)
    assert removed is not None
    undone(havelmar, removed.id, by=BORIS)
    revision = havelmar.revision()
    with pytest.raises(ProblemsFoundError) as error:
        desk.prepare_undo(havelmar, removed.id, today=TODAY)
    assert codes(error) == ["nothing-left-to-undo"]
    with pytest.raises(ProblemsFoundError) as error:
        desk.undo(havelmar, removed.id, by=ANNA)
    assert codes(error) == ["nothing-left-to-undo"]
    assert havelmar.revision() == revision


def test_a_link_whose_action_was_removed_since_cannot_come_back_and_that_is_said(havelmar: Store) -> None:
    stored = havelmar.plan(PLAN)
    link = stored.plan.dependencies[0]
    cut = desk.prepare(stored, stored.unlink(link), by=ANNA, today=TODAY)
    batch = desk.carry_out(havelmar, cut, by=ANNA)
    assert batch is not None
    change = desk.prepare_action_removal(havelmar.plan(PLAN), link.predecessor, today=TODAY)
    desk.carry_out(havelmar, change, by=BORIS)
    with pytest.raises(ProblemsFoundError) as error:
        desk.prepare_undo(havelmar, batch.id, today=TODAY, by=ANNA)
    assert codes(error) == ["unknown-reference"]
    assert link.predecessor in str(error.value)


def test_a_link_that_would_close_a_loop_by_now_cannot_come_back_and_that_is_said(havelmar: Store) -> None:
    stored = havelmar.plan(PLAN)
    link = stored.plan.dependencies[0]
    cut = desk.prepare(stored, stored.unlink(link), by=ANNA, today=TODAY)
    batch = desk.carry_out(havelmar, cut, by=ANNA)
    assert batch is not None
    other_way = usual_dependency(link.successor, link.predecessor)
    desk.carry_out(
        havelmar, desk.prepare(havelmar.plan(PLAN), havelmar.plan(PLAN).link(other_way), by=ANNA, today=TODAY), by=BORIS
    )
    with pytest.raises(ProblemsFoundError) as error:
        undone(havelmar, batch.id)
    assert codes(error) == ["dependency-loop"]


def words_of_undo(store: Store, batch: str, language: str = "en") -> tuple[str, ...]:
    pending_undo = desk.prepare_undo(store, batch, today=TODAY, by=ANNA)
    words = undo_words(undo_effects(store, pending_undo, by=ANNA, wording=Wording(language)), "noon", Wording(language))
    return (words.what, *words.effects)


def test_what_comes_back_into_sight_is_said_once(havelmar: Store) -> None:
    removal = desk.prepare_removal_of(havelmar, PLAN, by=ANNA)
    removed = desk.remove(havelmar, removal, by=ANNA, today=TODAY)
    assert len(words_of_undo(havelmar, removed.id)[1:]) == 1


def test_a_link_is_named_when_it_goes_and_comes_back(havelmar: Store) -> None:
    stored = havelmar.plan(PLAN)
    link = stored.plan.dependencies[0]
    cut = desk.carry_out(havelmar, desk.prepare(stored, stored.unlink(link), by=ANNA, today=TODAY), by=ANNA)
    assert cut is not None
    named = f"Dependency {link.predecessor} → {link.successor}"
    assert words_of_undo(havelmar, cut.id) == (named, f"Comes back: {named}")


def test_what_was_changed_since_is_told_before_anything_is_said_to_go(havelmar: Store) -> None:
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    adopted = desk.adopt(havelmar, view, adopted_on=date(2027, 2, 20), reference="2027-118", by=ANNA)
    assert desk.prepare_undo(havelmar, adopted.batch.id, today=TODAY, by=ANNA).conflicts == ()
    stored = havelmar.plan(PLAN)
    begun = desk.prepare(stored, stored.changes("F06-05", status=ActionStatus.UNDER_WAY), by=BORIS, today=TODAY)
    desk.carry_out(havelmar, begun, by=BORIS)
    revision = havelmar.revision()
    (conflict,) = desk.prepare_undo(havelmar, adopted.batch.id, today=TODAY, by=ANNA).conflicts
    assert (conflict.edit.id, conflict.field, conflict.who) == ("F06-05", "status", "boris")
    assert (havelmar.revision(), len(havelmar.baselines(PLAN))) == (revision, 1)
    with pytest.raises(ConflictError) as error:
        undone(havelmar, adopted.batch.id)
    assert error.value.conflicts == (conflict,)
    verify(havelmar)
