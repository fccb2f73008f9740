"""Trials go out of sight with what belongs to them, and come back as they were."""

from datetime import date
from pathlib import Path

import pytest
from refusals import codes

from planner.app import desk
from planner.app.desk.intake import example_file
from planner.plan import ActionStatus
from planner.problem import ProblemsFoundError
from planner.store import Actor, Change, Entity, Store, backup, restore, verify
from planner.wording import Wording
from planner.wording.undo import whole_sentence

TODAY = date(2027, 3, 1)
ANNA, BORIS = Actor("anna"), Actor("boris")
PLAN, ASSESSMENT, CITY = "havelmar-plan-2027", "havelmar-2026-10-15", "havelmar"


def remove(store: Store, id_: str, by: Actor = ANNA) -> None:
    desk.remove(store, desk.prepare_removal_of(store, id_, by=by), by=by, today=TODAY)


def test_a_plan_that_was_removed_is_nowhere_and_comes_back_with_everything(havelmar: Store) -> None:
    before = havelmar.plan(PLAN)
    remove(havelmar, PLAN)
    assert havelmar.plans() == ()
    assert [(removed.entity, removed.id, removed.removed_on) for removed in havelmar.removed()] == [
        (Entity.PLAN, PLAN, TODAY)
    ]
    with pytest.raises(ProblemsFoundError) as error:
        havelmar.plan(PLAN)
    assert codes(error) == ["was-removed"]
    _, back = desk.bring_back(havelmar, PLAN, by=BORIS)
    assert [removed.id for removed in back] == [PLAN]
    after = havelmar.plan(PLAN)
    assert (after.plan, after.progress) == (before.plan, before.progress)
    assert havelmar.removed() == ()
    verify(havelmar)


@pytest.mark.parametrize(
    ("id_", "gone"), [(PLAN, [PLAN]), (ASSESSMENT, [ASSESSMENT, PLAN]), (CITY, [CITY, ASSESSMENT, PLAN])]
)
def test_what_makes_no_sense_without_it_goes_along_and_comes_back_along(
    havelmar: Store, id_: str, gone: list[str]
) -> None:
    removal = desk.prepare_removal_of(havelmar, id_)
    assert [whole.id for whole in removal.wholes] == gone
    remove(havelmar, id_)
    assert {removed.id for removed in havelmar.removed()} == set(gone)
    verify(havelmar)
    desk.bring_back(havelmar, id_, by=ANNA)
    assert havelmar.removed() == ()
    assert [plan.id for plan in havelmar.plans()] == [PLAN]


def test_an_assessment_brings_back_its_own_plans_and_no_other_assessment(havelmar: Store) -> None:
    (kind,) = (summary.kind for summary in havelmar.assessments())
    desk.next_assessment(havelmar, ASSESSMENT, kind=kind, copy=True, by=ANNA, today=TODAY)
    remove(havelmar, CITY)
    _, back = desk.bring_back(havelmar, ASSESSMENT, by=ANNA)
    assert {removed.id for removed in back} == {ASSESSMENT, PLAN, CITY}


def test_a_plan_brings_back_what_it_needs(havelmar: Store) -> None:
    remove(havelmar, PLAN)
    remove(havelmar, CITY)
    _, back = desk.bring_back(havelmar, PLAN, by=ANNA)
    assert {removed.id for removed in back} == {PLAN, ASSESSMENT, CITY}
    assert desk.plan_view(havelmar, PLAN, today=TODAY).case is not None


@pytest.mark.parametrize("language", ["en", "fr"])
def test_before_it_goes_it_is_said_how_much_it_holds_and_who_else_worked_on_it(havelmar: Store, language: str) -> None:
    report = havelmar.plan(PLAN).changes("F06-05", status=ActionStatus.UNDER_WAY, started=TODAY)
    desk.edit(havelmar, PLAN, report, by=desk.introduce(havelmar, "Boris"), today=TODAY)
    (plan,) = desk.prepare_removal_of(havelmar, PLAN, by=ANNA).wholes
    sentence = whole_sentence(plan, Wording(language))
    actions = len(havelmar.plan(PLAN).plan.actions)
    assert f"{actions} actions" in sentence
    assert Wording(language).count("{number} report of progress", "{number} reports of progress", 1) in sentence
    assert "Boris" in sentence
    assert str(plan.row["title"]) in sentence


