"""A draft gives the work to the services that the city has, and knows its partners."""

from datetime import date
from typing import Any

from cities import BENCHMARK, CATALOGUE, city

from planner.draft.case import Case
from planner.draft.draft import Draft
from planner.draft.pipeline import Frame, draft
from planner.files.services import with_own_services
from planner.plan import Plan
from planner.schedule.workdays import work_calendar
from planner.toolkit.plan_settings import PlanSettings
from planner.track.forecast import foreseen
from planner.track.standing import standing_of_draft
from planner.track.workload import workload


def drafted(**plan: Any) -> Draft:
    assessment = with_own_services(city({"6.1": "no", "6.2": "no"}, plan=plan), CATALOGUE)
    case = Case(assessment=assessment, benchmark=BENCHMARK, catalogue=CATALOGUE, language="en")
    calendar = work_calendar("FR", None, ())
    return draft(case, Frame(start=date(2027, 1, 4), calendar=calendar, language="en", title="Plan"))


def plan_of(**settings: Any) -> Plan:
    return drafted(**settings).plan


USUAL = plan_of()
ACTION = USUAL.actions[0]


def test_an_action_goes_to_the_service_that_the_city_gives_it_to() -> None:
    youth = {"name": "Direction de la jeunesse", "capacity": 0.5}
    plan = plan_of(roles={"youth": youth}, owners={ACTION.id: "youth"}, partners={ACTION.id: ["youth", "legal"]})
    given = plan.action_by_id[ACTION.id]
    assert (given.owner, given.partners) == ("youth", ("legal",)), "an owner is no partner of its own"
    assert plan.service_names["youth"] == "Direction de la jeunesse"
    assert plan.role_by_id["youth"].capacity == 0.5
    others = [action for action in plan.actions if action.id != ACTION.id]
    assert {action.owner for action in others} == {a.owner for a in USUAL.actions if a.id != ACTION.id}


def test_the_time_that_a_service_has_for_the_plan_is_its_capacity() -> None:
    roles, services = {ACTION.owner: {"capacity": 0.5}}, {ACTION.owner: {"posts": 3, "plan_share": 0.1}}
    assert plan_of(roles=roles).role_by_id[ACTION.owner].capacity == 0.5
    assert plan_of(roles=roles, means={"services": services}).role_by_id[ACTION.owner].capacity == 0.3
    nobody = plan_of(roles={"union": {"name": "Union locale"}}, means={"services": {"union": {"posts": 0}}})
    assert [role.id for role in nobody.roles if role.capacity == 0] == []


def test_an_own_service_without_work_can_be_given_some_later() -> None:
    plan = plan_of(roles={"union": {"name": "Union locale", "outside": True}})
    assert plan.roles[-1].model_dump(exclude={"capacity"}) == {
        "id": "union",
        "title": "Union locale",
        "holder": "Union locale",
        "outside": True,
        "vacant": False,
        "filled_from": None,
        "retired": False,
    }


def test_the_work_of_a_service_that_another_replaces_goes_there() -> None:
    owner = ACTION.owner
    plan = plan_of(roles={owner: {"replaced_by": "finance"}})
    assert plan.action_by_id[ACTION.id].owner == "finance"
    assert not [action.id for action in plan.actions if owner in {action.owner, *action.partners}]
    assert plan.role_by_id[owner].retired


def test_what_the_city_did_not_name_is_not_vacant() -> None:
    assert not any(role.vacant for role in USUAL.roles)
    assert USUAL.service_names[ACTION.owner] == USUAL.role_by_id[ACTION.owner].title
    vacant = plan_of(roles={ACTION.owner: {"vacant": True}})
    assert [role.id for role in vacant.roles if role.vacant] == [ACTION.owner]


def test_the_days_of_a_partner_outside_are_not_the_citys() -> None:
    union = {"name": "Union locale", "outside": True, "capacity": 0.01}
    whole = drafted(roles={"union": union}, owners={action.id: "union" for action in USUAL.actions[1:]})
    standing = standing_of_draft(whole, CATALOGUE.method)
    assert standing.achievement.staff_effort == ACTION.effort
    assert standing.achievement.effort == sum(action.effort for action in USUAL.actions)
    load = workload(foreseen(whole.plan, {}, whole.plan.start), CATALOGUE.method.means.lead_share)
    assert {service.id: (service.planned, service.over) for service in load.services}["union"] == (False, ())


def test_a_service_that_no_plan_can_name_leaves_the_action_to_the_template() -> None:
    settings = PlanSettings(owners={ACTION.id: "gone"}, partners={ACTION.id: ("gone", "legal")})
    assessment = city({"6.1": "no", "6.2": "no"}).model_copy(update={"plan": settings})
    case = Case(assessment=assessment, benchmark=BENCHMARK, catalogue=CATALOGUE, language="en")
    frame = Frame(start=date(2027, 1, 4), calendar=work_calendar("FR", None, ()), language="en", title="Plan")
    given = draft(case, frame).plan.action_by_id[ACTION.id]
    assert (given.owner, given.partners) == (ACTION.owner, ("legal",))


def test_two_services_of_one_name_are_told_apart() -> None:
    plan = plan_of(roles={ACTION.owner: {"name": "CCAS"}, "other": {"name": "CCAS"}})
    assert plan.service_names["other"] == "CCAS (other)"
    assert plan.service_names[ACTION.owner] == f"CCAS ({plan.role_by_id[ACTION.owner].title})"
