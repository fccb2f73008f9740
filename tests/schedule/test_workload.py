"""A load that grows in place is the load that is put together anew."""

from hypothesis import given
from hypothesis import strategies as st

from planner.schedule.workload import Workload

Stretches = list[tuple[int, int, int]]

stretches = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), st.integers(1, 9)), max_size=8)


@given(stretches)
def test_grown_in_place_or_put_together_it_is_the_same_on_every_day(added: Stretches) -> None:
    grown = together = Workload.none()
    grown = grown.own()
    for first, stop, parts in added:
        grown.grow(first, stop, parts)
        together = together.plus(first, stop, parts)
    loads = [sum(parts for first, stop, parts in added if first <= day < stop) for day in range(-1, 22)]
    assert grown == together
    assert [grown.on(day) for day in range(-1, 22)] == loads


@given(stretches, stretches)
def test_what_grows_leaves_alone_what_it_was_copied_from(added: Stretches, more: list[tuple[int, int, int]]) -> None:
    known = Workload.none()
    for first, stop, parts in added:
        known = known.plus(first, stop, parts)
    before, copied = [known.on(day) for day in range(22)], known.own()
    for first, stop, parts in more:
        copied.grow(first, stop, parts)
    assert [known.on(day) for day in range(22)] == before