def test_what_others_did_after_the_question_does_not_go_unseen(havelmar: Store) -> None:
    asked = desk.prepare_removal_of(havelmar, PLAN)
    desk.still_on_track(havelmar, PLAN, ["F06-05"], by=BORIS, today=TODAY)
    with pytest.raises(ProblemsFoundError) as error:
        desk.remove(havelmar, asked, by=ANNA, today=TODAY)
    assert codes(error) == ["changed-meanwhile"]
    assert [plan.id for plan in havelmar.plans()] == [PLAN]


def test_a_store_that_was_restored_after_the_question_is_asked_about_again(havelmar: Store, tmp_path: Path) -> None:
    """Its numbers may be the same again; what they stand for is not."""
    backup(havelmar, tmp_path / "earlier.db")
    desk.still_on_track(havelmar, PLAN, ["F06-05"], by=ANNA, today=TODAY)
    asked = desk.prepare_removal_of(havelmar, PLAN)
    batch = havelmar.history(PLAN)[0].batch
    undoing = desk.prepare_undo(havelmar, batch, today=TODAY)
    restore(tmp_path / "earlier.db", havelmar.where, replace=True)
    with pytest.raises(ProblemsFoundError) as error:
        desk.remove(havelmar, asked, by=ANNA, today=TODAY)
    assert codes(error) == ["changed-meanwhile"]
    with pytest.raises(ProblemsFoundError) as error:
        desk.undo(havelmar, batch, by=ANNA, since=undoing.since)
    assert codes(error) == ["changed-meanwhile"]
    assert [plan.id for plan in havelmar.plans()] == [PLAN]


def test_a_plan_drafted_after_the_question_does_not_lose_its_assessment(havelmar: Store) -> None:
    asked = desk.prepare_removal_of(havelmar, ASSESSMENT)
    desk.draft_into(havelmar, ASSESSMENT, by=BORIS, today=TODAY)
    with pytest.raises(ProblemsFoundError) as error:
        desk.remove(havelmar, asked, by=ANNA, today=TODAY)
    assert codes(error) == ["changed-meanwhile"]


def test_a_city_takes_along_the_plan_of_another_that_names_its_assessment(havelmar: Store) -> None:
    """Earlier releases let a plan be drafted anew from the assessment of another city."""
    other = desk.import_assessment(havelmar, example_file("brennavel"), by=ANNA)
    havelmar.commit(
        [Change(entity=Entity.PLAN, id=PLAN, field="assessment", seen=ASSESSMENT, new=other.assessment)], by=ANNA
    )
    remove(havelmar, other.city)
    assert [city.id for city in havelmar.cities()] == [CITY]
    assert havelmar.plans() == ()
    desk.bring_back(havelmar, PLAN, by=ANNA)
    assert {city.id for city in havelmar.cities()} == {CITY, other.city}
    verify(havelmar)


def test_nothing_is_changed_out_of_sight(havelmar: Store) -> None:
    stored = havelmar.plan(PLAN)
    remove(havelmar, PLAN)
    with pytest.raises(ProblemsFoundError) as error:
        havelmar.commit(stored.changes("F06-05", title="Written in another tab"), by=BORIS)
    assert codes(error) == ["was-removed"]
    remove(havelmar, ASSESSMENT)
    with pytest.raises(ProblemsFoundError) as error:
        desk.draft_into(havelmar, ASSESSMENT, by=BORIS, today=TODAY)
    assert codes(error) == ["was-removed"]


def test_an_id_is_not_given_again(havelmar: Store) -> None:
    remove(havelmar, PLAN)
    again = desk.draft_into(havelmar, ASSESSMENT, by=ANNA, today=date(2026, 11, 13))
    assert again.plan == f"{PLAN}-2"
    desk.bring_back(havelmar, PLAN, by=ANNA)
    assert {plan.id for plan in havelmar.plans()} == {PLAN, f"{PLAN}-2"}


def test_a_city_of_a_name_that_was_removed_begins_anew(havelmar: Store) -> None:
    remove(havelmar, CITY)
    new = desk.begin_with(havelmar, "Havelmar", "anti-discrimination", language="en", by=ANNA, today=TODAY)
    assert new.city == "havelmar-2"


@pytest.mark.parametrize(("id_", "code"), [("nothing", "not-in-store")])
def test_what_is_not_there_is_not_removed(havelmar: Store, id_: str, code: str) -> None:
    with pytest.raises(ProblemsFoundError) as error:
        desk.prepare_removal_of(havelmar, id_)
    assert codes(error) == [code]


def test_what_was_not_removed_is_not_brought_back(havelmar: Store) -> None:
    with pytest.raises(ProblemsFoundError) as error:
        desk.bring_back(havelmar, PLAN, by=ANNA)
    assert codes(error) == ["not-removed"]
