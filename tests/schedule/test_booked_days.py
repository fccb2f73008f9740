"""Whose time a plan takes is read from where its actions stand, as people count days."""

from collections import defaultdict
from datetime import date

import pytest
from examples import SOME
from hypothesis import given
from hypothesis import strategies as st
from placing import works

from planner.schedule.booked_days import BookedDays
from planner.schedule.placed_plan import Placed, placed
from planner.schedule.placement import Means, ServiceMeans, Work
from planner.schedule.plan_works import ENDLESS_POSTS
from planner.schedule.workdays import WorkCalendar
from planner.toolkit.city import Closure

START, END = date(2027, 1, 4), date(2029, 12, 31)
SHUT = WorkCalendar(closures=(Closure(first=date(2027, 2, 1), last=date(2027, 2, 26)),))
POST_DAY = 210 / 251
SURVEY = "F11-04"


def means(**services: ServiceMeans) -> Means:
    return Means(start=START, end=END, services=services, calendar=SHUT, money=(10**9,) * 4)


def alone(work: Work, city: Means) -> BookedDays:
    return BookedDays(placed({work.id: work}, (), city, {}))


def number(booked: BookedDays, day: date) -> int:
    return booked.placed.means.calendar.tables.before[day.toordinal()]


def test_a_vacancy_leave_and_days_off_give_no_time() -> None:
    leave = (date(2027, 3, 1), date(2027, 3, 5), 0.5)
    booked = BookedDays(
        placed({}, (), means(data=ServiceMeans(posts=0.5, filled_from=date(2027, 1, 18), away=(leave,))), {})
    )
    weeks = [date(2027, 1, 11), date(2027, 1, 18), date(2027, 2, 8), date(2027, 3, 1), date(2027, 3, 8)]
    times = [
        booked.time("data", number(booked, monday), number(booked, date.fromordinal(monday.toordinal() + 7)))
        for monday in weeks
    ]
    assert times == pytest.approx([0, 2.5 * POST_DAY, 0, 1.25 * POST_DAY, 2.5 * POST_DAY])


@pytest.mark.parametrize("posts", [ENDLESS_POSTS, None])
def test_whose_time_nobody_plans_has_none(posts: float | None) -> None:
    booked = BookedDays(placed({}, (), means(**({"data": ServiceMeans(posts=posts)} if posts else {})), {}))
    assert booked.time("data", 0, 100) is None


def test_who_is_less_away_gives_its_share_over_all_the_days_and_no_more() -> None:
    leave = (START, date(2027, 1, 8), 1.0)
    city = means(data=ServiceMeans(posts=1.0, away=(leave,)), law=ServiceMeans(posts=1.0))
    booked = alone(Work(id=SURVEY, owner="data", duration=5, days={"data": 2.0, "law": 1.0}), city)
    given_days = {work.service: booked.given(work, -(10**6), 10**6) for work in booked.works()}
    assert given_days == pytest.approx({"data": 2.0, "law": 1.0})
    week = number(booked, START), number(booked, date(2027, 1, 11))
    assert {work.service: booked.given(work, *week) for work in booked.works()} == pytest.approx(
        {"data": 0, "law": 0.5}
    )


def test_what_nobody_is_there_for_falls_to_the_owner_and_to_follow_it_goes_on_to_the_horizon() -> None:
    work = Work(id=SURVEY, owner="data", duration=5, days={"data": 1.0, "law": 1.0}, yearly_days={"law": 25.1})
    pieces = list(alone(work, means(data=ServiceMeans(posts=1.0))).works())
    assert [(piece.service, round(piece.per_day, 3)) for piece in pieces] == [("data", 0.4), ("data", 0.1)]


def test_what_stands_outside_the_means_counts_all_the_same() -> None:
    booked = alone(Work(id=SURVEY, owner="data", duration=5, days={"data": 1.0}), means())
    [piece] = booked.works()
    assert (piece.service, booked.given(piece, -(10**6), 10**6)) == ("data", 1.0)
    assert booked.overfull == {"data"}


@st.composite
def cities(draw: st.DrawFn) -> Placed:
    """Give plans that some services have little time for, with leave and vacancies."""
    leave = (date(2027, 4, 1), date(2027, 5, 14), draw(st.sampled_from((0.3, 1.0))))
    services = {
        name: ServiceMeans(
            posts=draw(st.sampled_from((0.1, 1.0))),
            filled_from=draw(st.sampled_from((None, date(2027, 9, 1)))),
            away=draw(st.sampled_from(((), (leave,)))),
        )
        for name in ("data", "equality", "law")
    }
    return placed(draw(works()), (), means(**services), {})


@given(cities())
@SOME
def test_no_service_gives_more_than_it_has_on_any_day_unless_something_stands_outside(city: Placed) -> None:
    booked = BookedDays(city)
    sums: defaultdict[tuple[str, int], float] = defaultdict(float)
    first = city.board.ground.first
    for work in booked.works():
        for day in range(first, first + 1_500):
            sums[work.service, day] += booked.given(work, day, day + 1)
    over = {
        service
        for (service, day), days in sums.items()
        if (time := booked.time(service, day, day + 1)) is not None and days > time + 1e-6
    }
    assert over <= booked.overfull
    if not city.unmet:
        assert over == set()


@given(cities())
@SOME
def test_all_the_work_of_what_stands_is_given(city: Placed) -> None:
    booked = BookedDays(city)
    once = defaultdict(float)
    for action, work in city.works.items():
        if not work.elapsed and any(first < stop for first, stop in city.board.spots[action].stretches):
            once[action] = sum(work.days.values())
    found: defaultdict[str, float] = defaultdict(float)
    for piece in booked.works():
        if piece.stretches == city.board.spots[piece.action].stretches:
            found[piece.action] += booked.given(piece, -(10**6), 10**6)
    assert {action: days for action, days in found.items() if days} == pytest.approx(
        {action: days for action, days in once.items() if days}
    )
