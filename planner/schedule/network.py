"""Which action waits for which, in what order can they be done, and what does each one unlock?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from planner.nearest import OF_FEW, nearest
from planner.plan import Dependency
from planner.problem import Place, Problem, ProblemsFoundError
from planner.templates.terms import Link

if TYPE_CHECKING:
    import networkx as nx

_NOWHERE = Place()


def topological(successors: Sequence[Sequence[int]], waits: Sequence[int]) -> list[int]:
    """Return the nodes of a network so that each stands after all it waits for.

    Nodes are numbers from 0; ``waits`` counts the predecessors of each. Among those that may come
    next, the smallest number does. Nodes on a loop, and all behind them, are missing.

    Source:
        Kahn (1962), Topological sorting of large networks.

    >>> topological([[2], [2], []], [0, 0, 2])
    [0, 1, 2]
    """
    waiting = list(waits)
    # A heap, not a queue: as much of the given order stays as can, and the same plan always comes out the same.
    ready = [node for node, count in enumerate(waiting) if not count]
    heapify(ready)
    order = []
    while ready:
        node = heappop(ready)
        order.append(node)
        for successor in successors[node]:
            waiting[successor] -= 1
            if not waiting[successor]:
                heappush(ready, successor)
    return order


def order(actions: Iterable[str], dependencies: Iterable[Dependency]) -> tuple[str, ...]:
    """Return the ids so that every action stands after all it waits for, else as they were given.

    Dependencies on actions that are not given are left aside.

    Raises:
        ProblemsFoundError: actions wait for one another.

    >>> order(["F01-02", "F01-01", "F01-03"], [Dependency(predecessor="F01-01", successor="F01-02")])
    ('F01-01', 'F01-02', 'F01-03')
    """
    ids = list(actions)
    number = {action: index for index, action in enumerate(ids)}
    successors: list[list[int]] = [[] for _ in ids]
    waits = [0] * len(ids)
    known = [d for d in dependencies if d.predecessor in number and d.successor in number]
    for dependency in known:
        successors[number[dependency.predecessor]].append(number[dependency.successor])
        waits[number[dependency.successor]] += 1
    ordered = topological(successors, waits)
    if len(ordered) < len(ids):
        raise ProblemsFoundError(check_dependencies(ids, known))
    return tuple(ids[index] for index in ordered)


def check_dependencies(
    actions: Iterable[str], dependencies: Iterable[Dependency], place: Place = _NOWHERE
) -> list[Problem]:
    """Say what is wrong with the dependencies among actions; an empty list when nothing is.

    Every end is a known action, no action waits for itself, two actions are linked once at most,
    and no actions wait for one another in a loop.
    """
    known = list(actions)
    links = list(dependencies)
    problems = _problems_with_ends(known, links, place)
    linked: set[tuple[str, str]] = set()
    for link in links:
        pair = (link.predecessor, link.successor)
        if link.predecessor == link.successor:
            problems.append(_problem_with_own_end(link, place))
        elif pair in linked:
            problems.append(_problem_with_second_link(link, place))
        linked.add(pair)
    return problems + problems_with_loops(links, place)


def _problems_with_ends(known: Sequence[str], links: Iterable[Dependency], place: Place) -> list[Problem]:
    known_ids = set(known)
    ends = dict.fromkeys(end for link in links for end in (link.predecessor, link.successor))
    problems = []
    for unknown in (end for end in ends if end not in known_ids):
        near = nearest(unknown, known, OF_FEW)
        problems.append(
            Problem(
                code="unknown-action",
                what="A dependency names the action “{action}”, which is not known.",
                fix="Did you mean “{near}”?" if near else "Name an action of the plan, or remove the dependency.",
                values={"action": unknown, "near": near or ""},
                place=place,
            )
        )
    return problems


def _problem_with_own_end(link: Dependency, place: Place) -> Problem:
    return Problem(
        code="self-dependency",
        what="The action “{action}” waits for itself.",
        fix="Remove the dependency, or name the action that it waits for.",
        values={"action": link.successor},
        place=place,
    )


def _problem_with_second_link(link: Dependency, place: Place) -> Problem:
    # networkx.DiGraph would keep the last of them in silence.
    return Problem(
        code="second-link",
        what="“{successor}” is linked to “{predecessor}” a second time.",
        fix="Keep the one of the two links that binds.",
        values={"predecessor": link.predecessor, "successor": link.successor},
        place=place,
    )


def problems_with_loops(dependencies: Iterable[Dependency], place: Place = _NOWHERE) -> list[Problem]:
    """Return one problem for each group of actions that wait for one another, drawn as a chain."""
    return [
        Problem(
            code="dependency-loop",
            what="These actions wait for one another: {chain}.",
            fix="Remove one of the links.",
            values={"chain": " → ".join(loop)},
            place=place,
        )
        for loop in loops(dependencies)
    ]


def loops(dependencies: Iterable[Dependency]) -> list[tuple[str, ...]]:
    """Return a shortest loop of each group of actions that wait for one another.

    A loop ends with the action it began with, which is the one that the dependencies name first.
    An action that waits for itself is no loop here: :func:`check_dependencies` says so by itself.

    >>> loops([Dependency(predecessor="F01-01", successor="F01-02"),
    ...        Dependency(predecessor="F01-02", successor="F01-01")])
    [('F01-01', 'F01-02', 'F01-01')]
    """
    import networkx as nx  # noqa: PLC0415 - costs more than the rest of the start-up

    graph = _graph(link for link in dependencies if link.predecessor != link.successor)
    position = {action: index for index, action in enumerate(graph)}
    # A loop for each group, not every loop: their number doubles with each further link of a tangle.
    groups = [group for group in nx.strongly_connected_components(graph) if len(group) > 1]
    chains = [_shortest_loop(graph.subgraph(group), min(group, key=position.__getitem__)) for group in groups]
    return sorted(chains, key=lambda loop: position[loop[0]])


def _shortest_loop(group: "nx.DiGraph[str]", first: str) -> tuple[str, ...]:
    import networkx as nx  # noqa: PLC0415 - costs more than the rest of the start-up

    # A single search, backwards: looking for the way back from each successor took as many searches as there are.
    steps = nx.single_target_shortest_path_length(group, first)
    closest = min(group.successors(first), key=dict(steps).__getitem__)
    return (first, *nx.shortest_path(group, closest, first))


def _graph(dependencies: Iterable[Dependency]) -> "nx.DiGraph[str]":
    import networkx as nx  # noqa: PLC0415 - costs more than the rest of the start-up

    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from((link.predecessor, link.successor) for link in dependencies)
    return graph


def transitive_reduction(dependencies: Iterable[Dependency]) -> tuple[Dependency, ...]:
    """Leave out the links that a drawing does not need, because a longer way says the same.

    Only a finish-to-start link without a lag is left out, and only when finish-to-start links lead
    from the one action to the other all the same: any other link says something of its own. The
    dependencies form no loop.
    """
    import networkx as nx  # noqa: PLC0415 - costs more than the rest of the start-up

    links = list(dependencies)
    # Only links that wait for a finish lead on: a way over a start-to-start link does not say that the first is done.
    needed = nx.transitive_reduction(_graph(link for link in links if _waits_for_the_finish(link)))
    return tuple(
        link
        for link in links
        if link.lag or not _waits_for_the_finish(link) or needed.has_edge(link.predecessor, link.successor)
    )


def _waits_for_the_finish(link: Dependency) -> bool:
    return link.link is Link.FINISH_TO_START and link.lag >= 0


def unlocks(actions: Iterable[str], dependencies: Iterable[Dependency]) -> dict[str, tuple[str, ...]]:
    """Return for each action those that wait directly for it, in the order of the dependencies."""
    # A dictionary for its order: of a second link between two actions, only the check of dependencies speaks.
    direct: dict[str, dict[str, None]] = {action: {} for action in actions}
    for link in dependencies:
        if link.predecessor in direct and link.successor in direct:
            direct[link.predecessor][link.successor] = None
    return {action: tuple(successors) for action, successors in direct.items()}


def leading_to(actions: Iterable[str], dependencies: Iterable[Dependency]) -> dict[str, tuple[Dependency, ...]]:
    """Return for each action the dependencies that it waits for, in their order."""
    leading: dict[str, list[Dependency]] = {action: [] for action in actions}
    for link in dependencies:
        if link.predecessor in leading and link.successor in leading:
            leading[link.successor].append(link)
    return {action: tuple(links) for action, links in leading.items()}


@dataclass(frozen=True, slots=True, eq=False)
class Reached(Mapping[str, frozenset[str]]):
    """For each action those that are reached from it, directly or not, itself left out.

    Each of them takes one bit until it is asked for, so a chain of ten thousand actions fits easily.
    """

    _ids: tuple[str, ...]
    _bits: Mapping[str, int]

    def __getitem__(self, action: str) -> frozenset[str]:
        return frozenset(self._ids[place] for place in _places(self._bits[action]))

    def __iter__(self) -> Iterator[str]:
        return iter(self._bits)

    def __len__(self) -> int:
        return len(self._bits)


def _places(bits: int) -> Iterator[int]:
    """Give the places of the bits that are set, the lowest first."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def descendants(actions: Iterable[str], dependencies: Iterable[Dependency]) -> Reached:
    """Return for each action all those that wait for it, directly or not.

    Raises:
        ProblemsFoundError: actions wait for one another.

    >>> waits = [Dependency(predecessor="F01-01", successor="F01-02"),
    ...          Dependency(predecessor="F01-02", successor="F01-03")]
    >>> sorted(descendants(["F01-01", "F01-02", "F01-03"], waits)["F01-01"])
    ['F01-02', 'F01-03']
    """
    links = list(dependencies)
    direct = unlocks(actions, links)
    return _reached(direct, reversed(order(direct, links)))


def ancestors(actions: Iterable[str], dependencies: Iterable[Dependency]) -> Reached:
    """Return for each action all those that have to come before it, directly or not.

    Raises:
        ProblemsFoundError: actions wait for one another.
    """
    links = list(dependencies)
    direct: dict[str, list[str]] = {action: [] for action in actions}
    for link in links:
        if link.predecessor in direct and link.successor in direct:
            direct[link.successor].append(link.predecessor)
    return _reached(direct, order(direct, links))


def _reached(direct: Mapping[str, Iterable[str]], in_order: Iterable[str]) -> Reached:
    """Follow direct neighbours, given an order in which each action comes after its neighbours."""
    # As sets, a chain of ten thousand actions would hold fifty million names.
    bit_of = {action: index for index, action in enumerate(direct)}
    bits = dict.fromkeys(direct, 0)
    for action in in_order:
        for neighbour in direct[action]:
            bits[action] |= bits[neighbour] | 1 << bit_of[neighbour]
    return Reached(tuple(direct), bits)
