"""What a translation lacks, and what it has too much."""

from pathlib import Path

import pytest

from files.shelf import copy_of_small
from planner.files.content import load_benchmark
from planner.files.folders import Content
from planner.files.translated import check_translations
from planner.toolkit.benchmark import Benchmark

HEAD = 'msgid ""\nmsgstr "Language: en\\n"\n\n'
FIRST = "Accueil"


def translated(folder: Path, po: str) -> Content[Benchmark]:
    benchmark = copy_of_small(folder) / "benchmark" / "bibliotheques"
    (benchmark / "locale").mkdir()
    (benchmark / "locale" / "en.po").write_text(HEAD + po, encoding="utf-8")
    return load_benchmark(benchmark, "en")


def texts_by_code(content: Content[Benchmark]) -> dict[str, list[str]]:
    """Return the texts that problems quote, by the code of the problem."""
    problems: dict[str, list[str]] = {}
    for problem in check_translations(content):
        problems.setdefault(problem.code, []).append(str(problem.values["text"]))
    return problems


@pytest.mark.parametrize(
    ("po", "code"),
    [
        ('msgid "Accueil"\nmsgstr ""\n', "missing-translation"),
        ('#, fuzzy\nmsgid "Accueil"\nmsgstr "Welcome"\n', "fuzzy-translation"),
        ('msgid "Parking"\nmsgstr "Parking"\n', "stale-translation"),
        ('msgid "Accueil"\nmsgstr "Welcome {name}"\n', "translation-gaps"),
    ],
)
def test_each_fault_of_a_translation_has_its_name(po: str, code: str, tmp_path: Path) -> None:
    problems = texts_by_code(translated(tmp_path, po))
    assert problems[code].count("Parking" if code == "stale-translation" else FIRST) == 1
    assert set(problems) <= {code, "missing-translation"}


def test_what_is_translated_is_not_missing(tmp_path: Path) -> None:
    assert (
        FIRST not in texts_by_code(translated(tmp_path, 'msgid "Accueil"\nmsgstr "Welcome"\n'))["missing-translation"]
    )


def test_an_uncertain_translation_is_not_missing_as_well(tmp_path: Path) -> None:
    problems = texts_by_code(translated(tmp_path, '#, fuzzy\nmsgid "Accueil"\nmsgstr "Welcome"\n'))
    assert FIRST not in problems["missing-translation"]


def test_a_missing_sentence_is_told_once_on_the_line_where_it_stands_first(tmp_path: Path) -> None:
    content = translated(tmp_path, "")
    places = [problem.place for problem in check_translations(content) if problem.values["text"] == FIRST]
    assert [(Path(place.file).name, place.line) for place in places] == [("01-accueil.yaml", 2)]


def test_names_of_publishers_and_authors_need_no_translation(tmp_path: Path) -> None:
    missing = texts_by_code(translated(tmp_path, ""))["missing-translation"]
    assert not {"Bibliothèques réunies", "L’équipe des essais"} & set(missing)


def test_of_content_that_could_not_be_read_whole_nothing_is_called_stale(tmp_path: Path) -> None:
    content = translated(tmp_path, 'msgid "Parking"\nmsgstr "Parking"\n')
    file = content.folder / "factors" / "02-collections.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("statement:", "statment:", 1), encoding="utf-8")
    assert "stale-translation" not in texts_by_code(load_benchmark(content.folder, "en"))


def test_a_catalogue_that_cannot_be_read_hides_its_fault_behind_no_missing_sentence(tmp_path: Path) -> None:
    content = translated(tmp_path, "")
    catalogue = content.folder / "locale" / "en.po"
    catalogue.write_bytes(catalogue.read_bytes() + b"\xe9")
    unreadable = load_benchmark(content.folder, "en")
    assert [problem.place.file for problem in unreadable.problems] == [str(catalogue)]
    assert list(check_translations(unreadable)) == []


def test_in_the_language_in_which_content_is_written_nothing_is_asked(tmp_path: Path) -> None:
    content = translated(tmp_path, "")
    assert list(check_translations(load_benchmark(content.folder, "fr"))) == []
    assert list(check_translations(load_benchmark(content.folder))) == []
