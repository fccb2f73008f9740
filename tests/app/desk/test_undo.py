"""Taking back says what goes, whose it is and when it was done, before it does; and is itself taken back."""

from datetime import UTC, date, datetime

import pytest

from planner.app import desk
from planner.app.desk.comments import Remark
from planner.app.desk.edits import waiting
from planner.app.desk.intake import example_file
from planner.app.desk.undo_sentences import undo_words
from planner.plan import ActionStatus
from planner.problem import ProblemsFoundError
from planner.store import Actor, Batch, Change, ConflictError, DocumentKind, Entity, Store, verify
from planner.toolkit.assessment import Answer, Evidence, Respondent, Response
from planner.toolkit.plan_settings import PlanStatus
from planner.wording import Wording

TODAY = date(2027, 3, 1)
ANNA, BORIS = Actor("anna"), Actor("boris")
PLAN, ASSESSMENT = "havelmar-plan-2027", "havelmar-2026-10-15"


def codes(error: pytest.ExceptionInfo[ProblemsFoundError]) -> list[str]:
    return [problem.code for problem in error.value.problems]


def first_batch(store: Store) -> str:
    return store.history()[0].batch


def undone(store: Store, batch: str, by: Actor = ANNA) -> Batch:
    """Take back a change as a person does who was asked about it."""
    return desk.undo(store, batch, by=by, since=desk.prepare_undo(store, batch, today=TODAY).since)


def add_action(store: Store, title: str = "Ours") -> tuple[Batch, str]:
    return desk.add_action(store, PLAN, title, accountable="hr", by=ANNA, today=TODAY, factor="F06")


def test_taking_back_an_example_takes_it_out_of_sight_and_again_brings_it_back(havelmar: Store) -> None:
    before = havelmar.plan(PLAN).plan
    found = desk.prepare_undo(havelmar, first_batch(havelmar), today=TODAY, by=ANNA)
    assert {whole.entity for whole in found.goes} == {Entity.CITY, Entity.ASSESSMENT, Entity.PLAN}
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
    assert (empty.plans(), [one.id for one in empty.assessments()]) == ((), [assessment])


def test_the_first_of_two_who_brought_a_city_takes_back_only_what_is_theirs(empty: Store) -> None:
    first = desk.import_assessment(empty, example_file("havelmar"), by=ANNA)
    second = desk.next_assessment(
        empty, first.assessment, kind=empty.assessments()[0].kind, copy=True, by=BORIS, today=TODAY
    )
    undone(empty, first.batch.id)
    assert [city.id for city in empty.cities()] == ["havelmar"]
    assert [one.id for one in empty.assessments()] == [second.assessment]
    verify(empty)


def test_an_action_goes_with_its_reports_only_after_they_were_seen(havelmar: Store) -> None:
    batch, action = add_action(havelmar)
    change = desk.prepare(
        havelmar.plan(PLAN), havelmar.plan(PLAN).link(waiting("F06-09", action)), by=ANNA, today=TODAY
    )
    desk.carry_out(havelmar, change, by=BORIS)
    found = desk.prepare_undo(havelmar, batch.id, today=TODAY, by=ANNA)
    assert [(whole.entity, whole.id) for whole in found.goes] == [(Entity.ACTION, action)]
    report = havelmar.plan(PLAN).changes(action, status=ActionStatus.UNDER_WAY, started=TODAY)
    desk.edit(havelmar, PLAN, report, by=BORIS, today=TODAY)
    with pytest.raises(ProblemsFoundError) as error:
        desk.undo(havelmar, batch.id, by=ANNA, since=found.since)
    assert codes(error) == ["changed-meanwhile"]
    again = desk.prepare_undo(havelmar, batch.id, today=TODAY, by=ANNA)
    assert again.goes[0].reported == 1
    taken = desk.undo(havelmar, batch.id, by=ANNA, since=again.since)
    assert action not in havelmar.plan(PLAN).plan.action_by_id
    undone(havelmar, taken.id)
    back = havelmar.plan(PLAN)
    assert back.progress[action].status is ActionStatus.UNDER_WAY
    assert ("F06-09", action) in {(link.predecessor, link.successor) for link in back.plan.dependencies}
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


