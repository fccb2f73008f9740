"""Is what the countries' files say whole, and do the texts of templates leave room only for that?"""

from collections.abc import Iterator
from pathlib import Path

from planner.files import country_messages
from planner.files.content import Templates
from planner.files.countries import CountryFolder, countries_beside, load_countries, read_countries
from planner.files.folders import Content, list_languages
from planner.files.languages import SOURCE
from planner.files.located_yaml import Entries, Items, Node, Scalar, scalars, written_at
from planner.files.translated import check_translations
from planner.files.translations import short_text
from planner.problem import Place, Problem
from planner.templates.city_country import slots_of
from planner.templates.slots import slots_in


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
    root = templates.document.root
    about_a_matter = {id(scalar) for node in _about_a_matter(templates.model, root) for scalar in scalars(node)}
    # Its gaps are filled, and checked, with what is asked there.
    of_evidence = {id(scalar) for scalar in _scalars(written_at(root, "method", "evidence_action"))}
    for scalar in scalars(root):
        if id(scalar) in of_evidence:
            continue
        for slot in slots_in(scalar.text):
            place = Place(file=scalar.file, line=scalar.line)
            if slot not in of_matter:
                yield country_messages.UNKNOWN_SLOT.at(place, slot, tuple(sorted(of_matter)))
            elif slot not in known and id(scalar) not in about_a_matter:
                yield country_messages.SLOT_OUT_OF_PLACE.at(place, slot=slot)


def _about_a_matter(templates: Templates, root: Node) -> Iterator[Node]:
    """Give the actions that name a matter, and the variations that stand in for them."""
    matters = {action.id for file in templates.files for action in file.actions if action.matter}
    for file in _items(written_at(root, "files")):
        for action in _items(written_at(file, "actions")):
            if _text(written_at(action, "id")) in matters:
                yield action
    for rule in _items(written_at(root, "context", "readings")):
        for replacement in _items(written_at(rule, "replace")):
            if _text(written_at(replacement, "hide")) in matters:
                yield replacement


def _scalars(node: object) -> Iterator[Scalar]:
    if isinstance(node, Scalar | Items | Entries):
        yield from scalars(node)


def _items(node: object) -> list[Node]:
    return node.items if isinstance(node, Items) else []


def _text(node: object) -> str | None:
    return node.text if isinstance(node, Scalar) else None
