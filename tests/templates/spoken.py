"""The catalogue in the words of every country, region and language, text by text, for the tests of both."""

from collections.abc import Iterator
from functools import cache

from files.shelf import TEMPLATES

from planner.files.content import read_catalogue
from planner.files.shipped import templates_folder
from planner.templates.catalogue import Catalogue
from planner.templates.city_country import CityCountry, country_of
from planner.templates.countries import Countries, Country
from planner.templates.own_country import in_country
from planner.toolkit.record import Record

LANGUAGES = ("en", "fr")
COUNTRIES_FOLDER = templates_folder() / "countries"
_OF_A_REGION = "anyregion"
_NOT_SHOWN = frozenset({"country", "countries", "notes", "id", "source"})

Where = tuple[str, ...]


@cache
def catalogue(language: str) -> Catalogue:
    return read_catalogue(TEMPLATES, language)


def countries(language: str) -> Countries:
    known = catalogue(language).countries
    assert known is not None
    return known


def places() -> Iterator[tuple[str | None, str | None]]:
    """Give every country with each of its regions that matter, and with none; and no country at all."""
    yield None, None
    for country in countries("en").countries:
        for region in (None, *_regions(country)):
            yield country.code, region


def _regions(country: Country) -> list[str]:
    bodies = country.equality_bodies
    named = dict.fromkeys(region for body in bodies for region in body.regions)
    return [*named, *([_OF_A_REGION] if any(body.by_region for body in bodies) else [])]


@cache
def spoken(language: str, code: str | None, region: str | None = None) -> dict[Where, tuple[str, str]]:
    """Return every text that has a slot, as it is written and as it is said in a country, by where it stands."""
    there = dict(_texts(in_country(catalogue(language), code, region)))
    with_slots = ((where, text) for where, text in _texts(catalogue(language)) if "{" in text)
    # A variation that the country does not need is not there.
    return {where: (text, there[where]) for where, text in with_slots if where in there}


def city_country(language: str, code: str | None, region: str | None = None) -> CityCountry:
    return country_of(countries(language), code, region)


def written(language: str) -> Iterator[tuple[Where, str]]:
    """Give every text of the catalogue as it is written, those of examples from other cities left out."""
    return ((where, text) for where, text in _texts(catalogue(language)) if where[0] != "examples")


def _texts(value: object, *where: str) -> Iterator[tuple[Where, str]]:
    match value:
        case str():
            yield where, value
        case Record():
            for name in type(value).model_fields:
                if name not in _NOT_SHOWN:
                    yield from _texts(getattr(value, name), *where, name)
        case tuple():
            for number, item in enumerate(value):
                yield from _texts(item, *where, str(getattr(item, "id", getattr(item, "hide", number))))
