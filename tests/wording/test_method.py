"""Every number that a city may set itself has a name."""

import pytest
from tracked_plans import METHOD

from planner.wording import LANGUAGES, Wording
from planner.wording.method import number_names


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_weight_of_the_method_has_a_name_of_its_own(language: str) -> None:
    names = number_names(Wording(language))
    assert set(type(METHOD.weights).model_fields) <= names.keys()
    assert len(set(names.values())) == len(names)
