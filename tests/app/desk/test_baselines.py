"""What the council adopted and what was published is kept for good, and a wrong note of it is corrected."""

import json
import re
from datetime import date
from io import BytesIO

import pytest
from docx import Document
from refusals import codes

from planner.app import desk
from planner.app.desk.translation import export_in
from planner.plan import ActionStatus
from planner.problem import ProblemsFoundError
from planner.store import Actor, Batch, ConflictError, DocumentKind, Entity, Store, verify
from planner.toolkit.assessment import Answer
from planner.toolkit.plan_settings import PlanStatus
from planner.track.adoption import Adoption
from planner.track.attention import Concern
from planner.track.baseline import Decision

DRAFTED, TODAY = date(2026, 11, 13), date(2027, 3, 1)
ANNA, BORIS = Actor("anna"), Actor("boris")
PLAN, ASSESSMENT = "havelmar-plan-2027", "havelmar-2026-10-15"


def test_what_the_council_adopts_is_frozen_with_its_dates_and_the_plan_says_so(havelmar: Store) -> None:
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    adopted = desk.adopt(havelmar, view, adopted_on=date(2026, 12, 10), reference=" 2026-118 ", by=ANNA)
    assert adopted.baseline.reference == "2026-118"
    after = desk.plan_view(havelmar, PLAN, today=TODAY)
    assert (after.plan.status, after.plan.adopted_on) == (PlanStatus.ADOPTED, date(2026, 12, 10))
    assert after.baseline == adopted.baseline
    drafted = desk.plan_view(havelmar, PLAN, today=DRAFTED)
    assert {action.action: action.finish for action in adopted.baseline.actions} == {
        action.id: action.planned.early_finish for action in drafted.standing.actions
    }
    variance = desk.variance_from(after, "2026-118")
    assert variance is not None
    assert variance.finish_days >= 0


def test_what_was_adopted_keeps_its_owners_and_quick_wins_whoever_owns_them_now(havelmar: Store) -> None:
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    baseline = desk.adopt(havelmar, view, adopted_on=date(2026, 12, 10), reference="1", by=ANNA).baseline
    first = baseline.actions[0]
    other = next(role.id for role in view.plan.roles if role.id != first.owner)
    havelmar.commit(havelmar.plan(PLAN).changes(first.action, owner=other), by=ANNA)
    ((_, held),) = havelmar.baselines(PLAN)
    assert held.action_by_id[first.action].owner == view.standing.action_by_id[first.action].owner != other
    assert {action.action for action in held.actions if action.quick_win} == view.standing.quick_wins
    assert held.staff_effort == view.standing.achievement.staff_effort


@pytest.mark.parametrize(
    ("adopted_on", "reference", "code"),
    [
        (date(2028, 1, 1), "x", "adopted-in-the-future"),
        (date(1990, 1, 1), "x", "adopted-before-the-plan"),
        (date(2027, 1, 1), " ", "no-reference"),
        (date(2026, 12, 10), "2026-118", "baseline-exists"),
        (date(2026, 11, 10), "x", "change-before-adoption"),
    ],
)
def test_a_baseline_that_cannot_be_is_refused(havelmar: Store, adopted_on: date, reference: str, code: str) -> None:
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    desk.adopt(havelmar, view, adopted_on=date(2026, 12, 10), reference="2026-118", by=ANNA)
    again = desk.plan_view(havelmar, PLAN, today=TODAY)
    with pytest.raises(ProblemsFoundError) as error:
        desk.adopt(havelmar, again, adopted_on=adopted_on, reference=reference, by=ANNA)
    assert codes(error) == [code]


