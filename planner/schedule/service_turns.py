"""Which action hands the time of a service on to which, where actions take it one after another?

The time of a service flows from action to action: each takes it from those that have given it back, so that one which
takes longer holds up those whose time it has.

Source:
    Artigues, Michelon and Reusser (2003), Insertion techniques for static and dynamic resource-constrained project
    scheduling, European Journal of Operational Research 149(2), for the flow.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from planner.schedule.placement import Waiting
from planner.schedule.placement_board import Board
from planner.templates.terms import Link


class _Stretch(NamedTuple):
    """Days, by number, on which an action takes parts of a working day from a service."""

    first: int
    turn: int
    """Of actions that begin together, the first in the plan's order takes its time first."""
    stop: int
    action: str
    parts: int
    opens: bool
    """The action begins with it; else it goes on after a vote, or keeps up what is done."""


@dataclass(slots=True)
class _Share:
    """Parts of a working day that are free from a day on."""

    since: int
    parts: int
    giver: str
    """Who had them before; none for what nobody has had yet."""


def turns(board: Board, sequence: Sequence[str]) -> Mapping[str, tuple[Waiting, ...]]:
    """Return by action which others have to leave it the time of its services, on its first day or long before.

    Whoever ends with its work is waited for from finish to start; whoever then only waits for a vote or an opinion,
    from its start on for as long as it works. An action waits for none that comes after it in ``sequence``: each
    action once, after all that it waits for by its links.

    >>> from datetime import date
    >>> from planner.schedule.placement import Means, ServiceMeans, Work
    >>> means = Means(start=date(2027, 1, 4), end=date(2029, 12, 31), services={"data": ServiceMeans(posts=0.1)})
    >>> pair = {name: Work(id=name, owner="data", duration=5, days={"data": 2.0}) for name in ("F11-01", "F11-02")}
    >>> board = Board.of(pair, means)
    >>> for name in pair:
    ...     board.put(name, board.find(name))
    >>> [wait.predecessor for wait in turns(board, list(pair))["F11-02"]]
    ['F11-01']
    """
    rank = {action: turn for turn, action in enumerate(sequence)}
    stretches: defaultdict[str, list[_Stretch]] = defaultdict(list)
    for action in sequence:
        for service, stretch in _stretches(board, action, rank[action]):
            stretches[service].append(stretch)
    found: dict[str, dict[Waiting, None]] = {action: {} for action in sequence}
    for service in sorted(stretches):
        _hand_on(board, service, sorted(stretches[service]), rank, found)
    return {action: tuple(waits) for action, waits in found.items()}


def _stretches(board: Board, action: str, turn: int) -> Iterator[tuple[str, _Stretch]]:
    spot = board.spots[action]
    for service, parts in spot.loads:
        for number, (first, stop) in enumerate(spot.stretches):
            if first < stop:
                yield service, _Stretch(first, turn, stop, action, parts, opens=not number)
    for service, parts in spot.upkeep:
        if spot.tail < board.ground.stop:
            yield service, _Stretch(spot.tail, turn, board.ground.stop, action, parts, opens=False)


def _hand_on(
    board: Board,
    service: str,
    stretches: Sequence[_Stretch],
    rank: Mapping[str, int],
    found: Mapping[str, dict[Waiting, None]],
) -> None:
    """Let a service's time go from stretch to stretch, and note who waits for whom."""
    free = [_Share(-1, board.ground.capacity.get(service, 0), "")]
    for stretch in stretches:
        known = {wait.predecessor for wait in board.ground.works[stretch.action].waits}
        known |= {wait.predecessor for wait in found[stretch.action]} | {"", stretch.action}
        for share in _taken(free, stretch, known):
            before = board.spots.get(share.giver)
            if stretch.opens and before and rank[share.giver] < stretch.turn:
                ends_with_work = share.since == before.tail
                wait = (
                    Waiting(predecessor=share.giver)
                    if ends_with_work
                    else Waiting(predecessor=share.giver, link=Link.START_TO_START, lag=share.since - before.first)
                )
                found[stretch.action][wait] = None
        free.append(_Share(stretch.stop, stretch.parts, stretch.action))


def _taken(free: list[_Share], stretch: _Stretch, known: set[str]) -> Iterator[_Share]:
    """Take parts that are free when a stretch begins, and yield whose they were.

    Those of whom the action waits for anyway come first, then what has been free longest: few actions then hang on
    one another, and none that need not.
    """
    wanted = stretch.parts
    ready = [share for share in free if share.since <= stretch.first]
    for share in sorted(ready, key=lambda share: (share.giver not in known, share.since, share.giver)):
        if wanted:
            parts = min(wanted, share.parts)
            wanted, share.parts = wanted - parts, share.parts - parts
            yield share
    free[:] = [share for share in free if share.parts]
