"""Boxes and passing arrows each have a row of their own in their column, near what they are tied to."""

from collections import defaultdict
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.drawing.columns import Stop, chain, rows_in_columns

BOXES = [f"F01-{number:02}" for number in range(12)]
COLUMNS = {box: number % 4 for number, box in enumerate(BOXES)}

links = st.lists(st.tuples(st.sampled_from(BOXES), st.sampled_from(BOXES)), max_size=20).map(
    lambda pairs: sorted({pair for pair in pairs if COLUMNS[pair[0]] < COLUMNS[pair[1]]})
)


@pytest.mark.parametrize(("last", "between"), [(1, 0), (2, 1), (5, 4)])
def test_an_arrow_stops_once_in_every_column_between_its_boxes(last: int, between: int) -> None:
    stops = chain("a", "b", {"a": 0, "b": last})
    assert [stop.column for stop in stops] == list(range(last + 1))
    assert len(stops) == between + 2


def test_arrows_from_the_same_box_stop_apart() -> None:
    columns = {"a": 0, "b": 2, "c": 2}
    assert chain("a", "b", columns)[1] != chain("a", "c", columns)[1]


@settings(max_examples=40)
@given(links)
def test_nothing_stands_on_anything_else(pairs: list[tuple[str, str]]) -> None:
    chains = [chain(first, then, COLUMNS) for first, then in pairs]
    rows = rows_in_columns(BOXES, COLUMNS, chains)
    assert {stop for stops in chains for stop in stops} <= rows.keys()
    by_column: dict[int, list[float]] = defaultdict(list)
    for stop, row in rows.items():
        by_column[stop.column].append(row)
    for column in by_column.values():
        assert all(then - first >= 1 for first, then in pairwise(sorted(column)))


@settings(max_examples=40)
@given(links)
def test_every_column_is_centred_on_the_tallest(pairs: list[tuple[str, str]]) -> None:
    rows = rows_in_columns(BOXES, COLUMNS, [chain(first, then, COLUMNS) for first, then in pairs])
    by_column: dict[int, list[float]] = defaultdict(list)
    for stop, row in rows.items():
        by_column[stop.column].append(row)
    assert len({(min(column) + max(column)) / 2 for column in by_column.values()}) == 1
    assert min(rows.values()) == 0


def test_without_arrows_boxes_keep_the_plans_order() -> None:
    rows = rows_in_columns(BOXES, COLUMNS, [])
    first = [box for box in BOXES if COLUMNS[box] == 0]
    assert sorted(first, key=lambda box: rows[Stop(box, 0)]) == first


def test_crossed_pairs_are_uncrossed() -> None:
    columns = {"a": 0, "b": 0, "x": 1, "y": 1}
    rows = rows_in_columns(list(columns), columns, [chain("a", "y", columns), chain("b", "x", columns)])
    assert rows[Stop("a", 0)] - rows[Stop("b", 0)] == rows[Stop("y", 1)] - rows[Stop("x", 1)]


def test_a_box_alone_in_its_column_stands_in_the_middle() -> None:
    columns = {"a": 0, "b": 1, "c": 1, "d": 1}
    rows = rows_in_columns(list(columns), columns, [chain("a", box, columns) for box in "bcd"])
    assert rows[Stop("a", 0)] == 1.0
