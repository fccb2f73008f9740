"""The numbers of the method mean what pages and papers say of them."""

from typing import Any

import pytest
from tracked_plans import METHOD

from planner.templates.method import Method

STEPS = ({"below": 20_000, "times": 0.5}, {"below": 200_000, "times": 1.0}, {"times": 1.5})


def method(**other: Any) -> Method:
    """Return the shipped method with other numbers."""
    data = METHOD.model_dump(mode="json", by_alias=True)
    return Method.model_validate({**data, **other})


def with_limit(band: int) -> Method:
    limits = METHOD.quick_win.model_dump(mode="json", by_alias=True)
    return method(quick_win={**limits, "max_cost_band": band})


def test_a_quick_win_costs_less_than_where_its_dearest_band_ends() -> None:
    for band in METHOD.cost_bands[:-1]:
        assert with_limit(band.band).quick_win_cost_below == band.below


def test_the_highest_band_has_no_end_so_any_amount_will_do() -> None:
    assert METHOD.cost_bands[-1].below is None
    assert with_limit(METHOD.cost_bands[-1].band).quick_win_cost_below is None


def test_a_band_that_is_not_there_limits_nothing() -> None:
    assert with_limit(99).quick_win_cost_below is None


@pytest.mark.parametrize(
    ("population", "times"),
    [(0, 0.5), (19_999, 0.5), (20_000, 1.0), (199_999, 1.0), (200_000, 1.5), (9_000_000, 1.5), (None, 1.0)],
)
def test_a_city_needs_as_much_effort_as_its_size_says(population: int | None, times: float) -> None:
    assert method(effort_by_population=STEPS).effort_factor(population) == times


def test_without_steps_every_city_needs_the_usual_effort() -> None:
    assert method(effort_by_population=()).effort_factor(50) == 1.0
