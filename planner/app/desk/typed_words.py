"""What do words, dates and numbers mean that people type, and what is wrong with those that mean nothing?"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from planner.files import day_messages, messages
from planner.files.dated_entries import first_day, written_deadline
from planner.files.written_dates import FIRST_YEAR, LAST_YEAR, written_day
from planner.problem import Place, Problem, ProblemsFoundError
from planner.toolkit.deadlines import NoDeadline
from planner.toolkit.record import TITLE_LENGTH, is_blank
from planner.wording import LANGUAGES, Wording

__all__ = ["TypedWords", "is_blank", "spellings"]

_MOST_FIGURES = 9
_MINUS = "-\N{MINUS SIGN}"
"""Figures of a number of days or per cent; Python refuses to read several thousand."""

_AMOUNT = re.compile(r"-?[0-9]{1,9}([.,][0-9]{1,9})?")

_Word = TypeVar("_Word", bound=StrEnum)
_Meant = TypeVar("_Meant")


@dataclass(slots=True)
class TypedWords:
    """Reads what was typed, each word under the option that it followed, and gathers what is wrong with it."""

    problems: list[Problem] = field(default_factory=list)

    def day(self, option: str, text: str | None) -> date | None:
        """Return the day that was typed, the day before its month; a month or a year is no day.

        >>> words = TypedWords()
        >>> words.day("--start", "2027-01-04"), words.day("--start", "soon")
        (datetime.date(2027, 1, 4), None)
        >>> [problem.code for problem in words.problems]
        ['not-a-date']
        """
        if text is None:
            return None
        day = written_day(text)
        if day is None:
            self.problems.append(messages.NOT_A_DATE.at(Place(file=option), word=text))
        return self._within(option, day)

    def deadline(self, option: str, text: str) -> date | NoDeadline | None:
        """Return the deadline that was typed: the last day of what is named, or that there is none.

        >>> TypedWords().deadline("--deadline", "Q2 2027")
        datetime.date(2027, 6, 30)
        """
        meant = written_deadline(text)
        if meant is None:
            self.problems.append(messages.NOT_A_DEADLINE.at(Place(file=option), word=text))
        return meant if isinstance(meant, NoDeadline) else self._within(option, meant)

    def first_day(self, option: str, text: str) -> date | None:
        """Return the day from which something may start: the first day of what is named.

        >>> TypedWords().first_day("--not-before", "dès juin 2027")
        datetime.date(2027, 6, 1)
        """
        day = first_day(text)
        if day is None:
            self.problems.append(day_messages.NOT_A_FIRST_DAY.at(Place(file=option), word=text))
        return self._within(option, day)

    def _within(self, option: str, day: date | None) -> date | None:
        """Return a day of the years that a plan can have."""
        if day is None or FIRST_YEAR <= day.year <= LAST_YEAR:
            return day
        values = {"year": str(day.year), "first": str(FIRST_YEAR), "last": str(LAST_YEAR)}
        self.problems.append(day_messages.DATE_OUT_OF_RANGE.at(Place(file=option), **values))
        return None

    def number(self, option: str, text: str | None) -> int | None:
        """Return the whole number that was typed; a per cent sign after it says nothing more."""
        if text is None:
            return None
        figures = text.removesuffix("%").strip()
        # isdigit() would let “²” pass, which int() refuses.
        if not figures.lstrip(_MINUS).isdecimal() or len(figures) - len(figures.lstrip(_MINUS)) > 1:
            self.problems.append(messages.NOT_WHOLE.at(Place(file=option), word=text))
        elif figures[0] in _MINUS:
            self.problems.append(messages.OUT_OF_RANGE.at(Place(file=option), word=text, limit="≥ 0"))
        elif len(figures) > _MOST_FIGURES:
            most = f"≤ {10**_MOST_FIGURES - 1}"
            self.problems.append(messages.OUT_OF_RANGE.at(Place(file=option), word=text, limit=most))
        else:
            return int(figures)
        return None

    def amount(self, option: str, text: str | None) -> float | None:
        """Return the number that was typed, with a point or a comma before its decimals.

        >>> words = TypedWords()
        >>> words.amount("--capacity", "0,5"), words.amount("--capacity", "half")
        (0.5, None)
        >>> [problem.code for problem in words.problems]
        ['not-a-number']
        """
        if text is None:
            return None
        if not _AMOUNT.fullmatch(text.strip()):
            self.problems.append(messages.NOT_A_NUMBER.at(Place(file=option), word=text))
            return None
        return float(text.strip().replace(",", "."))

    def line(self, option: str, text: str) -> str:
        """Return a text of one line that was typed."""
        if len(text) > TITLE_LENGTH:
            self.problems.append(messages.TOO_LONG.at(Place(file=option), most=TITLE_LENGTH))
        return text

    def word(self, option: str, text: str | None, known: Mapping[str, _Word]) -> _Word | None:
        """Return the member that a word stands for, whether it is typed with capitals or without."""
        if text is None:
            return None
        if text.casefold() not in known:
            names = tuple(dict.fromkeys(member.value for member in known.values()))
            self.problems.append(messages.UNKNOWN_CHOICE.at(Place(file=option), text, names))
            return None
        return known[text.casefold()]

    def finish(self) -> None:
        """Go on when everything could be read.

        Raises:
            ProblemsFoundError: everything that could not.
        """
        if self.problems:
            raise ProblemsFoundError(self.problems)


def spellings(members: Iterable[_Word]) -> dict[str, _Word]:
    """Return the words that can be typed for the members of a closed list: their own, and their labels in any language.

    >>> from planner.plan import ActionStatus
    >>> words = spellings(ActionStatus)
    >>> words["en cours"] is words["under-way"]
    True
    """
    known = tuple(members)
    labels = {Wording(language).label(member).casefold(): member for language in LANGUAGES for member in known}
    # A member's own word wins over a label of another language that happens to read like it.
    return {**labels, **{member.value: member for member in known}}


def deadline_as_typed(text: str) -> date | NoDeadline | str | None:
    """Return the deadline that a text names, None for an empty one; what is none is the text, to be refused in words.

    >>> deadline_as_typed("T2 2027"), deadline_as_typed(" "), deadline_as_typed("soon")
    (datetime.date(2027, 6, 30), None, 'soon')
    """
    return _as_typed(TypedWords.deadline, text)


def first_day_as_typed(text: str) -> date | str | None:
    """Return the first day of what a text names, None for an empty one; what is none is the text, to be refused.

    >>> first_day_as_typed("T2 2027"), first_day_as_typed(" "), first_day_as_typed("soon")
    (datetime.date(2027, 4, 1), None, 'soon')
    """
    return _as_typed(TypedWords.first_day, text)


def _as_typed(read: Callable[[TypedWords, str, str], _Meant | None], text: str) -> _Meant | str | None:
    if is_blank(text):
        return None
    words = TypedWords()
    meant = read(words, "", text)
    return text if words.problems else meant
