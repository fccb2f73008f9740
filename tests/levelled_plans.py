"""Small plans whose services have little time, levelled as a draft levels them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from hypothesis import strategies as st
from tracked_plans import MONDAY, action, plan_of, wait

from planner.plan import Dependency, Plan, PlanRole
from planner.schedule.workdays import WorkCalendar
from planner.templates.terms import Link
from planner.toolkit.plan_capacity import PlanCapacity, ServicePool
from planner.track.forecast import Forecast, forecast

TOWN = WorkCalendar()
SERVICES = ("data", "hr", "law")


def levelled(
    plan: Plan, posts: Mapping[str, float], *, starts: bool = True, money: tuple[int, ...] = (10**9, 0, 0)
) -> Plan:
    """Return a plan whose services have so many posts, with what it then foresees as planned starts."""
    capacity = PlanCapacity(
        pools=tuple(ServicePool(services=(service,), posts=has) for service, has in posts.items()),
        money=money,
        end=date(2029, 12, 28),
        days_a_year=251,
        lead_share=0.6,
    )
    roles = tuple(PlanRole(id=service, title=service.title(), holder=service.title()) for service in posts)
    booked = plan.model_copy(update={"capacity": capacity, "roles": roles})
    if not starts:
        return booked
    dates = foreseen_on_monday(booked).dates
    return with_facts(booked, {id_: {"planned_start": dates[id_].early_start} for id_ in dates})


def with_facts(plan: Plan, facts: Mapping[str, Mapping[str, Any]]) -> Plan:
    """Return a plan with other facts of some actions."""
    actions = (old.model_copy(update=dict(facts.get(old.id, {}))) for old in plan.actions)
    return plan.model_copy(update={"actions": tuple(actions)})


def foreseen_on_monday(plan: Plan) -> Forecast:
    """Return the forecast of a plan on its first day, on which nothing was reported yet."""
    return forecast(plan, {}, MONDAY, TOWN)


@st.composite
def tight_plans(draw: st.DrawFn, most: int = 6) -> Plan:
    """Give levelled plans of three services, some of whose actions have a deadline before they can end."""
    ids = [f"F0{1 + number % 3}-0{number}" for number in range(draw(st.integers(2, most)))]
    actions = [
        action(id_, draw(st.integers(1, 15)), owner=draw(st.sampled_from(SERVICES)), effort=draw(st.integers(0, 12)))
        for id_ in ids
    ]
    pairs = [(before, after) for place, after in enumerate(ids) for before in ids[:place]]
    linked = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=5))
    links: tuple[Dependency, ...] = tuple(
        wait(*pair, draw(st.sampled_from([Link.FINISH_TO_START, *Link])), draw(st.integers(0, 4))) for pair in linked
    )
    posts = {service: draw(st.sampled_from((0.3, 0.6, 1.0))) for service in SERVICES}
    plan = levelled(plan_of(*actions, waits=links), posts)
    dates = foreseen_on_monday(plan).dates
    facts = {}
    for id_ in draw(st.lists(st.sampled_from(ids), unique=True, min_size=1, max_size=2)):
        early = draw(st.integers(1, 25))
        day = TOWN.add(dates[id_].early_finish, -early)
        facts[id_] = {draw(st.sampled_from(("own_deadline", "own_deadline", "must_be_on"))): max(day, MONDAY)}
    return with_facts(plan, facts)
