"""What does each sentence of the content say in another language?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from babel.messages.pofile import PoFileError, read_po

from planner.files import messages
from planner.files.located_yaml import Read, read_text
from planner.files.typography import french_spacing
from planner.problem import Place, Problem


@dataclass(frozen=True, slots=True)
class Entry:
    """One translated sentence, and the line of the .po file on which its source stands."""

    line: int
    text: str
    fuzzy: bool


@dataclass(frozen=True, slots=True)
class Translations:
    """The sentences of one .po file, by source sentence."""

    file: str
    language: str
    entries: Mapping[str, Entry]
    problems: tuple[Problem, ...] = ()


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
        self.asked.add(text)
        entry = self.entries.get(text)
        if entry is None or not entry.text or entry.fuzzy:
            self.missing.add(text)
            return text
        return in_type(entry.text, self.language)


def in_type(text: str, language: str) -> str:
    """Return a text with the spaces that its language asks for."""
    return french_spacing(text) if language == "fr" else text


def read_translations(path: Path, shown: str) -> Translations:
    """Read a .po file in UTF-8; obsolete entries are left out."""
    language = path.stem
    text = read_text(path, shown)
    if isinstance(text, Read):
        return Translations(shown, language, {}, text.problems)
    try:
        catalogue = read_po(BytesIO(text.encode()), ignore_obsolete=True, abort_invalid=True)
    except (PoFileError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", None)
        place = Place(file=shown, line=None if line is None else line + 1)
        problem = messages.UNREADABLE_TRANSLATIONS.at(place, detail=str(error))
        return Translations(shown, language, {}, (problem,))
    entries = {
        message.id: Entry(message.lineno or 1, message.string, message.fuzzy)
        for message in catalogue
        if isinstance(message.id, str) and isinstance(message.string, str) and message.id
    }
    return Translations(shown, language, entries)
