"""When will the rest of the plan be done, given what has happened so far?"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property

from planner.plan import Action, ActionStatus, Dependency, Plan
from planner.problem import ProblemsFoundError
from planner.remembered import remembered
from planner.schedule.critical_path import ActionDates, Activity, Hold, Schedule, activity_of, schedule
from planner.schedule.workdays import EVERY_DAY, WorkCalendar, plan_calendar
from planner.templates.terms import Link
from planner.track.progress import ActionProgress, Progress, check_all, check_progress, progress_of

_REMEMBERED = 8
"""An edit asks for the forecasts before and after it, and the view that follows for the same once more."""
_FROM_START = frozenset({Link.START_TO_START, Link.START_TO_FINISH})
_TO_START = frozenset({Link.FINISH_TO_START, Link.START_TO_START})


@dataclass(frozen=True, slots=True, kw_only=True)
class OutOfSequence:
    """An action that went ahead before its dependency allowed it."""

    dependency: Dependency
    happened: date
    """When it started, or finished where the dependency holds its finish."""
    allowed: date
    """The first day on which the dependency allows that, as far as can be foreseen."""
    rest_waits: bool
    """Whether work is left that is expected to wait for the predecessor."""


@dataclass(frozen=True, kw_only=True)
class Forecast:
    """The dates of every action that is not dropped: actual where they are known, else foreseen."""

    plan: Plan
    progress: Mapping[str, ActionProgress]
    """That of every action of the plan."""
    status_date: date
    """The first day of the work that is left."""
    dates: Mapping[str, ActionDates]
    """In the plan's order. What is done has its actual dates and no float; what is under way keeps
    its actual start, and the floats are those of the rest."""
    out_of_sequence: tuple[OutOfSequence, ...]
    _schedule: Schedule = field(repr=False, compare=False)

    @cached_property
    def finish(self) -> date | None:
        """The last finish, actual or foreseen; None without actions."""
        return max((dates.early_finish for dates in self.dates.values()), default=None)

    @cached_property
    def critical_path(self) -> tuple[str, ...]:
        """The chain of what is left that holds the plan's finish, from the first to the last."""
        return self._left(self._schedule.critical_path)

    def held_by(self, action: str) -> Hold:
        """Say what keeps an action, or the rest of one that is under way, from coming earlier."""
        hold = self._schedule.held_by(action)
        return replace(hold, predecessor=None if hold.predecessor is None else _action(hold.predecessor))

    def chain_to(self, action: str) -> tuple[str, ...]:
        """Return what is left to do that holds one another up to this action, which comes last."""
        return self._left(self._schedule.chain_to(action))

    def _left(self, chain: Iterable[str]) -> tuple[str, ...]:
        actions = dict.fromkeys(map(_action, chain))
        return tuple(action for action in actions if self.progress[action].status is not ActionStatus.DONE)


def forecast(plan: Plan, reported: Progress, status_date: date, calendar: WorkCalendar) -> Forecast:
    """Schedule what is left of a plan after what has happened.

    - Done: stays on its actual dates. Where the start is not known, it is as if the action had
      taken its planned duration up to its finish, but not begun before the plan.
    - Under way, or blocked after a start: keeps its start; the rest begins on the status date at
      the earliest, and takes what somebody judged, else what the percentage leaves of the duration
      (elapsed durations run down by themselves), and at least a day. It waits for predecessors
      that are still open: work that went ahead of its turn does not do away with the dependency.
    - Not started, or blocked before a start: as in the schedule, from the status date on.
    - Dropped: has no dates, and nothing waits for it.

    Without any report on the plan's first day, the dates are those of the schedule.

    Raises:
        ProblemsFoundError: a report cannot be true on the status date, see
            :func:`planner.track.progress.check_all`, or the plan cannot be scheduled.

    Source:
        The rest of work out of sequence waits for its predecessors: “retained logic”, the default
        that the GAO Schedule Assessment Guide (GAO-16-89G, 2015) recommends.
    """
    problems = check_all(plan, reported, status_date)
    if problems:
        raise ProblemsFoundError(problems)
    progress = progress_of(plan, reported)
    left = [action for action in plan.actions if progress[action.id].status is not ActionStatus.DROPPED]
    frame = _Frame(plan.start, status_date, calendar)
    rest = frame.scheduled(left, progress, _binding_links(plan, progress))
    dates = {action.id: _dates(action.id, progress[action.id], rest) for action in left}
    return Forecast(
        plan=plan,
        progress=progress,
        status_date=status_date,
        dates=dates,
        out_of_sequence=tuple(_out_of_sequence(plan, progress, dates, frame, rest)),
        _schedule=rest,
    )


