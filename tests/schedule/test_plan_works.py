"""What the actions of a plan take of services and money, as people edited both."""

from datetime import date

import pytest
from tracked_plans import BANDS, MONDAY, action, plan_of, wait

from planner.plan import Plan, PlannedAdoption, PlanRole
from planner.schedule.placement import Work
from planner.schedule.plan_works import (
    ENDLESS_POSTS,
    Bookings,
    bookings_of,
    first_day,
    means_of,
    money_of,
    waits_by_successor,
    work_of,
)
from planner.schedule.workdays import WorkCalendar
from planner.templates.results import Money
from planner.toolkit.plan_capacity import PlanCapacity, ServicePool
from planner.toolkit.plan_settings import Absence

CAPACITY = PlanCapacity(
    pools=(
        ServicePool(services=("hr",), posts=0.5),
        ServicePool(services=("legal", "dpo"), posts=0.2, assumed=True),
        ServicePool(services=("partners",), posts=0.4, filled_from=date(2027, 9, 1)),
        ServicePool(services=("audit",), posts=0.1, filled_from=date(2027, 7, 5), filling_assumed=True),
    ),
    money=(10_000, 0, 0),
    end=date(2030, 1, 3),
    starts_of_owner=2,
    starts_in_all=6,
    days_a_year=210,
    lead_share=0.6,
    coordinator="hr",
    follow_up_days=2.0,
)


def role(id_: str, **facts: object) -> PlanRole:
    return PlanRole.model_validate({"id": id_, "title": id_.title(), "holder": None, **facts})


def bookings(*roles: PlanRole) -> Bookings:
    return Bookings(capacity=CAPACITY, roles={one.id: one for one in roles})


def works_of(plan: Plan) -> dict[str, Work]:
    booked, waits = bookings_of(plan), waits_by_successor(plan.dependencies)
    return {
        action.id: work_of(action, booked, plan.cost_bands, waits.get(action.id, ()), first_day(plan, action.id))
        for action in plan.actions
    }


def test_who_shares_a_person_is_booked_under_one_name() -> None:
    shared = bookings().shared(action("F01-01", owner="hr", partners=("legal", "dpo"), effort=10), 10.0)
    assert shared == {"hr": 6.0, "legal": 4.0}


def test_the_help_of_a_vacancy_that_is_only_assumed_to_be_filled_falls_to_the_owner() -> None:
    known, assumed = (
        action("F01-01", owner="hr", partners=("partners",)),
        action("F01-02", owner="hr", partners=("audit",)),
    )
    assert bookings().shared(known, 10.0) == {"hr": 6.0, "partners": 4.0}
    assert bookings().shared(assumed, 10.0) == {"hr": 10.0}


def test_whoever_follows_the_actions_is_booked_for_every_one_that_is_done() -> None:
    assert bookings().upkeep(action("F01-01", owner="legal", upkeep=1.0)) == {"legal": 1.0, "hr": 2.0}


def test_what_people_say_of_a_service_counts_before_what_it_was_drafted_with() -> None:
    more = bookings(role("hr", capacity=1.5))
    assert more.services(MONDAY)["hr"].posts == 1.5
    assert bookings(role("hr", capacity=0.5)).services(MONDAY)["hr"].posts == 0.5
    apart = bookings(role("dpo", capacity=0.1))
    assert apart.booked_as("dpo") == "dpo"
    assert apart.booked_as("legal") == "legal"


@pytest.mark.parametrize("apart", ["legal", "dpo", "audit"])
def test_who_is_set_apart_takes_an_equal_part_of_a_pool_and_leaves_the_others_theirs(apart: str) -> None:
    pool = ServicePool(services=("legal", "dpo", "audit"), posts=0.6, assumed=True)
    vacant = Bookings(capacity=CAPACITY.model_copy(update={"pools": (pool,)}), roles={apart: role(apart, vacant=True)})
    others = [service for service in pool.services if service != apart]
    assert vacant.booked_as(apart) == apart
    assert {vacant.booked_as(service) for service in others} == {others[0]}
    services = vacant.services(date(2027, 3, 1))
    assert services[apart].posts == pytest.approx(0.2)
    assert services[others[0]].posts == pytest.approx(0.4)
    assert [services[service].filled_from for service in (apart, others[0])] == [date(2027, 9, 1), None]


