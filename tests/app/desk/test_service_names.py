"""Which service or person of a plan do the words mean that somebody typed?"""

from dataclasses import replace
from datetime import date

import pytest
from refusals import codes

from planner.app import desk
from planner.app.desk.content import content
from planner.app.desk.progress_report import letters
from planner.app.desk.service_names import leaver_called, service_called
from planner.plan import Plan
from planner.problem import ProblemsFoundError
from planner.store import Actor, Store
from planner.toolkit.plan_settings import RoleHolder

TODAY = date(2027, 3, 1)
ANNA = Actor("anna")
PLAN = "havelmar-plan-2027"


def view_of(store: Store) -> desk.PlanView:
    return desk.plan_view(store, PLAN, today=TODAY, language="en")


def refused(plan: Plan, typed: str) -> list[str]:
    with pytest.raises(ProblemsFoundError) as error:
        service_called(plan, typed)
    return codes(error)


def test_a_service_is_known_by_id_and_by_name_capitals_accents_and_blanks_aside(view: desk.PlanView) -> None:
    name = view.plan.service_names["hr"]
    for typed in ("hr", "HR", name, f" {name.upper()} ", name.replace("e", "é", 1)):
        assert service_called(view.plan, typed) == leaver_called(view, typed) == "hr"


def test_a_name_of_the_templates_is_known_in_the_language_of_the_plan_and_of_the_reader(read_only: Store) -> None:
    stored = read_only.plan(PLAN).plan
    (untold,) = [role.id for role in stored.roles if role.holder is None][:1]
    for language in ("en", "fr"):
        _, catalogue = content(stored.benchmark, language)
        title = catalogue.role_by_id[untold].title
        assert service_called(stored, title, reader="en") == untold
    # Where no reader is known, in the language of the plan alone.
    assert service_called(stored, stored.role_by_id[untold].title) == untold


def test_what_nobody_knows_is_refused_with_every_service_the_citys_own_too(havelmar: Store) -> None:
    _, own = desk.add_service(havelmar, PLAN, "Youth department", by=ANNA, today=TODAY)
    view = view_of(havelmar)
    with pytest.raises(ProblemsFoundError) as error:
        service_called(view.plan, "Legal Affairs of nowhere")
    for id_ in (own, *view.plan.role_by_id):
        assert id_ in str(error.value)
    with pytest.raises(ProblemsFoundError, match="Did you mean “youth-department”"):
        service_called(view.plan, "Youth departement")


def test_an_exact_name_wins_over_an_id_that_reads_like_it_and_two_of_one_name_are_both_told(read_only: Store) -> None:
    plan = read_only.plan(PLAN).plan
    first, second, *others = plan.roles
    # As earlier releases let people call them.
    named = (first.model_copy(update={"holder": "Legal"}), second.model_copy(update={"holder": "legal "}))
    renamed = plan.model_copy(update={"roles": (*named, *others)})
    assert service_called(renamed, "Legal") == first.id
    assert service_called(renamed, "legal") == "legal"
    assert refused(renamed, "LEGAL") == ["ambiguous-service"]


def test_names_of_people_are_shown_to_nobody_who_did_not_type_one(havelmar: Store) -> None:
    action = view_of(havelmar).plan.actions[0].id
    desk.edit(havelmar, PLAN, havelmar.plan(PLAN).changes(action, person="Mona Lund"), by=ANNA, today=TODAY)
    view = view_of(havelmar)
    assert leaver_called(view, "mona lund") == "mona-lund"
    with pytest.raises(ProblemsFoundError) as error:
        leaver_called(view, "Mona")
    assert "Lund" not in str(error.value)


def test_a_person_whom_only_the_assessment_names_is_told_as_such_without_the_name(havelmar: Store) -> None:
    view = view_of(havelmar)
    assert view.case is not None
    roles = {**view.case.assessment.plan.roles, "hr": RoleHolder(name="Staff", person="Zenobia Quux")}
    settings = view.case.assessment.plan.model_copy(update={"roles": roles})
    assessed = view.case.assessment.model_copy(update={"plan": settings})
    with pytest.raises(ProblemsFoundError) as error:
        leaver_called(replace(view, case=replace(view.case, assessment=assessed)), "zenobia  QUUX")
    assert codes(error) == ["person-of-service"]
    assert "(hr)" in str(error.value)
    assert "enobia" not in str(error.value)


def test_who_is_not_known_is_refused_without_the_name_that_was_typed(view: desk.PlanView) -> None:
    for ask in (lambda: leaver_called(view, "Ida Nowhere"), lambda: letters(view, owner="Ida Nowhere")):
        with pytest.raises(ProblemsFoundError) as error:
            ask()
        (problem,) = error.value.problems
        assert problem.code == "unknown-role"
        assert "Nowhere" not in f"{problem.english()} {problem.values}"
