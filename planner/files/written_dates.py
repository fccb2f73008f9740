"""Which days does a person mean who writes 31/03/2027, June 2027, T2 2027, end of 2027?

Days stand before months, as European cities write them: 03/04/2027 is the 3rd of April. Words are read in every
language at once: a city copies deadlines from plans in another language than that of its file.

``dateparser`` and ``dateutil`` read more and guess more: they take today's day for a date without one, and swap day and
month where that makes a date of it. A deadline is read surely or not at all.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import MINYEAR, date, timedelta
from unicodedata import normalize

from planner.files.date_words import (
    AFTER_FIGURE,
    BEFORE,
    BEFORE_OR_FOR,
    BEGINNING,
    BY_PHRASES,
    COUNTED,
    END,
    FILLING,
    HALF,
    MIDDLE,
    NO_IN_PORTUGUESE,
    QUARTER,
    names,
    no_deadline,
)
from planner.toolkit.plain_letters import parts_of, plain_letters, words_of

FIRST_YEAR, LAST_YEAR = 1990, 2100
"""The years that dates of a plan can have; a year beyond was mistyped, and is refused by whoever asked for the date."""
_MOST_SIGNS = 60
"""Characters of a date; the longest that plans write has half of that."""
_CENTURY = "20"
"""Years of two figures are of this century: plans look ahead."""
_IN_YEAR, _IN_QUARTER, _IN_HALF = 12, 3, 6
"""Months of each."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days that somebody wrote, the first and the last included; of a single day both are the same."""

    first: date
    last: date

    @property
    def is_day(self) -> bool:
        """Whether it is a single day."""
        return self.first == self.last


def written_day(text: str) -> date | None:
    """Return the day that a text names; None for a longer period, and for what is no date.

    >>> written_day("31/03/2027"), written_day("1er mars 2027"), written_day("04/31/2027"), written_day("2027-06")
    (datetime.date(2027, 3, 31), datetime.date(2027, 3, 1), None, None)
    """
    period = written_period(text)
    return period.first if period and period.is_day else None


def written_period(text: str) -> Period | None:
    """Return the days that a text names; None where it is no date, or could be several.

    >>> str(written_period("T2 2027").last), str(written_period("end of June 2027").last)
    ('2027-06-30', '2027-06-30')
    >>> written_period("30 June"), written_period("summer 2027")
    (None, None)
    """
    plain = _readable(text)
    return (_alone(plain) or _from_to(plain)) if plain else None


def written_start(text: str) -> Period | None:
    """Return the days with whose first something begins, as people write it: from June 2027, dès juin 2027.

    >>> str(written_start("ab Juni 2027").first), str(written_start("2027-06").first)
    ('2027-06-01', '2027-06-01')
    """
    plain = plain_letters(text) if len(text) <= _MOST_SIGNS else ""
    return written_period(text) or (None if _SAYS_MORE.search(plain) else _alone(_without_beginning(plain)))


def day_before(text: str) -> date | None:
    """Return the last day before what a text names: before June, the 31st of May; before the end, the last day itself.

    >>> str(day_before("avant juin 2027")), str(day_before("vor Ende 2027")), day_before("before mid-2027")
    ('2027-05-31', '2027-12-31', None)
    """
    plain = _readable(text)
    before = _BEFORE.match(plain)
    rest = plain[before.end() :] if before else ""
    period = _alone(rest)
    if before is None or period is None or period.first == date.min:
        return None
    match _meaningful(words_of(rest)):
        case [end, *_] if end in END:
            return period.last
        case [middle, *_] if middle in MIDDLE:
            return None
    is_sure = before[1] != BEFORE_OR_FOR or _SURELY_BEFORE in normalize("NFC", text.casefold())
    return period.first - timedelta(days=1) if is_sure else None


def means_no_deadline(text: str) -> bool:
    """Say whether a text says that there is no day by which something ends: ongoing; en continu, sans échéance.

    >>> means_no_deadline("En continu"), means_no_deadline("2027")
    (True, False)
    """
    parts = parts_of(text[: _MOST_SIGNS + 1])
    return bool(parts) and len(text) <= _MOST_SIGNS and parts <= no_deadline()


# Signs