def test_a_service_that_gives_no_time_gives_none() -> None:
    nothing = bookings(role("hr", capacity=0), role("league", capacity=0)).services(MONDAY)
    assert nothing["hr"].posts == nothing["league"].posts == 0


def test_a_vacancy_noted_without_a_day_is_assumed_to_take_half_a_year() -> None:
    assert bookings(role("hr", vacant=True)).services(date(2027, 3, 1))["hr"].filled_from == date(2027, 9, 1)
    known = role("hr", vacant=True, filled_from=date(2027, 5, 3))
    assert bookings(known).services(MONDAY)["hr"].filled_from == date(2027, 5, 3)
    assert bookings(role("partners")).services(MONDAY)["partners"].filled_from is None, "somebody has come"


def test_a_partner_outside_and_a_service_of_which_nothing_is_known_have_all_the_time_in_the_world() -> None:
    made = plan_of(action("F01-01", owner="league", partners=("unknown",))).model_copy(
        update={"capacity": CAPACITY, "roles": (role("league", outside=True),)}
    )
    services = means_of(made, WorkCalendar(), MONDAY).services
    assert services["league"].posts == services["unknown"].posts == ENDLESS_POSTS


def test_absences_come_with_the_pool() -> None:
    away = Absence(first=date(2027, 8, 2), last=date(2027, 8, 27), share=0.5)
    capacity = CAPACITY.model_copy(update={"pools": (ServicePool(services=("hr",), posts=0.5, away=(away,)),)})
    services = Bookings(capacity=capacity, roles={}).services(MONDAY)
    assert services["hr"].away == ((away.first, away.last, 0.5),)


def test_a_plan_without_a_capacity_takes_nobodys_time_and_no_money() -> None:
    old = plan_of(action("F01-01", 10, cost_band=2, upkeep=3.0))
    assert bookings_of(old) is None
    work = works_of(old)["F01-01"]
    assert (work.days, work.yearly_days, work.cost, work.yearly_cost) == ({}, {}, 0, 0)


def test_a_work_has_what_an_action_waits_for_and_when_its_vote_comes() -> None:
    vote = action("F01-02", 10, vote_after=12, opinion_days=42, must_be_on=date(2027, 6, 14))
    made = plan_of(action("F01-01", 5), vote, waits=(wait("F01-01", "F01-02", lag=3),))
    work = works_of(made)["F01-02"]
    assert [(one.predecessor, one.lag, one.soft) for one in work.waits] == [("F01-01", 3, False)]
    assert (work.vote_after, work.opinion_days, work.must_be_on) == (10, 42, date(2027, 6, 14))


def test_only_what_was_agreed_may_begin_before_the_plan() -> None:
    adoption = PlannedAdoption(session=date(2026, 12, 14), may_begin_before=("F01-01",), first=date(2026, 11, 16))
    made = plan_of(action("F01-01"), action("F01-02")).model_copy(update={"to_adopt": adoption})
    assert [work.begins_from for work in works_of(made).values()] == [date(2026, 11, 16), None]


def test_a_wait_takes_nobodys_time() -> None:
    assert work_of(action("F01-01", 14, elapsed=True, effort=5), bookings(), BANDS).days == {}


def test_an_action_costs_what_it_names_else_what_its_band_counts_as() -> None:
    bands = [band.model_copy(update={"counts_as": 3_000 * band.band}) for band in BANDS]
    assert money_of(action("F01-01", cost_band=1), bands) == (3_000, 0)
    # The context may lift an action into a band whose actions name their money: it costs what that begins with.
    dear = max(BANDS, key=lambda band: band.at_least)
    assert money_of(action("F01-01", cost_band=dear.band), BANDS) == (max(dear.at_least, dear.counts_as), 0)
    assert money_of(action("F01-01", cost_band=1, money=Money(once=4_000, yearly=900)), bands) == (4_000, 900)