def test_what_was_dropped_after_the_adoption_was_adopted(havelmar: Store) -> None:
    stored = havelmar.plan(PLAN)
    desk.carry_out(
        havelmar,
        desk.prepare(stored, stored.changes("F09-10", status=ActionStatus.DROPPED, reason="No."), by=ANNA, today=TODAY),
        by=ANNA,
    )
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    adopted = desk.adopt(havelmar, view, adopted_on=date(2026, 12, 10), reference="2026-118", by=ANNA)
    assert "F09-10" in adopted.baseline.action_by_id
    variance = desk.variance_from(desk.plan_view(havelmar, PLAN, today=TODAY))
    assert variance is not None
    assert variance.removed == ("F09-10",)


def report(store: Store, action: str, on: date, **fields: object) -> Batch:
    """Report on an action on a day."""
    edits = store.plan(PLAN).changes(action, **fields)
    batch = desk.edit(store, PLAN, edits, by=ANNA, today=on)
    assert batch is not None
    return batch


EARLY, BETWEEN, LATER = date(2026, 12, 1), date(2026, 12, 10), date(2027, 1, 12)


def test_what_held_on_a_day_is_read_from_the_reports_until_that_day_whatever_came_after(havelmar: Store) -> None:
    was_quick = "F06-05" in desk.plan_view(havelmar, PLAN, today=TODAY).standing.quick_wins
    report(havelmar, "F09-10", EARLY, status=ActionStatus.DROPPED, reason="No money.")
    report(havelmar, "F09-10", LATER, note="The vote is noted.")
    report(havelmar, "F06-05", EARLY, status=ActionStatus.UNDER_WAY, started=EARLY, percent=40)
    report(havelmar, "F06-05", LATER, status=ActionStatus.DROPPED, reason="Another body does it.")
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    adopted = desk.adopt(havelmar, view, adopted_on=BETWEEN, reference="2026-118", by=ANNA).baseline
    assert "F09-10" not in adopted.action_by_id
    assert adopted.action_by_id["F06-05"].start == EARLY
    assert adopted.action_by_id["F06-05"].quick_win == was_quick


def test_a_report_that_was_taken_back_never_held(havelmar: Store) -> None:
    taken_back = report(havelmar, "F09-10", EARLY, status=ActionStatus.DROPPED, reason="No money.")
    havelmar.undo(taken_back.id, by=ANNA)
    report(havelmar, "F09-10", LATER, status=ActionStatus.DROPPED, reason="No money either.")
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    adopted = desk.adopt(havelmar, view, adopted_on=BETWEEN, reference="2026-118", by=ANNA).baseline
    assert "F09-10" in adopted.action_by_id


def test_what_was_published_is_kept(havelmar: Store) -> None:
    id_ = desk.publish(havelmar, desk.plan_view(havelmar, PLAN, today=TODAY), by=ANNA)
    document = havelmar.document(id_)
    assert (document.kind, document.plan, document.dated) == (DocumentKind.SNAPSHOT, PLAN, TODAY)


def undone(store: Store, batch: str, by: Actor = ANNA) -> Batch:
    """Take back a change as a person does who was asked about it."""
    return desk.undo(store, batch, by=by, since=desk.prepare_undo(store, batch, today=TODAY).since)


def test_an_adoption_noted_by_mistake_is_taken_back_and_again(havelmar: Store) -> None:
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    adopted = desk.adopt(havelmar, view, adopted_on=TODAY, reference="2026-118", by=ANNA)
    pending_undo = desk.prepare_undo(havelmar, adopted.batch.id, today=TODAY, by=ANNA)
    assert [whole.entity for whole in pending_undo.goes] == [Entity.DOCUMENT]
    taken = undone(havelmar, adopted.batch.id)
    after = havelmar.plan(PLAN).plan
    assert (havelmar.baselines(PLAN), after.status, after.adopted_on) == ((), PlanStatus.DRAFT, None)
    undone(havelmar, taken.id)
    assert [decision for _, decision in havelmar.baselines(PLAN)] == [adopted.baseline]


