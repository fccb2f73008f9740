"""A result that a plan promises, for tests that need one."""

from datetime import date
from typing import Any

from planner.templates.results import RestsOn, Unit
from planner.templates.terms import Visibility
from planner.toolkit.assessment import Answer
from planner.track.results import PlanResult


def result(**facts: Any) -> PlanResult:
    """Return a result of a plan, usual but for some facts."""
    usual: dict[str, Any] = {
        "question": "7.2",
        "factor": "F07",
        "text": "The ten forms ask for what is needed.",
        "from": Answer.NO,
        "to": Answer.YES,
        "date": date(2028, 3, 6),
        "rests_on": RestsOn.CITY,
        "noticed_by": Visibility.PUBLIC,
        "noticed_by_whom": "residents at the counter",
        "delivered_by": ("F07-03",),
        "indicator": "Forms rewritten",
        "unit": Unit.COUNT,
        "baseline": "Count at the start",
        "target": 10,
        "measured_on": date(2028, 3, 6),
    }
    return PlanResult(**{**usual, **facts})
