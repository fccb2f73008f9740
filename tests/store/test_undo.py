"""Taking back gives fields their earlier values, and takes away only what nobody else needs."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

import pytest
from cities import sample
from plan_edits import adding, removing
from refusals import codes
from tracked_plans import action, plan_of, wait

from planner.plan import ActionStatus, PlanObjective, PlanRole
from planner.problem import ProblemsFoundError
from planner.store import (
    Batch,
    Change,
    Confirm,
    ConflictError,
    Create,
    DocumentKind,
    Edit,
    Entity,
    Store,
    assessment_edits,
    city_edits,
    document_edits,
    edits_to,
    plan_edits,
    verify,
)
from store.conftest import ANNA, BORIS

PLAN = "harbour-plan"


def done(store: Store, edits: Iterable[Edit]) -> Batch:
    return store.commit(edits, by=ANNA)


@pytest.mark.parametrize(
    ("field", "new"),
    [
        ("title", "Sign it"),
        ("own_deadline", date(2027, 3, 1)),
        ("notes", ("Slower.",)),
        ("effort", 2.5),
        ("pilot", True),
        ("status", ActionStatus.DONE),
        ("position", 7),
    ],
)
def test_a_field_gets_its_earlier_value_whatever_its_type(harbour: Store, field: str, new: object) -> None:
    before = harbour.plan(PLAN)
    batch = done(harbour, before.changes("F06-02", **{field: new}))
    back = harbour.undo(batch.id, by=BORIS)
    after = harbour.plan(PLAN)
    assert (after.plan, after.progress, after.positions) == (before.plan, before.progress, before.positions)
    harbour.undo(back.id, by=BORIS)
    assert harbour.plan(PLAN).row("F06-02")[field] == new


def test_what_others_did_to_other_fields_stays(harbour: Store) -> None:
    batch = done(harbour, harbour.plan(PLAN).changes("F06-01", title="Anna’s", why="Anna’s"))
    harbour.commit(harbour.plan(PLAN).changes("F06-01", proof="Boris’s"), by=BORIS)
    harbour.undo(batch.id, by=ANNA)
    facts = harbour.plan(PLAN).plan.action_by_id["F06-01"]
    assert (facts.title, facts.why, facts.proof) == ("Action F06-01", "It is missing.", "Boris’s")


def test_an_action_goes_as_it_came_unless_the_person_saw_what_became_of_it(harbour: Store) -> None:
    batch = done(harbour, adding(harbour.plan(PLAN), action("F06-09")))
    harbour.commit(harbour.plan(PLAN).changes("F06-09", title="Boris’s"), by=BORIS)
    with pytest.raises(ConflictError) as error:
        harbour.undo(batch.id, by=ANNA)
    assert [(conflict.field, conflict.who) for conflict in error.value.conflicts] == [("title", "boris")]
    harbour.undo(batch.id, by=ANNA, since=harbour.state())
    assert "F06-09" not in harbour.plan(PLAN).plan.action_by_id


def test_an_action_takes_along_its_links_when_the_person_saw_them(harbour: Store) -> None:
    batch = done(harbour, adding(harbour.plan(PLAN), action("F06-09")))
    harbour.commit(harbour.plan(PLAN).link(wait("F06-03", "F06-09")), by=BORIS)
    with pytest.raises(ProblemsFoundError) as error:
        harbour.undo(batch.id, by=ANNA)
    assert codes(error) == ["still-used"]
    back = harbour.undo(batch.id, by=ANNA, since=harbour.state())
    assert len(harbour.plan(PLAN).plan.dependencies) == 1
    harbour.undo(back.id, by=ANNA)
    assert wait("F06-03", "F06-09") in harbour.plan(PLAN).plan.dependencies
    verify(harbour)


@pytest.mark.parametrize("touched", ["the action", "its link"])
def test_nothing_goes_that_others_touched_after_the_person_was_asked(harbour: Store, touched: str) -> None:
    batch = done(harbour, adding(harbour.plan(PLAN), action("F06-09")))
    seen = harbour.state()
    stored = harbour.plan(PLAN)
    edits = (
        stored.changes("F06-09", title="Boris’s") if touched == "the action" else stored.link(wait("F06-03", "F06-09"))
    )
    harbour.commit(edits, by=BORIS)
    with pytest.raises(ProblemsFoundError) as error:
        harbour.undo(batch.id, by=ANNA, since=seen)
    assert codes(error) == ["changed-meanwhile"]
    assert "F06-09" in harbour.plan(PLAN).plan.action_by_id


def with_a_service(store: Store) -> Batch:
    """Add a service, and an action of another key factor that it owns, by one change."""
    stored = store.plan(PLAN)
    objective = PlanObjective(factor="F07", title="Factor F07", objective="So.", target="1", standing=None)
    plan = stored.plan.model_copy(
        update={
            "roles": (*stored.plan.roles, PlanRole(id="port", title="Port office", holder=None)),
            "objectives": (*stored.plan.objectives, objective),
            "actions": (*stored.plan.actions, action("F07-01", owner="port")),
        }
    )
    return store.commit(edits_to(stored, plan), by=ANNA)


def test_a_service_and_an_objective_go_with_the_only_action_that_named_them(harbour: Store) -> None:
    before = harbour.plan(PLAN).plan
    harbour.undo(with_a_service(harbour).id, by=ANNA)
    assert harbour.plan(PLAN).plan == before


def test_a_service_and_an_objective_stay_while_others_name_them(harbour: Store) -> None:
    batch = with_a_service(harbour)
    harbour.commit(adding(harbour.plan(PLAN), action("F07-02", owner="port")), by=BORIS)
    harbour.undo(batch.id, by=ANNA)
    plan = harbour.plan(PLAN).plan
    assert "port" in {role.id for role in plan.roles}
    assert "F07" in {objective.factor for objective in plan.objectives}
    assert ("F07-01" in plan.action_by_id, "F07-02" in plan.action_by_id) == (False, True)


def test_an_action_that_was_removed_comes_back_with_reports_and_links(harbour: Store) -> None:
    harbour.commit(harbour.plan(PLAN).changes("F06-01", percent=40, status=ActionStatus.UNDER_WAY), by=BORIS)
    before = harbour.plan(PLAN)
    batch = done(harbour, removing(before, "F06-01"))
    harbour.undo(batch.id, by=BORIS)
    after = harbour.plan(PLAN)
    assert (after.plan, after.progress) == (before.plan, before.progress)


def test_a_look_is_taken_back_only_while_it_is_the_last(harbour: Store) -> None:
    look = Confirm(of=PLAN, id="F06-01", on=date(2027, 2, 1))
    batch = done(harbour, [look, *harbour.plan(PLAN).changes("F06-01", percent=20)])
    harbour.commit([Confirm(of=PLAN, id="F06-01", on=date(2027, 2, 3))], by=BORIS)
    harbour.undo(batch.id, by=ANNA)
    progress = harbour.plan(PLAN).progress["F06-01"]
    assert (progress.percent, progress.confirmed_on, progress.confirmed_by) == (0, date(2027, 2, 3), "boris")


def test_what_came_as_a_whole_goes_out_of_sight_and_is_not_destroyed(harbour: Store) -> None:
    whole = sample("havelmar")
    batch = done(
        harbour,
        [
            *city_edits("havelmar", whole.city),
            *assessment_edits("a", whole, city="havelmar"),
            *plan_edits("p", plan_of(action("F06-01")), city="havelmar", assessment="a"),
            *document_edits("d", kind=DocumentKind.IMPORT, title="t", content="c", assessment="a"),
        ],
    )
    rows = verify(harbour).rows
    back = harbour.undo(batch.id, by=ANNA)
    assert ([city.id for city in harbour.cities()], harbour.assessments()) == (["harbour"], ())
    assert {line.id for line in harbour.removed()} == {"havelmar", "a", "p"}
    assert verify(harbour).rows == rows
    harbour.undo(back.id, by=ANNA)
    assert (harbour.assessment("a").assessment, harbour.removed()) == (whole, ())


def test_a_city_stays_in_sight_while_others_have_something_in_it(harbour: Store) -> None:
    brought = done(harbour, city_edits("havelmar", sample("havelmar").city))
    both = done(harbour, plan_edits("p", plan_of(action("F06-01")), city="havelmar"))
    with pytest.raises(ProblemsFoundError) as error:
        harbour.undo(brought.id, by=BORIS)
    assert codes(error) == ["nothing-left-to-undo"]
    assert "havelmar" in {city.id for city in harbour.cities()}
    harbour.undo(both.id, by=BORIS)
    harbour.undo(brought.id, by=BORIS)
    assert [city.id for city in harbour.cities()] == ["harbour"]


def test_the_version_of_a_benchmark_stays_for_those_who_answered_it(harbour: Store) -> None:
    documents = [
        *document_edits("bench", kind=DocumentKind.BENCHMARK, title="2012", content="{}"),
        *document_edits("file", kind=DocumentKind.IMPORT, title="t", content="c"),
    ]
    harbour.undo(done(harbour, documents).id, by=ANNA)
    assert [document.id for document in harbour.documents()] == ["bench"]


def test_what_is_taken_back_already_leaves_nothing_to_take_back(harbour: Store) -> None:
    batch = done(harbour, harbour.plan(PLAN).changes("F06-01", title="Anna’s"))
    harbour.undo(batch.id, by=ANNA)
    for id_, code in ((batch.id, "nothing-left-to-undo"), ("no-batch", "unknown-batch")):
        with pytest.raises(ProblemsFoundError) as error:
            harbour.undo(id_, by=BORIS)
        assert codes(error) == [code]


def test_who_somebody_is_is_not_taken_back_with_what_they_did(harbour: Store) -> None:
    person = Create(entity=Entity.PERSON, id="dora", values={"name": "Dora"})
    batch = done(harbour, [person, *harbour.plan(PLAN).changes("F06-01", title="Dora’s")])
    harbour.undo(batch.id, by=ANNA)
    assert [known.id for known in harbour.people()] == ["dora"]


def test_a_longer_text_of_an_earlier_release_comes_back(harbour: Store) -> None:
    """What was allowed once is not written anew, so today's lengths do not hold for it."""
    title = "x" * 500
    edit = Change(entity=Entity.ACTION, of=PLAN, id="F06-01", field="title", seen="Action F06-01", new=title)
    with pytest.raises(ProblemsFoundError, match="is the most"):
        harbour.commit([edit], by=ANNA)
    with harbour.database.writing() as connection:
        connection.exec_driver_sql(f"UPDATE action SET title = '{title}' WHERE id = 'F06-01'")  # noqa: S608 - our own
    harbour.close()
    batch = done(harbour, harbour.plan(PLAN).changes("F06-01", title="Short"))
    harbour.undo(batch.id, by=ANNA)
    assert harbour.plan(PLAN).plan.action_by_id["F06-01"].title == title