def test_a_wrong_day_and_reference_are_corrected_with_history_and_what_was_adopted_stays(havelmar: Store) -> None:
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    adopted = desk.adopt(havelmar, view, adopted_on=date(2027, 2, 20), reference="2026-118", by=ANNA)
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    batch = desk.correct_adoption(
        havelmar, view, "2026-118", adopted_on=date(2027, 2, 26), reference=" 2027-18 ", by=BORIS
    )
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


def noted(store: Store, day: date, reference: str) -> desk.Adopted:
    """Note a decision as a coordinator does who looks at the plan as it stands."""
    view = desk.plan_view(store, PLAN, today=TODAY)
    return desk.adopt(store, view, adopted_on=day, reference=reference, by=ANNA)


def test_a_change_keeps_the_day_of_the_adoption_and_is_what_the_plan_is_measured_against(havelmar: Store) -> None:
    assert not noted(havelmar, date(2027, 1, 10), "first").changes
    assert noted(havelmar, date(2027, 2, 10), "second").changes
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    change = Decision(adopted_on=date(2027, 2, 10), reference="second")
    adopted = Adoption(adopted_on=date(2027, 1, 10), reference="first", changes=(change,))
    assert view.standing.adoption == adopted
    (summary,) = havelmar.plans()
    assert (summary.status, summary.adopted_on, summary.adoption) == (PlanStatus.ADOPTED, date(2027, 1, 10), adopted)
    assert view.baseline is not None
    assert view.baseline.reference == "second"
    desk.correct_adoption(havelmar, view, "first", adopted_on=date(2027, 1, 5), reference="first", by=ANNA)
    assert havelmar.plan(PLAN).plan.adopted_on == date(2027, 1, 5)


def test_a_change_excuses_no_delay_but_where_people_set_another_day(havelmar: Store) -> None:
    noted(havelmar, date(2027, 1, 10), "first")
    autumn, new_day = date(2027, 10, 1), date(2027, 12, 17)
    before = desk.plan_view(havelmar, PLAN, today=autumn)
    put_off, silent = [action.id for action in before.standing.actions if action.lateness is Concern.OVERDUE][:2]
    deadline = havelmar.plan(PLAN).changes(put_off, own_deadline=new_day)
    desk.edit(havelmar, PLAN, deadline, by=ANNA, today=autumn)
    view = desk.plan_view(havelmar, PLAN, today=autumn)
    desk.adopt(havelmar, view, adopted_on=autumn, reference="second", by=ANNA)
    after = desk.plan_view(havelmar, PLAN, today=autumn)
    assert after.standing.due[put_off] == new_day
    assert after.standing.due[silent] == before.standing.due[silent]
    assert after.standing.action_by_id[silent].lateness is Concern.OVERDUE


def test_a_change_that_is_noted_later_takes_deadlines_and_drops_alike(havelmar: Store) -> None:
    noted(havelmar, date(2027, 1, 10), "first")
    voted, new_day = date(2027, 2, 10), date(2027, 12, 17)
    put_off, dropped, brought_back, kept = list(havelmar.plan(PLAN).plan.action_by_id)[:4]
    report(havelmar, brought_back, date(2027, 1, 15), status=ActionStatus.DROPPED, reason="No money.")
    report(havelmar, brought_back, TODAY, status=ActionStatus.AGREED)
    report(havelmar, dropped, TODAY, status=ActionStatus.DROPPED, reason="Another body does it.")
    report(havelmar, put_off, TODAY, own_deadline=new_day)
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    dates = desk.dates_to_adopt(havelmar, view, voted)
    assert dates is not None
    assert [moved.action.action for moved in dates.moved] == [put_off]
    assert [action.action for action in dates.end] == [dropped]
    change = noted(havelmar, voted, "second").baseline.action_by_id
    assert change[put_off].due == new_day
    assert dropped not in change
    assert {brought_back, kept} <= change.keys()


