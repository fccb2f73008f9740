from pathlib import Path
from typing import Any

import pytest

from files.shelf import TESTS, copy_of_small, expected, found, measures, toolkit
from planner.files.assessments import load_assessment
from planner.files.check import check
from planner.files.located_yaml import read_yaml

BROKEN = TESTS / "broken"
CASES: Any = read_yaml(BROKEN / "content.yaml")


def named(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", sorted((BROKEN / "yaml").glob("*.yaml")), ids=named)
def test_what_is_no_yaml_is_explained_on_its_line(path: Path) -> None:
    assert found(read_yaml(path).problems) == expected([path])


@pytest.mark.parametrize("path", sorted((BROKEN / "assessments").glob("*.yaml")), ids=named)
def test_every_fault_of_an_assessment_is_found_in_one_run(path: Path) -> None:
    _, problems = load_assessment(path, toolkit(), measures())
    assert found(problems) == expected([path])


@pytest.mark.parametrize("case", CASES.document.data(), ids=lambda case: str(case["case"]))
def test_every_fault_of_benchmark_and_templates_is_found(case: dict[str, Any], tmp_path: Path) -> None:
    small = copy_of_small(tmp_path)
    for fault in (case, case.get("also")):
        if fault:
            plant(fault, small / str(fault["file"]))
    problems = check([small / "benchmark", small / "plan_templates"])
    assert found(problems) == expected(small.rglob("*.yaml"))


def plant(fault: dict[str, str], file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert fault["replace"] in text
    file.write_text(text.replace(fault["replace"], fault["by"], 1), encoding="utf-8")
