"""Where does each activity stand at the earliest, and where at the latest?

Both passes take the common case in line, work that waits for plain links alone; all else is told by
:func:`early_place` and :func:`latest_place`, which an edit asks for the activities that it moves.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import not_

from planner.schedule.precedence import Network, Standing, Tie

UNTIED = 1 << 62
"""Later than any place: nothing is tied to the activity."""


def forward(network: Network) -> tuple[Standing, list[int]]:
    """Place every activity as early as its floor, its links and its windows allow.

    Returned beside the early standing is the day on which what follows each activity can begin.
    """
    count = len(network.duration)
    early, after = Standing.of(count), [0] * count
    at, start = early.at, early.start
    # Most of a plan has no window and takes time: it needs a comparison for each link, no more.
    special, ties = _special(network, network.windows), _by_node(network.ties, count)
    columns = (range(count), special, ties, network.duration, network.floor, network.plain, network.before, network.day)
    for node, is_special, into, duration, floor, predecessors, before, day in zip(*columns, strict=True):
        first = floor
        for predecessor in predecessors:
            day_after = after[predecessor]
            if day_after > first:  # noqa: PLR1730 - calling max() costs twice as much
                first = day_after
        if is_special:
            at[node], start[node], after[node] = early_place(network, early, node, first)
        else:
            place = before[first]
            if into:
                place = _earliest_tied(network, early, into, place)
            at[node] = place
            start[node] = day[place]
            after[node] = day[place + duration - 1] + 1
    return early, after


def early_place(network: Network, early: Standing, node: int, first: int) -> tuple[int, int, int]:
    """Return where an activity stands at the earliest, its first day, and the day on which what follows can begin.

    ``first`` is the day that its floor and its plain links leave it.
    """
    place = earliest(network, early, node, first)
    first_day, duration = network.first_day(node, place), network.duration[node]
    return place, first_day, network.day[node][place + duration - 1] + 1 if duration else first_day


def earliest(network: Network, early: Standing, node: int, first: int) -> int:
    """Return the first place that all bounds allow and that is clear of the activity's windows."""
    if network.duration[node]:
        place = _earliest_tied(network, early, network.ties.get(node, ()), network.before[node][first])
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


def _earliest_tied(network: Network, early: Standing, ties: Iterable[Tie], place: int) -> int:
    """Return the first place from this one on that the ties into an activity allow."""
    for tie in ties:
        bound = earliest_place(network, early, tie)
        if bound > place:  # noqa: PLR1730 - calling max() costs twice as much
            place = bound
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


@dataclass(frozen=True, slots=True)
class Slack:
    """How late each activity may be without moving another's early place; that is its free float."""

    by: list[int]
    """Per activity, the day on which the first that follows by a plain link begins, or the plan's end."""
    tied: list[int]
    """Per activity, the last place that ties leave it, :data:`UNTIED` without."""

    def copy(self) -> "Slack":
        """Return the same slack, to be changed."""
        return Slack(self.by.copy(), self.tied.copy())

    def place(self, network: Network, node: int) -> int:
        """Return the last place of an activity that moves no other."""
        return latest_place(network, node, self.by[node], self.tied[node])


def backward(network: Network, early: Standing, end: int) -> tuple[Standing, Slack]:
    """Place every activity as late as its links, its deadline, its windows and the plan's end allow.

    ``end`` is the day after the plan's last.
    """
    # Late places and slack together: a pass of its own for the slack looked at every link a second time.
    count = len(network.duration)
    late, slack = Standing.of(count), Slack([end] * count, [UNTIED] * count)
    at, start, slack_by = late.at, late.start, slack.by
    by, tied = [end] * count, [UNTIED] * count
    special, ties = _special(network, (*network.windows, *network.deadline)), _by_node(network.ties, count)
    columns = (range(count), special, ties, network.duration, network.plain, network.before, network.day, early.start)
    for node, is_special, into, duration, predecessors, before, day, first_early in zip(
        *map(reversed, columns), strict=True
    ):
        if is_special:
            deadline = binding_deadline(network, node, end)
            at[node] = place = latest_place(network, node, by[node], tied[node], deadline)
            start[node] = first = network.first_day(node, place)
        else:
            place, limit = before[by[node]] - duration, tied[node]
            if limit < place:  # noqa: PLR1730 - calling min() costs twice as much
                place = limit
            at[node] = place
            start[node] = first = day[place]
        for predecessor in predecessors:
            if first < by[predecessor]:  # noqa: PLR1730 - calling min() costs twice as much
                by[predecessor] = first
            if first_early < slack_by[predecessor]:  # noqa: PLR1730 - calling min() costs twice as much
                slack_by[predecessor] = first_early
        if into:
            _push(into, network, late, tied)
            _push(into, network, early, slack.tied)
    return late, slack


def _special(network: Network, bounded: Iterable[int]) -> list[bool]:
    """Say of each activity whether it is bounded by more than links, or a milestone."""
    special = list(map(not_, network.duration))
    for node in bounded:
        special[node] = True
    return special


def _by_node(ties: Mapping[int, list[Tie]], count: int) -> list[list[Tie] | None]:
    """Return the ties into each activity, in the order of the network."""
    by_node: list[list[Tie] | None] = [None] * count
    for node, into in ties.items():
        by_node[node] = into
    return by_node


def _push(ties: Iterable[Tie], network: Network, standing: Standing, tied: list[int]) -> None:
    """Note how late ties let their predecessors stand."""
    for tie in ties:
        place, predecessor = tie.latest(network, standing), tie.predecessor
        if place < tied[predecessor]:  # noqa: PLR1730 - calling min() costs twice as much
            tied[predecessor] = place


def binding_deadline(network: Network, node: int, end: int) -> int | None:
    """Return an activity's deadline where it lies before the plan's end; later it would give float to nobody else."""
    deadline = network.deadline.get(node, end)
    return deadline if deadline < end else None


def latest_place(network: Network, node: int, by: int, tied: int, deadline: int | None = None) -> int:
    """Return the last place that all bounds allow and that is clear of the activity's windows.

    ``by`` is the day on which what follows by plain links begins, ``tied`` the place that ties leave.
    """
    place = min(network.latest_by_next(node, by), tied)
    if deadline is not None:
        place = min(place, network.latest_by_last(node, deadline))
    if node in network.windows:
        place = _before_windows(network, node, place)
    return place


def _before_windows(network: Network, node: int, place: int) -> int:
    # Backwards, as what a window pushes back may stand in the one before.
    for first, last in reversed(network.windows[node]):
        begins, ends = network.days(node, place)
        if begins <= last and ends >= first:
            place = network.latest_by_last(node, first - 1)
    return place
