"""Who has how much left to do in which month, and how much time is there for it?"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planner.schedule.months import months_later
from planner.schedule.workdays import WorkCalendar
from planner.track.curve import Work
from planner.track.forecast import Forecast

MONTHS_IN_YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleLoad:
    """What one role that leads actions has left to do."""

    role: str
    days: Mapping[date, float]
    """Person-days by the first day of each month."""
    by_action: Mapping[str, float]
    """Person-days left of each open action that it leads, in the plan's order."""
    capacity: float | None
    """Person-days that it has in a mean month; None: not known."""

    @property
    def over(self) -> tuple[date, ...]:
        """The months with more work than the role has time for."""
        return tuple(month for month, days in self.days.items() if self.capacity is not None and days > self.capacity)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workload:
    """What is left of a plan, by role and month."""

    months: tuple[date, ...]
    """The first day of every month from the status date to the end of the work."""
    roles: tuple[RoleLoad, ...]
    """Those that lead anything still open, in the plan's order."""


def workload(foreseen: Forecast, calendar: WorkCalendar) -> Workload:
    """Spread what is left of every action evenly over the working days on which it is foreseen.

    Effort is counted for the role that leads, less the percentage that is done. A role's capacity is
    its full-time equivalents times the working days of a mean month of the plan's next year.
    """
    today = foreseen.status_date
    left = _left(foreseen)
    per_month = calendar.between(today, months_later(today, MONTHS_IN_YEAR)) / MONTHS_IN_YEAR
    full_time = {role.id: role.capacity for role in foreseen.plan.roles}
    leads = {lead for _, lead, _ in left}
    return Workload(
        months=tuple(_months(today, max((work.last for _, _, work in left), default=None))),
        roles=tuple(
            _load(role, [(action, work) for action, lead, work in left if lead == role], calendar, capacity, per_month)
            for role, capacity in {**full_time, **{one: full_time.get(one) for one in sorted(leads)}}.items()
            if role in leads
        ),
    )


def _load(
    role: str, own: Sequence[tuple[str, Work]], calendar: WorkCalendar, full_time: float | None, per_month: float
) -> RoleLoad:
    days: defaultdict[date, float] = defaultdict(float)
    for _, work in own:
        for month, share in _by_month(work, calendar):
            days[month] += share
    return RoleLoad(
        role=role,
        days=dict(sorted(days.items())),
        by_action={action: work.effort for action, work in own},
        capacity=None if full_time is None else full_time * per_month,
    )


def _left(foreseen: Forecast) -> list[tuple[str, str, Work]]:
    """Return what is left of every open action: its id, the role that leads it, its work."""
    found = []
    for action, dates in foreseen.dates.items():
        facts, progress = foreseen.plan.action_by_id[action], foreseen.progress[action]
        effort = facts.effort * (100 - progress.percent) / 100
        if effort > 0:
            first = max(dates.early_start, foreseen.status_date)
            found.append((action, facts.lead, Work(first, max(first, dates.early_finish), effort)))
    return found


def _by_month(work: Work, calendar: WorkCalendar) -> list[tuple[date, float]]:
    shares, before = [], 0.0
    for month in _months(work.first, work.last):
        until = work.done_by(months_later(month, 1) - timedelta(days=1), calendar)
        shares.append((month, work.effort * (until - before)))
        before = until
    return [(month, days) for month, days in shares if days]


def _months(first: date, last: date | None) -> list[date]:
    months, month = [], first.replace(day=1)
    while last is not None and month <= last:
        months.append(month)
        month = months_later(month, 1)
    return months
