"""When can each action start and finish, and when must it?"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from planner.plan import Dependency
from planner.schedule.activities import PLAN_CALENDAR, Activity, Frame, activity_of
from planner.schedule.linking import linked
from planner.schedule.passes import Slack, backward, earliest_place, forward
from planner.schedule.precedence import Network, Standing
from planner.schedule.workdays import WorkCalendar

__all__ = ["ActionDates", "Activity", "HeldBy", "Hold", "Schedule", "activity_of", "schedule"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionDates:
    """The dates of an action, inclusive, and its floats in working days."""

    early_start: date
    early_finish: date
    late_start: date
    late_finish: date
    total_float: int
    free_float: int
    critical: bool


class HeldBy(StrEnum):
    """What keeps an activity from starting earlier."""

    PLAN_START = "plan-start"
    NOT_BEFORE = "not-before"
    PREDECESSOR = "predecessor"
    WINDOW = "window"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """What keeps an activity from starting earlier, and which predecessor if any.

    At a window it is the predecessor that leaves no room before the window.
    """

    by: HeldBy
    predecessor: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class _DatesById(Mapping[str, ActionDates]):
    """Dates made when they are asked for: ten thousand of them cost as much as both passes."""

    number: Mapping[str, int]
    make: Callable[[int], ActionDates]

    def __getitem__(self, action: str) -> ActionDates:
        return self.make(self.number[action])

    def __iter__(self) -> Iterator[str]:
        return iter(self.number)

    def __len__(self) -> int:
        return len(self.number)


@dataclass(frozen=True, slots=True)
class _Result:
    """Both passes over a network, and their results; activities stand in the network's order."""

    activities: Sequence[Activity]
    network: Network
    early: Standing
    late: Standing
    after: Sequence[int]
    """Per activity, the day on which what follows its early finish can begin."""
    slack: Slack
    end: int
    """The day after the plan's last."""

    def float_to(self, node: int, at: int) -> int:
        """Return the working days between an activity's early place and another."""
        early = self.early.at[node]
        if not self.activities[node].elapsed:
            return at - early
        # A wait that ends on a Sunday instead of a Friday takes no working day from what follows.
        working, days = self.network.working[node].before, self.network.days
        return working[days(node, at)[1] + 1] - working[days(node, early)[1] + 1]

    def dates(self, node: int) -> ActionDates:
        """Return the dates and floats of an activity."""
        early_start, early_finish = self.network.days(node, self.early.at[node])
        late_start, late_finish = self.network.days(node, self.late.at[node])
        total = self.float_to(node, self.late.at[node])
        return ActionDates(
            early_start=date.fromordinal(early_start),
            early_finish=date.fromordinal(early_finish),
            late_start=date.fromordinal(late_start),
            late_finish=date.fromordinal(late_finish),
            total_float=total,
            # A missed deadline takes float from the whole chain before it, and none from what follows an activity.
            free_float=max(0, min(total, self.float_to(node, self.slack.place(self.network, node)))),
            # Below zero as well: what makes a deadline late is what has to be shortened.
            critical=total <= 0,
        )

    def hold(self, node: int) -> Hold:
        """Return what keeps an activity from starting earlier; of several predecessors the first by id."""
        before = self.network.before[node]
        bounds = [(before[self.after[p]], p) for p in self.network.plain[node]]
        bounds += [
            (earliest_place(self.network, self.early, tie), tie.predecessor) for tie in self.network.ties.get(node, ())
        ]
        place = max((bound for bound, _ in bounds), default=before[self.network.floor[node]] - 1)
        predecessor = min((self.activities[p].id for bound, p in bounds if bound == place), default=None)
        # Where a date and a predecessor hold alike, the predecessor is named: moving the date would gain nothing.
        by = HeldBy.PREDECESSOR
        if place < before[self.network.floor[node]]:
            place, predecessor = before[self.network.floor[node]], None
            not_before = self.activities[node].not_before
            own = not_before is not None and not_before.toordinal() == self.network.floor[node]
            by = HeldBy.NOT_BEFORE if own else HeldBy.PLAN_START
        return Hold(by=HeldBy.WINDOW if place < self.early.at[node] else by, predecessor=predecessor)

    def ending(self) -> tuple[int | None, set[int]]:
        """Return the plan's last day, None without activities, and the activities with which it ends.

        A milestone that opens a day ends the plan on that day, work up to its eve a day before.
        """
        last_days = {
            node: self.network.days(node, self.early.at[node])[1]
            for node, after in enumerate(self.after)
            if after == self.end
        }
        finish = max(last_days.values(), default=None)
        return finish, {node for node, last_day in last_days.items() if last_day == finish}

    def last(self) -> str:
        """Return the activity with which the plan ends; of several the first by id that leads to no other."""
        (_, ending), network = self.ending(), self.network
        led_on = {predecessor for node in ending for predecessor in network.plain[node]}
        led_on.update(tie.predecessor for node in ending for tie in network.ties.get(node, ()))
        return min(self.activities[node].id for node in ending - led_on)


