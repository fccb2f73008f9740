"""Which part of the dependency network does a reader want to see, and where do its boxes stand?

Three hundred actions in one picture are a carpet. A reader starts from the objectives, looks into
one, then around one action; every picture leaves out what a longer way says as well.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from planner.drawing.columns import Place, Stop, chain, rows_in_columns
from planner.plan import Dependency
from planner.schedule.network import topological, transitive_reduction

MOST_HOPS = 3
"""How far the picture around one action reaches, each way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """An arrow between two boxes."""

    predecessor: str
    successor: str
    count: int = 1
    """How many dependencies it stands for."""
    against: bool = False
    """It runs from right to left, because two objectives wait for one another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is to be drawn: boxes by their names, in the plan's order."""

    names: tuple[str, ...]
    edges: tuple[Edge, ...]
    outside: frozenset[str] = frozenset()
    """Boxes that belong elsewhere and are shown for what ties them to the others."""

    @property
    def alone(self) -> tuple[str, ...]:
        """Boxes without any arrow, which are better listed than drawn."""
        tied = {end for edge in self.edges for end in (edge.predecessor, edge.successor)}
        return tuple(name for name in self.names if name not in tied)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a box stands; ``row`` may fall between two rows."""

    name: str
    column: int
    row: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """An edge with the places that it passes between its two boxes."""

    edge: Edge
    through: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A view with a place for everything in it; what stands alone has none."""

    spots: tuple[Spot, ...] = ()
    courses: tuple[Course, ...] = ()

    @property
    def columns(self) -> int:
        """Columns in use."""
        return max((spot.column + 1 for spot in self.spots), default=0)

    @property
    def rows(self) -> float:
        """Rows in use, those that only an edge passes included."""
        passed = [place.row for course in self.courses for place in course.through]
        return max((row + 1 for row in [*(spot.row for spot in self.spots), *passed]), default=0.0)


def whole(dependencies: Iterable[Dependency], actions: Sequence[str]) -> View:
    """Show all actions with the links between them."""
    known = set(actions)
    edges = _edges(dependencies)
    return View(
        names=tuple(actions), edges=tuple(edge for edge in edges if {edge.predecessor, edge.successor} <= known)
    )


def between_groups(dependencies: Iterable[Dependency], group_of: Mapping[str, str]) -> View:
    """Show one box for each group, and an edge for the links that lead from one to another.

    Where groups wait for one another, the edges with the fewest links run against the others.

    Args:
        dependencies: links without loops.
        group_of: the group of every action, in the plan's order.
    """
    links: Counter[tuple[str, str]] = Counter()
    for edge in _edges(dependencies):
        first, then = group_of.get(edge.predecessor), group_of.get(edge.successor)
        if first is not None and then is not None and first != then:
            links[first, then] += 1
    names = tuple(dict.fromkeys(group_of.values()))
    position = {name: index for index, name in enumerate(names)}
    edges = (Edge(predecessor=first, successor=then, count=number) for (first, then), number in links.items())
    strong_first = sorted(edges, key=lambda edge: (-edge.count, position[edge.predecessor], position[edge.successor]))
    return View(names=names, edges=_without_circles(strong_first))


