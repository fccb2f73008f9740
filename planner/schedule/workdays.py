"""On which days does the city work, and how many working days lie between two dates?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from threading import Lock

from planner.nearest import listed
from planner.plan import PlanHead
from planner.problem import Place, Problem, ProblemsFoundError
from planner.schedule.regions import region_code, regions_of
from planner.toolkit.city import Closure

MONDAY_TO_FRIDAY = frozenset(range(5))

_NOWHERE = Place()

_FIRST_YEAR, _LAST_YEAR = date.min.year, date.max.year


def _beyond_calendar() -> ProblemsFoundError:
    problem = Problem(
        code="date-out-of-reach",
        what="The plan runs beyond the years that a calendar has, {first} to {last}.",
        fix="Look for a duration, a lag or a date that is far too large.",
        values={"first": _FIRST_YEAR, "last": _LAST_YEAR},
    )
    return ProblemsFoundError([problem])


# Dictionaries, not functions with a cache: the passes look up three days for each date that they give, nearly all of
# which are in the table already.
class _WorkingDaysBefore(dict[int, int]):
    """Working days before a day, by the day's ordinal; a missing day makes the tables grow."""

    def __init__(self, tables: "DayTables") -> None:
        super().__init__()
        self._tables = tables

    def __missing__(self, ordinal: int) -> int:
        self._tables.cover_day(ordinal)
        return self[ordinal]


class _NthWorkingDay(dict[int, int]):
    """The ordinal of the n-th working day; a missing number makes the tables grow."""

    def __init__(self, tables: "DayTables") -> None:
        super().__init__()
        self._tables = tables

    def __missing__(self, number: int) -> int:
        self._tables.cover_number(number)
        return self[number]


class DayTables:
    """Two integer tables that turn working-day arithmetic into two look-ups.

    ``before[day]`` counts the working days before a day, ``day[n]`` is the n-th working day; days
    are proleptic ordinals. Counting starts at 0 with the first year that is asked for and runs
    below zero before it. Whole years are added on demand, in both directions, by one thread at a
    time.
    """

    def __init__(self, calendar: "WorkCalendar") -> None:
        self.before = _WorkingDaysBefore(self)
        self.day = _NthWorkingDay(self)
        self._calendar = calendar
        self._years = range(2000, 2000)
        self._low = self._high = 0
        # The app serves each person in a thread of their own, and equal calendars share their tables.
        self._growing = Lock()

    def cover_day(self, ordinal: int) -> None:
        """Let the tables reach the year of a day.

        Raises:
            ProblemsFoundError: the day lies outside the years 1 to 9999.
        """
        if not 1 <= ordinal <= date.max.toordinal():
            raise _beyond_calendar()
        year = date.fromordinal(ordinal).year
        with self._growing:
            if not self._years:
                self._years = range(year, year)
            while year >= self._years.stop:
                self._add_year_above()
            while year < self._years.start:
                self._add_year_below()

    def cover_number(self, number: int) -> None:
        """Let the tables reach the n-th working day.

        Raises:
            ProblemsFoundError: that day lies outside the years 1 to 9999.
        """
        with self._growing:
            while number >= self._high:
                self._add_year_above()
            while number < self._low:
                self._add_year_below()

    def _add_year_above(self) -> None:
        years = self._years
        if years.stop > _LAST_YEAR:
            raise _beyond_calendar()
        count = self._high
        for ordinal, works in self._calendar.days_of(years.stop):
            self.before[ordinal] = count
            if works:
                self.day[count] = ordinal
                count += 1
        self._high = count
        self._years = range(years.start, years.stop + 1)

    def _add_year_below(self) -> None:
        years = self._years
        if years.start <= _FIRST_YEAR:
            raise _beyond_calendar()
        count = self._low
        for ordinal, works in reversed(self._calendar.days_of(years.start - 1)):
            if works:
                count -= 1
                self.day[count] = ordinal
            self.before[ordinal] = count
        self._low = count
        self._years = range(years.start - 1, years.stop)


# By content, not by calendar: below a thousand activities, making the tables takes longer than both passes.
@lru_cache(maxsize=256)
def _tables_of(calendar: "WorkCalendar") -> DayTables:
    """Share the tables among all calendars with the same content."""
    return DayTables(calendar)