def test_a_service_that_came_with_work_stays_while_others_use_it(havelmar: Store) -> None:
    stored = havelmar.plan(PLAN)
    there = {role.id for role in stored.plan.roles}
    new = next(role.id for role in desk.content(stored.plan.benchmark, "en")[1].roles if role.id not in there)
    first, second, *_ = stored.plan.action_by_id
    batches = []
    for action in (first, second):
        change = desk.prepare(
            havelmar.plan(PLAN), havelmar.plan(PLAN).changes(action, accountable=new), by=ANNA, today=TODAY
        )
        batch = desk.carry_out(havelmar, change, by=ANNA)
        assert batch is not None
        batches.append(batch.id)
    undone(havelmar, batches[0])
    after = havelmar.plan(PLAN).plan
    assert new in {role.id for role in after.roles}
    assert after.action_by_id[second].accountable == new
    assert after.action_by_id[first].accountable != new


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
    change = desk.prepare_removal(havelmar.plan(PLAN), "F06-09", today=TODAY)
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
    change = desk.prepare_removal(havelmar.plan(PLAN), link.predecessor, today=TODAY)
    desk.carry_out(havelmar, change, by=BORIS)
    found = desk.prepare_undo(havelmar, batch.id, today=TODAY, by=ANNA)
    assert found.slip is not None
    with pytest.raises(ProblemsFoundError) as error:
        desk.undo(havelmar, batch.id, by=ANNA, since=found.since)
    assert codes(error) == ["unknown-reference"]
    assert link.predecessor in str(error.value)


def test_a_link_that_would_close_a_loop_by_now_cannot_come_back_and_that_is_said(havelmar: Store) -> None:
    stored = havelmar.plan(PLAN)
    link = stored.plan.dependencies[0]
    cut = desk.prepare(stored, stored.unlink(link), by=ANNA, today=TODAY)
    batch = desk.carry_out(havelmar, cut, by=ANNA)
    assert batch is not None
    other_way = waiting(link.successor, link.predecessor)
    desk.carry_out(
        havelmar, desk.prepare(havelmar.plan(PLAN), havelmar.plan(PLAN).link(other_way), by=ANNA, today=TODAY), by=BORIS
    )
    with pytest.raises(ProblemsFoundError) as error:
        undone(havelmar, batch.id)
    assert codes(error) == ["dependency-loop"]


@pytest.mark.parametrize(
    ("language", "what", "effect", "whose"),
    [
        ("en", "F06-09 – Title", "F06-09 – Title: Our own words → ", "Your change of noon."),
        ("fr", "F06-09 – Titre", "F06-09 – Titre\N{NO-BREAK SPACE}: Our own words → ", "Votre modification du noon."),
    ],
)
def test_what_is_taken_back_is_said_in_words(
    havelmar: Store, language: str, what: str, effect: str, whose: str
) -> None:
    stored = havelmar.plan(PLAN)
    batch = havelmar.commit(stored.changes("F06-09", title="Our own words"), by=ANNA)
    found = desk.prepare_undo(havelmar, batch.id, today=TODAY, by=ANNA)
    words = undo_words(havelmar, found, by=ANNA, when="noon", wording=Wording(language))
    assert (words.what, words.whose, words.way_back) == (what, whose, "")
    assert words.effects == (f"{effect}{stored.plan.action_by_id['F06-09'].title}",)


@pytest.mark.parametrize(
    ("fields", "more"), [({"why": "So"}, "et 1 autre"), ({"why": "So", "notes": ("N",)}, "et 2 autres")]
)
def test_what_else_is_taken_back_agrees_with_its_number(havelmar: Store, fields: dict[str, object], more: str) -> None:
    batch = havelmar.commit(havelmar.plan(PLAN).changes("F06-09", title="Ours", **fields), by=ANNA)
    found = desk.prepare_undo(havelmar, batch.id, today=TODAY, by=ANNA)
    words = undo_words(havelmar, found, by=ANNA, when="noon", wording=Wording("fr"))
    assert words.what == f"F06-09 – Titre {more}"


def test_no_word_of_taking_back_is_an_internal_id(havelmar: Store) -> None:
    """What a document or a row of the store is called inside means nothing to anybody."""
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    adopted = desk.adopt(havelmar, view, adopted_on=TODAY, reference="2026-118", by=ANNA)
    inside = {document.id for document in havelmar.documents()} | {adopted.id}
    for batch in dict.fromkeys(entry.batch for entry in havelmar.history()):
        found = desk.prepare_undo(havelmar, batch, today=TODAY, by=ANNA)
        words = undo_words(havelmar, found, by=ANNA, when="", wording=Wording("en"))
        assert [id_ for id_ in inside if any(id_ in text for text in (words.what, *words.effects))] == []