_SAYS_MORE = re.compile(r"[^\w\s.,:;/'’`\"«»“”„°()-]|_|\.\.|^[-/]|[-/]$")
"""What a date is not written with: > and ~ say that another day is meant, and so does what is left open, 2027–."""
_SURELY_BEFORE = "vóór"
_FROM_IN_FRENCH = "dès"
"""Without its accent it is the German “of the”."""


def _readable(text: str) -> str:
    """Return a text in plain letters; an empty one where it is too long, or says more than a date does."""
    if len(text) > _MOST_SIGNS or _FROM_IN_FRENCH in normalize("NFC", text.casefold()).split():
        return ""
    plain = plain_letters(text)
    return "" if _SAYS_MORE.search(plain) else plain


def _one_of(phrases: Iterable[str]) -> str:
    """Return the pattern of phrases, the longest first; between their words stand blanks and apostrophes."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(phrase.replace(" ", r"\W+") for phrase in longest_first)


_BEGINNING = re.compile(rf"(?:{_one_of(BEGINNING)})\b\W*")
_BY = re.compile(rf"\b(?:{_one_of(BY_PHRASES)})\b")
_BEFORE = re.compile(rf"({_one_of(BEFORE)})\b\W*")


def _without_beginning(plain: str) -> str:
    """Return a text without the “from” in front of it."""
    return _BEGINNING.sub("", plain, count=1) if _BEGINNING.match(plain) else plain


# One period


def _alone(plain: str) -> Period | None:
    """Return the days of a text that names one period; behind “from” and “before” stands none of its days."""
    plain = _BY.sub("by", plain)
    if _BEGINNING.match(plain) or _BEFORE.match(plain):
        return None
    lead = _NO_FIGURES.match(plain)
    figures = plain[lead.end() if lead else 0 :]
    words = _meaningful(words_of(plain[: len(plain) - len(figures)]))
    period = _in_figures(figures)
    if period and (not words or _is_weekday(words, period)):
        return period
    return _in_words(words_of(plain))


# In figures

_NO_FIGURES = re.compile(r"\D*")
_SPACED = re.compile(r" ?([-/.]) ?")
_FIGURES = tuple(
    map(
        re.compile,
        (
            r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})",
            r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
            r"(?P<day>\d{1,2})([-/.])(?P<month>\d{1,2})\2(?P<year>\d{4})",
            # With a hyphen, as in 27-03-31, the figures before it are as likely the year.
            r"(?P<day>\d{1,2})([/.])(?P<month>\d{1,2})\2(?P<year>\d{2})",
            r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})",
            r"(?P<month>\d{1,2})[-/.](?P<year>\d{4})",
        ),
    )
)
_WEEK = re.compile(r"(\d{4})-?w(\d{2})")


def _in_figures(plain: str) -> Period | None:
    figures = _SPACED.sub(r"\1", plain)
    if week := _WEEK.fullmatch(figures):
        return _week(int(week[1]), int(week[2]))
    matched = next(filter(None, (form.fullmatch(figures) for form in _FIGURES)), None)
    if matched is None:
        return None
    part = matched.groupdict()
    year, month = int(f"{_CENTURY}{part['year']}"[-4:]), int(part["month"])
    return _day(year, month, int(part["day"])) if "day" in part else _months(year, month, 1)


def _day(year: int, month: int, day: int) -> Period | None:
    try:
        only = date(year, month, day)
    except ValueError:
        return None
    return Period(only, only)


def _week(year: int, week: int) -> Period | None:
    try:
        return Period(date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7))
    except ValueError:
        return None


def _months(year: int, first: int, number: int) -> Period | None:
    """Return so many months of a year, from the one with the number ``first``."""
    last = first + number - 1
    if not (1 <= first <= last <= _IN_YEAR and year >= MINYEAR):
        return None
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


# In words

_YEAR, _SHORT_YEAR, _DAY = map(re.compile, (r"\d{4}", r"\d{2}", r"\d{1,2}"))


def _in_words(words: list[str]) -> Period | None:
    match words:
        # “Mi” is a Wednesday in German and the middle of something in French: behind a weekday stands a day.
        case [weekday, day, *_] if weekday in names().weekdays and _DAY.fullmatch(day):
            period = _of_words(_meaningful(words[1:]))
            return period if period and _is_weekday([weekday], period) else None
    return _of_words(_meaningful(words))


def _is_weekday(words: list[str], period: Period) -> bool:
    """Say whether words name the weekday of a day: where it is another one, there is a slip in one of the two."""
    return period.is_day and [names().weekdays.get(word) for word in words] == [period.first.weekday()]


def _meaningful(words: list[str]) -> list[str]:
    """Return the words that say which days are meant."""
    return [
        word
        for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False)
        if word not in FILLING
        and not (_DAY.fullmatch(before) and word in AFTER_FIGURE)
        and not (word == "no" and after in NO_IN_PORTUGUESE)
    ]


def _of_words(words: list[str]) -> Period | None:
    match words:
        case [middle, *rest] if middle in MIDDLE:
            return _middle(_of_words(rest))
        case [end, *rest] if end in END:
            return _end(_of_words(rest))
        case [year] if _YEAR.fullmatch(year):
            return _months(int(year), 1, _IN_YEAR)
        case [month, year] if month in names().months and _YEAR.fullmatch(year):
            return _months(int(year), names().months[month], 1)
    return _part_of_year(words) or _day_of_month(words)


def _end(period: Period | None) -> Period | None:
    # The end of a day is no date that anybody writes.
    return None if period is None or period.is_day else Period(period.last, period.last)


def _middle(period: Period | None) -> Period | None:
    """Return the middle of a month, its 15th, or of a year, the end of its sixth month; of a part of a year, none."""
    if period is None or period.is_day:
        return None
    first, last = period.first, period.last
    if first.month == last.month:
        return _day(first.year, first.month, 15)
    whole = (first.month, last.month) == (1, _IN_YEAR) and first.year == last.year
    return _end(_months(first.year, 1, _IN_HALF)) if whole else None


def _part_of_year(words: list[str]) -> Period | None:
    """Return a quarter or a half of a year, in whichever order: Q2 2027, 2027 S1, 2e trimestre 2027, T2/27."""
    match words:
        case [number, part, year] if part in QUARTER | HALF and _YEAR.fullmatch(year):
            pass
        case [part, number, year] if part in QUARTER | HALF:
            # In T2/27 as well; of a month, 27 would be its day.
            year = f"{_CENTURY}{year}"[-4:] if _SHORT_YEAR.fullmatch(year) else year
        case [year, part, number] if part in QUARTER | HALF:
            pass
        case _:
            return None
    if not _YEAR.fullmatch(year):
        return None
    length = _IN_QUARTER if part in QUARTER else _IN_HALF
    count = int(number) if _DAY.fullmatch(number) else COUNTED.get(number, 0)
    return _months(int(year), length * (count - 1) + 1, length)


def _day_of_month(words: list[str]) -> Period | None:
    """Return a day of a month that is named, such as 3 March 2027 or March 3, 2027."""
    months = names().months
    match words:
        case [day, month, year] if month in months and _YEAR.fullmatch(year):
            pass
        case [day, month, short] if month in months and _SHORT_YEAR.fullmatch(short):
            # Behind its day and its month; of “juin 27” nobody knows which of the two it is.
            year = f"{_CENTURY}{short}"
        case [month, day, year] if month in months and _YEAR.fullmatch(year):
            pass
        case _:
            return None
    count = int(day) if _DAY.fullmatch(day) else COUNTED.get(day, 0)
    # People write out the first of a month and count the others.
    return _day(int(year), months[month], count) if count == 1 or _DAY.fullmatch(day) else None


# From one to another

_UP_TO = re.compile(r" ?- ?| (?:a|au|to|bis|until|al|tot|ate) |/")


def _from_to(plain: str) -> Period | None:
    """Return what lies between two periods, of which the first may leave the year to the second: T2-T3 2027."""
    for sign in _UP_TO.finditer(plain):
        begin, end = _without_beginning(plain[: sign.start()]), plain[sign.end() :]
        last = _alone(end)
        first = last and begin and (_alone(begin) or _alone(f"{begin} {last.first.year}"))
        if last and first and first.first < last.first:
            return Period(first.first, last.last)
    return None
