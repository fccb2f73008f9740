"""What happened to each action, who says so, and can it be so?"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Annotated

from pydantic import Field

from planner.nearest import OF_FEW, listed, nearest, relatives
from planner.plan import ActionStatus, Plan
from planner.problem import Place, Problem
from planner.templates.terms import ActionId
from planner.toolkit.assessment import Evidence
from planner.toolkit.record import Line, Paragraph, Record

ALL_OF_IT = 100
Percent = Annotated[int, Field(ge=0, le=ALL_OF_IT)]

# Blocked is neither: an action may be stopped before it starts as well as after.
NOT_STARTED = frozenset({ActionStatus.PROPOSED, ActionStatus.AGREED})
CLOSED = frozenset({ActionStatus.DONE, ActionStatus.DROPPED})
NEEDS_REASON = frozenset({ActionStatus.BLOCKED, ActionStatus.DROPPED})


class ActionReport(Record):
    """What people report of an action; a field of it is declared here and nowhere else.

    Dates are inclusive and need not be working days: people work when they work.
    """

    action: ActionId
    status: ActionStatus = ActionStatus.PROPOSED
    reason: Paragraph | None = None
    """Why it is blocked or dropped."""
    percent: Percent = 0
    """How much of the work is done."""
    # A century of days, the most that the schedule takes.
    remaining: Annotated[int, Field(ge=0, le=36_525)] | None = None
    """How long the rest takes in somebody's judgement, in the unit of the action's duration.

    It overrules what ``percent`` leaves of the duration.
    """
    started: date | None = None
    finished: date | None = None
    note: Paragraph | None = None
    review_on: date | None = None
    """When somebody looks at it again."""
    evidence: tuple[Evidence, ...] = ()
    """What shows that it is done: the proof that the action names."""

    def left_of(self, whole: float) -> float:
        """Return how much of the work, in the unit of the whole, the reported percentage leaves to do.

        >>> ActionReport(action="F06-03", percent=40).left_of(10)
        6.0
        """
        return whole * (ALL_OF_IT - self.percent) / ALL_OF_IT


class ActionProgress(ActionReport):
    """What is known of an action on the day it was last looked at: everything reported of it so far."""

    confirmed_on: date | None = None
    """When somebody last reported how it stands, were it only that nothing changed."""
    confirmed_by: Line | None = None
    """Id of that person."""


Progress = Mapping[str, ActionProgress]
"""What is known of the actions, by action id; an action without an entry has not been reported on."""


class StatusUpdate(ActionReport):
    """What somebody reports about an action on a day.

    Only the fields that are named change anything, also when they are named to be emptied: an update
    that names none says that the action is still on track.
    """

    on: date
    by: Line

    @property
    def changes(self) -> Mapping[str, object]:
        """The fields that the update names, with their new values."""
        # Not by value: a report that empties a field names it, and holds what an unnamed field holds.
        named = self.model_fields_set - {"action"}
        return {name: getattr(self, name) for name in ActionReport.model_fields if name in named}

    @property
    def still_on_track(self) -> bool:
        """Whether the update says no more than that nothing changed."""
        return not self.changes


def progress_of(plan: Plan, reported: Progress) -> dict[str, ActionProgress]:
    """Return the progress of every action of the plan; what nobody reported on has the plan's status."""
    return {
        action.id: reported.get(action.id) or ActionProgress(action=action.id, status=action.status)
        for action in plan.actions
    }


def with_status(plan: Plan, progress: Progress) -> Plan:
    """Return the plan with the reported status on every action, as documents print it."""
    known = progress_of(plan, progress)
    actions = tuple(
        action
        if action.status is known[action.id].status
        else action.model_copy(update={"status": known[action.id].status})
        for action in plan.actions
    )
    return plan.model_copy(update={"actions": actions})


def applied(progress: ActionProgress, update: StatusUpdate) -> ActionProgress:
    """Return the progress after an update, of which every field that it names is taken as it is.

    What else a report means is read before, see :func:`planner.track.reports.read_report`.

    >>> before = ActionProgress(action="F06-03", status=ActionStatus.UNDER_WAY, started=date(2027, 3, 1))
    >>> applied(before, StatusUpdate(action="F06-03", on=date(2027, 5, 3), by="hr", percent=40)).percent
    40
    """
    return progress.model_copy(update={**update.changes, "confirmed_on": update.on, "confirmed_by": update.by})


def as_it_was(reported: ActionProgress, known: ActionProgress, day: date) -> ActionProgress:
    """Return how an action stood on a day: as was ``reported`` by then, and by the days that are ``known`` now.

    Of what had ended or begun by then that holds whenever somebody wrote it down.

    >>> typed_later = ActionProgress(action="F06-03", status=ActionStatus.DONE, percent=100, finished=date(2026, 4, 9))
    >>> as_it_was(ActionProgress(action="F06-03"), typed_later, date(2026, 11, 23)).finished
    datetime.date(2026, 4, 9)
    """
    if known.finished and known.finished <= day:
        done = {"status": ActionStatus.DONE, "percent": ALL_OF_IT, "remaining": None, "reason": None}
        return reported.model_copy(update={**done, "started": known.started, "finished": known.finished})
    if reported.finished or known.started is None or known.started > day:
        return reported
    begun = ActionStatus.UNDER_WAY if reported.status in NOT_STARTED else reported.status
    return reported.model_copy(update={"status": begun, "started": known.started})