def test_what_one_change_did_twice_is_taken_back_to_the_beginning(harbour: Store) -> None:
    steps = ("Action F06-01", "First", "Second", "Third")
    edits: list[Edit] = [
        Change(entity=Entity.ACTION, of=PLAN, id="F06-01", field="title", seen=seen, new=new)
        for seen, new in pairwise(steps)
    ]
    batch = done(harbour, edits)
    assert harbour.plan(PLAN).plan.action_by_id["F06-01"].title == "Third"
    harbour.undo(batch.id, by=ANNA)
    assert harbour.plan(PLAN).plan.action_by_id["F06-01"].title == "Action F06-01"


def answer(id_: str, by: str) -> Create:
    values = {"answer": "no", "question": "6.1", "by": by}
    return Create(entity=Entity.RESPONSE, of="a", id=id_, values=values)


def test_answers_of_others_do_not_go_with_the_respondent_whom_they_name(harbour: Store) -> None:
    """A link says nothing without its action; an answer is somebody's words, and stays."""
    whole = sample("havelmar")
    done(harbour, [*city_edits("havelmar", whole.city), *assessment_edits("a", whole, city="havelmar")])
    respondent = Create(entity=Entity.RESPONDENT, of="a", id="port", values={"role": "Port office"})
    batch = done(harbour, [respondent])
    harbour.commit([answer("6.1/port", "port")], by=BORIS)
    with pytest.raises(ProblemsFoundError) as error:
        harbour.undo(batch.id, by=ANNA, since=harbour.state())
    assert codes(error) == ["still-used"]


def test_evidence_goes_with_the_answer_that_it_stands_for(harbour: Store) -> None:
    whole = sample("havelmar")
    done(harbour, [*city_edits("havelmar", whole.city), *assessment_edits("a", whole, city="havelmar")])
    respondent = Create(entity=Entity.RESPONDENT, of="a", id="port", values={"role": "Port office"})
    done(harbour, [respondent])
    before = harbour.assessment("a").assessment
    batch = done(harbour, [answer("6.1/port", "port")])
    letter = {"title": "Letter", "response": "6.1/port"}
    harbour.commit([Create(entity=Entity.EVIDENCE, of="a", id="6.1/port/1", values=letter)], by=BORIS)
    harbour.undo(batch.id, by=ANNA, since=harbour.state())
    assert harbour.assessment("a").assessment == before
    verify(harbour)
