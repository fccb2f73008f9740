"""What is a kind of problem: a sentence with gaps, its code, and how it is mended?"""

from dataclasses import dataclass

from planner.nearest import Search, listed, nearest, relatives
from planner.problem import Place, Problem, quotable

_LONGEST_WORD = 80
"""Characters of a word that are repeated; enough to find it again."""


@dataclass(frozen=True, slots=True)
class Message:
    """A kind of problem: what is wrong and how it is mended, with ``{name}`` gaps."""

    code: str
    what: str
    fix: str
    whole: frozenset[str] = frozenset()
    """The gaps whose text is shown whole, such as a path to copy; of any other, the beginning is repeated."""

    def at(self, place: Place, **values: str | int) -> Problem:
        """Return the problem at a place, with the values that fill its gaps."""
        shown = {name: value if name in self.whole else _beginning(value) for name, value in values.items()}
        return Problem(code=self.code, what=self.what, fix=self.fix, values=shown, place=place)


def _beginning(value: str | int) -> str | int:
    # The words of an enum are looked up as they are when the reader's language is known.
    return quotable(value, _LONGEST_WORD) if type(value) is str else value


# The list of known words is cut where it is made, word by word; cut once more, it would end in the middle of a word.
_LISTED = frozenset({"known"})


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A word that is not among those known, with the nearest one when there is one."""

    code: str
    what: str
    known_as: str
    """How the fix names the known words, as a sentence with ``{known}``."""
    every: bool = False
    """Whether all known words are named, where they are few and short; else the first and the last."""

    @property
    def near(self) -> Message:
        """The message when a known word looks like the one written."""
        return Message(self.code, self.what, f"Did you mean “{{near}}”? {self.known_as}", whole=_LISTED)

    @property
    def far(self) -> Message:
        """The message when none does."""
        return Message(self.code, self.what, self.known_as, whole=_LISTED)

    def at(
        self, place: Place, word: str, known: "tuple[str, ...]", *, search: Search = nearest, **values: str | int
    ) -> Problem:
        """Return the problem at a place, naming the nearest of the known words that ``search`` finds."""
        guess = search(word, known)
        shown: dict[str, str | int] = {
            # A sentence that keeps the word out, as it may name a person, has none to give on.
            **({"word": word} if "{word}" in self.what else {}),
            "known": (", ".join(known) if self.every else listed(relatives(word, known))) or "–",
            **values,
        }
        # A guess that is far off sends people to the wrong place; without one the list alone speaks.
        return self.far.at(place, **shown) if guess is None else self.near.at(place, near=guess, **shown)
