"""An action may take less or more than planned, by its type."""

import pytest
from cities import CATALOGUE
from pydantic import ValidationError

from planner.templates.durations import FIXED, Durations, Spread, UsualSpread
from planner.templates.terms import ActionType

DURATIONS = CATALOGUE.method.durations


@pytest.mark.parametrize("kind", ActionType)
def test_every_type_of_action_has_a_duration_that_can_be_missed(kind: ActionType) -> None:
    spread = DURATIONS.of(kind)
    assert spread.optimistic < spread.likely == 1 < spread.pessimistic


@pytest.mark.parametrize("kind", ActionType)
def test_an_action_is_late_by_more_than_it_is_ever_early(kind: ActionType) -> None:
    spread = DURATIONS.of(kind)
    assert spread.pessimistic - 1 > 1 - spread.optimistic
    assert spread.mean > 1


def test_a_type_that_is_not_named_has_the_default() -> None:
    rule = UsualSpread(optimistic=0.8, pessimistic=1.2)
    default = UsualSpread(optimistic=0.9, pessimistic=1.5)
    durations = Durations(runs=100, seed=0, default=default, by_type={ActionType.RULE: rule})
    assert durations.of(ActionType.RULE) == rule.spread
    assert durations.of(ActionType.SKILLS) == default.spread


def test_what_is_fixed_does_not_vary() -> None:
    assert not FIXED.varies
    assert FIXED.mean == 1
    assert Spread(optimistic=0.5).varies


@pytest.mark.parametrize(
    "points",
    [
        {"optimistic": 1.1},
        {"pessimistic": 0.9},
        {"optimistic": 0},
        {"likely": 2.0, "pessimistic": 1.5},
        {"pessimistic": float("nan")},
    ],
    ids=str,
)
def test_three_points_that_do_not_rise_are_refused(points: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="rise from more than nothing"):
        Spread(**points)


@pytest.mark.parametrize(
    ("field", "entry"),
    [
        ("runs", 99),
        ("seed", -1),
        ("default", {"optimistic": 1.1, "pessimistic": 1.5}),
        ("default", {"optimistic": 0.9, "pessimistic": 0.95}),
        ("by_type", {"walk": {"optimistic": 0.9, "pessimistic": 1.5}}),
    ],
    ids=str,
)
def test_numbers_that_cannot_be_are_refused(field: str, entry: object) -> None:
    with pytest.raises(ValidationError, match=field):
        Durations.model_validate({**DURATIONS.model_dump(mode="json"), field: entry})
