"""How do activities and dependencies become a network, and how does it change with one of them?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeVar

from planner.plan import Dependency
from planner.problem import ProblemsFoundError
from planner.schedule.activities import LONGEST, Activity, Frame, check_activities, out_of_reach
from planner.schedule.network import check_dependencies, order
from planner.schedule.precedence import Network, Tie
from planner.schedule.workdays import EVERY_DAY
from planner.templates.terms import Link

_T = TypeVar("_T")

# A member that is looked up on its enumeration for each link costs as much as the ends of the link.
_FINISH_TO_START, _START_TO_START = Link.FINISH_TO_START, Link.START_TO_START


class Wait(NamedTuple):
    """A dependency as it stands with the activity that waits."""

    predecessor: int
    link: Link
    lag: int
    elapsed: bool


@dataclass(frozen=True, kw_only=True)
class Linked:
    """Activities in the order of their network, each after all that it waits for."""

    activities: tuple[Activity, ...]
    number: Mapping[str, int]
    """By id, in the order in which the activities were given."""
    network: Network

    known_following: list[list[int]] | None = None

    @cached_property
    def following(self) -> list[list[int]]:
        """Per activity, those that wait for it, by whatever link."""
        # To look at every link takes longer than most edits, so what an edit does not change passes from plan to plan.
        return _following(self.network) if self.known_following is None else self.known_following

    def numbered(self, node: int, waits: Iterable[Dependency]) -> list[Wait] | None:
        """Return dependencies as an activity would have them; None where the plan has to be linked anew.

        That is where it does not stand after all that it waits for, or something is wrong with one.
        """
        numbered = [Wait(self.number.get(w.predecessor, node), w.link, w.lag, w.elapsed) for w in waits]
        fits = all(wait.predecessor < node and abs(wait.lag) <= LONGEST for wait in numbered)
        return numbered if fits else None

    def edited(self, activity: Activity, waits: Iterable[Wait] | None, frame: Frame) -> "Linked":
        """Return the plan in which an activity is another, with other waits where some are given; this one stays.

        What it waits for stands before it here too.
        """
        node = self.number[activity.id]
        network = _network_with(self.network, node, activity, frame)
        after = _waits_of(network, node) if waits is None else list(waits)
        _set_waits(network, node, after)
        return Linked(
            activities=(*self.activities[:node], activity, *self.activities[node + 1 :]),
            number=self.number,
            network=network,
            known_following=self.following if waits is None else _refollowed(self.following, node, after),
        )


def linked(given: tuple[Activity, ...], links: Sequence[Dependency], frame: Frame) -> Linked:
    """Number activities so that each stands after all that it waits for, and link them.

    Raises:
        ProblemsFoundError: an id or a calendar is not known, an activity is named twice, activities
            wait for one another, or a duration, a lag or a date is out of reach.
    """
    ids = [activity.id for activity in given]
    number = dict(zip(ids, range(len(ids)), strict=True))
    try:
        network = _network_of(given, frame)
    except KeyError:
        network = None
    if network is None or len(number) < len(ids) or not _is_within_reach(network, frame):
        # Only for the words: loops take longer to look for than both passes, and show on the way.
        raise ProblemsFoundError(check_activities(given, frame) + check_dependencies(ids, links)) from None
    if _add_links(network, links, number):
        # Plans mostly stand in an order that serves already; sorting them anew costs more than to find that out.
        return Linked(activities=given, number=number, network=network)
    return _sorted(given, links, frame)


def _sorted(given: Sequence[Activity], links: Sequence[Dependency], frame: Frame) -> Linked:
    """Link activities of which some are given before what they wait for."""
    by_id = {activity.id: activity for activity in given}
    number = {action: index for index, action in enumerate(order(by_id, links))}
    ordered = tuple(by_id[action] for action in number)
    network = _network_of(ordered, frame)
    _add_links(network, links, number)
    return Linked(activities=ordered, number={action: number[action] for action in by_id}, network=network)


def _is_within_reach(network: Network, frame: Frame) -> bool:
    """Say whether durations and first days are some that a calendar reaches."""
    shortest, longest = min(network.duration, default=0), max(network.duration, default=0)
    last = max(network.floor, default=0) - frame.start.toordinal()
    return shortest >= 0 and max(longest, last) <= LONGEST


def _network_of(activities: Sequence[Activity], frame: Frame) -> Network:
    """Number the activities; their links are still to be added.

    Raises:
        KeyError: a calendar is not known.
    """
    by_name = {name: calendar.tables for name, calendar in frame.calendars.items()}
    working = [by_name[activity.calendar] for activity in activities]
    every_day = EVERY_DAY.tables
    own = [every_day if a.elapsed else tables for a, tables in zip(activities, working, strict=True)]
    network = Network(
        duration=[a.duration for a in activities],
        working=working,
        before=[tables.before for tables in own],
        day=[tables.day for tables in own],
        floor=[frame.start.toordinal()] * len(own),
        deadline={},
        windows={},
        plain=[[] for _ in own],
        ties={},
        opens=[False] * len(own),
    )
    for index, activity in enumerate(activities):
        if activity.not_before or activity.deadline or activity.clear_of:
            _add_dates(network, index, activity, frame)
    return network


def _add_dates(network: Network, node: int, activity: Activity, frame: Frame) -> None:
    """Note the days that an activity is given."""
    if activity.not_before:
        network.floor[node] = max(frame.start, activity.not_before).toordinal()
    if activity.deadline:
        network.deadline[node] = activity.deadline.toordinal()
    if activity.clear_of:
        network.windows[node] = sorted(
            (window.first.toordinal(), window.last.toordinal()) for window in activity.clear_of
        )


def _add_links(network: Network, links: Iterable[Dependency], number: Mapping[str, int]) -> bool:
    """Add the links to a network; False when an activity stands before one that it waits for."""
    plain, ties, duration, in_order = network.plain, network.ties, network.duration, True
    try:
        for link in links:
            before, after, kind, lag = number[link.predecessor], number[link.successor], link.link, link.lag
            if before >= after:
                in_order = False
            if kind is _FINISH_TO_START and not lag and duration[after]:
                plain[after].append(before)
            else:
                ties.setdefault(after, []).append(_tie(network, after, before, kind, lag, elapsed=link.elapsed))
    except KeyError:
        # It names an id; the check names all of them, each with the nearest that is known.
        raise ProblemsFoundError(check_dependencies(number, links)) from None
    far = [after for after, into in ties.items() if any(abs(tie.lag) > LONGEST for tie in into)]
    if far:
        names = list(number)
        raise ProblemsFoundError(out_of_reach(names[node]) for node in far)
    return in_order


def _tie(network: Network, node: int, predecessor: int, link: Link, lag: int, *, elapsed: bool) -> Tie:
    """Return what a dependency that is not plain is to the passes."""
    tables, lasting = None if elapsed else network.working[node], network.duration[node] > 0
    binds_finish = lasting and link is not _FINISH_TO_START and link is not _START_TO_START
    return Tie(predecessor, node, link, lag, tables, not lasting, binds_finish)


def _network_with(network: Network, node: int, activity: Activity, frame: Frame) -> Network:
    """Return a network in which an activity is another; its links are still those of the old one."""
    working = frame.calendars[activity.calendar].tables
    own = EVERY_DAY.tables if activity.elapsed else working
    edited = Network(
        duration=_with(network.duration, node, activity.duration),
        working=_with(network.working, node, working),
        before=_with(network.before, node, own.before),
        day=_with(network.day, node, own.day),
        floor=_with(network.floor, node, frame.start.toordinal()),
        deadline={other: day for other, day in network.deadline.items() if other != node},
        windows={other: days for other, days in network.windows.items() if other != node},
        plain=network.plain.copy(),
        ties=network.ties.copy(),
        opens=_with(network.opens, node, value=False),
    )
    _add_dates(edited, node, activity, frame)
    return edited


def _with(column: Sequence[_T], node: int, value: _T) -> list[_T]:
    edited = list(column)
    edited[node] = value
    return edited


def _waits_of(network: Network, node: int) -> list[Wait]:
    """Return the dependencies of an activity on others."""
    plain = [Wait(predecessor, _FINISH_TO_START, 0, elapsed=False) for predecessor in network.plain[node]]
    return plain + [Wait(t.predecessor, t.link, t.lag, t.tables is None) for t in network.ties.get(node, ())]


def _set_waits(network: Network, node: int, waits: Iterable[Wait]) -> None:
    """Link an activity anew: what was plain is none for a milestone, and a tie counts on its calendar."""
    plain, ties = [], []
    for wait in waits:
        if wait.link is _FINISH_TO_START and not wait.lag and network.duration[node]:
            plain.append(wait.predecessor)
        else:
            ties.append(_tie(network, node, wait.predecessor, wait.link, wait.lag, elapsed=wait.elapsed))
    network.plain[node] = plain
    network.ties.pop(node, None)
    if ties:
        network.ties[node] = ties


def _following(network: Network) -> list[list[int]]:
    following: list[list[int]] = [[] for _ in network.plain]
    for node, predecessors in enumerate(network.plain):
        for predecessor in predecessors:
            following[predecessor].append(node)
    for node, ties in network.ties.items():
        for tie in ties:
            following[tie.predecessor].append(node)
    return following


def _refollowed(following: Sequence[list[int]], node: int, waits: Iterable[Wait]) -> list[list[int]]:
    """Return what follows each activity, now that one of them waits for others than before."""
    edited = [[other for other in others if other != node] if node in others else others for others in following]
    for predecessor in {wait.predecessor for wait in waits}:
        edited[predecessor] = [*edited[predecessor], node]
    return edited
