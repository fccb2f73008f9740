"""An objective says what it is there for: a gap, missing facts, the context, others that wait, or people."""

import pytest
from tracked_plans import action

from planner.plan import PlanObjective
from planner.toolkit.assessment import Standing
from planner.track.objective_grounds import Ground, ObjectiveGrounds, objective_grounds

CONTEXT = {"kind": "context", "context": "C4", "reading": "none", "effect": "add"}
RAISED = {**CONTEXT, "effect": "raise"}


def objective(factor: str | None = "F02", standing: Standing | None = None) -> PlanObjective:
    return PlanObjective(factor=factor, title="Strategy", objective="It is so.", target="1", standing=standing)


def needed_by(other: str) -> dict[str, str]:
    return {"kind": "needed-by", "action": other}


@pytest.mark.parametrize(
    ("standing", "ground"),
    [(Standing.WEAK, Ground.GAP), (Standing.MISSING, Ground.GAP), (Standing.NOT_ASSESSED, Ground.FACTS)],
)
def test_a_key_factor_that_is_not_in_place_is_ground_enough(standing: Standing, ground: Ground) -> None:
    called = action("F02-01", reasons=[CONTEXT, needed_by("F10-09")])
    assert objective_grounds(objective(standing=standing), [called]) == ObjectiveGrounds(grounds=(ground,))


@pytest.mark.parametrize("standing", [None, Standing.IN_PLACE, Standing.NOT_APPLICABLE])
def test_what_actions_of_other_objectives_wait_for_is_no_wish_of_the_context(standing: Standing | None) -> None:
    chain = [
        action("F02-01", reasons=[needed_by("F02-02"), RAISED]),
        action("F02-02", reasons=[needed_by("F10-09"), needed_by("F10-09")]),
    ]
    found = objective_grounds(objective(standing=standing), chain)
    assert found == ObjectiveGrounds(grounds=(Ground.PREREQUISITE,), needed_by=("F10-09",))


def test_several_grounds_stand_beside_one_another() -> None:
    mixed = [
        action("C1-01", factor=None, reasons=[CONTEXT]),
        action("C1-02", factor=None, reasons=[{"kind": "people"}]),
        action("C1-03", factor=None, reasons=[needed_by("F01-01")]),
    ]
    found = objective_grounds(objective(None), mixed)
    assert found == ObjectiveGrounds(
        grounds=(Ground.CONTEXT, Ground.PREREQUISITE, Ground.PEOPLE), needed_by=("F01-01",)
    )


def test_an_objective_whose_actions_are_all_gone_has_no_ground_left() -> None:
    assert objective_grounds(objective(), []) == ObjectiveGrounds(grounds=())
