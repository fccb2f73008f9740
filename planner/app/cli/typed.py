"""What do words, dates and numbers mean that people type after an option?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from planner.files import messages
from planner.files.assessments import FIRST_YEAR, LAST_YEAR
from planner.problem import Place, Problem, ProblemsFoundError
from planner.toolkit.record import TITLE_LENGTH

_MOST_FIGURES = 9
"""Figures of a number of days or per cent; Python refuses to read several thousand."""

_Word = TypeVar("_Word", bound=StrEnum)


@dataclass(slots=True)
class Typed:
    """Reads what was typed after options, and gathers what is wrong with it."""

    problems: list[Problem] = field(default_factory=list)

    def day(self, option: str, text: str | None) -> date | None:
        """Return the date that was typed."""
        if text is None:
            return None
        try:
            found = date.fromisoformat(text)
        except ValueError:
            self.problems.append(messages.NOT_A_DATE.at(Place(file=option), word=text))
            return None
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            values = {"year": str(found.year), "first": str(FIRST_YEAR), "last": str(LAST_YEAR)}
            self.problems.append(messages.DATE_OUT_OF_RANGE.at(Place(file=option), **values))
        return found

    def number(self, option: str, text: str | None) -> int | None:
        """Return the whole number that was typed."""
        if text is None:
            return None
        figures = text.removesuffix("%").strip()
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
        """Return the member that a word stands for."""
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
