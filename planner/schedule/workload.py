"""How busy is a service on each working day of a plan?

Loads are whole numbers of parts, so that the same input gives the same plan on every machine; days are numbers of
the plan's calendar. A load changes only where an action begins or ends, so it is kept by stretches of equal days.
"""

from bisect import bisect_left, bisect_right
from math import ceil, floor
from typing import NamedTuple

PARTS = 27_720
"""Parts of what a full post gives on one working day: halves, thirds and so on up to twelfths of a post are whole."""

NEVER = -(10**9)
"""Earlier than any day; a calendar counts from the year that it was asked for first, and below zero before it."""

FOREVER = 10**9
"""Later than any day."""


def at_least(parts: float) -> int:
    """Round a load up, but for the last bit of a float: two halves of a post are one post, not a little more.

    >>> at_least(0.1 * 3 * 10), at_least(3.2)
    (3, 4)
    """
    return ceil(round(parts, 6))


def at_most(parts: float) -> int:
    """Round what somebody can give down, but for the last bit of a float.

    >>> at_most(0.7 * 10 - 1e-9), at_most(3.8)
    (7, 3)
    """
    return floor(round(parts, 6))


class Workload(NamedTuple):
    """The load of one service, by stretches of equal days.

    >>> load = Workload.none().plus(3, 8, 400).plus(6, 10, 200)
    >>> load.on(7), load.last_above(500, 0, 20), load.last_above(300, 8, 20)
    (600, 7, -1000000000)
    """

    begins: list[int]
    """The first day of each stretch."""
    loads: list[int]

    @classmethod
    def none(cls) -> "Workload":
        """Return no load on any day."""
        return cls([NEVER], [0])

    def plus(self, first: int, stop: int, parts: int) -> "Workload":
        """Return it with more on the days from ``first`` on that lie before ``stop``; less where that is negative."""
        if stop <= first:
            return self
        begins, loads = self
        low, high = bisect_left(begins, first), bisect_left(begins, stop)
        # Slices put together, as that takes half the time of one day's insertion after the other.
        new_begins, new_loads = [*begins[:low]], [*loads[:low]]
        if low == len(begins) or begins[low] != first:
            new_begins.append(first)
            new_loads.append(loads[low - 1] + parts)
        new_begins += begins[low:high]
        new_loads += [load + parts for load in loads[low:high]]
        if high == len(begins) or begins[high] != stop:
            new_begins.append(stop)
            new_loads.append(loads[high - 1])
        new_begins += begins[high:]
        new_loads += loads[high:]
        return Workload(new_begins, new_loads)

    def own(self) -> "Workload":
        """Return one with lists of its own, which may grow in place."""
        return Workload(self.begins[:], self.loads[:])

    def grow(self, first: int, stop: int, parts: int) -> None:
        """Add to the days from ``first`` on that lie before ``stop``, in place; take off where that is negative.

        >>> load = Workload.none().own()
        >>> load.grow(3, 8, 400)
        >>> load == Workload.none().plus(3, 8, 400)
        True
        """
        if stop <= first:
            return
        begins, loads = self
        low = bisect_left(begins, first)
        if low == len(begins) or begins[low] != first:
            begins.insert(low, first)
            loads.insert(low, loads[low - 1])
        high = bisect_left(begins, stop, low)
        if high == len(begins) or begins[high] != stop:
            begins.insert(high, stop)
            loads.insert(high, loads[high - 1])
        for index in range(low, high):
            loads[index] += parts

    def on(self, day: int) -> int:
        """Return the load on a day."""
        return self.loads[bisect_right(self.begins, day) - 1]

    def last_above(self, room: int, first: int, stop: int) -> int:
        """Return the last day from ``first`` on and before ``stop`` with a load above ``room``; NEVER when none is."""
        begins, loads = self.begins, self.loads
        index, end = bisect_left(begins, stop) - 1, stop
        while end > first:
            if loads[index] > room:
                return end - 1
            end = begins[index]
            index -= 1
        return NEVER

    def first_free(self, room: int, first: int, days: int) -> int:
        """Return the first day from ``first`` on that begins so many days in a row with no load above ``room``.

        >>> load = Workload.none().plus(3, 8, 400)
        >>> load.first_free(300, 0, 3), load.first_free(300, 0, 4), load.first_free(400, 5, 4)
        (0, 8, 5)
        """
        begins, loads = self.begins, self.loads
        index, day, count = bisect_right(begins, first), first, len(begins)
        full = loads[index - 1] > room
        while True:
            while full:
                if index == count:
                    return FOREVER
                day = begins[index]
                full = loads[index] > room
                index += 1
            while index < count and begins[index] < day + days:
                index += 1
                if loads[index - 1] > room:
                    full = True
                    break
            else:
                return day

    def total(self, first: int, stop: int) -> int:
        """Return the load of all days from ``first`` on and before ``stop``, in parts."""
        begins, index, end, total = self.begins, bisect_left(self.begins, stop) - 1, stop, 0
        while end > first:
            total += self.loads[index] * (end - max(first, begins[index]))
            end = begins[index]
            index -= 1
        return total
