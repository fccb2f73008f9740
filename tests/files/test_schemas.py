import json
from datetime import date
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]  # its stubs are a package of their own
import pytest

from files.shelf import BENCHMARK, SMALL, TEMPLATES, TESTS, measures, toolkit
from planner.files.assessments import load_assessment
from planner.files.blank import blank_assessment
from planner.files.located_yaml import read_yaml
from planner.files.schemas import (
    SCHEMAS,
    assessment_schema,
    benchmark_schema,
    countries_schema,
    templates_schema,
)
from planner.files.shipped import samples
from planner.wording import Wording


def faults(path: Path, schema: object) -> list[str]:
    document = read_yaml(path).document
    assert document is not None
    # As an editor sees it: what has no value is null, not left out.
    return [fault.message for fault in jsonschema.Draft202012Validator(schema).iter_errors(document.data())]


@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_schema_is_one(kind: str) -> None:
    schema = SCHEMAS[kind]()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert json.loads(json.dumps(schema)) == schema


@pytest.mark.parametrize(
    "path",
    [*samples("anti-discrimination"), SMALL / "rocmarin.yaml", TESTS / "broken" / "assessments" / "no_faults.yaml"],
    ids=lambda path: path.stem,
)
def test_assessments_as_people_write_them_follow_the_schema(path: Path) -> None:
    assert faults(path, assessment_schema()) == []


def test_faulty_assessments_do_not_follow_the_schema() -> None:
    assert faults(TESTS / "broken" / "assessments" / "shape.yaml", assessment_schema())


def test_benchmarks_and_templates_follow_their_schemas() -> None:
    small = SMALL / "plan_templates" / "bibliotheques"
    for path in [*TEMPLATES.glob("*.yaml"), *small.glob("*.yaml")]:
        assert faults(path, templates_schema()) == [], path
    for path in (TEMPLATES.parent / "countries").glob("*.yaml"):
        assert faults(path, countries_schema()) == [], path
    for path in [BENCHMARK / "benchmark.yaml", *BENCHMARK.glob("factors/*.yaml")]:
        assert faults(path, benchmark_schema()) == [], path


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_blank_assessment_reads_without_a_problem(language: str, tmp_path: Path) -> None:
    text = blank_assessment(
        toolkit(language), measures(language), language, day=date(2026, 11, 13), wording=Wording(language)
    )
    path = tmp_path / "blank.yaml"
    path.write_text(text, encoding="utf-8")
    read, problems = load_assessment(path, toolkit(), measures())
    assert problems == ()
    assert read is not None
    assert (read.language, read.answers, read.context) == (language, {}, {})
    assert faults(path, assessment_schema()) == []
    assert all(f'"{question}":' in text for question in toolkit().factor_of_question)
    assert max(map(len, text.splitlines())) <= 120


def test_a_blank_assessment_can_be_filled_in_line_by_line(tmp_path: Path) -> None:
    text = blank_assessment(toolkit(), measures(), "en", day=date(2026, 11, 13))
    path = tmp_path / "filled.yaml"
    path.write_text(
        text.replace('"1.1":\n', '"1.1": yes\n').replace("  C6:\n", "  C6: [contested]\n"), encoding="utf-8"
    )
    read, problems = load_assessment(path, toolkit(), measures())
    assert problems == ()
    assert read is not None
    assert read.answers["1.1"][0].answer == "yes"
    assert read.context["C6"].readings == ("contested",)