@dataclass(frozen=True, kw_only=True)
class WorkCalendar:
    """The days on which the city works: a working week without holidays and closures.

    Dates are inclusive everywhere. ``weekdays`` counts from Monday, 0; ``country`` and ``region``
    are codes of the ``holidays`` package, which knows holidays up to the year 2100 or so; later
    years have the working week and the closures only.

    >>> town = WorkCalendar(closures=(Closure(first=date(2027, 5, 6), last=date(2027, 5, 6)),))
    >>> town.finish(date(2027, 5, 5), 2)
    datetime.date(2027, 5, 7)
    """

    weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    country: str | None = None
    region: str | None = None
    closures: tuple[Closure, ...] = ()
    """Days off besides those of the country and the region."""

    def __post_init__(self) -> None:
        """Refuse a week in which no count of working days would ever end."""
        if not self.weekdays & set(range(7)):
            raise ValueError("a calendar needs a working day in the week")

    @cached_property
    def tables(self) -> DayTables:
        """The look-up tables, shared by all calendars with the same content."""
        return _tables_of(self)

    def days_of(self, year: int) -> list[tuple[int, bool]]:
        """Return every day of a year by its ordinal, and whether the city works on it."""
        off = self._days_off(year)
        first = date(year, 1, 1).toordinal()
        last = date(year, 12, 31).toordinal()
        # Day 1 of the proleptic ordinals is a Monday.
        return [(day, (day - 1) % 7 in self.weekdays and day not in off) for day in range(first, last + 1)]

    def _days_off(self, year: int) -> set[int]:
        off = {day.toordinal() for day in _public_holidays(self.country, self.region, year)}
        for closure in self.closures:
            # Cut to the year: a closure over the new year counts in both.
            first = max(closure.first, date(year, 1, 1))
            last = min(closure.last, date(year, 12, 31))
            off.update(range(first.toordinal(), last.toordinal() + 1))
        return off

    def is_working(self, day: date) -> bool:
        """Say whether the city works on a day.

        >>> WorkCalendar().is_working(date(2027, 5, 8))
        False
        """
        ordinal = day.toordinal()
        # get() does not grow the table: what a year has no further working day for is no working day.
        return self.tables.day.get(self.tables.before[ordinal]) == ordinal

    def on_or_after(self, day: date) -> date:
        """Return the first working day from a day on.

        Raises:
            ProblemsFoundError: there is none up to the year 9999.
        """
        return self.add(day, 0)

    def on_or_before(self, day: date) -> date:
        """Return the last working day up to a day, the day included.

        Raises:
            ProblemsFoundError: there is none from the year 1 on.
        """
        return day if self.is_working(day) else self.add(day, -1)

    def add(self, day: date, working_days: int) -> date:
        """Return the working day that many working days later, or earlier when negative.

        Counting starts on the first working day from ``day`` on: adding 0 to a Sunday gives
        Monday, adding 1 gives Tuesday.

        Raises:
            ProblemsFoundError: the date lies outside the years 1 to 9999.

        >>> WorkCalendar().add(date(2027, 1, 8), 1)
        datetime.date(2027, 1, 11)
        """
        tables = self.tables
        return date.fromordinal(tables.day[tables.before[day.toordinal()] + working_days])

    def between(self, first: date, last: date) -> int:
        """Count the working days from ``first`` on that lie before ``last``; negative backwards.

        ``last`` itself is not counted, so that ``between(d, add(d, n)) == n`` for every day and
        number; an action that starts and finishes on these dates has one working day more.

        >>> WorkCalendar().between(date(2027, 1, 8), date(2027, 1, 11))
        1
        """
        before = self.tables.before
        return before[last.toordinal()] - before[first.toordinal()]

    def finish(self, start: date, duration: int) -> date:
        """Return the last day of work that starts on ``start`` or the first working day after.

        A duration of one working day finishes on the day it starts; a milestone, 0, is reached on
        that day too.

        Raises:
            ProblemsFoundError: the date lies outside the years 1 to 9999.

        >>> WorkCalendar().finish(date(2027, 1, 8), 2)
        datetime.date(2027, 1, 11)
        """
        return self.add(start, max(duration - 1, 0))


EVERY_DAY = WorkCalendar(weekdays=frozenset(range(7)))
"""What elapsed durations and waits are counted on."""


@lru_cache(maxsize=1024)
def _public_holidays(country: str | None, region: str | None, year: int) -> tuple[date, ...]:
    """Return the public holidays of a year; none when no country is named or the code is unknown."""
    if country is None:
        return ()
    from holidays import country_holidays  # noqa: PLC0415 - costs more than the rest of the start-up

    return tuple(country_holidays(country, subdiv=region, years=year))


