"""How much money has a plan by each of its years, and from when on is there enough?

Years turn on the anniversary of the plan's start, leap years or not. What a year leaves is there in the next.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from planner.schedule.placement import Means, Work

_FEBRUARY, _LEAP_DAY, _YEAR = 2, 29, 365


def year_starts(start: date, end: date) -> list[date]:
    """Return the first days of the years of a plan up to its end.

    >>> [day.isoformat() for day in year_starts(date(2027, 3, 23), date(2030, 3, 22))]
    ['2027-03-23', '2028-03-23', '2029-03-23']
    """
    leap = (start.month, start.day) == (_FEBRUARY, _LEAP_DAY)
    found = [start]
    while True:
        year = start.year + len(found)
        following = date(year, 3, 1) if leap else start.replace(year=year)
        if following > end:
            return found
        found.append(following)


@dataclass(frozen=True, slots=True)
class Purse:
    """The money of a plan by its years; days are proleptic ordinals."""

    turns: Sequence[int]
    """The first day of each year, and the day after the last."""
    allowed: Sequence[int]
    """EUR by the end of each year, those before it included."""
    horizon: int
    """The day after the plan's last: what runs is paid until then."""

    @classmethod
    def of(cls, means: Means, until: date) -> "Purse":
        """Return the money of a plan; a year for which none is named has none of its own.

        Years after the plan, up to a day, have the money of its last year.
        """
        planned = len(year_starts(means.start, means.end))
        turns = [day.toordinal() for day in year_starts(means.start, until)]
        named = [*means.money, *[0] * planned][:planned]
        money = [*named, *named[-1:] * (len(turns) - planned)]
        return cls([*turns, until.toordinal() + 1], list(accumulate(money)), means.end.toordinal() + 1)

    def year_of(self, day: int) -> int:
        """Return the year of a day, from 0; below zero before the plan."""
        return bisect_right(self.turns, day) - 1

    def bill(self, work: Work, start: int, after: int) -> list[int]:
        """Return what an action costs in each year, when it starts on a day and needs upkeep from another on.

        >>> purse = Purse([0, 365, 730], [100, 200], 730)
        >>> purse.bill(Work(id="F01-01", owner="data", duration=5, cost=40, yearly_cost=100), 10, 365)
        [40, 100]
        """
        turns = self.turns
        years = range(len(self.allowed))
        bill = [0 for _ in years]
        year = self.year_of(start)
        # What may begin before the plan is paid from its first year; what had begun before was paid then.
        year = max(year, 0) if work.begins_from else year
        if 0 <= year < len(bill):
            bill[year] = work.cost
        if work.yearly_cost:
            for year in years:
                days = min(_YEAR, min(turns[year + 1], self.horizon) - max(turns[year], after))
                bill[year] += -(-work.yearly_cost * max(0, days) // _YEAR)
        return bill

    def wait(self, work: Work, spent: Sequence[int], start: int, after: int) -> tuple[int, int] | None:
        """Return days before which an action cannot start, and cannot need upkeep, for want of money.

        None when there is enough; ``spent`` is what others take in each year.
        """
        gone = own = 0
        for year, amount in enumerate(self.bill(work, start, after)):
            gone, own = gone + spent[year], own + amount
            short = gone + own - self.allowed[year]
            if not own or short <= 0:
                continue
            turn = self.turns[year + 1]
            once = work.cost if start < turn else 0
            if gone + once > self.allowed[year]:
                return turn, after
            # Rounded up year by year: a day too early is looked at again, a day too late would not be the earliest.
            days = (self.allowed[year] - gone - once) * _YEAR // work.yearly_cost + year + 1
            return start, max(after + 1, turn - days)
        return None
