"""How are dates, numbers and money written in a language? As CLDR has it, through Babel."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, get_decimal_symbol

from planner.files.catalogue_head import language_of
from planner.files.languages import SOURCE
from planner.files.typography import typesetter
from planner.toolkit.capitals import capital
from planner.toolkit.rounded import percentage, rounded


@dataclass(frozen=True, slots=True, kw_only=True)
class Patterns:
    """What CLDR says of a locale, in its own notation: d MMMM y, #,##0.###."""

    long_date: str
    first_of_month: str
    """A long date on the first day of a month."""
    short_date: str
    day_and_month: str
    month: str
    whole_number: str
    percent: str
    money: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Writes the figures of one language."""

    locale: Locale
    patterns: Patterns
    typeset: Callable[[str], str]

    def date(self, day: dt.date) -> str:
        """Return a date with the month's name: 4 January 2027, 1er janvier 2027."""
        return _date(day, self.patterns.first_of_month if day.day == 1 else self.patterns.long_date, self.locale)

    def short_date(self, day: dt.date) -> str:
        """Return a date in figures, with all digits of the year: 04/01/2027."""
        return _date(day, self.patterns.short_date, self.locale)

    def day_and_month(self, day: dt.date) -> str:
        """Return a date in figures without its year: 04/01."""
        return _date(day, self.patterns.day_and_month, self.locale)

    def month(self, day: dt.date) -> str:
        """Return a month and its year: January 2027."""
        return _date(day, self.patterns.month, self.locale)

    def short_month(self, day: dt.date) -> str:
        """Return a month without its year, as it stands alone: Jan, janv."""
        return _date(day, "LLL", self.locale)

    def month_name(self, day: dt.date) -> str:
        """Return the name of a month as it stands alone: November, novembre."""
        return _date(day, "LLLL", self.locale)

    def decimal(self, number: float, decimals: int) -> str:
        """Return a number with at most so many decimals."""
        return _number(number, decimals, f"{self.patterns.whole_number}.{'#' * decimals}", self.locale)

    def percent(self, share: float) -> str:
        """Return a share from 0 to 1 as a whole percentage, which is 100 of the whole and 0 of nothing alone."""
        # CLDR's French has a wide space before %, where the rules of its typesetting have a narrow one.
        return self.typeset(_number(percentage(share) / 100, 2, self.patterns.percent, self.locale))

    def money(self, euros: int) -> str:
        """Return an amount in whole euros."""
        return _money(euros, self.patterns.money, self.locale)

    @property
    def tag(self) -> str:
        """The language and its country as documents and browsers name them: fr-FR."""
        # Word looks for a dictionary by language and country; where a catalogue names none, CLDR knows the likeliest.
        likely = get_global("likely_subtags").get(str(self.locale), "").split("_")
        territory = self.locale.territory or likely[-1]
        return f"{self.locale.language}-{territory}" if territory else str(self.locale.language)

    @property
    def date_mask(self) -> str:
        """A date in figures as fields ask for it: DD/MM/YYYY."""
        letters = {"d": "DD", "M": "MM", "y": "YYYY"}
        order = sorted(letters, key=self.patterns.short_date.index)
        sign = next((sign for sign in self.patterns.short_date if sign in "/.-"), "/")
        # Fields of the framework know a date with its year at one end only, and no sign but these three.
        return sign.join(letters[field] for field in order)

    @property
    def decimal_sign(self) -> str:
        """What stands between a number and its decimals."""
        return str(get_decimal_symbol(self.locale))


@cache
def figures_of(language: str) -> Figures:
    """Return what writes the figures of a language; one that CLDR does not know has those of English."""
    facts = language_of(language)
    try:
        locale = Locale.parse(facts.locale)
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse(language_of(SOURCE).locale)
    patterns = _patterns(locale, facts.first_of_month)
    return Figures(locale=locale, patterns=patterns, typeset=typesetter(facts.spacing))


def language_name(language: str) -> str:
    """Return what a language is called in itself, with a capital as in a list of languages.

    >>> language_name("fr")
    'Français'
    """
    try:
        name = str(Locale.parse(language).get_language_name() or language)
    except (UnknownLocaleError, ValueError):
        return language
    return capital(name)


def _patterns(locale: Locale, first_of_month: str) -> Patterns:
    skeletons, long_date = locale.datetime_skeletons, str(locale.date_formats["long"].pattern)
    # Quoted, as CLDR has every text of a pattern that is no field of the date.
    first = re.sub(r"\bd{1,2}\b", f"'{first_of_month}'", long_date, count=1) if first_of_month else long_date
    return Patterns(
        long_date=long_date,
        first_of_month=first,
        # Not CLDR's short date: in German and others it has two digits of the year only.
        short_date=str(skeletons["yMd"].pattern),
        day_and_month=str(skeletons["Md"].pattern),
        month=str(skeletons["yMMMM"].pattern),
        whole_number=str(locale.decimal_formats[None].pattern).partition(".")[0],
        percent=str(locale.percent_formats[None].pattern),
        money=str(locale.currency_formats["standard"].pattern).replace(".00", ""),
    )


# A page writes the same few hundred dates and numbers in every run.
@lru_cache(maxsize=4096)
def _date(day: dt.date, pattern: str, locale: Locale) -> str:
    return str(format_date(day, pattern, locale=locale))


@lru_cache(maxsize=4096)
def _number(number: float, decimals: int, pattern: str, locale: Locale) -> str:
    return str(format_decimal(rounded(number, decimals), format=pattern, locale=locale))


@lru_cache(maxsize=4096)
def _money(euros: int, pattern: str, locale: Locale) -> str:
    # By default Babel writes the cents that the currency has, whatever the pattern says.
    return str(format_currency(euros, "EUR", format=pattern, locale=locale, currency_digits=False))
