"""Where does each activity stand at the earliest in each of many runs, and which of them hold up the end or a mark?

The passes of :mod:`planner.schedule.passes`, for all runs at once; most activities of a plan are held by plain links
alone, and take an addition and a comparison for each of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from planner.schedule.run_links import Flags, RunNetwork, RunSpot
from planner.schedule.run_work import RunVotes, RunWork
from planner.schedule.sampling import Days


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs:
    """Where all activities stand in some runs, a row for each."""

    durations: Days
    """Days that each activity takes; of those with a vote or an opinion, the days of work."""
    done: Days
    at: dict[int, Days] = field(default_factory=dict)
    """Of activities that do not simply take their duration up to where they are done."""
    opens: dict[int, Flags] = field(default_factory=dict)
    """Of milestones."""
    votes: dict[int, Days] = field(default_factory=dict)
    """The day of the vote, where there is one."""

    def spot(self, node: int) -> RunSpot:
        """Return where an activity stands."""
        done, at = self.done[node], self.at.get(node)
        return RunSpot(done - self.durations[node] if at is None else at, done, self.opens.get(node))

    def after(self, node: int) -> Days:
        """Return the number after the last day on which people say that an activity ends."""
        return self.spot(node).last + 1 if node in self.opens else self.done[node]


def forward(network: RunNetwork, votes: RunVotes, durations: Days, done: Days) -> Runs:
    """Place every activity as early as its floor, its links, its windows and the council allow.

    ``done`` is room for the places: parts of the runs share it, since new memory would take as long as the pass.

    Raises:
        IndexError: a day lies beyond the arrays of the calendar.
    """
    runs, maximum, add = Runs(durations=durations, done=done), np.maximum, np.add
    for node, (predecessors, floor, row) in enumerate(zip(network.plain, network.floor, done, strict=True)):
        if predecessors is None:
            _place(network, votes, runs, node)
        elif predecessors:
            first, *others = predecessors
            maximum(done[first], floor, out=row)
            for other in others:
                maximum(row, done[other], out=row)
            add(row, durations[node], out=row)
        else:
            add(durations[node], floor, out=row)
    return runs


def _place(network: RunNetwork, votes: RunVotes, runs: Runs, node: int) -> None:
    if not network.actions[node].lasting:
        _place_milestone(network, runs, node)
        return
    first, ends = np.full_like(runs.done[node], network.floor[node]), np.zeros_like(runs.done[node])
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
    opening, closing = np.full_like(runs.done[node], network.floor[node]), np.zeros_like(runs.done[node])
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
    ending = [node for node in range(len(network.plain)) if node not in network.leads]
    work = [node for node in ending if not network.elapsed[node] and node not in runs.opens]
    others = [(node, network.after(node, runs.spot(node))) for node in ending if node not in set(work)]
    end = np.zeros(runs.done.shape[1], np.int32)
    for node in work:
        np.maximum(end, runs.done[node], out=end)
    if work:
        end = network.days.day.take(end - 1) + 1
    for _, after in others:
        end = np.maximum(end, after)
    opening = np.zeros(end.shape, bool)
    for node, after in others:
        if node in runs.opens:
            opening |= runs.opens[node] & (after == end)
    return end, end - 1 + opening


def backward(network: RunNetwork, votes: RunVotes, runs: Runs, end: Days, limits: Limits) -> Hindrance:
    """Count the runs in which each activity has no float to the plan's end and to the limits, and less than none."""
    found, late = Hindrance(len(network.plain)), _Late(network.clipped(), votes, runs, end, limits)
    for node in range(len(network.plain) - 1, -1, -1):
        if not late.matters(node):
            continue
        place = late.place(node)
        latest, earliest = late.in_working_days(node, place), late.in_working_days(node, runs.spot(node))
        found.critical[node] = critical = np.count_nonzero(latest <= earliest)
        if critical and (limits.finish or limits.vote):
            slow = runs.durations[node] > network.actions[node].duration
            found.delaying[node] = np.count_nonzero(slow & (latest < earliest))
        # Along plain links float only grows from the end to the start: what has some in all runs holds nothing up.
        if critical or node in network.winding:
            late.pull(node, place)
    return found


class _Late:
    """The late places, from the last activity to the first."""

    def __init__(self, network: RunNetwork, votes: RunVotes, runs: Runs, end: Days, limits: Limits) -> None:
        self.network, self.votes, self.runs, self.end = network, votes, runs, end
        self.limits = limits
        self.end_of_work = network.days.before.take(end, mode="clip")
        self.done: dict[int, Days] = {}
        """Up to where an activity may be done, where more than the end leaves it."""
        self.start: dict[int, Days] = {}
        """Up to where it may start, where a link leads on from its start."""
        for node, day in limits.finish.items():
            self._hold(self.done, node, network.by_last(node, runs.spot(node), np.clip(day, 0, end)))

    @staticmethod
    def _hold(known: dict[int, Days], node: int, number: Days) -> None:
        known[node] = np.minimum(known[node], number) if node in known else number

    def matters(self, node: int) -> bool:
        """Say whether an activity may be without float, or what comes before it asks where it may stand."""
        return node in self.done or node in self.network.winding or node not in self.network.leads

    def _by_end(self, node: int) -> Days:
        if self.network.elapsed[node] or node in self.runs.opens:
            return self.network.by_next(node, self.runs.spot(node), self.end)
        return self.end_of_work

    def pull(self, node: int, late: RunSpot) -> None:
        """Note what an activity's late place leaves to all that it waits for."""
        plain = self.network.plain[node]
        for predecessor in plain or ():
            self._hold(self.done, predecessor, late.at)
        for tie in self.network.ties[node] if plain is None else ():
            number = self.network.allows(tie, self.runs.spot(tie.predecessor), late)
            known = self.start if tie.holds_start_of_predecessor else self.done
            self._hold(known, tie.predecessor, number)

    def in_working_days(self, node: int, spot: RunSpot) -> Days:
        """Return a number by which two places of an activity are compared."""
        if not self.network.elapsed[node]:
            return spot.at
        # A wait that ends on a Sunday instead of a Friday takes no working day from what follows.
        return self.network.days.before.take(spot.last + 1, mode="clip")

    def place(self, node: int) -> RunSpot:
        """Return where an activity stands at the latest."""
        opens, duration = self.runs.opens.get(node), self.runs.durations[node]
        # A limit, or what follows at the latest, may lie after the plan's end.
        done = np.minimum(self.done[node], self._by_end(node)) if node in self.done else self._by_end(node)
        if opens is not None:
            at = self._before_windows(node, self._by_start(node, done), opens)
            return RunSpot(at, at, opens)
        if self.network.plain[node] is not None:
            at = self._by_start(node, done - duration)
            return RunSpot(at, at + duration)
        work = RunWork.of(self.network, node, duration, self.votes)
        at = self._by_start(node, work.latest(done))
        if node in self.limits.vote:
            at = np.minimum(at, work.latest_voted(np.clip(self.limits.vote[node], 0, self.end)))
        at = self._before_windows(node, at, work)
        return RunSpot(at, work.course(at).done)

    def _by_start(self, node: int, at: Days) -> Days:
        return np.minimum(at, self.start[node]) if node in self.start else at

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