@dataclass(frozen=True)
class Schedule:
    """When every activity can and must take place."""

    dates: Mapping[str, ActionDates]
    """By the activity's id, in the order in which the activities were given."""
    finish: date | None
    """The last early finish; None without activities."""
    _number: Mapping[str, int] = field(repr=False, compare=False)
    _result: _Result = field(repr=False, compare=False)

    @cached_property
    def critical_path(self) -> tuple[str, ...]:
        """The chain of activities that holds the plan's finish, from the first to the last.

        Each holds the next in its place, the first is held by a date or by nothing but the plan's
        start. Of several such chains this is the first by id. With one calendar and no windows
        all its members are critical; else some may have a few days of float, swallowed by a window
        or by days off of another calendar.
        """
        return self.chain_to(self._result.last()) if self.dates else ()

    def held_by(self, action: str) -> Hold:
        """Say what keeps an activity from starting earlier."""
        return self._result.hold(self._number[action])

    def next_after(self, action: str) -> date:
        """Return the day on which what waits for an activity's finish can begin, where anybody works on it."""
        return date.fromordinal(self._result.after[self._number[action]])

    def chain_to(self, action: str) -> tuple[str, ...]:
        """Return the activities that hold one another up to this activity, which comes last.

        For an activity that misses its deadline, these are to be shortened.
        """
        chain = [action]
        while (previous := self.held_by(chain[-1]).predecessor) is not None:
            chain.append(previous)
        return tuple(reversed(chain))


def schedule(
    activities: Iterable[Activity],
    dependencies: Iterable[Dependency],
    calendars: WorkCalendar | Mapping[str, WorkCalendar],
    start: date,
) -> Schedule:
    """Give every activity its early and late dates by the critical path method.

    Durations count working days of the activity's calendar, or calendar days when elapsed; lags count
    working days of the successor's calendar, or calendar days. Dates are inclusive: an activity of one
    day starts and finishes on the same date, a milestone has only the date on which it is reached, at the
    end of its last predecessor's last day. No activity starts before ``start``. Late dates run back from
    the plan's early finish and from deadlines. Both passes go once over activities and dependencies.

    Raises:
        ProblemsFoundError: an id or a calendar is not known, an activity is named twice, activities
            wait for one another, or a duration, a lag or a date is out of reach.

    Source:
        Kelley and Walker (1959), Critical-path planning and scheduling; Fondahl (1961), A
        non-computer approach to the critical path method, for links with lags.

    >>> survey, tender = Activity(id="F01-01", duration=10), Activity(id="F01-02", duration=5)
    >>> link = Dependency(predecessor="F01-01", successor="F01-02")
    >>> plan = schedule([survey, tender], [link], WorkCalendar(), date(2027, 1, 4))
    >>> plan.dates["F01-02"].early_start, plan.finish, plan.critical_path
    (datetime.date(2027, 1, 18), datetime.date(2027, 1, 22), ('F01-01', 'F01-02'))
    """
    given, links = tuple(activities), tuple(dependencies)
    by_name = {PLAN_CALENDAR: calendars} if isinstance(calendars, WorkCalendar) else calendars
    plan = linked(given, links, Frame(calendars=by_name, start=start))
    number, network = plan.number, plan.network
    early, after = forward(network)
    end = max(after, default=0)
    late, slack = backward(network, early, end)
    result = _Result(plan.activities, network, early, late, after, slack, end)
    finish, _ = result.ending()
    return Schedule(_DatesById(number, result.dates), date.fromordinal(finish) if finish else None, number, result)
