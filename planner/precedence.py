"""How far apart does a dependency hold two activities?

Days are proleptic ordinals here. An activity stands at a number on its own calendar: that of its
first working day, or, for a milestone, that of the first working day after the instant at which it
is reached. A milestone *opens* a day when a start holds it (the plan's, a date, a start-to-start
link) and else closes one: it is then reached at the end of its last predecessor's last day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, Self

from planner.catalogue import Link
from planner.workdays import DayTables


@dataclass(slots=True)
class Standing:
    """Where every activity stands, by its number in the network: early or late."""

    at: list[int]
    """The number of the first working day, or of the first one after a milestone."""
    start: list[int]
    """The first day; for a milestone the day that begins when it is reached."""
    after: list[int]
    """The day after the last; for a milestone the same day as ``start``."""

    @classmethod
    def of(cls, count: int) -> Self:
        """Return a standing to be filled by a pass."""
        return cls([0] * count, [0] * count, [0] * count)


@dataclass(slots=True, kw_only=True)
class Network:
    """Activities and their links by number, ready for both passes.

    The ``plain`` links, finish to start without a lag into an activity that takes time, are most of
    them and need no more than a comparison; all others are ties.
    """

    duration: list[int]
    before: list[Mapping[int, int]]
    """Per activity, the working days before a day; calendar days when its duration is elapsed."""
    day: list[Mapping[int, int]]
    """Per activity, the n-th working day, or calendar day when its duration is elapsed."""
    floor: list[int]
    """Per activity, the first day on which it may start whatever comes before it."""
    deadline: dict[int, int]
    windows: dict[int, list[tuple[int, int]]]
    """First and last days to stay clear of, in order."""
    plain_from: list[list[int]]
    plain_to: list[list[int]]
    ties_from: dict[int, list["Tie"]]
    ties_to: dict[int, list["Tie"]]
    order: list[int]
    opens: list[bool]
    """Milestones that open their day; known after the forward pass."""

    def latest_by_start(self, activity: int, day: int) -> int:
        """Return where an activity stands when it starts on a day at the latest."""
        if self.duration[activity] or self.opens[activity]:
            return self.before[activity][day + 1] - 1
        return self.before[activity][day]

    def latest_by_next(self, activity: int, day: int) -> int:
        """Return where an activity stands when what follows can begin on a day at the latest."""
        if self.opens[activity]:
            return self.before[activity][day + 1] - 1
        return self.before[activity][day] - self.duration[activity]

    def latest_by_last(self, activity: int, day: int) -> int:
        """Return where an activity stands when its last day, as people read it, is a day at the latest."""
        return self.before[activity][day + 1] - (1 if self.opens[activity] else self.duration[activity])

    def days(self, activity: int, at: int) -> tuple[int, int]:
        """Return the first and the last day of an activity, both the day it is reached for a milestone."""
        day, duration = self.day[activity], self.duration[activity]
        if duration:
            return day[at], day[at + duration - 1]
        reached = day[at] if self.opens[activity] else day[at - 1]
        return reached, reached

    def place(self, standing: Standing, activity: int, at: int) -> None:
        """Note where an activity stands."""
        first, last = self.days(activity, at)
        standing.at[activity] = at
        standing.start[activity] = first if self.duration[activity] or self.opens[activity] else last + 1
        standing.after[activity] = last if self.opens[activity] else last + 1


class Tie(NamedTuple):
    """A dependency between two numbered activities, as the passes read it.

    The lag counts working days of the successor's calendar, ``tables``, or calendar days when
    there are none. A bound that falls on a day off moves to the successor's next working day.
    Start-to-finish counts from the predecessor's last working day before it starts, so that the
    successor ends where the predecessor begins; a positive elapsed lag counts from the eve.
    """

    predecessor: int
    successor: int
    link: Link
    lag: int
    tables: DayTables | None
    into_milestone: bool

    @property
    def binds_finish(self) -> bool:
        """Whether it is the successor's last day that the dependency holds."""
        link = self.link
        return not self.into_milestone and (link is Link.FINISH_TO_FINISH or link is Link.START_TO_FINISH)

    @property
    def counts_working_days(self) -> bool:
        """Whether there is a lag in working days."""
        return bool(self.lag) and self.tables is not None

    @property
    def _counts_from_eve(self) -> bool:
        return self.lag > 0 and self.tables is None

    def earliest(self, network: Network, early: Standing) -> int:
        """Return the day that the predecessor's early dates leave to the successor as the first.

        It bounds the successor's last day when the tie ``binds_finish``, else its first.
        """
        predecessor, link = self.predecessor, self.link
        if link is Link.START_TO_START:
            day = early.start[predecessor]
        elif link is Link.START_TO_FINISH:
            day = early.start[predecessor] - 1
            if not self._counts_from_eve:
                day = network.day[predecessor][early.at[predecessor] - 1]
            day += self.into_milestone
        elif link is Link.FINISH_TO_FINISH and not self.into_milestone:
            last = early.at[predecessor] + network.duration[predecessor] - 1
            day = network.day[predecessor][last]
        else:
            day = early.after[predecessor]
        return self._moved(day)

    def latest(self, network: Network, standing: Standing) -> int:
        """Return where the predecessor stands at the latest, so that the successor stays in place.

        With the successor's late dates that bounds the predecessor's late dates, with its early
        dates the predecessor's free float. It is the inverse of :meth:`earliest`.
        """
        predecessor, link = self.predecessor, self.link
        day = self._moved_back(self._limit(network, standing))
        if link is Link.START_TO_START:
            return network.latest_by_start(predecessor, day)
        if link is Link.START_TO_FINISH:
            day += 1 - self.into_milestone
            if self._counts_from_eve:
                return network.latest_by_start(predecessor, day)
            return network.before[predecessor][day]
        if link is Link.FINISH_TO_FINISH and not self.into_milestone:
            return network.before[predecessor][day + 1] - network.duration[predecessor]
        return network.latest_by_next(predecessor, day)

    def _limit(self, network: Network, standing: Standing) -> int:
        """Return the last day for what :meth:`earliest` gives."""
        successor = self.successor
        if not self.into_milestone:
            return standing.after[successor] - 1 if self.binds_finish else standing.start[successor]
        day, at = network.day[successor], standing.at[successor]
        if self.link is Link.START_TO_START or network.opens[self.predecessor]:
            if not (network.opens[successor] or self._closes_anyway):
                return day[at - 1]
        elif not (network.opens[successor] or self.counts_working_days):
            return day[at - 1] + 1
        return day[at]

    @property
    def _closes_anyway(self) -> bool:
        return self.counts_working_days and self.link is not Link.START_TO_START

    def opens_successor(self, network: Network) -> bool:
        """Say whether the milestone behind the tie opens the day that the tie leaves it."""
        return self.link is Link.START_TO_START or (network.opens[self.predecessor] and not self._closes_anyway)

    def _moved(self, day: int) -> int:
        if not self.lag:
            return day
        if self.tables is None:
            return day + self.lag
        return self.tables.day[self.tables.before[day] + self.lag]

    def _moved_back(self, day: int) -> int:
        """Return the last day that the lag moves no further than to a day."""
        if not self.lag:
            return day
        if self.tables is None:
            return day - self.lag
        return self.tables.day[self.tables.before[day + 1] - 1 - self.lag]
