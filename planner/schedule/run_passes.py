"""Where does each activity stand at the earliest in each of many runs, and which of them hold up the end or a mark?

The passes of :mod:`planner.schedule.passes`, for all runs at once; most activities of a plan are held by plain links
alone, and take an addition and a comparison for each of them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from planner.schedule.run_links import Flags, RunNetwork, RunSpot
from planner.schedule.run_work import RunVotes, RunWork
from planner.schedule.sampling import Days


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs:
    """Where all activities stand in some runs, a row for each."""

    network: RunNetwork
    done: Days
    """The number after the last day of each activity."""
    at: dict[int, Days] = field(default_factory=dict)
    """The first number, of those that more than plain links hold."""
    durations: dict[int, Days] = field(default_factory=dict)
    """Days that these take; of those with a vote or an opinion, the days of work."""
    opens: dict[int, Flags] = field(default_factory=dict)
    """Of milestones."""
    votes: dict[int, Days] = field(default_factory=dict)
    """The day of the vote, where there is one."""

    def start(self, node: int) -> Days:
        """Return the number of the first day."""
        # Where plain links alone hold it, finding it again takes less time than writing and reading it.
        plain = self.network.plain[node]
        return self.at[node] if plain is None else self.start_after(plain, self.network.floor[node])

    def start_after(self, predecessors: tuple[int, ...], floor: int) -> Days:
        """Return the first number that plain links leave."""
        if not predecessors:
            return np.full_like(self.done[0], floor)
        first, *others = predecessors
        start: Days = np.maximum(self.done[first], floor)
        for other in others:
            np.maximum(start, self.done[other], out=start)
        return start

    def duration(self, node: int) -> Days:
        """Return the days that an activity takes."""
        return self.durations[node] if node in self.durations else self.done[node] - self.start(node)

    def spot(self, node: int) -> RunSpot:
        """Return where an activity stands."""
        return RunSpot(self.start(node), self.done[node], self.opens.get(node))

    def after(self, node: int) -> Days:
        """Return the number after the last day on which people say that an activity ends."""
        return self.spot(node).last + 1 if node in self.opens else self.done[node]


def forward(votes: RunVotes, runs: Runs, rows: Iterable[Days]) -> Iterator[int]:
    """Place every activity as early as its floor, its links, its windows and the council allow, and yield it.

    ``rows`` are those of ``runs.done``, in each of which stands how long its activity takes. Whatever fills them one
    by one, and counts what was placed, finds a row in the processor's own memory.
    """
    network = runs.network
    for node, (predecessors, floor, row) in enumerate(zip(network.plain, network.floor, rows, strict=True)):
        if predecessors:
            np.add(row, runs.start_after(predecessors, floor), out=row)
        elif predecessors is None:
            _place_surely(votes, runs, node, row.copy())
        else:
            np.add(row, floor, out=row)
        yield node


def _place_surely(votes: RunVotes, runs: Runs, node: int, duration: Days) -> None:
    runs.durations[node] = duration
    while True:
        try:
            _place(runs.network, votes, runs, node)
        except IndexError:
            # How far a plan may run is known when it has run.
            runs.network.days.extend()
        else:
            return


def _place(network: RunNetwork, votes: RunVotes, runs: Runs, node: int) -> None:
    if not network.actions[node].lasting:
        _place_milestone(network, runs, node)
        return
    first, ends = np.full_like(runs.done[node], network.floor[node]), np.zeros_like(runs.done[node])
    for tie in network.ties[node]:
        bound = ends if tie.binds_finish else first
        np.maximum(bound, network.leaves(tie, runs.spot(tie.predecessor)), out=bound)
    work = RunWork.of(network, node, runs.duration(node), votes)
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


def end_of(runs: Runs) -> tuple[Days, Days]:
    """Return the day after the plan's last, and the last day as people read it.

    A milestone that opens a day ends the plan on that day, work up to its eve a day before.
    """
    network = runs.network
    end, others = np.zeros(runs.done.shape[1], np.int32), list[tuple[int, Days]]()
    for node in network.ending:
        if network.elapsed[node] or node in runs.opens:
            others.append((node, network.after(node, runs.spot(node))))
        else:
            np.maximum(end, runs.done[node], out=end)
    if end.any():
        # Plain links lead from number to number, and nobody has asked yet which days these are.
        network.days.cover(int(end.max()))
        end = network.days.day.take(end - 1) + 1
    for _, after in others:
        end = np.maximum(end, after)
    network.days.cover(0, int(end.max()))
    opening = np.zeros(end.shape, bool)
    for node, after in others:
        if node in runs.opens:
            opening |= runs.opens[node] & (after == end)
    return end, end - 1 + opening


def backward(votes: RunVotes, runs: Runs, end: Days, limits: Limits) -> Hindrance:
    """Count the runs in which each activity has no float to the plan's end and to the limits, and less than none."""
    network = runs.network
    found, late = Hindrance(len(network.plain)), _Late(votes, runs, end, limits)
    measured = bool(limits.finish or limits.vote)
    for node in range(len(network.plain) - 1, -1, -1):
        if not late.matters(node):
            continue
        latest, earliest = late.compared(node)
        found.critical[node] = critical = np.count_nonzero(latest <= earliest)
        if critical and measured:
            slow = runs.duration(node) > network.actions[node].duration
            found.delaying[node] = np.count_nonzero(slow & (latest < earliest))
        # Along plain links float only grows from the end to the start: what has some in all runs holds nothing up.
        if critical or node in network.winding:
            late.pull(node)
        late.forget(node)
    return found


