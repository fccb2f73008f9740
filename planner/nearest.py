"""Which known word did the writer mean?"""

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


def nearest(word: str, known: Iterable[str], likeness: float = OF_MANY) -> str | None:
    """Return the known word that looks most like ``word``, or None when none has that ``likeness``.

    >>> nearest("trafic-office", ["mayor", "traffic-office"])
    'traffic-office'
    >>> nearest("F6", ["F06", "F07"])
    'F06'
    >>> nearest("zebra", ["mayor"]) is None
    True
    >>> nearest("undraft", ["draft-plan"]), nearest("undraft", ["draft-plan"], OF_FEW)
    (None, 'draft-plan')
    """
    folded: dict[str, str] = {}
    for candidate in islice(known, _MOST_COMPARED):
        # Ids have hyphens, numbers of the method underscores, and people write each for the other.
        folded.setdefault(candidate[:_LONGEST].casefold().replace("_", "-"), candidate)
    matches = get_close_matches(word[:_LONGEST].casefold().replace("_", "-"), folded, n=1, cutoff=likeness)
    return folded[matches[0]] if matches else None


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
