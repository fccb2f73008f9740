"""Loads of days say where there is room, and say the same in bytes as in lists."""

from typing import Any

import pytest
from examples import SOME
from hypothesis import given
from hypothesis import strategies as st

from planner.schedule.day_loads import ByteLoads, DayLoads, ListLoads, Need, day_loads

CAPACITY = 10
FINE = 100_003
"""A prime: in parts of it, nothing comes in few whole shares."""


@st.composite
def one_after_another(draw: st.DrawFn) -> tuple[list[list[int]], list[list[Need]], list[tuple[int, int]]]:
    """Return rows, needs, and by action the first day that is asked for and its length."""
    rows = draw(st.lists(st.lists(st.integers(0, CAPACITY), max_size=30), min_size=2, max_size=2))
    parts = st.integers(1, CAPACITY)
    taken = st.dictionaries(st.integers(0, 1), parts, min_size=1)
    actions = draw(st.lists(st.tuples(taken, st.integers(0, 20), st.integers(1, 9)), min_size=1, max_size=9))
    needs = [[Need(row, CAPACITY - amount, amount) for row, amount in shares.items()] for shares, _, _ in actions]
    return rows, needs, [(first, days) for _, first, days in actions]


def room(loads: dict[tuple[int, int], int], needs: list[Need], first: int, days: int) -> bool:
    return all(loads.get((row, day), 0) <= beside for row, beside, _ in needs for day in range(first, first + days))


@SOME
@given(one_after_another())
@pytest.mark.parametrize("form", [ListLoads, ByteLoads])
def test_each_stands_on_the_first_days_with_room(
    form: type[ListLoads | ByteLoads], given: tuple[list[list[int]], list[list[Need]], list[tuple[int, int]]]
) -> None:
    rows, needs, asked = given
    loads: DayLoads[Any] = form(rows, needs)
    known = {(row, day): load for row, days in enumerate(rows) for day, load in enumerate(days)}
    for action, (first, days) in enumerate(asked):
        stands = loads.copy().free(action, first, days)
        assert stands == next(day for day in range(first, 999) if room(known, needs[action], day, days))
        back = loads.free_back(action, (stands, stands + 15), days)
        tried = [day for day in range(stands, stands + 16) if room(known, needs[action], day, days)]
        assert back == tried[-1]
        loads.take(action, back, days)
        for row, _, parts in needs[action]:
            for day in range(back, back + days):
                known[row, day] = known.get((row, day), 0) + parts


def test_what_a_pass_takes_is_not_taken_in_the_next() -> None:
    for form in (ListLoads, ByteLoads):
        begun = form([[0]], [[Need(0, 0, 1)]])
        begun.copy().take(0, 0, 5)
        assert begun.free(0, 0, 5) == 0


def test_days_are_bytes_where_shares_are_few_and_whole_and_the_dates_stay_the_same() -> None:
    few = day_loads([[0, 3 * FINE]], [[Need(0, 2 * FINE, FINE)]])
    many = day_loads([[0, 3 * FINE]], [[Need(0, 2 * FINE, FINE + 1)]])
    assert (type(few), type(many)) == (ByteLoads, ListLoads)
    assert few.free(0, 0, 2) == many.free(0, 0, 2) == 2