def said_of_undoing(store: Store, batch: str, language: str = "en") -> tuple[str, ...]:
    found = desk.prepare_undo(store, batch, today=TODAY, by=ANNA)
    words = undo_words(store, found, by=ANNA, when="noon", wording=Wording(language))
    return (words.what, *words.effects)


def test_an_answer_is_called_by_its_question_and_by_whose_it_is(havelmar: Store) -> None:
    """Its row keeps the id under which it began, also when it answers another question by now."""
    yes = Response(answer=Answer.YES, by="hr", evidence=(Evidence(title="Minutes"),))
    city = desk.begin_with(havelmar, "Rocmarin", "anti-discrimination", language="en", by=ANNA, today=TODAY)
    desk.save_respondent(
        havelmar, city.assessment, "hr", Respondent(id="hr", role="Human resources"), seen=None, by=ANNA
    )
    came = desk.save_answer(havelmar, city.assessment, "6.1", yes, seen=None, by=ANNA)
    assert said_of_undoing(havelmar, came.id) == (
        "Answer 6.1 (Human resources) and 1 more",
        "Goes: Answer 6.1 (Human resources)",
        "Goes: Evidence 6.1 (Human resources)",
    )
    moved = havelmar.commit(
        [Change(entity=Entity.RESPONSE, of=city.assessment, id="6.1/hr", field="question", seen="6.1", new="6.3")],
        by=ANNA,
    )
    assert said_of_undoing(havelmar, moved.id)[1:] == ("Answer 6.3 (Human resources) – Question: 6.3 → 6.1",)
    gone = desk.save_answer(havelmar, city.assessment, "6.3", None, seen=yes, by=ANNA)
    assert "Comes back: Answer 6.3 (Human resources)" in said_of_undoing(havelmar, gone.id)
    answer_lines = [
        line.what
        for step in desk.tell_assessment(havelmar, city.assessment, wording=Wording("en"))
        for line in step.lines
        if line.entity in {Entity.RESPONSE, Entity.EVIDENCE}
    ]
    assert {what.partition(" ")[2] for what in answer_lines} == {"6.3 (Human resources)"}


def test_a_conflict_names_an_answer_as_people_know_it(havelmar: Store) -> None:
    seen = havelmar.assessment(ASSESSMENT).assessment.answers["6.1"][0]
    desk.save_answer(havelmar, ASSESSMENT, "6.1", seen.model_copy(update={"note": "His"}), seen=seen, by=BORIS)
    with pytest.raises(ConflictError) as error:
        desk.save_answer(havelmar, ASSESSMENT, "6.1", seen.model_copy(update={"note": "Hers"}), seen=seen, by=ANNA)
    clash = desk.clashes(havelmar, error.value.conflicts, wording=Wording("en"))[0]
    assert (clash.what, clash.theirs) == ("Answer 6.1 (Direction des ressources humaines)", "His")


@pytest.mark.parametrize("text", ["\x07", "long " * 5000])
def test_a_text_that_cannot_be_stored_is_called_without_internal_ids(havelmar: Store, text: str) -> None:
    with pytest.raises(ProblemsFoundError) as error:
        desk.add_comment(havelmar, PLAN, Remark(text=f"Said {text}"), by=ANNA, now=datetime(2027, 3, 1, tzinfo=UTC))
    assert "“text”" in str(error.value)


def test_what_comes_back_into_sight_is_said_once(havelmar: Store) -> None:
    removal = desk.prepare_removal_of(havelmar, PLAN, by=ANNA)
    removed = desk.remove(havelmar, removal, by=ANNA, today=TODAY)
    assert len(said_of_undoing(havelmar, removed.id)[1:]) == 1


def test_a_link_is_named_when_it_goes_and_comes_back(havelmar: Store) -> None:
    stored = havelmar.plan(PLAN)
    link = stored.plan.dependencies[0]
    cut = desk.carry_out(havelmar, desk.prepare(stored, stored.unlink(link), by=ANNA, today=TODAY), by=ANNA)
    assert cut is not None
    named = f"Dependency {link.predecessor} → {link.successor}"
    assert said_of_undoing(havelmar, cut.id) == (named, f"Comes back: {named}")


# A council decision


