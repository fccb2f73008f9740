"""Which lines do the arrows of a picture take, so that no two of different actions lie on one another?

An arrow leaves a box on its right, turns in the gap behind the column and enters the next box or passage on its
left. Every action has a place of its own in each gap for its turns. What remains is the row: where one arrow
leaves a box in a row and another enters the box across the gap in the same row, the first has to turn before
the second does, or both lie on one line and read as an arrow that does not exist.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from planner.drawing.columns import Place
from planner.drawing.network_pictures import NetworkPicture

ASIDE = 0.12
"""By how many rows an arrow enters beside the middle of a row in which no order keeps it apart from another."""
# Rows stand at whole and half numbers: beside the middle of one nothing else is.


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Where a line turns or ends, in the gap behind a column."""

    column: int
    across: float
    """0 at the right side of the boxes of the column, 1 at the left side of those of the next."""
    row: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Route:
    """An arrow with every place that it comes by, both its boxes included."""

    predecessor: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class _Before:
    """One action has to turn before another, because of a row in which the second arrives."""

    first: str
    then: str
    into: Place


def routes(picture: NetworkPicture) -> tuple[tuple[Point, ...], ...]:
    """Return the points of each arrow of a picture, in the order of its arrows."""
    ways = _ways(picture)
    turns, aside = _turns(ways)
    return tuple(tuple(_points(way, turns, aside)) for way in ways)


def _ways(picture: NetworkPicture) -> list[_Route]:
    place = {box.id: Place(column=box.column, row=box.row) for box in picture.boxes}
    return [
        _Route(
            predecessor=arrow.dependency.predecessor,
            places=(place[arrow.dependency.predecessor], *arrow.through, place[arrow.dependency.successor]),
        )
        for arrow in picture.arrows
    ]


def _turns(ways: Iterable[_Route]) -> tuple[Mapping[tuple[int, str], float], frozenset[Place]]:
    """Return where each action turns in each gap, and the places that arrows enter beside the middle."""
    steps: dict[int, list[tuple[str, Place, Place]]] = defaultdict(list)
    for way in ways:
        for here, after in pairwise(way.places):
            steps[here.column].append((way.predecessor, here, after))
    turns: dict[tuple[int, str], float] = {}
    aside: set[Place] = set()
    for column, its_steps in sorted(steps.items()):
        turning = [step for step in its_steps if step[1].row != step[2].row]
        actions, shifted = _in_order(dict.fromkeys(action for action, *_ in turning), list(_rules(turning)))
        aside |= shifted
        # What runs straight into a place that is entered beside the middle has to turn as well.
        straight = (action for action, _, after in its_steps if after in shifted)
        actions = list(dict.fromkeys((*actions, *straight)))
        turns.update({(column, action): (at + 1) / (len(actions) + 1) for at, action in enumerate(actions)})
    return turns, frozenset(aside)


def _rules(turning: Iterable[tuple[str, Place, Place]]) -> Iterator[_Before]:
    leaving: dict[float, str] = {}
    arriving: dict[Place, dict[str, None]] = defaultdict(dict)
    for action, here, after in turning:
        leaving[here.row] = action
        arriving[after][action] = None
    for into, actions in arriving.items():
        first = leaving.get(into.row)
        yield from (_Before(first, then, into) for then in actions if first is not None and first != then)


def _in_order(actions: Iterable[str], rules: list[_Before]) -> tuple[list[str], set[Place]]:
    """Order actions by the rules; return as well the places whose rules contradict each other and are given up."""
    left, ordered, given_up = list(actions), list[str](), set[Place]()
    while left:
        held = {rule.then for rule in rules if rule.first in left and rule.into not in given_up}
        free = next((action for action in left if action not in held), None)
        if free is None:
            given_up.update(rule.into for rule in rules if rule.then == left[0] and rule.first in left)
            continue
        left.remove(free)
        ordered.append(free)
    return ordered, given_up


def _points(way: _Route, turns: Mapping[tuple[int, str], float], aside: frozenset[Place]) -> Iterator[Point]:
    here, *rest = way.places
    row = here.row
    for after in rest:
        yield Point(column=here.column, across=0, row=row)
        enters = after.row - ASIDE if after in aside else after.row
        if enters != row:
            turn = turns[here.column, way.predecessor]
            yield Point(column=here.column, across=turn, row=row)
            yield Point(column=here.column, across=turn, row=enters)
        yield Point(column=here.column, across=1, row=enters)
        here, row = after, enters
