"""What did the council adopt, and how far is the plan from it now?"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated

from pydantic import Field

from planner.draft.pipeline import deadline_of
from planner.plan import Action, Dependency, PlainTitle, Plan
from planner.schedule.critical_path import ActionDates
from planner.schedule.workdays import WorkCalendar
from planner.templates.method import CostBand, Method
from planner.templates.terms import ActionId, Link
from planner.toolkit.record import Line, QuestionId, Record, Slug
from planner.track.forecast import Forecast
from planner.track.grounds import Grounds
from planner.track.progress import CLOSED, ActionProgress
from planner.track.vacancies import vacancies

_AS_MUCH_AS_USUAL: Mapping[str, int] = {}


class BaselineAction(Record):
    """What the council adopted of an action."""

    action: ActionId
    title: str
    start: date
    finish: date
    due: date | None
    """None: it was adopted as ongoing."""
    effort: Annotated[float, Field(ge=0)]
    """Person-days."""
    cost_band: Annotated[int, Field(ge=0)]
    owner: Slug | None = None
    """The service that led it; None: noted before owners were kept."""
    quick_win: bool = False


class BaselinePromise(Record):
    """A result that the council adopted with the plan."""

    question: QuestionId
    by: date
    """The day by which it was promised, in part or in full."""


class AdoptedHead(Record):
    """What the council adopted of a plan beside its actions."""

    title: PlainTitle
    version: str
    start: date
    outside: tuple[Slug, ...] = ()
    """Owners that were no part of the city: their days were not the city’s."""
    vacant: bool = False
    """In one of the services at least that owned an open action nobody did the work."""
    grounds: Grounds | None = None
    """On what it was decided; None: noted before it was kept, or of an assessment that the plan no longer rests on."""


class Decision(Record):
    """A decision of the council about a plan."""

    adopted_on: date
    reference: Line
    """Its number."""


class Baseline(Decision):
    """A plan as it was adopted: what is frozen never changes; its day and reference can be corrected."""

    actions: tuple[BaselineAction, ...]
    cost_bands: tuple[CostBand, ...]
    """What the bands meant then."""
    head: AdoptedHead | None = None
    """None: noted before it was kept."""
    promises: tuple[BaselinePromise, ...] = ()
    """Of what rests on its actions; none where it was noted before they were kept."""

    @cached_property
    def promised(self) -> Mapping[str, date]:
        """The day by which each result was promised, by question."""
        return {promise.question: promise.by for promise in self.promises}

    @cached_property
    def action_by_id(self) -> Mapping[str, BaselineAction]:
        """What was adopted, by action id."""
        return {action.action: action for action in self.actions}

    @cached_property
    def period(self) -> tuple[date, date] | None:
        """The first and the last day of all that was adopted, due dates too; None without actions."""
        if not self.actions:
            return None
        starts = [action.start for action in self.actions] + ([self.head.start] if self.head else [])
        return min(starts), max(day for action in self.actions for day in (action.finish, action.due) if day)

    @cached_property
    def finish(self) -> date | None:
        """The last finish; None without actions."""
        return max((action.finish for action in self.actions), default=None)

    @cached_property
    def staff_effort(self) -> float | None:
        """Person-days of the city’s own staff; None where nobody kept who owned what."""
        if self.head is None:
            return None
        return sum(action.effort for action in self.actions if action.owner not in self.head.outside)


class GivenUpSince(Decision):
    """What a decision of the council adopted and the plan does not undertake any more."""

    actions: tuple[ActionId, ...]
    """Dropped, or no longer in the plan; in the order of the decision."""


@dataclass(frozen=True, slots=True)
class CostRange:
    """Euros in the first year: at least, and at most where there is a limit."""

    at_least: float
    at_most: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionVariance:
    """How far an action is from what was adopted; more than adopted is positive."""

    action: str
    start_days: int
    """Working days."""
    finish_days: int
    """Working days."""
    effort: float
    """Person-days."""
    cost_bands: int

    def __bool__(self) -> bool:
        return any((self.start_days, self.finish_days, self.effort, self.cost_bands))


@dataclass(frozen=True, slots=True, kw_only=True)
class Variance:
    """How far a plan is from a baseline; later and more are positive."""

    actions: tuple[ActionVariance, ...]
    """Those in both, in the plan's order."""
    added: tuple[str, ...]
    """In the plan's order."""
    removed: tuple[str, ...]
    """Adopted, and now dropped or no longer in the plan; in the baseline's order."""
    finish_days: int
    """Working days between the finish that was adopted and the finish that is foreseen; 0 when either
    has no actions."""
    effort: float
    """Person-days, with what was added and without what was removed."""
    cost_adopted: CostRange
    cost_now: CostRange

    def __bool__(self) -> bool:
        return bool(any(self.actions) or self.added or self.removed)


