from datetime import date
from pathlib import Path
from typing import Any

import pytest

from files.shelf import TESTS, copy_of_small, expected, measures, places_of, toolkit
from planner.files.assessments import load_assessment
from planner.files.check import MOST_FOLDERS, check, examined, read_content
from planner.files.located_yaml import parse_yaml, read_yaml
from planner.problem import ProblemsFoundError

BROKEN = TESTS / "broken"
CASES: Any = read_yaml(BROKEN / "content.yaml")


def named(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", sorted((BROKEN / "yaml").glob("*.yaml")), ids=named)
def test_what_is_no_yaml_is_explained_on_its_line(path: Path) -> None:
    assert places_of(read_yaml(path).problems) == expected([path])


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ('plan:\n  title: "A \\u202e plan"', "plan.title"),
        ("roles:\n  - name: HR\n  - name: Mayor\u200f", "roles[2].name"),
        ('notes: ["a", "b \\a"]', "notes[2]"),
        ('"na\\u2066me": x', "name"),
        ('contact:\n  "Mona Lund": "x \\u202e"', "contact.…"),
    ],
)
def test_a_character_that_no_text_may_hold_is_told_with_its_field(text: str, field: str) -> None:
    [problem] = parse_yaml(text, "city.yaml", unquoted={"contact"}).problems
    assert (problem.place.field, problem.values["field"]) == (field, field)
    assert f"“{field}” holds" in problem.english()


@pytest.mark.parametrize("path", sorted((BROKEN / "assessments").glob("*.yaml")), ids=named)
def test_every_fault_of_an_assessment_is_found_in_one_run(path: Path) -> None:
    _, problems = load_assessment(path, toolkit(), measures())
    assert places_of(problems) == expected([path])


@pytest.mark.parametrize("case", CASES.document.data(), ids=lambda case: str(case["case"]))
def test_every_fault_of_benchmark_and_templates_is_found(case: dict[str, Any], tmp_path: Path) -> None:
    small = copy_of_small(tmp_path)
    for fault in (case, case.get("also")):
        if fault:
            plant(fault, small / str(fault["file"]))
    problems = check([small / "benchmark", small / "plan_templates"])
    assert places_of(problems) == expected(small.rglob("*.yaml"))


def plant(fault: dict[str, str], file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert fault["replace"] in text
    file.write_text(text.replace(fault["replace"], fault["by"], 1), encoding="utf-8")


NAME = "bibliotheques"


def codes(*paths: Path) -> list[str]:
    return [problem.code for problem in check(paths)]


def test_evidence_that_is_still_to_come_is_found_with_line_and_field(tmp_path: Path) -> None:
    """As in the app; on the day itself they are fine."""
    file = tmp_path / "city.yaml"
    file.write_text(
        "city: {name: Havelmar, country: FR}\nbenchmark: anti-discrimination\ndate: 2026-11-20\nanswers:\n"
        "  '6.1':\n    answer: yes\n    evidence:\n      - title: Minutes\n        dated: 2026-11-20\n"
    )
    found = examined([file], date(2026, 11, 19)).problems
    assert [(problem.code, problem.place.line, problem.place.field) for problem in found] == [
        ("evidence-dated-later", 9, "answers.6.1[1].evidence[1].dated"),
    ]
    assert examined([file], date(2026, 11, 20)).problems == ()


def test_everything_below_a_folder_is_looked_through(tmp_path: Path) -> None:
    small = copy_of_small(tmp_path / "city" / "work")
    broken = small / "rocmarin.yaml"
    broken.write_text(broken.read_text(encoding="utf-8") + "\ncolour: blue\n", encoding="utf-8")
    assert codes(tmp_path) == codes(broken) == ["unknown-key"]


def test_hidden_folders_and_links_are_passed_over(tmp_path: Path) -> None:
    small = copy_of_small(tmp_path)
    (small / ".git").mkdir()
    (small / ".git" / "broken.yaml").write_text("a: b: c\n", encoding="utf-8")
    (small / "ring").symlink_to(small)
    assert codes(small) == []


def test_a_whole_disk_is_not_searched(tmp_path: Path) -> None:
    for number in range(MOST_FOLDERS + 1):
        (tmp_path / f"{number}.yaml").touch()
    assert codes(tmp_path) == ["too-much-to-check"]


def test_a_name_that_no_file_can_have_is_said_to_be_so() -> None:
    assert codes(Path("a\0b")) == ["unreadable-file"]


def test_problems_stand_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    small = copy_of_small(tmp_path)
    for number in ("01-accueil", "02-collections"):
        file = small / "plan_templates" / NAME / f"{number}.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace("lead: ", "lead: x"), encoding="utf-8")
    places = [(problem.place.file, problem.place.line or 0) for problem in check([small])]
    assert len(places) > 4
    assert places == sorted(places)


def test_a_fault_of_the_benchmark_is_told_once_and_not_for_each_assessment(tmp_path: Path) -> None:
    small = copy_of_small(tmp_path)
    file = small / "benchmark" / NAME / "benchmark.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("title:", "titel:", 1), encoding="utf-8")
    (small / "other.yaml").write_bytes((small / "rocmarin.yaml").read_bytes())
    assert sorted(codes(small)) == ["missing-key", "unknown-key"]


def test_an_assessment_in_a_language_that_its_benchmark_does_not_speak_is_told(tmp_path: Path) -> None:
    small = copy_of_small(tmp_path)
    city = small / "rocmarin.yaml"
    city.write_text(city.read_text(encoding="utf-8").replace("language: fr", "language: de"), encoding="utf-8")
    (problem,) = check([city])
    assert (problem.code, problem.values["known"]) == ("unknown-language", "fr")


def test_a_city_works_with_its_own_content_only_when_it_has_no_fault(tmp_path: Path) -> None:
    small = copy_of_small(tmp_path)
    folders = small / "benchmark" / NAME, small / "plan_templates" / NAME
    benchmark, catalogue = read_content(folders, "fr")
    assert (benchmark.id, catalogue.benchmark) == (NAME, NAME)
    file = folders[1] / "roles.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("id: batiments", "id: travaux"), encoding="utf-8")
    with pytest.raises(ProblemsFoundError, match="Service “batiments” is not known"):
        read_content(folders, "fr")
