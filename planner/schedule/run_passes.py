"""Where does each activity stand at the earliest in each of many runs, and which of them hold up the end or a mark?

The passes of :mod:`planner.schedule.passes`, for all runs at once; most activities of a plan are held by plain links
alone, and take an addition and a comparison for each of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

import numpy as np

from planner.schedule.run_links import Flags, RunNetwork, RunSpot
from planner.schedule.run_work import RunVotes, RunWork
from planner.schedule.sampling import Days


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs:
    """Where all activities stand in some runs, a row for each."""

    durations: Days
    """Days that each activity takes; of those with a vote or an opinion, the days of work."""
    at: Days
    done: Days
    opens: dict[int, Flags] = field(default_factory=dict)
    """Of milestones."""
    votes: dict[int, Days] = field(default_factory=dict)
    """The day of the vote, where there is one."""

    @classmethod
    def of(cls, durations: Days) -> Self:
        """Return runs to be filled by the forward pass."""
        return cls(durations=durations, at=np.empty_like(durations), done=np.empty_like(durations))

    def spot(self, node: int) -> RunSpot:
        """Return where an activity stands."""
        return RunSpot(self.at[node], self.done[node], self.opens.get(node))


def forward(network: RunNetwork, votes: RunVotes, durations: Days) -> Runs:
    """Place every activity as early as its floor, its links, its windows and the council allow.

    Raises:
        IndexError: a day lies beyond the arrays of the calendar.
    """
    runs = Runs.of(durations)
    at, done = runs.at, runs.done
    for node, predecessors in enumerate(network.plain):
        row = at[node]
        row.fill(network.floor[node])
        if predecessors is None:
            _place(network, votes, runs, node)
            continue
        for predecessor in predecessors:
            np.maximum(row, done[predecessor], out=row)
        np.add(row, durations[node], out=done[node])
    return runs


def _place(network: RunNetwork, votes: RunVotes, runs: Runs, node: int) -> None:
    if not network.actions[node].lasting:
        _place_milestone(network, runs, node)
        return
    first, ends = runs.at[node].copy(), np.zeros_like(runs.at[node])
    for tie in network.ties[node]:
        bound = ends if tie.binds_finish else first
        np.maximum(bound, network.leaves(tie, runs.spot(tie.predecessor)), out=bound)
    work = RunWork.of(network, node, runs.durations[node], votes)
    # It ends on the day that a finish has to wait for, or later.
    first = np.maximum(first, work.latest(ends) + 1) if ends.any() else first
    at = _clear(network, work, first)
    course = work.course(at)
    runs.at[node], runs.done[node] = at, course.done
    if course.vote is not None:
        runs.votes[node] = course.vote


def _clear(network: RunNetwork, work: RunWork, at: Days) -> Days:
    """Return the first place that is clear of the activity's windows."""
    # In their order: whatever a window pushes on may stand in the next.
    for first, last in network.windows[work.node]:
        ends = network.day(work.node, work.course(at).done - 1)
        clash = (network.day(work.node, at) <= last) & (ends >= first)
        if clash.any():
            at = np.where(clash, _number(network, work.node, last + 1), at)
    return at


def _number(network: RunNetwork, node: int, day: int) -> Days:
    return network.before(node, np.array(day, np.int32))


def _place_milestone(network: RunNetwork, runs: Runs, node: int) -> None:
    """Place a milestone where its links let it stand, and note in which runs it opens its day.

    What a start holds opens the day. What a finish holds closes it, unless nobody works on that
    day: then the milestone is reached when work begins again.
    """
    opening, closing = runs.at[node].copy(), np.zeros_like(runs.at[node])
    place = opening.copy()
    for tie in network.ties[node]:
        spot = runs.spot(tie.predecessor)
        bound, opens = network.leaves_day(tie, spot), network.opens_successor(tie, spot)
        number = network.before(node, bound)
        np.maximum(place, number, out=place)
        np.maximum(opening, np.where(opens, number, 0), out=opening)
        if not tie.counts_working_days:
            np.maximum(closing, np.where(opens, 0, bound), out=closing)
    eve = network.day(node, place - 1)
    on_day_off = (closing > eve + 1) & (network.before(node, closing) == place)
    opens = (opening == place) | on_day_off
    for first, last in network.windows[node]:
        reached = network.day(node, place - 1 + opens)
        clash = (reached >= first) & (reached <= last)
        if clash.any():
            place = np.where(clash, _number(network, node, last + 1), place)
            # It is then reached as soon as the window is over, not at the end of a day of work.
            opens = opens | clash
    runs.at[node], runs.done[node], runs.opens[node] = place, place, opens


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The last days that marks leave, by activity."""

    finish: Mapping[int, int]
    vote: Mapping[int, int]


class Hindrance:
    """How often activities had no float, and how often they took float that a mark needed."""

    def __init__(self, count: int) -> None:
        self.critical = np.zeros(count, np.int64)
        self.delaying = np.zeros(count, np.int64)
        """Took longer than planned, and with less than no float: a mark was missed through it."""


def end_of(network: RunNetwork, runs: Runs) -> tuple[Days, Days]:
    """Return the day after the plan's last, and the last day as people read it.

    A milestone that opens a day ends the plan on that day, work up to its eve a day before.
    """
    work = [not each and node not in runs.opens for node, each in enumerate(network.elapsed)]
    end = np.zeros(runs.at.shape[1], np.int32)
    if any(work):
        end = network.days.day.take(runs.done[work].max(axis=0) - 1) + 1
    others = [(node, network.after(node, runs.spot(node))) for node, plain in enumerate(work) if not plain]
    for _, after in others:
        np.maximum(end, after, out=end)
    opening = np.zeros(end.shape, bool)
    for node, after in others:
        if node in runs.opens:
            opening |= runs.opens[node] & (after == end)
    return end, end - 1 + opening


def backward(network: RunNetwork, votes: RunVotes, runs: Runs, end: Days, limits: Limits) -> Hindrance:
    """Count the runs in which each activity has no float to the plan's end and to the limits, and less than none."""
    found, late = Hindrance(len(network.plain)), _Late(network.clipped(), votes, runs, end, limits)
    planned = [action.duration for action in network.actions]
    for node in range(len(planned) - 1, -1, -1):
        latest, earliest = late.compared(node)
        found.critical[node] = np.count_nonzero(latest <= earliest)
        if limits.finish or limits.vote:
            late_by_itself = runs.durations[node] > planned[node]
            found.delaying[node] = np.count_nonzero(late_by_itself & (latest < earliest))
    return found


