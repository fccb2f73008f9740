"""What do the actions of a plan take of the city's time and money, and how much of both is there?

From a plan alone, as people edited it: so a page, a forecast a year later and the draft itself place actions alike. A
plan without a capacity, such as one of an earlier release, takes nothing of anybody.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from planner.plan import Action, Dependency, Plan, PlanHead, PlanRole, shared_days
from planner.schedule.months import months_later
from planner.schedule.placement import NET_DAYS_A_YEAR, Means, ServiceMeans, Waiting, Work
from planner.schedule.purse import year_starts
from planner.schedule.workdays import WorkCalendar
from planner.templates.method import CostBand, counts_as
from planner.toolkit.plan_capacity import PlanCapacity, ServicePool
from planner.toolkit.rounded import rounded

ENDLESS_POSTS = 100.0
"""Posts of whom nobody plans the time: a partner outside the city, a service of which nothing is known."""
_ENDLESS_MONEY = 10**12
_ENDLESS_STARTS = 10**6
_DIGITS = 4
"""Of posts, as services keep them."""
_FILLED_AFTER = 6
"""Months after which a vacancy is assumed to be filled that somebody noted in the plan without a day."""


@dataclass(frozen=True, kw_only=True)
class Bookings:
    """Whose time is booked for what is to be done."""

    capacity: PlanCapacity
    roles: Mapping[str, PlanRole]
    """As people edited them: what they say of a service counts before the capacity that it was drafted with."""

    def services(self, today: date) -> Mapping[str, ServiceMeans]:
        """Return the time that each service gives; those of one pool have it together, booked under one name.

        Who is set apart takes an equal part out of the pool, as in a draft.

        ``today`` is the day from which a vacancy is assumed to take its months, where nobody knows when it ends.
        """
        known = {service: self._of_pool(pool, self._together(pool)) for service, pool in self._pools.items()}
        return {**known, **{role: self._of_role(self.roles[role], today) for role in self.services_apart}}

    def booked_as(self, service: str) -> str:
        """Return under which name the time of a service is booked."""
        return service if service in self.services_apart else self._names.get(service, service)

    def helps(self, service: str) -> bool:
        """Say whether a service bears its part of what it supports; what nobody bears falls to the owner."""
        role, pool = self.roles.get(service), self._pools.get(service)
        if service in self.services_apart:
            return role is None or role.at_work is not None or role.filled_from is not None
        return pool is None or (pool.posts > 0 and not pool.filling_assumed)

    @cached_property
    def _pools(self) -> Mapping[str, ServicePool]:
        return {service: pool for pool in self.capacity.pools for service in pool.services}

    @cached_property
    def _names(self) -> Mapping[str, str]:
        together = ((service, self._together(pool)) for service, pool in self._pools.items())
        return {service: names[0] for service, names in together if service in names}

    def _together(self, pool: ServicePool) -> tuple[str, ...]:
        """Return the services of a pool of which nothing else is said."""
        return tuple(service for service in pool.services if service not in self.services_apart)

    @cached_property
    def services_apart(self) -> frozenset[str]:
        """Services of which the plan says something else than the capacity that it was drafted with."""
        return frozenset(id_ for id_, role in self.roles.items() if self._differs(role, self._pools.get(id_)))

    def _differs(self, role: PlanRole, pool: ServicePool | None) -> bool:
        if pool is None:
            return True
        filled = None if pool.filling_assumed else pool.filled_from
        vacant = pool.filling_assumed or not pool.posts
        said = role.city_posts is not None and role.city_posts != rounded(pool.posts, _DIGITS)
        return said or role.retired or role.filled_from != filled or (role.vacant and not (filled or vacant))

    def _of_pool(self, pool: ServicePool, services: Sequence[str]) -> ServiceMeans:
        away = tuple((absence.first, absence.last, absence.share) for absence in pool.away)
        posts = pool.posts * len(services) / len(pool.services)
        return ServiceMeans(posts=posts, filled_from=pool.filled_from, away=away)

    def _of_role(self, role: PlanRole, today: date) -> ServiceMeans:
        pool = self._pools.get(role.id)
        of_pool = self._of_pool(pool, (role.id,)) if pool else None
        posts = role.city_posts if role.city_posts is not None else of_pool.posts if of_pool else ENDLESS_POSTS
        filled = role.filled_from
        if filled is None and role.at_work is None:
            filled = months_later(today, _FILLED_AFTER)
        away = of_pool.away if of_pool else ()
        return ServiceMeans(posts=ENDLESS_POSTS if role.outside else posts, filled_from=filled, away=away)

    def shared(self, action: Action, days: float) -> dict[str, float]:
        """Return whose time, by the name under which it is booked, person-days of an action take."""
        partners = [partner for partner in action.partners if self.helps(partner)]
        booked: defaultdict[str, float] = defaultdict(float)
        for service, share in shared_days(action.owner, partners, days, self.capacity.lead_share).items():
            booked[self.booked_as(service)] += share
        return {service: share for service, share in booked.items() if share}

    def upkeep(self, action: Action) -> dict[str, float]:
        """Return whose time an action takes every year once it is done: upkeep, and that somebody follows it."""
        booked, coordinator = self.shared(action, action.upkeep), self.capacity.coordinator
        if coordinator and self.capacity.follow_up_days:
            follows = self.booked_as(coordinator if self.helps(coordinator) else action.owner)
            booked[follows] = booked.get(follows, 0.0) + self.capacity.follow_up_days
        return booked


def bookings_of(plan: PlanHead) -> Bookings | None:
    """Return whose time a plan books; None where it reckons with nobody's."""
    return Bookings(capacity=plan.capacity, roles=plan.role_by_id) if plan.capacity else None


