"""What is left of a plan after what has happened: as work to be placed, and as activities of a network?"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from planner.plan import Action, ActionStatus, Dependency, Plan
from planner.schedule.critical_path import Activity, Schedule, activity_of, schedule
from planner.schedule.placed_plan import Placed, placed
from planner.schedule.placement import Waiting, Work
from planner.schedule.plan_works import Bookings, bookings_of, first_day, means_of, waits_by_successor, work_of
from planner.schedule.workdays import EVERY_DAY, WorkCalendar
from planner.track.progress import ActionProgress


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


def start_of(action: str) -> str:
    """Return the name under which the start of an action that is under way stands in the network.

    No id of an action has a space.
    """
    return f"start {action}"


def action_of(node: str) -> str:
    """Return the action whose start or rest stands in the network under a name."""
    return node.removeprefix("start ")


@dataclass(frozen=True)
class WorkLeft:
    """What is left of a plan on a day: reports become work to be placed, and activities of a network."""

    plan: Plan
    status_date: date
    calendar: WorkCalendar

    @cached_property
    def bookings(self) -> Bookings | None:
        """Whose time the plan books."""
        return bookings_of(self.plan)

    @cached_property
    def begins(self) -> date:
        """The first day of what waits for the council."""
        return max(self.plan.start, self.status_date)

    def placed(
        self, left: Iterable[Action], progress: Mapping[str, ActionProgress], links: Sequence[Dependency]
    ) -> Placed:
        """Place what is left beside what has happened."""
        waits, works, planned = waits_by_successor(links), dict[str, Work](), dict[str, date]()
        for action in left:
            known = progress[action.id]
            for work in self.works(action, known, waits.get(action.id, ())):
                works[work.id] = work
            if known.started and not known.finished:
                # Before all that has not begun: what is under way keeps the time that it has.
                planned[action.id] = max(known.started, self.status_date)
            elif action.planned_start and not known.finished:
                planned[action.id] = action.planned_start
        return placed(works, links, means_of(self.plan, self.calendar, self.status_date), planned)

    def works(self, action: Action, progress: ActionProgress, waits: tuple[Waiting, ...]) -> Iterator[Work]:
        """Give what is left of an action, and its start when it is under way."""
        first = first_day(self.plan, action.id)
        whole = work_of(action, self.bookings, self.plan.cost_bands, waits, first)
        if progress.finished:
            yield replace(whole, days={}, at=self.worked(action, progress), waits=(), clear_of=())
        elif progress.started:
            rest = remaining(action, progress, self.status_date)
            days = {service: progress.left_of(share) for service, share in whole.days.items()}
            before_vote = None if whole.vote_after is None else whole.vote_after - (whole.duration - rest)
            yield replace(
                whole,
                goes_on=True,
                duration=rest,
                days=days,
                cost=0,
                # Once the work before it is done, nobody can tell from a report whether the council has voted.
                vote_after=before_vote if before_vote is not None and before_vote > 0 else None,
                not_before=max(self.status_date, progress.started),
                begins_from=min(self.status_date, progress.started),
                must_be_on=None,
                # A window moves an action as a whole, and this one has begun.
                clear_of=(),
            )
            begun = progress.started
            yield Work(
                id=start_of(action.id), owner=action.owner, duration=1, elapsed=action.elapsed, cost=whole.cost,
                at=(begun, begun),
            )  # fmt: skip
        else:
            early = max(first, self.status_date) if first else None
            earliest = early or self.begins
            yield replace(whole, begins_from=earliest, not_before=_later_of(action.not_before, earliest))

    def activities(self, action: Action, progress: ActionProgress, beside: Placed) -> Iterator[Activity]:
        """Give the activity of an action where it stands, and that of its start when it is under way."""
        if progress.finished:
            # People work on days off; the network knows none of these, so that the ends move to working days for what
            # follows. The dates that are shown are the reported ones.
            first, last = self.worked(action, progress)
            days = self.days(action).between(first, last) + 1 if action.duration else 0
            yield Activity(id=action.id, duration=days, elapsed=action.elapsed, not_before=first)
            return
        spot = beside.spot(action.id)
        yield replace(
            activity_of(action),
            not_before=date.fromordinal(spot.start),
            duration=spot.span,
            # A window moves an action as a whole: what has begun stands where it is.
            clear_of=() if progress.started else action.clear_of,
        )
        if progress.started:
            yield Activity(id=start_of(action.id), duration=1, elapsed=action.elapsed, not_before=progress.started)

    def scheduled(
        self,
        left: Iterable[Action],
        progress: Mapping[str, ActionProgress],
        links: Sequence[Dependency],
        beside: Placed,
    ) -> Schedule:
        """Schedule what is left where it stands, from the first day on which anything happened."""
        activities = [activity for action in left for activity in self.activities(action, progress[action.id], beside)]
        # Work may have begun before the plan's first day, and the network lets nothing stand before its own.
        first = min((activity.not_before for activity in activities if activity.not_before), default=self.plan.start)
        return schedule(activities, links, self.calendar, min(first, self.plan.start))

    def worked(self, action: Action, progress: ActionProgress) -> tuple[date, date]:
        """Return the first and last day, on the action's own calendar, of an action that is done."""
        days = self.days(action)
        last = days.on_or_before(progress.finished or self.status_date)
        if progress.started is None:
            # Nobody said that it began before the plan, and work before it would show as done ahead of everything.
            first = days.add(last, -max(action.duration - 1, 0))
            return min(max(first, days.on_or_after(self.plan.start)), last), last
        return min(days.on_or_after(progress.started), last), last

    def days(self, action: Action) -> WorkCalendar:
        """Return the calendar on which the action's duration counts."""
        return EVERY_DAY if action.elapsed else self.calendar


def _later_of(day: date | None, other: date) -> date | None:
    """Return a day where it comes after another; None where it holds nothing beside that."""
    return day if day and day > other else None
