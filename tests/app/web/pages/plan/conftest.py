"""The plan of Havelmar as it was drafted, read once for all tests that only look at it."""

from pathlib import Path

import pytest

from app.web.conftest import TODAY
from planner.app import desk
from planner.app.desk import PlanView
from planner.store import open_store

PLAN = "havelmar-plan-2027"


@pytest.fixture(scope="session")
def drafted_view(havelmar_file: Path) -> PlanView:
    """Havelmar's plan on 15 March 2027, of which nobody has reported anything."""
    with open_store(havelmar_file) as store:
        return desk.plan_view(store, PLAN, today=TODAY, language="en")
