"""A plan has a role for everybody whom its actions name, and an objective for what they serve."""

import pytest
from refusals import codes

from planner.app.desk import PlanView
from planner.app.desk.plan_parts import with_objective, with_roles
from planner.plan import Plan
from planner.problem import ProblemsFoundError


@pytest.fixture(scope="module")
def plan(view: PlanView) -> Plan:
    return view.stored.plan


def without_role(plan: Plan, role: str) -> Plan:
    return plan.model_copy(update={"roles": tuple(known for known in plan.roles if known.id != role)})


def led_by(plan: Plan, role: str) -> Plan:
    first, *others = plan.actions
    return plan.model_copy(update={"actions": (first.model_copy(update={"owner": role}), *others)})


def test_a_plan_that_lacks_nothing_stays_the_same_object(plan: Plan) -> None:
    assert with_roles(plan) is plan
    assert with_objective(plan, "F02") is plan
    assert with_objective(plan, None) is plan


def test_a_missing_role_comes_from_the_templates_in_the_plans_language_and_nobody_fills_it(plan: Plan) -> None:
    added = with_roles(without_role(plan, "hr")).role_by_id["hr"]
    assert (added.title, added.holder, added.capacity) == ("Ressources humaines", None, None)


def test_roles_that_people_named_otherwise_stay_as_they_are(plan: Plan) -> None:
    ours = tuple(role.model_copy(update={"title": f"Our {role.id}"}) for role in without_role(plan, "hr").roles)
    known = with_roles(plan.model_copy(update={"roles": ours})).role_by_id
    assert known["mayor"].title == "Our mayor"
    assert known["hr"].title == "Ressources humaines"


def test_a_role_that_nobody_knows_is_refused_where_it_is_named(plan: Plan) -> None:
    with pytest.raises(ProblemsFoundError, match="mayr") as error:
        with_roles(led_by(plan, "mayr"))
    assert codes(error) == ["unknown-role"]
    assert error.value.problems[0].place.field == plan.actions[0].id


def test_an_objective_brings_its_texts_and_no_standing(plan: Plan) -> None:
    added = with_objective(plan, "F04").objectives[-1]
    assert (added.factor, added.standing) == ("F04", None)
    assert added.title
    assert added.objective
    assert len(with_objective(plan, "F04").objectives) == len(plan.objectives) + 1


def test_what_the_context_asks_for_has_an_objective_without_a_key_factor(plan: Plan) -> None:
    bare = plan.model_copy(update={"objectives": ()})
    (added,) = with_objective(bare, None).objectives
    assert (added.factor, added.title) == (None, "")
    assert added.objective


def test_a_key_factor_that_nobody_knows_is_refused(plan: Plan) -> None:
    with pytest.raises(ProblemsFoundError) as error:
        with_objective(plan, "F99")
    assert codes(error) == ["unknown-factor"]
