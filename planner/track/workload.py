"""Who has how much to do in which week or month, how much time is there for it, and which actions take it?"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from planner.plan import Plan
from planner.schedule.booked_days import BookedDays, BookedWork
from planner.schedule.months import months_later
from planner.schedule.plan_works import bookings_of
from planner.track.forecast import Forecast
from planner.track.progress import CLOSED

_WEEK = timedelta(days=7)
_LEAST = 1e-6
"""Person-days: a sum of shares may pass a whole number of days in its last digits, and nobody is over by that."""


class Period(StrEnum):
    """How long the stretches of time are by which work is counted."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"

    def first_of(self, day: date) -> date:
        """Return the first day of the period in which a day lies; weeks begin on Monday, years with a quarter.

        >>> Period.WEEK.first_of(date(2027, 5, 16)), Period.QUARTER.first_of(date(2027, 5, 16))
        (datetime.date(2027, 5, 10), datetime.date(2027, 4, 1))
        """
        if self is Period.WEEK:
            return day - timedelta(days=day.weekday())
        return date(day.year, day.month - (day.month - 1) % self._months, 1)

    def after(self, first: date) -> date:
        """Return the first day of the period after one.

        >>> Period.MONTH.after(date(2027, 12, 1))
        datetime.date(2028, 1, 1)
        """
        return first + _WEEK if self is Period.WEEK else months_later(first, self._months)

    @property
    def _months(self) -> int:
        return 3 if self is Period.QUARTER else 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodLoad:
    """What a service has to do in a week, month or quarter, and the time that it has for it."""

    first: date
    """The first day of the period; of what lies before today nothing counts."""
    by_action: Mapping[str, float]
    """Person-days by action, in the plan's order."""
    time: float | None
    """Person-days; None: nobody plans its time."""

    @property
    def effort(self) -> float:
        """Person-days."""
        return sum(self.by_action.values())

    @property
    def share(self) -> float | None:
        """How much of the time is taken, from 0 on; None where nobody plans the time, or there is none."""
        return self.effort / self.time if self.time and self.time > _LEAST else None

    @property
    def over(self) -> bool:
        """Whether it is more work than there is time for; where nobody plans the time it never is."""
        return self.time is not None and self.effort > self.time + _LEAST


@dataclass(frozen=True, kw_only=True)
class ServiceLoad:
    """What a service, or several that share their people, has left to do."""

    services: tuple[str, ...]
    """In the plan's order."""
    periods: tuple[PeriodLoad, ...]
    """Every one of :attr:`Workload.periods`."""

    @property
    def id(self) -> str:
        """The first of the services, which stands for all of them."""
        return self.services[0]

    @cached_property
    def by_action(self) -> Mapping[str, float]:
        """Person-days by action, in all periods together."""
        days: defaultdict[str, float] = defaultdict(float)
        for load in self.periods:
            for action, share in load.by_action.items():
                days[action] += share
        return days

    @property
    def effort(self) -> float:
        """Person-days in all periods together."""
        return sum(load.effort for load in self.periods)

    @property
    def over(self) -> tuple[PeriodLoad, ...]:
        """The periods with more work than time."""
        return tuple(load for load in self.periods if load.over)

    @property
    def planned(self) -> bool:
        """Whether anybody plans its time."""
        return any(load.time is not None for load in self.periods)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workload:
    """What is left of a plan, by service and period."""

    period: Period
    periods: tuple[date, ...]
    """The first day of each, without a gap from that of the status date to the last work."""
    services: tuple[ServiceLoad, ...]
    """Those that bear anything still to be done, in the plan's order."""
    days_left: int | None
    """Working days that the first period still has, from the status date on; None where it has all of them."""


def workload(foreseen: Forecast, lead_share: float, period: Period = Period.MONTH) -> Workload:
    """Count the person-days that each service gives to what is left of a plan, against those that it has.

    They are counted where the forecast places each action: supporters' shares, repeating, keeping up and following
    included, on the days on which a service is there. Its time leaves out days off, closures, leave, and a vacancy
    until it is filled. Of a plan that books nobody's time, the work is spread over the days on which it is foreseen,
    and a service's time is its full-time equivalents times the working days.

    Args:
        foreseen: what is left, as it is placed.
        lead_share: of an action's days that its owner bears, in a plan that does not say so itself.
        period: by which it is counted.
    """
    return _Count(foreseen, lead_share).by(period)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overload:
    """Weeks one after the other in which a service has more work than time."""

    services: tuple[str, ...]
    first: date
    last: date
    """The last day of the last week."""
    effort: float
    """Person-days."""
    time: float
    """Person-days."""
    actions: tuple[str, ...]


def overloads(foreseen: Forecast, lead_share: float) -> tuple[Overload, ...]:
    """Return when services have more work than time, in the plan's order; mostly never.

    By weeks; by quarters of a plan that books nobody's time, whose actions nobody keeps from falling on the same week.
    """
    count = _Count(foreseen, lead_share)
    if foreseen.plan.capacity is None:
        work = count.by(Period.QUARTER)
    elif not count.booked.overfull:
        return ()
    else:
        work = count.by(Period.WEEK, count.booked.overfull)
    return tuple(overload for service in work.services for overload in _overloads(service, work.period))


def weeks_over(foreseen: Forecast) -> Mapping[str, tuple[date, ...]]:
    """Return by service the Mondays of the weeks in which it has more work than time; mostly none.

    A plan that books nobody's time overloads nobody in any week.
    """
    # Nothing is spread by shares where people's time is booked.
    count = _Count(foreseen, lead_share=1.0)
    if foreseen.plan.capacity is None or not count.booked.overfull:
        return {}
    work = count.by(Period.WEEK, count.booked.overfull)
    return {
        service.services[0]: tuple(load.first for load in service.over) for service in work.services if service.over
    }


