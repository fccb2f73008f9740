"""How are spaces set round punctuation, in a language that sets them?"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

NO_BREAK_SPACE = "\u00a0"
NARROW_NO_BREAK_SPACE = "\u202f"

_SPACES = "[ \u00a0\u202f]"
_WHOLE = f"(?<!{_SPACES})"
"""Looks at a run of spaces once, and not again from each of its spaces."""
_ADDRESS = re.compile(r"((?:https?://|www\.)\S+)")
_AFTER_WORD = r"(?<=[\w»”’)\]…%])"
_BEFORE_GAP = r"(?=[\s»”)\]…]|$)"
_OF_FIGURES = "%‰"
"""Signs that belong to the figure before them: after a word they are something else."""

Replacement = tuple[re.Pattern[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spacing:
    """The signs round which a language sets spaces on which no line may break."""

    before: str = ""
    """A no-break space stands before these."""
    narrow_before: str = ""
    """A narrow no-break space stands before these."""
    inside: str = ""
    """Opening and closing marks in turn: a no-break space stands inside them."""

    def spaced(self, sign: str) -> str:
        r"""Return a sign with the space that stands before it.

        >>> Spacing(before=":", narrow_before=";").spaced(";") == "\u202f;"
        True
        """
        if sign in self.narrow_before:
            return NARROW_NO_BREAK_SPACE + sign
        return NO_BREAK_SPACE + sign if sign in self.before else sign


PLAIN = Spacing()
"""Spaces as they are typed."""


@cache
def typesetter(spacing: Spacing) -> Callable[[str], str]:
    """Return what gives a text the spaces of a language; doing it twice changes nothing.

    Web addresses and times such as 10:30 stay as they are.

    >>> in_french = typesetter(Spacing(before=":", narrow_before=";!?%", inside="«»"))
    >>> in_french("Qui décide : le maire ?").split()
    ['Qui', 'décide', ':', 'le', 'maire', '?']
    >>> in_french("« 70% » à 10:30") == "«\u00a070\u202f%\u00a0» à 10:30"
    True
    """
    replacements = tuple(_replacements(spacing))
    if not replacements:
        return str

    signs = frozenset(spacing.before + spacing.narrow_before + spacing.inside)

    def typeset(text: str) -> str:
        # Most texts of a file are words and ids without any of the signs.
        if signs.isdisjoint(text):
            return text
        pieces = _ADDRESS.split(text)
        # Every second piece is an address, which a space would break.
        pieces[::2] = (_spaced(piece, replacements) for piece in pieces[::2])
        return "".join(pieces)

    return typeset


def _spaced(text: str, replacements: tuple[Replacement, ...]) -> str:
    for pattern, replacement in replacements:
        text = pattern.sub(replacement, text)
    return text


def _replacements(spacing: Spacing) -> Iterator[Replacement]:
    for signs, space in ((spacing.before, NO_BREAK_SPACE), (spacing.narrow_before, NARROW_NO_BREAK_SPACE)):
        yield from _before(signs, space)
    for opening, closing in zip(spacing.inside[::2], spacing.inside[1::2], strict=False):
        yield re.compile(rf"{re.escape(opening)}{_SPACES}*"), _literal(f"{opening}{NO_BREAK_SPACE}")
        yield re.compile(rf"{_WHOLE}{_SPACES}*{re.escape(closing)}"), _literal(f"{NO_BREAK_SPACE}{closing}")


def _literal(text: str) -> str:
    """Return a replacement that says what it says: a backslash among the signs would else be a reference."""
    return text.replace("\\", r"\\")


def _before(signs: str, space: str) -> Iterator[Replacement]:
    """Give what sets a space before signs, those of a sentence together: “?!” has one space."""
    of_sentences = "".join(sign for sign in signs if sign not in _OF_FIGURES)
    if of_sentences:
        run = f"[{re.escape(of_sentences)}]+"
        # Typed without a space, a sign gets one at the end of a word only: 10:30 and a=b;c stay as they are.
        yield re.compile(rf"(?<=\S){_SPACES}+({run})"), rf"{space}\1"
        yield re.compile(rf"{_AFTER_WORD}({run}){_BEFORE_GAP}"), rf"{space}\1"
    for sign in set(signs) & set(_OF_FIGURES):
        yield re.compile(rf"(?<=[0-9]){_SPACES}*{sign}"), f"{space}{sign}"
