"""Small plans that hypothesis draws: every link, lags, windows, waits in calendar days, several calendars."""

from datetime import date, timedelta

from closed_days import closed_on
from hypothesis import strategies as st
from schedule_oracles import SeededPlan

from planner.plan import Dependency, Window
from planner.schedule.critical_path import Activity
from planner.schedule.workdays import WorkCalendar
from planner.templates.terms import Link

MONDAY = date(2027, 1, 4)

durations = st.integers(0, 12)
lags = st.sampled_from([0, 0, 0, 1, 3, 10, -1, -4])
holidays = st.frozensets(st.dates(date(2026, 12, 1), date(2027, 6, 30)), max_size=25)


some_windows = st.builds(
    lambda first, length: Window(first=first, last=first + timedelta(days=length)),
    st.dates(MONDAY, date(2027, 3, 31)),
    st.integers(0, 20),
)


@st.composite
def plans(
    draw: st.DrawFn,
    *,
    shortest: int = 0,
    calendars: int = 3,
    links: tuple[Link, ...] = tuple(Link),
    windows: bool = False,
    deadlines: bool = False,
) -> SeededPlan:
    names = [f"town-{number}" for number in range(draw(st.integers(1, calendars)))]
    count = draw(st.integers(1, 9))
    activities = [
        Activity(
            id=f"T1-{number}",
            duration=draw(durations.filter(lambda days: days >= shortest)),
            elapsed=draw(st.integers(0, 3)) == 0,
            calendar=draw(st.sampled_from(names)),
            not_before=draw(st.none() | st.dates(MONDAY, date(2027, 2, 28))) if draw(st.booleans()) else None,
            deadline=draw(st.none() | st.dates(MONDAY, date(2027, 3, 31))) if deadlines else None,
            clear_of=draw(st.lists(some_windows, max_size=2).map(tuple)) if windows else (),
        )
        for number in range(count)
    ]
    pairs = [(first, second) for second in range(count) for first in range(second)]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=14)) if pairs else []
    dependencies = tuple(
        Dependency(
            predecessor=f"T1-{first}",
            successor=f"T1-{second}",
            link=draw(st.sampled_from(links)),
            lag=draw(lags),
            elapsed=draw(st.booleans()),
        )
        for first, second in chosen
    )
    by_name = {name: WorkCalendar(closures=closed_on(draw(holidays))) for name in names}
    return SeededPlan(activities=tuple(activities), dependencies=dependencies, calendars=by_name)
