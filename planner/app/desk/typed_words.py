"""What do words, dates and numbers mean that people type, and what is wrong with those that mean nothing?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from planner.files import messages
from planner.files.assessments import FIRST_YEAR, LAST_YEAR
from planner.problem import Place, Problem, ProblemsFoundError
from planner.toolkit.record import TITLE_LENGTH, is_blank
from planner.wording import LANGUAGES, Wording

__all__ = ["TypedWords", "is_blank", "spellings"]

_MOST_FIGURES = 9
"""Figures of a number of days or per cent; Python refuses to read several thousand."""

_Word = TypeVar("_Word", bound=StrEnum)


@dataclass(slots=True)
class TypedWords:
    """Reads what was typed, each word under the option that it followed, and gathers what is wrong with it."""

    problems: list[Problem] = field(default_factory=list)

    def day(self, option: str, text: str | None) -> date | None:
        """Return the date that was typed, as YEAR-MONTH-DAY.

        >>> words = TypedWords()
        >>> words.day("--start", "2027-01-04"), words.day("--start", "soon")
        (datetime.date(2027, 1, 4), None)
        >>> [problem.code for problem in words.problems]
        ['not-a-date']
        """
        if text is None:
            return None
        try:
            day = date.fromisoformat(text)
        except ValueError:
            self.problems.append(messages.NOT_A_DATE.at(Place(file=option), word=text))
            return None
        if FIRST_YEAR <= day.year <= LAST_YEAR:
            return day
        values = {"year": str(day.year), "first": str(FIRST_YEAR), "last": str(LAST_YEAR)}
        self.problems.append(messages.DATE_OUT_OF_RANGE.at(Place(file=option), **values))
        return None

    def number(self, option: str, text: str | None) -> int | None:
        """Return the whole number that was typed; a per cent sign after it says nothing more."""
        if text is None:
            return None
        figures = text.removesuffix("%").strip()
        # isdigit() would let “²” pass, which int() refuses.
        if not figures.isdecimal() or len(figures) > _MOST_FIGURES:
            self.problems.append(messages.NOT_WHOLE.at(Place(file=option), word=text))
            return None
        return int(figures)

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
