"""Whatever the history, a conflict or a proposal is about has a name that people use."""

import pytest

from planner.plan import Action, PlanHead, PlanObjective, PlanRole
from planner.store.shapes import SHAPES
from planner.wording import LANGUAGES, Wording
from planner.wording.field_names import field_name

MODELS = (Action, PlanHead, PlanObjective, PlanRole)
FIELDS = sorted(
    {name for shape in SHAPES.values() for name in shape.codecs}
    | {name for model in MODELS for name in model.model_fields if name != "id"}
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_that_is_kept_has_a_name(language: str) -> None:
    wording = Wording(language)
    assert [field for field in FIELDS if field_name(field, wording) == field] == []
