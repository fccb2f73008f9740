"""When will the rest of the plan be done, given what has happened so far?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property

from planner.plan import ActionStatus, Dependency, Plan
from planner.problem import ProblemsFoundError
from planner.remembered import remembered
from planner.schedule.critical_path import ActionDates, Schedule
from planner.schedule.placed_plan import Placed
from planner.schedule.placement import Held, HoldBy, Place
from planner.schedule.workdays import WorkCalendar, plan_calendar
from planner.templates.terms import Link
from planner.track.progress import ActionProgress, Progress, check_all, check_progress, progress_of
from planner.track.work_left import WorkLeft, action_of, start_of

_REMEMBERED = 8
"""An edit asks for the forecasts before and after it, and the view that follows for the same once more."""
_WAITS = frozenset({HoldBy.PREDECESSOR, HoldBy.SERVICE_BUSY, HoldBy.VACANCY, HoldBy.WINDOW, HoldBy.MONEY})
"""What the rest of an action that is under way may have to wait for."""


@dataclass(frozen=True, slots=True)
class Vote:
    """The session that is foreseen to decide on an action."""

    day: date
    assumed: bool
    """Nobody has set it yet."""


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
    _placed: Placed = field(repr=False, compare=False)

    @cached_property
    def finish(self) -> date | None:
        """The last finish, actual or foreseen; None without actions."""
        return max((dates.early_finish for dates in self.dates.values()), default=None)

    @cached_property
    def critical_path(self) -> tuple[str, ...]:
        """The chain of what is left that holds the plan's finish, from the first to the last."""
        ending = [action for action, dates in self.dates.items() if dates.early_finish == self.finish]
        led_on = {self.carrier(action) for action in ending}
        # Of several, the first by id that leads to no other.
        last = min((action for action in ending if action not in led_on), default=None)
        return () if last is None else self.chain_to(last)

    def carrier(self, action: str) -> str | None:
        """Return the action that keeps another, or its rest, from coming earlier, by a link or by a service's time."""
        carrier = self._placed.carrier(action)
        return None if carrier is None else action_of(carrier)

    def chain_to(self, action: str) -> tuple[str, ...]:
        """Return what is left to do that holds one another up to this action, which comes last."""
        actions = dict.fromkeys(map(action_of, self._placed.chain_to(action)))
        return tuple(action for action in actions if self.progress[action].status is not ActionStatus.DONE)

    def start_held_by(self, action: str) -> Held | None:
        """Say what keeps an action from starting earlier; None for what has begun, which nothing holds any more."""
        progress = self.progress[action]
        return None if progress.started or progress.finished else _of_actions(self._place(action).start_held)

    def finish_held_by(self, action: str) -> Held | None:
        """Say what keeps an action from ending earlier than its work takes, None where nothing does.

        Of what is under way, what its rest waits for.
        """
        progress = self.progress[action]
        if progress.finished:
            return None
        place = self._place(action)
        waits = place.start_held if progress.started and place.start_held.by in _WAITS else None
        held = place.finish_held or waits
        return _of_actions(held) if held else None

    def vote_of(self, action: str) -> Vote | None:
        """Return the session that is foreseen to decide on an action, and whether it is assumed; None without one."""
        spot = self._placed.spot(action)
        if self.progress[action].finished or not spot.vote:
            return None
        return Vote(date.fromordinal(spot.vote), spot.assumed)

    @property
    def placed(self) -> Placed:
        """What is left, and what has happened, beside one another: an action that is under way as its rest."""
        return self._placed

    @property
    def unmet(self) -> Mapping[str, Held]:
        """What finds no place within its owner's time and the money, and what stands in the way."""
        return self._placed.unmet

    def _place(self, action: str) -> Place:
        return self._placed.place(action)


