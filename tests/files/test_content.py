import os
from pathlib import Path

import pytest

from files.shelf import BENCHMARK, ROOT, TEMPLATES, copy_of_small, expected, measures, places_of, toolkit
from planner.files.check import check
from planner.files.content import (
    languages_of,
    load_benchmark,
    load_templates,
    read_benchmark,
    read_catalogue,
    source_language,
)
from planner.files.folders import list_languages, stamp
from planner.files.shipped import content_folders, known_benchmarks, samples
from planner.problem import ProblemsFoundError


def test_the_shipped_benchmark_templates_and_samples_have_no_fault() -> None:
    assert check([ROOT / "benchmark", ROOT / "plan_templates"]) == ()


def test_the_small_benchmark_has_no_fault() -> None:
    assert check([ROOT / "tests" / "small_benchmark"]) == ()


def test_the_toolkit_is_whole() -> None:
    factors = toolkit().factors
    assert [factor.id for factor in factors] == [f"F{number:02}" for number in range(1, 12)]
    assert sum(len(factor.questions) for factor in factors) == 51
    assert sum(len(factor.examples) for factor in factors) == 20
    assert len(toolkit().contextual_factors) == 7
    assert [aspect.id for aspect in toolkit().question_by_id["6.2"].aspects] == ["6.2a", "6.2b", "6.2c"]


def test_the_library_is_whole() -> None:
    actions = measures().actions
    assert sum(action.id.startswith("F") for action in actions) == 148
    assert sum(action.id.startswith("C") for action in actions) == 18
    assert len(measures().roles) == 18
    assert len(measures().results) == 52


def test_french_is_complete_and_set_in_french_type() -> None:
    french = toolkit("fr")
    assert french.factors[0].title != toolkit().factors[0].title
    assert french.factors[0].questions[0].text.endswith("\u202f?")
    assert measures("fr").actions[0].id == measures().actions[0].id


def test_an_unknown_language_is_refused_with_those_there_are() -> None:
    with pytest.raises(ProblemsFoundError, match="Languages: en, fr") as caught:
        read_benchmark(BENCHMARK, "de")
    assert caught.value.problems[0].code == "unknown-language"
    with pytest.raises(ProblemsFoundError, match="Languages: en, fr"):
        read_catalogue(TEMPLATES, "de")


def test_reading_again_costs_nothing_until_a_file_changes(tmp_path: Path) -> None:
    folder = copy_of_small(tmp_path) / "benchmark" / "bibliotheques"
    first = read_benchmark(folder, "fr")
    assert read_benchmark(folder, "fr") is first
    file = folder / "benchmark.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("accessibles", "ouvertes"), encoding="utf-8")
    os.utime(file, ns=(1, 1))
    assert read_benchmark(folder, "fr").title.endswith("ouvertes")


def test_what_comes_with_the_planner_is_known() -> None:
    assert known_benchmarks() == ("anti-discrimination",)
    assert languages_of(content_folders("anti-discrimination", ROOT)) == ("en", "fr")
    assert len(samples("anti-discrimination")) >= 4


def test_content_beside_an_assessment_is_found_before_the_shipped_one(tmp_path: Path) -> None:
    small = copy_of_small(tmp_path)
    assert content_folders("bibliotheques", small / "rocmarin.yaml") == (
        small / "benchmark" / "bibliotheques",
        small / "plan_templates" / "bibliotheques",
    )
    shipped, _ = content_folders("anti-discrimination", small / "rocmarin.yaml")
    assert shipped.resolve() == BENCHMARK
    with pytest.raises(ProblemsFoundError, match="anti-discrimination"):
        content_folders("../benchmark", small)


def test_a_missing_file_is_named_and_a_stray_one_too(tmp_path: Path) -> None:
    folder = copy_of_small(tmp_path) / "plan_templates" / "bibliotheques"
    (folder / "method.yaml").rename(folder / "methode.yaml")
    problems = load_templates(folder).problems
    assert [problem.code for problem in problems] == ["missing-file", "file-not-read"]


def test_a_folder_with_nothing_to_check_is_said_to_be_so(tmp_path: Path) -> None:
    assert [problem.code for problem in check([tmp_path])] == ["nothing-to-check"]
    assert [problem.code for problem in check([tmp_path / "none.yaml"])] == ["no-such-file"]


PO = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8"

msgid "Accueil"
msgstr "Welcome"

# expect: fuzzy-translation
#, fuzzy
msgid "Collections"
msgstr "Stocks"

