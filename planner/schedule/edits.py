"""What else moves when one activity of a plan becomes another?

Early places are worked out anew from the activity on, in the order of the network, as far as
anything moves; late places back from all that moved. What nothing reaches is not looked at, so that
an edit takes as long as what it moves, however large the plan.
"""

from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush

from planner.schedule.passes import UNTIED, Slack, binding_deadline, early_place, latest_place
from planner.schedule.precedence import Network, Standing


class _Turns:
    """Activities that wait for their turn in a pass, each once: in the order of the network, or backwards."""

    def __init__(self, *, backwards: bool = False) -> None:
        self._sign = -1 if backwards else 1
        self._named = set[int]()
        self._waiting: list[int] = []

    def add(self, nodes: Iterable[int]) -> None:
        for node in nodes:
            if node not in self._named:
                self._named.add(node)
                heappush(self._waiting, self._sign * node)

    def __iter__(self) -> Iterator[int]:
        while self._waiting:
            yield self._sign * heappop(self._waiting)


def move_early(
    network: Network, following: Sequence[Iterable[int]], early: Standing, after: list[int], edited: int
) -> set[int]:
    """Bring early places up to date after an edit, and return the activities that moved, the edited one in any case.

    ``early``, ``after``, the day on which what follows each activity can begin, and the network's
    ``opens`` come as they were before the edit, in copies that are changed.
    """
    turns, moved = _Turns(), {edited}
    turns.add([edited])
    for node in turns:
        stood = early.at[node], early.start[node], after[node], network.opens[node]
        first = max((after[predecessor] for predecessor in network.plain[node]), default=0)
        place = early_place(network, early, node, max(first, network.floor[node]))
        early.at[node], early.start[node], after[node] = place
        if node == edited or stood != (*place, network.opens[node]):
            moved.add(node)
            turns.add(following[node])
    return moved


def move_late(
    network: Network,
    following: Sequence[Iterable[int]],
    standings: tuple[Standing, Standing],
    slack: Slack,
    end: int,
    touched: Iterable[int],
) -> None:
    """Bring late places and slack up to date after an edit that leaves the plan its ``end``.

    ``standings`` are the early one, up to date, and the late one, which like ``slack`` comes as it
    was before the edit, in a copy that is changed. ``touched`` are the edited activity, what moved
    early, and what the edited activity waits for no more.
    """
    early, late = standings
    touched = frozenset(touched)
    turns = _Turns(backwards=True)
    turns.add(touched)
    # How late a link lets its predecessor be depends on how its successor stands.
    turns.add(predecessor for node in touched for predecessor in network.predecessors(node))
    for node in turns:
        plain = [other for other in following[node] if node in network.plain[other]]
        ties = [tie for other in following[node] for tie in network.ties.get(other, ()) if tie.predecessor == node]
        slack.by[node] = min((early.start[other] for other in plain), default=end)
        slack.tied[node] = min((tie.latest(network, early) for tie in ties), default=UNTIED)
        tied = min((tie.latest(network, late) for tie in ties), default=UNTIED)
        by = min((late.start[other] for other in plain), default=end)
        place = latest_place(network, node, by, tied, binding_deadline(network, node, end))
        start = network.first_day(node, place)
        if (place, start) != (late.at[node], late.start[node]):
            late.at[node], late.start[node] = place, start
            turns.add(network.predecessors(node))
