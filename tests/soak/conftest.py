"""The store under load, on both engines: a short form always, the full one with ``PLANNER_SOAK=1``."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from store.conftest import ANNA
from store.engines import ENGINES, Server, running_server
from tracked_plans import action, plan_of

from planner.plan import Plan
from planner.store import city_edits, open_store, plan_edits
from planner.toolkit.city import City

_FIGURES: list[str] = []


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in _FIGURES:
        terminalreporter.write_line(f"soak: {line}")


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> Iterator[list[str]]:
    """Figures that a test counted, printed at the end of the run."""
    counted: list[str] = []
    yield counted
    _FIGURES.extend(f"{request.node.name}: {line}" for line in counted)


FULL = bool(os.environ.get("PLANNER_SOAK"))


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A server that waits for the disk, for here it loses its power."""
    with running_server(durable=True) as running:
        yield running


@pytest.fixture(params=ENGINES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The path or the address of a store with a plan of 60 actions."""
    if request.param == "sqlite":
        place = str(tmp_path / "planner.db")
    else:
        running: Server = request.getfixturevalue("server")
        place = running.empty_store()
    with open_store(place) as store:
        edits = (*city_edits("harbour", City(name="Harbour")), *plan_edits("harbour-plan", _plan(), city="harbour"))
        store.commit(edits, by=ANNA)
    return place


def _plan() -> Plan:
    return plan_of(*(action(f"F{1 + number // 10:02}-{number:02}") for number in range(60)))
