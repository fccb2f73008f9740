"""What the tests of files read, and which problems a broken file expects on which lines."""

import re
from collections.abc import Iterable
from pathlib import Path

from planner.files.assessments import load_assessment
from planner.files.content import read_benchmark, read_catalogue
from planner.problem import Problem
from planner.templates.catalogue import Catalogue
from planner.toolkit.benchmark import Benchmark

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
BENCHMARK = ROOT / "benchmark" / "anti-discrimination"
TEMPLATES = ROOT / "plan_templates" / "anti-discrimination"
SMALL = TESTS / "small_benchmark"

_MARK = re.compile(r"# expect: ([a-z, -]+)$")


def expected(files: Iterable[Path]) -> list[tuple[str, int, str]]:
    """Read the marks; in a .po file a mark is the first line of its entry."""
    return sorted(
        (file.name, number, code)
        for file in files
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if (mark := _MARK.search(line))
        for code in mark[1].split(", ")
    )


def places_of(problems: Iterable[Problem]) -> list[tuple[str, int, str]]:
    return sorted((Path(problem.place.file).name, problem.place.line or 0, problem.code) for problem in problems)


def toolkit(language: str = "en") -> Benchmark:
    return read_benchmark(BENCHMARK, language)


def measures(language: str = "en") -> Catalogue:
    return read_catalogue(TEMPLATES, language)


def copy_of_small(folder: Path) -> Path:
    """Copy the small benchmark, its templates and its city to a folder, to be broken there."""
    for source in SMALL.rglob("*.yaml"):
        target = folder / source.relative_to(SMALL)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
    return folder


def problems_of(text: str, folder: Path) -> list[str]:
    """Return the codes of the problems of an assessment of the toolkit's benchmark."""
    path = folder / "assessment.yaml"
    path.write_text(text, encoding="utf-8")
    return [problem.code for problem in load_assessment(path, toolkit(), measures())[1]]
