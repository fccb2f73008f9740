"""What does each sentence of the content say in another language?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import polib

from planner.files import catalogue_messages
from planner.files.catalogue_head import language_of
from planner.files.text_files import read_text
from planner.files.typography import typesetter
from planner.problem import Place, Problem

_SHOWN = 60
# polib reads a line without its closing quotation mark, and drops the last letter.
_TORN = re.compile(r"""(?:msg\w+(?:\[\d+\])?[ \t]*)?"(?!(?:[^"\\]|\\.)*"\s*$)""")
# polib names the line in the sentence of its error only, which is English and is not shown.
_LINE = re.compile(r"^Syntax error in po file[^(]*\(line (\d+)\)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One translated sentence, and the line of the .po file on which its source stands."""

    line: int
    text: str
    fuzzy: bool
    plural: str = ""
    """The English plural, where the sentence counts something."""
    counted: tuple[str, ...] = ()
    """The forms of the language then, in the order of its plural rule."""

    @property
    def forms(self) -> tuple[str, ...]:
        """Every text that may stand for the source: one, or all forms of a counted sentence."""
        return self.counted or (self.text,)


@dataclass(frozen=True, slots=True)
class Translations:
    """The sentences of one .po file, by source sentence; ``entries`` are those without a context."""

    file: str
    language: str
    entries: Mapping[str, Entry]
    problems: tuple[Problem, ...] = ()
    contexts: Mapping[str, Mapping[str, Entry]] = field(default_factory=dict)
    """The sentences by their ``msgctxt``, which tells apart what one sentence is called in several countries."""
    head: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Translator:
    """Translates while content is read, and notes what it was asked for and does not have.

    A sentence without a translation, or with an uncertain one, stays in the source language.
    """

    language: str
    entries: Mapping[str, Entry]
    asked: set[str] = field(default_factory=set)
    missing: set[str] = field(default_factory=set)

    def __call__(self, text: str) -> str:
        """Return the sentence in the reader's language, with that language's spaces."""
        # Noted even where there is no translation: an entry that was never asked for is stale.
        self.asked.add(text)
        entry = self.entries.get(text)
        if entry is None or not entry.text or entry.fuzzy:
            self.missing.add(text)
            return text
        return in_type(entry.text, self.language)


def in_type(text: str, language: str) -> str:
    """Return a text with the spaces that its language asks for."""
    return typesetter(language_of(language).spacing)(text)


def read_translations(path: Path, shown: str) -> Translations:
    """Read a .po file in UTF-8; obsolete entries are left out."""
    language = path.stem
    text = read_text(path, shown)
    if isinstance(text, Problem):
        return Translations(shown, language, {}, (text,))
    torn = next((number for number, line in enumerate(text.splitlines(), 1) if _TORN.match(line)), None)
    if torn is not None:
        problem = catalogue_messages.UNREADABLE_TRANSLATIONS.at(Place(file=shown, line=torn))
        return Translations(shown, language, {}, (problem,))
    try:
        # With a line break at its end, for polib opens the file whose path it is given in place of a text.
        catalogue = polib.pofile(f"{text}\n")
    except (OSError, ValueError, UnicodeError) as error:
        line = _LINE.search(str(error))
        place = Place(file=shown, line=int(line[1]) if line else None)
        problem = catalogue_messages.UNREADABLE_TRANSLATIONS.at(place)
        return Translations(shown, language, {}, (problem,))
    contexts: dict[str, dict[str, Entry]] = {}
    for entry in catalogue:
        if not entry.obsolete:
            contexts.setdefault(entry.msgctxt or "", {})[entry.msgid] = _entry(entry)
    return Translations(shown, language, contexts.get("", {}), contexts=contexts, head=catalogue.metadata)


def _entry(entry: polib.POEntry) -> Entry:
    return Entry(
        line=entry.linenum or 1,
        text=entry.msgstr,
        fuzzy=entry.fuzzy,
        plural=entry.msgid_plural,
        counted=tuple(form for _, form in sorted(entry.msgstr_plural.items())),
    )


def short_text(text: str) -> str:
    """Return the beginning of a text, enough to find it again."""
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
