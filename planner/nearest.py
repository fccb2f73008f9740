"""Which known word did the writer mean?"""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from typing import TypeAlias

_SHOWN = 12
_LONGEST = 60
"""Characters of a word that are compared; no id is longer."""
_MOST_COMPARED = 1_000
"""Known words with which one word is compared."""
_MOST_COMPARISONS = 10_000
"""Comparisons for one input: fifty words, each with all the actions of a large catalogue."""

Search: TypeAlias = Callable[[str, Collection[str]], str | None]
"""From a word and the known words to the nearest of them."""

OF_MANY = 0.6
"""The likeness, from 0 to 1, that a guess needs among many words that differ by a figure, such as ids in a file."""
OF_FEW = 0.5
"""The likeness that is enough among few and unlike words, or where a wrong guess is quickly seen to be wrong."""


_LAST_PART = re.compile(r"[^-.]*$")
_NUMBER = re.compile(r"\d+")
_FEWEST_LETTERS = 3
"""Of a word with fewer signs, such as the code of a language, each says something else."""


def nearest(word: str, known: Iterable[str], likeness: float = OF_MANY) -> str | None:
    """Return the known word that looks most like ``word``, or None when none has that ``likeness``.

    Numbers and codes of two letters are not like one another: 6.1 is another question than 6.2, and “en” no misspelt
    “es”.

    >>> nearest("trafic-office", ["mayor", "traffic-office"])
    'traffic-office'
    >>> nearest("F6", ["F06", "F07"])
    'F06'
    >>> nearest("zebra", ["mayor"]), nearest("6.1", ["6.2"]), nearest("F06-99", ["F06-09"]), nearest("es", ["en"])
    (None, None, None, None)
    >>> nearest("undraft", ["draft-plan"]), nearest("undraft", ["draft-plan"], OF_FEW)
    (None, 'draft-plan')
    """
    written, numbers = _folded(word), _numbers(word)
    folded: dict[str, str] = {}
    for candidate in islice(known, _MOST_COMPARED):
        if _numbers(candidate) == numbers:
            folded.setdefault(_folded(candidate), candidate)
    # Compared all the same: it may differ in its capitals only.
    cutoff = likeness if len(written) >= _FEWEST_LETTERS or numbers else 1.0
    matches = get_close_matches(written, folded, n=1, cutoff=cutoff)
    return folded[matches[0]] if matches else None


def _folded(word: str) -> str:
    # Ids have hyphens, numbers of the method underscores, and people write each for the other.
    return word[:_LONGEST].casefold().replace("_", "-")


def _numbers(word: str) -> tuple[str, ...]:
    """Return the numbers of a word, without the zeros in front by which ids are brought to one length."""
    return tuple(number.lstrip("0") for number in _NUMBER.findall(word[:_LONGEST]))


def relatives(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the known ids that begin as ``word`` does, up to its last part; all of them where none does.

    >>> relatives("F06-99", ["F05-01", "F06-01", "F06-02"]), relatives("6.9", ["5.1", "6.1"])
    (('F06-01', 'F06-02'), ('6.1',))
    """
    every = tuple(known)
    family = _LAST_PART.sub("", word[:_LONGEST]).casefold()
    return tuple(id_ for id_ in every if family and id_.casefold().startswith(family)) or every


@dataclass(slots=True)
class NearWords:
    """Searches for the nearest known word as long as the search costs little.

    Nobody reads thousands of guesses, and each costs more than all else that is done about a word.

    >>> near = NearWords(comparisons=2)
    >>> near("trafic", ["traffic", "mayor"]), near("trafic", ["traffic", "mayor"])
    ('traffic', None)
    """

    comparisons: int = _MOST_COMPARISONS

    def __call__(self, word: str, known: Collection[str]) -> str | None:
        """Return the nearest word, None as well when enough has been searched for."""
        if self.comparisons <= 0:
            return None
        self.comparisons -= min(len(known), _MOST_COMPARED)
        return nearest(word, known)


def listed(known: Iterable[str]) -> str:
    """Write the known words as a list that fits into a message.

    >>> listed(["yes", "partly", "no"])
    'yes, partly, no'
    >>> listed(map(str, range(1, 130)))
    '1, 2, 3, 4, 5, 6, …, 124, 125, 126, 127, 128, 129'
    """
    words = [word if len(word) <= _LONGEST else f"{word[: _LONGEST - 1]}…" for word in known]
    half = _SHOWN // 2
    return ", ".join(words if len(words) <= _SHOWN else [*words[:half], "…", *words[-half:]])
