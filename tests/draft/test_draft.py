"""A draft holds objectives, roles, links and context that go with its actions, and no others."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from planner.draft.case import Case
from planner.draft.context import context_of
from planner.draft.draft import Draft
from planner.draft.pipeline import Frame, draft, draft_anew, objectives_of
from planner.draft.services import roles_of
from planner.draft.undertaking import undertaking
from planner.files.assessments import read_assessment
from planner.files.content import read_benchmark, read_catalogue
from planner.schedule.workdays import WorkCalendar, work_calendar
from planner.toolkit.assessment import ContextReading
from planner.toolkit.plan_settings import PlanSettings

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "benchmark" / "anti-discrimination"
FRAME = Frame(start=date(2027, 1, 4), calendar=WorkCalendar(), language="en", title="Plan")


@pytest.fixture(scope="module")
def havelmar() -> Case:
    benchmark = read_benchmark(CONTENT, "en")
    catalogue = read_catalogue(ROOT / "plan_templates" / "anti-discrimination", "en")
    assessment = read_assessment(CONTENT / "samples" / "havelmar.yaml", benchmark, catalogue)
    return Case(assessment=assessment, benchmark=benchmark, catalogue=catalogue, language="en")


@pytest.fixture(scope="module")
def drafted(havelmar: Case) -> Draft:
    settings = havelmar.assessment.plan
    calendar = work_calendar("FR", settings.region, settings.closures)
    return draft(havelmar, Frame(start=date(2027, 1, 4), calendar=calendar, language="en", title="Plan"))


def test_every_gap_has_an_objective_whatever_actions_fit(havelmar: Case, drafted: Draft) -> None:
    gaps = {finding.factor for finding in drafted.diagnosis.factors if finding.has_gap}
    without = objectives_of(drafted.diagnosis, havelmar.benchmark, havelmar.catalogue, ())
    assert {objective.factor for objective in without} == gaps


def test_objectives_stand_in_the_benchmarks_order_with_the_context_last(havelmar: Case, drafted: Draft) -> None:
    order = [*(factor.id for factor in havelmar.benchmark.factors), None]
    places = [order.index(objective.factor) for objective in drafted.plan.objectives]
    assert places == sorted(places)


def test_an_objective_knows_where_the_city_stands(drafted: Draft) -> None:
    standings = {finding.factor: finding.standing for finding in drafted.diagnosis.factors}
    for objective in drafted.plan.objectives:
        expected = standings[objective.factor] if objective.factor else None
        assert objective.standing == expected


def test_roles_are_those_that_actions_or_the_city_name(havelmar: Case, drafted: Draft) -> None:
    named = {role for action in drafted.plan.actions for role in (action.owner, *action.partners)}
    assert {role.id for role in drafted.plan.roles} == named | havelmar.assessment.plan.roles.keys()


def test_without_actions_a_plan_has_the_services_that_the_city_named(havelmar: Case) -> None:
    stated = havelmar.assessment.plan.roles
    holders = {role.id: role.holder for role in roles_of((), havelmar.assessment.plan, havelmar.catalogue)}
    assert holders == {id_: holder.name for id_, holder in stated.items()}
    assert roles_of((), PlanSettings(), havelmar.catalogue) == ()


def test_a_role_is_held_by_whom_the_city_named(havelmar: Case, drafted: Draft) -> None:
    holders = havelmar.assessment.plan.roles
    for role in drafted.plan.roles:
        assert role.holder == (holders[role.id].name if role.id in holders else None)


def test_links_join_actions_of_the_plan_only(drafted: Draft) -> None:
    ids = {action.id for action in drafted.plan.actions}
    assert all({link.predecessor, link.successor} <= ids for link in drafted.plan.dependencies)


def test_context_is_there_where_the_city_read_or_noted_it(havelmar: Case) -> None:
    read = context_of(havelmar, undertaking(havelmar, FRAME))
    assert [context.context for context in read] == [
        factor.id
        for factor in havelmar.benchmark.contextual_factors
        if (answer := havelmar.assessment.context.get(factor.id)) and (answer.readings or answer.note)
    ]


@pytest.mark.parametrize(("note", "shown"), [(None, 0), ("We wait for the budget.", 1)])
def test_a_context_without_a_reading_counts_by_its_note(havelmar: Case, note: str | None, shown: int) -> None:
    first = havelmar.benchmark.contextual_factors[0].id
    assessment = havelmar.assessment.model_copy(update={"context": {first: ContextReading(note=note)}})
    noted = replace(havelmar, assessment=assessment)
    assert len(context_of(noted, undertaking(noted, FRAME))) == shown


def test_a_stored_plans_draft_is_made_once(havelmar: Case, drafted: Draft) -> None:
    assert draft_anew(drafted.plan, havelmar) is draft_anew(drafted.plan, havelmar)
    assert draft_anew(drafted.plan, havelmar).plan.actions == drafted.plan.actions


def test_an_action_takes_whole_days_and_half_days_of_work(drafted: Draft) -> None:
    assert all(action.effort * 2 == int(action.effort * 2) for action in drafted.plan.actions)
    assert all(action.duration >= 0 for action in drafted.plan.actions)


def test_a_templates_lead_owns_the_action_until_people_say_otherwise(havelmar: Case, drafted: Draft) -> None:
    templates = havelmar.catalogue.action_by_id
    owners = {action.id: action.owner for action in drafted.plan.actions if action.id in templates}
    assert owners == {id_: templates[id_].owner for id_ in owners}
