"""When can each action start and finish, and when must it?"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from planner.nearest import OF_FEW, nearest
from planner.plan import Action, Dependency, Window
from planner.problem import Problem, ProblemsFoundError
from planner.schedule.network import check_dependencies, order
from planner.schedule.passes import backward, earliest_place, forward
from planner.schedule.precedence import Network, Standing, Tie
from planner.schedule.workdays import EVERY_DAY, WorkCalendar
from planner.templates.terms import Link
from planner.toolkit.deadlines import day_of

LONGEST = 36_525
"""A century of days: no duration or lag is longer."""

_PLAN_CALENDAR = ""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """What the schedule needs to know of an action."""

    id: str
    duration: int
    """Working days, or calendar days when ``elapsed``; 0 is a milestone."""
    elapsed: bool = False
    calendar: str = _PLAN_CALENDAR
    """The name of its calendar, where there are several."""
    not_before: date | None = None
    deadline: date | None = None
    """Its latest finish. It moves no early date: what cannot be met shows as negative float."""
    clear_of: tuple[Window, ...] = ()
    """It finishes before each window or starts after it."""


def activity_of(action: Action, not_before: date | None = None) -> Activity:
    """Return what the schedule needs to know of an action; only a deadline that people set binds.

    ``not_before`` is for a day that comes after the action's own first day.
    """
    return Activity(
        id=action.id,
        duration=action.duration,
        elapsed=action.elapsed,
        not_before=not_before or action.not_before,
        deadline=day_of(action.own_deadline),
        clear_of=action.clear_of,
    )


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
    free: Sequence[int]
    """Where each activity may stand at the latest without moving another's early place."""
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
            free_float=max(0, min(total, self.float_to(node, self.free[node]))),
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
    by_name = {_PLAN_CALENDAR: calendars} if isinstance(calendars, WorkCalendar) else calendars
    # Checked only where something is wrong: loops take longer to look for than both passes, and show on the way.
    _refuse(given, links, by_name, start)
    ordered, network = _linked(given, links, by_name, start)
    number = _places(given, ordered)
    early, after = forward(network)
    end = max(after, default=0)
    late, free = backward(network, early, end)
    result = _Result(ordered, network, early, late, after, free, end)
    finish, _ = result.ending()
    return Schedule(_DatesById(number, result.dates), date.fromordinal(finish) if finish else None, number, result)


def _places(given: Sequence[Activity], ordered: Sequence[Activity]) -> dict[str, int]:
    """Return the place of each activity in the network; by id in the order of the file, in which dates are given."""
    number = {activity.id: index for index, activity in enumerate(ordered)}
    return {activity.id: number[activity.id] for activity in given}


def _refuse(
    given: Sequence[Activity], links: Sequence[Dependency], calendars: Mapping[str, WorkCalendar], start: date
) -> None:
    problems = _check(given, calendars, start)
    if problems:
        raise ProblemsFoundError(problems + check_dependencies([activity.id for activity in given], links))


def _linked(
    given: tuple[Activity, ...], links: Sequence[Dependency], calendars: Mapping[str, WorkCalendar], start: date
) -> tuple[tuple[Activity, ...], Network]:
    """Return the activities, each after all that it waits for, and their network in that order."""
    number = {activity.id: index for index, activity in enumerate(given)}
    network = _network_of(given, calendars, start)
    if _add_links(network, links, number):
        # Plans mostly stand in an order that serves already; sorting them anew costs more than to find that out.
        return given, network
    ordered = tuple(given[number[action]] for action in order(number, links))
    number = {activity.id: index for index, activity in enumerate(ordered)}
    network = _network_of(ordered, calendars, start)
    _add_links(network, links, number)
    return ordered, network


