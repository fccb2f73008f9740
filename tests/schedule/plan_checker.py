"""Does a plan keep all limits? Looked at day by day, in plain dates, with nothing of what makes plans.

``faults`` names what is broken; an empty list is a plan that holds. It reads works, means and places, and shares no
calculation with the scheduler: working days are counted one by one, votes and money are read from the means.
"""

import itertools
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from math import ceil

from planner.schedule.placement import Means, Place, Waiting, Work
from planner.templates.terms import Link

DAY = timedelta(days=1)
SPELL = 20
WAIT_FOR_A_VOTE = timedelta(days=42)
A_YEAR_OF_WEEKS = timedelta(days=364)
WORKING_DAYS_A_YEAR = 251
LITTLE = 1e-4
"""What whole parts of a day may differ from fractions."""


@dataclass(frozen=True, kw_only=True)
class Checked:
    works: Mapping[str, Work]
    means: Means
    places: Mapping[str, Place]
    late: Collection[str] = ()
    """Actions that are said to miss their deadline."""
    orders_not_kept: Collection[tuple[str, str]] = ()
    """Wished orders that are said to be broken."""
    faults: list[str] = field(default_factory=list)

    @cached_property
    def working_days(self) -> list[date]:
        every = [self.means.start, *(one for place in self.places.values() for one in (place.start, place.finish))]
        first, last = min(every) - 800 * DAY, max(every) + 800 * DAY
        return [day for day in days_between(first, last) if self.is_working(day)]

    def is_working(self, day: date) -> bool:
        calendar = self.means.calendar
        closed = any(closure.first <= day <= closure.last for closure in calendar.closures)
        return day.weekday() in calendar.weekdays and not closed

    def worked(self, first: date, last: date) -> list[date]:
        """Return the working days from one day to another, both included."""
        known = self.working_days
        return known[bisect_left(known, first) : bisect_left(known, last + DAY)]

    def moved(self, day: date, lag: int) -> date:
        """Return a working day so many after a day, or after the next working day where nobody works on it."""
        return self.working_days[bisect_left(self.working_days, day) + lag]

    def free(self) -> Iterator[tuple[Work, Place]]:
        for action, place in self.places.items():
            if not self.works[action].at:
                yield self.works[action], place

    def posts(self, service: str) -> float:
        known = self.means.services.get(service)
        return known.posts if known and known.posts > 1e-5 else 0.0

    def shares(self, work: Work, days: Mapping[str, float]) -> dict[str, float]:
        """Return person-days by service, those of nobody with the owner."""
        found: dict[str, float] = defaultdict(float)
        for service, amount in days.items():
            found[service if self.posts(service) else work.owner] += amount
        return {service: amount for service, amount in found.items() if amount and self.posts(service)}

    def took(self, work: Work) -> int:
        """Return how many days of full presence the work takes: the busiest service sets the pace."""
        if work.elapsed or not work.duration or not self.posts(work.owner):
            return work.duration
        net = self.means.days_a_year / WORKING_DAYS_A_YEAR
        pace = [
            ceil(amount / net / self.posts(service) - LITTLE)
            for service, amount in self.shares(work, work.days).items()
        ]
        return max([work.duration, 1, *pace])


def faults(
    works: Mapping[str, Work],
    means: Means,
    places: Mapping[str, Place],
    late: Collection[str] = (),
    orders_not_kept: Collection[tuple[str, str]] = (),
) -> list[str]:
    """Return everything that a plan breaks, in words."""
    plan = Checked(works=works, means=means, places=places, late=late, orders_not_kept=orders_not_kept)
    if not places:
        return []
    for check in (fixed_places, bounds, lengths, links, windows, votes, presence, starts, money):
        check(plan)
    return plan.faults


