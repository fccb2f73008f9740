"""Speed is measured when somebody asks for it, never beside other tests."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let somebody who has the PSPLIB say where."""
    parser.addoption("--psplib", type=Path, metavar="DIR", help="the folder with bounds.csv and families of projects")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what stands in this folder unless the folder, or benchmarks, were asked for by name."""
    asked = config.getoption("benchmark_only", default=False) or any(
        HERE in (path, *path.parents) for path in (Path(argument.split("::")[0]).resolve() for argument in config.args)
    )
    if not asked:
        skip = pytest.mark.skip(reason="speed is measured by make bench")
        for item in items:
            if HERE in item.path.parents:
                item.add_marker(skip)
