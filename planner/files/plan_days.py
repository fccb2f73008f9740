"""Which days does an assessment set for its plan, and do they make sense beside one another?"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from planner.files import day_messages, messages
from planner.files.located_yaml import Path_
from planner.problem import Problem
from planner.toolkit.deadlines import day_of
from planner.toolkit.plan_settings import PlanSettings, PlanStatus

if TYPE_CHECKING:
    from planner.files.assessments import Given

_PLAN = "plan"


def dates_of_plan(plan: PlanSettings) -> Iterator[tuple[Path_, date]]:
    """Give the dates of a plan's settings that are reckoned with, but for those of its means, each with its path."""
    adoption = plan.adoption.session if plan.adoption else None
    single = (("start",), plan.start), (("adopted_on",), plan.adopted_on), (("adoption", "session"), adoption)
    yield from (((_PLAN, *path), day) for path, day in single if day is not None)
    for key, days in (("not_before", plan.not_before), ("must_be_on", plan.must_be_on)):
        yield from (((_PLAN, key, action), day) for action, day in days.items())
    yield from (((_PLAN, "deadlines", action), day) for action, day in _deadlines(plan).items())
    for number, closure in enumerate(plan.closures):
        yield (_PLAN, "closures", number, "first"), closure.first
        yield (_PLAN, "closures", number, "last"), closure.last
    for number, session in enumerate(plan.council_sessions):
        yield (_PLAN, "council_sessions", number, "day"), session.day
        if session.papers_by is not None:
            yield (_PLAN, "council_sessions", number, "papers_by"), session.papers_by


def check_days_of_actions(given: "Given") -> Iterator[Problem]:
    """Report days of an action that no plan can keep: before the plan begins, or against another of its own days."""
    yield from _deadlines_before_the_plan(given)
    yield from _fixed_days(given)
    yield from _first_days(given)


def _deadlines(plan: PlanSettings) -> dict[str, date]:
    """Return the deadlines that are days, by action."""
    return {action: day for action, deadline in plan.deadlines.items() if (day := day_of(deadline))}


def _assessed_before(given: "Given", day: date) -> bool:
    """Say whether a day comes before the assessment of a plan of which no start is given.

    A later round brings the days of the plan that is under way, also those that have passed.
    """
    assessment = given.assessment
    return assessment.plan.start is None and assessment.follows is None and day < assessment.date


def _deadlines_before_the_plan(given: "Given") -> Iterator[Problem]:
    plan = given.assessment.plan
    for action, deadline in _deadlines(plan).items():
        place = given.place(_PLAN, "deadlines", action)
        if plan.start is not None and deadline < plan.start:
            yield messages.DEADLINE_BEFORE_START.at(place, action=action, start=plan.start.isoformat())
        elif _assessed_before(given, deadline):
            assessed = given.assessment.date.isoformat()
            yield messages.DEADLINE_BEFORE_ASSESSMENT.at(place, action=action, day=assessed)


def _fixed_days(given: "Given") -> Iterator[Problem]:
    plan, deadlines = given.assessment.plan, _deadlines(given.assessment.plan)
    for action, day in plan.must_be_on.items():
        place, values = given.place(_PLAN, "must_be_on", action), {"action": action, "day": day.isoformat()}
        if plan.start is not None and day < plan.start:
            yield day_messages.FIXED_BEFORE_START.at(place, **values, start=plan.start.isoformat())
        elif _assessed_before(given, day):
            yield day_messages.FIXED_BEFORE_ASSESSMENT.at(place, **values, start=given.assessment.date.isoformat())
        if action in deadlines and day > deadlines[action]:
            yield day_messages.FIXED_AFTER_DEADLINE.at(place, **values, deadline=deadlines[action].isoformat())


def _first_days(given: "Given") -> Iterator[Problem]:
    plan, deadlines = given.assessment.plan, _deadlines(given.assessment.plan)
    for action, day in plan.not_before.items():
        place, values = given.place(_PLAN, "not_before", action), {"action": action, "day": day.isoformat()}
        if action in plan.must_be_on and day > plan.must_be_on[action]:
            fixed = plan.must_be_on[action].isoformat()
            yield day_messages.NOT_BEFORE_AFTER_FIXED.at(place, **values, fixed=fixed)
        elif action in deadlines and day > deadlines[action]:
            yield day_messages.NOT_BEFORE_AFTER_DEADLINE.at(place, **values, deadline=deadlines[action].isoformat())


def check_adoption(given: "Given") -> Iterator[Problem]:
    """Report a session of adoption that the council does not hold, or holds before the city is assessed.

    Where the plan is adopted the session counts for nothing, and where no session is listed any day may be one.
    """
    plan, assessed = given.assessment.plan, given.assessment.date
    session = plan.adoption.session if plan.adoption else None
    if session is None or plan.status is PlanStatus.ADOPTED:
        return
    place, day = given.place(_PLAN, "adoption", "session"), session.isoformat()
    days = sorted(known.day for known in plan.council_sessions)
    if session < assessed:
        yield day_messages.ADOPTION_BEFORE_ASSESSMENT.at(place, day=day, assessed=assessed.isoformat())
    elif days and session not in days:
        near = min(days, key=lambda known: abs(known - session))
        yield day_messages.NO_SUCH_SESSION.at(place, day=day, near=near.isoformat())