def freeze(
    foreseen: Forecast,
    due: Mapping[str, date | None],
    *,
    adopted_on: date,
    reference: str,
    quick_wins: Collection[str] = (),
    grounds: Grounds | None = None,
) -> Baseline:
    """Return what the council adopts: the dates, efforts, costs and owners of all actions that are not dropped.

    ``due`` gives the day by which each action is due, see :func:`due_dates`, ``grounds`` on what it decides
    where that is known. What is open is adopted to end by its due date at the latest, also where it is foreseen
    later: else what is late by the decision would be on time against it.
    """
    actions = foreseen.plan.action_by_id
    finishes = {action: _adopted_finish(foreseen, action, due[action]) for action in foreseen.dates}
    return Baseline(
        adopted_on=adopted_on,
        reference=reference,
        actions=tuple(
            BaselineAction(
                action=action,
                title=actions[action].title,
                start=min(dates.early_start, finishes[action]),
                finish=finishes[action],
                due=due[action],
                effort=actions[action].effort,
                cost_band=actions[action].cost_band,
                owner=actions[action].owner,
                quick_win=action in quick_wins,
            )
            for action, dates in foreseen.dates.items()
        ),
        cost_bands=foreseen.plan.cost_bands,
        head=_head(foreseen, grounds),
    )


def with_promises(baseline: Baseline, promises: Mapping[str, date]) -> Baseline:
    """Return a baseline with the days by which results were promised, by question."""
    return baseline.model_copy(
        update={"promises": tuple(BaselinePromise(question=question, by=by) for question, by in promises.items())}
    )


def _adopted_finish(foreseen: Forecast, action: str, due: date | None) -> date:
    finish = foreseen.dates[action].early_finish
    return finish if due is None or foreseen.progress[action].status in CLOSED else min(finish, due)


def _head(foreseen: Forecast, grounds: Grounds | None) -> AdoptedHead:
    plan = foreseen.plan
    open_ = (action for action in plan.actions if foreseen.progress[action.id].status not in CLOSED)
    return AdoptedHead(
        title=plan.title,
        version=plan.version,
        start=plan.start,
        outside=tuple(sorted(plan.outside_bodies)),
        vacant=bool(vacancies(open_, plan.role_by_id)),
        grounds=grounds,
    )


def in_force(baselines: Sequence[Baseline]) -> Baseline | None:
    """Return the baseline that was adopted last; of several on one day, the last that is given."""
    # max() returns the first of equals, and what was noted last corrects what was noted before on that day.
    return max(reversed(baselines), key=lambda baseline: baseline.adopted_on, default=None)


def due_dates(
    plan: Plan,
    planned: Mapping[str, ActionDates],
    calendar: WorkCalendar,
    method: Method,
    baseline: Baseline | None = None,
    in_hand: Mapping[str, int] = _AS_MUCH_AS_USUAL,
) -> dict[str, date | None]:
    """Return the day by which each action is due, None for what goes on. It does not move when work slips.

    ``planned`` has the dates of the schedule without any report, ``in_hand`` the working days that actions may end
    later without a vote moving to another session: who is on time by the due date never loses one.

    The date that people set themselves, else the date that was adopted, else that of the schedule
    without any report, with the slack that the method gives; the last is not before the due date of what it waits for.
    """
    # From the planned finish, never from the forecast: a due date that slipped with the work would never be missed.
    adopted = baseline.action_by_id if baseline else {}
    due = {
        action.id: adopted[action.id].due
        if action.id in adopted and not action.own_deadline
        else _computed(action, planned[action.id].early_finish, calendar, method, in_hand.get(action.id))
        for action in plan.actions
    }
    computed = {action.id for action in plan.actions if not action.own_deadline and action.id not in adopted}
    _after_what_is_awaited(due, computed, plan.dependencies, planned)
    return due


def _computed(action: Action, finish: date, calendar: WorkCalendar, method: Method, in_hand: int | None) -> date | None:
    due = deadline_of(action, finish, calendar, method)
    return due if due is None or in_hand is None or action.own_deadline else min(due, calendar.add(finish, in_hand))


