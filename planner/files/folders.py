"""What could be read of a folder of content, in which language, and what is wrong with its shape?"""

from collections.abc import Mapping, Sequence
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
from planner.files.validated import Validated, validated
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


def stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Return what changes when a file of the folder does."""
    files = (path for pattern in ("*.yaml", "factors/*.yaml", "locale/*.po") for path in folder.glob(pattern))
    # A link that leads nowhere has no facts of its own; reading it says so.
    stats = ((str(path), path.stat() if path.exists() else path.lstat()) for path in sorted(files))
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)


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
    translations, more = translations_of(wanted.folder, wanted.language, wanted.source)
    translator = Translator(wanted.language, translations.entries) if translations else None
    translate: Translate | None = translator
    if translator is None and language_of(wanted.language).spacing != PLAIN:
        # Content written in another language than English is typeset as its translations would be.
        translate = partial(in_type, language=wanted.language)
    read = validated(document, model, translate=translate, stand_ins=stand_ins)
    return _read_so(wanted.folder, wanted.language, read, (*problems, *more), translator)


def part_loaded(
    model: type[M], read: Read, folder: Path, translations: Translations | None, context: str
) -> Content[M]:
    """Validate one file of a folder whose catalogue keeps the texts of each file apart, under its name as context."""
    translator = Translator(translations.language, translations.contexts.get(context, {})) if translations else None
    language = translations.language if translations else SOURCE
    if read.document is None:
        return Content(folder=folder, language=language, document=None, model=None, problems=read.problems)
    valid = validated(read.document, model, translate=translator)
    return _read_so(folder, language, valid, read.problems, translator)


def _read_so(
    folder: Path, language: str, read: Validated[M], before: Sequence[Problem], translator: Translator | None
) -> Content[M]:
    """Return what a document says, with its problems after those that were known before it was validated."""
    return Content(
        folder=folder,
        language=language,
        document=read.document,
        model=read.model,
        problems=(*before, *read.problems),
        lost_words=read.lost_words,
        translator=translator,
    )


def translations_of(folder: Path, language: str, source: str) -> tuple[Translations | None, tuple[Problem, ...]]:
    """Return the catalogue of a folder in a language, and what is wrong with it; None in that of its texts."""
    if language == source:
        return None, ()
    path = folder / "locale" / f"{language}.po"
    if not path.exists():
        known = (source, *list_languages(folder))
        return None, (messages.UNKNOWN_LANGUAGE.at(Place(file=str(folder)), language, known),)
    translations = read_translations(path, str(path))
    return translations, translations.problems
