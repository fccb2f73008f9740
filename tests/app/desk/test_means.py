"""A city is asked for the time of its own services, and told what counts where it says nothing."""

from datetime import date
from typing import Any

from cities import BENCHMARK, CATALOGUE, city
from hypothesis import given
from hypothesis import strategies as st

from planner.app.desk.means import AskedService, asked_services, days_a_month, posts_for
from planner.draft.case import Case
from planner.draft.means import pools_of

START = date(2027, 1, 4)


def asked(**plan: Any) -> dict[str, AskedService]:
    case = Case(assessment=city({"6.1": "no"}, plan=plan), benchmark=BENCHMARK, catalogue=CATALOGUE, language="en")
    means = pools_of(case.assessment.plan, case.assessment.city, CATALOGUE, (), START).means
    return {service.id: service for service in asked_services(case, means, {"hr": "People and pay"})}


def test_every_service_whose_time_is_the_citys_is_asked_for_it_by_its_name() -> None:
    roles = {"union": {"name": "Union", "outside": True, "own": True}, "audit": {"replaced_by": "finance"}}
    services = asked(roles={**roles, "youth": {"name": "Youth department", "own": True}})
    assert set(services) == {*(role.id for role in CATALOGUE.roles), "youth"} - {"audit"}
    assert (services["hr"].name, services["youth"].name) == ("People and pay", "Youth department")
    assert services["legal"].name == CATALOGUE.role_by_id["legal"].title


def test_what_is_said_of_its_time_counts_before_a_capacity_and_that_before_what_is_assumed() -> None:
    roles = {"hr": {"capacity": 0.4}, "legal": {"capacity": 0.4}, "data": {"vacant": True}}
    services = asked(roles=roles, means={"services": {"hr": {"posts": 2, "plan_share": 0.1}}})
    hr, legal, training, data = (services[id_] for id_ in ("hr", "legal", "training", "data"))
    assert (hr.days, hr.instead) == (3.5, None)
    assert (legal.days, legal.instead, legal.given) == (None, 7.0, True)
    assert training.days is None
    assert training.instead is not None
    assert not training.given
    # What it will have, once it is filled.
    assert data.instead is not None
    assert data.vacant
    gone = asked(roles={"data": {"vacant": True}}, means={"services": {"data": {"posts": 0}}})["data"]
    assert (gone.days, gone.instead, gone.vacant) == (0, None, True)


def test_those_who_share_what_is_assumed_are_counted() -> None:
    shared = asked()["hr"]
    assert shared.sharing == 2
    assert asked(roles={"training": {"capacity": 0.2}})["hr"].sharing == 1


@given(st.integers(min_value=0, max_value=10_000), st.integers(min_value=100, max_value=366))
def test_days_a_month_to_a_tenth_come_back_from_posts(tenths: int, days_a_year: int) -> None:
    days = tenths / 10
    assert days_a_month(posts_for(days, days_a_year), days_a_year) == days
