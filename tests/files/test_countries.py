"""The folder of countries is read whole, in each language, and what is wrong with it is told."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from files.shelf import TEMPLATES, places_of
from planner.files.content import read_catalogue
from planner.files.countries import countries_beside, load_countries, read_countries
from planner.files.country_check import check_countries
from planner.files.shipped import templates_folder
from planner.problem import ProblemsFoundError
from planner.templates.countries import Confidence, Country

COUNTRIES = templates_folder() / "countries"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy of three countries, to be broken, with the words for cities of no country."""
    copy = tmp_path / "countries"
    (copy / "locale").mkdir(parents=True)
    for name in ("neutral.yaml", "FR.yaml", "NL.yaml"):
        shutil.copy(COUNTRIES / name, copy / name)
    text = (COUNTRIES / "locale" / "fr.po").read_text(encoding="utf-8")
    head, *entries = text.split("\n\n")
    kept = [entry for entry in entries if re.search(r'^msgctxt "(neutral|FR|NL)"$', entry, re.MULTILINE)]
    (copy / "locale" / "fr.po").write_text("\n\n".join((head, *kept)) + "\n", encoding="utf-8")
    return copy


def test_a_whole_folder_has_no_problem(folder: Path) -> None:
    assert list(check_countries(folder)) == []


def test_a_country_speaks_the_language_of_the_reader() -> None:
    french, english = (read_countries(COUNTRIES, language).by_code["PL"] for language in ("fr", "en"))
    assert (english.within, french.within) == ("in Poland", "en Pologne")
    assert english.government.council.of == "of the city council"
    assert french.government.council.of == "du conseil municipal"
    assert english.government.council.native == french.government.council.native


def test_a_file_under_the_name_of_another_country_is_told(folder: Path) -> None:
    (folder / "NL.yaml").rename(folder / "BE.yaml")
    [misnamed] = [problem for problem in check_countries(folder) if problem.code == "country-file-name"]
    assert (Path(misnamed.place.file).name, misnamed.place.line) == ("BE.yaml", 1)


def test_a_translation_of_no_file_is_told(folder: Path) -> None:
    (folder / "NL.yaml").unlink()
    problems = [problem for problem in check_countries(folder) if problem.code == "translation-of-no-file"]
    assert {problem.values["context"] for problem in problems} == {"NL"}


def test_a_sentence_without_translation_is_told_on_its_line(folder: Path) -> None:
    file = folder / "FR.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("within: in France", "within: in all France"), encoding="utf-8"
    )
    assert places_of(check_countries(folder))[0] == ("FR.yaml", 3, "missing-translation")


def test_countries_that_are_not_whole_are_refused_with_every_problem(folder: Path) -> None:
    file = folder / "FR.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("eu: true", "eu: perhaps"), encoding="utf-8")
    with pytest.raises(ProblemsFoundError) as refused:
        read_countries(folder, "en")
    assert [problem.place.line for problem in refused.value.problems] == [4]


def test_a_language_without_translations_is_told(folder: Path) -> None:
    assert [problem.code for problem in load_countries(folder, "nl").problems] == ["unknown-language"]


def test_templates_of_a_city_take_the_countries_beside_them_else_those_that_are_shipped(folder: Path) -> None:
    assert countries_beside(folder.parent / "our-templates") == folder
    assert countries_beside(folder.parent.parent / "elsewhere" / "templates") == COUNTRIES
    assert read_catalogue(TEMPLATES, "fr").countries == read_countries(COUNTRIES, "fr")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_printed_of_a_country_is_whole_sentences(language: str) -> None:
    note = re.compile(
        r"\b(?:to be (?:checked|confirmed)|check (?:its|that|whether)|e\.g\.|name it|vérifier|à confirmer|p\. ex\.)",
        re.IGNORECASE,
    )
    odd = [
        (country.code, text)
        for country in read_countries(COUNTRIES, language).countries
        for text in _printed(country)
        if not (text[0].isupper() and text.endswith((".", ".”", "”.", "»."))) or note.search(text)
    ]
    assert odd == []


def _printed(country: Country) -> Iterator[str]:
    """Give every text that stands in a paper as a sentence of its own."""
    facts = [*country.facts.values(), *(body.about for body in country.equality_bodies), *country.elections]
    yield from (fact.text for fact in facts if fact.confidence is not Confidence.CHECK)
    yield from (hint.text for hint in country.hints)
    yield from filter(None, (country.union_note, country.regional))