def forecast(plan: Plan, reported: Progress, status_date: date, calendar: WorkCalendar) -> Forecast:
    """Schedule what is left of a plan after what has happened.

    - Done: stays on its actual dates. Where the start is not known, it is as if the action had
      taken its planned duration up to its finish, but not begun before the plan.
    - Under way, or blocked after a start: keeps its start; the rest begins on the status date at
      the earliest, and takes what somebody judged, else what the percentage leaves of the duration
      (elapsed durations run down by themselves), and at least a day. It waits for predecessors
      that are still open: work that went ahead of its turn does not do away with the dependency.
    - Not started, or blocked before a start: keeps the date that was planned, from the status date on, unless
      something is in its way: a link, somebody's time, a session, money.
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
    work, links = WorkLeft(plan, status_date, calendar), _binding_links(plan, progress)
    beside = work.placed(left, progress, links)
    rest = work.scheduled(left, progress, links, beside)
    dates = {action.id: _dates(action.id, progress[action.id], rest) for action in left}
    return Forecast(
        plan=plan,
        progress=progress,
        status_date=status_date,
        dates=dates,
        out_of_sequence=tuple(_out_of_sequence(plan, progress, dates, work, rest)),
        _placed=beside,
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


def planned_forecast(plan: Plan) -> Forecast:
    """Return the forecast of a plan on its first day, as if nothing had been reported on it.

    Raises:
        ProblemsFoundError: the plan cannot be scheduled.
    """
    return _planned_forecast(as_planned(plan))


@remembered(_REMEMBERED)
def _planned_forecast(plan: Plan) -> Forecast:
    return forecast(plan, {}, first_day_of(plan), plan_calendar(plan))


def first_day_of(plan: Plan) -> date:
    """Return the first day on which anything of a plan is planned: before its start for what may begin before."""
    first = plan.to_adopt.first if plan.to_adopt and plan.to_adopt.may_begin_before else None
    return min(plan.start, first) if first else plan.start


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


def _of_actions(held: Held) -> Held:
    """Return what holds a date, by the actions that people know."""
    return replace(held, what=tuple(dict.fromkeys(map(action_of, held.what))))


def _binding_links(plan: Plan, progress: Mapping[str, ActionProgress]) -> tuple[Dependency, ...]:
    """Return the dependencies that still bind, of which none holds what has happened or waits for what is dropped."""
    binding = []
    for link in plan.dependencies:
        before, after = progress[link.predecessor], progress[link.successor]
        if ActionStatus.DROPPED in {before.status, after.status} or after.finished:
            continue
        if after.started and link.link is Link.START_TO_START:
            continue
        if before.started and not before.finished and not link.link.from_finish:
            # What is under way stands in the network as its rest, which begins today at the earliest: measured from
            # there, a lag from its start would begin anew each day. The copy is not checked as an action's id would be.
            binding.append(link.model_copy(update={"predecessor": start_of(link.predecessor)}))
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
    plan: Plan, progress: Mapping[str, ActionProgress], dates: Mapping[str, ActionDates], left: WorkLeft, rest: Schedule
) -> Iterator[OutOfSequence]:
    """Give the dependencies that what has happened did not respect.

    A successor that starts on the day on which its predecessor finishes is in sequence.
    """
    for link in plan.dependencies:
        if not {link.predecessor, link.successor} <= dates.keys():
            continue
        after = progress[link.successor]
        # Of what is done without a known start, its end is what happened: it cannot have started later.
        happened = after.finished if link.link.to_finish else (after.started or after.finished)
        if happened and happened < _awaited(link, dates[link.predecessor], left.calendar):
            allowed = _allowed(plan, link, dates[link.predecessor], left, rest)
            rest_waits = not after.finished and link.link is not Link.START_TO_START
            yield OutOfSequence(dependency=link, happened=happened, allowed=allowed, rest_waits=rest_waits)


def _allowed(plan: Plan, link: Dependency, predecessor: ActionDates, left: WorkLeft, rest: Schedule) -> date:
    """Return the first day on which the network lets a successor start, or finish where its finish is held."""
    successor = plan.action_by_id[link.successor]
    awaited = _awaited(link, predecessor, left.calendar)
    # A milestone is reached at the end of its last predecessor's last day.
    if link.link is Link.FINISH_TO_START and successor.duration:
        awaited = _later(rest.next_after(link.predecessor), link, left.calendar)
    elif not successor.duration:
        return awaited
    return left.days(successor).on_or_after(awaited)


def _awaited(link: Dependency, predecessor: ActionDates, calendar: WorkCalendar) -> date:
    """Return the day before which nobody's work is in sequence: it may begin on the day on which another ends.

    As in the schedule, start to finish counts from the eve of the predecessor's start.
    """
    awaited = predecessor.early_finish if link.link.from_finish else predecessor.early_start
    if link.link is Link.START_TO_FINISH:
        awaited = calendar.on_or_before(awaited - timedelta(days=1))
    return _later(awaited, link, calendar)


def _later(day: date, link: Dependency, calendar: WorkCalendar) -> date:
    """Return the day to which a lag moves a day."""
    if link.elapsed:
        return day + timedelta(days=link.lag)
    return calendar.add(day, link.lag) if link.lag else day