def test_an_adoption_noted_by_mistake_is_taken_back_and_again(havelmar: Store) -> None:
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    adopted = desk.adopt(havelmar, view, adopted_on=TODAY, reference="2026-118", by=ANNA)
    found = desk.prepare_undo(havelmar, adopted.batch.id, today=TODAY, by=ANNA)
    assert [whole.entity for whole in found.goes] == [Entity.DOCUMENT]
    taken = undone(havelmar, adopted.batch.id)
    after = havelmar.plan(PLAN).plan
    assert (havelmar.baselines(PLAN), after.status, after.adopted_on) == ((), PlanStatus.DRAFT, None)
    undone(havelmar, taken.id)
    assert [decision for _, decision in havelmar.baselines(PLAN)] == [adopted.baseline]


def test_a_wrong_day_and_reference_are_corrected_with_history_and_what_was_adopted_stays(havelmar: Store) -> None:
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    adopted = desk.adopt(havelmar, view, adopted_on=date(2027, 2, 20), reference="2026-118", by=ANNA)
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    batch = desk.correct(havelmar, view, "2026-118", adopted_on=date(2027, 2, 26), reference=" 2027-18 ", by=BORIS)
    ((id_, corrected),) = havelmar.baselines(PLAN)
    assert id_ == adopted.id
    assert corrected == adopted.baseline.model_copy(update={"adopted_on": date(2027, 2, 26), "reference": "2027-18"})
    assert havelmar.plan(PLAN).plan.adopted_on == date(2027, 2, 26)
    changed = {(entry.field, entry.old, entry.new) for entry in havelmar.history(PLAN, batch=batch.id)}
    assert ("dated", "2027-02-20", "2027-02-26") in changed
    assert ("reference", "2026-118", "2027-18") in changed
    undone(havelmar, batch.id)
    assert havelmar.plan(PLAN).plan.adopted_on == date(2027, 2, 20)
    verify(havelmar)


def test_of_two_decisions_the_plan_names_the_day_of_the_one_in_force(havelmar: Store) -> None:
    for day, reference in ((date(2027, 1, 10), "first"), (date(2027, 2, 10), "second")):
        view = desk.plan_view(havelmar, PLAN, today=TODAY)
        desk.adopt(havelmar, view, adopted_on=day, reference=reference, by=ANNA)
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    desk.correct(havelmar, view, "second", adopted_on=date(2027, 1, 5), reference="second", by=ANNA)
    assert havelmar.plan(PLAN).plan.adopted_on == date(2027, 1, 10)


@pytest.mark.parametrize(
    ("wrong", "day", "reference", "code"),
    [
        ("nothing", date(2027, 2, 1), "x", "unknown-baseline"),
        ("second", date(2028, 2, 1), "second", "adopted-in-the-future"),
        ("second", date(2027, 2, 1), "first", "baseline-exists"),
        ("second", date(2027, 2, 1), "  ", "no-reference"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(
    havelmar: Store, wrong: str, day: date, reference: str, code: str
) -> None:
    for name in ("first", "second"):
        view = desk.plan_view(havelmar, PLAN, today=TODAY)
        desk.adopt(havelmar, view, adopted_on=date(2027, 1, 10), reference=name, by=ANNA)
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    with pytest.raises(ProblemsFoundError) as error:
        desk.correct(havelmar, view, wrong, adopted_on=day, reference=reference, by=ANNA)
    assert codes(error) == [code]


def test_two_who_correct_a_decision_meet(havelmar: Store) -> None:
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    desk.adopt(havelmar, view, adopted_on=TODAY, reference="2026-118", by=ANNA)
    seen = desk.plan_view(havelmar, PLAN, today=TODAY)
    desk.correct(havelmar, seen, "2026-118", adopted_on=date(2027, 2, 26), reference="2026-118", by=BORIS)
    with pytest.raises(ConflictError) as clash:
        desk.correct(havelmar, seen, "2026-118", adopted_on=date(2027, 2, 27), reference="2026-118", by=ANNA)
    assert {conflict.who for conflict in clash.value.conflicts} == {"boris"}


def test_a_decision_that_was_corrected_after_the_question_does_not_go_unseen(havelmar: Store) -> None:
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    adopted = desk.adopt(havelmar, view, adopted_on=TODAY, reference="2026-118", by=ANNA)
    asked = desk.prepare_undo(havelmar, adopted.batch.id, today=TODAY, by=ANNA)
    seen = desk.plan_view(havelmar, PLAN, today=TODAY)
    desk.correct(havelmar, seen, "2026-118", adopted_on=TODAY, reference="2027-18", by=BORIS)
    with pytest.raises(ProblemsFoundError) as error:
        desk.undo(havelmar, adopted.batch.id, by=ANNA, since=asked.since)
    assert codes(error) == ["changed-meanwhile"]
