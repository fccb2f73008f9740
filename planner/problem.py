"""What is wrong with an input, where, and how is it mended?"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

MOST_PROBLEMS = 50
"""So many problems of one input are put into words; the others are counted."""

MOST_QUOTED = 500
"""Characters of an input that a sentence repeats at most."""

TURNING = "\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""What turns the direction of the text around it, as ranges of a pattern: Arabic and Hebrew need none of it."""
# Controls, lone surrogates, marks that turn the direction of what follows: a terminal would obey them.
_UNQUOTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def quotable(text: str, most: int = MOST_QUOTED) -> str:
    r"""Return what a sentence may repeat of a text: no more than ``most`` characters, all of them printable.

    >>> quotable("Trafic office"), quotable("x" * 5000, 5), quotable("a\x1b[31mb\tc")
    ('Trafic office', 'xxxx…', 'a�[31mb c')
    """
    cut = text if len(text) <= most else f"{text[: most - 1]}…"
    return _UNQUOTABLE.sub(lambda sign: " " if sign[0] in "\t\n\r" else "�", cut)


def msgid(text: str) -> str:
    """Mark a sentence for translation, which is done where it is shown; the tests of the catalogues look for it."""
    return text


class FieldPlace(str):
    """A row and its field, ``F03-03.percent``, in the gap of a sentence, which readers see by the name of the field."""

    __slots__ = ()


class FieldNames(str):
    """Names of fields with commas between them, in the gap of a sentence, which readers see as they call them."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something stands: a file, a line counted from 1, the name of a field."""

    file: str = ""
    line: int | None = None
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that a person has to mend.

    ``what`` and ``fix`` are English sentences with ``{name}`` gaps that ``values`` fills; they are
    the keys under which ``planner.wording`` finds the sentence of another language. ``code`` is
    stable: documentation and tests name it.

    >>> Problem(code="unknown-role", what="Role “{role}” is not known.", fix="Use “{near}”.",
    ...         values={"role": "mayer", "near": "mayor"}).english()
    'Role “mayer” is not known. Use “mayor”.'
    """

    code: str
    what: str
    fix: str
    values: Mapping[str, str | int | date] = field(default_factory=dict)
    place: Place = Place()

    def __post_init__(self) -> None:
        """Keep of the values only what a sentence may repeat; the words of an enum stay what they are."""
        # Here and not where sentences are shown: values go to terminals, logs, pages and files, and one would be
        # forgotten. ``type(value) is str`` lets a StrEnum be, whose label is looked up by it later.
        object.__setattr__(
            self,
            "values",
            {name: quotable(value) if type(value) is str else value for name, value in self.values.items()},
        )

    def english(self) -> str:
        """Return both sentences in English, gaps filled, without the place."""
        return f"{self.what} {self.fix}".format_map(self.values)


class ProblemsFoundError(Exception):
    """An input cannot be used; carries every problem that was found in it, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        # A damaged file can have problems by the ten thousand; joined, they filled the memory and every log.
        super().__init__("\n".join(problem.english() for problem in self.problems[:MOST_PROBLEMS]))


def first_problems(problems: Iterable[Problem]) -> tuple[Sequence[Problem], int]:
    """Return the problems that a person is told in words, and how many more there are.

    >>> shown, more = first_problems([Problem(code="x", what="", fix="")] * 70)
    >>> len(shown), more
    (50, 20)
    """
    every = tuple(problems)
    return every[:MOST_PROBLEMS], max(0, len(every) - MOST_PROBLEMS)
