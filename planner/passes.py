"""Where does each activity stand at the earliest, and where at the latest?"""

from planner.precedence import Network, Standing, Tie


def forward(network: Network) -> tuple[Standing, list[int]]:
    """Place every activity as early as its floor, its links and its windows allow.

    Returned beside the early standing is the day on which what follows each activity can begin.
    """
    count = len(network.duration)
    early, after = Standing.of(count), [0] * count
    at, start = early.at, early.start
    special = {node for node, duration in enumerate(network.duration) if not duration}
    special |= network.windows.keys() | network.ties.keys()
    columns = zip(network.duration, network.floor, network.plain, network.before, network.day, strict=True)
    for node, (duration, floor, predecessors, before, day) in enumerate(columns):
        first = floor
        for predecessor in predecessors:
            day_after = after[predecessor]
            if day_after > first:  # noqa: PLR1730 - calling max() costs twice as much
                first = day_after
        place = _earliest(network, early, node, first) if node in special else before[first]
        at[node] = place
        if duration:
            start[node] = day[place]
            after[node] = day[place + duration - 1] + 1
        else:
            start[node] = after[node] = network.instant(node, place)
    return early, after


def _earliest(network: Network, early: Standing, node: int, first: int) -> int:
    """Return the first place that all bounds allow and that is clear of the activity's windows."""
    if network.duration[node]:
        place = network.before[node][first]
        for tie in network.ties.get(node, ()):
            place = max(place, earliest_place(network, early, tie))
    else:
        place = _early_milestone(network, early, node)
    for closed_from, closed_to in network.windows.get(node, ()):
        begins, ends = network.days(node, place)
        if begins <= closed_to and ends >= closed_from:
            place = network.before[node][closed_to + 1]
            network.opens[node] = not network.duration[node]
    return place


def earliest_place(network: Network, early: Standing, tie: Tie) -> int:
    """Return where a tie lets its successor stand at the earliest."""
    successor = tie.successor
    place = network.before[successor][tie.earliest(network, early)]
    return place - network.duration[successor] + 1 if tie.binds_finish else place


def _early_milestone(network: Network, early: Standing, node: int) -> int:
    """Return where a milestone's links let it stand, and note whether it opens its day.

    What a start holds opens the day. What a finish holds closes it, unless nobody works on that
    day: then the milestone is reached when work begins again.
    """
    before, day = network.before[node], network.day[node]
    opening, closing = network.floor[node], 0
    place = before[opening]
    for tie in network.ties.get(node, ()):
        bound = tie.earliest(network, early)
        place = max(place, before[bound])
        if tie.opens_successor(network):
            opening = max(opening, bound)
        elif not tie.counts_working_days:
            closing = max(closing, bound)
    on_day_off = closing > 0 and before[closing] == place and closing > day[place - 1] + 1
    network.opens[node] = before[opening] == place or on_day_off
    return place


def backward(network: Network, end: int) -> Standing:
    """Place every activity as late as its links, its deadline, its windows and the plan's end allow.

    ``end`` is the day after the plan's last.
    """
    count = len(network.duration)
    late, by = Standing.of(count), [end] * count
    at, start, ties = late.at, late.start, network.ties
    special, tied = _special(network) | network.deadline.keys(), dict[int, int]()
    columns = map(reversed, (range(count), network.duration, network.plain, network.before, network.day))
    for node, duration, predecessors, before, day in zip(*columns, strict=True):
        place = _latest(network, node, by[node], tied, end) if node in special else before[by[node]] - duration
        at[node] = place
        first = day[place] if duration else network.instant(node, place)
        start[node] = first
        if node in ties:
            _push(network, node, late, tied)
        for predecessor in predecessors:
            if first < by[predecessor]:  # noqa: PLR1730 - calling min() costs twice as much
                by[predecessor] = first
    return late


def free_places(network: Network, early: Standing, end: int) -> list[int]:
    """Return where each activity may stand at the latest without moving another's early place."""
    by, tied = [end] * len(network.duration), dict[int, int]()
    for predecessors, start in zip(network.plain, early.start, strict=True):
        for predecessor in predecessors:
            if start < by[predecessor]:  # noqa: PLR1730 - calling min() costs twice as much
                by[predecessor] = start
    for node in network.ties:
        _push(network, node, early, tied)
    free = [before[day] - duration for before, day, duration in zip(network.before, by, network.duration, strict=True)]
    for node in _special(network):
        free[node] = _latest(network, node, by[node], tied, 0)
    return free


def _special(network: Network) -> set[int]:
    """Return the activities whose late place takes more than a comparison of days."""
    milestones = {node for node, duration in enumerate(network.duration) if not duration}
    tied = {tie.predecessor for ties in network.ties.values() for tie in ties}
    return milestones | tied | network.windows.keys()


def _push(network: Network, successor: int, standing: Standing, tied: dict[int, int]) -> None:
    """Note how late the ties into a successor let their predecessors stand."""
    for tie in network.ties[successor]:
        bound = tie.latest(network, standing)
        tied[tie.predecessor] = min(bound, tied.get(tie.predecessor, bound))


def _latest(network: Network, node: int, by: int, tied: dict[int, int], end: int) -> int:
    """Return the last place that all bounds allow and that is clear of the activity's windows.

    A deadline counts when it falls before the plan's ``end``.
    """
    place = network.latest_by_next(node, by)
    if node in tied:
        place = min(place, tied[node])
    if network.deadline.get(node, end) < end:
        place = min(place, network.latest_by_last(node, network.deadline[node]))
    for first, last in reversed(network.windows.get(node, ())):
        begins, ends = network.days(node, place)
        if begins <= last and ends >= first:
            place = network.latest_by_last(node, first - 1)
    return place
