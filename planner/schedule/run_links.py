"""What does a link leave to its successor, and what to its predecessor, in each of many runs?

The same as in :mod:`planner.schedule.precedence`, for all runs at once: an activity stands at a number on its own
calendar, every day when elapsed. Days and numbers are counted from the first day that the calendar's arrays reach.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.schedule.day_arrays import DayArrays
from planner.schedule.placement import Waiting
from planner.schedule.sampling import Days
from planner.schedule.uncertain import UncertainAction, UncertainPlan
from planner.templates.terms import Link

Flags = NDArray[np.bool_]


class RunSpot(NamedTuple):
    """Where an activity stands in each run."""

    at: Days
    """The number of its first day, or of the first after a milestone."""
    done: Days
    """The number after its last day; of a milestone, where it stands."""
    opens: Flags | None = None
    """Whether a milestone opens its day; None for what takes time."""

    @property
    def last(self) -> Days:
        """The number of the last day; of a milestone, of the day on which people say that it is reached."""
        return self.done - 1 if self.opens is None else self.done - 1 + self.opens


class RunTie(NamedTuple):
    """A link between two numbered activities."""

    predecessor: int
    successor: int
    link: Link
    lag: int
    elapsed: bool
    """The lag counts calendar days."""
    into_milestone: bool
    plain: bool
    """From finish to start without a lag, into an activity that takes time."""
    binds_finish: bool
    """Whether it is the successor's last day that it holds."""

    @property
    def counts_working_days(self) -> bool:
        """Whether there is a lag in working days."""
        return bool(self.lag) and not self.elapsed

    @property
    def holds_start_of_predecessor(self) -> bool:
        """Whether it is the predecessor's start, not its finish, that leads on."""
        return not self.link.from_finish


@dataclass(frozen=True, slots=True, kw_only=True)
class RunNetwork:
    """Activities by number, each after all it waits for, ready for many runs."""

    days: DayArrays
    actions: Sequence[UncertainAction]
    elapsed: Sequence[bool]
    floor: Sequence[int]
    """The first number, in its own calendar, at which each may start."""
    ties: Sequence[tuple[RunTie, ...]]
    """By successor, of those that are not plain."""
    plain: Sequence[tuple[int, ...] | None]
    """The predecessors of an activity that only plain links within a calendar hold, and nothing else; else None."""
    leads: frozenset[int]
    """Those that something which takes time follows at once: the plan never ends with them."""
    winding: frozenset[int]
    """Those that are not plain, or elapsed, and all that comes after them: one more day before them may be none for
    what follows, or many."""
    windows: Sequence[tuple[tuple[int, int], ...]]
    """First and last days to stay clear of, in order."""
    beyond: Literal["raise", "clip"] = "raise"
    """What becomes of a day that the arrays do not reach: a call for more of them, or the nearest that they have."""

    @property
    def ending(self) -> list[int]:
        """Those with which the plan may end."""
        return [node for node in range(len(self.plain)) if node not in self.leads]

    def clipped(self) -> "RunNetwork":
        """Return the network for places as late as may be: beyond the plan's days nothing depends on where they are."""
        return replace(self, beyond="clip")

    def before(self, node: int, days: Days) -> Days:
        """Return the days of its calendar before days."""
        return days if self.elapsed[node] else self.days.before.take(days, mode=self.beyond)

    def day(self, node: int, numbers: Days) -> Days:
        """Return the days with these numbers in its calendar."""
        return numbers if self.elapsed[node] else self.days.day.take(numbers, mode=self.beyond)

    def start(self, node: int, spot: RunSpot) -> Days:
        """Return the first day; for a milestone the day that begins when it is reached."""
        return self.day(node, spot.at) if spot.opens is None else self.after(node, spot)

    def after(self, node: int, spot: RunSpot) -> Days:
        """Return the day on which what follows can begin."""
        closed = self.day(node, spot.done - 1) + 1
        return closed if spot.opens is None else np.where(spot.opens, self.day(node, spot.at), closed)

    def leaves(self, tie: RunTie, spot: RunSpot) -> Days:
        """Return the first number that a place of the predecessor leaves to the successor.

        It bounds the successor's last day when the tie binds its finish, else its first.
        """
        one, other = tie.predecessor, tie.successor
        if tie.plain and self.elapsed[one] == self.elapsed[other]:
            return spot.done
        return self.before(other, self.leaves_day(tie, spot))

    def leaves_day(self, tie: RunTie, spot: RunSpot) -> Days:
        """Return the first day that a place of the predecessor leaves to the successor."""
        node, lag = tie.predecessor, tie.lag
        if tie.link is Link.START_TO_START:
            day = self.start(node, spot)
        elif tie.link is Link.START_TO_FINISH:
            counts_from_eve = lag > 0 and tie.elapsed
            eve = self.start(node, spot) - 1 if counts_from_eve else self.day(node, spot.at - 1)
            day = eve + tie.into_milestone
        elif tie.binds_finish:
            day = self.day(node, spot.done - 1)
        else:
            day = self.after(node, spot)
        if not tie.counts_working_days:
            return day + lag
        return self.days.day.take(self.days.before.take(day, mode=self.beyond) + lag, mode=self.beyond)

    def opens_successor(self, tie: RunTie, spot: RunSpot) -> Flags | bool:
        """Say in which runs the milestone behind the tie opens the day that the tie leaves it."""
        if tie.link is Link.START_TO_START:
            return True
        return False if spot.opens is None or tie.counts_working_days else spot.opens

    def allows(self, tie: RunTie, spot: RunSpot, late: RunSpot) -> Days:
        """Return up to where the predecessor may stand, so that the successor stands no later than its late place.

        That is the number of its first day, or the number after its last day where its finish leads on.
        """
        if tie.plain and self.elapsed[tie.predecessor] == self.elapsed[tie.successor]:
            return late.at
        node, day = tie.predecessor, self._limit(tie, spot, late)
        if tie.counts_working_days:
            # The last day that the lag moves no further than to the limit.
            number = self.days.before.take(day + 1, mode=self.beyond) - 1 - tie.lag
            day = self.days.day.take(number, mode=self.beyond)
        else:
            day = day - tie.lag
        if tie.link is Link.START_TO_START:
            return self._by_start(node, spot, day)
        if tie.link is Link.START_TO_FINISH:
            day = day + (1 - tie.into_milestone)
            counts_from_eve = tie.lag > 0 and tie.elapsed
            return self._by_start(node, spot, day) if counts_from_eve else self.before(node, day)
        return self.before(node, day + 1) if tie.binds_finish else self.by_next(node, spot, day)

    def _limit(self, tie: RunTie, spot: RunSpot, late: RunSpot) -> Days:
        """Return the last day for what :meth:`leaves_day` gives."""
        node = tie.successor
        if tie.binds_finish:
            return self.day(node, late.done - 1)
        morning = self.day(node, late.at)
        if late.opens is None:
            return morning
        eve = self.day(node, late.at - 1)
        closing = morning if tie.counts_working_days else eve + 1
        return np.where(late.opens, morning, np.where(self.opens_successor(tie, spot), eve, closing))

    def _by_start(self, node: int, spot: RunSpot, day: Days) -> Days:
        """Return up to where an activity stands that starts on a day at the latest."""
        started = self.before(node, day + 1) - 1
        return started if spot.opens is None else np.where(spot.opens, started, self.before(node, day))

    def by_next(self, node: int, spot: RunSpot, day: Days) -> Days:
        """Return the number after the last day, or a milestone's, when what follows begins on a day at the latest."""
        closed = self.before(node, day)
        return closed if spot.opens is None else np.where(spot.opens, self.before(node, day + 1) - 1, closed)

    def by_last(self, node: int, spot: RunSpot, day: Days) -> Days:
        """Return the number after the last day, or a milestone's, when that is a day at the latest."""
        closed = self.before(node, day + 1)
        return closed if spot.opens is None else closed - spot.opens


