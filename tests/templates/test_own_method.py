"""A city's own numbers take the place of the method's, and only numbers that can be."""

from typing import Any

import pytest
from cities import CATALOGUE
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from tracked_plans import METHOD

from planner.templates.method import QuickWinLimits
from planner.templates.own_method import (
    LIMITS,
    WEIGHTS,
    WHOLES,
    check_own_numbers,
    completed,
    own_catalogue,
    own_method,
    range_of,
)
from planner.toolkit.city import City
from planner.toolkit.plan_settings import PlanSettings

NUMBERS = st.fixed_dictionaries(
    {},
    optional={
        "weights": st.dictionaries(st.sampled_from(WEIGHTS), st.floats(0, 5)),
        "quick_win": st.dictionaries(st.sampled_from(LIMITS), st.integers(0, 9_999)),
    },
)


def own(**numbers: dict[str, Any]) -> PlanSettings:
    return PlanSettings.model_validate(numbers)


def test_every_number_of_the_limits_can_be_set_and_nothing_else() -> None:
    numbers = {name for name, field in QuickWinLimits.model_fields.items() if field.annotation is int}
    assert set(LIMITS) == numbers
    assert {name for whole in WHOLES for name in whole} == set(WEIGHTS) - {"leverage_most"}


def test_a_city_without_numbers_of_its_own_judges_by_the_method() -> None:
    assert own_method(METHOD, PlanSettings()) == METHOD
    assert own_method(METHOD, PlanSettings(caps={"quick_wins": 2})) == METHOD
    assert check_own_numbers(PlanSettings(), METHOD) == []


@given(numbers=NUMBERS)
def test_own_numbers_take_the_place_of_the_methods_and_the_others_stay(numbers: dict[str, Any]) -> None:
    settings = own(**numbers)
    method = own_method(METHOD, settings)
    for part in ("weights", "quick_win"):
        usual, set_ = getattr(METHOD, part).model_dump(), dict(getattr(settings, part))
        assert getattr(method, part).model_dump() == {**usual, **set_}
    assert method.model_copy(update={part: getattr(METHOD, part) for part in numbers}) == METHOD
    assert own_method(method, settings) == method


@given(numbers=NUMBERS)
def test_numbers_without_a_fault_lie_in_their_ranges_and_wholes_add_up(numbers: dict[str, Any]) -> None:
    settings = own(**numbers)
    if check_own_numbers(settings, METHOD):
        return
    weights = own_method(METHOD, settings).weights
    for whole in WHOLES:
        assert sum(getattr(weights, name) for name in whole) == pytest.approx(1, abs=1e-4)
    for name, number in (*settings.weights.items(), *settings.quick_win.items()):
        least, most = range_of(name, METHOD)
        assert least <= number <= most


def test_names_that_the_method_does_not_know_change_nothing() -> None:
    settings = own(weights={"vale": 0.7}, quick_win={"remits": 1}, caps={"quickwins": 3})
    assert own_method(METHOD, settings) == METHOD


@pytest.mark.parametrize(
    ("weights", "mended_by"),
    [
        ({"value": 0.7}, {"ease": 0.3}),
        ({"ease": 0.5}, {"value": 0.5}),
        ({"value": 0.7, "ease": 0.2}, {"ease": 0.3}),
        ({"ease_effort": 0.4, "ease_cost": 0.4, "ease_time": 0.1}, {"ease_time": 0.2}),
        ({"ease_effort": 0.1 + 0.2}, {"ease_time": 0.4}),
    ],
)
def test_weights_that_do_not_add_up_come_with_a_number_that_mends_them(
    weights: dict[str, float], mended_by: dict[str, float]
) -> None:
    (problem,) = check_own_numbers(own(weights=weights), METHOD)
    assert problem.code == "weights-not-whole"
    assert {problem.values["name"]: float(str(problem.values["rest"]))} == mended_by
    assert check_own_numbers(own(weights={**weights, **mended_by}), METHOD) == []


