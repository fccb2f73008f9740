"""Plans are drafted into the store, and a new draft is accepted without losing what people did."""

import json
from datetime import date
from pathlib import Path

import pytest
from refusals import codes

from planner.app import desk
from planner.app.desk.intake import example_file
from planner.plan import ActionStatus
from planner.problem import ProblemsFoundError
from planner.proposal.left_out import LeftOutCause
from planner.store import Actor, Store
from planner.toolkit.assessment import Answer, Response
from planner.toolkit.plan_settings import AdoptionSettings, PlanMeans
from planner.track.redraft import HEAD
from planner.track.what_if import effect_of

DRAFTED, TODAY = date(2026, 11, 13), date(2027, 3, 1)
ANNA, BORIS = Actor("anna"), Actor("boris")
PLAN, ASSESSMENT = "havelmar-plan-2027", "havelmar-2026-10-15"


def test_an_example_is_opened_in_one_step_and_only_once(empty: Store) -> None:
    first = desk.open_example(empty, "brennavel", by=ANNA, today=DRAFTED)
    assert len({entry.batch for entry in empty.history()}) == 1
    again = desk.open_example(empty, "brennavel", by=BORIS, today=TODAY)
    assert (again.plan, again.batch) == (first.plan, None)
    french = desk.open_example(empty, "brennavel", by=BORIS, today=TODAY, language="fr")
    assert empty.plan(french.plan).plan.language == "fr"
    assert len(empty.assessments()) == 1


def test_an_example_that_does_not_exist_is_refused_with_the_nearest(empty: Store) -> None:
    with pytest.raises(ProblemsFoundError, match="Did you mean “havelmar”"):
        desk.open_example(empty, "havelmer", by=ANNA, today=TODAY)


def answer(store: Store, question: str = "1.1") -> Response:
    return store.assessment(ASSESSMENT).assessment.answers[question][0]


def test_a_new_assessment_proposes_and_what_people_edited_stays(havelmar: Store) -> None:
    stored = havelmar.plan(PLAN)
    change = desk.prepare(stored, stored.changes("F09-10", title="Ours"), by=ANNA, today=TODAY)
    desk.carry_out(havelmar, change, by=ANNA)
    seen = answer(havelmar)
    desk.save_answer(havelmar, ASSESSMENT, "1.1", seen.model_copy(update={"answer": Answer.NO}), seen=seen, by=ANNA)
    proposed = desk.propose_redraft(havelmar, PLAN, today=DRAFTED)
    assert "F01-01" in proposed.redraft.proposed
    accepted = desk.accept_redraft(proposed, ["F01-01"], today=TODAY)
    assert "F01-01" in accepted.slip.added
    desk.carry_out(havelmar, accepted, by=BORIS)
    after = havelmar.plan(PLAN).plan
    assert after.action_by_id["F09-10"].title == "Ours"
    assert "F01-01" in after.action_by_id
    assert "F01-01" not in desk.propose_redraft(havelmar, PLAN, today=DRAFTED).redraft.proposed


def test_the_assessment_of_another_city_proposes_nothing(havelmar: Store) -> None:
    other = desk.import_assessment(havelmar, example_file("brennavel"), by=ANNA).assessment
    with pytest.raises(ProblemsFoundError) as error:
        desk.propose_redraft(havelmar, PLAN, today=DRAFTED, assessment=other)
    assert codes(error) == ["other-city"]


def test_accepting_everything_of_another_assessment_makes_it_the_plans_own(havelmar: Store, tmp_path: Path) -> None:
    text = example_file("havelmar").read_text(encoding="utf-8").replace("date: 2026-10-15", "date: 2028-10-15")
    (tmp_path / "later.yaml").write_text(text, encoding="utf-8")
    later = desk.import_assessment(havelmar, tmp_path / "later.yaml", by=ANNA).assessment
    proposed = desk.propose_redraft(havelmar, PLAN, today=DRAFTED, assessment=later)
    assert proposed.redraft.proposed == (HEAD,)
    desk.carry_out(havelmar, desk.accept_redraft(proposed, [HEAD], today=TODAY), by=ANNA)
    after = havelmar.plan(PLAN)
    assert (after.assessment, after.plan.assessed_on) == (later, date(2028, 10, 15))


def test_accepting_one_action_of_another_assessment_names_the_day_of_that_assessment_too(
    havelmar: Store, tmp_path: Path
) -> None:
    text = example_file("havelmar").read_text(encoding="utf-8").replace("date: 2026-10-15", "date: 2028-10-15")
    (tmp_path / "later.yaml").write_text(text, encoding="utf-8")
    later = desk.import_assessment(havelmar, tmp_path / "later.yaml", by=ANNA).assessment
    seen = havelmar.assessment(later).assessment.answers["1.1"][0]
    desk.save_answer(havelmar, later, "1.1", seen.model_copy(update={"answer": Answer.NO}), seen=seen, by=ANNA)
    proposed = desk.propose_redraft(havelmar, PLAN, today=DRAFTED, assessment=later)
    desk.carry_out(havelmar, desk.accept_redraft(proposed, ["F01-01"], today=TODAY), by=ANNA)
    after = havelmar.plan(PLAN)
    assert (after.assessment, after.plan.assessed_on) == (later, date(2028, 10, 15))
    standing = desk.plan_view(havelmar, PLAN, today=TODAY).standing
    by_factor = {finding.factor: finding.standing for finding in standing.diagnosis.factors}
    assert standing.objective_by_factor["F01"].standing == by_factor["F01"]


