"""Where does each activity stand at the earliest, and where at the latest?"""

from planner.schedule.precedence import Network, Standing, Tie


def forward(network: Network) -> tuple[Standing, list[int]]:
    """Place every activity as early as its floor, its links and its windows allow.

    Returned beside the early standing is the day on which what follows each activity can begin.
    """
    count = len(network.duration)
    early, after = Standing.of(count), [0] * count
    at, start = early.at, early.start
    # Most of a plan has neither window nor tie and takes time: it needs a comparison for each predecessor, no more.
    special = {node for node, duration in enumerate(network.duration) if not duration}
    special |= network.windows.keys() | network.ties.keys()
    columns = zip(network.duration, network.floor, network.plain, network.before, network.day, strict=True)
    for node, (duration, floor, predecessors, before, day) in enumerate(columns):
        first = floor
        for predecessor in predecessors:
            day_after = after[predecessor]
            if day_after > first:  # noqa: PLR1730 - calling max() costs twice as much
                first = day_after
        place = earliest(network, early, node, first) if node in special else before[first]
        at[node] = place
        if duration:
            start[node] = day[place]
            after[node] = day[place + duration - 1] + 1
        else:
            start[node] = after[node] = network.instant(node, place)
    return early, after


def earliest(network: Network, early: Standing, node: int, first: int) -> int:
    """Return the first place that all bounds allow and that is clear of the activity's windows."""
    if network.duration[node]:
        place = network.before[node][first]
        for tie in network.ties.get(node, ()):
            place = max(place, earliest_place(network, early, tie))
    else:
        place = _early_milestone(network, early, node)
    # In their order: whatever a window pushes on may stand in the next.
    for closed_from, closed_to in network.windows.get(node, ()):
        begins, ends = network.days(node, place)
        if begins <= closed_to and ends >= closed_from:
            place = network.before[node][closed_to + 1]
            # A milestone is then reached as soon as the window is over, not at the end of a day of work.
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


def backward(network: Network, early: Standing, end: int) -> tuple[Standing, list[int]]:
    """Place every activity as late as its links, its deadline, its windows and the plan's end allow.

    ``end`` is the day after the plan's last. Returned beside the late standing is where each
    activity may stand at the latest without moving another's early place.
    """
    # Late and free places together: a pass of its own for the free ones looked at every link a second time.
    count = len(network.duration)
    late, free = Standing.of(count), [0] * count
    at, start, early_start, ties = late.at, late.start, early.start, network.ties
    by, free_by = [end] * count, [end] * count
    special, tied = _special(network), dict[int, tuple[int, int]]()
    columns = map(reversed, (range(count), network.duration, network.plain, network.before, network.day))
    for node, duration, predecessors, before, day in zip(*columns, strict=True):
        if node in special:
            at[node], free[node] = _latest(network, node, (by[node], free_by[node]), tied.get(node), end)
        else:
            at[node], free[node] = before[by[node]] - duration, before[free_by[node]] - duration
        start[node] = first = day[at[node]] if duration else network.instant(node, at[node])
        if node in ties:
            _push(ties[node], network, (late, early), tied)
        first_early = early_start[node]
        for predecessor in predecessors:
            if first < by[predecessor]:  # noqa: PLR1730 - calling min() costs twice as much
                by[predecessor] = first
            if first_early < free_by[predecessor]:  # noqa: PLR1730 - calling min() costs twice as much
                free_by[predecessor] = first_early
    return late, free


def _special(network: Network) -> set[int]:
    """Return the activities whose late place takes more than a comparison of days."""
    milestones = {node for node, duration in enumerate(network.duration) if not duration}
    tied = {tie.predecessor for ties in network.ties.values() for tie in ties}
    return milestones | tied | network.windows.keys() | network.deadline.keys()


def _push(
    ties: list[Tie], network: Network, standings: tuple[Standing, Standing], tied: dict[int, tuple[int, int]]
) -> None:
    """Note how late the ties into one successor let their predecessors stand, late and free."""
    late, early = standings
    for tie in ties:
        place, spare = tie.latest(network, late), tie.latest(network, early)
        known = tied.get(tie.predecessor, (place, spare))
        tied[tie.predecessor] = min(place, known[0]), min(spare, known[1])


def _latest(
    network: Network, node: int, by: tuple[int, int], tied: tuple[int, int] | None, end: int
) -> tuple[int, int]:
    """Return the last places, late and free, that all bounds allow and that are clear of windows.

    A deadline binds the late place, when it falls before the plan's ``end``.
    """
    place, spare = network.latest_by_next(node, by[0]), network.latest_by_next(node, by[1])
    if tied is not None:
        place, spare = min(place, tied[0]), min(spare, tied[1])
    if network.deadline.get(node, end) < end:
        place = min(place, network.latest_by_last(node, network.deadline[node]))
    if node in network.windows:
        place, spare = _before_windows(network, node, place), _before_windows(network, node, spare)
    return place, spare


def _before_windows(network: Network, node: int, place: int) -> int:
    # Backwards, as what a window pushes back may stand in the one before.
    for first, last in reversed(network.windows[node]):
        begins, ends = network.days(node, place)
        if begins <= last and ends >= first:
            place = network.latest_by_last(node, first - 1)
    return place
