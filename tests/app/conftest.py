"""An invented city whose plan is in a store of its own for every test."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from planner.app import desk
from planner.store import Actor, Store, open_store

DRAFTED = date(2026, 11, 13)
ANNA = Actor("anna")


@pytest.fixture(scope="session")
def blank_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store file that holds nothing, of today's schema: to copy it is quicker than to walk through all migrations."""
    file = tmp_path_factory.mktemp("blank") / "planner.db"
    open_store(file).close()
    return file


@pytest.fixture(scope="session")
def havelmar_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store file that holds the example Havelmar, brought by Anna; copy it before use."""
    file = tmp_path_factory.mktemp("living") / "havelmar.db"
    with open_store(file) as store:
        desk.open_example(store, "havelmar", by=desk.introduce(store, "Anna"), today=DRAFTED)
    return file


@pytest.fixture
def havelmar(havelmar_file: Path, tmp_path: Path) -> Iterator[Store]:
    """A store with the example Havelmar and its plan, “havelmar-plan-2027”."""
    file = tmp_path / "store" / "planner.db"
    file.parent.mkdir()
    shutil.copyfile(havelmar_file, file)
    with open_store(file) as store:
        yield store


@pytest.fixture
def empty(blank_file: Path, tmp_path: Path) -> Iterator[Store]:
    """A store that holds nothing yet."""
    shutil.copyfile(blank_file, tmp_path / "empty.db")
    with open_store(tmp_path / "empty.db") as store:
        yield store
