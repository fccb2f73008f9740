"""The numbers of the method mean what pages and papers say of them."""

from typing import Any

import pytest
from cities import CATALOGUE
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from planner.templates.method import Method
from planner.templates.own_method import WHOLES
from planner.toolkit.assessment import Answer

METHOD = CATALOGUE.method


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
    ("population", "times"), [(0, 0.5), (1_000, 0.5), (100_000, 1.0), (400_000, 2.0), (9_000_000, 3.0), (None, 1.0)]
)
def test_a_city_needs_as_much_effort_as_its_size_says(population: int | None, times: float) -> None:
    size = {"population": 100_000, "exponent": 0.5, "least": 0.5, "most": 3}
    assert method(size=size).effort_factor(population) == times


def test_without_a_rule_of_size_every_city_needs_the_usual_effort() -> None:
    assert method(size=None).effort_factor(50) == 1.0


@pytest.mark.parametrize(
    ("population", "posts"),
    [(None, 1.1), (100_000, 1.1), (40_000, 0.58), (10_000, 0.4), (250_000, 2.09), (3_000_000, 9)],
)
def test_a_city_that_does_not_say_has_the_posts_of_its_size(population: int | None, posts: float) -> None:
    assert METHOD.means.posts_in(population) == pytest.approx(posts, abs=0.005)


def test_the_groups_of_roles_share_all_posts_and_no_role_counts_twice() -> None:
    groups = METHOD.means.groups
    assert sum(group.share for group in groups) == pytest.approx(1)
    roles = [role for group in groups for role in group.roles]
    assert sorted(roles) == sorted(role.id for role in CATALOGUE.roles)


@pytest.mark.parametrize(
    ("part", "numbers"),
    [
        ("scale", {"gap": {"no": 1.1}}),
        ("scale", {"gap": {"perhaps": 0.5}}),
        ("scale", {"in_place_from": 0}),
        ("scale", {"missing_below": 1}),
        ("weights", {"leverage_most": 0.9}),
        ("weights", {"valeu": 0.5}),
        ("deadline", {"slack_share": -0.1}),
        ("balance", {"largest_type_share": 0}),
        ("balance", {"largest_type_share": 1.1}),
        ("quick_win", {"remits": ["mayor"]}),
        ("evidence_action", {"first_steps": []}),
        ("evidence_action", {"impact": 6}),
        ("evidence_action", {"weeks": 521}),
    ],
    ids=str,
)
def test_numbers_that_cannot_be_are_refused(part: str, numbers: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match=part):
        method(**{part: {**METHOD.model_dump(mode="json", by_alias=True)[part], **numbers}})


@pytest.mark.parametrize("days", [0, 8])
def test_a_week_has_one_to_seven_working_days(days: int) -> None:
    with pytest.raises(ValidationError, match="working_days_per_week"):
        method(working_days_per_week=days)


def test_the_better_the_answer_the_smaller_the_gap() -> None:
    gap = METHOD.scale.gap
    assert gap[Answer.YES] == 0 < gap[Answer.PARTLY] < gap[Answer.UNKNOWN] < gap[Answer.NO] == 1
    assert Answer.NOT_APPLICABLE not in gap


def test_the_shipped_weights_are_whole() -> None:
    for whole in WHOLES:
        assert sum(getattr(METHOD.weights, name) for name in whole) == pytest.approx(1)


@given(st.integers(min_value=1, max_value=40_000_000), st.integers(min_value=1, max_value=40_000_000))
def test_a_larger_city_never_needs_less_effort(population: int, other: int) -> None:
    small, large = sorted((population, other))
    assert METHOD.effort_factor(small) <= METHOD.effort_factor(large)
    assert METHOD.means.posts_in(small) <= METHOD.means.posts_in(large)


@pytest.mark.parametrize("population", [99_999, 250_000, 499_999])
def test_one_more_resident_changes_nothing_that_people_would_see(population: int) -> None:
    for rule in (METHOD.effort_factor, METHOD.means.posts_in):
        assert rule(population + 1) == pytest.approx(rule(population), rel=1e-4)


def test_the_files_name_the_lower_end_of_a_band_from() -> None:
    band = METHOD.cost_bands[1]
    assert band.model_dump()["from"] == band.at_least


def test_the_evidence_action_leaves_gaps_for_its_key_factor_and_its_questions() -> None:
    action = METHOD.evidence_action
    texts = " ".join((action.title, action.why, *action.first_steps, action.indicator, action.proof))
    assert "{factor}" in texts
    assert "{questions}" in texts
