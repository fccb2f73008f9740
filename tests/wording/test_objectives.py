"""An objective is called by its key factor; what serves all of them has a name too, in every language."""

import pytest
from tracked_plans import action, plan_of

from planner.plan import PlanObjective
from planner.wording import Wording
from planner.wording.objectives import objective_title, title_of_factor

ENGLISH, FRENCH = Wording("en"), Wording("fr")


def objective(factor: str | None, title: str) -> PlanObjective:
    return PlanObjective(factor=factor, title=title, objective="All are served.", target="All", standing=None)


def test_an_objective_is_called_by_its_key_factor() -> None:
    plan = plan_of(action("F06-03"), objectives=[objective("F06", "Municipal employment")])
    assert title_of_factor(plan, "F06", ENGLISH) == "Municipal employment"


@pytest.mark.parametrize("objectives", [[], [objective(None, "")]], ids=["without an objective", "with one"])
def test_what_serves_no_key_factor_serves_all(objectives: list[PlanObjective]) -> None:
    plan = plan_of(action("F06-03"), objectives=objectives)
    assert title_of_factor(plan, None, ENGLISH) == "Conditions for success"
    assert title_of_factor(plan, None, FRENCH) == "Conditions de réussite"


def test_an_objective_that_goes_keeps_its_name() -> None:
    assert objective_title(objective("F10", "Procurement"), FRENCH) == "Procurement"
    assert objective_title(objective(None, ""), ENGLISH) == "Conditions for success"
