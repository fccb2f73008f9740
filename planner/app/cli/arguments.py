"""Can the words of a command be read at all, before anything is done with them?

Every command goes through here, so that none has to expect a word that is no text, or that never ends.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from planner.problem import TURNING, Place, Problem
from planner.wording import slips

LONGEST = 20_000
"""Characters of one word: the longest text that a field of the store takes."""

_ENVIRONMENT = ("PLANNER_STORE", "PLANNER_BY")

# How Python shows bytes that are no UTF-8 (PEP 383), and the characters that no name and no note holds: the
# store, a YAML file and most terminals refuse them, each with a traceback of its own.
_NO_TEXT = re.compile("[\ud800-\udfff]")
_UNPRINTABLE = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff{TURNING}]")


def check_arguments(words: Sequence[str], environment: Mapping[str, str]) -> list[Problem]:
    r"""Say which words of a command, or of the environment that it heeds, cannot be read.

    >>> [problem.english() for problem in check_arguments(["import", "caf\udce9.yaml"], {})]
    ['“caf�.yaml” holds bytes that are no text in UTF-8. Rename the file, or type the word anew.']
    """
    return [*_in_words(words), *_in_environment(environment)]


def _in_words(words: Sequence[str]) -> Iterator[Problem]:
    before = ""
    for word in words:
        option, equals, value = word.partition("=") if word.startswith("--") else (before, "", word)
        yield from _unreadable(word)
        if _is_empty(value) and (equals or not word.startswith("--")) and not _empties_a_field(option):
            yield slips.empty_option(option) if option else slips.EMPTY_WORD
        # “--note=” names the option and its empty value in one word, “--note ''” in two.
        before = word if word.startswith("--") and not equals else ""


def _empties_a_field(option: str) -> bool:
    from planner.app.cli.field_options import may_be_empty

    return may_be_empty(option)


def _is_empty(word: str) -> bool:
    # Blanks of other scripts are known to the model only, which nearly no command line needs.
    if word.isascii():
        return not word.strip()
    from planner.app.desk.typed_words import is_blank

    return is_blank(word)


def _unreadable(word: str, place: Place = Place()) -> Iterator[Problem]:  # noqa: B008 - it is frozen
    if _NO_TEXT.search(word):
        yield slips.not_text(word, place)
    elif _UNPRINTABLE.search(word):
        yield slips.unprintable(word, place)
    elif len(word) > LONGEST:
        yield slips.too_long(word, LONGEST, place)


def _in_environment(environment: Mapping[str, str]) -> Iterator[Problem]:
    for name in _ENVIRONMENT:
        yield from _unreadable(environment.get(name, ""), Place(file=name))
