"""The settings of a city whose plan is under way."""

import pytest

from app.web.tracked_city import tracked
from planner.store import Actor, Store


@pytest.fixture
def plan(store: Store, anna: Actor) -> str:
    return tracked(store, anna)
