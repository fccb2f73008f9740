"""What a city has for its plan: what it says, and what its size lets us assume where it says nothing."""

from datetime import date
from typing import Any

import pytest
from cities import CATALOGUE, city
from hypothesis import given
from hypothesis import strategies as st

from planner.draft.capacity import capacity_of
from planner.draft.means import CityMeans, Pools, ServiceShare, pools_of
from planner.proposal.context import active_rules
from planner.schedule.months import months_later
from planner.schedule.plan_works import Bookings
from planner.schedule.workdays import WorkCalendar, work_calendar
from planner.templates.city_country import CityCountry
from planner.templates.own_method import own_catalogue
from planner.toolkit.city import City, CouncilSession
from planner.toolkit.plan_settings import PlanSettings

START = date(2027, 3, 23)


def country_in(code: str) -> CityCountry:
    town = City(name="Portmarrow", country=code)
    country = own_catalogue(CATALOGUE, town, PlanSettings()).country
    assert country
    return country


FRANCE = country_in("FR")
USUAL = CATALOGUE.method.means
ROLES = {role for group in USUAL.groups for role in group.roles}


def pools(population: int | None = 250_000, context: dict[str, Any] | None = None, **settings: Any) -> Pools:
    rules = active_rules(city(context=context or {}), CATALOGUE)
    town = City(name="Portmarrow", population=population)
    return pools_of(PlanSettings.model_validate(settings), town, CATALOGUE, rules, START)


def means(population: int | None = 250_000, context: dict[str, Any] | None = None, **settings: Any) -> CityMeans:
    return pools(population, context, **settings).means


def booked(known: Pools) -> Bookings:
    placed = known.for_placement(START, PlanSettings(), WorkCalendar(), 2)
    return Bookings(capacity=capacity_of(known, placed, USUAL), roles={})


def share_of(service: str, known: CityMeans) -> ServiceShare:
    (share,) = (share for share in known.services if service in share.services)
    return share


def test_what_a_city_says_of_a_service_counts_for_that_service_alone() -> None:
    known = means(means={"services": {"equality": {"posts": 2.0, "plan_share": 0.25}}})
    assert share_of("equality", known) == ServiceShare(services=("equality",), posts=0.5, assumed=False)
    others = [share for share in known.services if "equality" not in share.services]
    assert all(share.assumed for share in others)
    assert known.assumed


def test_the_capacity_of_a_service_counts_like_its_posts_and_posts_come_first() -> None:
    assert share_of("hr", means(roles={"hr": {"capacity": 0.3}})).posts == 0.3
    both = means(roles={"hr": {"capacity": 0.3}}, means={"services": {"hr": {"posts": 0.8}}})
    assert share_of("hr", both).posts == 0.8


def test_every_service_of_the_catalogue_gives_through_exactly_one_pool() -> None:
    for known in (means(), means(means={"services": {"hr": {"posts": 1}}}, roles={"legal": {"vacant": True}})):
        services = [service for share in known.services for service in share.services]
        assert sorted(services) == sorted(CATALOGUE.role_by_id)


def test_roles_that_share_a_person_share_their_time_too() -> None:
    shared = pools()
    first, second = USUAL.groups[0].roles[:2]
    assert booked(shared).booked_as(first) == booked(shared).booked_as(second)
    assert booked(pools(means={"services": {second: {"posts": 1}}})).booked_as(second) == second


def test_the_assumed_posts_are_those_of_the_rule_shared_by_its_groups() -> None:
    known = means(100_000)
    assert known.posts == pytest.approx(USUAL.posts.posts, abs=0.01)
    for group in USUAL.groups:
        posts = sum(
            {share.services: share.posts for share in known.services if share.services[0] in group.roles}.values()
        )
        assert posts == pytest.approx(group.share * USUAL.posts.posts, abs=0.01)


