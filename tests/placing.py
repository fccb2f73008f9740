"""Random works and means, and an independent look at whether places keep all limits."""

from collections.abc import Mapping
from datetime import date, timedelta

from hypothesis import strategies as st

from planner.plan import Dependency, Window
from planner.schedule.critical_path import Activity, Schedule, schedule
from planner.schedule.placement import Means, Place, ServiceMeans, Waiting, Work
from planner.schedule.placement_board import Board
from planner.schedule.workdays import WorkCalendar
from planner.templates.terms import Link
from planner.toolkit.city import Closure, CouncilSession

START, END = date(2027, 3, 23), date(2030, 3, 22)
SERVICES = ("data", "equality", "law")
TOWN = WorkCalendar(closures=(Closure(first=date(2027, 5, 6), last=date(2027, 5, 14)),))
ENDLESS = Means(
    start=START,
    end=date(2060, 12, 31),
    services={service: ServiceMeans(posts=1e6) for service in SERVICES},
    money=(10**12,) * 40,
    calendar=TOWN,
    starts_at_most=10**6,
    starts_in_all=10**6,
)

days = st.integers(0, 900).map(lambda after: START + timedelta(days=after))
few_days = st.sampled_from((0.0, 0.5, 1.0, 3.3, 7.0, 20.0))
by_service = st.dictionaries(st.sampled_from(SERVICES), few_days)


@st.composite
def windows(draw: st.DrawFn) -> Window:
    first = draw(days)
    return Window(first=first, last=first + timedelta(days=draw(st.integers(0, 30))))


@st.composite
def waits(draw: st.DrawFn, before: list[str]) -> tuple[Waiting, ...]:
    chosen = draw(st.lists(st.sampled_from(before), unique=True, max_size=3)) if before else []
    return tuple(
        Waiting(
            predecessor=other,
            link=draw(st.sampled_from([Link.FINISH_TO_START, *Link])),
            lag=draw(st.sampled_from((0, 0, 0, 1, 7, -3))),
            elapsed=draw(st.booleans()),
            soft=draw(st.integers(0, 4)) == 0,
        )
        for other in chosen
    )


@st.composite
def works(draw: st.DrawFn, most: int = 8, *, votes: bool = True) -> dict[str, Work]:
    """Return works in an order in which each comes after all that it waits for."""
    found: dict[str, Work] = {}
    for number in range(draw(st.integers(1, most))):
        action = f"F{number % 3 + 1:02}-{number:02}"
        duration = draw(st.sampled_from((0, 1, 5, 20, 70)))
        found[action] = Work(
            id=action,
            owner=draw(st.sampled_from(SERVICES)),
            duration=duration,
            elapsed=draw(st.integers(0, 5)) == 0,
            days=draw(by_service),
            yearly_days=draw(st.one_of(st.just({}), by_service)),
            cost=draw(st.sampled_from((0, 0, 5_000, 30_000))),
            yearly_cost=draw(st.sampled_from((0, 0, 0, 12_000))),
            waits=draw(waits(list(found))),
            opinion_days=draw(st.sampled_from((0, 0, 21))) if votes else 0,
            vote_after=draw(st.sampled_from((None, None, 0, duration // 2, duration))) if votes else None,
            not_before=draw(st.one_of(st.none(), days)),
            clear_of=tuple(draw(st.lists(windows(), max_size=2))),
        )
    return found


@st.composite
def means(draw: st.DrawFn) -> Means:
    absences = st.tuples(days, st.sampled_from((0.5, 1.0))).map(
        lambda one: (one[0], one[0] + timedelta(days=25), one[1])
    )
    services = {
        service: ServiceMeans(
            posts=draw(st.sampled_from((0.0, 0.1, 0.3, 0.5, 1.0))),
            filled_from=draw(st.one_of(st.none(), st.none(), days)),
            away=tuple(draw(st.lists(absences, max_size=1))),
        )
        for service in draw(st.lists(st.sampled_from(SERVICES), unique=True, min_size=1))
    }
    quarters = [date(2027, month, 14) for month in (3, 6, 9, 12)]
    return Means(
        start=START,
        end=END,
        services=services,
        money=tuple(draw(st.lists(st.sampled_from((0, 10_000, 40_000)), min_size=3, max_size=3))),
        sessions=draw(
            st.sampled_from(
                ((), tuple(CouncilSession(day=day, papers_by=day - timedelta(days=17)) for day in quarters))
            )
        ),
        calendar=TOWN,
        starts_at_most=draw(st.integers(1, 2)),
        starts_in_all=draw(st.integers(2, 3)),
    )


def placed(works: Mapping[str, Work], means: Means) -> Board:
    """Return a board with each work in turn at its earliest place, where all that it needs has one."""
    board = Board.of(works, means)
    for action, work in works.items():
        if all(wait.soft or wait.predecessor in board.spots for wait in work.waits):
            spot = board.find(action)
            if spot is not None:
                board.put(action, spot)
    return board


def dates_again(works: Mapping[str, Work], places: Mapping[str, Place], means: Means) -> Schedule:
    """Return the dates of a plan that is made from places: each starts no earlier, and takes as long."""
    activities = [
        Activity(
            id=action,
            duration=place.span,
            elapsed=works[action].elapsed,
            not_before=place.start,
            clear_of=works[action].clear_of,
        )
        for action, place in places.items()
    ]
    return schedule(activities, links(works, places), means.calendar, means.start)


def links(works: Mapping[str, Work], among: Mapping[str, object]) -> list[Dependency]:
    return [
        Dependency(predecessor=wait.predecessor, successor=action, link=wait.link, lag=wait.lag, elapsed=wait.elapsed)
        for action in among
        for wait in works[action].waits
        if wait.predecessor in among
    ]