def check_all(plan: Plan, progress: Progress, today: date) -> list[Problem]:
    """Say what is wrong with everything that was reported on a plan."""
    known = plan.action_by_id
    problems: list[Problem] = []
    for action, report in progress.items():
        if action in known:
            problems += check_progress(report, today)
        else:
            problems.append(unknown_action(action, known))
    return problems


def unknown_action(action: str, known: Mapping[str, object]) -> Problem:
    """Return the problem of a report on an action that the plan does not have."""
    near = nearest(action, known, OF_FEW)
    return report_problem(
        "unknown-action",
        action,
        "action",
        what="The plan has no action “{action}”.",
        fix="Did you mean “{near}”?" if near else "Name an action of the plan by its id: {known}.",
        near=near or "",
        known=listed(relatives(action, known)) or "–",
    )


def check_progress(progress: ActionProgress, today: date) -> list[Problem]:
    """Say what cannot be true of an action's progress on a day; an empty list when nothing is wrong."""
    if _is_unreported(progress):  # true of most actions, and then nothing can be wrong
        return []
    return [problem for check in _CHECKS for problem in check(progress, today)]


def _is_unreported(progress: ActionProgress) -> bool:
    return (
        progress.status in NOT_STARTED
        and not progress.percent
        and progress.started is progress.finished is progress.confirmed_on is None
    )


def _finish_and_status(progress: ActionProgress, _: date) -> Iterator[Problem]:
    done = progress.status is ActionStatus.DONE
    if done and progress.finished is None:
        yield report_problem(
            "done-without-finish",
            progress.action,
            "finished",
            what="“{action}” is done, but nobody says since when.",
            fix="Give the day on which it was finished.",
        )
    if progress.finished and not done:
        yield report_problem(
            "finished-not-done",
            progress.action,
            "status",
            what="“{action}” has a day on which it was finished, but its status is “{status}”.",
            fix="Set the status to done, or remove the day.",
            status=progress.status,
        )


def _percent_and_status(progress: ActionProgress, _: date) -> Iterator[Problem]:
    done = progress.status is ActionStatus.DONE
    if progress.percent and progress.status in NOT_STARTED:
        yield report_problem(
            "progress-not-begun",
            progress.action,
            "percent",
            what="“{action}” is complete to {percent} percent, but its status is “{status}”.",
            fix="Set the status to under way or done, or leave the percentage at 0.",
            percent=progress.percent,
            status=progress.status,
        )
    elif done != (progress.percent == ALL_OF_IT):
        yield report_problem(
            "done-not-complete" if done else "complete-not-done",
            progress.action,
            "percent",
            what="“{action}” is complete to {percent} percent, but its status is “{status}”.",
            fix="An action that is done is complete to 100 percent, and no other is: change the one or the other.",
            percent=progress.percent,
            status=progress.status,
        )


def _order_of_dates(progress: ActionProgress, _: date) -> Iterator[Problem]:
    if progress.started and progress.finished and progress.finished < progress.started:
        yield report_problem(
            "finish-before-start",
            progress.action,
            "finished",
            what="“{action}” is said to have finished on {finished}, before it started on {started}.",
            fix="Correct one of the two days.",
            started=progress.started,
            finished=progress.finished,
        )


def _nothing_in_the_future(progress: ActionProgress, today: date) -> Iterator[Problem]:
    for name in ("started", "finished", "confirmed_on"):
        day: date | None = getattr(progress, name)
        if day and day > today:
            yield report_problem(
                "not-yet-happened",
                progress.action,
                name,
                what="What is reported of “{action}” for {day} has not happened yet.",
                fix="Give the day on which it happened; a day that is hoped for is a deadline.",
                day=day,
            )


def _start_and_status(progress: ActionProgress, _: date) -> Iterator[Problem]:
    # What is stopped or given up may have come some way before.
    stopped = 0 < progress.percent < ALL_OF_IT and progress.status in NEEDS_REASON
    begun = progress.status is ActionStatus.UNDER_WAY or stopped
    if begun and progress.started is None:
        yield report_problem(
            "begun-without-start",
            progress.action,
            "started",
            what="Work on “{action}” has begun, but nobody says when.",
            fix="Give the day on which it started.",
        )
    if progress.started and progress.status in NOT_STARTED:
        yield report_problem(
            "started-not-under-way",
            progress.action,
            "status",
            what="“{action}” has a day on which it started, but its status is “{status}”.",
            fix="Set the status to under way, or remove the day.",
            status=progress.status,
        )


def _reason_given(progress: ActionProgress, _: date) -> Iterator[Problem]:
    if progress.status in NEEDS_REASON and not progress.reason:
        yield report_problem(
            "no-reason",
            progress.action,
            "reason",
            what="“{action}” has the status “{status}”, but nobody says why.",
            fix="Say in a sentence what stands in the way, or why the city gives it up.",
            status=progress.status,
        )


_CHECKS: tuple[Callable[[ActionProgress, date], Iterator[Problem]], ...] = (
    _finish_and_status,
    _percent_and_status,
    _order_of_dates,
    _nothing_in_the_future,
    _start_and_status,
    _reason_given,
)


def report_problem(code: str, action: str, field: str, *, what: str, fix: str, **values: str | int | date) -> Problem:
    """Return what is wrong with a field of a report; the sentences know the action as ``{action}``."""
    return Problem(
        code=code, what=what, fix=fix, values={"action": action, **values}, place=Place(field=f"{action}.{field}")
    )
