"""By which day has a council its papers, and on which days does a country stand still?"""

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from datetime import MAXYEAR, MINYEAR, date, timedelta

from planner.templates.countries import CouncilPapers, MonthDay, PapersUnit, Region
from planner.toolkit.record import Record

_SATURDAY = 5
_DAY = timedelta(days=1)


class PapersRule(Record):
    """How long before a session its papers go out."""

    number: int
    unit: PapersUnit

    def last_day(self, session: date, works: Callable[[date], bool]) -> date:
        """Return the last day on which papers for a session may go out.

        Args:
            session: the day on which the council meets.
            works: whether the city works on a day; asked where the law counts working days.

        >>> PapersRule(number=5, unit=PapersUnit.CLEAR_DAYS).last_day(date(2027, 3, 22), is_weekday)
        datetime.date(2027, 3, 16)
        >>> PapersRule(number=2, unit=PapersUnit.WORKING_DAYS).last_day(date(2027, 3, 22), is_weekday)
        datetime.date(2027, 3, 18)
        """
        match self.unit:
            case PapersUnit.CALENDAR_DAYS:
                return session - self.number * _DAY
            case PapersUnit.CLEAR_DAYS:
                # Neither the day of the session nor that of sending is one of them.
                return session - (self.number + 1) * _DAY
            case PapersUnit.WORKING_DAYS:
                return _working_days_before(session, self.number, works)


def papers_rule(papers: CouncilPapers | None, region: Region | None) -> PapersRule | None:
    """Return how long before a session its papers go out in a region; None where the law gives no number of days."""
    if papers is None or papers.unit is None:
        return None
    number = papers.regions.get(region or "", papers.number)
    return None if number is None else PapersRule(number=number, unit=papers.unit)


def is_weekday(day: date) -> bool:
    """Say whether a day is one from Monday to Friday: where cities work that have no calendar of their own.

    >>> is_weekday(date(2027, 3, 19)), is_weekday(date(2027, 3, 20))
    (True, False)
    """
    return day.weekday() < _SATURDAY


def spans_within(quiet: Iterable[tuple[MonthDay, MonthDay]], first: date, last: date) -> tuple[tuple[date, date], ...]:
    """Return every span of days between two months and days, in each year, that lies within two dates, cut to them.

    All days are inclusive; a span may cross New Year. Spans come in the order of their days.

    >>> [(str(a), str(b)) for a, b in spans_within([("12-20", "01-03")], date(2027, 1, 2), date(2027, 12, 31))]
    [('2027-01-02', '2027-01-03'), ('2027-12-20', '2027-12-31')]
    """
    years = range(max(first.year - 1, MINYEAR), last.year + 1)
    spans = (_span(year, pair) for pair in quiet for year in years)
    cut = ((max(begin, first), min(end, last)) for begin, end in spans)
    return tuple(sorted((begin, end) for begin, end in cut if begin <= end))


def _span(year: int, pair: tuple[MonthDay, MonthDay]) -> tuple[date, date]:
    begin, end = pair
    crosses = end < begin and year < MAXYEAR
    return _day(year, begin), _day(year + crosses, end)


def _day(year: int, month_day: MonthDay) -> date:
    month, day = map(int, month_day.split("-"))
    # Written for any year: the 29th of February is the 28th where there is none.
    return date(year, month, min(day, monthrange(year, month)[1]))


def _working_days_before(day: date, number: int, works: Callable[[date], bool]) -> date:
    for before in _back_from(day):
        number -= works(before)
        if number <= 0:
            return before
    return date.min


def _back_from(day: date) -> Iterator[date]:
    """Give the days before a day, the nearest first."""
    while day > date.min:
        day -= _DAY
        yield day
