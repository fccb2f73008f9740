"""Every test of the store runs on both engines."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from shutil import copyfile

import pytest
from tracked_plans import action, plan_of, wait

from planner.store import Actor, HistoryKind, Store, city_edits, open_store, plan_edits
from planner.toolkit.city import City
from store.engines import ENGINES, EmptyPlace, Server

ANNA, BORIS = Actor("anna"), Actor("boris")


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def empty_place(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> EmptyPlace:
    numbers = count(1)
    if engine == "sqlite":
        return lambda: tmp_path / f"store-{next(numbers)}.db"
    running: Server = request.getfixturevalue("server")
    return running.empty_database


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite store that holds nothing yet: copying it is quicker than making it."""
    file = tmp_path_factory.mktemp("stores") / "empty.db"
    open_store(file).close()
    return file


@pytest.fixture
def store(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if engine == "sqlite":
        place: str | Path = tmp_path / "planner.db"
        copyfile(request.getfixturevalue("empty_file"), place)
    else:
        place = request.getfixturevalue("server").empty_store()
    with open_store(place) as opened:
        yield opened


@pytest.fixture
def harbour(store: Store) -> Store:
    """A store with one plan, “harbour-plan”, of three actions: F06-02 waits for F06-01."""
    plan = plan_of(action("F06-01"), action("F06-02"), action("F06-03"), waits=(wait("F06-01", "F06-02"),))
    edits = (*city_edits("harbour", City(name="Harbour")), *plan_edits("harbour-plan", plan, city="harbour"))
    store.commit(edits, by=ANNA, kind=HistoryKind.IMPORT)
    return store
