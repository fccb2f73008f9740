"""Which days that people set, sessions that were planned and promises does a forecast keep, and which does it miss?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from planner.draft.draft import Draft
from planner.plan import Action, Plan
from planner.remembered import remembered
from planner.templates.method import Method
from planner.toolkit.deadlines import day_of
from planner.track.baseline import Baseline
from planner.track.forecast import Forecast, planned_forecast
from planner.track.progress import CLOSED
from planner.track.promise_days import promise_days
from planner.track.results import promised

_REMEMBERED = 8


class Mark(StrEnum):
    """Who set a day, and what it is the day of."""

    MUST_BE_ON = "must-be-on"
    """People: the action ends on it, neither earlier nor later."""
    DEADLINE = "deadline"
    """People: the last day on which the action may end."""
    PROMISE = "promise"
    """The plan: a result is true from this day on, once the last of its actions has ended."""
    VOTE = "vote"
    """The plan: the council decides on the action in the session of this day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetDay:
    """A day that an action has to keep."""

    action: str
    mark: Mark
    by: date
    question: str | None = None
    """Whose result is promised."""
    beside: tuple[str, ...] = ()
    """The other actions on which the promise rests."""
    measured_after: int = 0
    """Calendar days from the end of its actions to the day on which a result is true."""

    def reached(self, foreseen: Forecast) -> date | None:
        """Return the day on which a forecast gets there; None where it has no such day, as of what is dropped."""
        if not {self.action, *self.beside} <= foreseen.dates.keys():
            return None
        if self.mark is Mark.VOTE:
            vote = foreseen.vote_of(self.action)
            return vote.day if vote else None
        ends = (foreseen.dates[action].early_finish for action in (self.action, *self.beside))
        return max(ends) + timedelta(days=self.measured_after)

    def kept_by(self, foreseen: Forecast) -> bool:
        """Say whether a forecast keeps it; what has no such day any more misses none."""
        reached = self.reached(foreseen)
        if reached is None or reached == self.by:
            return True
        # What is done cannot be on another day any more; that it was late stays worth knowing.
        if self.mark is Mark.MUST_BE_ON:
            return foreseen.progress[self.action].status in CLOSED
        return reached < self.by


def days_set(plan: Plan) -> tuple[SetDay, ...]:
    """Return the days that people set themselves, in the plan's order.

    >>> days_set(Plan.model_construct(actions=()))
    ()
    """
    return tuple(day for action in plan.actions for day in _days_of(action))


def _days_of(action: Action) -> Iterator[SetDay]:
    if action.must_be_on:
        yield SetDay(action=action.id, mark=Mark.MUST_BE_ON, by=action.must_be_on)
    deadline = day_of(action.own_deadline)
    if deadline:
        yield SetDay(action=action.id, mark=Mark.DEADLINE, by=deadline)


@remembered(_REMEMBERED)
def days_planned(
    plan: Plan, draft: Draft | None = None, method: Method | None = None, adopted: Baseline | None = None
) -> tuple[SetDay, ...]:
    """Return the promises and the votes that a plan foresees as it is planned, whatever was reported since.

    What the council ``adopted`` last is promised by its days. Without the ``draft`` and the ``method`` of the plan's
    assessment nobody knows what it promises.

    Raises:
        ProblemsFoundError: the plan cannot be scheduled.
    """
    planned = planned_forecast(plan)
    votes = ((action, planned.vote_of(action)) for action in planned.dates)
    return (
        *(_promises(plan, draft, method, adopted) if draft and method else ()),
        *(SetDay(action=action, mark=Mark.VOTE, by=vote.day) for action, vote in votes if vote),
    )


def _promises(plan: Plan, draft: Draft, method: Method, adopted: Baseline | None) -> Iterator[SetDay]:
    days = promise_days(plan, draft, method, adopted)
    for result in promised(days, draft, method).results:
        if result.delivered_by:
            *others, last = result.delivered_by
            yield SetDay(
                action=last,
                mark=Mark.PROMISE,
                # By the plan's own dates it may have become later than the council adopted.
                by=days.promised.get(result.question, result.date),
                question=result.question,
                beside=tuple(others),
                measured_after=result.shown_after,
            )


def missed(foreseen: Forecast, days: Iterable[SetDay]) -> tuple[SetDay, ...]:
    """Return which of some days a forecast does not keep."""
    return tuple(day for day in days if not day.kept_by(foreseen))
