"""Which working days are those of thousands of runs at once?"""

from collections.abc import Iterator

import numpy as np

from planner.schedule.sampling import Days
from planner.schedule.workdays import WorkCalendar

_YEARS_AT_FIRST = 8
_YEAR = 366


class DayArrays:
    """The tables of a calendar (:class:`planner.schedule.workdays.DayTables`) as arrays.

    ``before[day]`` counts the working days before a day, ``day[n]`` is the n-th working day; here both are counted from
    the first day that the arrays reach, so that no number on the way is below zero.

    >>> from datetime import date
    >>> monday = date(2027, 1, 4).toordinal()
    >>> arrays = DayArrays(WorkCalendar(), monday)
    >>> [int(number) for number in arrays.day.take([0, 4, 5])], int(arrays.before[7])
    ([0, 4, 7], 5)
    """

    def __init__(self, calendar: WorkCalendar, first: int) -> None:
        self.first = first
        """The ordinal of day 0."""
        self._tables = calendar.tables
        self.number = self._tables.before[first]
        """What the calendar's own tables call the number 0."""
        self._count = _YEARS_AT_FIRST * _YEAR
        self._read()

    def _read(self) -> None:
        before, day, stop = self._tables.before, self._tables.day, self.first + self._count
        last = before[stop]
        self.before: Days = _counted((before[ordinal] for ordinal in range(self.first, stop)), self.number)
        self.day: Days = _counted((day[number] for number in range(self.number, last)), self.first)

    def cover(self, number: int, day: int = 0) -> None:
        """Reach a working day, given by its number, and the day after a day.

        Raises:
            ProblemsFoundError: the calendar ends before.
        """
        while self.day.size <= number or self.before.size <= day + 1:
            self.extend()

    def extend(self) -> None:
        """Reach twice as far.

        Raises:
            ProblemsFoundError: the calendar ends before.
        """
        self._count *= 2
        self._read()


def _counted(numbers: Iterator[int], zero: int) -> Days:
    return np.fromiter((number - zero for number in numbers), np.int32)
