"""No two arrows of different actions lie on one another: every line leads to where its action is waited for."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.drawing.network_pictures import NetworkPicture, network_pictures
from planner.drawing.routes import Point, routes
from planner.plan import Dependency


def pictures(pairs: list[tuple[int, int]], per_group: int = 100) -> tuple[NetworkPicture, ...]:
    waits = [Dependency(predecessor=f"F01-{first:02}", successor=f"F01-{then:02}") for first, then in pairs]
    return network_pictures(waits, {f"F01-{number:02}": number // per_group for number in range(40)})


def common_length(one: tuple[Point, Point], other: tuple[Point, Point]) -> float:
    """Return how long two pieces of lines lie on one another; the gap behind a column is one long."""
    shared = 0.0
    for along, beside in (("x", "y"), ("y", "x")):
        ends = [[{"x": point.column * 2 + point.across, "y": point.row} for point in piece] for piece in (one, other)]
        if len({end[beside] for piece in ends for end in piece}) == 1:
            (a, b), (c, d) = (sorted(end[along] for end in piece) for piece in ends)
            shared = max(shared, min(b, d) - max(a, c))
    return shared


def false_links(picture: NetworkPicture) -> list[tuple[str, str, str, str]]:
    """Return the pairs of arrows without a common end that lie on one another."""
    lines = zip(picture.arrows, routes(picture), strict=True)
    return [
        (first.predecessor, first.successor, then.predecessor, then.successor)
        for (one, its_line), (other, other_line) in combinations(lines, 2)
        if (first := one.dependency).predecessor != (then := other.dependency).predecessor
        and first.successor != then.successor
        and any(common_length(a, b) > 0 for a in pairwise(its_line) for b in pairwise(other_line))
    ]


def test_an_arrow_that_arrives_in_a_row_turns_after_the_one_that_leaves_it() -> None:
    # 0 and 1 stand above one another, and so do 2 and 3, which wait for both or the other of them.
    [picture] = pictures([(0, 2), (0, 3), (1, 3), (1, 4)])
    assert false_links(picture) == []


@pytest.mark.parametrize("pairs", [[(0, 3), (1, 2)], [(0, 3), (1, 4), (2, 5), (0, 5), (2, 3), (1, 3)]])
def test_arrows_that_cross_stay_apart(pairs: list[tuple[int, int]]) -> None:
    assert [false_links(picture) for picture in pictures(pairs)] == [[]]


links = st.lists(st.tuples(st.integers(0, 39), st.integers(0, 39)).filter(lambda pair: pair[0] < pair[1]), max_size=80)


@settings(max_examples=40)
@given(links)
def test_no_two_arrows_without_a_common_end_lie_on_one_another(pairs: list[tuple[int, int]]) -> None:
    for picture in pictures(pairs, per_group=8):
        assert false_links(picture) == []


@given(links)
def test_a_line_leads_from_its_action_to_the_one_that_waits(pairs: list[tuple[int, int]]) -> None:
    for picture in pictures(pairs, per_group=8):
        place = {box.id: (box.column, box.row) for box in picture.boxes}
        for arrow, line in zip(picture.arrows, routes(picture), strict=True):
            first, last = line[0], line[-1]
            assert (first.column, first.across, first.row) == (*place[arrow.dependency.predecessor][:1], 0, first.row)
            assert first.row == place[arrow.dependency.predecessor][1]
            assert (last.column + 1, last.across) == (place[arrow.dependency.successor][0], 1)
            # Half of a box stands above the middle of its row; the line ends within it.
            assert abs(last.row - place[arrow.dependency.successor][1]) < 0.3
