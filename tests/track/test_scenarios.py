"""Means that a scenario adds to are those of the city, and nothing else of its settings changes."""

from datetime import date
from functools import lru_cache

import pytest
from cities import CATALOGUE
from tracked_plans import MEANS, action, plan_of, standing_of

from planner.draft.means import CityMeans, ServiceShare
from planner.toolkit.plan_settings import PlanMeans, PlanSettings, ServiceTime
from planner.track.scenarios import outcome_of, with_half_a_post, with_twice_the_money
from planner.track.what_if import Effect

USUAL = CATALOGUE.method.means


@lru_cache
def core() -> tuple[str, ...]:
    return next(group.roles for group in USUAL.groups if group.id == "core")


def means_of(*shares: ServiceShare) -> CityMeans:
    return MEANS.model_copy(update={"services": shares})


def test_half_a_post_goes_in_equal_parts_to_the_core_services_beside_what_they_have() -> None:
    first, second, *_ = core()
    shares = (
        ServiceShare(services=(first, second), posts=0.4, assumed=True),
        ServiceShare(services=("somebody",), posts=1.0, assumed=True),
    )
    services = with_half_a_post(PlanSettings(), means_of(*shares), USUAL).services
    assert {service: time.posts for service, time in services.items()} == {first: 0.45, second: 0.45}


def test_what_a_service_gives_today_counts_by_its_share_and_its_absences_stay() -> None:
    first = core()[0]
    said = ServiceTime(posts=2.0, plan_share=0.1, filled_from=date(2027, 6, 1))
    settings = PlanSettings(means=PlanMeans(services={first: said}))
    share = ServiceShare(services=(first,), posts=0.2, assumed=False, filled_from=date(2027, 6, 1))
    time = with_half_a_post(settings, means_of(share), USUAL).services[first]
    assert (time.posts, time.plan_share, time.filled_from) == (0.7, 1.0, date(2027, 6, 1))


@pytest.mark.parametrize("facts", [{"outside": True}, {"posts": 0.0}])
def test_nobody_outside_the_city_and_no_service_without_anybody_gets_a_part(facts: dict[str, float]) -> None:
    share = ServiceShare.model_validate({"services": [core()[0]], "posts": 0.5, "assumed": False, **facts})
    assert with_half_a_post(PlanSettings(), means_of(share), USUAL).services == {}


def test_twice_the_money_is_twice_that_of_every_year() -> None:
    money = with_twice_the_money(PlanSettings(), MEANS).money
    assert money is not None
    assert [(year.year, year.amount) for year in money] == [(2027, 20_000), (2028, 20_000), (2029, 20_000)]


def test_a_draft_that_promises_nothing_has_no_chance_and_an_empty_one_no_end() -> None:
    drafted = standing_of(plan_of(action("F01-01", 5)))
    outcome = outcome_of(Effect(ranking=(), drafted=drafted))
    assert (outcome.finish, outcome.kept) == (date(2027, 1, 8), None)
    assert outcome.sure_by is not None
    assert outcome_of(Effect(ranking=())).finish is None
