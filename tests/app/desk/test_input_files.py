"""What people write in files: read, checked, begun blank, and described by a schema."""

import json
from datetime import date
from pathlib import Path

import pytest
from refusals import codes

from planner.app.desk.input_files import blank_assessment, check_paths, read_case, schema
from planner.app.desk.intake import example_file
from planner.problem import ProblemsFoundError

TODAY = date(2026, 12, 1)
BENCHMARK = "anti-discrimination"


def test_a_case_is_read_in_its_own_language_unless_another_is_named() -> None:
    own, english = read_case(example_file("havelmar")), read_case(example_file("havelmar"), "en")
    assert (own.language, english.language) == ("fr", "en")
    assert own.assessment == english.assessment
    assert own.benchmark.title != english.benchmark.title


def test_a_language_that_the_benchmark_lacks_is_refused_where_it_was_named(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFoundError, match="not available in the language “de”") as typed:
        read_case(example_file("havelmar"), "de")
    assert [problem.place.file for problem in typed.value.problems] == ["--language"]
    german = tmp_path / "german.yaml"
    text = example_file("havelmar").read_text(encoding="utf-8")
    german.write_text(text.replace("language: fr", "language: de"), encoding="utf-8")
    with pytest.raises(ProblemsFoundError) as written:
        read_case(german)
    assert codes(written) == codes(typed) == ["unknown-language"]
    assert written.value.problems[0].place.file == str(german)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_blank_assessment_asks_every_question_and_has_nothing_wrong(language: str, tmp_path: Path) -> None:
    target = tmp_path / "city.yaml"
    text = blank_assessment(BENCHMARK, language, target, reader="en", today=TODAY)
    assert target.read_text(encoding="utf-8") == text
    assert {problem.code for problem in check_paths([target]).problems} <= {"missing-key", "empty-text", "no-answers"}
    benchmark = read_case(example_file("havelmar"), language).benchmark
    assert all(f'"{question}":' in text for question in benchmark.factor_of_question)


def test_a_file_that_is_there_is_replaced_only_when_that_is_asked_for(tmp_path: Path) -> None:
    target = tmp_path / "city.yaml"
    target.write_text("weeks of work", encoding="utf-8")
    with pytest.raises(ProblemsFoundError) as error:
        blank_assessment(BENCHMARK, "en", target, reader="en", today=TODAY)
    assert codes(error) == ["already-there"]
    assert target.read_text(encoding="utf-8") == "weeks of work"
    blank_assessment(BENCHMARK, "en", target, reader="en", today=TODAY, force=True)
    assert target.read_text(encoding="utf-8") != "weeks of work"


@pytest.mark.parametrize(
    ("name", "language", "code"),
    [(BENCHMARK, "de", "unknown-language"), ("anti-discrimnation", "en", "unknown-benchmark")],
)
def test_nothing_is_begun_in_a_language_or_a_benchmark_that_nobody_knows(
    name: str, language: str, code: str, tmp_path: Path
) -> None:
    with pytest.raises(ProblemsFoundError) as error:
        blank_assessment(name, language, tmp_path / "city.yaml", reader="en", today=TODAY)
    assert codes(error) == [code]
    assert list(tmp_path.iterdir()) == []


def test_what_is_being_checked_is_told() -> None:
    sentences: list[object] = []
    check_paths([example_file("havelmar")], say=lambda msgid, **values: sentences.extend((msgid, *values.values())))
    assert sentences == ["Checking {file} …", str(example_file("havelmar"))]


@pytest.mark.parametrize("kind", ["assessment", "benchmark"])
def test_a_schema_describes_its_kind_of_file(kind: str) -> None:
    assert json.loads(schema(kind))["$schema"].startswith("https://json-schema.org/")


def test_an_unknown_schema_names_the_nearest() -> None:
    with pytest.raises(ProblemsFoundError, match="Did you mean “assessment”") as error:
        schema("assesment")
    assert codes(error) == ["unknown-schema"]
