"""An action says in few words what it is for in the plan at hand, not what it could be for elsewhere."""

import pytest
from drafted_plans import plan
from written_papers import material_of

from planner.export.word.purposes import purposes
from planner.templates.results import Part

NOTHING = {"delivers": (), "prepares": ()}


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"delivers": ("1.1", "2.1"), "prepares": ()}, "Results 1.1, 2.1"),
        ({"delivers": (), "prepares": ("2.1",)}, "Prepares result 2.1"),
        ({**NOTHING, "part": Part.RESULT}, "Asked for by the context: The budget shrinks"),
        ({**NOTHING, "part": Part.PREPARATION}, "Asked for by the context: The budget shrinks"),
        ({**NOTHING, "part": Part.UPKEEP}, "Upkeep"),
    ],
)
def test_what_an_action_is_for_in_the_plan(facts: dict[str, object], said: str) -> None:
    drafted = plan(1)  # The reading of its context asks for its last action, the only one.
    [action] = drafted.actions
    assert list(purposes(material_of(drafted), action.model_copy(update=facts))) == [said]


@pytest.mark.parametrize(("part", "said"), [(Part.PREPARATION, "Preparation"), (None, "–")])
def test_where_nothing_asks_for_it_its_part_has_to_do(part: Part | None, said: str) -> None:
    drafted = plan(2)
    first, _ = drafted.actions
    alone = first.model_copy(update={**NOTHING, "part": part})
    assert list(purposes(material_of(drafted), alone)) == [said]
