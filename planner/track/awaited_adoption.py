"""Is a plan adopted, and on which day was it, or is it to be?"""

from datetime import date

from planner.plan import PlanHead
from planner.toolkit.plan_settings import PlanStatus


def waits_for_adoption(plan: PlanHead) -> bool:
    """Say whether no adoption of a plan by the council is noted."""
    return plan.adopted_on is None and plan.status is not PlanStatus.ADOPTED


def adoption_day(plan: PlanHead) -> date:
    """Return the day on which the council adopted a plan, else that on which it is to; else the plan's first."""
    return plan.adopted_on or (plan.to_adopt.session if plan.to_adopt else plan.start)
