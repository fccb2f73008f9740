"""On which day numbers do actions stand that follow one another in an order, and how far to the right could they move?

The bare scheme of :class:`planner.schedule.placement_board.Board`, for a search that asks for the dates of thousands of
orders: actions are numbers, days are working days of the plan counted from its first, and a load is a whole number on
each day. It knows lengths, links and everybody's time, and gives no reasons. Where nothing else is scarce, its dates
are those of the board; else it says only in which order to look.

Source:
    Kolisch (1996), Serial and parallel resource-constrained project scheduling methods revisited;
    Tormos and Lova (2001), A competitive heuristic solution technique for resource-constrained project scheduling, for
    the passes to the right and back.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from planner.schedule.day_loads import DayLoads, Need, day_loads


class Bound(NamedTuple):
    """A link with a lag, or one that is not from finish to start, to another action."""

    other: int
    from_finish: bool
    to_finish: bool
    lag: int


class Numbers(NamedTuple):
    """By action, its first day and the day after its last."""

    start: list[int]
    end: list[int]


@dataclass(slots=True, kw_only=True)
class SerialScheme:
    """Actions by number, each after all it waits for, with what each takes.

    >>> scheme = SerialScheme(
    ...     length=[3, 2], floor=[0, 0], before=[(), ()], needs=[(Need(0, 0, 5),), (Need(0, 0, 5),)], rows=[[0] * 9]
    ... )
    >>> scheme.left([1, 0]).start, scheme.right(scheme.left([1, 0]), [5, 5])
    ([2, 0], [2, 0])
    """

    length: list[int]
    floor: list[int]
    before: Sequence[Sequence[int]]
    """By action, those whose end it waits for."""
    needs: Sequence[Sequence[Need]]
    rows: list[list[int]]
    """By service, the load of each day before anything is placed; days beyond are free."""
    bounds: Mapping[int, Sequence[Bound]] = field(default_factory=dict)
    """By action, its other links to what it waits for."""
    fixed: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    """First day, and day after the last, of what stands already; its load is in the rows."""
    after: list[list[int]] = field(init=False)
    bounds_after: dict[int, list[Bound]] = field(init=False)
    facts: list[tuple[int, int, tuple[int, ...], bool]] = field(init=False)
    """By action, all that a pass asks for of it at once: floor, length, before, whether it takes anybody's time."""
    begun: DayLoads[Any] = field(init=False)
    """The rows, in the form that passes look through."""

    def __post_init__(self) -> None:
        """Note every link at its other end as well."""
        self.after = [[] for _ in self.length]
        self.bounds_after = {}
        columns = zip(self.floor, self.length, map(tuple, self.before), map(bool, self.needs), strict=True)
        self.facts = list(columns)
        self.begun = day_loads(self.rows, self.needs)
        for action, others in enumerate(self.before):
            for other in others:
                self.after[other].append(action)
        for action, bounds in self.bounds.items():
            for bound in bounds:
                self.bounds_after.setdefault(bound.other, []).append(bound._replace(other=action))

    def left(self, order: Iterable[int]) -> Numbers:
        """Place each action in turn at its earliest days beside those before it; each comes after what it waits for."""
        loads, (start, end), bounds, facts = self.begun.copy(), self._standing(), self.bounds, self.facts
        for action in order:
            first, days, others, needs = facts[action]
            for other in others:
                if end[other] > first:  # noqa: PLR1730 - calling max() costs twice as much
                    first = end[other]
            if action in bounds:
                first = self._bounded(action, first, (start, end))
            if needs:
                first = loads.free(action, first, days)
                loads.take(action, first, days)
            start[action], end[action] = first, first + days
        return Numbers(start, end)

    def _standing(self) -> Numbers:
        start, end = [0] * len(self.length), [0] * len(self.length)
        for action, (first, stop) in self.fixed.items():
            start[action], end[action] = first, stop
        return Numbers(start, end)

    def _bounded(self, action: int, first: int, numbers: tuple[list[int], list[int]]) -> int:
        start, end = numbers
        for other, from_finish, to_finish, lag in self.bounds[action]:
            bound = (end[other] if from_finish else start[other]) + lag
            first = max(first, bound - self.length[action] if to_finish else bound)
        return first

    def by_links(self) -> Numbers:
        """Place every action as early as links alone leave it, as if everybody had time without end."""
        start, end = self._standing()
        for action, days in enumerate(self.length):
            if action not in self.fixed:
                first = max([self.floor[action], *[end[other] for other in self.before[action]]])
                if action in self.bounds:
                    first = self._bounded(action, first, (start, end))
                start[action], end[action] = first, first + days
        return Numbers(start, end)

    def latest(self, ends: Sequence[int]) -> list[int]:
        """Return before which number each action has to end so that nothing ends later than it should, by links alone.

        ``ends`` is by action the number before which it should end itself.
        """
        start, latest, days = [0] * len(ends), list(ends), self.length
        for action in reversed(range(len(ends))):
            latest[action] = self._before_others(action, ends[action], start, days)
            start[action] = latest[action] - days[action]
        return latest

    def right(self, numbers: Numbers, latest: Sequence[int]) -> list[int]:
        """Return the first days to which actions move, the last first, as far as links and everybody's time allow.

        ``latest`` is by action the number before which it ends. Each keeps the length that it has, and none moves to
        the left: where it is, it has room.
        """
        loads, days = self.begun.copy(), [end - first for first, end in zip(*numbers, strict=True)]
        start = [stop + length for stop, length in zip(latest, days, strict=True)]
        for action, (first, _) in self.fixed.items():
            start[action] = first
        # Backwards among those that end alike as well: what waits for another moves first.
        for action in sorted(range(len(days)), key=numbers.end.__getitem__)[::-1]:
            if action in self.fixed:
                continue
            stop = self._before_others(action, latest[action], start, days)
            least, length = numbers.start[action], days[action]
            first = max(stop - length, least)
            if self.needs[action]:
                first = loads.free_back(action, (least, first), length)
                loads.take(action, first, length)
            start[action] = first
        return start

    def _before_others(self, action: int, stop: int, start: Sequence[int], days: Sequence[int]) -> int:
        """Return before which number an action ends for the sake of those that wait for it."""
        for other in self.after[action]:
            if start[other] < stop:  # noqa: PLR1730 - calling min() costs twice as much
                stop = start[other]
        for other, from_finish, to_finish, lag in self.bounds_after.get(action, ()):
            bound = start[other] + (days[other] if to_finish else 0) - lag
            stop = min(stop, bound if from_finish else bound + days[action])
        return stop
