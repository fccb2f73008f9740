"""Where does each activity stand at the earliest, and where at the latest?"""

from planner.precedence import Network, Standing, Tie


def forward(network: Network) -> Standing:
    """Place every activity as early as its floor, its links and its windows allow."""
    early = Standing.of(len(network.duration))
    at, start, after = early.at, early.start, early.after
    duration, before, day = network.duration, network.before, network.day
    floor, plain_to, ties_to, windows = network.floor, network.plain_to, network.ties_to, network.windows
    for node in network.order:
        lasting = duration[node]
        if not lasting:
            network.place(early, node, _early_milestone(network, early, node))
            continue
        first = floor[node]
        for predecessor in plain_to[node]:
            if after[predecessor] > first:  # noqa: PLR1730 - calling max() costs twice as much
                first = after[predecessor]
        place = before[node][first]
        if node in ties_to:
            place = max(place, *(earliest_place(network, early, tie) for tie in ties_to[node]))
        if node in windows:
            place = _after_windows(network, node, place)
        at[node] = place
        start[node] = day[node][place]
        after[node] = day[node][place + lasting - 1] + 1
    return early


def earliest_place(network: Network, early: Standing, tie: Tie) -> int:
    """Return where a tie lets its successor stand at the earliest."""
    successor = tie.successor
    place = network.before[successor][tie.earliest(network, early)]
    return place - network.duration[successor] + 1 if tie.binds_finish else place


def _early_milestone(network: Network, early: Standing, node: int) -> int:
    """Return where a milestone stands, and note whether it opens its day.

    What a start holds opens the day. What a finish holds closes it, unless nobody works on that
    day: then the milestone is reached when work begins again.
    """
    before, day = network.before[node], network.day[node]
    opening, closing = network.floor[node], 0
    place = before[opening]
    for tie in network.ties_to.get(node, ()):
        bound = tie.earliest(network, early)
        place = max(place, before[bound])
        if tie.opens_successor(network):
            opening = max(opening, bound)
        elif not tie.counts_working_days:
            closing = max(closing, bound)
    network.opens[node] = before[opening] == place or (
        closing > 0 and before[closing] == place and closing > day[place - 1] + 1
    )
    cleared = _after_windows(network, node, place)
    network.opens[node] |= cleared > place
    return cleared


def _after_windows(network: Network, node: int, place: int) -> int:
    for first, last in network.windows.get(node, ()):
        begins, ends = network.days(node, place)
        if begins <= last and ends >= first:
            place = network.before[node][last + 1]
            network.opens[node] |= not network.duration[node]
    return place


def backward(network: Network, early: Standing, end: int) -> tuple[Standing, list[int]]:
    """Place every activity as late as its links, its deadline, its windows and the plan's end allow.

    ``end`` is the day after the plan's last. Returned beside the late standing is where each
    activity may stand without moving the early place of another.
    """
    late = Standing.of(len(network.duration))
    free = [0] * len(network.duration)
    starts, late_starts = early.start, late.start
    for node in reversed(network.order):
        by = free_by = end
        for successor in network.plain_from[node]:
            if late_starts[successor] < by:  # noqa: PLR1730 - calling min() costs twice as much
                by = late_starts[successor]
            if starts[successor] < free_by:  # noqa: PLR1730 - calling min() costs twice as much
                free_by = starts[successor]
        place = network.latest_by_next(node, by)
        spare = place if free_by == by else network.latest_by_next(node, free_by)
        for tie in network.ties_from.get(node, ()):
            place = min(place, tie.latest(network, late))
            spare = min(spare, tie.latest(network, early))
        deadline = network.deadline.get(node, end)
        if deadline < end:
            place = min(place, network.latest_by_last(node, deadline))
        if node in network.windows:
            place, spare = _before_windows(network, node, place), _before_windows(network, node, spare)
        network.place(late, node, place)
        free[node] = spare
    return late, free


def _before_windows(network: Network, node: int, place: int) -> int:
    for first, last in reversed(network.windows[node]):
        begins, ends = network.days(node, place)
        if begins <= last and ends >= first:
            place = network.latest_by_last(node, first - 1)
    return place
