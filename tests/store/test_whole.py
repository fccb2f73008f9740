"""What goes in whole comes out whole."""

from datetime import date

import pytest
from cities import BENCHMARK, CATALOGUE, SAMPLES, sample
from plan_edits import adding, removing
from tracked_plans import action, plan_of, wait

from planner.draft.case import Case
from planner.draft.pipeline import Frame, draft
from planner.plan import ActionStatus, Plan
from planner.schedule.workdays import work_calendar
from planner.store import (
    Actor,
    Create,
    Entity,
    HistoryKind,
    Store,
    assessment_edits,
    baseline_edits,
    city_edits,
    edits_to,
    new_id,
    plan_edits,
    verify,
)
from planner.toolkit.assessment import Assessment
from planner.toolkit.city import City
from planner.track.baseline import Baseline, BaselineAction
from planner.track.progress import ActionProgress
from store.conftest import ANNA

PLAN = "harbour-plan"


@pytest.mark.parametrize("name", SAMPLES)
def test_an_assessment_is_read_as_it_was_brought(store: Store, name: str) -> None:
    whole = sample(name)
    store.commit([*city_edits(name, whole.city), *assessment_edits("2026", whole, city=name)], by=ANNA)
    read = store.assessment("2026")
    assert (read.assessment, read.city, read.revision) == (whole, name, store.revision())
    assert [(summary.id, summary.date, summary.kind) for summary in store.assessments(name)] == [
        ("2026", whole.date, whole.kind)
    ]
    verify(store)


def test_every_assessment_of_a_city_is_kept_as_it_was(store: Store) -> None:
    first = sample("havelmar")
    later = Assessment.model_validate(
        {**dict(first), "date": "2028-05-01", "city": {"name": "Havelmar", "population": 9}}
    )
    edits = [*city_edits("havelmar", first.city), *assessment_edits("a", first, city="havelmar")]
    store.commit([*edits, *assessment_edits("b", later, city="havelmar")], by=ANNA)
    assert [summary.id for summary in store.assessments("havelmar")] == ["a", "b"]
    assert store.assessment("a").assessment == first
    assert store.assessment("b").assessment == later


def drafted(name: str) -> Plan:
    frame = Frame(start=date(2027, 1, 4), calendar=work_calendar("DE", None, ()), language="en", title=name)
    case = Case(assessment=sample(name), benchmark=BENCHMARK, catalogue=CATALOGUE, language="en")
    return draft(case, frame).plan


@pytest.mark.parametrize("name", SAMPLES)
def test_a_drafted_plan_is_read_as_it_was_brought(store: Store, name: str) -> None:
    whole = sample(name)
    plan = drafted(name)
    edits = [*city_edits(name, whole.city), *assessment_edits("a", whole, city=name)]
    store.commit([*edits, *plan_edits("p", plan, city=name, assessment="a")], by=ANNA, kind=HistoryKind.IMPORT)
    stored = store.plan("p")
    assert stored.plan == plan
    assert (stored.city, stored.assessment) == (name, "a")
    (line,) = store.plans(name)
    assert (line.id, line.title, line.actions, line.revision) == ("p", plan.title, len(plan.actions), stored.revision)
    assert store.plans("elsewhere") == ()
    verify(store)


def test_what_was_reported_comes_along(store: Store) -> None:
    plan = plan_of(action("F06-01"), action("F06-02"))
    report = ActionProgress(
        action="F06-01",
        status=ActionStatus.BLOCKED,
        reason="No budget",
        percent=20,
        remaining=4,
        evidence=[{"title": "Letter"}],
    )
    edits = plan_edits("p", plan, city="harbour", progress={"F06-01": report})
    store.commit([*city_edits("harbour", plan.city), *edits], by=ANNA)
    stored = store.plan("p")
    assert stored.progress == {"F06-01": report, "F06-02": ActionProgress(action="F06-02")}
    assert stored.plan.action_by_id["F06-01"].status is ActionStatus.BLOCKED


def test_a_baseline_is_kept_as_the_council_adopted_it(harbour: Store) -> None:
    plan = harbour.plan(PLAN).plan
    adopted = Baseline(
        adopted_on="2027-03-04",
        reference="2027/12",
        actions=[
            BaselineAction(
                action=facts.id,
                title=facts.title,
                start=plan.start,
                finish=plan.start,
                due=plan.start,
                effort=1,
                cost_band=0,
            )
            for facts in plan.actions
        ],
        cost_bands=plan.cost_bands,
    )
    before = harbour.revision(PLAN)
    harbour.commit(baseline_edits("b1", adopted, plan=PLAN, title="Adopted by the council"), by=ANNA)
    harbour.commit(harbour.plan(PLAN).changes("F06-01", title="Later"), by=ANNA)
    assert harbour.baselines(PLAN) == (("b1", adopted),)
    assert harbour.revision(PLAN) > before