class _Late:
    """The late places, from the last activity to the first."""

    def __init__(self, network: RunNetwork, votes: RunVotes, runs: Runs, end: Days, limits: Limits) -> None:
        self.network, self.votes, self.runs, self.end = network, votes, runs, end
        self.limits = limits
        self.done = np.empty_like(runs.done)
        """Up to where each may be done, as far as it is known."""
        self.start: dict[int, Days] = {}
        """Up to where it may start, where a link leads on from its start."""
        of_work = network.days.before.take(end, mode="clip")
        for node in range(len(network.plain)):
            self.done[node] = of_work if self._works(node) else network.by_next(node, runs.spot(node), end)
        for node, day in limits.finish.items():
            by = network.by_last(node, runs.spot(node), np.clip(day, 0, end))
            np.minimum(self.done[node], by, out=self.done[node])

    def _works(self, node: int) -> bool:
        return not self.network.elapsed[node] and node not in self.runs.opens

    def compared(self, node: int) -> tuple[Days, Days]:
        """Place an activity late; return its late and its early place in working days, to be compared."""
        spot = self.runs.spot(node)
        late = self._spot(node, spot)
        plain = self.network.plain[node]
        if plain is None:
            self._pull_ties(node, late)
        else:
            for predecessor in plain:
                row = self.done[predecessor]
                np.minimum(row, late.at, out=row)
        return self._working(node, late), self._working(node, spot)

    def _working(self, node: int, spot: RunSpot) -> Days:
        if not self.network.elapsed[node]:
            return spot.at
        # A wait that ends on a Sunday instead of a Friday takes no working day from what follows.
        return self.network.days.before.take(spot.last + 1, mode="clip")

    def _spot(self, node: int, spot: RunSpot) -> RunSpot:
        """Return where an activity stands at the latest."""
        done, start = self.done[node], self.start.get(node)
        if spot.opens is not None:
            at = done if start is None else np.minimum(done, start)
            at = self._before_windows(node, at, spot.opens)
            return RunSpot(at, at, spot.opens)
        duration = self.runs.durations[node]
        if self.network.plain[node] is not None:
            at = done - duration if start is None else np.minimum(done - duration, start)
            return RunSpot(at, at + duration)
        work = RunWork.of(self.network, node, duration, self.votes)
        at = work.latest(done) if start is None else np.minimum(work.latest(done), start)
        if node in self.limits.vote:
            at = np.minimum(at, work.latest_voted(np.clip(self.limits.vote[node], 0, self.end)))
        at = self._before_windows(node, at, work)
        return RunSpot(at, work.course(at).done)

    def _before_windows(self, node: int, at: Days, work: "RunWork | Flags") -> Days:
        # Backwards, as what a window pushes back may stand in the one before.
        for first, last in reversed(self.network.windows[node]):
            eve = self.network.before(node, np.maximum(np.array([first], np.int32), 0))
            if isinstance(work, RunWork):
                begins, ends = self.network.day(node, at), self.network.day(node, work.course(at).done - 1)
                earlier = work.latest(eve)
            else:
                begins = ends = self.network.day(node, at - 1 + work)
                earlier = eve - work
            at = np.where((begins <= last) & (ends >= first), earlier, at)
        return at

    def _pull_ties(self, node: int, late: RunSpot) -> None:
        for tie in self.network.ties[node]:
            one = tie.predecessor
            number = self.network.allows(tie, self.runs.spot(one), late)
            if tie.holds_start_of_predecessor:
                known = self.start.get(one)
                self.start[one] = number if known is None else np.minimum(known, number)
            else:
                np.minimum(self.done[one], number, out=self.done[one])