class _Late:
    """The late places, from the last activity to the first."""

    def __init__(self, votes: RunVotes, runs: Runs, end: Days, limits: Limits) -> None:
        self.network = network = runs.network.clipped()
        self.votes, self.runs, self.end = votes, runs, end
        self.limits = limits
        self.end_of_work = network.days.before.take(end, mode="clip")
        self.done: dict[int, Days] = {}
        """Up to where an activity may be done, where more than the end leaves it."""
        self.start: dict[int, Days] = {}
        """Up to where it may start, where a link leads on from its start."""
        self.placed: dict[int, RunSpot] = {}
        for node, day in limits.finish.items():
            self._hold(self.done, node, network.by_last(node, runs.spot(node), np.clip(day, 0, end)))

    @staticmethod
    def _hold(known: dict[int, Days], node: int, number: Days) -> None:
        known[node] = np.minimum(known[node], number) if node in known else number

    def matters(self, node: int) -> bool:
        """Say whether an activity may be without float, or what comes before it asks where it may stand."""
        held = node in self.done or node in self.start
        return held or node in self.network.winding or node not in self.network.leads

    def compared(self, node: int) -> tuple[Days, Days]:
        """Return numbers of an activity's late and early place, whose difference is its float in working days."""
        if node not in self.network.winding and node not in self.start:
            return self._done(node), self.runs.done[node]
        action, late, early = self.network.actions[node], self._place(node), self.runs.spot(node)
        if not action.elapsed or action.opinion_days or action.vote_after is not None:
            return late.at, early.at
        # A wait that ends on a Sunday instead of a Friday takes no working day from what follows.
        before = self.network.days.before
        return before.take(late.last + 1, mode="clip"), before.take(early.last + 1, mode="clip")

    def forget(self, node: int) -> None:
        """Give back the memory of what is worked out."""
        for known in (self.done, self.start, self.placed):
            known.pop(node, None)

    def pull(self, node: int) -> None:
        """Note what an activity's late place leaves to all that it waits for."""
        late, plain = self._place(node), self.network.plain[node]
        for predecessor in plain or ():
            self._hold(self.done, predecessor, late.at)
        for tie in self.network.ties[node] if plain is None else ():
            number = self.network.allows(tie, self.runs.spot(tie.predecessor), late)
            known = self.start if tie.holds_start_of_predecessor else self.done
            self._hold(known, tie.predecessor, number)

    def _done(self, node: int) -> Days:
        """Return the number after the last day that what follows, and the plan's end, leave to an activity."""
        works = not self.network.elapsed[node] and node not in self.runs.opens
        end = self.end_of_work if works else self.network.by_next(node, self.runs.spot(node), self.end)
        # A limit, or what follows at the latest, may lie after the plan's end.
        return np.minimum(self.done[node], end) if node in self.done else end

    def _place(self, node: int) -> RunSpot:
        """Return where an activity stands at the latest, worked out when it is asked for first."""
        if node not in self.placed:
            self.placed[node] = self._latest(node)
        return self.placed[node]

    def _latest(self, node: int) -> RunSpot:
        opens, duration, done = self.runs.opens.get(node), self.runs.duration(node), self._done(node)
        if opens is not None:
            at = self._before_windows(node, self._by_start(node, done), opens)
            return RunSpot(at, at, opens)
        if self.network.plain[node] is not None:
            at = self._by_start(node, done - duration)
            return RunSpot(at, at + duration if node in self.start else done)
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