def _network_of(activities: Sequence[Activity], calendars: Mapping[str, WorkCalendar], start: date) -> Network:
    """Number the activities; their links are still to be added."""
    by_name = {name: calendar.tables for name, calendar in calendars.items()}
    working = [by_name[activity.calendar] for activity in activities]
    every_day = EVERY_DAY.tables
    own = [every_day if a.elapsed else tables for a, tables in zip(activities, working, strict=True)]
    dated = [(index, a) for index, a in enumerate(activities) if a.not_before or a.deadline or a.clear_of]
    floor = [start.toordinal()] * len(activities)
    for index, activity in dated:
        if activity.not_before:
            floor[index] = max(start, activity.not_before).toordinal()
    return Network(
        duration=[a.duration for a in activities],
        working=working,
        before=[tables.before for tables in own],
        day=[tables.day for tables in own],
        floor=floor,
        deadline={index: a.deadline.toordinal() for index, a in dated if a.deadline},
        windows={
            index: sorted((window.first.toordinal(), window.last.toordinal()) for window in a.clear_of)
            for index, a in dated
            if a.clear_of
        },
        plain=[[] for _ in activities],
        ties={},
        opens=[False] * len(activities),
    )


def _add_links(network: Network, links: Sequence[Dependency], number: Mapping[str, int]) -> bool:
    """Add the links to a network; False when an activity stands before one that it waits for."""
    plain, ties, duration, in_order = network.plain, network.ties, network.duration, True
    try:
        for link in links:
            before, after, kind, lag = number[link.predecessor], number[link.successor], link.link, link.lag
            if before >= after:
                in_order = False
            if kind is Link.FINISH_TO_START and not lag and duration[after]:
                plain[after].append(before)
            else:
                tables, lasting = None if link.elapsed else network.working[after], duration[after] > 0
                binds_finish = lasting and kind is not Link.FINISH_TO_START and kind is not Link.START_TO_START
                ties.setdefault(after, []).append(Tie(before, after, kind, lag, tables, not lasting, binds_finish))
    except KeyError:
        # It names an id; the check names all of them, each with the nearest that is known.
        raise ProblemsFoundError(check_dependencies(number, links)) from None
    far = [after for after, into in ties.items() if any(abs(tie.lag) > LONGEST for tie in into)]
    if far:
        names = list(number)
        raise ProblemsFoundError(_out_of_reach(names[node]) for node in far)
    return in_order


def _check(activities: Sequence[Activity], calendars: Mapping[str, WorkCalendar], start: date) -> list[Problem]:
    """Say what is wrong with activities by themselves."""
    problems = []
    if len({activity.id for activity in activities}) < len(activities):
        problems += [_named_twice(action) for action, count in Counter(a.id for a in activities).items() if count > 1]
    if not calendars.keys() >= {activity.calendar for activity in activities}:
        problems += [_unknown_calendar(a, calendars) for a in activities if a.calendar not in calendars]
    last = start.toordinal() + LONGEST
    problems += [_out_of_reach(a.id) for a in activities if not 0 <= a.duration <= LONGEST]
    problems += [_out_of_reach(a.id) for a in activities if a.not_before and a.not_before.toordinal() > last]
    return problems


def _named_twice(action: str) -> Problem:
    return Problem(
        code="duplicate-action",
        what="The action “{action}” is named more than once.",
        fix="Give each its own id.",
        values={"action": action},
    )


def _unknown_calendar(activity: Activity, calendars: Iterable[str]) -> Problem:
    near = nearest(activity.calendar, calendars, OF_FEW)
    return Problem(
        code="unknown-calendar",
        what="The action “{action}” follows the calendar “{calendar}”, which is not known.",
        fix="Did you mean “{near}”?" if near else "Name a known calendar.",
        values={"action": activity.id, "calendar": activity.calendar, "near": near or ""},
    )


def _out_of_reach(action: str) -> Problem:
    return Problem(
        code="duration-out-of-reach",
        what="The action “{action}” has a duration, a lag or a first day more than {days} days away, or below zero.",
        fix="Look for a number or a year that is mistyped.",
        values={"action": action, "days": LONGEST},
    )
