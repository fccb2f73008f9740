"""How long it takes to load a benchmark, its templates and one language; the goal is 300 ms."""

from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from planner.files.content import load_benchmark, load_templates

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "plan_templates" / "anti-discrimination"


def load(language: str) -> int:
    """Load without the cache of read_benchmark and read_catalogue."""
    benchmark = load_benchmark(ROOT / "benchmark" / "anti-discrimination", language)
    templates = load_templates(TEMPLATES, language)
    assert not benchmark.problems
    assert not templates.problems
    return len(templates.model.files) if templates.model else 0


@pytest.mark.parametrize("language", ["en", "fr"])
def test_loading_benchmark_templates_and_one_language(benchmark: BenchmarkFixture, language: str) -> None:
    assert benchmark(load, language) == len([*TEMPLATES.glob("[0-9]*.yaml")])
