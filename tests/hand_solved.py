"""Networks that people solved by hand, read from ``tests/networks/``."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from planner.plan import Dependency
from planner.schedule.critical_path import ActionDates, Activity
from planner.schedule.workdays import EVERY_DAY, WorkCalendar, work_calendar
from planner.templates.terms import Link
from planner.toolkit.city import Closure

LINKS = {
    "FS": Link.FINISH_TO_START,
    "SS": Link.START_TO_START,
    "FF": Link.FINISH_TO_FINISH,
    "SF": Link.START_TO_FINISH,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HandSolved:
    title: str
    source: str
    start: date
    calendar: WorkCalendar
    activities: tuple[Activity, ...]
    dependencies: tuple[Dependency, ...]
    expected: dict[str, ActionDates]
    critical_path: tuple[str, ...]


def action(letters: str) -> str:
    """Return the letters of a textbook as an id of a plan."""
    return f"T1-{letters}"


def read_network(path: Path) -> HandSolved:
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    return HandSolved(
        title=raw["title"],
        source=raw["source"],
        start=raw["start"],
        calendar=_calendar(raw["calendar"]),
        activities=tuple(
            Activity(id=action(row["id"]), duration=row["duration"], elapsed=row.get("elapsed", False))
            for row in raw["activities"]
        ),
        dependencies=tuple(_link(row["id"], link) for row in raw["activities"] for link in row.get("after", ())),
        expected={action(letters): _dates(row, raw["start"]) for letters, row in raw["expected"].items()},
        critical_path=tuple(action(letters) for letters in raw["critical_path"]),
    )


def _calendar(raw: Any) -> WorkCalendar:
    if raw == "every-day":
        return EVERY_DAY
    if raw == "monday-to-friday":
        return WorkCalendar()
    closures = [Closure(first=first, last=last) for first, last in raw["closures"]]
    return work_calendar(raw["country"], raw["region"], closures)


def _link(successor: str, raw: Any) -> Dependency:
    if isinstance(raw, str):
        return Dependency(predecessor=action(raw), successor=action(successor))
    predecessor, link, lag = raw[:3]
    return Dependency(
        predecessor=action(predecessor),
        successor=action(successor),
        link=LINKS[link],
        lag=lag,
        elapsed="elapsed" in raw,
    )


def _dates(row: Sequence[Any], start: date) -> ActionDates:
    days = [day if isinstance(day, date) else start + timedelta(days=day) for day in row[:4]]
    if isinstance(row[0], int):
        # Textbooks give the moment at which a period ends; a plan gives its last day.
        days[1], days[3] = days[1] - timedelta(days=1), days[3] - timedelta(days=1)
    return ActionDates(
        early_start=days[0],
        early_finish=days[1],
        late_start=days[2],
        late_finish=days[3],
        total_float=row[4],
        free_float=row[5],
        critical=row[4] <= 0,
    )
