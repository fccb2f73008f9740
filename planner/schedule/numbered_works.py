"""What are the works of a plan in day numbers, and in which orders do all come after what they wait for?"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from heapq import heapify, heappop, heappush

from planner.schedule.day_loads import Need
from planner.schedule.placement import Held, HoldBy, Work
from planner.schedule.placement_ground import Ground, Takes
from planner.schedule.serial_scheme import Bound, SerialScheme
from planner.schedule.workdays import EVERY_DAY


class NumberedWorks:
    """The works that can find a place, numbered so that each comes after what it waits for; ties by id.

    Day 0 is the plan's first working day. Works wait as well for what only orders them, as far as that forms no loop.
    """

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.never = _never(ground)
        """What finds no place in any order, and why: nobody is there to lead it, or what it needs."""
        self.ids = _after_needs({action: work for action, work in ground.works.items() if action not in self.never})
        self.number = {action: number for number, action in enumerate(self.ids)}
        self.takes = [ground.takes(action) for action in self.ids]
        self.scheme = self._scheme()
        self._all = range(len(self.ids))
        self.loose = [number for number in self._all if number not in self.scheme.fixed]
        """What is not fixed."""
        # The scheme has no days before the plan's first, on which some things may begin.
        begins_in_time = all(floor >= 0 for floor in self.scheme.floor)
        self.exact = not ground.counted and begins_in_time and all(self._plain(number) for number in self.loose)
        """Whether the bare scheme gives the dates of the board, as nothing is scarce but everybody's time."""

    def day(self, ordinal: int) -> int:
        """Return the number before which an action ends that ends on a day or before."""
        return self.ground.tables.before[ordinal + 1] - self.ground.first

    def days(self, days: int) -> int:
        """Return about how many working days lie in as many calendar days."""
        before, start = self.ground.tables.before, self.ground.means.start.toordinal()
        return before[start + days] - before[start] if days else 0

    def in_order(self, key: Sequence[float]) -> list[int]:
        """Return all that is not fixed by a key, each after all that it waits for; ties by number."""
        return self._ordered(key, *self._links)

    @cached_property
    def _links(self) -> tuple[list[int], list[list[int]]]:
        """How many others each action waits for, what is fixed left aside, and which wait for it."""
        bounds = self.scheme.bounds
        return self._counted(
            [[*self.scheme.before[one], *(link.other for link in bounds.get(one, ()))] for one in self._all]
        )

    def by_start(self, start: Sequence[int]) -> list[int]:
        """Return all that is not fixed by first days that keep all links."""
        # With links from finish to start alone, whatever waits starts later or has the higher number.
        return self.in_order(start) if self.scheme.bounds else sorted(self.loose, key=start.__getitem__)

    def as_given(self, order: Iterable[str]) -> list[int]:
        """Return all that is not fixed in an order, moved no further than needs ask; what it leaves out follows.

        What only orders two actions moves none: who gave the order may have had reasons.
        """
        position = {action: place for place, action in enumerate(dict.fromkeys(order))}
        ends = self.scheme.by_links().end
        latest = self.scheme.latest([max(ends, default=0)] * len(ends))
        after = len(position) - min(latest, default=0)
        key = [position.get(action, after + latest[number]) for number, action in enumerate(self.ids)]
        return self._ordered(key, *self._counted([self._needs(number) for number in self._all]))

    def _needs(self, number: int) -> list[int]:
        waits = self.takes[number].work.waits
        return [self.number[one.predecessor] for one in waits if not one.soft and one.predecessor in self.number]

    def _counted(self, waits_for: Iterable[Sequence[int]]) -> tuple[list[int], list[list[int]]]:
        fixed, counts, after = self.scheme.fixed, [0] * len(self.ids), [list[int]() for _ in self.ids]
        for number, others in enumerate(waits_for):
            for other in others if number not in fixed else ():
                if other not in fixed:
                    counts[number] += 1
                    after[other].append(number)
        return counts, after

    def _ordered(self, key: Sequence[float], counts: Sequence[int], after: Sequence[Sequence[int]]) -> list[int]:
        left, order = [*counts], list[int]()
        ready = [(key[number], number) for number in self.loose if not left[number]]
        heapify(ready)
        while ready:
            _, number = heappop(ready)
            order.append(number)
            for other in after[number]:
                left[other] -= 1
                if not left[other]:
                    heappush(ready, (key[other], other))
        return order

    def _plain(self, number: int) -> bool:
        takes, tables = self.takes[number], self.ground.tables
        ties = [tie for other, tie in takes.ties if other in self.number]
        return takes.easy and takes.tables is tables and all(tie.tables or not tie.lag for tie in ties)

    def _scheme(self) -> SerialScheme:
        ground, rows = self.ground, {service: row for row, service in enumerate(self.ground.capacity)}
        fixed = {number: self._fixed(takes) for number, takes in enumerate(self.takes) if takes.work.at}
        every = list(enumerate(self.takes))
        length = [self._length(takes) if number not in fixed else 0 for number, takes in every]
        return SerialScheme(
            length=length,
            floor=[ground.tables.before[takes.floor] - ground.first for takes in self.takes],
            before=[self._before(number, takes) if number not in fixed else () for number, takes in every],
            needs=[
                tuple([Need(rows[service], ground.capacity[service] - parts, parts) for service, parts in takes.loads])
                for takes in self.takes
            ],
            rows=self._loads(rows, fixed, sum(length) // max(1, len(rows)) + max(length, default=0)),
            bounds={
                number: bounds
                for number, takes in every
                if number not in fixed and takes.ties and (bounds := self._bounds_of(number, takes))
            },
            fixed=fixed,
        )

    def _before(self, number: int, takes: Takes) -> tuple[int, ...]:
        # What only orders actions in a loop waits for none with a higher number.
        return tuple([other for one in takes.plain if (other := self.number.get(one, number)) < number])

    def _bounds_of(self, number: int, takes: Takes) -> tuple[Bound, ...]:
        return tuple(
            [
                Bound(
                    self.number[other],
                    tie.link.from_finish,
                    tie.link.to_finish,
                    tie.lag if tie.tables else self.days(tie.lag),
                )
                for other, tie in takes.ties
                if self.number.get(other, number) < number
            ]
        )

    def _length(self, takes: Takes) -> int:
        """Return how many working days of the plan an action takes, at its earliest where that depends on its start."""
        if takes.straight and takes.tables is not EVERY_DAY.tables:
            return takes.drafting
        spot = self.ground.standing(takes, takes.tables.before[takes.floor], takes.floor_held)
        return spot.tail - spot.first

    def _fixed(self, takes: Takes) -> tuple[int, int]:
        spot = self.ground.fixed(takes)
        return spot.first - self.ground.first, spot.tail - self.ground.first

    def _loads(self, rows: Mapping[str, int], fixed: Mapping[int, tuple[int, int]], days: int) -> list[list[int]]:
        """Return what keeps services busy before anything is placed, vacancies and what is fixed, for some days."""
        ground = self.ground
        filled = {service: max(0, number - ground.first) for service, number in ground.filled.items()}
        size = max([days, *filled.values(), *(stop for _, stop in fixed.values())])
        loads = [
            [ground.capacity[service]] * filled.get(service, 0) + [0] * (size + 1 - filled.get(service, 0))
            for service in rows
        ]
        for number, (first, stop) in fixed.items():
            for service, parts in ground.fixed(self.takes[number]).loads:
                for day in range(max(0, first), stop):
                    loads[rows[service]][day] += parts
        return loads


def _never(ground: Ground) -> dict[str, Held]:
    """Return what finds no place in any order, with what stands in the way."""
    never = {
        action: Held(by=HoldBy.VACANCY, what=(work.owner,))
        for action, work in ground.works.items()
        if work.owner not in ground.capacity and not work.at
    }
    waiting: dict[str, list[str]] = {}
    for action, work in ground.works.items():
        for wait in work.waits:
            if not wait.soft and not work.at:
                waiting.setdefault(wait.predecessor, []).append(action)
    found = sorted(never)
    for action in found:
        for other in sorted(waiting.get(action, ())):
            if other not in never:
                never[other] = Held(by=HoldBy.PREDECESSOR, what=(action,))
                found.append(other)
    return never


def _after_needs(works: Mapping[str, Work]) -> tuple[str, ...]:
    """Return actions by id, each after all that it waits for, soft waits as far as they form no loop.

    What is fixed waits for nothing.

    Raises:
        ValueError: needs form a loop.
    """
    left = dict.fromkeys(sorted(works))
    waits = {action: _others(works, action) for action in left}
    after: dict[str, list[str]] = {action: [] for action in works}
    for action, others in waits.items():
        for other in others:
            after[other].append(action)
    ready, order = [action for action in left if not waits[action]], list[str]()
    while left:
        action = heappop(ready) if ready else _out_of_loop(left, works)
        order.append(action)
        del left[action]
        for other in after[action]:
            waits[other].discard(action)
            if other in left and not waits[other]:
                heappush(ready, other)
    return tuple(order)


def _others(works: Mapping[str, Work], action: str, *, soft: bool = True) -> set[str]:
    work = works[action]
    if work.at:
        return set()
    return {wait.predecessor for wait in work.waits if (soft or not wait.soft) and wait.predecessor in works}


def _out_of_loop(left: Mapping[str, None], works: Mapping[str, Work]) -> str:
    """Return the first action of those that wait for one another to which nothing is lost but a wished order."""
    for action in left:
        if _others(works, action, soft=False).isdisjoint(left):
            return action
    raise ValueError(f"These actions wait for one another: {', '.join(left)}.")