def test_an_accepted_draft_is_brought_as_the_difference(harbour: Store) -> None:
    stored = harbour.plan(PLAN)
    wanted = plan_of(
        action("F06-09"),
        action("F06-03", title="New title"),
        action("F06-01"),
        waits=(wait("F06-09", "F06-01"), wait("F06-03", "F06-01")),
        version="2",
        closures=stored.plan.closures,
    )
    harbour.commit(edits_to(stored, wanted), by=ANNA, kind=HistoryKind.IMPORT)
    assert harbour.plan(PLAN).plan == wanted
    assert edits_to(harbour.plan(PLAN), wanted) == ()


def test_the_difference_to_itself_is_nothing_even_after_removals(harbour: Store) -> None:
    harbour.commit(removing(harbour.plan(PLAN), "F06-01"), by=ANNA)
    harbour.commit(adding(harbour.plan(PLAN), action("F06-00")), by=ANNA)
    stored = harbour.plan(PLAN)
    assert list(stored.plan.action_by_id) == ["F06-02", "F06-03", "F06-00"]
    assert edits_to(stored, stored.plan) == ()


def test_comments_that_name_no_action_are_about_none(harbour: Store) -> None:
    comment = {"author": "anna", "written_at": "2027-01-05T09:00:00Z", "text": "In general"}
    harbour.commit([Create(entity=Entity.COMMENT, of=PLAN, id=new_id(), values=comment)], by=ANNA)
    assert len(harbour.comments(PLAN)) == 1
    assert harbour.comments(PLAN, "F06-01") == ()


def test_what_one_row_says_is_read_though_the_others_say_nothing(harbour: Store) -> None:
    before = harbour.plan(PLAN)
    harbour.commit([*before.changes("F06-02", pilot=True, notes=("Slower.",), percent=5)], by=ANNA)
    after = harbour.plan(PLAN)
    assert [(facts.pilot, facts.notes) for facts in after.plan.actions[:2]] == [(False, ()), (True, ("Slower.",))]
    assert [progress.percent for progress in after.progress.values()][:2] == [0, 5]
    harbour.commit([*after.changes("F06-02", pilot=False, notes=(), percent=0)], by=ANNA)
    assert harbour.plan(PLAN).plan == before.plan


def test_rows_without_anything_said_are_rows_all_the_same(store: Store) -> None:
    city = City(name="Harbour")
    silent = Assessment(city=city, benchmark="anti-discrimination", date="2027-01-04", context={"C1": {}, "C2": {}})
    store.commit([*city_edits("harbour", city), *assessment_edits("a", silent, city="harbour")], by=ANNA)
    assert store.assessment("a").assessment == silent


def test_comments_and_people_are_rows(harbour: Store) -> None:
    comment = {"author": "anna", "written_at": "2027-01-05T09:00:00Z", "text": "Ask the council", "action": "F06-01"}
    harbour.commit(
        [
            Create(entity=Entity.PERSON, id="anna", values={"name": "Anna Meier", "email": "anna@harbour.example"}),
            Create(entity=Entity.COMMENT, of=PLAN, id=new_id(), values=comment),
            Create(
                entity=Entity.COMMENT, of=PLAN, id=new_id(), values={**comment, "action": None, "text": "In general"}
            ),
        ],
        by=Actor("anna"),
    )
    assert [person.name for person in harbour.people()] == ["Anna Meier"]
    assert [comment.text for comment in harbour.comments(PLAN, "F06-01")] == ["Ask the council"]
    assert len(harbour.comments(PLAN)) == 2


def test_evidence_and_answers_stand_in_the_order_in_which_they_were_given(store: Store) -> None:
    """Their ids alone would put the tenth before the second."""
    city = City(name="Harbour")
    pieces = [{"title": f"Letter {number}"} for number in range(12, 0, -1)]
    answers = {"6.1": [{"answer": "no", "note": f"Answer {number}", "evidence": pieces} for number in range(12)]}
    whole = Assessment.model_validate(
        {"city": city, "benchmark": "anti-discrimination", "date": "2027-01-04", "answers": answers}
    )
    store.commit([*city_edits("harbour", city), *assessment_edits("a", whole, city="harbour")], by=ANNA)
    assert store.assessment("a").assessment == whole


def test_actions_left_out_keep_the_places_of_the_others() -> None:
    plan = plan_of(action("F06-01"), action("F06-02"), action("F06-03"), waits=(wait("F06-01", "F06-02"),))
    edits = plan_edits("p", plan, city="harbour", without={"F06-02", "F06-01>F06-02"})
    places = {edit.id: edit.values["position"] for edit in edits if isinstance(edit, Create) and edit.id[0] == "F"}
    assert {id_: places[id_] for id_ in ("F06-01", "F06-03")} == {"F06-01": 0, "F06-03": 2}
    assert not {"F06-02", "F06-01>F06-02"} & places.keys()