def test_an_adoption_agrees_to_what_was_proposed_and_is_taken_back_with_it(havelmar: Store) -> None:
    stored = havelmar.plan(PLAN)
    begun, *others = stored.plan.action_by_id
    desk.edit(havelmar, PLAN, stored.changes(begun, status=ActionStatus.UNDER_WAY), by=BORIS, today=TODAY)
    adopted = noted(havelmar, date(2027, 2, 10), "2027-18")
    progress = havelmar.plan(PLAN).progress
    assert progress[begun].status is ActionStatus.UNDER_WAY
    assert {progress[action].status for action in others} == {ActionStatus.AGREED}
    # The council agreed to them; nobody reported how they stand.
    assert {progress[action].confirmed_on for action in others} == {None}
    undone(havelmar, adopted.batch.id)
    after = havelmar.plan(PLAN)
    assert {after.progress[action].status for action in others} == {ActionStatus.PROPOSED}
    assert (after.plan.status, after.plan.adopted_on) == (PlanStatus.DRAFT, None)


def test_what_came_after_the_adoption_is_proposed_until_a_change_is_adopted(havelmar: Store) -> None:
    noted(havelmar, date(2027, 2, 10), "2027-18")
    role = havelmar.plan(PLAN).plan.roles[0].id
    _, own = desk.add_action(havelmar, PLAN, "A round table", owner=role, by=ANNA, today=TODAY)
    assert havelmar.plan(PLAN).progress[own].status is ActionStatus.PROPOSED
    noted(havelmar, TODAY, "2027-30")
    assert havelmar.plan(PLAN).progress[own].status is ActionStatus.AGREED


def test_a_decision_noted_again_with_another_day_gets_that_day(havelmar: Store) -> None:
    noted(havelmar, date(2027, 2, 10), "2027-18")
    again = noted(havelmar, date(2027, 2, 12), "2027-18")
    assert again.corrected
    ((_, decision),) = havelmar.baselines(PLAN)
    assert (decision.adopted_on, havelmar.plan(PLAN).plan.adopted_on) == (date(2027, 2, 12), date(2027, 2, 12))
    undone(havelmar, again.batch.id)
    assert havelmar.plan(PLAN).plan.adopted_on == date(2027, 2, 10)


def test_of_two_decisions_of_one_day_the_one_noted_first_is_the_adoption(havelmar: Store) -> None:
    names = [str(number) for number in range(6)]
    for name in names:
        noted(havelmar, date(2027, 2, 10), name)
    assert [decision.reference for _, decision in havelmar.baselines(PLAN)] == names


def test_an_adoption_is_corrected_also_after_the_city_was_assessed_anew(havelmar: Store) -> None:
    noted(havelmar, date(2026, 12, 10), "2026-118")
    head = havelmar.plan(PLAN).head_changes(assessed_on=date(2027, 2, 1))
    havelmar.commit(head, by=ANNA)
    assert noted(havelmar, date(2026, 12, 3), "2026-118").corrected


