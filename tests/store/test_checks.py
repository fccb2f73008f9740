"""Nothing refers to what is not there, and nothing waits in a loop, after any change."""

from datetime import date
from threading import Barrier, Thread

import pytest
from plan_edits import removing
from refusals import codes
from tracked_plans import wait

from planner.problem import ProblemsFoundError
from planner.store import (
    Change,
    Confirm,
    Create,
    Delete,
    Edit,
    Entity,
    Store,
    assessment_edits,
    verify,
)
from planner.toolkit.assessment import Assessment
from planner.toolkit.city import City
from store.conftest import ANNA

PLAN = "harbour-plan"


def test_removing_an_action_takes_its_links_along(harbour: Store) -> None:
    harbour.commit(removing(harbour.plan(PLAN), "F06-01"), by=ANNA)
    after = harbour.plan(PLAN).plan
    assert (list(after.action_by_id), after.dependencies) == (["F06-02", "F06-03"], ())


def test_what_others_need_stays(harbour: Store) -> None:
    alone = [edit for edit in removing(harbour.plan(PLAN), "F06-01") if edit.entity is Entity.ACTION]
    with pytest.raises(ProblemsFoundError, match="“F06-01 → F06-02” still refers to it") as error:
        harbour.commit(alone, by=ANNA)
    assert codes(error) == ["still-used"]


@pytest.mark.parametrize(
    "edit",
    [
        Create(
            entity=Entity.DEPENDENCY,
            of=PLAN,
            id="F06-01>F09-01",
            values={"predecessor": "F06-01", "successor": "F09-01"},
        ),
        Change(entity=Entity.ACTION, of=PLAN, id="F06-01", field="owner", seen="hr", new="nobody"),
        Create(
            entity=Entity.COMMENT,
            of="no-plan",
            id="c1",
            values={"author": "a", "written_at": "2027-01-01T00:00:00Z", "text": "x"},
        ),
    ],
)
def test_a_reference_leads_somewhere(harbour: Store, edit: Edit) -> None:
    with pytest.raises(ProblemsFoundError, match="which the store does not have") as error:
        harbour.commit([edit], by=ANNA)
    assert codes(error) == ["unknown-reference"]


def test_actions_never_wait_in_a_loop(harbour: Store) -> None:
    seen = harbour.plan(PLAN)
    with pytest.raises(ProblemsFoundError, match="F06-01 → F06-02 → F06-03 → F06-01") as error:
        harbour.commit([*seen.link(wait("F06-02", "F06-03")), *seen.link(wait("F06-03", "F06-01"))], by=ANNA)
    assert codes(error) == ["dependency-loop"]
    with pytest.raises(ProblemsFoundError, match="waits for itself"):
        harbour.commit(seen.link(wait("F06-03", "F06-03")), by=ANNA)


