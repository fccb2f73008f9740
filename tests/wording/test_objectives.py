"""An objective is called by its key factor; what serves all of them has a name too, in every language."""

import pytest
from tracked_plans import MONDAY, action, plan_of

from planner.plan import PlanObjective
from planner.track.achievement import Milestone, MilestoneKind
from planner.wording import Wording
from planner.wording.objectives import milestone_name, not_taken_up, objective_title, title_of_factor

ENGLISH, FRENCH = Wording("en"), Wording("fr")


def objective(factor: str | None, title: str) -> PlanObjective:
    return PlanObjective(factor=factor, title=title, objective="All are served.", target="All", standing=None)


def test_an_objective_is_called_by_its_key_factor() -> None:
    plan = plan_of(action("F06-03"), objectives=[objective("F06", "Municipal employment")])
    assert title_of_factor(plan, "F06") == "Municipal employment"


@pytest.mark.parametrize("objectives", [[], [objective(None, "")]], ids=["without an objective", "with one"])
def test_what_serves_no_key_factor_serves_all(objectives: list[PlanObjective]) -> None:
    plan = plan_of(action("F06-03"), objectives=objectives)
    assert title_of_factor(plan, None) == "Conditions for success"
    french = plan.model_copy(update={"language": "fr"})
    assert title_of_factor(french, None) == "Conditions de réussite"


def test_an_objective_that_goes_keeps_its_name() -> None:
    assert objective_title(objective("F10", "Procurement"), FRENCH) == "Procurement"
    assert objective_title(objective(None, ""), ENGLISH) == "Conditions for success"


@pytest.mark.parametrize(
    ("kind", "factor", "name"),
    [
        (MilestoneKind.ACTION, "F06", "F06-03 Rule"),
        (MilestoneKind.OBJECTIVE, "F06", "Municipal employment"),
        (MilestoneKind.OBJECTIVE, None, "Conditions for success"),
        (MilestoneKind.PLAN, None, "Harbour for all"),
    ],
)
def test_what_is_reached_has_its_own_name(kind: MilestoneKind, factor: str | None, name: str) -> None:
    """The last action completes an objective; what is completed is the objective."""
    plan = plan_of(action("F06-03"), title="Harbour for all", objectives=[objective("F06", "Municipal employment")])
    reached = Milestone(kind=kind, day=MONDAY, action="F06-03", factor=factor)
    assert milestone_name(reached, plan, {"F06-03": "F06-03 Rule"}) == name


def test_what_a_plan_leaves_as_it_is_is_counted() -> None:
    assert not_taken_up(1, ENGLISH).startswith("One more guiding question is not fully met. Its key factor is in place")
    assert not_taken_up(7, ENGLISH).startswith("7 more guiding questions are not fully met. Their key factors are")
    assert not_taken_up(7, FRENCH).startswith("7 questions d’orientation de plus ne sont pas entièrement satisfaites.")
