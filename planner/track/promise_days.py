"""By which days can a plan promise what it brings about, so that it keeps them with eight chances in ten?"""

from dataclasses import replace

from planner.draft.draft import Draft
from planner.plan import ActionStatus, Plan
from planner.remembered import remembered
from planner.schedule.workdays import plan_calendar
from planner.templates.method import Method
from planner.track.awaited_adoption import adoption_day
from planner.track.baseline import Baseline, due_dates
from planner.track.forecast import Forecast, as_planned, planned_forecast
from planner.track.results import PlanDays, promised
from planner.track.sureness import sureness

_REMEMBERED = 16
"""Plans whose days are kept: reports change nothing of them."""


def promise_days(plan: Plan, draft: Draft | None, method: Method, adopted: Baseline | None = None) -> PlanDays:
    """Return the days on which the promises of a plan rest, as if nothing had been reported on it.

    Raises:
        ProblemsFoundError: the plan cannot be scheduled.
    """
    return _promise_days(as_planned(plan), draft, method, adopted)


def days_foreseen(planned: PlanDays, foreseen: Forecast) -> PlanDays:
    """Return the days on which the promises of a plan rest by a forecast: what is open stays due when it was."""
    finishes = {action: dates.early_finish for action, dates in foreseen.dates.items()}
    open_ = {action for action in finishes if foreseen.progress[action].status is not ActionStatus.DONE}
    due = {action: day for action, day in planned.due.items() if action in open_}
    return replace(planned, finishes=finishes, due=due, adopted=adoption_day(foreseen.plan))


@remembered(_REMEMBERED)
def _promise_days(plan: Plan, draft: Draft | None, method: Method, adopted: Baseline | None) -> PlanDays:
    planned = planned_forecast(plan)
    days = PlanDays(
        finishes={action: dates.early_finish for action, dates in planned.dates.items()},
        due=due_dates(plan, planned.dates, plan_calendar(plan), method, adopted, planned.placed.in_hand_before_votes),
        adopted=adoption_day(plan),
        promised=adopted.promised if adopted else {},
    )
    # A plan that reckons with nobody's time is dated as it always was.
    if draft is None or plan.capacity is None:
        return days
    # Durations vary: a day that is just reached if all goes as planned is kept in a third of the cases.
    chances = sureness(planned, promised(days, draft, method).results, None, method.durations)
    return replace(days, sure={question: mark.sure_by for question, mark in chances.of_promise.items()})
