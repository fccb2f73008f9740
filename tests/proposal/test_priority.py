"""Which action matters most, and why."""

from datetime import date
from typing import Any

import pytest
from cities import CATALOGUE, city, diagnosis_of, small_benchmark
from hypothesis import given
from hypothesis import strategies as st
from plain_actions import action

from planner.plan import Action
from planner.proposal.priority import Gaps, gaps_of, prioritise, squared

METHOD = CATALOGUE.method
START = date(2027, 1, 4)
WIDE = Gaps(questions={"1.1": 1.0, "1.2": 0.5, "2.1": 0.5}, factors={"F01": 0.8, "F02": 0.4})


def test_a_gap_weighs_more_than_in_proportion() -> None:
    assert [squared(gap) for gap in (0.0, 1.0)] == [0.0, 1.0]
    assert squared(0.5) < 0.5
    assert squared(0.2) + squared(0.8) > 2 * squared(0.5)


def test_factors_in_place_open_no_gap_and_those_not_assessed_the_widest() -> None:
    benchmark = small_benchmark(F01=4, F02=2, F03=2)
    answers = {"1.1": "partly", "2.1": "no", "3.1": "unknown", "3.2": "unknown"}
    gaps = gaps_of(diagnosis_of(city(answers, benchmark=benchmark), benchmark))
    assert gaps.factors == {"F02": squared(0.5), "F03": 1.0}
    assert gaps.questions == {"2.1": 1.0, "2.2": 0.0, "3.1": 0.8, "3.2": 0.8}
    assert gaps.overall == (squared(0.5) + 1.0) / 2


def test_a_city_without_gaps_has_no_mean_gap() -> None:
    assert Gaps(questions={}, factors={}).overall == 0.0


def test_every_part_of_a_score_is_shown_and_makes_it_up() -> None:
    heavy = action("F01-02", "1.2", effort=40, cost_band=4, duration=100, impact=5)
    light = action("F01-01", "1.1", effort=10, cost_band=1, duration=20, impact=4, base_impact=3)
    shown = prioritise([heavy, light], {"F01-01": {"F01-02"}}, WIDE, METHOD)["F01-01"]
    assert (shown.question_gap, shown.factor_gap, shown.gap) == (1.0, 0.8, 0.9)
    assert (shown.impact, shown.context, shown.unlocks, shown.leverage) == (3, 1.3333, 1, 1.5)
    assert shown.value == pytest.approx(0.9 * 3 / 5 * 4 / 3 * 1.5 / 1.5, abs=1e-4)
    assert (shown.ease_effort, shown.ease_cost, shown.ease_time) == (0.375, 0.225, 0.16)
    assert shown.ease == pytest.approx(shown.ease_effort + shown.ease_cost + shown.ease_time)
    assert shown.own == pytest.approx(100 * (0.6 * shown.value + 0.4 * shown.ease), abs=0.01)
    assert shown.score == shown.own


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"answers": ("1.1",)}, {"answers": ("1.2",)}),
        ({"factor": "F01"}, {"factor": "F02"}),
        ({"impact": 4}, {"impact": 3}),
        ({"impact": 4, "base_impact": 3}, {"impact": 3}),
        ({"effort": 5}, {"effort": 10}),
        ({"cost_band": 0}, {"cost_band": 1}),
        ({"duration": 5}, {"duration": 20}),
    ],
    ids=["question gap", "factor gap", "impact", "context", "effort", "cost", "time"],
)
def test_all_else_equal_more_value_or_more_ease_ranks_first(better: dict[str, Any], worse: dict[str, Any]) -> None:
    ranking = prioritise([action("F01-02", **worse), action("F01-03", **better)], {}, WIDE, METHOD)
    assert (ranking["F01-03"].rank, ranking["F01-02"].rank) == (1, 2)
    assert ranking["F01-03"].score > ranking["F01-02"].score


