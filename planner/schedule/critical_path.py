"""When can each action start and finish, and when must it?"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from planner.plan import Dependency
from planner.problem import ProblemsFoundError
from planner.schedule.activities import PLAN_CALENDAR, Activity, Frame, activity_of, check_activities
from planner.schedule.edits import move_early, move_late
from planner.schedule.linking import Linked, linked
from planner.schedule.passes import Slack, backward, earliest_place, forward
from planner.schedule.precedence import Standing
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


@dataclass(frozen=True)
class _Result:
    """Both passes over a plan, and their results; activities stand in the network's order."""

    plan: Linked
    early: Standing
    after: list[int]
    """Per activity, the day on which what follows its early finish can begin."""
    end: int
    """The day after the plan's last."""
    known_late: tuple[Standing, Slack] | None = None

    @cached_property
    def late(self) -> tuple[Standing, Slack]:
        """The late standing, and how late each activity may be without moving another."""
        return self.known_late or backward(self.plan.network, self.early, self.end)

    def edited(self, plan: Linked, node: int) -> "_Result":
        """Return the passes over a plan that differs from this in an activity and what it waits for."""
        network, following = plan.network, plan.following
        early, after = self.early.copy(), self.after.copy()
        moved = move_early(network, following, early, after, node)
        end = max(after)
        if end != self.end:
            # All that may be as late as the plan's end moves with it: worked out when somebody asks.
            return _Result(plan, early, after, end)
        late, slack = self.late[0].copy(), self.late[1].copy()
        # What the activity waits for no more may be later now, or has slack.
        released = self.plan.network.predecessors(node)
        move_late(network, following, (early, late), slack, end, {*moved, *released})
        return _Result(plan, early, after, end, (late, slack))

    def float_to(self, node: int, at: int) -> int:
        """Return the working days between an activity's early place and another."""
        early = self.early.at[node]
        if not self.plan.activities[node].elapsed:
            return at - early
        # A wait that ends on a Sunday instead of a Friday takes no working day from what follows.
        working, days = self.plan.network.working[node].before, self.plan.network.days
        return working[days(node, at)[1] + 1] - working[days(node, early)[1] + 1]

    def dates(self, node: int) -> ActionDates:
        """Return the dates and floats of an activity."""
        network, (late, slack) = self.plan.network, self.late
        early_start, early_finish = network.days(node, self.early.at[node])
        late_start, late_finish = network.days(node, late.at[node])
        total = self.float_to(node, late.at[node])
        return ActionDates(
            early_start=date.fromordinal(early_start),
            early_finish=date.fromordinal(early_finish),
            late_start=date.fromordinal(late_start),
            late_finish=date.fromordinal(late_finish),
            total_float=total,
            # A missed deadline takes float from the whole chain before it, and none from what follows an activity.
            free_float=max(0, min(total, self.float_to(node, slack.place(network, node)))),
            # Below zero as well: what makes a deadline late is what has to be shortened.
            critical=total <= 0,
        )

    def hold(self, node: int) -> Hold:
        """Return what keeps an activity from starting earlier; of several predecessors the first by id."""
        before = self.plan.network.before[node]
        bounds = [(before[self.after[p]], p) for p in self.plan.network.plain[node]]
        bounds += [
            (earliest_place(self.plan.network, self.early, tie), tie.predecessor)
            for tie in self.plan.network.ties.get(node, ())
        ]
        place = max((bound for bound, _ in bounds), default=before[self.plan.network.floor[node]] - 1)
        predecessor = min((self.plan.activities[p].id for bound, p in bounds if bound == place), default=None)
        # Where a date and a predecessor hold alike, the predecessor is named: moving the date would gain nothing.
        by = HeldBy.PREDECESSOR
        if place < before[self.plan.network.floor[node]]:
            place, predecessor = before[self.plan.network.floor[node]], None
            not_before = self.plan.activities[node].not_before
            own = not_before is not None and not_before.toordinal() == self.plan.network.floor[node]
            by = HeldBy.NOT_BEFORE if own else HeldBy.PLAN_START
        return Hold(by=HeldBy.WINDOW if place < self.early.at[node] else by, predecessor=predecessor)

    def ending(self) -> tuple[int | None, set[int]]:
        """Return the plan's last day, None without activities, and the activities with which it ends.

        A milestone that opens a day ends the plan on that day, work up to its eve a day before.
        """
        last_days = {
            node: self.plan.network.days(node, self.early.at[node])[1]
            for node, after in enumerate(self.after)
            if after == self.end
        }
        finish = max(last_days.values(), default=None)
        return finish, {node for node, last_day in last_days.items() if last_day == finish}

    def last(self) -> str:
        """Return the activity with which the plan ends; of several the first by id that leads to no other."""
        (_, ending), network = self.ending(), self.plan.network
        led_on = {predecessor for node in ending for predecessor in network.plain[node]}
        led_on.update(tie.predecessor for node in ending for tie in network.ties.get(node, ()))
        return min(self.plan.activities[node].id for node in ending - led_on)


