"""What all tests share: the option that rewrites golden files, and a database server."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from store.engines import Server, running_server

# A busy machine is slow, not wrong: how long an example takes is no test. Every `make test` tries the
# same examples, so that a change fails for what it changes; `make soak` tries new ones, and more.
EVERY_TIME = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.register_profile("planner", EVERY_TIME)
settings.register_profile("soak", EVERY_TIME, derandomize=False, max_examples=1_000)
settings.load_profile("soak" if os.environ.get("PLANNER_SOAK") else "planner")

_MAIN = sys.modules["__main__"]

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write golden files anew instead of comparing")


def pytest_runtest_teardown() -> None:
    # A page of the app that a test runs takes this place and leaves a script there that is gone, which processes
    # that a later test starts would run: whether they could depended on the order of the tests.
    sys.modules["__main__"] = _MAIN


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server; to start one takes seconds, so that there is one for all tests of a process."""
    with running_server() as running:
        yield running


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the golden file of that name, or write it anew when asked to."""

    def compare(name: str, text: str) -> None:
        file = GOLDEN / name
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert text == file.read_text(encoding="utf-8")

    return compare