def _after_what_is_awaited(
    due: dict[str, date | None],
    computed: Collection[str],
    links: Iterable[Dependency],
    planned: Mapping[str, ActionDates],
) -> None:
    """Put computed due dates off until what an action waits for is due: short work has little slack after long work."""
    waits = [link for link in links if link.link is Link.FINISH_TO_START and link.lag >= 0]
    # What is waited for starts before: its own due date is final by then.
    for link in sorted(waits, key=lambda link: planned[link.successor].early_start):
        awaited, now = due[link.predecessor], due[link.successor]
        if awaited and now and link.successor in computed:
            due[link.successor] = max(awaited, now)


def given_up_since(decision: Baseline, undertaken: Collection[str]) -> tuple[str, ...]:
    """Return what a decision adopted and a plan does not undertake any more, in the order of the decision.

    ``undertaken`` are the actions that the plan holds and nobody dropped.
    """
    return tuple(action for action in decision.action_by_id if action not in undertaken)


def as_it_was(baseline: Baseline, progress: Mapping[str, ActionProgress]) -> Baseline:
    """Return a baseline with the true days of what was done when it was adopted, though it was reported later.

    What was adopted stays as it was kept: this is what a plan is measured against. No council decides to do what is
    done already, and that would show as work far ahead of its time.
    """
    actions = tuple(_action_as_it_was(action, progress, baseline.adopted_on) for action in baseline.actions)
    return baseline if actions == baseline.actions else baseline.model_copy(update={"actions": actions})


def _action_as_it_was(
    adopted: BaselineAction, progress: Mapping[str, ActionProgress], adopted_on: date
) -> BaselineAction:
    known = progress.get(adopted.action)
    # What was to be done by then keeps its day: done late, it was late.
    if known is None or known.finished is None or known.finished > adopted_on or adopted.finish <= adopted_on:
        return adopted
    start = known.started or min(adopted.start, known.finished)
    return adopted.model_copy(update={"start": start, "finish": known.finished})


def variance(adopted_then: Baseline, foreseen: Forecast, calendar: WorkCalendar) -> Variance:
    """Say how far a plan, with what is foreseen of it, is from a baseline."""
    baseline = as_it_was(adopted_then, foreseen.progress)
    plan, adopted = foreseen.plan, baseline.action_by_id
    now = [plan.action_by_id[action] for action in foreseen.dates]
    ends = baseline.finish, foreseen.finish
    return Variance(
        actions=tuple(
            _action_variance(adopted[action.id], foreseen, calendar) for action in now if action.id in adopted
        ),
        added=tuple(action.id for action in now if action.id not in adopted),
        removed=given_up_since(baseline, foreseen.dates),
        finish_days=calendar.between(ends[0], ends[1]) if ends[0] and ends[1] else 0,
        effort=sum(action.effort for action in now) - sum(action.effort for action in baseline.actions),
        cost_adopted=cost_range((action.cost_band for action in baseline.actions), baseline.cost_bands),
        cost_now=cost_range((action.cost_band for action in now), plan.cost_bands),
    )


def _action_variance(adopted: BaselineAction, foreseen: Forecast, calendar: WorkCalendar) -> ActionVariance:
    action, dates = foreseen.plan.action_by_id[adopted.action], foreseen.dates[adopted.action]
    progress = foreseen.progress[adopted.action]
    unknown = progress.finished is not None and progress.started is None
    return ActionVariance(
        action=adopted.action,
        # The schedule's start of what is done stands for none that anybody reported.
        start_days=0 if unknown else calendar.between(adopted.start, dates.early_start),
        finish_days=calendar.between(adopted.finish, dates.early_finish),
        effort=action.effort - adopted.effort,
        cost_bands=action.cost_band - adopted.cost_band,
    )


def cost_range(bands: Iterable[int], meaning: Iterable[CostBand]) -> CostRange:
    """Return the sum of cost bands in euros; a band without an upper limit leaves the sum without one.

    >>> low = CostBand.model_validate({"band": 0, "from": 0, "below": 2000, "title": "low"})
    >>> high = CostBand.model_validate({"band": 1, "from": 2000, "title": "high"})
    >>> cost_range([0, 0], [low, high]), cost_range([0, 1], [low, high])
    (CostRange(at_least=0, at_most=4000), CostRange(at_least=2000, at_most=None))
    """
    by_band = {band.band: band for band in meaning}
    spent = [by_band[band] for band in bands if band in by_band]
    limits = [band.below for band in spent if band.below is not None]
    at_most = sum(limits) if len(limits) == len(spent) else None
    return CostRange(sum(band.at_least for band in spent), at_most)