def _overloads(service: ServiceLoad, period: Period) -> Iterator[Overload]:
    spell: list[PeriodLoad] = []
    for load in service.over:
        if spell and period.after(spell[-1].first) != load.first:
            yield _overload(service, spell, period)
            spell = []
        spell.append(load)
    if spell:
        yield _overload(service, spell, period)


def _overload(service: ServiceLoad, spell: Sequence[PeriodLoad], period: Period) -> Overload:
    return Overload(
        services=service.services,
        first=spell[0].first,
        last=period.after(spell[-1].first) - timedelta(days=1),
        effort=sum(load.effort for load in spell),
        time=sum(load.time or 0.0 for load in spell),
        actions=tuple(dict.fromkeys(action for load in spell for action in load.by_action)),
    )


class _Count:
    """The work that is left of a plan, ready to be counted by one period or another."""

    def __init__(self, foreseen: Forecast, lead_share: float) -> None:
        self.plan, self.today, self.foreseen, self.lead_share = (
            foreseen.plan, foreseen.status_date, foreseen, lead_share,
        )  # fmt: skip
        self.booked = BookedDays(foreseen.placed)
        self.before = foreseen.placed.means.calendar.tables.before
        self.now = self.before[self.today.toordinal()]

    def by(self, period: Period, only: Collection[str] | None = None) -> Workload:
        """Count it; of some services only, by the names under which their time is booked."""
        works: defaultdict[str, list[BookedWork]] = defaultdict(list)
        for work in self._works():
            if (only is None or work.service in only) and work.stretches[-1][1] > self.now:
                works[work.service].append(work)
        last = max((work.stretches[-1][1] for pieces in works.values() for work in pieces), default=self.now)
        periods = tuple(self._periods(period, last))
        turns = [
            max(self.before[first.toordinal()], self.now) for first in (*periods, *map(period.after, periods[-1:]))
        ]
        return Workload(
            period=period,
            periods=periods,
            services=tuple(
                ServiceLoad(services=services, periods=tuple(self._loads(booked, works[booked], periods, turns)))
                for booked, services in self._sharing.items()
                if booked in works
            ),
            days_left=self._days_left(period),
        )

    @cached_property
    def _sharing(self) -> Mapping[str, tuple[str, ...]]:
        """Services at work in the plan by the name under which their time is booked, in the plan's order."""
        plan, bookings = self.plan, bookings_of(self.plan)
        actions = (plan.action_by_id[action] for action in self.foreseen.dates)
        at_work = {service for action in actions for service in (action.owner, *action.partners)}
        if plan.capacity and plan.capacity.coordinator:
            at_work.add(plan.capacity.coordinator)
        # A plan may name an owner that is none of its roles: its work counts, and its time is not known.
        ordered = (*(role.id for role in plan.roles if role.id in at_work), *sorted(at_work - plan.role_by_id.keys()))
        sharing: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
        for service in ordered:
            sharing[bookings.booked_as(service) if bookings else service] += (service,)
        return sharing

    def _works(self) -> Iterable[BookedWork]:
        return self.booked.works() if self.plan.capacity else _spread(self.plan, self.foreseen, self.lead_share)

    def _periods(self, period: Period, last: int) -> Iterator[date]:
        first = period.first_of(self.today)
        while self.before[max(first, self.today).toordinal()] < last:
            yield first
            first = period.after(first)

    def _loads(
        self, service: str, works: Sequence[BookedWork], periods: Sequence[date], turns: Sequence[int]
    ) -> Iterator[PeriodLoad]:
        shares: list[dict[str, float]] = [{} for _ in periods]
        for work in works:
            # From the period in which it begins to that in which it ends: most works are short beside the plan.
            low = max(bisect_right(turns, work.stretches[0][0]) - 1, 0)
            for share, begins, ends in zip(shares[low:], turns[low:], turns[low + 1 :], strict=False):
                if begins >= work.stretches[-1][1]:
                    break
                days = self.booked.given(work, begins, ends)
                if days > _LEAST:
                    share[work.action] = share.get(work.action, 0.0) + days
        for first, share, begins, ends in zip(periods, shares, turns, turns[1:], strict=False):
            yield PeriodLoad(first=first, by_action=share, time=self._time(service, begins, ends))

    def _time(self, service: str, first: int, stop: int) -> float | None:
        if self.plan.capacity:
            return self.booked.time(service, first, stop)
        role = self.plan.role_by_id.get(service)
        posts = role.city_posts if role else None
        return None if posts is None else posts * (stop - first)

    def _days_left(self, period: Period) -> int | None:
        first = period.first_of(self.today)
        after = self.before[period.after(first).toordinal()]
        return None if self.now == self.before[first.toordinal()] else after - self.now


def _spread(plan: Plan, foreseen: Forecast, lead_share: float) -> Iterator[BookedWork]:
    """Spread what is left of each action evenly over the working days on which it is foreseen."""
    before = foreseen.placed.means.calendar.tables.before
    for action, dates in foreseen.dates.items():
        progress = foreseen.progress[action]
        effort = progress.left_of(plan.action_by_id[action].effort)
        if progress.status in CLOSED or effort <= 0:
            continue
        first = max(dates.early_start, foreseen.status_date)
        begins = before[first.toordinal()]
        # Work on days off alone, such as a wait over a weekend, counts on the next day on which anybody works.
        ends = max(before[max(first, dates.early_finish).toordinal() + 1], begins + 1)
        for service, days in plan.days_of(plan.action_by_id[action], lead_share, effort).items():
            yield BookedWork(action, service, ((begins, ends),), days / (ends - begins), regardless=True)