def left_out(store: Store) -> dict[LeftOutCause, set[str]]:
    """Return by cause what the plan that is exported leaves out, as programs read it."""
    exported = json.loads(desk.export(desk.plan_view(store, PLAN, today=TODAY), ".json"))
    causes: dict[LeftOutCause, set[str]] = {}
    for left in exported["left_out"]:
        causes.setdefault(LeftOutCause(left["cause"]), set()).add(left["action"])
    return causes


def test_what_the_answers_call_for_since_is_proposed_until_it_is_decided_and_what_people_took_out_is_given_up(
    havelmar: Store,
) -> None:
    stored = havelmar.plan(PLAN)
    desk.carry_out(havelmar, desk.prepare_action_removal(stored, "F08-04", today=TODAY), by=ANNA)
    seen = answer(havelmar)
    desk.save_answer(havelmar, ASSESSMENT, "1.1", seen.model_copy(update={"answer": Answer.NO}), seen=seen, by=ANNA)
    proposed = {
        addition.action.id for addition in desk.propose_redraft(havelmar, PLAN, today=DRAFTED).redraft.additions
    }
    assert {"F01-01", "F08-04"} <= proposed
    assert left_out(havelmar)[LeftOutCause.UNDECIDED] == proposed - {"F08-04"}
    assert left_out(havelmar)[LeftOutCause.GIVEN_UP] == {"F08-04"}


def test_a_new_draft_within_less_time_keeps_what_is_under_way_and_leaves_its_dates_to_people(havelmar: Store) -> None:
    settings = havelmar.assessment(ASSESSMENT).assessment.plan
    shorter = (settings.means or PlanMeans()).model_copy(update={"horizon_years": 1})
    now = settings.model_copy(update={"means": shorter})
    desk.save_settings(havelmar, ASSESSMENT, now, seen=settings, by=ANNA)
    begun = desk.propose_redraft(havelmar, PLAN, today=DRAFTED).redraft.removals[0].action
    edits = havelmar.plan(PLAN).changes(begun, status=ActionStatus.UNDER_WAY, started=date(2027, 2, 1))
    desk.edit(havelmar, PLAN, edits, by=ANNA, today=TODAY)
    after = desk.propose_redraft(havelmar, PLAN, today=DRAFTED).redraft
    assert begun not in {removal.action for removal in after.removals}
    changed = {change.field for proposal in after.changes if proposal.action == begun for change in proposal.fields}
    assert not changed & {"not_before", "duration"}


@pytest.mark.parametrize("times", [0.5, 2.0], ids=["less", "more"])
def test_what_the_settings_show_of_other_means_is_what_a_new_draft_then_holds(havelmar: Store, times: float) -> None:
    view = desk.plan_view(havelmar, PLAN, today=TODAY)
    assert view.case
    settings = view.case.assessment.plan
    assert settings.means
    money = tuple(sum_.model_copy(update={"amount": round(sum_.amount * times)}) for sum_ in settings.means.money or ())
    other = settings.model_copy(update={"means": settings.means.model_copy(update={"money": money})})
    now = effect_of(view.plan, view.case, settings)
    then = effect_of(view.plan, view.case, other, now)
    assert (then.gap_closed - now.gap_closed) * (times - 1) >= 0
    desk.save_settings(havelmar, ASSESSMENT, other, seen=settings, by=ANNA)
    proposed = desk.propose_redraft(havelmar, PLAN, today=DRAFTED).redraft
    held = view.plan.action_by_id.keys() | {addition.action.id for addition in proposed.additions}
    assert held - {removal.action for removal in proposed.removals} == then.held


def test_where_another_session_is_to_adopt_the_plan_a_new_draft_lets_it_begin_after_that_one(havelmar: Store) -> None:
    stored = havelmar.plan(PLAN)
    march = next(known.day for known in stored.plan.council_sessions if known.day > stored.plan.start)
    seen = havelmar.assessment(ASSESSMENT).assessment.plan
    named = seen.model_copy(update={"adoption": AdoptionSettings(session=march), "start": None})
    desk.save_settings(havelmar, ASSESSMENT, named, seen=seen, by=ANNA)
    proposed = desk.propose_redraft(havelmar, PLAN, today=DRAFTED)
    assert {change.field for change in proposed.redraft.head} >= {"start", "to_adopt"}
    accepted = desk.accept_redraft(proposed, [HEAD], today=DRAFTED)
    assert accepted.slip.moves
    desk.carry_out(havelmar, accepted, by=ANNA)
    view = desk.plan_view(havelmar, PLAN, today=DRAFTED)
    assert view.plan.to_adopt
    assert view.plan.to_adopt.session == march
    assert all(action.dates.early_start > march for action in view.standing.undertaken)
    again = desk.propose_redraft(havelmar, PLAN, today=DRAFTED).redraft
    assert not {change.field for change in again.head} & {"start", "to_adopt"}
