"""Havelmar in a store that tests only read: one for each module, as to open and draft it costs most of a test."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from planner.app import desk
from planner.app.desk import PlanView
from planner.store import Store, open_store

TODAY = date(2027, 3, 1)


@pytest.fixture(scope="module")
def read_only(havelmar_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with the example Havelmar that no test changes."""
    file = tmp_path_factory.mktemp("read") / "planner.db"
    shutil.copyfile(havelmar_file, file)
    with open_store(file) as store:
        yield store


@pytest.fixture(scope="module")
def view(read_only: Store) -> PlanView:
    """Havelmar's plan on the first of March 2027."""
    return desk.plan_view(read_only, "havelmar-plan-2027", today=TODAY)