@dataclass(frozen=True)
class Schedule:
    """When every activity can and must take place."""

    dates: Mapping[str, ActionDates]
    """By the activity's id, in the order in which the activities were given."""
    _result: _Result = field(repr=False, compare=False)
    _links: tuple[Dependency, ...] = field(repr=False, compare=False)
    _frame: Frame = field(repr=False, compare=False)

    @cached_property
    def finish(self) -> date | None:
        """The last early finish; None without activities."""
        last_day, _ = self._result.ending()
        return None if last_day is None else date.fromordinal(last_day)

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
        return self._result.hold(self._result.plan.number[action])

    def next_after(self, action: str) -> date:
        """Return the day on which what waits for an activity's finish can begin, where anybody works on it."""
        return date.fromordinal(self._result.after[self._result.plan.number[action]])

    def chain_to(self, action: str) -> tuple[str, ...]:
        """Return the activities that hold one another up to this activity, which comes last.

        For an activity that misses its deadline, these are to be shortened.
        """
        chain = [action]
        while (previous := self.held_by(chain[-1]).predecessor) is not None:
            chain.append(previous)
        return tuple(reversed(chain))

    def edited(self, activity: Activity, waits: Iterable[Dependency] | None = None) -> "Schedule":
        """Return the schedule of the plan in which an activity is another; this one stays as it is.

        ``activity`` takes the place of that with its id. ``waits`` are the dependencies on others that
        it has from now on; without them it keeps its own. The result is that of :func:`schedule` on
        the plan so changed, but takes as long as what the edit moves: where that is the plan's finish,
        late dates and floats are worked out when the first of them are asked for.

        Raises:
            KeyError: no activity has that id.
            ValueError: one of ``waits`` holds another activity than this.
            ProblemsFoundError: the plan so changed cannot be scheduled, as :func:`schedule` says.

        >>> survey, tender = Activity(id="F01-01", duration=10), Activity(id="F01-02", duration=5)
        >>> link = Dependency(predecessor="F01-01", successor="F01-02")
        >>> plan = schedule([survey, tender], [link], WorkCalendar(), date(2027, 1, 4))
        >>> longer = plan.edited(Activity(id="F01-01", duration=12))
        >>> plan.finish, longer.finish
        (datetime.date(2027, 1, 22), datetime.date(2027, 1, 26))
        """
        plan, frame, links = self._result.plan, self._frame, self._links
        node = plan.number[activity.id]
        problems = check_activities([activity], frame)
        if problems:
            raise ProblemsFoundError(problems)
        numbered = None
        if waits is not None:
            new = tuple(waits)
            if any(link.successor != activity.id for link in new):
                raise ValueError(f"not all of these dependencies hold {activity.id}: {new}")
            links = (*(link for link in links if link.successor != activity.id), *new)
            numbered = plan.numbered(node, new)
            if numbered is None:
                activities = {each.id: each for each in plan.activities} | {activity.id: activity}
                return _scheduled(tuple(activities[action] for action in plan.number), links, frame)
        return _schedule_of(self._result.edited(plan.edited(activity, numbered, frame), node), links, frame)


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
    by_name = {PLAN_CALENDAR: calendars} if isinstance(calendars, WorkCalendar) else calendars
    return _scheduled(tuple(activities), tuple(dependencies), Frame(calendars=by_name, start=start))


def _scheduled(given: tuple[Activity, ...], links: tuple[Dependency, ...], frame: Frame) -> Schedule:
    plan = linked(given, links, frame)
    early, after = forward(plan.network)
    end = max(after, default=0)
    result = _Result(plan, early, after, end, backward(plan.network, early, end))
    return _schedule_of(result, links, frame)


def _schedule_of(result: _Result, links: tuple[Dependency, ...], frame: Frame) -> Schedule:
    return Schedule(_DatesById(result.plan.number, result.dates), result, links, frame)
