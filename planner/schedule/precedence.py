"""How far apart does a dependency hold two activities?

Days are proleptic ordinals here. An activity stands at a number on its own calendar: that of its
first working day, or, for a milestone, that of the first working day after the instant at which it
is reached. A milestone *opens* a day when a start holds it (the plan's, a date, a start-to-start
link) and else closes one: it is then reached at the end of its last predecessor's last day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, Self

from planner.schedule.workdays import DayTables
from planner.templates.terms import Link

# A member that is looked up on its enumeration costs as much as an end of a tie, and both passes compare it often.
_START_TO_START, _START_TO_FINISH = Link.START_TO_START, Link.START_TO_FINISH


@dataclass(frozen=True, slots=True)
class Standing:
    """Where every activity stands, by its number in the network: early or late."""

    at: list[int]
    """The number of the first working day, or of the first one after a milestone."""
    start: list[int]
    """The first day; for a milestone the day that begins when it is reached."""

    @classmethod
    def of(cls, count: int) -> Self:
        """Return a standing to be filled by a pass."""
        return cls([0] * count, [0] * count)

    def copy(self) -> "Standing":
        """Return the same standing, to be changed."""
        return Standing(self.at.copy(), self.start.copy())


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Activities by number, each after all it waits for, and their links, ready for both passes.

    Most links are plain, finish to start without a lag into an activity that takes time, and need
    no more than a comparison; all others are ties. Both stand with the successor: the forward pass
    pulls along them, the backward pass pushes.
    """

    duration: list[int]
    working: list[DayTables]
    """Per activity, the calendar on which its lags and floats are counted."""
    before: list[Mapping[int, int]]
    """Per activity, the working days before a day; calendar days when its duration is elapsed."""
    day: list[Mapping[int, int]]
    """Per activity, the n-th working day, or calendar day when its duration is elapsed."""
    floor: list[int]
    """Per activity, the first day on which it may start whatever comes before it."""
    deadline: dict[int, int]
    windows: dict[int, list[tuple[int, int]]]
    """First and last days to stay clear of, in order."""
    plain: list[list[int]]
    """Per activity, the predecessors of plain links."""
    ties: dict[int, list["Tie"]]
    """The other links by successor."""
    opens: list[bool]
    """Milestones that open their day; the forward pass fills it."""

    def predecessors(self, activity: int) -> list[int]:
        """Return what an activity waits for, by whatever link."""
        return [*self.plain[activity], *(tie.predecessor for tie in self.ties.get(activity, ()))]

    def latest_by_start(self, activity: int, day: int) -> int:
        """Return where an activity stands when it starts on a day at the latest."""
        # Working days up to and with the day, less one: the number of the last of them.
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
        # The instant between two working days belongs to the earlier, on whose evening people say that it is reached.
        reached = day[at] if self.opens[activity] else day[at - 1]
        return reached, reached

    def instant(self, milestone: int, at: int) -> int:
        """Return the day that begins when a milestone is reached."""
        return self.day[milestone][at] if self.opens[milestone] else self.day[milestone][at - 1] + 1

    def first_day(self, activity: int, at: int) -> int:
        """Return the first day of an activity, for a milestone the day that begins when it is reached."""
        return self.day[activity][at] if self.duration[activity] else self.instant(activity, at)


# A named tuple, because the passes take it apart for every link, and a plan of ten thousand actions has as many.
class Tie(NamedTuple):
    """A dependency between two numbered activities, as the passes read it.

    The lag counts working days of the successor's calendar, ``tables``, or calendar days when
    there are none. A bound that falls on a day off moves to the successor's next working day.
    Start-to-finish counts from the predecessor's last working day before it starts, so that the
    successor ends where the predecessor begins; a positive elapsed lag counts from the eve. A
    milestone has one instant, so what binds its finish binds its start.
    """

    predecessor: int
    successor: int
    link: Link
    lag: int
    tables: DayTables | None
    into_milestone: bool
    binds_finish: bool
    """Whether it is the successor's last day that the dependency holds."""

    @property
    def counts_working_days(self) -> bool:
        """Whether there is a lag in working days."""
        return bool(self.lag) and self.tables is not None

    def opens_successor(self, network: Network) -> bool:
        """Say whether the milestone behind the tie opens the day that the tie leaves it."""
        if self.link is _START_TO_START:
            return True
        return network.opens[self.predecessor] and not self.counts_working_days

    def earliest(self, network: Network, early: Standing) -> int:
        """Return the first day that the predecessor's early dates leave to the successor.

        It bounds the successor's last day when the tie ``binds_finish``, else its first.
        """
        predecessor, _, link, lag, tables, into_milestone, binds_finish = self
        if link is _START_TO_START:
            day = early.start[predecessor]
        elif link is _START_TO_FINISH:
            counts_from_eve = lag > 0 and tables is None
            eve = early.start[predecessor] - 1
            day = eve if counts_from_eve else network.day[predecessor][early.at[predecessor] - 1]
            day += into_milestone
        elif network.opens[predecessor] and not binds_finish:
            # Its instant is the morning of its day, on which its successor may begin.
            day = early.start[predecessor]
        else:
            last = network.day[predecessor][early.at[predecessor] + network.duration[predecessor] - 1]
            day = last if binds_finish else last + 1
        if not lag or tables is None:
            return day + lag
        return tables.day[tables.before[day] + lag]

    def latest(self, network: Network, standing: Standing) -> int:
        """Return where the predecessor stands at the latest, so that the successor stays in place.

        With the successor's late dates that bounds the predecessor's late dates, with its early
        dates the predecessor's free float. It is the inverse of :meth:`earliest`.
        """
        predecessor, successor, link, lag, tables, into_milestone, binds_finish = self
        if into_milestone:
            day = self._limit_of_milestone(network, standing)
        elif binds_finish:
            day = network.day[successor][standing.at[successor] + network.duration[successor] - 1]
        else:
            day = standing.start[successor]
        if not lag or tables is None:
            day -= lag
        else:
            # The last day that the lag moves no further than to the limit.
            day = tables.day[tables.before[day + 1] - 1 - lag]
        if link is _START_TO_START:
            return network.latest_by_start(predecessor, day)
        if link is _START_TO_FINISH:
            day += 1 - into_milestone
            counts_from_eve = lag > 0 and tables is None
            return network.latest_by_start(predecessor, day) if counts_from_eve else network.before[predecessor][day]
        if binds_finish:
            return network.before[predecessor][day + 1] - network.duration[predecessor]
        return network.latest_by_next(predecessor, day)

    def _limit_of_milestone(self, network: Network, standing: Standing) -> int:
        """Return the last day for what :meth:`earliest` gives to a milestone."""
        day, at = network.day[self.successor], standing.at[self.successor]
        if network.opens[self.successor]:
            return day[at]
        if self.opens_successor(network):
            return day[at - 1]
        return day[at] if self.counts_working_days else day[at - 1] + 1
