"""Why is a text no YAML? The parser's own sentence is English and speaks of tokens; here is what a person did."""

import re
from collections.abc import Mapping

import yaml

from planner.files import messages
from planner.files.message import Message
from planner.problem import Place, Problem

_LONGEST_LINE = 1_000
"""Characters of a line that are searched for what is wrong with it."""
_UNCLOSED_QUOTE = "while scanning a quoted scalar"
_CAUSES: Mapping[str, Message] = {
    "did not find expected key": messages.INDENTATION,
    "did not find expected '-'": messages.INDENTATION,
    "expected <block end>": messages.INDENTATION,
    "could not find expected ':'": messages.NO_COLON,
    "did not find expected ','": messages.OPEN_BRACKET,
    "escape": messages.BACKSLASH,
    "hexdecimal": messages.BACKSLASH,  # spelt so in libyaml
    "block sequence entries are not allowed": messages.LIST_BESIDE_NAME,
}
"""What is wrong, by words of the sentence in which libyaml says what it stumbled over."""


def syntax_problem(error: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    """Return the problem of a text that is no YAML: what the parser stumbled over, and on which line."""
    mark = error.problem_mark or error.context_mark
    line = mark.line if mark else 0
    detail = error.problem or ""
    lines = text.splitlines()
    written = lines[line][:_LONGEST_LINE] if line < len(lines) else ""
    # A parser that misses something at the very end points behind the last line.
    place = Place(file=file, line=min(line, max(len(lines) - 1, 0)) + 1)
    # The parser stumbles at the end of the file; the line to mend is where the quotation mark opens.
    if error.context == _UNCLOSED_QUOTE and error.context_mark:
        return messages.OPEN_QUOTE.at(Place(file=file, line=error.context_mark.line + 1))
    # Before the other causes: for a tab libyaml has the same words as for a character that needs quotes.
    if re.match(r"[ -]*\t", written):
        return messages.TAB.at(place)
    if "mapping values are not allowed" in detail:
        return messages.COLON.at(place)
    if detail == "found character that cannot start any token" or re.search(r""": +['"].*['"]\S""", written):
        return messages.NEEDS_QUOTES.at(place)
    # libyaml says what it missed in English only; that is a cause to look up, and no sentence for readers.
    return next((message for words, message in _CAUSES.items() if words in detail), messages.NOT_YAML).at(place)