def means_of(plan: Plan, calendar: WorkCalendar, today: date) -> Means:
    """Return the people, the money and the time that a plan has, seen from a day.

    Services of which nothing is known have all the time in the world, and so have all of a plan without a capacity.
    """
    bookings = bookings_of(plan)
    at_work = {service for action in plan.actions for service in (action.owner, *action.partners)}
    if bookings is None:
        end = plan.start.replace(month=12, day=31)
        return Means(
            start=plan.start,
            end=end,
            services={service: ServiceMeans(posts=ENDLESS_POSTS) for service in sorted(at_work)},
            money=(_ENDLESS_MONEY,),
            sessions=plan.council_sessions,
            calendar=calendar,
            starts_at_most=_ENDLESS_STARTS,
            starts_in_all=_ENDLESS_STARTS,
            days_a_year=NET_DAYS_A_YEAR,
        )
    capacity, known = bookings.capacity, bookings.services(today)
    unknown = {service: ServiceMeans(posts=ENDLESS_POSTS) for service in sorted(at_work - known.keys())}
    return Means(
        start=plan.start,
        end=max(capacity.end, plan.start),
        services={**known, **unknown},
        money=capacity.money or (_ENDLESS_MONEY,) * len(year_starts(plan.start, max(capacity.end, plan.start))),
        sessions=plan.council_sessions,
        calendar=calendar,
        starts_at_most=capacity.starts_of_owner,
        starts_in_all=capacity.starts_in_all,
        days_a_year=capacity.days_a_year,
    )


def first_day(plan: PlanHead, action: str) -> date | None:
    """Return the day from which an action may begin before the plan; None: it waits for the plan's start."""
    adoption = plan.to_adopt
    return adoption.first if adoption and action in adoption.may_begin_before else None


def waits_by_successor(links: Iterable[Dependency]) -> Mapping[str, tuple[Waiting, ...]]:
    """Return by action what it waits for."""
    waits: defaultdict[str, list[Waiting]] = defaultdict(list)
    for link in links:
        waiting = Waiting(predecessor=link.predecessor, link=link.link, lag=link.lag, elapsed=link.elapsed)
        waits[link.successor].append(waiting)
    return {action: tuple(before) for action, before in waits.items()}


def work_of(
    action: Action,
    bookings: Bookings | None,
    bands: Iterable[CostBand],
    waits: tuple[Waiting, ...] = (),
    begins_from: date | None = None,
) -> Work:
    """Return what placing an action needs to know of it; a wait takes nobody's time."""
    once, yearly = (0, 0) if bookings is None else money_of(action, bands)
    return Work(
        id=action.id,
        owner=action.owner,
        duration=action.duration,
        elapsed=action.elapsed,
        days={} if bookings is None or action.elapsed else bookings.shared(action, action.effort),
        yearly_days=bookings.upkeep(action) if bookings else {},
        cost=once,
        yearly_cost=yearly,
        waits=waits,
        opinion_days=action.opinion_days,
        vote_after=None if action.vote_after is None else min(action.vote_after, action.duration),
        begins_from=begins_from,
        not_before=action.not_before,
        must_be_on=action.must_be_on,
        clear_of=action.clear_of,
    )


def money_of(action: Action, bands: Iterable[CostBand]) -> tuple[int, int]:
    """Return the EUR that an action costs once, and every year from its end on."""
    if action.money is not None:
        return action.money.once, action.money.yearly
    return counts_as(bands, action.cost_band), 0
