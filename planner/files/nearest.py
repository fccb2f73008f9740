"""Which known word did the writer mean?"""

from collections.abc import Iterable
from difflib import get_close_matches

_SHOWN = 12


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that looks most like ``word``, or None when none does.

    >>> nearest("trafic-office", ["mayor", "traffic-office"])
    'traffic-office'
    >>> nearest("F6", ["F06", "F07"])
    'F06'
    >>> nearest("zebra", ["mayor"]) is None
    True
    """
    folded: dict[str, str] = {}
    for candidate in known:
        folded.setdefault(candidate.casefold().replace("_", "-"), candidate)
    found = get_close_matches(word.casefold().replace("_", "-")[:100], folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else None


def listed(known: Iterable[str]) -> str:
    """Write the known words as a list that fits into a message.

    >>> listed(["yes", "partly", "no"])
    'yes, partly, no'
    >>> listed(map(str, range(1, 130)))
    '1, 2, 3, 4, 5, 6, …, 124, 125, 126, 127, 128, 129'
    """
    words = list(known)
    half = _SHOWN // 2
    return ", ".join(words if len(words) <= _SHOWN else [*words[:half], "…", *words[-half:]])