def foreseen(plan: Plan, progress: Progress, today: date) -> Forecast:
    """Return a plan's forecast, whatever was reported; an edit and the view after it ask for the same one.

    What cannot be true, such as a finish before the start that two people gave at the same time, is
    left out of account; :func:`planner.track.progress.check_progress` names it.

    Raises:
        ProblemsFoundError: the plan cannot be scheduled.
    """
    return _foreseen(plan, progress_of(plan, progress), today)


@remembered(_REMEMBERED)
def _foreseen(plan: Plan, known: dict[str, ActionProgress], today: date) -> Forecast:
    credible = {id_: progress for id_, progress in known.items() if not check_progress(progress, _day(progress, today))}
    doubtful = {id_: _without_dates(progress) for id_, progress in known.items() if id_ not in credible}
    # A report from a server whose clock is ahead would else lie after the status date, which a forecast refuses.
    days = [_day(progress, today) for progress in credible.values()]
    return forecast(plan, credible | doubtful, max(days, default=today), plan_calendar(plan))


def as_planned(plan: Plan) -> Plan:
    """Return a plan as if nothing had been reported on it, so that what was dropped has planned dates as well."""
    actions = tuple(
        action
        if action.status is ActionStatus.PROPOSED
        else action.model_copy(update={"status": ActionStatus.PROPOSED})
        for action in plan.actions
    )
    return plan.model_copy(update={"actions": actions})


def _day(progress: ActionProgress, today: date) -> date:
    """Return the day on which a report was made, if clocks differ so far that it lies ahead of today."""
    return max(today, progress.confirmed_on or today)


def _without_dates(progress: ActionProgress) -> ActionProgress:
    """Return what is left of a report that cannot be true: its words."""
    return ActionProgress(action=progress.action, note=progress.note, confirmed_by=progress.confirmed_by)


def remaining(action: Action, progress: ActionProgress, status_date: date) -> int:
    """Return how long the rest of an action that has started takes, in the unit of its duration.

    What somebody judged, else what the percentage leaves, or for an elapsed duration what has not
    yet run down; at least a day as long as an action that takes time is not done.
    """
    if progress.status is ActionStatus.DONE:
        return 0
    if progress.remaining is not None:
        rest = progress.remaining
    elif action.elapsed and progress.started:
        rest = action.duration - (status_date - progress.started).days
    else:
        rest = math.ceil(progress.left_of(action.duration))
    return max(rest, min(action.duration, 1))


def _begun(action: str) -> str:
    """Return the name under which the start of an action that is under way stands in the network.

    No id of an action has a space.
    """
    return f"start {action}"


def _action(node: str) -> str:
    return node.removeprefix("start ")


@dataclass(frozen=True, slots=True)
class _Frame:
    """How reports become activities of a network."""

    start: date
    status_date: date
    calendar: WorkCalendar

    def activities(self, action: Action, progress: ActionProgress) -> Iterator[Activity]:
        """Give the activity of an action, and that of its start when it is under way."""
        if progress.finished:
            # People work on days off; the network knows none of these, so that the ends move to working days for what
            # follows. The dates that are shown are the reported ones.
            first, last = self.worked(action, progress)
            days = self.days(action).between(first, last) + 1 if action.duration else 0
            yield Activity(id=action.id, duration=days, elapsed=action.elapsed, not_before=first)
        elif progress.started:
            yield replace(
                activity_of(action, max(self.status_date, progress.started)),
                duration=remaining(action, progress, self.status_date),
                # A window moves an activity as a whole, and this one has begun.
                clear_of=(),
            )
            yield Activity(id=_begun(action.id), duration=1, elapsed=action.elapsed, not_before=progress.started)
        else:
            earliest = max(self.start, self.status_date)
            yield activity_of(action, max(earliest, action.not_before or earliest))

    def scheduled(
        self, left: Iterable[Action], progress: Mapping[str, ActionProgress], links: Sequence[Dependency]
    ) -> Schedule:
        """Schedule what is left from the first day on which anything happened."""
        activities = [activity for action in left for activity in self.activities(action, progress[action.id])]
        # Work may have begun before the plan's first day, and the network lets nothing stand before its own.
        first = min((activity.not_before for activity in activities if activity.not_before), default=self.start)
        return schedule(activities, links, self.calendar, min(first, self.start))

    def worked(self, action: Action, progress: ActionProgress) -> tuple[date, date]:
        """Return the first and last day, on the action's own calendar, of an action that is done."""
        days = self.days(action)
        last = days.on_or_before(progress.finished or self.status_date)
        if progress.started is None:
            # Nobody said that it began before the plan, and work before it would show as done ahead of everything.
            first = days.add(last, -max(action.duration - 1, 0))
            return min(max(first, days.on_or_after(self.start)), last), last
        return min(days.on_or_after(progress.started), last), last

    def days(self, action: Action) -> WorkCalendar:
        """Return the calendar on which the action's duration counts."""
        return EVERY_DAY if action.elapsed else self.calendar


