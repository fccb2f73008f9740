"""In which row of its column does each box of a network stand, and where do arrows pass between boxes?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import count, pairwise
from statistics import fmean
from typing import TypeAlias

Stop: TypeAlias = tuple[str, int]
"""A box, or the place where an arrow passes a column: a name and the column."""


def rows_in_columns(
    actions: Sequence[str], columns: Mapping[str, int], chains: Iterable[Sequence[Stop]]
) -> dict[Stop, float]:
    """Give each box and each passing arrow its row: every column is ordered by the mean row of its neighbours.

    Source: the barycentre method of Sugiyama, Tagawa and Toda (1981).
    """
    stands: dict[int, list[Stop]] = defaultdict(list)
    for action in actions:
        stands[columns[action]].append((action, columns[action]))
    neighbours: dict[int, dict[Stop, list[Stop]]] = {-1: defaultdict(list), 1: defaultdict(list)}
    for chain in chains:
        for stop in chain[1:-1]:
            stands[stop[1]].append(stop)
        for before, after in pairwise(chain):
            neighbours[-1][after].append(before)
            neighbours[1][before].append(after)
    rows = {stop: float(row) for column in stands.values() for row, stop in enumerate(column)}
    for side in (-1, 1, -1, 1, -1):
        for number in sorted(stands, reverse=side == 1):
            near = neighbours[side]
            stands[number].sort(key=lambda stop: fmean([rows[at] for at in near[stop]] or [rows[stop]]))
            rows.update(zip(stands[number], map(float, count()), strict=False))
    tallest = max(map(len, stands.values()))
    return {stop: row + (tallest - len(column)) / 2 for column in stands.values() for row, stop in enumerate(column)}
