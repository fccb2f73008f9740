"""Which sentence of another language stands for an English one?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


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
    import polib  # noqa: PLC0415 - only a language other than English pays for it

    file = polib.pofile(resources.files(__package__).joinpath(f"{language}.po").read_text(encoding="utf-8"))
    entries = [entry for entry in file if not entry.obsolete]
    return Translations(
        sentences={entry.msgid: entry.msgstr for entry in entries if entry.msgstr},
        plurals={
            entry.msgid: (entry.msgstr_plural[0], entry.msgstr_plural[1]) for entry in entries if entry.msgid_plural
        },
    )


def typesetter(language: str) -> Callable[[str], str]:
    """Return what gives a text the spaces that its language puts round punctuation."""
    if language != "fr":
        return str
    from planner.files.typography import french_spacing  # noqa: PLC0415 - English does without

    return french_spacing
