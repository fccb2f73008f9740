"""Rows become what the model has again, in an order that people expect and both engines give."""

from datetime import date

import pytest
from refusals import codes
from tracked_plans import action, plan_of

from planner.plan import ActionStatus
from planner.problem import ProblemsFoundError
from planner.store import (
    Change,
    Create,
    DocumentKind,
    Edit,
    Entity,
    Store,
    assessment_edits,
    baseline_edits,
    city_edits,
    document_edits,
    not_in_store,
    plan_edits,
    queries,
)
from planner.toolkit.assessment import Assessment
from planner.toolkit.city import City
from planner.toolkit.plan_settings import PlanStatus
from planner.track.baseline import Baseline
from store.conftest import ANNA

PLAN = "harbour-plan"


def removal(entity: Entity, id_: str, day: date) -> Change:
    return Change(entity=entity, id=id_, field="removed_on", seen=None, new=day)


def test_cities_stand_by_name_whatever_their_capitals(store: Store) -> None:
    names = {"z": "aachen", "a": "Zwolle", "m": "Malmö", "n": "malmö"}
    store.commit([edit for id_, name in names.items() for edit in city_edits(id_, City(name=name))], by=ANNA)
    assert [city.id for city in store.cities()] == ["z", "m", "n", "a"]


def test_people_stand_by_name(store: Store) -> None:
    names = {"a": "Zoë", "b": "anna", "c": "Boris"}
    store.commit([Create(entity=Entity.PERSON, id=id_, values={"name": name}) for id_, name in names.items()], by=ANNA)
    assert [person.name for person in store.people()] == ["anna", "Boris", "Zoë"]


def test_plans_stand_in_the_order_in_which_they_start(harbour: Store) -> None:
    edits: list[Edit] = []
    for id_, start in (("late", date(2028, 1, 3)), ("early", date(2026, 1, 5)), ("b", date(2027, 1, 4))):
        edits += plan_edits(id_, plan_of(action("F06-01"), start=start), city="harbour")
    harbour.commit(edits, by=ANNA)
    assert [plan.id for plan in harbour.plans()] == ["early", "b", PLAN, "late"]
    assert harbour.plans("elsewhere") == ()


def test_a_line_of_the_list_of_plans_says_what_the_plan_says(harbour: Store) -> None:
    harbour.commit(harbour.plan(PLAN).head_changes(status=PlanStatus.ADOPTED, adopted_on=date(2027, 3, 4)), by=ANNA)
    (line,) = harbour.plans("harbour")
    stored = harbour.plan(PLAN)
    assert (line.title, line.version, line.status, line.start, line.adopted_on) == (
        stored.plan.title,
        stored.plan.version,
        PlanStatus.ADOPTED,
        stored.plan.start,
        date(2027, 3, 4),
    )
    assert (line.actions, line.revision, line.assessment) == (3, stored.revision, None)


def test_assessments_stand_by_day(harbour: Store) -> None:
    city = City(name="Harbour")
    days = {"new": "2028-05-01", "old": "2024-05-01", "b": "2026-05-01", "a": "2026-05-01"}
    edits = [
        edit
        for id_, day in days.items()
        for edit in assessment_edits(
            id_, Assessment.model_validate({"city": city, "benchmark": "x", "date": day}), city="harbour"
        )
    ]
    harbour.commit(edits, by=ANNA)
    assert [summary.id for summary in harbour.assessments("harbour")] == ["old", "a", "b", "new"]
    assert harbour.assessments("elsewhere") == ()


@pytest.mark.parametrize("kind", [None, *DocumentKind])
def test_documents_stand_by_day_and_are_asked_for_by_kind(harbour: Store, kind: DocumentKind | None) -> None:
    documents = (
        ("d1", DocumentKind.SNAPSHOT, date(2027, 5, 1)),
        ("d2", DocumentKind.IMPORT, date(2027, 3, 1)),
        ("d3", DocumentKind.SNAPSHOT, date(2027, 4, 1)),
        ("d4", DocumentKind.IMPORT, None),
    )
    edits = [
        edit
        for id_, its_kind, dated in documents
        for edit in document_edits(id_, kind=its_kind, title=id_, content=id_, dated=dated, plan=PLAN)
    ]
    harbour.commit(edits, by=ANNA)
    in_order = ["d4", "d2", "d3", "d1"]
    kinds = {id_: its_kind for id_, its_kind, _ in documents}
    listed = [document.id for document in harbour.documents(plan=PLAN, kind=kind)]
    assert listed == [id_ for id_ in in_order if kind is None or kinds[id_] is kind]
    assert harbour.documents(plan="elsewhere") == harbour.documents(assessment="elsewhere") == ()


