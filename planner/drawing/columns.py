"""In which row of its column does each box of a network stand, and where do arrows pass between boxes?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, pairwise
from statistics import fmean

_SWEEPS = (-1, 1, -1, 1, -1)
"""Towards which side the neighbours stand by whose rows a column is ordered: -1 those before it, 1 those after it."""
# The last sweep goes from left to right: where the two directions disagree, a box stands by what it waits for.


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something stands; ``row`` may fall between two rows."""

    column: int
    row: float


@dataclass(frozen=True, slots=True)
class Stop:
    """What takes up a row of a column: a box, or an arrow on its way past it."""

    name: str
    column: int


def chain(predecessor: str, successor: str, columns: Mapping[str, int]) -> list[Stop]:
    """Return what an arrow comes by: its two boxes and, in each column between them, a stop of its own.

    >>> [stop.name for stop in chain("a", "b", {"a": 0, "b": 2})]
    ['a', 'a b', 'b']
    """
    first, last = columns[predecessor], columns[successor]
    # Named after both ends: two arrows from the same box pass a column in two rows.
    between = [Stop(f"{predecessor} {successor}", column) for column in range(first + 1, last)]
    return [Stop(predecessor, first), *between, Stop(successor, last)]


def rows_in_columns(
    boxes: Sequence[str], columns: Mapping[str, int], chains: Iterable[Sequence[Stop]]
) -> dict[Stop, float]:
    """Give each box and each passing arrow its row: every column is ordered by the mean row of its neighbours.

    Source: the barycentre method of Sugiyama, Tagawa and Toda (1981).
    """
    chains = list(chains)
    stops = _stops_by_column(boxes, columns, chains)
    neighbours = _neighbours(chains)
    rows = {stop: float(row) for column in stops.values() for row, stop in enumerate(column)}
    for side in _SWEEPS:
        for column in sorted(stops, reverse=side == 1):
            near = neighbours[side]
            # Sorting is stable: what has no neighbours on this side, or equal ones, keeps the plan's order.
            stops[column].sort(key=lambda stop: fmean([rows[at] for at in near[stop]] or [rows[stop]]))
            rows.update(zip(stops[column], map(float, count()), strict=False))
    # Short columns stand in the middle of the tallest, so that arrows fan out to both sides.
    tallest = max(map(len, stops.values()))
    return {stop: row + (tallest - len(column)) / 2 for column in stops.values() for row, stop in enumerate(column)}


def _stops_by_column(
    boxes: Sequence[str], columns: Mapping[str, int], chains: Iterable[Sequence[Stop]]
) -> dict[int, list[Stop]]:
    stops: dict[int, list[Stop]] = defaultdict(list)
    for box in boxes:
        stops[columns[box]].append(Stop(box, columns[box]))
    for links in chains:
        for stop in links[1:-1]:
            stops[stop.column].append(stop)
    return stops


def _neighbours(chains: Iterable[Sequence[Stop]]) -> Mapping[int, Mapping[Stop, Sequence[Stop]]]:
    """Return, by side, the stops next to a stop on the arrows that come by it."""
    before: dict[Stop, list[Stop]] = defaultdict(list)
    after: dict[Stop, list[Stop]] = defaultdict(list)
    for links in chains:
        for first, then in pairwise(links):
            before[then].append(first)
            after[first].append(then)
    return {-1: before, 1: after}
