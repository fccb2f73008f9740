"""Plans whose durations are uncertain, made from works as they are placed, or from a seed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from placing import links

from planner.schedule.critical_path import Activity, Schedule, schedule
from planner.schedule.placement import Means, Waiting, Work
from planner.schedule.uncertain import Mark, MarkKind, UncertainAction, UncertainPlan
from planner.schedule.votes import Votes
from planner.templates.durations import FIXED, Spread

TWICE = Spread(optimistic=2, likely=2, pessimistic=2)
"""Nothing is open: everything takes twice as long."""


def uncertain_plan(works: Mapping[str, Work], means: Means, spread: Spread = FIXED) -> UncertainPlan:
    """Return works as a plan in which all durations but those of waits vary alike."""
    return UncertainPlan(
        actions=tuple(
            UncertainAction(
                id=work.id,
                first_day=max(means.start, work.not_before or means.start),
                duration=work.duration,
                elapsed=work.elapsed,
                spread=spread,
                waits=work.waits,
                opinion_days=work.opinion_days,
                vote_after=work.vote_after,
                clear_of=work.clear_of,
            )
            for work in works.values()
        ),
        calendar=means.calendar,
        votes=Votes.of(means.sessions, means.end),
    )


def with_marks(plan: UncertainPlan, *marks: Mark) -> UncertainPlan:
    return replace(plan, marks=marks)


def deadline(action: str, by: date) -> Mark:
    return Mark(name=f"{action} by {by}", kind=MarkKind.DEADLINE, actions=(action,), by=by)


def scheduled(works: Mapping[str, Work], means: Means, deadlines: Mapping[str, date], *, times: int = 1) -> Schedule:
    """Return the critical path of works that take so many times as long as planned."""
    activities = [
        Activity(
            id=work.id,
            duration=times * work.duration,
            elapsed=work.elapsed,
            not_before=work.not_before,
            deadline=deadlines.get(work.id),
            clear_of=work.clear_of,
        )
        for work in works.values()
    ]
    return schedule(activities, links(works, works), means.calendar, means.start)


def after(predecessor: str) -> Waiting:
    return Waiting(predecessor=predecessor)