def _binding_links(plan: Plan, progress: Mapping[str, ActionProgress]) -> tuple[Dependency, ...]:
    """Return the dependencies that still bind, of which none holds what has happened or waits for what is dropped."""
    binding = []
    for link in plan.dependencies:
        before, after = progress[link.predecessor], progress[link.successor]
        if ActionStatus.DROPPED in {before.status, after.status} or after.finished:
            continue
        if after.started and link.link is Link.START_TO_START:
            continue
        if before.started and not before.finished and link.link in _FROM_START:
            # What is under way stands in the network as its rest, which begins today at the earliest: measured from
            # there, a lag from its start would begin anew each day. The copy is not checked as an action's id would be.
            binding.append(link.model_copy(update={"predecessor": _begun(link.predecessor)}))
        else:
            binding.append(link)
    return tuple(binding)


def _dates(action: str, progress: ActionProgress, rest: Schedule) -> ActionDates:
    """Return an action's dates, the actual ones in place of those of the network."""
    dates = rest.dates[action]
    if progress.finished:
        start = progress.started or dates.early_start
        return ActionDates(
            early_start=start,
            early_finish=progress.finished,
            late_start=start,
            late_finish=progress.finished,
            total_float=0,
            free_float=0,
            critical=False,
        )
    if progress.started:
        return replace(dates, early_start=progress.started, late_start=progress.started)
    return dates


def _out_of_sequence(
    plan: Plan, progress: Mapping[str, ActionProgress], dates: Mapping[str, ActionDates], frame: _Frame, rest: Schedule
) -> Iterator[OutOfSequence]:
    """Give the dependencies that what has happened did not respect.

    A successor that starts on the day on which its predecessor finishes is in sequence.
    """
    for link in plan.dependencies:
        if not {link.predecessor, link.successor} <= dates.keys():
            continue
        after = progress[link.successor]
        # Of what is done without a known start, its end is what happened: it cannot have started later.
        happened = (after.started or after.finished) if link.link in _TO_START else after.finished
        if happened and happened < _awaited(link, dates[link.predecessor], frame.calendar):
            allowed = _allowed(plan, link, dates[link.predecessor], frame, rest)
            rest_waits = not after.finished and link.link is not Link.START_TO_START
            yield OutOfSequence(dependency=link, happened=happened, allowed=allowed, rest_waits=rest_waits)


def _allowed(plan: Plan, link: Dependency, predecessor: ActionDates, frame: _Frame, rest: Schedule) -> date:
    """Return the first day on which the network lets a successor start, or finish where its finish is held."""
    successor = plan.action_by_id[link.successor]
    awaited = _awaited(link, predecessor, frame.calendar)
    # A milestone is reached at the end of its last predecessor's last day.
    if link.link is Link.FINISH_TO_START and successor.duration:
        awaited = _later(rest.next_after(link.predecessor), link, frame.calendar)
    elif not successor.duration:
        return awaited
    return frame.days(successor).on_or_after(awaited)


def _awaited(link: Dependency, predecessor: ActionDates, calendar: WorkCalendar) -> date:
    """Return the day before which nobody's work is in sequence: it may begin on the day on which another ends.

    As in the schedule, start to finish counts from the eve of the predecessor's start.
    """
    awaited = predecessor.early_start if link.link in _FROM_START else predecessor.early_finish
    if link.link is Link.START_TO_FINISH:
        awaited = calendar.on_or_before(awaited - timedelta(days=1))
    return _later(awaited, link, calendar)


def _later(day: date, link: Dependency, calendar: WorkCalendar) -> date:
    """Return the day to which a lag moves a day."""
    if link.elapsed:
        return day + timedelta(days=link.lag)
    return calendar.add(day, link.lag) if link.lag else day