def run_network(plan: UncertainPlan) -> RunNetwork:
    """Number the actions of a plan."""
    number = {action.id: node for node, action in enumerate(plan.actions)}
    elapsed = [action.elapsed for action in plan.actions]
    plain = [_plain(number, action, elapsed) for action in plan.actions]
    days = DayArrays(plan.calendar, _first_day(plan))
    return RunNetwork(
        days=days,
        actions=plan.actions,
        elapsed=elapsed,
        floor=[_floor(plan, days, action) for action in plan.actions],
        ties=[
            _ties(number, action) if predecessors is None else ()
            for action, predecessors in zip(plan.actions, plain, strict=True)
        ],
        plain=plain,
        leads=frozenset(predecessor for predecessors in plain for predecessor in predecessors or ()),
        winding=_winding(elapsed, plain),
        windows=[
            tuple(sorted((w.first.toordinal() - days.first, w.last.toordinal() - days.first) for w in action.clear_of))
            for action in plan.actions
        ],
    )


def _first_day(plan: UncertainPlan) -> int:
    """Return a day that nothing on the way lies before: a link leads back no further than by its lag."""
    earliest = min(action.first_day for action in plan.actions)
    longest = max((abs(wait.lag) for action in plan.actions for wait in action.waits), default=0)
    tables = plan.calendar.tables
    return tables.day[tables.before[earliest.toordinal()] - 3 - longest] - longest - 1


def _floor(plan: UncertainPlan, days: DayArrays, action: UncertainAction) -> int:
    day = action.first_day.toordinal()
    return day - days.first if action.elapsed else plan.calendar.tables.before[day] - days.number


def _ties(number: Mapping[str, int], action: UncertainAction) -> tuple[RunTie, ...]:
    node, lasting = number[action.id], action.lasting
    # The plan and a busy service may hold an action alike: the same link counts once.
    ties = (_tie(wait, number[wait.predecessor], node, lasting=lasting) for wait in action.waits)
    return tuple(dict.fromkeys(ties))


def _tie(wait: Waiting, predecessor: int, successor: int, *, lasting: bool) -> RunTie:
    from_finish = wait.link is Link.FINISH_TO_START
    return RunTie(
        predecessor=predecessor,
        successor=successor,
        link=wait.link,
        lag=wait.lag,
        elapsed=wait.elapsed,
        into_milestone=not lasting,
        plain=from_finish and not wait.lag and lasting,
        binds_finish=lasting and not from_finish and wait.link is not Link.START_TO_START,
    )


def _plain(number: Mapping[str, int], action: UncertainAction, elapsed: Sequence[bool]) -> tuple[int, ...] | None:
    if not action.duration or action.opinion_days or action.vote_after is not None or action.clear_of:
        return None
    predecessors = []
    for wait in action.waits:
        predecessor = number[wait.predecessor]
        if wait.lag or wait.link is not Link.FINISH_TO_START or elapsed[predecessor] != action.elapsed:
            return None
        predecessors.append(predecessor)
    return tuple(predecessors)


def _winding(elapsed: Sequence[bool], plain: Sequence[tuple[int, ...] | None]) -> frozenset[int]:
    found = set[int]()
    for node, predecessors in enumerate(plain):
        # A wait that may end two days later may end on a Sunday, which is no later to those who work.
        if elapsed[node] or predecessors is None or not found.isdisjoint(predecessors):
            found.add(node)
    return frozenset(found)