@given(st.integers(1_000, 10_000_000))
def test_a_few_residents_more_never_make_a_step(population: int) -> None:
    fewer, more = means(population), means(population + population // 100)
    assert fewer.posts <= more.posts + 1e-3
    assert more.posts <= fewer.posts * 1.02 + 1e-3
    assert 0 <= more.money[0].amount - fewer.money[0].amount <= max(2, fewer.money[0].amount * 0.02)


@pytest.mark.parametrize(("population", "bound"), [(1_000, USUAL.posts.least), (30_000_000, USUAL.posts.most)])
def test_the_assumed_posts_stay_within_the_limits_of_the_method(population: int, bound: float) -> None:
    assert means(population).posts == pytest.approx(bound, abs=0.01)


def test_a_city_that_does_not_say_how_many_live_there_counts_as_the_rules_own_city() -> None:
    assert means(None).posts == means(USUAL.posts.population).posts
    assert means(None).money == means(USUAL.posts.population).money


def test_a_context_without_money_lets_assume_less_and_changes_nothing_that_is_said() -> None:
    usual, poor = means(), means(context={"C5": "low"})
    assert poor.posts < usual.posts
    assert poor.money[0].amount < usual.money[0].amount
    said = {"money": [{"year": 2027, "amount": 5_000}], "services": {"hr": {"posts": 1}}}
    assert means(context={"C5": "low"}, means=said).money == means(means=said).money
    assert share_of("hr", means(context={"C5": "low"}, means=said)).posts == 1


@pytest.mark.parametrize(
    "settings",
    [
        {"roles": {"hr": {"replaced_by": "legal"}}},
        {"roles": {"hr": {"vacant": True}}, "means": {"services": {"hr": {"posts": 0}}}},
    ],
)
def test_a_service_without_posts_gives_nothing(settings: dict[str, Any]) -> None:
    known = pools(**settings)
    hr = share_of("hr", known.means)
    assert (hr.posts, hr.filled_from, hr.filling_assumed, booked(known).helps("hr")) == (0, None, False, False)
    assert booked(known).helps("legal")


@pytest.mark.parametrize(
    ("said", "posts"), [({}, None), ({"capacity": 0.3}, 0.3)], ids=["nothing said of its posts", "posts said"]
)
def test_a_vacancy_without_a_day_is_assumed_to_be_filled_some_months_after_the_start(
    said: dict[str, float], posts: float | None
) -> None:
    known = pools(roles={"hr": {"vacant": True, **said}})
    hr, filled = share_of("hr", known.means), months_later(START, USUAL.vacancy_months)
    assert (hr.services, hr.filled_from, hr.filling_assumed) == (("hr",), filled, True)
    # Whoever it would help need not wait for it.
    assert not booked(known).helps("hr")
    usual = [share_of("hr", means()).posts, share_of("training", means()).posts]
    # Without a word it has the share of posts that it would have if it were there.
    assert hr.posts == (posts or pytest.approx(usual[0] / 2, abs=1e-3))
    assert hr.assumed == (posts is None)
    assert known.means.assumed
    assert share_of("training", known.means).filled_from is None
    placed = known.for_placement(START, PlanSettings(), WorkCalendar(), 2)
    assert placed.services["hr"].filled_from == filled


def test_a_vacancy_of_a_service_of_the_citys_own_is_assumed_to_be_filled_as_well() -> None:
    youth = share_of("youth", means(roles={"youth": {"name": "Youth", "vacant": True}}))
    assert (youth.filled_from, youth.filling_assumed) == (months_later(START, USUAL.vacancy_months), True)
    assert youth.posts == share_of("youth", means(roles={"youth": {"name": "Youth"}})).posts


@pytest.mark.parametrize("said", [{}, {"posts": 0.4}])
def test_a_vacancy_ends_on_the_day_that_the_city_says_and_keeps_nobody_else_away(said: dict[str, float]) -> None:
    filled = {"filled_from": "2027-09-01", **said}
    known = pools(roles={"hr": {"vacant": True}}, means={"services": {"hr": filled}})
    hr = share_of("hr", known.means)
    assert (hr.services, hr.filled_from, booked(known).helps("hr")) == (("hr",), date(2027, 9, 1), True)
    assert not hr.filling_assumed
    assert share_of("training", known.means).filled_from is None
    placed = known.for_placement(START, PlanSettings(), WorkCalendar(), 2)
    assert (placed.services["hr"].filled_from, placed.services["training"].filled_from) == (date(2027, 9, 1), None)


@pytest.mark.parametrize("said", [{}, {"posts": 0.4}])
def test_an_absence_is_that_of_one_service(said: dict[str, float]) -> None:
    away = [{"first": "2027-07-01", "last": "2027-08-15", "share": 0.5}]
    known = pools(means={"services": {"training": {"away": away, **said}}})
    placed = known.for_placement(START, PlanSettings(), WorkCalendar(), 2)
    assert placed.services["training"].away == ((date(2027, 7, 1), date(2027, 8, 15), 0.5),)
    assert placed.services["hr"].away == ()


def test_in_the_quiet_times_of_its_country_a_service_gives_half_unless_it_says_when_it_is_away() -> None:
    away = [{"first": "2027-07-01", "last": "2027-08-15"}]
    known = pools(means={"services": {"training": {"away": away}}}, roles={"union": {"outside": True}})
    placed = known.for_placement(START, PlanSettings(), WorkCalendar(), 2, FRANCE)
    assert placed.services["training"].away == ((date(2027, 7, 1), date(2027, 8, 15), 1.0),)
    assert placed.services["union"].away == ()
    quiet = placed.services["hr"].away
    assert quiet[:2] == ((date(2027, 7, 14), date(2027, 8, 31), 0.5), (date(2027, 12, 20), date(2028, 1, 3), 0.5))
    assert quiet[-1][1] >= placed.end
    assert all(service.away == quiet for id_, service in placed.services.items() if id_ not in {"training", "union"})


def test_a_longer_plan_has_no_less_time_for_the_quiet_times_of_its_country() -> None:
    short, long = (
        pools(means={"horizon_years": years}).for_placement(START, PlanSettings(), WorkCalendar(), 2, FRANCE)
        for years in (2, 5)
    )
    assert long.covers(short)


def test_papers_are_due_on_the_day_that_the_city_names_else_on_that_of_its_country() -> None:
    march, june = CouncilSession(day=date(2027, 3, 22)), CouncilSession(day=date(2027, 6, 21), papers_by="2027-06-04")
    settings = PlanSettings(council_sessions=(march, june))
    with_law = pools().for_placement(START, settings, WorkCalendar(), 2, FRANCE).sessions
    assert [session.papers_by for session in with_law] == [date(2027, 3, 16), date(2027, 6, 4)]
    for nowhere in (None, country_in("AT")):
        assert pools().for_placement(START, settings, WorkCalendar(), 2, nowhere).sessions == (march, june)


def test_working_days_before_a_session_are_those_of_the_city() -> None:
    tuesday = CouncilSession(day=date(2027, 3, 30))
    settings, spain = PlanSettings(council_sessions=(tuesday,)), country_in("ES")
    due = [
        pools().for_placement(START, settings, calendar, 2, spain).sessions[0].papers_by
        for calendar in (WorkCalendar(), work_calendar("ES", "VC"))
    ]
    # Good Friday is a holiday everywhere, Easter Monday in the Valencian Community.
    assert due == [date(2027, 3, 26), date(2027, 3, 24)]


def test_a_service_of_the_citys_own_has_time_even_where_nobody_says_how_much() -> None:
    youth = share_of("youth", means(roles={"youth": {"name": "Youth"}}))
    assert youth.assumed
    assert 0 < youth.posts < means().posts
    assert share_of("youth", means(roles={"youth": {"name": "Youth", "capacity": 0.7}})).posts == 0.7


def test_a_partner_outside_has_time_that_is_no_part_of_the_citys() -> None:
    known = means(roles={"union": {"name": "Union", "outside": True}})
    union = share_of("union", known)
    assert (union.outside, union.assumed) == (True, False)
    assert union.posts > means(10_000_000).posts
    assert known.posts == means().posts


def test_money_that_is_said_goes_to_the_year_of_the_plan_that_begins_in_its_year() -> None:
    money = [
        {"year": 2026, "amount": 1_000},
        {"year": 2027, "amount": 20_000, "source": "Budget"},
        {"year": 2027, "amount": 5_000, "source": "Foundation", "state": "granted"},
        {"year": 2029, "amount": 8_000, "state": "new"},
    ]
    years = means(means={"money": money}).money
    assert [(year.first, year.last, year.amount, year.sources) for year in years] == [
        (date(2027, 3, 23), date(2028, 3, 22), 25_000, ("Budget", "Foundation")),
        (date(2028, 3, 23), date(2029, 3, 22), 0, ()),
        (date(2029, 3, 23), date(2030, 3, 22), 8_000, ()),
    ]
    assert not any(year.assumed for year in years)


def test_money_that_is_only_applied_for_does_not_count() -> None:
    asked = [{"year": 2027, "amount": 50_000, "source": "AMIF", "state": "applied-for"}]
    (first, *_) = means(means={"money": asked}).money
    assert (first.amount, first.sources, first.assumed) == (0, (), False)


def test_a_city_that_says_it_has_no_money_has_none() -> None:
    assert [year.amount for year in means(means={"money": []}).money] == [0, 0, 0]


def test_without_a_word_each_year_has_the_usual_sum_a_resident() -> None:
    years = means(200_000).money
    assert [year.amount for year in years] == [round(200_000 * USUAL.money_per_resident)] * 3
    assert all(year.assumed for year in years)


@pytest.mark.parametrize("years", [1, 3, 5])
def test_a_plan_has_as_many_years_as_the_city_says(years: int) -> None:
    known = pools(means={"horizon_years": years})
    assert (known.means.horizon_years, len(known.means.money)) == (years, years)
    end = known.for_placement(START, PlanSettings(), WorkCalendar(), 2).end
    assert end == date(2027 + years, 3, 22)


def test_a_leap_year_makes_no_day_that_belongs_to_no_year() -> None:
    known = pools_of(PlanSettings(), City(name="Portmarrow"), CATALOGUE, (), date(2028, 2, 29)).means
    assert [(year.first, year.last) for year in known.money][:2] == [
        (date(2028, 2, 29), date(2029, 2, 27)),
        (date(2029, 2, 28), date(2030, 2, 27)),
    ]


def test_a_city_that_says_everything_has_nothing_assumed() -> None:
    services = {role: {"posts": 0.1} for role in CATALOGUE.role_by_id}
    known = means(means={"services": services, "money": [{"year": 2027, "amount": 1}]})
    assert not known.assumed
    assert known.posts == pytest.approx(0.1 * len(services))


def test_how_many_actions_may_begin_in_four_weeks_is_the_methods_unless_the_city_says_so() -> None:
    assert means().starts_in_four_weeks == CATALOGUE.method.choice.starts_in_all
    placed = pools(means={"starts_in_four_weeks": 4}).for_placement(START, PlanSettings(), WorkCalendar(), 2)
    assert (placed.starts_in_all, placed.starts_at_most) == (4, 2)
