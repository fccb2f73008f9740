"""A service has to be filled where nobody works in it and something open waits for it."""

from tracked_plans import action

from planner.plan import PlanRole
from planner.track.vacancies import vacancies

THERE = PlanRole(id="hr", title="Staff", holder="HR")
GONE = PlanRole(id="law", title="Law", holder=None, vacant=True)


def test_only_what_answers_for_something_open_and_has_nobody_is_named() -> None:
    services = {role.id: role for role in (THERE, GONE)}
    owned = [action("F01-01", owner="law"), action("F01-02", owner="hr"), action("F01-03", owner="print")]
    assert vacancies(owned, services) == {"law": ("F01-01",), "print": ("F01-03",)}
    assert vacancies(owned[1:2], services) == {}
