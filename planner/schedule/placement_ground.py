"""What does each action take of whom, and how do its days follow from the day on which it starts?

Days are proleptic ordinals or numbers of a calendar here, and everything that does not change from place to place is
worked out once: a search places the same actions thousands of times.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from planner.schedule.placement import WORKING_DAYS_A_YEAR, HoldBy, Means, Waiting, Work
from planner.schedule.precedence import Network, Standing, Tie
from planner.schedule.purse import Purse
from planner.schedule.votes import Votes
from planner.schedule.workdays import EVERY_DAY, DayTables
from planner.schedule.workload import NEVER, PARTS, Workload, at_least, at_most
from planner.templates.terms import Link

Loads = tuple[tuple[str, int], ...]
"""Parts of a working day by service."""

NO_END = date.max.toordinal()


class Reason(NamedTuple):
    """What holds a date, as a search notes it: :class:`planner.schedule.placement.Held` with an ordinal, 0 for none."""

    by: HoldBy
    what: tuple[str, ...] = ()
    day: int = 0


class Spot(NamedTuple):
    """Where an action stands, with all that it takes there."""

    at: int
    """The number of its first day in its own calendar, as :class:`planner.schedule.precedence.Standing` has it."""
    start: int
    last: int
    after: int
    """The day on which what waits for its finish can begin."""
    work_last: int
    span: int
    first: int
    """Numbers of the plan's calendar: of its first day."""
    stretches: tuple[tuple[int, int], ...]
    """On which people work on it, from the first on and before the second."""
    tail: int
    """From which on it needs upkeep."""
    loads: Loads
    upkeep: Loads
    held: Reason
    finish_held: Reason | None = None
    vote: int = 0
    assumed: bool = False
    opens: bool = False
    """It is a milestone that opens its day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Takes:
    """What an action takes, wherever it stands."""

    work: Work
    node: int
    tables: DayTables
    """Its own calendar: every day when elapsed."""
    lasting: bool
    """It is no milestone."""
    drafting: int
    """Days of work before the opinion and the vote, as long as its busiest service needs."""
    rest: int
    """Days of work after the vote."""
    loads: Loads
    upkeep: Loads
    floor: int
    floor_held: Reason
    latest: int
    """The last day that may be its last."""
    latest_start: int
    """The number of the last day on which it can start to end then, votes and waits left aside."""
    windows: tuple[tuple[int, int], ...]
    plain: tuple[str, ...]
    """Predecessors of links from finish to start without a lag."""
    ties: tuple[tuple[str, Tie], ...]
    """All other links."""
    absences: tuple[Workload, ...]
    """Of the services that work on it, where they have any."""
    straight: bool
    """It takes the same number of days wherever it starts."""
    stretched_by: str = ""
    """The service that needs longer for its share than the work would take; none where it takes no longer."""
    easy: bool
    """It is straight, and needs nothing but time of people: neither money, nor upkeep, nor a window kept clear."""
    nowhere: Reason | None = None
    """Why it finds no place at all."""


class Ground:
    """Works and means, made ready for boards, which share it."""

    def __init__(self, works: Mapping[str, Work], means: Means, until: date | None = None) -> None:
        self.works = {action: works[action] for action in sorted(works)}
        self.means = means
        self.plan_start = Reason(HoldBy.PLAN_START, (), means.start.toordinal())
        self.tables = means.calendar.tables
        last = until or means.end
        self.until = last.toordinal()
        """The last day on which an action may end: beyond the horizon for those who ask when there is room again."""
        before = self.tables.before
        self.first = before[means.start.toordinal()]
        self.stop = before[means.end.toordinal() + 1]
        """The number after the horizon's last working day."""
        self.purse = Purse.of(means, last)
        self.votes = Votes.of(means.sessions, last)
        self.post_days = means.days_a_year / WORKING_DAYS_A_YEAR
        """Person-days that a full post gives on one working day."""
        self.capacity = {
            name: capacity
            for name, service in sorted(means.services.items())
            if (capacity := at_most(service.posts * PARTS)) > 0
        }
        self.filled = {
            name: before[day.toordinal()] for name in self.capacity if (day := means.services[name].filled_from)
        }
        self.absences = {name: absent for name in self.capacity if (absent := self._absences(name))}
        self.counted = self._counted()
        """Whose starts are counted: an owner's with more actions than may start within a spell; "" for all."""
        self.network = self._scratch()
        self.early = Standing.of(len(self.works))
        self._known: dict[str, Takes] = {}

    def _counted(self) -> frozenset[str]:
        owned = Counter(work.owner for work in self.works.values())
        most, in_all = self.means.starts_at_most, self.means.starts_in_all
        whole = ("",) if len(self.works) > in_all else ()
        return frozenset([*(owner for owner, count in owned.items() if count > most), *whole])

    def takes(self, action: str) -> Takes:
        """Return what an action takes, worked out when it is asked for first."""
        try:
            return self._known[action]
        except KeyError:
            known = self._known[action] = self._takes(self.nodes[action], self.works[action])
            return known

    def unburdened(self) -> dict[str, Workload]:
        """Return what keeps each service busy before any action is placed: a vacancy, where there is one."""
        return {
            name: Workload.none().plus(NEVER + 1, self.filled.get(name, NEVER), capacity)
            for name, capacity in self.capacity.items()
        }

    def _absences(self, name: str) -> Workload | None:
        absent, before = Workload.none(), self.tables.before
        for first, last, share in self.means.services[name].away:
            absent = absent.plus(before[first.toordinal()], before[last.toordinal() + 1], round(share * PARTS))
        return absent if self.means.services[name].away else None

    def full(self, service: str, day: int) -> Reason:
        """Return the reason that a service has no room on a day, given by its number."""
        if day < self.filled.get(service, NEVER):
            return Reason(HoldBy.VACANCY, (service,), self.tables.day[self.filled[service]])
        return Reason(HoldBy.SERVICE_BUSY, (service,), self.tables.day[day])

    @cached_property
    def nodes(self) -> dict[str, int]:
        """The number of each action in the network."""
        return {action: node for node, action in enumerate(self.works)}

    def _scratch(self) -> Network:
        """Return a network on whose places a link is asked what it leaves; they are filled in for each question."""
        works, every_day = self.works.values(), EVERY_DAY.tables
        own = [every_day if work.elapsed else self.tables for work in works]
        return Network(
            duration=[0] * len(own),
            working=[self.tables] * len(own),
            before=[tables.before for tables in own],
            day=[tables.day for tables in own],
            floor=[0] * len(own),
            deadline={},
            windows={
                node: sorted((window.first.toordinal(), window.last.toordinal()) for window in work.clear_of)
                for node, work in enumerate(works)
                if work.clear_of
            },
            plain=[[] for _ in own],
            ties={},
            opens=[False] * len(own),
        )

    def _takes(self, node: int, work: Work) -> Takes:
        took, loads = self._loads(work)
        lasting = took > 0 or work.opinion_days > 0 or work.vote_after is not None
        drafting, rest = _around_vote(work, took)
        plain, tied = list[str](), list[Waiting]()
        for wait in work.waits:
            if wait.predecessor in self.works:
                if lasting and not wait.lag and wait.link is Link.FINISH_TO_START:
                    plain.append(wait.predecessor)
                else:
                    tied.append(wait)
        absences = tuple([self.absences[service] for service, _ in loads if service in self.absences])
        straight = not (absences or work.opinion_days or work.vote_after is not None)
        floor, held = self._floor(work, took)
        latest = min(self.until, work.deadline.toordinal() if work.deadline else NO_END)
        tables = EVERY_DAY.tables if work.elapsed else self.tables
        upkeep = self._by_service(work, work.yearly_days, WORKING_DAYS_A_YEAR)
        return Takes(
            work=work,
            node=node,
            tables=tables,
            lasting=lasting,
            drafting=drafting,
            rest=rest,
            loads=loads,
            upkeep=upkeep,
            floor=floor,
            floor_held=held,
            latest=latest,
            latest_start=tables.before[latest + 1] - took,
            windows=tuple(self.network.windows.get(node, ())),
            plain=tuple(sorted(set(plain))),
            ties=tuple([(wait.predecessor, self._tie(wait, node, lasting=lasting)) for wait in tied]),
            absences=absences,
            straight=straight,
            easy=straight and lasting and not (work.cost or work.yearly_cost or work.yearly_days or work.clear_of),
            stretched_by=self._busiest(work) if took > work.duration else "",
            nowhere=self._nowhere(work, upkeep),
        )

    def _nowhere(self, work: Work, upkeep: Loads) -> Reason | None:
        """Say why an action finds no place: nobody leads it, or what goes on after it takes more than there is.

        The latter could end on the horizon only, and neither time nor money would be there for it from then on.
        """
        if work.owner not in self.capacity:
            return Reason(HoldBy.VACANCY, (work.owner,))
        if work.yearly_cost > sum(self.means.money):
            return Reason(HoldBy.MONEY)
        swamped = next((service for service, parts in upkeep if parts > self.capacity[service]), "")
        return Reason(HoldBy.SERVICE_BUSY, (swamped,)) if swamped else None

    def _tie(self, wait: Waiting, node: int, *, lasting: bool) -> Tie:
        onto_finish = lasting and wait.link.to_finish
        tables = None if wait.elapsed else self.tables
        return Tie(self.nodes[wait.predecessor], node, wait.link, wait.lag, tables, not lasting, onto_finish)

    def _floor(self, work: Work, took: int) -> tuple[int, Reason]:
        """Return the first day that the plan, dates and a vacancy leave to an action, and which of them it is."""
        reason = self.plan_start
        if work.begins_from:
            reason = Reason(HoldBy.PLAN_START, (), work.begins_from.toordinal())
        day = reason.day
        if work.not_before and work.not_before.toordinal() > day:
            day = work.not_before.toordinal()
            reason = Reason(HoldBy.NOT_BEFORE, (), day)
        if work.must_be_on:
            tables, last = EVERY_DAY.tables if work.elapsed else self.tables, work.must_be_on.toordinal()
            first = tables.day[tables.before[last + 1] - max(took, 1)]
            if first > day:
                day, reason = first, Reason(HoldBy.FIXED, (), last)
        service = self.means.services.get(work.owner)
        if service and service.filled_from and service.filled_from.toordinal() > day:
            day = service.filled_from.toordinal()
            reason = Reason(HoldBy.VACANCY, (work.owner,), day)
        return day, reason

    def _loads(self, work: Work) -> tuple[int, Loads]:
        """Return how long an action takes and how busy each service is with it.

        It takes at least as long as each service needs for its share: whoever has a fifth of a week for
        the plan needs five weeks for five days.
        """
        if work.elapsed or not work.duration or work.owner not in self.capacity:
            return work.duration, ()
        capacity, shares = self.capacity, self._shares(work, work.days)
        took = max(work.duration, 1)
        for service, parts in self._spread(shares, 1):
            took = max(took, -(-parts // capacity[service]))
        return took, tuple([(service, min(parts, capacity[service])) for service, parts in self._spread(shares, took)])

    def _busiest(self, work: Work) -> str:
        """Return the service that needs the most days for its share of an action; of equal ones the first."""
        shares = self._by_service(work, work.days, 1)
        return max(shares, key=lambda share: share[1] / self.capacity[share[0]])[0] if shares else ""

    def _by_service(self, work: Work, days: Mapping[str, float], over: int) -> Loads:
        """Spread person-days over working days; a service without anybody leaves its share to the owner."""
        return self._spread(self._shares(work, days), over) if days else ()

    def _shares(self, work: Work, days: Mapping[str, float]) -> list[tuple[str, float]]:
        """Return the person-days of each service that is there, by its name."""
        share: dict[str, float] = defaultdict(float)
        for service, amount in sorted(days.items()):
            share[service if service in self.capacity else work.owner] += amount
        return [(service, amount) for service, amount in sorted(share.items()) if service in self.capacity]

    def _spread(self, shares: list[tuple[str, float]], over: int) -> Loads:
        """Return the parts of a working day that person-days take of each service over so many."""
        spread = [(service, at_least(amount * PARTS / self.post_days / over)) for service, amount in shares]
        return tuple([(service, parts) for service, parts in spread if parts])

    def standing(self, takes: Takes, at: int, held: Reason) -> Spot:
        """Return where an action stands that starts on a day of its calendar, given by its number."""
        if takes.easy and takes.tables is self.tables:
            return self._straight(takes, at, held)
        work, before, day = takes.work, takes.tables.before, takes.tables.day
        start = day[at]
        stop = at + lengthened(takes.absences, at, takes.drafting)
        last = work_last = day[stop - 1] if stop > at else start
        stretches: tuple[tuple[int, int], ...] = ((at, stop),)
        vote, assumed, finish_held = 0, False, None
        if not takes.straight:
            last += work.opinion_days
            if work.vote_after is not None:
                vote, assumed, missed = self.votes.after(last)
                finish_held = Reason(HoldBy.PAPERS if missed else HoldBy.SESSION, (), missed or vote)
                last = vote
                if takes.rest:
                    again = before[vote + 1]
                    done = again + lengthened(takes.absences, again, takes.rest)
                    last = work_last = day[done - 1]
                    stretches = ((at, stop), (again, done))
            # What ends on a day off is not done before work begins again, as the schedule counts days of work.
            last = day[before[last]]
        after, plan = last + 1, self.tables.before
        return Spot(
            at, start, last, after, work_last, before[after] - at, plan[start], stretches, plan[after],
            takes.loads, takes.upkeep, held, finish_held, vote, assumed,
        )  # fmt: skip

    def _straight(self, takes: Takes, at: int, held: Reason) -> Spot:
        """Return the same of what takes working days and nothing else: most of a plan, worth its own way."""
        day, days = takes.tables.day, takes.drafting
        stop = at + days
        start, last = day[at], day[stop - 1]
        return Spot(
            at, start, last, last + 1, last, days, at, ((at, stop),), stop, takes.loads, takes.upkeep, held
        )  # fmt: skip

    def start_to_end_at(self, takes: Takes, spot: Spot, number: int) -> int:
        """Return before which start an action cannot end on a day of its calendar, given by its number, or later."""
        day, work, at = takes.tables.day, takes.work, spot.at
        if takes.straight:
            return max(at + 1, number - spot.span + 1)
        if takes.absences and takes.rest:
            # How long the rest takes depends on the vote, which depends on the start.
            return at + 1
        if work.vote_after is None:
            ready = day[number - 1] + 1
        elif takes.rest:
            ready = self.votes.ready_for(day[number - takes.rest])
        else:
            ready = self.votes.ready_for(day[number - 1] + 1)
        done = takes.tables.before[ready - work.opinion_days]
        if takes.absences:
            return _first_to_end_at(takes, at + 1, done)
        return max(at + 1, done - max(takes.drafting, 1) + 1)

    def fixed(self, takes: Takes) -> Spot:
        """Return where an action stands that is under way or done."""
        first, last = takes.work.at or (self.means.start, self.means.start)
        before, plan, start, after = takes.tables.before, self.tables.before, first.toordinal(), last.toordinal() + 1
        span = max(before[after] - before[start], 1 if takes.lasting else 0)
        begins, ends = plan[start], plan[after]
        spread = self._by_service(takes.work, takes.work.days, max(ends - begins, 1))
        loads: Loads = () if takes.work.elapsed else spread
        return Spot(
            before[start], start, last.toordinal(), after, last.toordinal(), span, begins,
            ((begins, ends),), ends, loads, takes.upkeep, Reason(HoldBy.FIXED, (), start),
        )  # fmt: skip


def _around_vote(work: Work, took: int) -> tuple[int, int]:
    """Return the days of work before the opinion or the vote, and after the vote."""
    if work.vote_after is None or not work.duration:
        return took, 0
    # Work that is stretched to what its services can give is stretched before and after the vote alike.
    drafting = min(took, -(-min(work.vote_after, work.duration) * took // work.duration))
    return drafting, took - drafting


def _first_to_end_at(takes: Takes, first: int, done: int) -> int:
    """Return the first start from one on whose work ends on a day or later, where services are away meanwhile.

    Whoever starts later ends no earlier, so that it is found by halves.
    """
    low, high = first, max(first, done)
    while low < high:
        middle = (low + high) // 2
        if middle + lengthened(takes.absences, middle, max(takes.drafting, 1)) - 1 >= done:
            high = middle
        else:
            low = middle + 1
    return low


def lengthened(absences: Sequence[Workload], first: int, days: int) -> int:
    """Return how many days it takes from a first one until every service was there for as many as it needs."""
    took = days
    for absent in absences:
        while (missing := days * PARTS - took * PARTS + absent.total(first, first + took)) > 0:
            took += -(-missing // PARTS)
    return took
