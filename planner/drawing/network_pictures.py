"""In how many pictures is a whole network drawn on paper, and where do boxes and arrows stand in each?

Coordinates are abstract, in columns and rows. Who draws them chooses the size of a unit.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import itemgetter

from planner.drawing.columns import Place, Stop, chain, rows_in_columns
from planner.plan import Dependency
from planner.schedule.network import order, transitive_reduction

MOST_COLUMNS = 6
MOST_ROWS = 9
"""Boxes side by side and one above the other on a landscape page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One action in the dependency picture; ``row`` may fall between two rows."""

    id: str
    column: int
    row: float
    outside: bool
    """It belongs to another picture and is here only for what waits for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """From a predecessor to its successor, through places between the boxes of the columns between them."""

    dependency: Dependency
    through: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkPicture:
    """Boxes in columns, every arrow from left to right."""

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    left_out: int = 0
    """Predecessors that found no room."""

    @property
    def columns(self) -> int:
        """Columns in use."""
        return 1 + max(box.column for box in self.boxes)

    @property
    def rows(self) -> float:
        """Rows in use, those that only an arrow passes included."""
        passed = [place.row for arrow in self.arrows for place in arrow.through]
        return 1 + max([box.row for box in self.boxes] + passed)

    @property
    def fits(self) -> bool:
        """Whether the picture is legible on one page."""
        return self.columns <= MOST_COLUMNS and self.rows <= MOST_ROWS


def network_pictures(dependencies: Iterable[Dependency], groups: Mapping[str, Hashable]) -> tuple[NetworkPicture, ...]:
    """Draw what waits for what in as few pictures as are legible.

    Every link stands in one picture at least, except those that others imply and those for which
    a picture has no room. Actions without links are left out. What does not fit on one page is
    split by connected parts, then by group, then by halves; a predecessor from elsewhere is then
    repeated as an outside box.

    Args:
        dependencies: without loops; those on actions without a group are left aside.
        groups: the group of every action, in the plan's order.

    >>> links = [("F01-01", "F01-02"), ("F01-02", "F01-03"), ("F01-01", "F01-03")]
    >>> waits = [Dependency(predecessor=first, successor=then) for first, then in links]
    >>> [picture] = network_pictures(waits, dict.fromkeys(["F01-01", "F01-02", "F01-03"], "F01"))
    >>> [(box.id, box.column) for box in picture.boxes], len(picture.arrows)
    ([('F01-01', 0), ('F01-02', 1), ('F01-03', 2)], 2)
    """
    into = _links_into(dependencies, groups)
    waiting = tuple(action for action in groups if action in into)
    return tuple(_split(_Part(focus=waiting, into=into), groups)) if waiting else ()


def _links_into(
    dependencies: Iterable[Dependency], groups: Mapping[str, Hashable]
) -> Mapping[str, Sequence[Dependency]]:
    # Sorted, so that the order in which links were stored or typed moves no box.
    pairs = {(link.predecessor, link.successor): link for link in dependencies}
    into: dict[str, list[Dependency]] = defaultdict(list)
    for (predecessor, successor), link in sorted(pairs.items(), key=itemgetter(0)):
        if predecessor in groups and successor in groups:
            into[successor].append(link)
    return into


@dataclass(frozen=True, kw_only=True)
class _Part:
    """Actions with all the links that lead into them."""

    focus: tuple[str, ...]
    into: Mapping[str, Sequence[Dependency]]

    @cached_property
    def links(self) -> list[Dependency]:
        return [link for action in self.focus for link in self.into[action]]

    def connected(self, size: int) -> list["_Part"]:
        """Return the parts that no link ties together, small ones joined up to ``size`` actions."""
        packed: list[list[str]] = []
        for part in self._components():
            # Pairs by the dozen would each have a page of their own.
            if packed and len(packed[-1]) + len(part) <= size:
                packed[-1].extend(part)
            else:
                packed.append(part)
        return [self.of(part) for part in packed]

    def _components(self) -> Iterable[list[str]]:
        """Return the actions by what links tie together, each list and the lists in the plan's order."""
        root: dict[str, str] = {}

        # A union-find whose paths are halved at every search: a chain of hundreds would recurse as deep.
        def root_of(action: str) -> str:
            while root.setdefault(action, action) != action:
                root[action] = action = root[root[action]]
            return action

        for link in self.links:
            root[root_of(link.successor)] = root_of(link.predecessor)
        members: dict[str, list[str]] = {}
        for action in self.focus:
            members.setdefault(root_of(action), []).append(action)
        return members.values()

    def by_group(self, groups: Mapping[str, Hashable]) -> list["_Part"]:
        members: dict[Hashable, list[str]] = {}
        for action in self.focus:
            members.setdefault(groups[action], []).append(action)
        return [self.of(part) for part in members.values()]

    def halves(self) -> list["_Part"]:
        middle = len(self.focus) // 2
        return [self.of(self.focus[:middle]), self.of(self.focus[middle:])]

    def of(self, focus: Sequence[str]) -> "_Part":
        return _Part(focus=tuple(focus), into=self.into)


