"""Is everything translated, and is every translation still of use?"""

from collections.abc import Iterator
from typing import TypeVar

from planner.files import catalogue_messages
from planner.files.folders import Content
from planner.files.located_yaml import Document, scalars
from planner.files.names import gaps
from planner.files.translations import Translator, short_text
from planner.problem import Place, Problem
from planner.toolkit.record import Record

M = TypeVar("M", bound=Record)


def check_translations(content: Content[M]) -> Iterator[Problem]:
    """Report what is missing, uncertain, stale or changed in the language that a folder was read in."""
    translator = content.translator
    if translator is None or content.document is None:
        return
    file = str(content.folder / "locale" / f"{content.language}.po")
    # Of a catalogue that cannot be read nobody knows what it translates; that it cannot be is told already.
    if any(problem.place.file == file for problem in content.problems):
        return
    yield from _missing(translator, content.document, file)
    for text, entry in translator.entries.items():
        place = Place(file=file, line=entry.line)
        # Of a folder that is not whole, nobody knows what else it would have asked for.
        if text not in translator.asked and not content.problems:
            yield catalogue_messages.STALE_TRANSLATION.at(place, text=short_text(text))
        elif text in translator.asked and entry.fuzzy:
            yield catalogue_messages.FUZZY_TRANSLATION.at(place, text=short_text(text))
        elif text in translator.asked and entry.text and gaps(text) != gaps(entry.text):
            yield catalogue_messages.TRANSLATION_GAPS.at(place, text=short_text(text))


def _missing(translator: Translator, document: Document, file: str) -> Iterator[Problem]:
    """Report sentences without translation on the line where they stand first."""
    # Those are reported as uncertain, on the line where they are mended.
    uncertain = {text for text, entry in translator.entries.items() if entry.fuzzy}
    missing = translator.missing - uncertain
    for scalar in scalars(document.root):
        if scalar.text in missing:
            missing.discard(scalar.text)
            place = Place(file=scalar.file, line=scalar.line)
            language, text = translator.language, short_text(scalar.text)
            yield catalogue_messages.NOT_TRANSLATED.at(place, language=language, text=text, file=file)
