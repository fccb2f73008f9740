"""What happened in all runs of a plan, counted part by part so that memory does not grow with their number?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import numpy as np
from numpy.typing import NDArray

from planner.schedule.run_links import RunNetwork, run_network
from planner.schedule.run_passes import Limits, Runs, backward, end_of, forward
from planner.schedule.run_work import RunVotes
from planner.schedule.sampling import IN_STEP, Days, draw, stream, whole_days
from planner.schedule.uncertain import Mark, MarkKind, UncertainPlan
from planner.schedule.workdays import EVERY_DAY, DayTables

_CELLS = 10_000_000
"""Numbers, those of all activities in some runs, that are worked out together: large enough that calling numpy costs
little beside its work, small enough for 40 MB."""

_MORE_ROWS = 4
"""Rows that an activity takes besides where it is done, when more than plain links hold it: where it starts, how long
it takes, its vote, and up to where it may stand."""

_FEWEST, _MOST = 64, 16_384
"""Runs that are worked out together, whatever the size of a plan."""


class Tally:
    """How often something was finished on each day, by the number after that day in a calendar."""

    def __init__(self, tables: DayTables, zero: int) -> None:
        self._tables = tables
        self._zero = zero
        """What the calendar calls the number 0 of the runs."""
        self._low = 0
        self._counts = np.zeros(0, np.int64)

    def add(self, numbers: Days) -> None:
        """Count one number for each run."""
        counts = np.bincount(numbers)
        low, size = int((counts > 0).argmax()), self._counts.size
        if not size:
            # A copy lets go of the days before, of which a long plan has many for each action.
            self._low, self._counts = low, counts[low:].copy()
            return
        low = min(low, self._low)
        wider = np.zeros(max(counts.size, self._low + size) - low, np.int64)
        wider[: counts.size - low] = counts[low:]
        wider[self._low - low : self._low - low + size] += self._counts
        self._low, self._counts = low, wider

    def days(self) -> tuple[date, ...]:
        """Return the days on which it was finished in any run, in order."""
        return tuple(self._day(int(number)) for number in np.flatnonzero(self._counts))

    def runs(self) -> tuple[int, ...]:
        """Return in how many runs it was finished on each of these days."""
        return tuple(int(count) for count in self._counts[self._counts > 0])

    def first(self, runs: NDArray[np.int64]) -> tuple[date, ...]:
        """Return the first days by which it is finished in so many runs."""
        return tuple(self._day(number) for number in self._counts.cumsum().searchsorted(runs).tolist())

    def _day(self, number: int) -> date:
        return date.fromordinal(self._tables.day[self._low + number - 1 + self._zero])


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What was counted over all runs; activities and marks stand in the order of the plan."""

    end: Tally
    finishes: Sequence[Tally]
    critical: Sequence[int]
    delaying: Sequence[int]
    kept: Sequence[int]
    reached: Sequence[Tally]
    """When marks are there."""


def least(shares: Sequence[float], runs: int) -> NDArray[np.int64]:
    """Return how many runs are at least these shares of all.

    >>> least((0.5, 0.7), 10).tolist()
    [5, 7]
    """
    # Rounded first: seven tenths of ten are a little more than seven in binary fractions.
    return np.ceil(np.round(np.array(shares) * runs, 6)).astype(np.int64)


def counted(plan: UncertainPlan, runs: int, seed: int) -> Counts:
    """Run through a plan and count; see :func:`planner.schedule.risk.risk`."""
    network = run_network(plan)
    votes, limits = RunVotes.of(plan.votes, network.days.first), _limits(plan, network)
    count, every_day = len(plan.actions), EVERY_DAY.tables
    of_plan = partial(Tally, plan.calendar.tables, network.days.number)
    of_days = partial(Tally, every_day, every_day.before[network.days.first])
    end, finishes = of_days(), [of_days() if elapsed else of_plan() for elapsed in network.elapsed]
    critical, delaying = np.zeros(count, np.int64), np.zeros(count, np.int64)
    kept, reached = np.zeros(len(plan.marks), np.int64), [of_days() for _ in plan.marks]
    draws = Draws(plan, seed)
    room = np.empty((count, _together(network, runs)), np.int32)
    for first in range(0, runs, room.shape[1]):
        placed = Runs(network=network, done=room[:, : runs - first])
        for node in forward(votes, placed, draws.into(placed.done)):
            finishes[node].add(placed.after(node))
        after, last = end_of(placed)
        end.add(last + 1)
        hindrance = backward(votes, placed, after, limits)
        critical += hindrance.critical
        delaying += hindrance.delaying
        for index, (mark, days) in enumerate(zip(plan.marks, _reached(plan, network, placed), strict=True)):
            kept[index] += np.count_nonzero(days <= mark.by.toordinal() - network.days.first)
            reached[index].add(days + 1)
    return Counts(
        end=end,
        finishes=finishes,
        critical=critical.tolist(),
        delaying=delaying.tolist(),
        kept=kept.tolist(),
        reached=reached,
    )


def _together(network: RunNetwork, runs: int) -> int:
    """Return how many runs are worked out together."""
    rows = len(network.plain) + _MORE_ROWS * sum(plain is None for plain in network.plain)
    return min(runs, _MOST, max(_FEWEST, _CELLS // rows // IN_STEP * IN_STEP))


class Draws:
    """The durations of all activities, drawn run by run."""

    def __init__(self, plan: UncertainPlan, seed: int) -> None:
        self._tables = [whole_days(action.duration, action.spread) for action in plan.actions]
        self._streams = [stream(seed, action.id) if action.spread.varies else None for action in plan.actions]

    def into(self, rows: Days) -> Iterator[Days]:
        """Write what each activity takes in the next runs into its row, and yield the row."""
        for row, table, numbers in zip(rows, self._tables, self._streams, strict=True):
            if numbers is None:
                row.fill(table[0])
            else:
                draw(numbers, table, row)
            yield row


def _limits(plan: UncertainPlan, network: RunNetwork) -> Limits:
    """Return the earliest day that marks leave to the finish, and to the vote, of each action that they name."""
    number = {action.id: node for node, action in enumerate(plan.actions)}
    finish, vote = dict[int, int](), dict[int, int]()
    for mark in plan.marks:
        day = _last_day(mark, network)
        limits = vote if mark.kind is MarkKind.SESSION else finish
        for action in mark.actions:
            node = number[action]
            limits[node] = min(day, limits.get(node, day))
    return Limits(finish=finish, vote=vote)


def _last_day(mark: Mark, network: RunNetwork) -> int:
    """Return the last day on which what a mark names may be done."""
    return mark.by.toordinal() - mark.measured_after - network.days.first


def _reached(plan: UncertainPlan, network: RunNetwork, placed: Runs) -> Iterator[Days]:
    """Yield the day on which each mark is there in each run."""
    number = {action.id: node for node, action in enumerate(plan.actions)}
    for mark in plan.marks:
        reached = np.zeros(placed.done.shape[1], np.int32)
        for node in (number[action] for action in mark.actions):
            voted = mark.kind is MarkKind.SESSION
            done = placed.votes[node] if voted else network.day(node, placed.after(node) - 1)
            np.maximum(reached, done, out=reached)
        yield reached + np.int32(mark.measured_after)
