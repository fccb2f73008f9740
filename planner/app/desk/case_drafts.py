"""What plan does an assessment call for, wherever it was read, and on which day does the plan begin?"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from planner.draft.case import Case, Frame
from planner.draft.frame import beginning
from planner.draft.pipeline import draft
from planner.problem import Place, Problem, ProblemsFoundError
from planner.schedule.workdays import work_calendar
from planner.toolkit.assessment import Assessment
from planner.toolkit.record import as_title
from planner.track.adoption import check_day
from planner.track.figures import PlanFigures, figures
from planner.track.plan_standing import PlanStanding
from planner.track.standing import standing_of_draft
from planner.wording import Wording, refusals


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """A plan, what it was drafted from, and where it was written."""

    standing: PlanStanding
    case: Case
    asked_start: date | None
    """The first day that somebody asked for; the adoption may come later."""
    written: tuple[Path, ...] = ()

    @property
    def figures(self) -> PlanFigures:
        """What the plan comes to."""
        return figures(self.standing)


def draft_case(case: Case, start: date | None, today: date) -> Drafted:
    """Draft a plan that begins once the council has adopted it, no earlier than on ``start`` or when the city says.

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
    begins = beginning(
        settings,
        calendar,
        case.own_catalogue.method.adoption,
        today=today,
        sessions=settings.council_sessions,
        asked=start,
    )
    frame = Frame(
        start=begins.start,
        calendar=calendar,
        language=case.language,
        title=as_title(Wording(case.language).say("Development plan of {city}", city=city.name)),
        to_adopt=begins.to_adopt,
    )
    drafted = standing_of_draft(draft(case, frame), case.own_catalogue.method, today)
    return Drafted(standing=drafted, case=case, asked_start=start or settings.start)


def _adoption_problems(assessment: Assessment, today: date) -> list[Problem]:
    """Say why the council cannot have adopted a plan on the day that its file names; files themselves know no today."""
    plan = assessment.plan
    if plan.adopted_on is None:
        return []
    first = min(assessment.date, plan.start or assessment.date)
    return check_day(plan.adopted_on, first=first, today=today, place=Place(field="plan.adopted_on"))
