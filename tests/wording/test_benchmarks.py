"""A benchmark whose title says that it is one is not called one twice."""

import pytest

from planner.wording import Wording
from planner.wording.benchmarks import benchmark_name


@pytest.mark.parametrize(
    ("language", "title", "name"),
    [
        ("en", "Integrating Cities benchmark", "“Integrating Cities benchmark”"),
        ("en", "Cities for all", "benchmark “Cities for all”"),
        ("fr", "Référentiel des Villes", "«\u00a0Référentiel des Villes\u00a0»"),
        ("fr", "Des villes pour tous", "référentiel «\u00a0Des villes pour tous\u00a0»"),
    ],
)
def test_a_benchmark_is_named_once_for_what_it_is(language: str, title: str, name: str) -> None:
    assert benchmark_name(title, Wording(language)) == name
