"""Which text may be stored, and what is wrong with the rest?"""

import re
from collections.abc import Iterator, Mapping, Sequence

from planner.problem import TURNING, Place, Problem
from planner.store.ids import field_place

LONG_TEXT = 20_000
"""Characters in a field that names no limit of its own."""

# C0 and C1 controls but tab and line feed, surrogates, and the 66 noncharacters of Unicode: PostgreSQL, XML
# or UTF-8 refuse them, so a text that holds one could be stored or exported in some places only.
_NONCHARACTERS = "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
_REFUSED = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_NONCHARACTERS}]")
# Ends of lines and of paragraphs, and what turns the direction of all that follows: Arabic and Hebrew need none.
_TURNING = re.compile(f"[\u2028\u2029{TURNING}]")
_BREAKS = re.compile("\r\n|[\r\v\f]")


_ESCAPED = re.compile(r"\\[bfru]")


def needs_a_look(json_text: str) -> bool:
    """Say whether a JSON text may hold something to clean or to refuse; quick, and rather too often than not.

    JSON writes the control characters of ASCII as escapes, all but the last.
    """
    if len(json_text) > LONG_TEXT or "\x7f" in json_text:
        return True
    if "\\" in json_text and _ESCAPED.search(json_text):
        return True
    return not json_text.isascii() and _REFUSED.search(json_text) is not None


def cleaned(value: object) -> object:
    r"""Return a plain value with every line break written as a line feed, in nested texts as well.

    >>> cleaned({"a": ["one\r\ntwo\x0bthree"]})
    {'a': ['one\ntwo\nthree']}
    """
    match value:
        case str():
            return _BREAKS.sub("\n", value)
        case Mapping():
            return {key: cleaned(entry) for key, entry in value.items()}
        case Sequence():
            return [cleaned(entry) for entry in value]
    return value


def check_text(value: object, place: Place, limit: int = LONG_TEXT) -> Iterator[Problem]:
    """Say which characters cannot be stored, and which text is too long, nested texts included."""
    for text in texts(value):
        refused = _REFUSED.search(text)
        if refused:
            yield _refused_character(refused, place)
        elif len(text) > limit:
            yield too_long(text, limit, place)


def check_line(text: str, place: Place) -> Iterator[Problem]:
    """Say which character of a text of one line would turn or break the line in which others read it."""
    refused = _TURNING.search(text)
    if refused:
        yield _refused_character(refused, place)


def _refused_character(found: re.Match[str], place: Place) -> Problem:
    return Problem(
        code="character-refused",
        what="The text “{field}” holds the character {character} at position {position}, which cannot be stored.",
        fix="Remove this character; it is invisible and often comes with pasted text.",
        values={
            "field": field_place(place.field),
            "character": f"U+{ord(found.group()):04X}",
            "position": found.start() + 1,
        },
        place=place,
    )


def too_long(text: str, limit: int, place: Place) -> Problem:
    """Return the problem of a text that has more characters than its field takes."""
    return Problem(
        code="text-too-long",
        what="The text “{field}” has {length} characters; {limit} is the most.",
        fix="Shorten it, or attach the long version as a document.",
        values={"field": field_place(place.field), "length": len(text), "limit": limit},
        place=place,
    )


def texts(value: object) -> Iterator[str]:
    """Give every text of a plain value, the names of entries included."""
    match value:
        case str():
            yield value
        case Mapping():
            for key, entry in value.items():
                yield from texts(key)
                yield from texts(entry)
        case Sequence():
            for entry in value:
                yield from texts(entry)