def days_between(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += DAY


def fixed_places(plan: Checked) -> None:
    for action, place in plan.places.items():
        if plan.works[action].at not in {None, (place.start, place.finish)}:
            plan.faults.append(f"{action} was moved although it stands fixed")


def bounds(plan: Checked) -> None:
    for work, place in plan.free():
        # A milestone may be reached on the evening before its day begins.
        eve = plan.moved(place.start + DAY, 0) if place.span == 0 else place.start
        begins = work.begins_from or plan.means.start
        if max(place.start, eve) < max(begins, work.not_before or begins):
            plan.faults.append(f"{work.id} starts before the plan, or before it may")
        if work.deadline and place.finish > work.deadline and work.id not in plan.late:
            plan.faults.append(f"{work.id} misses its deadline, and nobody says so")
        fixed = None if work.elapsed or place.vote else work.must_be_on
        if fixed and plan.moved(place.finish + DAY, 0) <= fixed:
            plan.faults.append(f"{work.id} ends before the day on which it must be")
        if place.span and not work.elapsed and not plan.is_working(place.start):
            plan.faults.append(f"{work.id} starts on a day off")


def lengths(plan: Checked) -> None:
    for work, place in plan.free():
        if work.elapsed:
            if work.duration and (place.finish - place.start).days + 1 < work.duration:
                plan.faults.append(f"{work.id} waits too short a time")
            continue
        spent = plan.worked(place.start, place.work_finish)
        if place.vote:
            spent = [day for day in spent if day < place.vote - work.opinion_days * DAY or day > place.vote]
        # What takes nobody's time is not held up by anybody's absence.
        for service in plan.shares(work, work.days) or ("nobody",):
            away = plan.means.services[service].away if service in plan.means.services else ()
            there = sum(1 - sum(share for first, last, share in away if first <= day <= last) for day in spent)
            if place.span and there < plan.took(work) - LITTLE:
                plan.faults.append(f"{work.id} has {there} days of {service}, and takes {plan.took(work)}")


def links(plan: Checked) -> None:
    for work, place in plan.free():
        for wait in work.waits:
            other = plan.places.get(wait.predecessor)
            if other is None and not wait.soft and wait.predecessor in plan.works:
                plan.faults.append(f"{work.id} stands without {wait.predecessor}, which it needs")
            if other is None or (wait.soft and (wait.predecessor, work.id) in plan.orders_not_kept):
                continue
            if not keeps(plan, wait, other, place):
                plan.faults.append(f"{work.id} does not wait for {wait.predecessor}: {wait.link}, {wait.lag}")


def keeps(plan: Checked, wait: Waiting, other: Place, place: Place) -> bool:
    # The instant of a milestone lies between two days: it may belong to the evening of one or the morning of the next.
    instant = other.span == 0
    if wait.link in {Link.FINISH_TO_START, Link.FINISH_TO_FINISH}:
        day = other.finish + (DAY if wait.link is Link.FINISH_TO_START and not instant else 0 * DAY)
    elif wait.link is Link.START_TO_START:
        day = other.start
    else:
        day = (
            max(one for one in plan.working_days if one < other.start)
            if not (wait.elapsed and wait.lag > 0)
            else other.start - DAY
        )
        day = day - DAY if instant else day
    if wait.lag:
        day = day + wait.lag * DAY if wait.elapsed else plan.moved(day, wait.lag - instant)
    reached = place.start if wait.link in {Link.FINISH_TO_START, Link.START_TO_START} else place.finish
    if place.span == 0:
        return plan.moved(reached + DAY, 0) >= day
    return reached >= day


def windows(plan: Checked) -> None:
    for work, place in plan.free():
        if any(place.start <= window.last and place.finish >= window.first for window in work.clear_of):
            plan.faults.append(f"{work.id} runs into days that it has to stay clear of")


def votes(plan: Checked) -> None:
    known = sorted((one.day, one.papers_by or one.day) for one in plan.means.sessions)
    for work, place in plan.free():
        if work.vote_after is None:
            continue
        took = plan.took(work)
        drafting = min(took, -(-min(work.vote_after, work.duration) * took // work.duration)) if work.duration else took
        papers = [by for day, by in known if day == place.vote]
        if place.vote is None or place.vote > place.finish:
            plan.faults.append(f"{work.id} ends without a vote")
        elif papers and known[-1][0] >= place.vote:
            ready = papers[0] - work.opinion_days * DAY
            waited = (
                (ready - place.start).days + 1 >= drafting
                if work.elapsed
                else len(plan.worked(place.start, ready)) >= drafting
            )
            if not waited and drafting:
                plan.faults.append(f"{work.id} comes too late for the papers of {place.vote}")
        elif known and not (place.assumed and place.vote > known[-1][0]):
            plan.faults.append(f"{work.id} is voted on by no session, on {place.vote}")


def presence(plan: Checked) -> None:
    """Look at every day of every service, what fixed actions take counted as well."""
    load: dict[tuple[str, date], float] = defaultdict(float)
    fixed: dict[tuple[str, date], float] = defaultdict(float)
    net = plan.means.days_a_year / WORKING_DAYS_A_YEAR
    for action, place in plan.places.items():
        work = plan.works[action]
        for service, day, amount in taken(plan, work, place):
            load[service, day] += amount / net
            if work.at:
                fixed[service, day] += amount / net
    for (service, day), amount in load.items():
        means = plan.means.services[service]
        moved = amount - fixed[service, day] > LITTLE
        if moved and amount > means.posts + LITTLE * means.posts + LITTLE:
            plan.faults.append(f"{service} has {amount:.3f} of {means.posts} posts to do on {day}")
        if moved and means.filled_from and day < means.filled_from:
            plan.faults.append(f"{service} works on {day}, and is vacant")


def taken(plan: Checked, work: Work, place: Place) -> Iterator[tuple[str, date, float]]:
    """Give the person-days that an action takes of a service on a day."""
    days = plan.worked(place.start, place.work_finish)
    if work.at:
        days = days or [place.start]
    if place.vote and not work.at:
        took = plan.took(work)
        drafting = (
            min(took, -(-min(work.vote_after or 0, work.duration) * took // work.duration)) if work.duration else took
        )
        before = [day for day in days if day < place.vote]
        days = before[:drafting] + [day for day in days if day > place.vote]
    over = len(days) if work.at else plan.took(work)
    for service, amount in plan.shares(work, work.days).items() if over and not work.elapsed else ():
        for day in days:
            yield service, day, amount / over
    for service, amount in plan.shares(work, work.yearly_days).items():
        for day in plan.worked(place.finish + DAY, plan.means.end):
            yield service, day, amount / WORKING_DAYS_A_YEAR


def starts(plan: Checked) -> None:
    """Look at every twenty working days from a start on; what stands fixed may be crowded among itself."""
    numbers = sorted((bisect_left(plan.working_days, place.start), action) for action, place in plan.places.items())
    for whose in (None, *{work.owner for work in plan.works.values()}):
        most = plan.means.starts_in_all if whose is None else plan.means.starts_at_most
        mine = [(number, action) for number, action in numbers if whose in {None, plan.works[action].owner}]
        for number, _ in mine if len(mine) > most else ():
            begun = [action for other, action in mine if number <= other < number + SPELL]
            if len(begun) > most and any(not plan.works[action].at for action in begun):
                plan.faults.append(f"{len(begun)} actions of {whose or 'all'} start within twenty days: {begun}")


def money(plan: Checked) -> None:
    """Look at the end of every year of the plan that has money, what earlier years left counted."""
    first, allowed = plan.means.start, 0
    turns = [anniversary(first, year) for year in range(len(plan.means.money) + 1)]
    for year, stop in enumerate(turns[1:]):
        allowed += plan.means.money[year]
        bills = [(bill(plan, action, turns[: year + 2]), plan.works[action]) for action in plan.places]
        spent = sum(amount for amount, _ in bills)
        if any(amount and not work.at for amount, work in bills) and spent > allowed + LITTLE:
            plan.faults.append(f"{spent:.0f} EUR are spent up to {stop}, and {allowed} are there")


def bill(plan: Checked, action: str, turns: list[date]) -> float:
    """Return what an action costs from the first turn of a year to the last; a year of upkeep has 365 days."""
    work, place = plan.works[action], plan.places[action]
    once = work.cost if turns[0] <= place.start < turns[-1] else 0
    horizon = plan.means.end + DAY
    runs = [
        max(0, min(365, (min(stop, horizon) - max(first, place.finish + DAY)).days))
        for first, stop in itertools.pairwise(turns)
    ]
    return once + work.yearly_cost * sum(runs) / 365


def anniversary(start: date, years: int) -> date:
    leap = (start.month, start.day) == (2, 29)
    return date(start.year + years, 3, 1) if leap and years else start.replace(year=start.year + years)