def _split(part: _Part, groups: Mapping[str, Hashable]) -> list[NetworkPicture]:
    whole = _page(part, groups)
    if whole:
        return [whole]
    if len(part.focus) == 1:
        return [_with_room(part, groups)]
    # Best first: parts that no link ties together repeat no box, groups repeat those that other groups wait for, and
    # halves cut anywhere, but always end.
    ways = (part.connected(MOST_ROWS), part.by_group(groups), part.halves())
    return _pages(next(pieces for pieces in ways if len(pieces) > 1), groups)


def _pages(pieces: Iterable[_Part], groups: Mapping[str, Hashable]) -> list[NetworkPicture]:
    """Draw pieces one after the other, on the page of the one before where both fit."""
    pictures: list[NetworkPicture] = []
    page: _Part | None = None
    for piece in pieces:
        joined = page.of(page.focus + piece.focus) if page else piece
        together = _page(joined, groups)
        alone = together if page is None else _page(piece, groups)
        if page and together:
            page, pictures[-1] = joined, together
        elif alone:
            page = piece
            pictures.append(alone)
        else:
            page = None
            pictures.extend(_split(piece, groups))
    return pictures


def _page(part: _Part, groups: Mapping[str, Hashable]) -> NetworkPicture | None:
    """Return the picture of a part when it fits on one page."""
    # More than two links for each box of a full page are no picture any more, and take the longest to lay out.
    if len(part.links) > 2 * MOST_COLUMNS * MOST_ROWS:
        return None
    picture = _picture(part, part.links, groups)
    return picture if picture.fits else None


def _with_room(part: _Part, groups: Mapping[str, Hashable]) -> NetworkPicture:
    # One action that waits for more than a page holds: the table beside the picture names the others.
    shown = part.links[:MOST_ROWS]
    return replace(_picture(part, shown, groups), left_out=len(part.links) - len(shown))


def _picture(part: _Part, links: Sequence[Dependency], groups: Mapping[str, Hashable]) -> NetworkPicture:
    # Within this picture only: a longer way over actions that stand elsewhere would hide a link altogether.
    links = transitive_reduction(links)
    used = {end for link in links for end in (link.predecessor, link.successor)}
    shown = [action for action in groups if action in used]
    columns = _columns(shown, links)
    chains = [chain(link.predecessor, link.successor, columns) for link in links]
    rows = rows_in_columns(shown, columns, chains)
    boxes = (
        Box(
            id=action,
            column=columns[action],
            row=rows[Stop(action, columns[action])],
            # An action that waits for nothing belongs to no other picture, whoever shows it.
            outside=action in part.into and action not in part.focus,
        )
        for action in shown
    )
    through = [tuple(Place(column=stop.column, row=rows[stop]) for stop in stops[1:-1]) for stops in chains]
    return NetworkPicture(
        boxes=tuple(sorted(boxes, key=lambda box: (box.column, box.row))),
        arrows=tuple(Arrow(dependency=link, through=way) for link, way in zip(links, through, strict=True)),
    )


def _columns(actions: Sequence[str], links: Sequence[Dependency]) -> dict[str, int]:
    """Put every action one column after the last of its predecessors."""
    into: dict[str, list[str]] = defaultdict(list)
    for link in links:
        into[link.successor].append(link.predecessor)
    columns: dict[str, int] = {}
    for action in order(actions, links):
        columns[action] = max((columns[before] + 1 for before in into[action]), default=0)
    return columns
