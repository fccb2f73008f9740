"""Is what the countries' files say whole, and do the texts of templates leave room only for that?"""

from collections.abc import Iterator
from pathlib import Path

from planner.files import country_messages
from planner.files.countries import CountryFolder, load_countries
from planner.files.folders import list_languages
from planner.files.translated import check_translations
from planner.files.translations import short_text
from planner.problem import Place, Problem


def check_countries(folder: Path) -> Iterator[Problem]:
    """Report everything that is wrong with a folder of countries and its translations."""
    source = load_countries(folder)
    yield from _file_problems(source)
    yield from _misnamed(source)
    for language in list_languages(folder):
        translated = load_countries(folder, language)
        yield from _file_problems(translated)
        yield from check_translations(translated.neutral)
        for file in translated.countries:
            yield from check_translations(file)
        yield from _of_no_file(translated, folder)


def _file_problems(read: CountryFolder) -> Iterator[Problem]:
    yield from read.problems
    for file in read.files:
        yield from file.problems


def _misnamed(read: CountryFolder) -> Iterator[Problem]:
    for file in read.countries:
        if file.model is None or file.document is None:
            continue
        place = file.document.place(("code",))
        if Path(place.file).stem != file.model.code:
            yield country_messages.COUNTRY_FILE_NAME.at(place, code=file.model.code)


def _of_no_file(read: CountryFolder, folder: Path) -> Iterator[Problem]:
    """Report translations that stand under the name of no file."""
    if read.translations is None:
        return
    known = {path.stem for path in folder.glob("*.yaml")}
    for context, entries in read.translations.contexts.items():
        if context not in known:
            for text, entry in entries.items():
                place = Place(file=read.translations.file, line=entry.line)
                yield country_messages.TRANSLATION_OF_NO_FILE.at(place, text=short_text(text), context=context or "–")
