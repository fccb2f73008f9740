"""A mark stands where its effort and impact say, covers no other, and has its line in the table."""

from collections import defaultdict
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.app.web.components.impact_effort import Candidate, impact_effort_props
from planner.wording import Wording

WIDTH = 0.048
"""Of a mark, as a share of the axis at its narrowest."""


def candidate(rank: int, effort: float = 5, impact: int = 3, **facts: Any) -> Candidate:
    return Candidate(id=f"F01-{rank:02}", rank=rank, title=f"Action {rank}", impact=impact, effort=effort, **facts)


def props(*candidates: Candidate, most_effort: float | None = 10, language: str = "en") -> Any:
    return impact_effort_props(candidates, most_effort=most_effort, wording=Wording(language))


def marks(shown: Any) -> list[Any]:
    return [mark for row in shown["rows"] for mark in row["marks"]]


def test_impacts_stand_above_one_another_the_greatest_first() -> None:
    assert [row["impact"] for row in props()["rows"]] == [5, 4, 3, 2, 1]
    assert [row["lanes"] for row in props()["rows"]] == [1, 1, 1, 1, 1]


def test_a_mark_stands_in_the_row_of_its_impact() -> None:
    rows = props(candidate(1, impact=5), candidate(2, impact=2))["rows"]
    assert {row["impact"]: [mark["rank"] for mark in row["marks"]] for row in rows if row["marks"]} == {5: [1], 2: [2]}


def test_more_effort_stands_further_to_the_right() -> None:
    small, large = marks(props(candidate(1, effort=1), candidate(2, effort=40)))
    assert small["x"] < large["x"] <= 0.97


def test_small_efforts_get_more_room_than_large_ones() -> None:
    none, few, more = (mark["x"] for mark in marks(props(*(candidate(n, effort=n * 20.0) for n in range(3)))))
    assert few - none > more - few


def test_marks_of_the_same_effort_lie_in_lanes_in_the_order_of_their_ranks() -> None:
    shown = marks(props(candidate(3), candidate(1), candidate(2)))
    assert [(mark["rank"], mark["lane"]) for mark in shown] == [(1, 0), (2, 1), (3, 2)]


def test_the_limit_of_a_quick_win_is_a_line_with_its_words() -> None:
    assert props(most_effort=10)["limit"]["label"] == "Quick wins: up to 10 days"
    assert props(candidate(1), most_effort=None)["limit"] is None


def test_the_line_of_the_limit_is_on_the_axis_when_every_effort_is_smaller() -> None:
    assert props(candidate(1, effort=2), most_effort=10)["limit"]["x"] == 0.97


@pytest.mark.parametrize(("effort", "last"), [(1.0, "1"), (12.0, "10"), (700.0, "640")])
def test_the_axis_is_labelled_as_far_as_it_goes(effort: float, last: str) -> None:
    assert props(candidate(1, effort=effort), most_effort=None)["ticks"][-1]["label"] == last


def test_the_table_holds_every_mark_in_the_order_that_was_given() -> None:
    shown = props(candidate(2, effort=1), candidate(1, effort=2.5, impact=5, quick_win=True))
    assert [line["rank"] for line in shown["table"]] == [2, 1]
    assert shown["table"][1]["aria"] == "1. Action 1: impact 5 of 5, 2.5 person-days"
    assert [line["quick"] for line in shown["table"]] == [False, True]


def test_a_figure_is_written_as_the_reader_writes_it() -> None:
    assert props(candidate(1, effort=2.5), language="fr")["table"][0]["effort"] == "2,5"


@given(st.lists(st.tuples(st.integers(1, 5), st.floats(0, 400)), max_size=40))
def test_no_mark_covers_another(values: list[tuple[int, float]]) -> None:
    shown = props(*(candidate(rank, effort, impact) for rank, (impact, effort) in enumerate(values, start=1)))
    assert len(marks(shown)) == len(values)
    for row in shown["rows"]:
        lanes: dict[int, list[float]] = defaultdict(list)
        for mark in row["marks"]:
            lanes[mark["lane"]].append(mark["x"])
        assert all(lane < row["lanes"] for lane in lanes)
        for places in map(sorted, lanes.values()):
            assert all(after - before >= WIDTH - 1e-9 for before, after in pairwise(places))
