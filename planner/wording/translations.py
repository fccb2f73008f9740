"""Which sentence of another language stands for an English one?"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Translations:
    """The sentences of one language by their English msgids."""

    sentences: Mapping[str, str]
    plurals: Mapping[str, tuple[str, str]]
    """Singular and plural by the English singular."""


@cache
def translations(language: str) -> Translations:
    """Read a language's gettext catalogue; English, the language of the msgids, has none."""
    if language == "en":
        return Translations(sentences={}, plurals={})
    return read_catalogue(Path(__file__).with_name(f"{language}.po").read_text(encoding="utf-8"))


_PART = re.compile(r'^(msgid|msgid_plural|msgstr|msgstr\[[01]\]) ("(?:.*)"(?:\n".*")*)$', re.MULTILINE)
_ESCAPE = re.compile(r"\\(.)")


def read_catalogue(text: str) -> Translations:
    r"""Read the sentences of a gettext catalogue; obsolete ones are comments, and left out.

    ``polib`` reads the same in five times the time, and every start of the program pays for it.

    >>> read_catalogue('msgid "Adopted"\nmsgstr "Adopté"\n').sentences
    {'Adopted': 'Adopté'}
    """
    sentences: dict[str, str] = {}
    plurals: dict[str, tuple[str, str]] = {}
    msgid = singular = ""
    for keyword, quoted in _PART.findall(text):
        sentence = _unquoted(quoted)
        match keyword:
            case "msgid":
                msgid = sentence
            case "msgstr" if msgid and sentence:
                sentences[msgid] = sentence
            case "msgstr[0]":
                singular = sentence
            case "msgstr[1]":
                plurals[msgid] = (singular, sentence)
    return Translations(sentences=sentences, plurals=plurals)


def _unquoted(quoted: str) -> str:
    joined = "".join(line[1:-1] for line in quoted.split("\n"))
    return _ESCAPE.sub(lambda found: "\n" if found[1] == "n" else found[1], joined) if "\\" in joined else joined


def typesetter(language: str) -> Callable[[str], str]:
    """Return what gives a text the spaces that its language puts round punctuation."""
    if language != "fr":
        return str
    from planner.files.typography import french_spacing  # noqa: PLC0415 - English does without

    return french_spacing
