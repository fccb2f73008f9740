"""Finds sentences of the wording in what a surface shows, and what stands in their gaps."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from planner.wording import Wording

_NUMBER = r"\d[\d.,\u202f\u00a0]*"
_SIGNS = dict.fromkeys(("number", "done", "all", "actions", "answered", "asked"), _NUMBER)
_SIGNS |= dict.fromkeys(("day", "days", "session"), r"[^.:]+?")
"""What stands in a gap that holds a number or a day; in any other, whatever there is."""
_FIRST, _LAST = date(2026, 9, 1), date(2030, 12, 31)
"""All days that the story can name."""


class NothingHeardError(AssertionError):
    """A surface says nothing of what it is there to say."""


@cache
def pattern(language: str, msgid: str, plural: str = "") -> re.Pattern[str]:
    """Return what finds a sentence of the wording, its gaps as groups; with ``plural`` in all its forms.

    >>> gaps(pattern("en", "{number} is done", "{number} are done").search("31 actions · 3 are done"))
    {'number': '3'}
    """
    wording, gaps = Wording(language), re.findall(r"{(\w+)}", msgid + plural)
    marks = {gap: f"\u2603{gap}\u2603" for gap in gaps if gap != "number" or not plural}
    if not plural:
        forms = [wording.say(msgid, **marks)]
    else:
        # A count is written by the language; 0, 1 and 2 ask for all forms that English and French have.
        spoken = (
            wording.count(msgid, plural, number, **marks).replace(str(number), "\u2603number\u2603", 1)
            for number in (0, 1, 2)
        )
        forms = list(dict.fromkeys(spoken))
    return re.compile("|".join(_as_pattern(form, number) for number, form in enumerate(forms)))


def _as_pattern(form: str, number: int) -> str:
    parts = form.split("\u2603")
    parsed = ""
    for place, part in enumerate(parts):
        if place % 2:
            parsed += f"(?P<{part}_{number}>{_SIGNS.get(part, '.+?')})"
        else:
            parsed += re.escape(part)
    # A gap at the end takes what there is to the end of its line.
    return f"{parsed}$" if form.endswith("\u2603") and _SIGNS.get(parts[-2]) != _NUMBER else parsed


def gaps(found: re.Match[str]) -> dict[str, str]:
    """Return what stands in the gaps of a sentence that was found."""
    return {name.rsplit("_", 1)[0]: value for name, value in found.groupdict().items() if value is not None}


def sentences(language: str, text: str, msgid: str, plural: str = "") -> Iterator[dict[str, str]]:
    """Give the gaps of each such sentence in a text."""
    for line in text.splitlines():
        for found in pattern(language, msgid, plural).finditer(line):
            yield gaps(found)


def sentence(language: str, text: str, msgid: str, plural: str = "") -> dict[str, str]:
    """Return the gaps of a sentence that the text must have."""
    found = next(sentences(language, text, msgid, plural), None)
    if found is None:
        msg = f"no “{msgid}” in:\n{text}"
        raise NothingHeardError(msg)
    return found


def count(language: str, text: str, msgid: str, plural: str = "") -> int:
    """Return the number that stands in a sentence that the text must have."""
    return number(sentence(language, text, msgid, plural)["number"])


def number(text: str) -> int:
    """Return a whole number as people read it."""
    return int(re.sub(r"\D", "", text))


def days(text: str) -> float:
    """Return person-days as people read them: 1234.5 for “1,234.5” and for “1 234,5”."""
    whole_days, _, tenths = re.sub(r"[\s,.](?=\d{3})", "", text).replace(",", ".").partition(".")
    return float(f"{re.sub(r'[^0-9]', '', whole_days)}.{tenths or 0}")


def percent(text: str) -> int:
    """Return a percentage as people read it: 30 for “30%” and for “30 %”."""
    return number(text)


@cache
def _days(language: str) -> dict[str, date]:
    wording, days = Wording(language), (_FIRST + timedelta(days=number) for number in range((_LAST - _FIRST).days))
    return {written: day for day in days for written in (wording.date(day), wording.short_date(day))}


def day(language: str, text: str) -> date:
    """Return the day that somebody reads, in words or in figures."""
    return _days(language)[text.strip()]


@cache
def _months(language: str) -> dict[str, str]:
    wording = Wording(language)
    return {wording.month(day): f"{day:%Y-%m}" for day in _days(language).values()}


def month(language: str, text: str) -> str:
    """Return the month that somebody reads: 2027-01."""
    return _months(language)[text.strip()]
