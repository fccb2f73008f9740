"""Seeded plans, and what two other schedulers make of them.

The oracles count in other units, so each plan is put to them in a form that means the same:

- trueppm-scheduler counts lags in calendar days, which are our elapsed lags; a day off moves a bound
  to the successor's next working day. It lets a start-to-finish successor begin before the plan
  does; a planned start on the plan's first day keeps it from that.
- longpath counts in minutes of work. Days of 24 hours make its minutes our days. Across calendars it
  compares the ends of activities in working time, so that an activity may finish on the eve of a day
  off on which its predecessor still works; we compare dates. Its late dates are not the latest when a
  working lag leads to another calendar. Both agree with us where ties stay within one calendar, and
  lags count working days.
"""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, TypeAlias

from closed_days import closed_on

from planner.plan import Dependency
from planner.schedule.critical_path import Activity, Schedule
from planner.schedule.workdays import WorkCalendar
from planner.templates.terms import Link

START = date(2027, 1, 4)
YEARS = range(2026, 2040)
COMMON_HOLIDAYS = [
    (1, 1),
    (3, 29),
    (5, 1),
    (5, 6),
    (5, 8),
    (5, 17),
    (7, 14),
    (8, 15),
    (11, 1),
    (11, 2),
    (11, 11),
    (12, 25),
]
LETTERS = {
    Link.FINISH_TO_START: "FS",
    Link.START_TO_START: "SS",
    Link.FINISH_TO_FINISH: "FF",
    Link.START_TO_FINISH: "SF",
}

FourDates: TypeAlias = tuple[date, date, date, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeededPlan:
    """Activities in programmes of a hundred, three links for two, a tenth of them not plain."""

    activities: tuple[Activity, ...]
    dependencies: tuple[Dependency, ...]
    calendars: Mapping[str, WorkCalendar]


def seeded_calendars(rng: random.Random) -> dict[str, WorkCalendar]:
    """Return ten calendars: twelve holidays a year in common, ten of their own."""
    common = [date(year, month, day) for year in YEARS for month, day in COMMON_HOLIDAYS]
    return {
        f"town-{number}": WorkCalendar(
            closures=closed_on(
                [*common, *(date(year, 1, 1) + timedelta(days=rng.randrange(365)) for year in YEARS for _ in range(10))]
            )
        )
        for number in range(10)
    }


def seeded_plan(count: int, seed: int, *, elapsed: bool) -> SeededPlan:
    """Return a plan whose lags are elapsed everywhere, or count working days within one calendar."""
    rng = random.Random(seed)  # noqa: S311 - repeatable, not secret
    calendars = seeded_calendars(rng)
    activities = tuple(
        Activity(
            id=f"P{index // 100}-{index % 100:03}",
            duration=rng.randint(1, 40),
            calendar=f"town-{rng.randrange(10)}",
        )
        for index in range(count)
    )
    dependencies: dict[tuple[int, int], Dependency] = {}
    for index in range(count):
        first = max(index - index % 100, index - 30)
        for _ in range(rng.choice((1, 2)) if index > first else 0):
            before = rng.randrange(first, index)
            dependencies[before, index] = _seeded_link(rng, activities[before], activities[index], elapsed=elapsed)
    return SeededPlan(activities=activities, dependencies=tuple(dependencies.values()), calendars=calendars)


def _seeded_link(rng: random.Random, before: Activity, after: Activity, *, elapsed: bool) -> Dependency:
    plain = Dependency(predecessor=before.id, successor=after.id)
    same = before.calendar == after.calendar
    if rng.random() > (0.1 if elapsed else 0.9) or not (elapsed or same):
        return plain
    link, lag = rng.choice(list(Link)), rng.choice((0, 0, 1, 3, 7, 12, -1, -2))
    return plain.model_copy(update={"link": link, "lag": lag, "elapsed": elapsed})


def with_new_calendars(plan: SeededPlan) -> SeededPlan:
    """Return the plan with calendars made anew, as every job reads them: equal, but not the same."""
    return replace(plan, calendars={name: replace(calendar) for name, calendar in plan.calendars.items()})


def four_dates(plan: Schedule) -> dict[str, FourDates]:
    """Return early and late dates of each activity, as our own schedule has them."""
    return {
        action: (dates.early_start, dates.early_finish, dates.late_start, dates.late_finish)
        for action, dates in plan.dates.items()
    }


def trueppm_project(plan: SeededPlan) -> Any:
    """Put a plan to trueppm-scheduler."""
    import trueppm_scheduler as trueppm  # noqa: PLC0415 - an oracle that need not be installed

    return trueppm.Project(
        id="plan",
        name="plan",
        start_date=START,
        tasks=[
            trueppm.Task(
                id=activity.id,
                name=activity.id,
                duration=timedelta(days=activity.duration),
                calendar_id=activity.calendar,
                planned_start=START,
            )
            for activity in plan.activities
        ],
        dependencies=[
            trueppm.Dependency(
                link.predecessor,
                link.successor,
                trueppm.DependencyType[LETTERS[link.link]],
                timedelta(days=link.lag),
            )
            for link in plan.dependencies
        ],
        calendars={
            name: trueppm.Calendar(exceptions=[trueppm.DateRange(off.first, off.last) for off in calendar.closures])
            for name, calendar in plan.calendars.items()
        },
    )


def trueppm_dates(tasks: Iterable[Any]) -> dict[str, FourDates]:
    """Read the dates of trueppm-scheduler."""
    return {task.id: (task.early_start, task.early_finish, task.late_start, task.late_finish) for task in tasks}


def longpath_project(plan: SeededPlan) -> tuple[Any, dict[str, Any]]:
    """Put a plan to longpath, activities and calendars."""
    from longpath import calendars, model  # type: ignore[import-untyped]  # noqa: PLC0415 - need not be installed

    project = model.Project("plan", "plan", "plan", data_date=datetime.combine(START, datetime.min.time()))
    for activity in plan.activities:
        hours = 24.0 * activity.duration
        project.activities[activity.id] = model.Activity(
            activity.id,
            activity.id,
            activity.id,
            calendar_id=activity.calendar,
            orig_dur_h=hours,
            rem_dur_h=hours,
        )
    project.relationships.extend(
        model.Relationship(link.predecessor, link.successor, LETTERS[link.link], 24.0 * link.lag)
        for link in plan.dependencies
    )
    week: list[list[tuple[int, int]]] = [[(0, 24 * 60)]] * 5 + [[], []]
    return project, {
        name: calendars.WorkCalendar(name, name, week, {off.first: [] for off in calendar.closures}, 24.0)
        for name, calendar in plan.calendars.items()
    }


def longpath_dates(result: Any, ids: Sequence[str]) -> dict[str, FourDates]:
    """Read the dates of longpath; it finishes at the midnight after the last day."""

    def day(minutes: int) -> date:
        return date(1970, 1, 1) + timedelta(minutes=minutes)

    return {
        action: (
            day(result.es[action]),
            day(result.ef[action] - 1),
            day(result.ls[action]),
            day(result.lf[action] - 1),
        )
        for action in ids
    }
