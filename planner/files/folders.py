"""What could be read of a folder of content, in which language, and what is wrong with its shape?"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Generic, TypeVar

from planner.files import messages
from planner.files.catalogue_head import language_of
from planner.files.languages import SOURCE
from planner.files.located_yaml import Document, Read, Value
from planner.files.translations import Translations, Translator, in_type, read_translations
from planner.files.typography import PLAIN
from planner.files.validated import validated
from planner.problem import Place, Problem
from planner.toolkit.record import Record, Translate

M = TypeVar("M", bound=Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content(Generic[M]):
    """A folder as far as it could be read, with its lines and everything wrong with its shape."""

    folder: Path
    language: str
    document: Document | None
    model: M | None
    problems: tuple[Problem, ...]
    lost_words: frozenset[str] = frozenset()
    """Words in parts that could not be understood: known, though nothing else is known of them."""
    translator: Translator | None = None


def list_languages(folder: Path) -> tuple[str, ...]:
    """Return the languages into which a folder is translated, its own left out."""
    return tuple(sorted(path.stem for path in (folder / "locale").glob("*.po")))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which folder is read, in which language, and in which it was written."""

    folder: Path
    language: str
    source: str


def loaded(
    model: type[M],
    document: Document,
    problems: list[Problem],
    wanted: Wanted,
    stand_ins: Mapping[str, Value] = MappingProxyType({}),
) -> Content[M]:
    """Validate a folder's document, translated when it is read in another language than its own."""
    translator, more = _translator(wanted)
    translate: Translate | None = translator
    if translator is None and language_of(wanted.language).spacing != PLAIN:
        # Content written in another language than English is typeset as its translations would be.
        translate = partial(in_type, language=wanted.language)
    read = validated(document, model, translate=translate, stand_ins=stand_ins)
    return Content(
        folder=wanted.folder,
        language=wanted.language,
        document=read.document,
        model=read.model,
        problems=(*problems, *more, *read.problems),
        lost_words=read.lost_words,
        translator=translator,
    )


def part_loaded(
    model: type[M], read: Read, folder: Path, translations: Translations | None, context: str
) -> Content[M]:
    """Validate one file of a folder whose catalogue keeps the texts of each file apart, under its name as context."""
    translator = Translator(translations.language, translations.contexts.get(context, {})) if translations else None
    language = translations.language if translations else SOURCE
    if read.document is None:
        return Content(folder=folder, language=language, document=None, model=None, problems=read.problems)
    valid = validated(read.document, model, translate=translator)
    return Content(
        folder=folder,
        language=language,
        document=valid.document,
        model=valid.model,
        problems=(*read.problems, *valid.problems),
        lost_words=valid.lost_words,
        translator=translator,
    )


def _translator(wanted: Wanted) -> tuple[Translator | None, tuple[Problem, ...]]:
    if wanted.language == wanted.source:
        return None, ()
    path = wanted.folder / "locale" / f"{wanted.language}.po"
    if not path.exists():
        known = (wanted.source, *list_languages(wanted.folder))
        return None, (messages.UNKNOWN_LANGUAGE.at(Place(file=str(wanted.folder)), wanted.language, known),)
    translations = read_translations(path, str(path))
    return Translator(wanted.language, translations.entries), translations.problems