def test_two_links_that_together_make_a_loop_cannot_both_be_added(harbour: Store) -> None:
    seen = harbour.plan(PLAN)
    for _ in range(8):
        outcomes: list[str] = []
        start = Barrier(2)

        def add(before: str, after: str, outcomes: list[str] = outcomes, start: Barrier = start) -> None:
            start.wait()
            try:
                harbour.commit(seen.link(wait(before, after)), by=ANNA)
                outcomes.append("stored")
            except ProblemsFoundError as error:
                outcomes.append(error.problems[0].code)

        threads = [Thread(target=add, args=ends) for ends in (("F06-02", "F06-03"), ("F06-03", "F06-02"))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(outcomes) == ["dependency-loop", "stored"]
        now = harbour.plan(PLAN)
        harbour.commit([edit for link in now.plan.dependencies[1:] for edit in now.unlink(link)], by=ANNA)
    verify(harbour)


def test_removing_the_city_of_a_plan_is_refused(harbour: Store) -> None:
    with pytest.raises(ProblemsFoundError) as error:
        harbour.commit([Delete(entity=Entity.CITY, id="harbour", seen={})], by=ANNA)
    assert codes(error) == ["still-used"]


def test_removing_a_plan_with_its_rows_still_there_is_refused(harbour: Store) -> None:
    with pytest.raises(ProblemsFoundError) as error:
        harbour.commit([Delete(entity=Entity.PLAN, id=PLAN, seen={})], by=ANNA)
    assert set(codes(error)) == {"still-used"}


def out_of_sight(entity: Entity, id_: str, *, back: bool = False) -> Change:
    day = date(2027, 3, 1)
    seen, new = (day, None) if back else (None, day)
    return Change(entity=entity, id=id_, field="removed_on", seen=seen, new=new)


@pytest.fixture
def removed(harbour: Store) -> Store:
    """The harbour, with its plan out of sight."""
    harbour.commit([out_of_sight(Entity.PLAN, PLAN)], by=ANNA)
    return harbour


@pytest.mark.parametrize(
    "edit",
    [
        Change(entity=Entity.PLAN, id=PLAN, field="title", seen="Plan", new="Ours"),
        Change(entity=Entity.ACTION, of=PLAN, id="F06-01", field="title", seen="Action F06-01", new="Ours"),
        Delete(entity=Entity.DEPENDENCY, of=PLAN, id="F06-01>F06-02", seen={}),
        Confirm(of=PLAN, id="F06-01", on=date(2027, 3, 2)),
        Create(entity=Entity.DOCUMENT, id="d", values={"kind": "snapshot", "title": "t", "content": "c", "plan": PLAN}),
    ],
    ids=lambda edit: f"{type(edit).__name__}-{edit.entity}",
)
def test_nothing_is_done_to_what_is_out_of_sight_until_it_comes_back(removed: Store, edit: Edit) -> None:
    with pytest.raises(ProblemsFoundError, match="bring-back") as error:
        removed.commit([edit], by=ANNA)
    assert codes(error) == ["was-removed"]
    removed.commit([out_of_sight(Entity.PLAN, PLAN, back=True), edit], by=ANNA)
    verify(removed)


def test_a_city_goes_only_when_nothing_in_sight_names_it(harbour: Store) -> None:
    with pytest.raises(ProblemsFoundError, match=f"“{PLAN}” still refers to it") as error:
        harbour.commit([out_of_sight(Entity.CITY, "harbour")], by=ANNA)
    assert codes(error) == ["still-used"]
    harbour.commit([out_of_sight(Entity.CITY, "harbour"), out_of_sight(Entity.PLAN, PLAN)], by=ANNA)
    assert (harbour.cities(), harbour.plans()) == ((), ())


def test_a_plan_comes_back_only_to_a_city_that_is_in_sight(removed: Store) -> None:
    removed.commit([out_of_sight(Entity.CITY, "harbour")], by=ANNA)
    back = [out_of_sight(entity, id_, back=True) for entity, id_ in ((Entity.PLAN, PLAN), (Entity.CITY, "harbour"))]
    with pytest.raises(ProblemsFoundError, match="“harbour” was removed") as error:
        removed.commit(back[:1], by=ANNA)
    assert codes(error) == ["was-removed"]
    removed.commit(back, by=ANNA)
    assert [plan.id for plan in removed.plans()] == [PLAN]


def response(id_: str, by: str | None, question: str = "6.1") -> Create:
    return Create(entity=Entity.RESPONSE, of="a", id=id_, values={"answer": "no", "question": question, "by": by})


@pytest.fixture
def assessed(harbour: Store) -> Store:
    """The harbour, with an assessment in which human resources answered question 6.1."""
    city = City(name="Harbour")
    silent = Assessment(city=city, benchmark="anti-discrimination", date="2027-01-04")
    respondents = [
        Create(entity=Entity.RESPONDENT, of="a", id=id_, values={"role": id_.upper()}) for id_ in ("hr", "port")
    ]
    edits = [*assessment_edits("a", silent, city="harbour"), *respondents, response("6.1/hr", "hr")]
    harbour.commit(edits, by=ANNA)
    return harbour


@pytest.mark.parametrize(
    "edits",
    [
        [response("6.1/2", "hr")],
        [response("6.1/2", None), response("6.1/3", None)],
        [response("6.1/2", "port"), response("6.1/3", "port")],
        [
            response("6.2/1", "hr", "6.2"),
            Change(entity=Entity.RESPONSE, of="a", id="6.2/1", field="question", seen="6.2", new="6.1"),
        ],
        [
            response("6.1/2", "port"),
            Change(entity=Entity.RESPONSE, of="a", id="6.1/2", field="by", seen="port", new="hr"),
        ],
    ],
    ids=["again", "nobody in particular, twice", "another, twice", "moved to the question", "given to the respondent"],
)
def test_a_respondent_answers_a_question_once(assessed: Store, edits: list[Edit]) -> None:
    with pytest.raises(ProblemsFoundError) as error:
        assessed.commit(edits, by=ANNA)
    assert set(codes(error)) == {"answered-already"}


def test_different_respondents_answer_the_same_question(assessed: Store) -> None:
    assessed.commit([response("6.1/2", "port"), response("6.1/3", None), response("6.2/1", "hr", "6.2")], by=ANNA)
    assert len(assessed.assessment("a").assessment.answers["6.1"]) == 3


def test_an_answer_takes_the_place_of_one_that_goes(assessed: Store) -> None:
    assessed.commit([Delete(entity=Entity.RESPONSE, of="a", id="6.1/hr", seen={}), response("6.1/2", "hr")], by=ANNA)
    assert assessed.assessment("a").response_ids["6.1"] == ("6.1/2",)


def test_a_row_and_what_it_names_come_together_in_any_order(assessed: Store) -> None:
    evidence = Create(entity=Entity.EVIDENCE, of="a", id="e", values={"title": "Letter", "response": "6.3/1"})
    assessed.commit([evidence, response("6.3/1", "port", "6.3")], by=ANNA)
    (given,) = assessed.assessment("a").assessment.answers["6.3"]
    assert [piece.title for piece in given.evidence] == ["Letter"]


def test_many_rows_that_name_what_is_not_there_are_all_named(harbour: Store) -> None:
    changes = [
        Change(entity=Entity.ACTION, of=PLAN, id=f"F06-0{number}", field="owner", seen="hr", new=f"port-{number}")
        for number in (1, 2, 3)
    ]
    with pytest.raises(ProblemsFoundError) as error:
        harbour.commit(changes, by=ANNA)
    assert [problem.values["missing"] for problem in error.value.problems] == ["port-1", "port-2", "port-3"]