@lru_cache(maxsize=1)
def known_regions() -> Mapping[str, Mapping[str, str]]:
    """Return every country whose holidays are known, with the regions that have holidays of their own.

    Both by their codes; a region comes with its longest name, or its code where it has no name.

    >>> known_regions()["FR"]["6AE"]
    'Alsace'
    """
    from holidays import list_supported_countries  # noqa: PLC0415 - costs more than the start-up

    return {country: regions_of(country) for country in list_supported_countries(include_aliases=False)}


def check_calendar(country: str | None, region: str | None = None, place: Place = _NOWHERE) -> list[Problem]:
    """Say what is wrong with the country and the region of a calendar; an empty list when nothing is.

    ``region`` may be a code or a name, such as “6AE”, “Alsace” or “Bas-Rhin”.

    >>> [problem.code for problem in (*check_calendar("FX"), *check_calendar("FR", "Grand Est"))]
    ['unknown-country', 'unknown-region']
    """
    if country is None:
        return [] if region is None else [_problem_with_lone_region(region, place)]
    try:
        regions = regions_of(country)
    except NotImplementedError:
        return [_problem_with_country(country, place)]
    if region is None or region_code(country, region):
        return []
    return [_problem_with_region(country, region, regions, place)]


def _problem_with_lone_region(region: str, place: Place) -> Problem:
    return Problem(
        code="region-without-country",
        what="The region “{region}” stands without its country.",
        fix="Name the country as well, by its two-letter code, such as FR.",
        values={"region": region},
        place=place,
    )


def _problem_with_country(country: str, place: Place) -> Problem:
    # No advice by likeness: with another letter, a code is another country, with other holidays.
    return Problem(
        code="unknown-country",
        what="No holidays are known for the country “{country}”.",
        fix="Write its name, such as France, or its two-letter code, such as FR; or leave it out: the plan then counts "
        "without public holidays.",
        values={"country": country},
        place=place,
    )


_MOST_SIGNS = 480
"""Characters of a list of regions that a message can hold."""


def _problem_with_region(country: str, region: str, regions: Mapping[str, str], place: Place) -> Problem:
    named = [name if name == code else f"{name} ({code})" for code, name in regions.items()]
    every = ", ".join(named)
    return Problem(
        code="unknown-region",
        what="No regional holidays are known for “{region}” in {country}.",
        fix="Leave it out; the country has no regions with holidays of their own."
        if not named
        else "Leave it out: public holidays are the same in all regions of the country. Days on which your services "
        "alone close stand under closures."
        if _are_alike(country, regions)
        else "Use one of {known}; where yours is none of them, leave it out: the holidays of the country then hold.",
        values={
            "country": country,
            "region": region,
            "known": every if len(every) <= _MOST_SIGNS else listed(named),
        },
        place=place,
    )


def _are_alike(country: str, regions: Iterable[str]) -> bool:
    """Say whether public holidays are the same everywhere in a country that has regions."""
    # In Belgium the feasts of the communities are days off of some services, and public holidays nowhere.
    everywhere = _public_holidays(country, None, _ANY_YEAR)
    return all(_public_holidays(country, region, _ANY_YEAR) == everywhere for region in regions)


_ANY_YEAR = 2027
"""Whether regions differ is a matter of law, and no year shows it better than another."""


def work_calendar(
    country: str | None = None, region: str | None = None, closures: Iterable[Closure] = ()
) -> WorkCalendar:
    """Return the calendar of a city that works from Monday to Friday.

    Without a country there are no public holidays; ``region`` adds those of a region, such as Good
    Friday and 26 December in Alsace and Moselle.

    Raises:
        ProblemsFoundError: the country or the region is not known.

    >>> work_calendar("FR", "Alsace").is_working(date(2027, 3, 26))
    False
    """
    problems = check_calendar(country, region)
    if problems:
        raise ProblemsFoundError(problems)
    code = region_code(country, region) if country and region else None
    return WorkCalendar(country=country, region=code, closures=tuple(closures))


def plan_calendar(plan: PlanHead) -> WorkCalendar:
    """Return the calendar of a plan.

    Raises:
        ProblemsFoundError: its country or region is not known.
    """
    return work_calendar(plan.country, plan.region, plan.closures)
