"""What is the earliest place that is left for an action, and what keeps it from being earlier?

Serial schedule generation: actions come one after another, each to the earliest place that its links, its windows, the
council, everybody's time, the number of starts and the money leave beside those that stand already.

Source:
    Kolisch (1996), Serial and parallel resource-constrained project scheduling methods revisited.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Self

from planner.schedule.passes import earliest
from planner.schedule.placement import Held, HoldBy, Means, Place, Work
from planner.schedule.placement_ground import Ground, Reason, Spot, Takes, lengthened
from planner.schedule.precedence import Tie
from planner.schedule.workload import FOREVER, NEVER, Workload

SPELL = 20
"""Working days within which only so much may start."""

_LONGER_BY = 7
"""Calendar days by which closures and holidays lengthen an action before somebody asks why."""

_WHOLE_PLAN = ""
"""Whose starts are those of every owner."""

_Later = tuple[int, Reason]
"""The number of the next first day worth a look, and what stands in the way until then."""


@dataclass(slots=True)
class Board:
    """Actions at their places, and what is left of everybody's time and of the money.

    >>> from planner.schedule.placement import ServiceMeans
    >>> means = Means(start=date(2027, 1, 4), end=date(2029, 12, 31), services={"data": ServiceMeans(posts=0.1)})
    >>> survey = Work(id="F11-04", owner="data", duration=5, days={"data": 2.0})
    >>> board = Board.of({"F11-04": survey}, means)
    >>> board.put("F11-04", board.find("F11-04"))
    >>> board.place("F11-04").finish, board.place("F11-04").span
    (datetime.date(2027, 2, 4), 24)
    """

    ground: Ground
    loads: dict[str, Workload]
    """By service; those that another board may look at as well are not changed in place."""
    spent: list[int]
    """EUR by year of the plan."""
    starts: dict[str, list[int]] = field(default_factory=dict)
    """By owner, and in all, the numbers of the first days, in order; not changed in place."""
    spots: dict[str, Spot] = field(default_factory=dict)
    """Where actions stand, in the order in which they were put."""
    stopped: Reason | None = None
    own: set[str] = field(default_factory=set)
    """Services whose loads no other board looks at."""

    @classmethod
    def of(cls, works: Mapping[str, Work], means: Means, until: date | None = None) -> Self:
        """Return an empty board; one up to a day after the horizon says when there is room again."""
        return cls.on(Ground(works, means, until))

    @classmethod
    def on(cls, ground: Ground) -> Self:
        """Return an empty board on a ground that others may stand on as well."""
        return cls(ground, ground.unburdened(), [0] * len(ground.purse.allowed))

    def copy(self) -> "Board":
        """Return a board on which the same stands; what is put on one does not show on the other."""
        self.own.clear()
        return Board(self.ground, self.loads.copy(), self.spent, self.starts.copy(), self.spots.copy())

    @property
    def why_not(self) -> Held | None:
        """What stood in the way of the last action that found no place."""
        return None if self.stopped is None else _held(self.stopped)

    def find(self, action: str) -> Spot | None:
        """Return the earliest place that is left for an action beside those that stand; None when there is none.

        It waits only for what stands already.
        """
        ground = self.ground
        takes = ground.takes(action)
        if takes.work.at:
            return ground.fixed(takes)
        if takes.nowhere:
            self.stopped = takes.nowhere
            return None
        first, held, ends = self._linked(takes)
        if takes.upkeep:
            ends = self._before_upkeep(takes, ends)
        while True:
            first, held = self._free(takes, first, held)
            if first > takes.latest_start:
                self.stopped = held
                return None
            spot = ground.standing(takes, first, held) if takes.lasting else self._milestone(takes, first, held)
            if spot.last > takes.latest:
                self.stopped = held
                return None
            later = self._in_the_way(takes, spot, ends)
            if later is None:
                return spot if spot.finish_held else self._with_finish(takes, spot, ends)
            first, held = later

    def _in_the_way(self, takes: Takes, spot: Spot, ends: _Later | None) -> _Later | None:
        """Return what keeps an action from standing where people have room, and the next first day worth a look."""
        if takes.easy:
            unfinished = self._unfinished(takes, spot, ends) if ends else None
            return unfinished or (self._crowded(takes, spot) if self.ground.counted else None)
        return (
            self._unfinished(takes, spot, ends)
            or self._busy_after_vote(takes, spot)
            or self._shut(takes, spot)
            or self._crowded(takes, spot)
            or self._short(takes, spot)
        )

    def _linked(self, takes: Takes) -> tuple[int, Reason, _Later | None]:
        """Return the first number that floor and links leave to the start, why, and what they leave to the last day."""
        before, spots = takes.tables.before, self.spots
        first, last, ends = before[takes.floor], "", None
        if not takes.lasting:
            return first, takes.floor_held, None
        for other in takes.plain:
            if other in spots:
                bound = before[spots[other].after]
                # Where a date holds alike, the predecessor is named: moving the date would gain nothing.
                if bound > first or (bound == first and not last):
                    first, last = bound, other
        if takes.ties:
            first, last, ends = self._tied(takes, first, last)
        return first, Reason(HoldBy.PREDECESSOR, (last,)) if last else takes.floor_held, ends

    def _tied(self, takes: Takes, first: int, last: str) -> tuple[int, str, _Later | None]:
        """Return what links with lags, and those that are not from finish to start, leave besides."""
        before, ends = takes.tables.before, None
        for other, tie in takes.ties:
            if other not in self.spots:
                continue
            bound = before[self._leaves(other, tie)]
            if not tie.binds_finish:
                if bound > first or (bound == first and not last):
                    first, last = bound, other
            elif ends is None or bound > ends[0]:
                ends = bound, Reason(HoldBy.PREDECESSOR, (other,))
        return first, last, ends

    def _leaves(self, other: str, tie: Tie) -> int:
        """Return the day that a link leaves to its successor."""
        self._show(other, tie)
        return tie.earliest(self.ground.network, self.ground.early)

    def _show(self, other: str, tie: Tie) -> None:
        """Write where a predecessor stands onto the network that its link is asked on."""
        ground, spot, node = self.ground, self.spots[other], tie.predecessor
        ground.network.duration[node], ground.network.opens[node] = spot.span, spot.opens
        ground.early.at[node] = spot.at
        ground.early.start[node] = spot.start if spot.span else spot.after

    def _milestone(self, takes: Takes, first: int, held: Reason) -> Spot:
        """Return where a milestone stands that is reached on a day or later."""
        ground, node, day = self.ground, takes.node, takes.tables.day[first]
        network = ground.network
        ties = [(other, tie) for other, tie in takes.ties if other in self.spots]
        for other, tie in ties:
            self._show(other, tie)
        network.ties[node], network.floor[node] = [tie for _, tie in ties], day
        at = earliest(network, ground.early, node, day)
        reached, _ = network.days(node, at)
        if at > first:
            bound = max(ties, key=lambda one: (one[1].earliest(network, ground.early), one[0]), default=None)
            held = Reason(HoldBy.PREDECESSOR, (bound[0],)) if bound else held
        instant, number = network.instant(node, at), ground.tables.before
        return Spot(
            at, reached, reached, instant, reached, 0, number[reached], (), number[instant],
            (), takes.upkeep, held, opens=network.opens[node],
        )  # fmt: skip

    def _unfinished(self, takes: Takes, spot: Spot, ends: _Later | None) -> _Later | None:
        if ends is None or spot.at + spot.span > ends[0]:
            return None
        return self.ground.start_to_end_at(takes, spot, ends[0]), ends[1]

    def _before_upkeep(self, takes: Takes, ends: _Later | None) -> _Later | None:
        """Return what links and the upkeep, for which everybody needs room from its end on, leave to the last day."""
        ground = self.ground
        for service, parts in takes.upkeep:
            day = self.loads[service].last_above(ground.capacity[service] - parts, ground.first, ground.stop)
            if day != NEVER:
                number = takes.tables.before[ground.tables.day[day]]
                if ends is None or number > ends[0]:
                    ends = number, ground.full(service, day)
        return ends

    def _free(self, takes: Takes, first: int, held: Reason) -> _Later:
        """Return the first number from which everybody has room for the work, that before a vote where there is one."""
        days, busy, searching, capacity = takes.drafting, "", bool(takes.loads), self.ground.capacity
        while searching:
            searching = False
            if takes.absences:
                days = lengthened(takes.absences, first, takes.drafting)
            for service, parts in takes.loads:
                free = self.loads[service].first_free(capacity[service] - parts, first, days)
                if free > first:
                    first, busy, searching = free, service, True
        if not busy:
            return first, held
        # Beyond the horizon as well: whatever runs late is held by what runs late before it.
        return first, self.ground.full(busy, (first if first < FOREVER else self.ground.stop) - 1)

    def _busy_after_vote(self, takes: Takes, spot: Spot) -> _Later | None:
        if not takes.rest:
            return None
        ground, (first, stop) = self.ground, spot.stretches[-1]
        for service, parts in spot.loads:
            day = self.loads[service].last_above(ground.capacity[service] - parts, first, stop)
            if day != NEVER:
                return ground.start_to_end_at(takes, spot, day + takes.rest), ground.full(service, day)
        return None

    def _shut(self, takes: Takes, spot: Spot) -> _Later | None:
        for first, last in takes.windows:
            if spot.start <= last and spot.last >= first:
                return max(spot.at + 1, takes.tables.before[last + 1]), Reason(HoldBy.WINDOW, (), last)
        return None

    def _crowded(self, takes: Takes, spot: Spot) -> _Later | None:
        """Look for too many starts within any spell that holds the first day."""
        if takes.work.goes_on:
            return None
        means, number, counted = self.ground.means, spot.first, self.ground.counted
        for whose, most in ((takes.work.owner, means.starts_at_most), (_WHOLE_PLAN, means.starts_in_all)):
            if whose not in counted:
                continue
            known = self.starts.get(whose, [])
            low, high = bisect_left(known, number - SPELL + 1), bisect_left(known, number + SPELL)
            if high - low < most:
                continue
            near = known[low:high]
            insort(near, number)
            for index in range(len(near) - most):
                if near[index + most] - near[index] < SPELL:
                    # Past the spell that the earliest begins; it cannot be the earliest itself until others have begun.
                    number = near[index] + SPELL if near[index] < number else near[index + 1] + 1
                    at = takes.tables.before[self.ground.tables.day[number]]
                    what = (whose,) if whose else ()
                    return max(spot.at + 1, at), Reason(HoldBy.STARTS, what, self.ground.tables.day[number - 1])
        return None

    def _short(self, takes: Takes, spot: Spot) -> _Later | None:
        work, before = takes.work, takes.tables.before
        if not work.cost and not work.yearly_cost:
            return None
        wait = self.ground.purse.wait(work, self.spent, spot.start, spot.after)
        if wait is None:
            return None
        start, after = wait
        at = before[start]
        if start == spot.start:
            at = self.ground.start_to_end_at(takes, spot, before[after - 1])
        return max(spot.at + 1, at), Reason(HoldBy.MONEY, (), takes.tables.day[max(spot.at + 1, at)])

    def _with_finish(self, takes: Takes, spot: Spot, ends: _Later | None) -> Spot:
        """Note what keeps the finish from being earlier, where that is more than the work."""
        if ends and spot.at + spot.span == ends[0] + 1:
            return spot._replace(finish_held=ends[1])
        if takes.stretched_by:
            return spot._replace(finish_held=Reason(HoldBy.SERVICE_BUSY, (takes.stretched_by,)))
        took = spot.work_last - spot.start + 1
        if takes.straight and not takes.work.elapsed and took * 5 >= spot.span * 7 + _LONGER_BY * 5:
            return spot._replace(finish_held=Reason(HoldBy.CALENDAR))
        return spot

    def put(self, action: str, spot: Spot) -> None:
        """Let an action stand at a place."""
        self._count(action, spot, 1)
        self.spots[action] = spot

    def take_back(self, action: str) -> None:
        """Let an action stand nowhere again."""
        self._count(action, self.spots.pop(action), -1)

    def _count(self, action: str, spot: Spot, sign: int) -> None:
        """Add what an action takes to the sums, or take it off."""
        ground, work = self.ground, self.ground.works[action]
        for service, parts in spot.loads:
            load = self._owned(service)
            for first, stop in spot.stretches:
                load.grow(first, stop, sign * parts)
        for service, parts in spot.upkeep:
            self._owned(service).grow(spot.tail, ground.stop, sign * parts)
        if work.cost or work.yearly_cost:
            bill = ground.purse.bill(work, spot.start, spot.after)
            self.spent = [gone + sign * more for gone, more in zip(self.spent, bill, strict=True)]
        for whose in ground.counted.intersection((work.owner, _WHOLE_PLAN)) if not work.goes_on else ():
            starts = self.starts[whose] = self.starts.get(whose, [])[:]
            insort(starts, spot.first) if sign > 0 else starts.remove(spot.first)

    def _owned(self, service: str) -> Workload:
        """Return the load of a service, as a copy that only this board has."""
        if service in self.own:
            return self.loads[service]
        self.own.add(service)
        load = self.loads[service] = self.loads[service].own()
        return load

    def place(self, action: str) -> Place:
        """Return in dates where an action stands."""
        spot = self.spots[action]
        return Place(
            start=date.fromordinal(spot.start),
            finish=date.fromordinal(spot.last),
            work_finish=date.fromordinal(spot.work_last),
            span=spot.span,
            start_held=_held(spot.held),
            finish_held=_held(spot.finish_held) if spot.finish_held else None,
            vote=date.fromordinal(spot.vote) if spot.vote else None,
            assumed=spot.assumed,
        )

    def held(self, spot: Spot) -> Held:
        """Return what keeps a place from being earlier."""
        return _held(spot.held)

    def released(self, service: str, day: date) -> tuple[str, ...]:
        """Name the actions whose work gives a service its time back after a day, the one that ends first first."""
        after, spots = self.ground.tables.before[day.toordinal()] + 1, self.spots
        ending = (
            action
            for action, spot in spots.items()
            if _takes(service, spot.loads) and any(stop == after for _, stop in spot.stretches)
        )
        return tuple(sorted(ending, key=lambda action: (spots[action].last, action)))


def _takes(service: str, loads: Iterable[tuple[str, int]]) -> bool:
    return any(name == service for name, _ in loads)


@lru_cache(maxsize=4096)
def _held(reason: Reason) -> Held:
    return Held(by=reason.by, what=reason.what, day=date.fromordinal(reason.day) if reason.day else None)
