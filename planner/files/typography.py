"""How are spaces set in French text?"""

import re

NO_BREAK_SPACE = "\u00a0"
NARROW_NO_BREAK_SPACE = "\u202f"

_SPACES = "[ \u00a0\u202f]"
_WHOLE = f"(?<!{_SPACES})"
"""Looks at a run of spaces once, and not again from each of its spaces."""
_ADDRESS = re.compile(r"((?:https?://|www\.)\S+)")
_AFTER_WORD = r"(?<=[\w»”’)\]…%])"
_BEFORE_GAP = r"(?=[\s»”)\]…]|$)"
_COLON = re.compile(rf"{_WHOLE}{_SPACES}+:|{_AFTER_WORD}:{_BEFORE_GAP}")
_HIGH = re.compile(rf"(?<=\S){_SPACES}+([;!?]+)|{_AFTER_WORD}([;!?]+){_BEFORE_GAP}")
_PERCENT = re.compile(rf"(?<=[0-9]){_SPACES}*%")
_OPENING = re.compile(rf"«{_SPACES}*")
_CLOSING = re.compile(rf"{_WHOLE}{_SPACES}*»")


def french_spacing(text: str) -> str:
    """Return French text with the spaces on which no line may break.

    A no-break space stands before ``:`` and inside ``« »``, a narrow one before ``; ! ? %``.
    Web addresses and times such as 10:30 stay as they are. Doing it twice changes nothing.

    Source: Imprimerie nationale, Lexique des règles typographiques (3rd edition), « Ponctuation ».

    >>> french_spacing("Qui décide : le maire ?").split()
    ['Qui', 'décide', ':', 'le', 'maire', '?']
    >>> french_spacing("« 70% » à 10:30") == "«\u00a070\u202f%\u00a0» à 10:30"
    True
    """
    pieces = _ADDRESS.split(text)
    pieces[::2] = (_spaced(piece) for piece in pieces[::2])
    return "".join(pieces)


def _spaced(text: str) -> str:
    text = _COLON.sub(f"{NO_BREAK_SPACE}:", text)
    text = _HIGH.sub(lambda found: NARROW_NO_BREAK_SPACE + (found[1] or found[2]), text)
    text = _PERCENT.sub(f"{NARROW_NO_BREAK_SPACE}%", text)
    text = _OPENING.sub(f"«{NO_BREAK_SPACE}", text)
    return _CLOSING.sub(f"{NO_BREAK_SPACE}»", text)
