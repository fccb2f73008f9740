"""What plan does an assessment call for, wherever it was read, and on which day does the plan begin?"""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from planner.draft.case import Case
from planner.draft.pipeline import Frame, draft
from planner.problem import Place, Problem, ProblemsFoundError
from planner.schedule.workdays import WorkCalendar, work_calendar
from planner.toolkit.assessment import Assessment
from planner.toolkit.record import as_title
from planner.track.adoption import check_day
from planner.track.figures import PlanFigures, figures
from planner.track.plan_standing import PlanStanding
from planner.track.standing import standing_of_draft
from planner.wording import Wording, refusals

NOTICE_WEEKS = 4
"""A plan whose start nobody set begins this many weeks after today, so that people can prepare."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """A plan, what it was drafted from, and where it was written."""

    standing: PlanStanding
    case: Case
    start_is_assumed: bool
    written: tuple[Path, ...] = ()

    @property
    def figures(self) -> PlanFigures:
        """What the plan comes to."""
        return figures(self.standing)


def draft_case(case: Case, start: date | None, today: date) -> Drafted:
    """Draft a plan that begins on ``start``, else when the assessment says, else in good time.

    A title that the city wrote stays as it is in a plan of another language, as the names of its services do.

    Raises:
        ProblemsFoundError: the assessment follows another one, and nobody has answered anything in it; the
            council is said to have adopted the plan on a day that cannot be; it cannot be scheduled.
    """
    # A first assessment may be blank: its plan begins with finding out. A later one would give up what is known.
    if case.assessment.follows and not any(case.assessment.answers.values()):
        raise ProblemsFoundError([refusals.nothing_answered(case.assessment.date)])
    settings, city = case.assessment.plan, case.assessment.city
    problems = _adoption_problems(case.assessment, today)
    if problems:
        raise ProblemsFoundError(problems)
    calendar = work_calendar(settings.country or city.country, settings.region, settings.closures)
    chosen = start or settings.start
    frame = Frame(
        start=chosen or first_monday_in_time(today, calendar),
        calendar=calendar,
        language=case.language,
        title=as_title(Wording(case.language).say("Development plan of {city}", city=city.name)),
    )
    drafted = standing_of_draft(draft(case, frame), case.own_catalogue.method, today)
    return Drafted(standing=drafted, case=case, start_is_assumed=chosen is None)


def _adoption_problems(assessment: Assessment, today: date) -> list[Problem]:
    """Say why the council cannot have adopted a plan on the day that its file names; files themselves know no today."""
    plan = assessment.plan
    if plan.adopted_on is None:
        return []
    first = min(assessment.date, plan.start or assessment.date)
    return check_day(plan.adopted_on, first=first, today=today, place=Place(field="plan.adopted_on"))


def first_monday_in_time(today: date, calendar: WorkCalendar) -> date:
    """Return the first working Monday at least four weeks after today.

    Raises:
        ProblemsFoundError: the calendar has no working Monday.

    >>> first_monday_in_time(date(2026, 12, 1), WorkCalendar())
    datetime.date(2027, 1, 4)
    """
    earliest = today + timedelta(weeks=NOTICE_WEEKS)
    monday = earliest + timedelta(days=-earliest.weekday() % 7)
    return next(
        # Sixty weeks hold more than a year of Mondays: where none is worked on, none ever is.
        (day for day in (monday + timedelta(weeks=week) for week in range(60)) if calendar.is_working(day)),
        calendar.on_or_after(earliest),
    )