def test_what_unlocks_more_is_worth_more() -> None:
    actions = [action(f"F01-0{number}") for number in (1, 2, 3)]
    ranking = prioritise(actions, {"F01-02": {"F01-03"}}, WIDE, METHOD)
    assert ranking["F01-02"].leverage == 1.25
    assert ranking["F01-02"].own > ranking["F01-01"].own


def test_a_prerequisite_inherits_the_priority_of_the_best_that_it_unlocks() -> None:
    dull = action("F02-01", "2.1", factor="F02", impact=1, effort=50)
    bright = action("F01-01", "1.1", impact=5)
    ranking = prioritise([dull, bright], {"F02-01": {"F01-01"}}, WIDE, METHOD)
    assert ranking["F02-01"].own < ranking["F01-01"].own == ranking["F02-01"].score
    assert ranking["F02-01"].inherited_from == "F01-01"
    assert (ranking["F02-01"].rank, ranking["F01-01"].rank) == (1, 2)
    assert ranking["F01-01"].inherited_from is None


def test_equal_scores_are_ranked_by_id() -> None:
    ranking = prioritise([action("F01-02"), action("F01-01"), action("F01-10")], {}, WIDE, METHOD)
    assert sorted(ranking, key=lambda id_: ranking[id_].rank) == ["F01-01", "F01-02", "F01-10"]


def test_what_the_context_asks_for_counts_for_the_mean_gap() -> None:
    shown = prioritise([action("C1-01", "C1", factor=None)], {}, WIDE, METHOD)["C1-01"]
    assert (shown.question_gap, shown.factor_gap) == (0.6, 0.6)


def test_a_plan_without_actions_has_no_priorities() -> None:
    assert prioritise([], {}, WIDE, METHOD) == {}


def test_actions_that_take_nothing_are_as_easy_as_can_be() -> None:
    free = action("F01-01", effort=0, cost_band=0, duration=0)
    assert prioritise([free], {}, WIDE, METHOD)["F01-01"].ease == 1.0


@st.composite
def networks(draw: st.DrawFn) -> tuple[list[Action], dict[str, set[str]]]:
    """Return actions, and for each all those that wait for it, directly or not."""
    count = draw(st.integers(1, 8))
    ids = [f"F01-{number:02}" for number in range(count)]
    order = draw(st.permutations(ids))
    actions = [
        action(
            id_,
            draw(st.sampled_from(["1.1", "1.2", "2.1"])),
            impact=draw(st.integers(1, 5)),
            effort=draw(st.integers(0, 60)),
            cost_band=draw(st.integers(0, 4)),
            duration=draw(st.integers(0, 100)),
        )
        for id_ in ids
    ]
    heirs: dict[str, set[str]] = {id_: set() for id_ in ids}
    for place in range(count - 1, -1, -1):
        direct = draw(st.sets(st.sampled_from(order[place + 1 :]))) if place + 1 < count else set()
        heirs[order[place]] = direct.union(*(heirs[id_] for id_ in direct))
    return actions, heirs


@given(networks())
def test_a_prerequisite_ranks_before_what_it_unlocks_and_scores_at_least_as_much(
    network: tuple[list[Action], dict[str, set[str]]],
) -> None:
    actions, heirs = network
    ranking = prioritise(actions, heirs, WIDE, METHOD)
    assert sorted(priority.rank for priority in ranking.values()) == list(range(1, len(actions) + 1))
    for before, waiting in heirs.items():
        for after in waiting:
            assert ranking[before].rank < ranking[after].rank
            assert ranking[before].score >= ranking[after].score
    assert all(0 <= priority.own <= priority.score <= 100 for priority in ranking.values())


@given(networks(), st.randoms(use_true_random=False))
def test_the_order_in_which_actions_are_given_changes_no_priority(
    network: tuple[list[Action], dict[str, set[str]]], shuffle: Any
) -> None:
    actions, heirs = network
    mixed = shuffle.sample(actions, len(actions))
    assert prioritise(mixed, heirs, WIDE, METHOD) == prioritise(actions, heirs, WIDE, METHOD)
