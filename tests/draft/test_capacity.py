"""What of a city's means its plan reckons with."""

from datetime import date

from cities import CATALOGUE

from draft.test_promises import FRAME, GIVEN_MEANS, some_city
from planner.draft.capacity import capacity_of
from planner.draft.case import Case
from planner.draft.towns import means_in, pools_in
from planner.schedule.plan_works import Bookings
from planner.toolkit.plan_capacity import PlanCapacity
from planner.toolkit.plan_settings import Absence, PlanMeans, ServiceTime


def of_city(**services: ServiceTime) -> PlanCapacity:
    city = some_city(1, 250_000, GIVEN_MEANS[250_000])
    said = PlanMeans(services=services)
    city = city.model_copy(update={"plan": city.plan.model_copy(update={"means": said})})
    case = Case(assessment=city, benchmark=None, catalogue=CATALOGUE, language="en")  # type: ignore[arg-type]  # not read
    pools = pools_in(case, FRAME, city.plan, ())
    return capacity_of(pools, means_in(pools, case, FRAME, city.plan), CATALOGUE.method.means)


def test_a_plan_knows_who_shares_whose_time_and_what_is_assumed() -> None:
    away = Absence(first=date(2027, 8, 2), last=date(2027, 8, 27))
    capacity = of_city(hr=ServiceTime(posts=0.7, away=(away,)))
    pools = {service: pool for pool in capacity.pools for service in pool.services}
    assert (pools["hr"].posts, pools["hr"].assumed, pools["hr"].away) == (0.7, False, (away,))
    assert pools["equality"].assumed
    assert len(pools["equality"].services) > 1


def test_placing_reads_the_same_from_the_plan_as_the_choice_did_from_the_means() -> None:
    capacity = of_city(hr=ServiceTime(posts=0.7), partners=ServiceTime(posts=0.3, filled_from=date(2027, 9, 1)))
    services = Bookings(capacity=capacity, roles={}).services(FRAME.start)
    assert services["partners"].filled_from == date(2027, 9, 1)
    assert services["hr"].posts == 0.7
    assert (capacity.lead_share, capacity.coordinator) == (CATALOGUE.method.means.lead_share, "equality")