# expect: stale-translation
msgid "Parking"
msgstr "Parking"
"""


def test_missing_uncertain_and_stale_translations_are_found(tmp_path: Path) -> None:
    folder = copy_of_small(tmp_path) / "benchmark" / "bibliotheques"
    (folder / "locale").mkdir()
    (folder / "locale" / "en.po").write_text(PO, encoding="utf-8")
    assert list_languages(folder) == ("en",)
    problems = check([folder])
    missing = [problem for problem in problems if problem.code == "missing-translation"]
    others = [problem for problem in problems if problem.code != "missing-translation"]
    assert places_of(others) == expected([folder / "locale" / "en.po"])
    assert any(problem.place.file.endswith("01-accueil.yaml") and problem.place.line == 3 for problem in missing)
    assert "Accueil" not in {problem.values["text"] for problem in missing}


def test_a_translation_keeps_the_gaps_of_its_source(tmp_path: Path) -> None:
    folder = copy_of_small(tmp_path) / "plan_templates" / "bibliotheques"
    (folder / "locale").mkdir()
    po = 'msgid ""\nmsgstr ""\n\nmsgid "Établir les faits : {factor}"\nmsgstr "Find out about {facteur}"\n'
    (folder / "locale" / "en.po").write_text(po, encoding="utf-8")
    assert "translation-gaps" in {problem.code for problem in check([folder])}


def test_broken_translations_are_found_with_their_line(tmp_path: Path) -> None:
    folder = copy_of_small(tmp_path) / "benchmark" / "bibliotheques"
    (folder / "locale").mkdir()
    (folder / "locale" / "en.po").write_text('msgid "Accueil\nmsgstr "Welcome"\n', encoding="utf-8")
    problems = [problem for problem in check([folder]) if problem.code == "unreadable-translations"]
    assert [problem.place.line for problem in problems] == [1]


def small(folder: Path) -> tuple[Path, Path]:
    """Return a benchmark and its templates in a copy of the small content."""
    copy = copy_of_small(folder)
    return copy / "benchmark" / "bibliotheques", copy / "plan_templates" / "bibliotheques"


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "text", "codes"),
    [
        ("factors/1-accueil.yaml", "id: F09\n", ["file-not-read"]),
        ("factors/03-notes.yml", "id: F09\n", ["file-not-read"]),
        ("other.yaml", "a: b\n", ["file-not-read"]),
        ("benchmark.yaml", "- a list\n", ["not-a-mapping"]),
        ("benchmark.yaml", "", ["empty-file"]),
        ("benchmark.yaml", '{"city": "Rocmarin"}', ["other-kind"]),
        ("factors/01-accueil.yaml", '{"id": "F01"}', ["other-kind"]),
        ("notes.txt", "not ours", []),
    ],
    ids=str,
)
def test_each_file_of_a_benchmark_is_read_or_said_not_to_be(
    file: str, text: str, codes: list[str], tmp_path: Path
) -> None:
    benchmark, _ = small(tmp_path)
    put(benchmark / file, text)
    assert [problem.code for problem in load_benchmark(benchmark).problems] == codes


def test_a_folder_without_factors_or_actions_is_no_content(tmp_path: Path) -> None:
    benchmark, templates = small(tmp_path)
    for file in (*benchmark.glob("factors/*.yaml"), *templates.glob("0*.yaml")):
        file.unlink()
    assert [problem.code for problem in load_benchmark(benchmark).problems] == ["missing-file", "empty-list"]
    assert [problem.values["name"] for problem in load_templates(templates).problems] == ["01-….yaml"]
    assert load_templates(templates).model is None


@pytest.mark.parametrize("file", ["context.yaml", "examples.yaml"])
def test_context_and_examples_may_be_left_out(file: str, tmp_path: Path) -> None:
    _, templates = small(tmp_path)
    (templates / file).unlink(missing_ok=True)
    assert "missing-file" not in {problem.code for problem in load_templates(templates).problems}


def test_templates_are_in_the_language_of_the_benchmark_beside_them(tmp_path: Path) -> None:
    benchmark, templates = small(tmp_path)
    assert (source_language(benchmark), load_templates(templates).language) == ("fr", "fr")
    head = benchmark / "benchmark.yaml"
    put(head, head.read_text(encoding="utf-8").replace("language: fr", "language: de"))
    assert load_templates(templates).language == "de"


def test_templates_that_stand_alone_are_in_whatever_language_is_asked_for(tmp_path: Path) -> None:
    _, templates = small(tmp_path)
    alone = templates.rename(tmp_path / "alone")
    assert load_templates(alone, "it").problems == ()
    assert load_templates(alone).language == "en"


def test_what_cannot_be_read_is_taken_for_english(tmp_path: Path) -> None:
    assert source_language(tmp_path) == "en"
    put(tmp_path / "benchmark.yaml", "a: b: c")
    assert source_language(tmp_path) == "en"


def test_a_stamp_changes_with_each_file_and_survives_a_broken_link(tmp_path: Path) -> None:
    benchmark, _ = small(tmp_path)
    stamps = {stamp(benchmark)}
    put(benchmark / "factors" / "03-more.yaml", "id: F03\n")
    stamps.add(stamp(benchmark))
    put(benchmark / "locale" / "en.po", "")
    stamps.add(stamp(benchmark))
    (benchmark / "factors" / "04-gone.yaml").symlink_to(benchmark / "none.yaml")
    stamps.add(stamp(benchmark))
    assert len(stamps) == 4


def test_a_catalogue_without_its_method_is_none(tmp_path: Path) -> None:
    _, templates = small(tmp_path)
    (templates / "method.yaml").unlink()
    with pytest.raises(ProblemsFoundError, match=r"method\.yaml"):
        read_catalogue(templates, "fr")
