"""Until a plan is adopted: what waits for the council, and from when on can it begin?"""

from datetime import date

from planner.plan import PlanHead
from planner.schedule.months import months_later
from planner.schedule.votes import Votes
from planner.schedule.workdays import WorkCalendar
from planner.toolkit.plan_settings import PlanStatus

_A_YEAR = 12
"""Months; a council meets several times in them."""


def waits_for_adoption(plan: PlanHead) -> bool:
    """Say whether no adoption of a plan by the council is noted."""
    return plan.adopted_on is None and plan.status is not PlanStatus.ADOPTED


def adoption_day(plan: PlanHead) -> date:
    """Return the day on which the council adopted a plan, else that on which it is to; else the plan's first."""
    return plan.adopted_on or (plan.to_adopt.session if plan.to_adopt else plan.start)


def first_day_expected(plan: PlanHead, today: date, calendar: WorkCalendar) -> date:
    """Return the first day of what waits for the council: that of the plan, and later where it was not adopted by then.

    It is then the day after the next session whose papers can still be handed in.
    """
    if plan.to_adopt is None or today <= plan.start or not waits_for_adoption(plan):
        return plan.start
    vote = Votes.of(plan.council_sessions, months_later(today, _A_YEAR)).after(today.toordinal())
    return calendar.on_or_after(date.fromordinal(vote.day + 1))
