"""How do activities and dependencies become a network, and how does it change with one of them?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from planner.plan import Dependency
from planner.problem import ProblemsFoundError
from planner.schedule.activities import LONGEST, Activity, Frame, check_activities, out_of_reach
from planner.schedule.network import check_dependencies, order
from planner.schedule.precedence import Network, Tie
from planner.schedule.workdays import EVERY_DAY
from planner.templates.terms import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """Activities in the order of their network, each after all that it waits for."""

    activities: tuple[Activity, ...]
    number: Mapping[str, int]
    """By id, in the order in which the activities were given."""
    network: Network


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
    # Looked up on their enumeration for each link, they would cost as much as its ends.
    finish_to_start, start_to_start = Link.FINISH_TO_START, Link.START_TO_START
    try:
        for link in links:
            before, after, kind, lag = number[link.predecessor], number[link.successor], link.link, link.lag
            if before >= after:
                in_order = False
            if kind is finish_to_start and not lag and duration[after]:
                plain[after].append(before)
            else:
                tables, lasting = None if link.elapsed else network.working[after], duration[after] > 0
                binds_finish = lasting and kind is not finish_to_start and kind is not start_to_start
                ties.setdefault(after, []).append(Tie(before, after, kind, lag, tables, not lasting, binds_finish))
    except KeyError:
        # It names an id; the check names all of them, each with the nearest that is known.
        raise ProblemsFoundError(check_dependencies(number, links)) from None
    far = [after for after, into in ties.items() if any(abs(tie.lag) > LONGEST for tie in into)]
    if far:
        names = list(number)
        raise ProblemsFoundError(out_of_reach(names[node]) for node in far)
    return in_order