@pytest.mark.parametrize(
    ("wrong", "day", "reference", "code"),
    [
        ("nothing", date(2027, 2, 1), "x", "unknown-baseline"),
        ("second", date(2028, 2, 1), "second", "adopted-in-the-future"),
        ("second", date(1990, 1, 1), "second", "adopted-before-the-plan"),
        ("second", date(2027, 2, 1), "first", "baseline-exists"),
        ("second", date(2027, 2, 1), "  ", "no-reference"),
        ("second", date(2027, 1, 9), "second", "change-before-adoption"),
        ("first", date(2027, 1, 11), "first", "change-before-adoption"),
        ("first", date(2020, 1, 11), "first", "adopted-before-the-plan"),
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
        desk.correct_adoption(havelmar, view, wrong, adopted_on=day, reference=reference, by=ANNA)
    assert codes(error) == [code]


def test_two_who_correct_a_decision_meet(havelmar: Store) -> None:
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    desk.adopt(havelmar, view, adopted_on=TODAY, reference="2026-118", by=ANNA)
    seen = desk.plan_view(havelmar, PLAN, today=TODAY)
    desk.correct_adoption(havelmar, seen, "2026-118", adopted_on=date(2027, 2, 26), reference="2026-118", by=BORIS)
    with pytest.raises(ConflictError) as clash:
        desk.correct_adoption(havelmar, seen, "2026-118", adopted_on=date(2027, 2, 27), reference="2026-118", by=ANNA)
    assert {conflict.who for conflict in clash.value.conflicts} == {"boris"}


def test_a_decision_that_was_corrected_after_the_question_does_not_go_unseen(havelmar: Store) -> None:
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    adopted = desk.adopt(havelmar, view, adopted_on=TODAY, reference="2026-118", by=ANNA)
    asked = desk.prepare_undo(havelmar, adopted.batch.id, today=TODAY, by=ANNA)
    seen = desk.plan_view(havelmar, PLAN, today=TODAY)
    desk.correct_adoption(havelmar, seen, "2026-118", adopted_on=TODAY, reference="2027-18", by=BORIS)
    with pytest.raises(ProblemsFoundError) as error:
        desk.undo(havelmar, adopted.batch.id, by=ANNA, since=asked.since)
    assert codes(error) == ["changed-meanwhile"]


def test_a_first_adoption_keeps_the_due_dates_of_the_paper_and_what_is_foreseen_late_stays_so(havelmar: Store) -> None:
    before = desk.plan_view(havelmar, PLAN, today=TODAY).standing
    late = [action.id for action in before.actions if action.lateness]
    assert late
    noted(havelmar, TODAY, "2027-18")
    after = desk.plan_view(havelmar, PLAN, today=TODAY).standing
    assert after.due == before.due
    assert [action.id for action in after.actions if action.lateness] == late


def test_what_is_late_by_a_decision_is_late_against_it(havelmar: Store) -> None:
    noted(havelmar, date(2027, 1, 10), "first")
    autumn, past = date(2027, 10, 1), date(2027, 6, 30)
    before = desk.plan_view(havelmar, PLAN, today=date(2027, 6, 1))
    sooner = next(action.id for action in before.standing.actions if action.due and action.due > autumn)
    desk.edit(havelmar, PLAN, havelmar.plan(PLAN).changes(sooner, own_deadline=past), by=ANNA, today=date(2027, 6, 1))
    view = desk.plan_view(havelmar, PLAN, today=autumn)
    desk.adopt(havelmar, view, adopted_on=autumn, reference="second", by=ANNA)
    after = desk.plan_view(havelmar, PLAN, today=autumn)
    assert after.standing.action_by_id[sooner].lateness is Concern.OVERDUE
    measured = desk.progress_report(after).variance
    assert measured is not None
    assert next(moved for moved in measured.actions if moved.action == sooner).finish_days > 0


def test_a_change_knows_what_was_done_by_its_day_though_it_was_reported_later(havelmar: Store) -> None:
    done = {"status": ActionStatus.DONE, "percent": 100, "started": EARLY, "finished": date(2026, 12, 8)}
    report(havelmar, "F06-05", TODAY, **done)
    frozen = noted(havelmar, BETWEEN, "2026-118").baseline.action_by_id["F06-05"]
    assert (frozen.start, frozen.finish) == (EARLY, date(2026, 12, 8))
    variance = desk.variance_from(desk.plan_view(havelmar, PLAN, today=TODAY))
    assert variance is not None
    assert not next(moved for moved in variance.actions if moved.action == "F06-05")


def test_what_was_done_before_an_adoption_and_reported_after_it_is_not_ahead_of_its_time(havelmar: Store) -> None:
    noted(havelmar, BETWEEN, "2026-118")
    done = {"status": ActionStatus.DONE, "percent": 100, "started": EARLY, "finished": date(2026, 12, 8)}
    report(havelmar, "F06-05", TODAY, **done)
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    variance = desk.variance_from(view)
    assert variance is not None
    assert next(moved for moved in variance.actions if moved.action == "F06-05").finish_days == 0
    assert view.baseline is not None
    assert view.baseline.action_by_id["F06-05"].finish > BETWEEN


def decision_in_word(view: desk.PlanView) -> list[str]:
    paragraphs = Document(BytesIO(desk.export(view, ".docx"))).paragraphs
    return [line.text for line in paragraphs if line.style and line.style.name.startswith("Resolution")]


def test_the_text_of_a_decision_stays_as_it_was_voted_once_the_plan_rests_on_a_later_assessment(
    havelmar: Store,
) -> None:
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    # The sentences of the figures move with what is reported until it is adopted; the grounds stand already.
    desk.adopt(havelmar, view, adopted_on=date(2026, 12, 10), reference="1", by=ANNA)
    voted = desk.plan_view(havelmar, PLAN, today=TODAY)
    text = decision_in_word(voted)
    assert any("15 octobre 2026" in line for line in text)
    later = havelmar.plan(PLAN).head_changes(assessed_on=date(2027, 2, 1))
    havelmar.commit(later, by=ANNA)
    assert decision_in_word(desk.plan_view(havelmar, PLAN, today=TODAY)) == text


def test_of_a_decision_that_is_noted_after_the_plan_was_drafted_anew_the_grounds_are_not_known(havelmar: Store) -> None:
    havelmar.commit(havelmar.plan(PLAN).head_changes(assessed_on=date(2027, 2, 1)), by=ANNA)
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    head = desk.adopt(havelmar, view, adopted_on=date(2027, 1, 4), reference="1", by=ANNA).baseline.head
    assert head is not None
    assert head.grounds is None


def given_up_by_surface(store: Store) -> tuple[set[str], set[str], set[str]]:
    """Return what was given up of what was adopted, as progress, JSON and Word in both languages say it."""
    view = desk.plan_view(store, PLAN, today=TODAY)
    report = desk.progress_report(view)
    assert report.variance
    since = json.loads(desk.export(view, ".json"))["given_up_since"]
    assert view.baseline
    assert since["reference"] == view.baseline.reference
    printed = set()
    for language, heading in (("en", "and given up since"), ("fr", "abandonnées depuis")):
        tables = Document(BytesIO(export_in(store, view, ".docx", language))).tables
        lines = [row.cells[1].text for table in tables for row in table.rows if heading in row.cells[0].text]
        printed.add(tuple(re.findall(r"F\d\d-\d\d", " ".join(lines))))
    assert len(printed) == 1, "both languages say the same"
    return set(report.variance.removed), set(since["actions"]), set(*printed)


def test_what_was_given_up_is_counted_from_the_same_decision_everywhere_whatever_took_it_out(havelmar: Store) -> None:
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    desk.adopt(havelmar, view, adopted_on=BETWEEN, reference="2026-118", by=ANNA)
    assert given_up_by_surface(havelmar) == (set(), set(), set())
    report(havelmar, "F11-03", LATER, status=ActionStatus.DROPPED, reason="No money.")
    seen = havelmar.assessment(ASSESSMENT).assessment.answers
    for question in desk.content("anti-discrimination", "fr")[0].factor_by_id["F05"].asked:
        for response in seen.get(question.id, ()):
            yes = response.model_copy(update={"answer": Answer.YES})
            desk.save_answer(havelmar, ASSESSMENT, question.id, yes, seen=response, by=ANNA)
    proposed = desk.propose_redraft(havelmar, PLAN, today=DRAFTED)
    assert "F05-05" in {removal.action for removal in proposed.redraft.removals}
    desk.carry_out(havelmar, desk.accept_redraft(proposed, ["F05-05"], today=TODAY), by=ANNA)
    gone = {"F11-03", "F05-05"}
    assert given_up_by_surface(havelmar) == (gone, gone, gone)
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    desk.adopt(havelmar, view, adopted_on=TODAY, reference="2027-30", by=ANNA)
    assert given_up_by_surface(havelmar) == (set(), set(), set())
