"""Each action stands at the earliest place that everything leaves to it."""

from dataclasses import replace
from datetime import date

from examples import SOME
from hypothesis import given
from placing import END, ENDLESS, START, dates_again, links, means, placed, works

from planner.schedule.critical_path import Activity, schedule
from planner.schedule.placement import Held, HoldBy, Means, ServiceMeans, Work
from planner.schedule.placement_board import Board
from planner.schedule.workdays import WorkCalendar
from planner.toolkit.city import Closure


@SOME
@given(works(votes=False))
def test_with_endless_means_and_no_votes_the_dates_are_those_of_the_critical_path(works: dict[str, Work]) -> None:
    board = placed(works, ENDLESS)
    activities = [
        Activity(
            id=work.id,
            duration=work.duration,
            elapsed=work.elapsed,
            not_before=work.not_before,
            clear_of=work.clear_of,
        )
        for work in works.values()
    ]
    dates = schedule(activities, links(works, works), ENDLESS.calendar, ENDLESS.start).dates
    places = {action: board.place(action) for action in works}
    assert {action: (place.start, place.finish) for action, place in places.items()} == {
        action: (dates[action].early_start, dates[action].early_finish) for action in works
    }


@SOME
@given(works(), means())
def test_a_plan_made_from_places_has_their_dates(works: dict[str, Work], means: Means) -> None:
    board = placed(works, means)
    places = {action: board.place(action) for action in board.spots}
    dates = dates_again(works, places, means).dates
    assert {action: (place.start, place.finish) for action, place in places.items()} == {
        action: (dates[action].early_start, dates[action].early_finish) for action in places
    }


def test_places_are_the_same_whichever_year_the_calendar_was_asked_for_first() -> None:
    # Calendars that are equal share their tables: each of these is nobody else's.
    asked_later = WorkCalendar(closures=(Closure(first=date(2071, 5, 4), last=date(2071, 5, 5)),))
    fresh = WorkCalendar(closures=(Closure(first=date(2072, 5, 4), last=date(2072, 5, 5)),))
    assert asked_later.tables.before[date(2033, 1, 4).toordinal()] == 1
    works = {
        id_: Work(id=id_, owner="law", duration=20, days={"law": 12.0}, yearly_days={"law": 5.0})
        for id_ in ("F01-01", "F01-02", "F01-03")
    }
    law = ServiceMeans(posts=0.8, filled_from=date(2027, 6, 1))
    town = Means(start=START, end=END, services={"law": law}, money=(0, 0, 0), calendar=fresh)
    expected, found = placed(works, town), placed(works, replace(town, calendar=asked_later))
    assert set(found.spots) == set(expected.spots) == set(works)
    assert [found.place(id_) for id_ in works] == [expected.place(id_) for id_ in works]


def test_what_nobody_has_the_time_to_go_on_with_finds_no_place() -> None:
    once = Work(id="F01-01", owner="law", duration=5, days={"law": 1.0})
    forever = replace(once, id="F01-02", yearly_days={"law": 60.0})
    town = Means(start=START, end=END, services={"law": ServiceMeans(posts=0.2)})
    board = Board.of({work.id: work for work in (once, forever)}, town)
    assert board.find("F01-01")
    assert board.find("F01-02") is None
    assert board.why_not == Held(by=HoldBy.SERVICE_BUSY, what=("law",))
    half = replace(town, services={"law": ServiceMeans(posts=0.5)})
    assert Board.of({"F01-02": forever}, half).find("F01-02")


def test_what_costs_more_every_year_than_there_is_in_all_finds_no_place() -> None:
    dear = Work(id="F01-01", owner="law", duration=5, days={"law": 1.0}, yearly_cost=30_000)
    town = Means(start=START, end=END, services={"law": ServiceMeans(posts=0.2)}, money=(10_000, 10_000, 0))
    board = Board.of({"F01-01": dear}, town)
    assert board.find("F01-01") is None
    assert board.why_not == Held(by=HoldBy.MONEY)
    assert Board.of({"F01-01": dear}, replace(town, money=(10_000, 20_000, 0))).find("F01-01")
