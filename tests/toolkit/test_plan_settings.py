"""What a city may decide about its plan before it is drafted."""

import pytest
from pydantic import ValidationError

from planner.toolkit.plan_settings import PlanSettings, PlanStatus


def test_a_plan_of_which_nothing_is_decided_is_a_draft() -> None:
    settings = PlanSettings()
    assert settings.status is PlanStatus.DRAFT
    assert (settings.start, settings.closures, settings.council_sessions, settings.done) == (None, (), (), ())


@pytest.mark.parametrize(
    "decided",
    [
        {"country": "FRA"},
        {"country": "fr"},
        {"region": ""},
        {"caps": {"quick_wins": -1}},
        {"caps": {"quick_wins": 2.5}},
        {"weights": {"value": -0.1}},
        {"weights": {"value": 5.1}},
        {"quick_win": {"max_weeks": 10_001}},
        {"caps": {"Quick wins": 1}},
        {"roles": {"hr": {"name": "Staff office", "capacity": 0}}},
        {"roles": {"hr": {"name": "Staff office", "capacity": 101}}},
        {"roles": {"hr": {"name": ""}}},
        {"status": "agreed"},
        {"deadlines": {"F01-01": "soon"}},
    ],
    ids=str,
)
def test_what_no_plan_can_hold_is_refused(decided: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match=f"^1 validation error for PlanSettings\n{next(iter(decided))}"):
        PlanSettings.model_validate(decided)


@pytest.mark.parametrize("capacity", [0.1, 1, 100])
def test_a_role_may_give_any_part_of_a_week_and_many_people(capacity: float) -> None:
    settings = PlanSettings.model_validate({"roles": {"hr": {"name": "Staff office", "capacity": capacity}}})
    assert settings.roles["hr"].capacity == capacity


def test_a_service_of_which_only_the_person_is_known_keeps_the_title_of_the_templates() -> None:
    settings = PlanSettings.model_validate({"roles": {"hr": {"person": "A name alone"}}})
    assert (settings.roles["hr"].name, settings.roles["hr"].person) == (None, "A name alone")
