"""The method is explained with the numbers that were used."""

from typing import Any

import pytest
from drafted_plans import catalogue, plan
from written_papers import paper, paper_of

from planner.templates.catalogue import Catalogue


def with_limits(**limits: Any) -> Catalogue:
    """Return the catalogue with other limits of a quick win."""
    templates = catalogue()
    quick_win = templates.method.quick_win.model_copy(update=limits)
    return templates.model_copy(update={"method": templates.method.model_copy(update={"quick_win": quick_win})})


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("Gap", "yes: 0%, partly: 50%, not known: 80%, no: 100%"),
        ("Quick win", "at most 12 weeks; at most 20 person-days; external cost under €10,000"),
        ("Quick win", "A plan seeks 5 of them (3 with less than 1 full-time equivalent)"),
        ("Choice", "A plan holds at most 40 actions, no more than 20% of them preparation, and runs for 3 years."),
        ("Dates", "leaves 10% of its duration in hand, and at least 5 working days"),
        ("Priority", "60% for what an action brings"),
    ],
)
def test_the_method_names_the_numbers_that_were_used(entry: str, said: str) -> None:
    assert said in paper().under("Method").facts()[entry]


def test_nothing_is_said_of_limits_on_the_number_of_actions_by_kind() -> None:
    assert list(paper().under("Method").facts()) == [
        "Gap",
        "Standing",
        "Result",
        "Weight",
        "Choice",
        "Quick win",
        "Later",
        "Priority",
        "Dates",
    ]


def test_without_actions_the_method_says_only_how_the_city_was_measured() -> None:
    without = paper_of(plan(0, diagnosis=plan(1).diagnosis))
    assert list(without.under("Method").facts()) == ["Gap", "Standing"]


def test_a_quick_win_may_cost_any_amount_where_the_highest_band_is_its_limit() -> None:
    said = paper_of(plan(1), templates=with_limits(max_cost_band=2)).under("Method").facts()["Quick win"]
    assert "external cost of any amount" in said


def test_a_time_for_quick_wins_of_one_week_is_written_as_one() -> None:
    said = paper_of(plan(1), templates=with_limits(horizon_weeks=1)).under("Method").facts()["Quick win"]
    assert "finished within 1 week of the plan’s start" in said
