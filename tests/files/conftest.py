from pathlib import Path

import pytest

from planner.benchmark import Benchmark
from planner.catalogue import Catalogue
from planner.files.content import read_benchmark, read_catalogue
from planner.files.shipped import benchmarks_folder, templates_folder

SMALL = Path(__file__).parents[1] / "small_benchmark"


@pytest.fixture(scope="session")
def toolkit() -> Benchmark:
    return read_benchmark(benchmarks_folder() / "anti-discrimination", "en")


@pytest.fixture(scope="session")
def measures() -> Catalogue:
    return read_catalogue(templates_folder() / "anti-discrimination", "en")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small benchmark, its templates and its city, to be broken."""
    for source in SMALL.rglob("*.yaml"):
        target = tmp_path / source.relative_to(SMALL)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
    return tmp_path
