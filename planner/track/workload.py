"""Who has how much to do in which month or quarter, and how much time is there for it?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from planner.plan import PlanRole
from planner.schedule.months import months_later
from planner.schedule.workdays import WorkCalendar
from planner.track.curve import Work
from planner.track.forecast import Forecast

MONTH, QUARTER = 1, 3
"""Lengths of a period in months; the first begins in January."""
_YEAR = 12
"""Months."""

# A sum of shares may pass a whole number of days in its last digits, and nobody is over their capacity by that.
_ROUNDING = 1e-6
"""Person-days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BorneWork:
    """The part of an action that a role bears, as its owner or as a partner."""

    action: str
    owner: str
    """The role that bears it."""
    work: Work


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodLoad:
    """What a role has to do in a month or a quarter, and the time that it has for it."""

    first: date
    """The first day of the month or quarter."""
    effort: float
    """Person-days."""
    time: float | None
    """Person-days; None: nobody knows the role's capacity."""

    @property
    def over(self) -> bool:
        """Whether it is more work than the role has time for; of a role whose capacity nobody knows it never is."""
        return self.time is not None and self.effort > self.time + _ROUNDING


def effort_by_month(
    owned: Iterable[BorneWork], calendar: WorkCalendar, *, since: date = date.min
) -> Mapping[str, Mapping[date, float]]:
    """Return the person-days of each role by the first day of each month, in the order of the months.

    The effort of an action is spread evenly over its working days; that of a milestone falls on its day. What
    lies before the day ``since`` is left out.
    """
    table: defaultdict[str, defaultdict[date, float]] = defaultdict(lambda: defaultdict(float))
    for piece in owned:
        for month, share in _by_month(piece.work, calendar, since):
            table[piece.owner][month] += share
    return {role: dict(sorted(months.items())) for role, months in table.items()}


def loads(
    effort: Mapping[date, float], role: PlanRole | None, length: int, *, since: date, calendar: WorkCalendar
) -> tuple[PeriodLoad, ...]:
    """Return the load of a role in every month or quarter in which it has work, by its row of :func:`effort_by_month`.

    Its time is its full-time equivalents times the working days of the period, from the day ``since`` on: what
    lies before gives no time any more, or none yet. So a quarter with too much work has a month with too much.
    """
    capacity = role.city_posts if role else None
    return tuple(
        PeriodLoad(
            first=first,
            effort=sum(effort[month] for month in months),
            time=None if capacity is None else capacity * _working_days(first, length, since, calendar),
        )
        for first, months in groupby(effort, key=lambda month: period_of(month, length))
    )


def period_of(day: date, length: int) -> date:
    """Return the first day of the month or quarter in which a day lies.

    >>> period_of(date(2027, 5, 17), QUARTER)
    datetime.date(2027, 4, 1)
    """
    return date(day.year, day.month - (day.month - 1) % length, 1)


def _working_days(first: date, length: int, since: date, calendar: WorkCalendar) -> int:
    return _between(max(first, since), months_later(first, length), calendar)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleLoad:
    """What a role has left to do, as an owner and as a partner."""

    role: str
    days: Mapping[date, float]
    """Person-days by the first day of each month."""
    by_action: Mapping[str, float]
    """Its person-days left of each open action, in the plan's order."""
    capacity: float | None
    """Person-days that it has in a mean month; None: not known."""
    over: tuple[date, ...]
    """The months with more work than the role has time for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workload:
    """What is left of a plan, by role and month."""

    months: tuple[date, ...]
    """The first day of every month from the status date to the end of the work."""
    roles: tuple[RoleLoad, ...]
    """Those that bear anything still open, in the plan's order."""
    days_left: int | None
    """Working days that the first month still has, from the status date on; None where it has all of them."""


def workload(foreseen: Forecast, calendar: WorkCalendar, lead_share: float) -> Workload:
    """Spread what is left of every action evenly over the working days on which it is foreseen.

    Of the effort, less the percentage that is done, the owner bears ``lead_share`` and the partners the rest. A role's
    capacity is its full-time equivalents times the working days of a mean month of the plan's next year.
    """
    plan, today = foreseen.plan, foreseen.status_date
    left = _left(foreseen, lead_share)
    table = effort_by_month(left, calendar)
    # A year, as months differ by up to three working days, and by more with the holidays of May or December.
    per_month = calendar.between(today, months_later(today, _YEAR)) / _YEAR
    # A plan may name an owner that is none of its roles: its work counts, and its capacity is not known.
    ids = (*(role.id for role in plan.roles if role.id in table), *sorted(table.keys() - plan.role_by_id.keys()))
    return Workload(
        months=tuple(_months(today, max((rest.work.last for rest in left), default=None))),
        days_left=_days_left(today, calendar),
        roles=tuple(
            RoleLoad(
                role=id_,
                days=table[id_],
                by_action={rest.action: rest.work.effort for rest in left if rest.owner == id_},
                capacity=_capacity(plan.role_by_id.get(id_), per_month),
                over=_months_over(table[id_], plan.role_by_id.get(id_), today, calendar),
            )
            for id_ in ids
        ),
    )


def _days_left(today: date, calendar: WorkCalendar) -> int | None:
    first = today.replace(day=1)
    left = _working_days(first, MONTH, today, calendar)
    return None if left == _working_days(first, MONTH, first, calendar) else left


def _capacity(role: PlanRole | None, per_month: float) -> float | None:
    return None if role is None or role.city_posts is None else role.city_posts * per_month


def _months_over(
    effort: Mapping[date, float], role: PlanRole | None, today: date, calendar: WorkCalendar
) -> tuple[date, ...]:
    months = loads(effort, role, MONTH, since=today, calendar=calendar)
    return tuple(load.first for load in months if load.over)


def _left(foreseen: Forecast, lead_share: float) -> list[BorneWork]:
    """Return what is left of every open action, in the plan's order."""
    left = []
    for action, dates in foreseen.dates.items():
        facts, progress = foreseen.plan.action_by_id[action], foreseen.progress[action]
        effort = progress.left_of(facts.effort)
        if effort > 0:
            first = max(dates.early_start, foreseen.status_date)
            last = max(first, dates.early_finish)
            left += [
                BorneWork(action=action, owner=role, work=Work(first, last, days))
                for role, days in foreseen.plan.days_of(facts, lead_share, effort).items()
            ]
    return left


def _by_month(work: Work, calendar: WorkCalendar, since: date) -> Iterator[tuple[date, float]]:
    after = work.last + timedelta(days=1)
    days = calendar.between(work.first, after)
    if not days:
        # Work on days off alone, such as a wait over a weekend, has no working day to spread over.
        if work.last >= since:
            yield work.last.replace(day=1), work.effort
        return
    for month in _months(work.first, work.last):
        share = _between(max(work.first, month, since), min(months_later(month, 1), after), calendar) / days
        if share:
            yield month, work.effort * share


def _between(first: date, after: date, calendar: WorkCalendar) -> int:
    return calendar.between(first, after) if first < after else 0


def _months(first: date, last: date | None) -> list[date]:
    months, month = [], first.replace(day=1)
    while last is not None and month <= last:
        months.append(month)
        month = months_later(month, 1)
    return months