def test_weights_that_no_single_one_can_mend_are_said_to_be_too_high() -> None:
    (problem,) = check_own_numbers(own(weights={"ease_effort": 0.9, "ease_cost": 0.9}), METHOD)
    assert problem.fix == "Lower some of them."


@pytest.mark.parametrize("number", [-0.1, 5.1, float("nan"), float("inf")])
def test_what_is_no_weight_at_all_is_refused_by_the_model(number: float) -> None:
    with pytest.raises(ValidationError):
        own(weights={"value": number})


CITY = City(name="Anywhere", country="NL")


def test_a_catalogue_without_own_numbers_is_the_same_object_each_time() -> None:
    spoken = own_catalogue(CATALOGUE, CITY, PlanSettings())
    assert own_catalogue(CATALOGUE, CITY, PlanSettings()) is spoken
    assert spoken.method == CATALOGUE.method


@pytest.mark.parametrize(
    ("numbers", "part", "name"),
    [
        ({"weights": {"leverage_most": 3}}, "weights", "leverage_most"),
        ({"quick_win": {"max_weeks": 4}}, "quick_win", "max_weeks"),
    ],
)
def test_a_catalogue_judges_by_the_numbers_of_its_city(numbers: dict[str, Any], part: str, name: str) -> None:
    mine, usual = own_catalogue(CATALOGUE, CITY, own(**numbers)), own_catalogue(CATALOGUE, CITY, PlanSettings())
    assert getattr(getattr(mine.method, part), name) == numbers[part][name]
    assert mine.actions == usual.actions
    assert own_catalogue(mine, CITY, own(**numbers)).method == mine.method


@pytest.mark.parametrize(
    ("weights", "rest"),
    [
        ({}, {}),
        ({"value": 0.7}, {"ease": 0.3}),
        ({"ease": 0.9}, {"ease": 0.4}),
        ({"ease_effort": 0.9, "ease_cost": 0.3}, {"ease_time": -0.2}),
        ({"leverage_most": 2}, {}),
    ],
)
def test_the_last_weight_of_a_whole_is_what_the_others_leave(weights: dict[str, float], rest: dict[str, float]) -> None:
    method = METHOD.model_copy(
        update={"weights": METHOD.weights.model_copy(update={"value": 0.6, "ease": 0.4, "ease_cost": 0.3})}
    )
    full = completed(weights, method)
    assert {name: full[name] for name in rest} == pytest.approx(rest)
    for whole in WHOLES:
        if set(whole) & set(weights):
            assert sum(full[name] for name in whole) == pytest.approx(1)


@given(weights=st.dictionaries(st.sampled_from(WEIGHTS), st.floats(0, 1), max_size=3))
def test_completed_weights_have_no_fault_but_their_range(weights: dict[str, float]) -> None:
    full = completed(weights, METHOD)
    if all(0 <= number <= 1 for name, number in full.items() if name != "leverage_most"):
        faults = check_own_numbers(own(weights=full), METHOD)
        assert {problem.place.field for problem in faults} <= {"weights.leverage_most"}


@pytest.mark.parametrize(
    ("name", "number", "fits"),
    [
        ("value", 1, True),
        ("value", 1.01, False),
        ("leverage_most", 1, True),
        ("leverage_most", 0.99, False),
        ("leverage_most", 5, True),
        ("max_weeks", 520, True),
        ("max_weeks", 521, False),
        ("max_effort", 10_000, True),
        ("horizon_weeks", 521, False),
        ("max_cost_band", 4, True),
        ("max_cost_band", 5, False),
    ],
)
def test_each_number_has_its_range(name: str, number: float, fits: bool) -> None:  # noqa: FBT001
    part = "weights" if name in WEIGHTS else "quick_win"
    faults = check_own_numbers(own(**{part: {name: number}}), METHOD)
    assert (
        f"{part}.{name}" not in {problem.place.field for problem in faults if problem.code == "out-of-range"}
    ) == fits
    least, most = range_of(name, METHOD)
    assert (least <= number <= most) == fits


def test_a_number_of_another_name_has_no_range() -> None:
    with pytest.raises(KeyError, match="remits"):
        range_of("remits", METHOD)
