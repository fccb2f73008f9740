"""What does the schedule know of an action, and what makes that impossible to schedule?"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from planner.nearest import OF_FEW, nearest
from planner.plan import Action, Window
from planner.problem import Problem
from planner.schedule.workdays import WorkCalendar
from planner.toolkit.deadlines import day_of

LONGEST = 36_525
"""A century of days: no duration, lag or wait for an opinion is longer."""

PLAN_CALENDAR = ""
"""The name of the calendar where there is only one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """What the schedule needs to know of an action."""

    id: str
    duration: int
    """Working days, or calendar days when ``elapsed``; 0 is a milestone."""
    elapsed: bool = False
    calendar: str = PLAN_CALENDAR
    """The name of its calendar, where there are several."""
    not_before: date | None = None
    deadline: date | None = None
    """Its latest finish. It moves no early date: what cannot be met shows as negative float."""
    clear_of: tuple[Window, ...] = ()
    """It finishes before each window or starts after it."""


def activity_of(action: Action, not_before: date | None = None) -> Activity:
    """Return what the schedule needs to know of an action; only a deadline that people set binds.

    ``not_before`` is for a day that comes after the action's own first day.
    """
    return Activity(
        id=action.id,
        duration=action.duration,
        elapsed=action.elapsed,
        not_before=not_before or action.not_before,
        deadline=day_of(action.own_deadline),
        clear_of=action.clear_of,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Where activities stand: the calendars by name, and the first day."""

    calendars: Mapping[str, WorkCalendar]
    start: date


def check_activities(activities: Sequence[Activity], frame: Frame) -> list[Problem]:
    """Say what is wrong with activities by themselves; an empty list when nothing is."""
    problems = [_named_twice(action) for action, count in Counter(a.id for a in activities).items() if count > 1]
    problems += [_unknown_calendar(a, frame.calendars) for a in activities if a.calendar not in frame.calendars]
    last = frame.start.toordinal() + LONGEST
    problems += [out_of_reach(a.id) for a in activities if not 0 <= a.duration <= LONGEST]
    problems += [out_of_reach(a.id) for a in activities if a.not_before and a.not_before.toordinal() > last]
    return problems


def _named_twice(action: str) -> Problem:
    return Problem(
        code="duplicate-action",
        what="The action “{action}” is named more than once.",
        fix="Give each its own id.",
        values={"action": action},
    )


def _unknown_calendar(activity: Activity, calendars: Iterable[str]) -> Problem:
    near = nearest(activity.calendar, calendars, OF_FEW)
    return Problem(
        code="unknown-calendar",
        what="The action “{action}” follows the calendar “{calendar}”, which is not known.",
        fix="Did you mean “{near}”?" if near else "Name a known calendar.",
        values={"action": activity.id, "calendar": activity.calendar, "near": near or ""},
    )


def out_of_reach(action: str) -> Problem:
    """Return the problem with an action that no calendar reaches."""
    return Problem(
        code="duration-out-of-reach",
        what="The action “{action}” has a duration, a lag or a first day more than {days} days away, or below zero.",
        fix="Look for a number or a year that is mistyped.",
        values={"action": action, "days": LONGEST},
    )
