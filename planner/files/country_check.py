"""Is what the countries' files say whole, and do the texts of templates leave room only for that?"""

from collections.abc import Iterator
from pathlib import Path

from planner.files import country_messages
from planner.files.content import Templates
from planner.files.countries import CountryFolder, countries_beside, load_countries, read_countries
from planner.files.folders import Content, list_languages
from planner.files.languages import SOURCE
from planner.files.located_yaml import scalars
from planner.files.names import EVIDENCE_GAPS
from planner.files.translated import check_translations
from planner.files.translations import short_text
from planner.problem import Place, Problem
from planner.templates.city_country import slots_of
from planner.templates.slots import slots_in
from planner.toolkit.record import Record


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


def check_slots(templates: Content[Templates]) -> Iterator[Problem]:
    """Report room that is left for what no country says, and for who decides where no matter is named."""
    if templates.document is None or templates.model is None:
        return
    countries = read_countries(countries_beside(templates.folder), SOURCE)
    known, of_matter = (slots_of(countries, of_matter=wide) for wide in (False, True))
    about_a_matter = _texts_about_a_matter(templates.model)
    for scalar in scalars(templates.document.root):
        for slot in slots_in(scalar.text):
            place = Place(file=scalar.file, line=scalar.line)
            if slot not in of_matter and slot not in EVIDENCE_GAPS:
                yield country_messages.UNKNOWN_SLOT.at(place, slot, tuple(sorted(of_matter)))
            elif slot not in known and slot not in EVIDENCE_GAPS and scalar.text not in about_a_matter:
                yield country_messages.SLOT_OUT_OF_PLACE.at(place, slot=slot)


def _texts_about_a_matter(templates: Templates) -> frozenset[str]:
    """Return the texts of the actions that name a matter, and of the variations that stand in for them."""
    actions = [action for file in templates.files for action in file.actions if action.matter]
    ids = {action.id for action in actions}
    offers = [
        replacement.offer
        for rule in templates.context.readings
        for replacement in rule.replace
        if replacement.hide in ids
    ]
    return frozenset(text for record in (*actions, *offers) for text in _texts(record))


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case Record():
            for name in type(value).model_fields:
                yield from _texts(getattr(value, name))
        case tuple():
            for item in value:
                yield from _texts(item)
