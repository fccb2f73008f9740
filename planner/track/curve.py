"""How does the work go from month to month, against what was planned?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planner.plan import Plan
from planner.schedule.months import months_later
from planner.schedule.workdays import WorkCalendar
from planner.track.baseline import Baseline, as_it_was
from planner.track.forecast import Forecast, planned_forecast
from planner.track.progress import CLOSED, ActionProgress


@dataclass(frozen=True, slots=True)
class Work:
    """Work that is spread evenly from a first to a last day, both included."""

    first: date
    last: date
    effort: float
    """Person-days."""

    def done_by(self, day: date, calendar: WorkCalendar) -> float:
        """Return the share of it, 0 to 1, that is done at the end of a day."""
        if day >= self.last:
            return 1.0
        if day < self.first:
            return 0.0
        # Work on days off alone has no working day to spread over: it is done with its last day.
        days = calendar.between(self.first, self.last + timedelta(days=1))
        passed = calendar.between(self.first, day + timedelta(days=1))
        return passed / days if days else 0.0


def adopted_work(baseline: Baseline, progress: Mapping[str, ActionProgress]) -> tuple[Work, ...]:
    """Return the work as the council adopted it; what was done by then has its true days."""
    actions = as_it_was(baseline, progress).actions
    return tuple(Work(action.start, action.finish, action.effort) for action in actions)


def planned_work(plan: Plan) -> tuple[Work, ...]:
    """Return the work as the plan's schedule has it, without any report; with what was dropped since."""
    planned = planned_forecast(plan).dates
    return tuple(
        Work(planned[action.id].early_start, planned[action.id].early_finish, action.effort) for action in plan.actions
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """The share of all work, 0 to 1, at the end of a day."""

    day: date
    planned: float
    actual: float | None
    """None after the status date."""
    foreseen: float | None
    """None before the status date, on which it starts from what is actual."""


def curve(foreseen: Forecast, planned: Sequence[Work], calendar: WorkCalendar) -> tuple[CurvePoint, ...]:
    """Return the planned, actual and foreseen share of work at the end of every month, and today.

    From the month before the plan's first work to the month of its last; while work is left, to a month that
    ends after today, on which what is done and what is foreseen are the same. Work is taken to go evenly
    over the working days between two dates, because a report gives the state on its day only: what is done, from
    the start to the day of the last news;
    dropped actions are in ``planned`` only. Each share is weighted by effort, or counts actions
    alike where nothing takes effort.
    """
    going = [_Going.of(action, foreseen) for action in foreseen.dates]
    firsts = [*(work.first for work in planned), *(action.first for action in going), foreseen.status_date]
    today = foreseen.status_date
    is_left = any(foreseen.progress[action].status not in CLOSED for action in foreseen.dates)
    lasts = [*(work.last for work in planned), *(action.last for action in going), today + timedelta(days=is_left)]
    return tuple(
        CurvePoint(
            day=day,
            planned=_share((work.effort, work.done_by(day, calendar)) for work in planned),
            actual=_share((each.effort, each.actual(day, calendar)) for each in going) if day <= today else None,
            foreseen=_share((each.effort, each.foreseen(day, calendar)) for each in going) if day >= today else None,
        )
        for day in sorted({*_month_ends(min(firsts), max(lasts)), today})
    )


def _share(parts: Iterable[tuple[float, float]]) -> float:
    weighted = list(parts)
    total = sum(effort for effort, _ in weighted)
    if total:
        # Sums of fractions may pass 1 in their last digit.
        return min(sum(effort * share for effort, share in weighted) / total, 1.0)
    return sum(share for _, share in weighted) / len(weighted) if weighted else 0.0


def _month_ends(first: date, last: date) -> Iterator[date]:
    month = first.replace(day=1)
    # The eve of the first month, on which nothing is done yet: the curve starts from zero.
    yield month - timedelta(days=1)
    while month <= last:
        month = months_later(month, 1)
        yield month - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Going:
    """An action as it went so far and is foreseen to go on."""

    first: date
    last: date
    effort: float
    status_date: date
    heard_on: date
    """The day of the last news: silence since then changes nothing of what was done before."""
    percent: int

    @classmethod
    def of(cls, action: str, foreseen: Forecast) -> "_Going":
        dates, progress = foreseen.dates[action], foreseen.progress[action]
        heard_on = progress.confirmed_on or foreseen.status_date
        return cls(
            dates.early_start,
            dates.early_finish,
            foreseen.plan.action_by_id[action].effort,
            foreseen.status_date,
            min(max(heard_on, dates.early_start), foreseen.status_date),
            progress.percent,
        )

    def actual(self, day: date, calendar: WorkCalendar) -> float:
        """Return the share that was done at the end of a day up to the status date."""
        so_far = Work(self.first, min(self.last, self.heard_on), self.effort)
        return so_far.done_by(day, calendar) * self.percent / 100 if day >= self.first else 0.0

    def foreseen(self, day: date, calendar: WorkCalendar) -> float:
        """Return the share that is expected at the end of a day from the status date on."""
        # The two lines meet today; from then on, what is left is spread from today, not from the planned start.
        if day == self.status_date:
            return self.actual(day, calendar)
        done = self.percent / 100
        rest = Work(max(self.first, self.status_date), self.last, self.effort)
        return done + (1 - done) * rest.done_by(day, calendar)