def _without_circles(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """Mark the edges that close a circle with those before them as running against the others."""
    # Strong ties come first and keep their direction: to turn round as few as can be (a minimum feedback arc set) is
    # NP-hard.
    after: dict[str, set[str]] = defaultdict(set)
    marked = []
    for edge in edges:
        against = edge.predecessor in _reached([edge.successor], after)
        if not against:
            after[edge.predecessor].add(edge.successor)
        marked.append(replace(edge, against=against))
    return tuple(marked)


def within_group(dependencies: Iterable[Dependency], group_of: Mapping[str, str], group: str) -> View:
    """Show the actions of one group, and those elsewhere that they wait for or that wait for them."""
    inside = {action for action, its_group in group_of.items() if its_group == group}
    edges = tuple(edge for edge in _edges(dependencies) if inside & {edge.predecessor, edge.successor})
    tied = {end for edge in edges for end in (edge.predecessor, edge.successor)}
    names = tuple(action for action in group_of if action in inside or action in tied)
    edges = tuple(edge for edge in edges if {edge.predecessor, edge.successor} <= set(names))
    return View(names=names, edges=edges, outside=frozenset(names) - inside)


def around(dependencies: Iterable[Dependency], actions: Sequence[str], action: str, hops: int = MOST_HOPS) -> View:
    """Show one action with what leads to it and what follows from it, up to some steps away."""
    edges = [edge for edge in _edges(dependencies) if {edge.predecessor, edge.successor} <= set(actions)]
    after: dict[str, set[str]] = defaultdict(set)
    before: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        after[edge.predecessor].add(edge.successor)
        before[edge.successor].add(edge.predecessor)
    follow, lead = _reached([action], after, hops), _reached([action], before, hops)
    # Links from what leads here straight to what follows pass the action by; they would hide what hangs on it.
    shown = tuple(
        edge
        for edge in edges
        if {edge.predecessor, edge.successor} <= follow or {edge.predecessor, edge.successor} <= lead
    )
    return View(names=tuple(name for name in actions if name in follow | lead), edges=shown)


def _edges(dependencies: Iterable[Dependency]) -> list[Edge]:
    # Two links between the same actions, such as start to start and finish to finish, are one arrow.
    reduced = transitive_reduction(dependencies)
    pairs = dict.fromkeys((link.predecessor, link.successor) for link in reduced)
    return [Edge(predecessor=first, successor=then) for first, then in pairs]


def _reached(start: Iterable[str], after: Mapping[str, Collection[str]], hops: int | None = None) -> set[str]:
    reached = set(start)
    front = list(reached)
    while front and hops != 0:
        front = [then for name in front for then in after.get(name, ()) if then not in reached]
        reached.update(front)
        hops = None if hops is None else hops - 1
    return reached


def laid_out(view: View) -> Layout:
    """Give every box a column and a row, parts that nothing ties together one below the other.

    >>> layout = laid_out(View(names=("a", "b"), edges=(Edge(predecessor="a", successor="b"),)))
    >>> [(spot.name, spot.column, spot.row) for spot in layout.spots]
    [('a', 0, 0.0), ('b', 1, 0.0)]
    """
    spots: list[Spot] = []
    courses: list[Course] = []
    below = 0.0
    for part in _parts(view):
        layout = _placed(part)
        spots.extend(replace(spot, row=spot.row + below) for spot in layout.spots)
        courses.extend(
            replace(course, through=tuple(replace(place, row=place.row + below) for place in course.through))
            for course in layout.courses
        )
        below += layout.rows
    return Layout(spots=tuple(spots), courses=tuple(courses))


def _parts(view: View) -> list[View]:
    """Split a view into what hangs together, the largest part first."""
    near: dict[str, set[str]] = defaultdict(set)
    for edge in view.edges:
        near[edge.predecessor].add(edge.successor)
        near[edge.successor].add(edge.predecessor)
    left = dict.fromkeys(name for name in view.names if name in near)
    parts = []
    while left:
        members = _reached([next(iter(left))], near)
        names = tuple(name for name in left if name in members)
        parts.append(View(names=names, edges=tuple(edge for edge in view.edges if edge.predecessor in members)))
        for name in names:
            del left[name]
    # The largest on top, where a reader begins; parts of a size stay in the plan's order.
    return sorted(parts, key=lambda part: -len(part.names))


def _placed(view: View) -> Layout:
    forward = [edge for edge in view.edges if not edge.against]
    columns = _columns(view.names, forward)
    chains = [chain(edge.predecessor, edge.successor, columns) for edge in forward]
    rows = rows_in_columns(view.names, columns, chains)
    spots = (Spot(name=name, column=columns[name], row=rows[Stop(name, columns[name])]) for name in view.names)
    through = [tuple(Place(column=stop.column, row=rows[stop]) for stop in stops[1:-1]) for stops in chains]
    return Layout(
        spots=tuple(sorted(spots, key=lambda spot: (spot.column, spot.row))),
        courses=(
            *(Course(edge=edge, through=way) for edge, way in zip(forward, through, strict=True)),
            # What runs backwards has no columns to pass in order: whoever draws it leads it round.
            *(Course(edge=edge) for edge in view.edges if edge.against),
        ),
    )


def _columns(names: Sequence[str], edges: Iterable[Edge]) -> dict[str, int]:
    """Put every box one column after the last of its predecessors, and a first one close to what follows."""
    number = {name: index for index, name in enumerate(names)}
    successors: list[list[int]] = [[] for _ in names]
    waits = [0] * len(names)
    for edge in edges:
        successors[number[edge.predecessor]].append(number[edge.successor])
        waits[number[edge.successor]] += 1
    in_order = topological(successors, waits)
    columns = [0] * len(names)
    for node in in_order:
        for successor in successors[node]:
            columns[successor] = max(columns[successor], columns[node] + 1)
    # What waits for nothing would stand in the first column, however late it is needed, and its arrow cross them all.
    for node in in_order:
        if not waits[node] and successors[node]:
            columns[node] = min(columns[successor] for successor in successors[node]) - 1
    return dict(zip(names, columns, strict=True))
