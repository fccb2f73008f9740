"""What is taken of everybody's time on each day, while a pass places one action after the other?

Where the shares of a service are few and whole, a day is a byte, and bytes are looked through and written as a whole: a
long action costs no more than a short one. Measured at a thousand actions, an order is dated in half the time where
they last two to twenty days, and in a fifth where they last five to 120. Else a day is a number of a list. Both say the
same.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from functools import cache
from math import gcd
from typing import Any, Generic, NamedTuple, Self, TypeVar

_MOST = 255
"""The most that a byte can say."""


class Need(NamedTuple):
    """What an action takes of one service on each of its days."""

    row: int
    beside: int
    """The most that others may take on the same day."""
    parts: int


Needs = Sequence[Sequence[Need]]
"""By action."""


_S = TypeVar("_S")
"""What an action takes of one service, in the form in which loads are looked through."""


class DayLoads(ABC, Generic[_S]):
    """The loads of services by day, from the plan's first on; days beyond those that were asked for are free."""

    __slots__ = ("_shares",)
    _shares: Sequence[Sequence[_S]]
    """By action."""

    @abstractmethod
    def copy(self) -> Self:
        """Return the same loads, for a pass that adds to them."""

    @abstractmethod
    def take(self, action: int, first: int, days: int) -> None:
        """Let an action take what it needs, on so many days from the first on."""

    @abstractmethod
    def _later(self, share: _S, first: int, days: int) -> int:
        """Return the first day itself, where a service has room on so many days; else the next one worth a look."""

    @abstractmethod
    def _earlier(self, share: _S, between: tuple[int, int], days: int) -> int:
        """Return the last of two days, where a service has room on so many; else one before it that is worth a look."""

    def free(self, action: int, first: int, days: int) -> int:
        """Return the first day, from one on, that begins so many days with room for all that an action needs."""
        searching = True
        while searching:
            searching = False
            for share in self._shares[action]:
                later = self._later(share, first, days)
                if later > first:
                    first, searching = later, True
        return first

    def free_back(self, action: int, between: tuple[int, int], days: int) -> int:
        """Return the last day between two, both included, that begins so many days with room; else the first.

        At the first of them is room without a look.
        """
        least, first = between
        searching = first > least
        while searching:
            searching = False
            for share in self._shares[action]:
                earlier = self._earlier(share, (least, first), days)
                if earlier <= least:
                    return least
                if earlier < first:
                    first, searching = earlier, True
        return first


def day_loads(rows: Sequence[Sequence[int]], needs: Needs) -> "DayLoads[Any]":
    """Return the loads before anything is placed, by service and day, in the form that is looked through soonest.

    >>> loads = day_loads([[0, 6]], [[Need(row=0, beside=3, parts=3)]])
    >>> loads.free(0, first=0, days=2), loads.free_back(0, between=(2, 5), days=2)
    (2, 5)
    """
    units, most = [gcd(*row) for row in rows], [max(row, default=0) for row in rows]
    for row, beside, parts in (need for taken in needs for need in taken):
        units[row], most[row] = gcd(units[row], parts), max(most[row], beside + parts)
    if any(load > unit * _MOST for load, unit in zip(most, units, strict=True)):
        return ListLoads(rows, needs)
    return ByteLoads(
        [[load // (unit or 1) for load in row] for row, unit in zip(rows, units, strict=True)],
        [[Need(row, beside // units[row], parts // units[row]) for row, beside, parts in taken] for taken in needs],
    )


class ListLoads(DayLoads[Need]):
    """Loads of any size."""

    __slots__ = ("_rows",)

    def __init__(self, rows: Sequence[Sequence[int]], needs: Needs) -> None:
        self._rows, self._shares = [[*row] for row in rows], needs

    def copy(self) -> "ListLoads":
        """Return the same loads, for a pass that adds to them."""
        return ListLoads(self._rows, self._shares)

    def take(self, action: int, first: int, days: int) -> None:
        """Let an action take what it needs, on so many days from the first on."""
        for row, _, parts in self._shares[action]:
            loads = self._rows[row]
            loads.extend([0] * (first + days - len(loads)))
            for day in range(first, first + days):
                loads[day] += parts

    def _later(self, share: Need, first: int, days: int) -> int:
        loads = self._rows[share.row]
        # From the end back, as it is the last full day that the first one has to be behind.
        for day in range(min(first + days, len(loads)) - 1, first - 1, -1):
            if loads[day] > share.beside:
                return next((free for free in range(day + 1, len(loads)) if loads[free] <= share.beside), len(loads))
        return first

    def _earlier(self, share: Need, between: tuple[int, int], days: int) -> int:
        loads, (_, first) = self._rows[share.row], between
        full = (day for day in range(first, min(first + days, len(loads))) if loads[day] > share.beside)
        return next(full, first + days) - days


class _Share(NamedTuple):
    """What an action takes of one service, as tables of all that a day can hold."""

    row: int
    full: bytes
    """1 for a day without room."""
    next_free: Callable[[bytearray, int], "re.Match[bytes] | None"]
    """Looks for a day with room, from a day on."""
    more: bytes
    """What the day holds with the action."""


class ByteLoads(DayLoads[_Share]):
    """Loads of which none exceeds what a byte can say."""

    __slots__ = ("_rows",)

    def __init__(self, rows: Sequence[Sequence[int]], needs: Needs) -> None:
        self._rows = [bytearray(row) for row in rows]
        self._shares = [
            tuple([_Share(row, _full(beside), _next_free(beside), _more(parts)) for row, beside, parts in taken])
            for taken in needs
        ]

    def copy(self) -> "ByteLoads":
        """Return the same loads, for a pass that adds to them."""
        copied = ByteLoads((), ())
        copied._rows, copied._shares = [row[:] for row in self._rows], self._shares
        return copied

    def take(self, action: int, first: int, days: int) -> None:
        """Let an action take what it needs, on so many days from the first on."""
        stop = first + days
        for row, _, _, more in self._shares[action]:
            loads = self._rows[row]
            if stop > len(loads):
                loads.extend(bytes(stop - len(loads)))
            loads[first:stop] = loads[first:stop].translate(more)

    def _later(self, share: _Share, first: int, days: int) -> int:
        row, full, next_free, _ = share
        loads = self._rows[row]
        last = loads[first : first + days].translate(full).rfind(1)
        if last < 0:
            return first
        found = next_free(loads, first + last + 1)
        return found.start() if found else len(loads)

    def _earlier(self, share: _Share, between: tuple[int, int], days: int) -> int:
        row, full, _, _ = share
        loads, (least, first) = self._rows[row], between
        day = loads[first : first + days].translate(full).find(1)
        return first if day < 0 else least + loads[least : first + day].translate(full).rfind(bytes(days))


@cache
def _full(beside: int) -> bytes:
    return bytes([load > beside for load in range(_MOST + 1)])


@cache
def _next_free(beside: int) -> Callable[[bytearray, int], "re.Match[bytes] | None"]:
    return re.compile(b"[\\x00-\\x%02x]" % beside).search


@cache
def _more(parts: int) -> bytes:
    return bytes([min(load + parts, _MOST) for load in range(_MOST + 1)])
