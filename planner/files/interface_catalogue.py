"""What is wrong with a catalogue of the planner's own sentences: what is missing, and what would read wrong?"""

import re
from collections.abc import Iterator
from pathlib import Path

from babel import Locale, UnknownLocaleError

from planner.files import catalogue_messages
from planner.files.catalogue_head import LABELS_INSIDE, WAYS_INSIDE, language_from, plural_forms
from planner.files.languages import LANGUAGES, SOURCE, catalogue_file
from planner.files.names import gaps
from planner.files.translations import Entry, Translations, read_translations, short_text
from planner.files.typography import typesetter
from planner.problem import Place, Problem

_TYPED_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")


def check_catalogue(path: Path) -> Iterator[Problem]:
    """Report everything that would leave readers of a language with English, with gaps or with torn lines."""
    catalogue = read_translations(path, str(path))
    yield from catalogue.problems
    if catalogue.problems:
        return
    yield from _check_head(path, catalogue)
    if catalogue.language != SOURCE:
        yield from _check_sentences(catalogue)
        for text, entry in catalogue.entries.items():
            yield from _check_entry(text, entry, catalogue)


def _check_head(path: Path, catalogue: Translations) -> Iterator[Problem]:
    place = Place(file=str(path), line=1)
    if not re.fullmatch("[a-z]{2}", catalogue.language):
        yield catalogue_messages.CATALOGUE_NAME.at(place)
    try:
        Locale.parse(catalogue.head.get("Language", ""))
    except (UnknownLocaleError, ValueError):
        yield catalogue_messages.CATALOGUE_HEAD.at(place, name="Language", example="Language: pt_BR")
    if plural_forms(catalogue.head) is None:
        example = "Plural-Forms: nplurals=2; plural=(n != 1);"
        yield catalogue_messages.CATALOGUE_HEAD.at(place, name="Plural-Forms", example=example)
    # Of all lines that may be left out, the one whose words are ours: a slip would pass for “lower”.
    if catalogue.head.get(LABELS_INSIDE, WAYS_INSIDE[0]) not in WAYS_INSIDE:
        example = f"{LABELS_INSIDE}: {WAYS_INSIDE[-1]}"
        yield catalogue_messages.CATALOGUE_HEAD.at(place, name=LABELS_INSIDE, example=example)


def _check_sentences(catalogue: Translations) -> Iterator[Problem]:
    """Report what the fullest catalogue has and this one lacks, and the other way round."""
    # The sentences stand in the code all over; the fullest catalogue is the list of them that every installation has.
    others = (read_translations(catalogue_file(language), language) for language in LANGUAGES if language != SOURCE)
    fullest = max(others, key=lambda other: len(other.entries), default=catalogue)
    if len(fullest.entries) < len(catalogue.entries) or fullest.language == catalogue.language:
        return
    for text in fullest.entries:
        if text not in catalogue.entries:
            yield _missing(text, catalogue, Place(file=catalogue.file))
    for text, entry in catalogue.entries.items():
        if text not in fullest.entries:
            yield catalogue_messages.STALE_TRANSLATION.at(
                Place(file=catalogue.file, line=entry.line), text=short_text(text)
            )


def _missing(text: str, catalogue: Translations, place: Place) -> Problem:
    return catalogue_messages.NOT_TRANSLATED.at(
        place, language=catalogue.language, text=short_text(text), file=catalogue.file
    )


def _check_entry(text: str, entry: Entry, catalogue: Translations) -> Iterator[Problem]:
    place = Place(file=catalogue.file, line=entry.line)
    plurals = plural_forms(catalogue.head)
    wanted = plurals.forms if entry.plural and plurals else 1
    if len([form for form in entry.forms if form]) < wanted:
        yield _missing(text, catalogue, place)
        return
    if entry.fuzzy:
        yield catalogue_messages.FUZZY_TRANSLATION.at(place, text=short_text(text))
    if not all(_has_gaps_of(text, entry, form) for form in entry.forms):
        yield catalogue_messages.TRANSLATION_GAPS.at(place, text=short_text(text))
    for form in entry.forms:
        right = _in_type(form, catalogue)
        if right != form:
            yield catalogue_messages.WRONG_SPACES.at(place, text=short_text(form), right=right)


def _has_gaps_of(text: str, entry: Entry, form: str) -> bool:
    """Say whether a form fills what English fills; “one action” need not show its number."""
    wanted = {*gaps(text), *gaps(entry.plural)}
    return wanted - ({"number"} if entry.plural else set()) <= set(gaps(form)) <= wanted


def _in_type(text: str, catalogue: Translations) -> str:
    language = language_from(catalogue.head, catalogue.language)
    spaced = typesetter(language.spacing)(text)
    return _TYPED_APOSTROPHE.sub(language.apostrophe, spaced) if language.apostrophe else spaced
