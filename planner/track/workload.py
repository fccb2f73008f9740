"""Who has how much left to do in which month, and how much time is there for it?"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planner.plan import Plan
from planner.schedule.months import months_later
from planner.schedule.workdays import WorkCalendar
from planner.track.curve import Work
from planner.track.forecast import Forecast

MONTHS_IN_YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleLoad:
    """What a role that leads actions has left to do."""

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
    plan, today = foreseen.plan, foreseen.status_date
    left = _left(foreseen)
    leads = {rest.lead for rest in left}
    # A year, as months differ by up to three working days, and by more with the holidays of May or December.
    per_month = calendar.between(today, months_later(today, MONTHS_IN_YEAR)) / MONTHS_IN_YEAR
    # A plan may name a lead that is none of its roles: its work counts, and its capacity is not known.
    ids = (*(role.id for role in plan.roles if role.id in leads), *sorted(leads - plan.role_by_id.keys()))
    return Workload(
        months=tuple(_months(today, max((rest.work.last for rest in left), default=None))),
        roles=tuple(
            _load(id_, [rest for rest in left if rest.lead == id_], calendar, _capacity(plan, id_, per_month))
            for id_ in ids
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rest:
    """What is left of an open action, and the role that leads it."""

    action: str
    lead: str
    work: Work


def _capacity(plan: Plan, id_: str, per_month: float) -> float | None:
    role = plan.role_by_id.get(id_)
    return None if role is None or role.capacity is None else role.capacity * per_month


def _load(role: str, rests: Sequence[_Rest], calendar: WorkCalendar, capacity: float | None) -> RoleLoad:
    days: defaultdict[date, float] = defaultdict(float)
    for rest in rests:
        for month, share in _by_month(rest.work, calendar):
            days[month] += share
    return RoleLoad(
        role=role,
        days=dict(sorted(days.items())),
        by_action={rest.action: rest.work.effort for rest in rests},
        capacity=capacity,
    )


def _left(foreseen: Forecast) -> list[_Rest]:
    """Return what is left of every open action, in the plan's order."""
    left = []
    for action, dates in foreseen.dates.items():
        facts, progress = foreseen.plan.action_by_id[action], foreseen.progress[action]
        effort = facts.effort * (100 - progress.percent) / 100
        if effort > 0:
            first = max(dates.early_start, foreseen.status_date)
            work = Work(first, max(first, dates.early_finish), effort)
            left.append(_Rest(action=action, lead=facts.lead, work=work))
    return left


def _by_month(work: Work, calendar: WorkCalendar) -> list[tuple[date, float]]:
    # Differences of what is done by each month's end, so that the months add up to the whole.
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
