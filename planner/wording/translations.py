"""Which sentence of another language stands for an English one?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from planner.files.languages import catalogue_text, entry_parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Translations:
    """The sentences of one language by their English msgids; what is not translated is not among them."""

    sentences: Mapping[str, str]
    plurals: Mapping[str, tuple[str, ...]]
    """Every form that the language has, by the English singular."""


@cache
def translations(language: str) -> Translations:
    """Read the sentences in a language's catalogue; that of English, the language of the msgids, has none."""
    return read_catalogue(catalogue_text(language))


def read_catalogue(text: str) -> Translations:
    r"""Read the sentences of a gettext catalogue.

    An entry that cannot be read is left out, so that its sentence shows in English; ``planner check``
    names the line.

    >>> read_catalogue('msgid "Adopted"\nmsgstr "Adopté"\n').sentences
    {'Adopted': 'Adopté'}
    """
    sentences: dict[str, str] = {}
    plurals: dict[str, tuple[str, ...]] = {}
    msgid, uncertain = "", False
    for keyword, sentence in entry_parts(text):
        match keyword:
            case "fuzzy":
                uncertain = True
            case "msgid":
                # As gettext has it, an uncertain translation is none; without a msgid nothing finds it.
                msgid, uncertain = "" if uncertain else sentence, False
            case "msgstr" if msgid and sentence:
                sentences[msgid] = sentence
            case "msgstr[0]":
                plurals[msgid] = (sentence,)
            case "msgid_plural" | "msgstr":
                continue
            case _:
                plurals[msgid] = (*plurals.get(msgid, ()), sentence)
    return Translations(sentences=sentences, plurals=plurals)


def typesetter(language: str) -> Callable[[str], str]:
    """Return what gives a text the spaces that its language puts round punctuation."""
    from planner.files.catalogue_head import language_of  # noqa: PLC0415 - what nobody wrote needs no setting
    from planner.files.typography import typesetter as typesetter_of  # noqa: PLC0415

    return typesetter_of(language_of(language).spacing)
