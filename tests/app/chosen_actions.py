"""Actions of a drafted plan by what they are: which ones a draft chooses follows from content and means."""

from collections.abc import Callable

from planner.plan import ActionStatus
from planner.schedule.council_sessions import needs_council
from planner.templates.results import Part
from planner.track.plan_standing import ActionStanding, PlanStanding
from planner.track.results import PlanResult


def first(plan: PlanStanding, wanted: Callable[[ActionStanding], object]) -> str:
    """Return the id of the action that is such and comes first by rank."""
    return next(action.id for action in plan.undertaken if wanted(action))


def quick_win(plan: PlanStanding) -> str:
    return first(plan, lambda action: action.is_quick_win)


def longer_term(plan: PlanStanding) -> str:
    return first(plan, lambda action: not action.is_quick_win)


def needing_council(plan: PlanStanding) -> str:
    return first(plan, lambda action: needs_council(action.remit) and action.status is not ActionStatus.DONE)


def of_context(plan: PlanStanding) -> str:
    return first(plan, lambda action: action.id.startswith("C"))


def with_example(plan: PlanStanding) -> str:
    return first(plan, lambda action: action.examples)


def preparation(plan: PlanStanding) -> str:
    return first(plan, lambda action: action.part is Part.PREPARATION and action.prepares)


def delivering(plan: PlanStanding) -> str:
    return first(plan, lambda action: action.delivers)


def shown_soon(plan: PlanStanding) -> PlanResult:
    """Return a result of actions that is true and can be shown as soon as the last of them is done."""
    return next(result for result in plan.results if result.delivered_by and not result.shown_after)