def test_a_document_is_listed_without_its_content_and_read_with_it(harbour: Store) -> None:
    harbour.commit(document_edits("d", kind=DocumentKind.SNAPSHOT, title="t", content="whole", plan=PLAN), by=ANNA)
    (line,) = harbour.documents()
    assert not hasattr(line, "content")
    assert (line.id, line.plan, line.media_type) == ("d", PLAN, "application/json")
    assert harbour.document("d").content == "whole"


def test_comments_stand_in_the_order_in_which_they_were_written(harbour: Store) -> None:
    written = {"c1": "2027-03-02T09:00:00Z", "c2": "2027-03-01T09:00:00Z", "c3": "2027-03-01T10:30:00+02:00"}
    harbour.commit(
        [
            Create(
                entity=Entity.COMMENT,
                of=PLAN,
                id=id_,
                values={"author": "anna", "written_at": at, "text": "x", "action": "F06-01"},
            )
            for id_, at in written.items()
        ],
        by=ANNA,
    )
    assert [comment.id for comment in harbour.comments(PLAN, "F06-01")] == ["c3", "c2", "c1"]
    assert harbour.comments(PLAN, "F06-02") == ()


def test_what_the_council_adopted_has_the_day_and_reference_that_were_corrected(harbour: Store) -> None:
    later, earlier = (
        Baseline(adopted_on=day, reference="2027/6", actions=[], cost_bands=[]) for day in ("2027-06-03", "2027-03-04")
    )
    harbour.commit(
        [
            *baseline_edits("b1", later, plan=PLAN, title="Second"),
            *baseline_edits("b2", earlier, plan=PLAN, title="First"),
        ],
        by=ANNA,
    )
    assert harbour.baselines(PLAN) == (("b2", earlier), ("b1", later))
    moved = [
        Change(entity=Entity.DOCUMENT, id="b1", field=name, seen=seen, new=new)
        for name, seen, new in (("dated", date(2027, 6, 3), date(2027, 2, 4)), ("reference", "2027/6", "2027/9"))
    ]
    harbour.commit(moved, by=ANNA)
    (first, corrected), (second, _) = harbour.baselines(PLAN)
    assert (first, second, corrected.adopted_on, corrected.reference) == ("b1", "b2", date(2027, 2, 4), "2027/9")
    harbour.commit([removal(Entity.DOCUMENT, "b1", date(2027, 7, 1))], by=ANNA)
    assert harbour.baselines(PLAN) == (("b2", earlier),)


def test_what_is_out_of_sight_is_in_no_list_but_its_own(harbour: Store) -> None:
    harbour.commit([removal(Entity.PLAN, PLAN, date(2027, 3, 1))], by=ANNA)
    harbour.commit([removal(Entity.CITY, "harbour", date(2027, 3, 2))], by=ANNA)
    assert (harbour.plans(), harbour.cities()) == ((), ())
    lines = [(line.entity, line.id, line.city, line.title, line.removed_on) for line in harbour.removed()]
    assert lines == [
        (Entity.CITY, "harbour", "harbour", "Harbour", date(2027, 3, 2)),
        (Entity.PLAN, PLAN, "harbour", "Plan", date(2027, 3, 1)),
    ]
    with pytest.raises(ProblemsFoundError, match=f"planner bring-back {PLAN}") as error:
        harbour.plan(PLAN)
    assert codes(error) == ["was-removed"]


def test_what_the_store_does_not_have_is_named_with_what_is_in_sight(harbour: Store) -> None:
    harbour.commit(plan_edits("gone", plan_of(action("F06-01")), city="harbour"), by=ANNA)
    harbour.commit([removal(Entity.PLAN, "gone", date(2027, 3, 1))], by=ANNA)
    for read, known in ((harbour.plan, PLAN), (harbour.assessment, ""), (harbour.document, "")):
        with pytest.raises(ProblemsFoundError) as error:
            read("nowhere")
        (problem,) = error.value.problems
        assert (problem.code, problem.values["known"]) == ("not-in-store", known)


def test_of_many_ids_only_the_first_are_named() -> None:
    known = [f"plan-{number:02}" for number in range(30)]
    assert not_in_store("x", known).values["known"] == ", ".join(known[:12])
    assert "import an assessment first" in not_in_store("x", ()).english()


def test_fields_that_no_row_uses_are_those_of_the_model(harbour: Store) -> None:
    """They are left to the model's defaults; a single row that uses one brings it back for all."""
    for status in (ActionStatus.PROPOSED, ActionStatus.DONE):
        harbour.commit(harbour.plan(PLAN).changes("F06-03", status=status), by=ANNA)
        with harbour.database.reading() as connection:
            stored = queries.plan(connection, PLAN)
        assert [progress.status for progress in stored.progress.values()] == [*[ActionStatus.PROPOSED] * 2, status]
        assert [action.notes for action in stored.plan.actions] == [()] * 3
