"""What does somebody mean by a report, and which report can mean nothing?

The one reading of a report, for app and command line alike. What is named stands as it was named; what
follows from it without a doubt is understood, and can be said back (``Reading.understood``); what
contradicts itself, or could have no effect, is refused.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from planner.plan import ActionStatus
from planner.problem import Problem
from planner.schedule.months import months_later
from planner.track.progress import (
    ALL_OF_IT,
    CLOSED,
    NEEDS_REASON,
    NOT_STARTED,
    ActionProgress,
    StatusUpdate,
    applied,
    check_progress,
    report_problem,
)

_MONTHS_BEFORE_PLAN = 24
"""Work on a plan may have begun before it; what is two years older was done before it, or its year is mistyped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a report says of an action."""

    update: StatusUpdate
    """The report with everything that it is understood to say."""
    understood: Mapping[str, object]
    """The fields of it that nobody named, with the values that they get; in the order in which they are said."""
    after: ActionProgress
    """What is known of the action then."""
    problems: tuple[Problem, ...]
    """Why it cannot be so; empty when it can."""


def read_report(
    before: ActionProgress,
    named: Mapping[str, object],
    *,
    on: date,
    by: str,
    plan_start: date,
    until_done: ActionProgress | None = None,
) -> Reading:
    """Return what a report of a day says; ``named`` are the fields of it that people gave, also those they emptied.

    ``until_done`` is what was known of an action that is done when it was reported done; None where nobody knows.

    - A day of finish, or all of the work, says that it is done; a day of start, or some of the work, that
      it has begun. Where nobody says since when, it is since the day of the report.
    - What is done is complete, leaves no days, and has an end; its start is not made up.
    - What is no longer done has no end, and is as far again as it was before; what is put back to a status
      before the work has neither start nor progress.
    - A reason goes with the status that it explains, and the days that were left with the percentage
      that was known when somebody judged them.

    >>> before = ActionProgress(action="F06-03")
    >>> reading = read_report(before, {"percent": 40}, on=date(2027, 5, 3), by="hr", plan_start=date(2027, 1, 4))
    >>> [str(value) for value in reading.understood.values()]
    ['under-way', '2027-05-03']
    """
    meant = _meant(before, named, on, until_done)
    understood = {name: value for name, value in meant.items() if value != getattr(before, name)}
    update = StatusUpdate.model_validate({**understood, **named, "action": before.action, "on": on, "by": by})
    after = applied(before, update)
    report = _Report(before, update, after, plan_start)
    problems = [*check_progress(after, on), *(problem for check in _CHECKS for problem in check(report))]
    return Reading(update=update, understood=understood, after=after, problems=tuple(problems))


def _meant(
    before: ActionProgress, named: Mapping[str, object], on: date, until_done: ActionProgress | None
) -> Mapping[str, object]:
    """Return the fields that a report says between the lines, those that it changes nothing in among them."""
    status = named.get("status") or _status_meant(before, named)
    moved = status is not before.status
    meant: dict[str, object] = {"status": status}
    # The duration left was judged with another percentage in mind, and would overrule the newer word.
    if "percent" in named and named["percent"] != before.percent:
        meant["remaining"] = None
    if moved and before.status in NEEDS_REASON:
        # It explained the status that ends here, and would be read as the reason of the next.
        meant["reason"] = None
    if status in NOT_STARTED and moved:
        meant |= {"started": None, "finished": None, "percent": 0, "remaining": None}
    elif before.status is ActionStatus.DONE and moved:
        meant |= {"finished": None, **_as_far_as_before(before, named, until_done, ActionStatus(str(status)))}
    # Said once more, a status brings the day that an older report lacks; “still on track” brings none.
    if moved or "status" in named:
        if status is ActionStatus.DONE:
            meant |= {"finished": before.finished or on, "percent": ALL_OF_IT, "remaining": None}
        elif status is ActionStatus.UNDER_WAY:
            # A day of finish beside it is refused, and that alone.
            meant["started"] = before.started or named.get("finished") or on
    return {name: value for name, value in meant.items() if name not in named}


def _as_far_as_before(
    before: ActionProgress, named: Mapping[str, object], until_done: ActionProgress | None, status: ActionStatus
) -> Mapping[str, object]:
    """Return how far something is that is no longer done: as far as it was before, by the days of then."""
    # Without a start nobody knows of any progress, whatever the report said that is taken back.
    if until_done is None or before.started is None:
        return {"percent": 0}
    # The duration left was judged with that percentage in mind; of what is given up none are left.
    judged = until_done.remaining and status not in CLOSED and "percent" not in named
    return {"percent": until_done.percent, "remaining": until_done.remaining if judged else None}


def _status_meant(before: ActionProgress, named: Mapping[str, object]) -> ActionStatus:
    """Return the status of which a report speaks that names none."""
    percent = named.get("percent")
    if before.status not in CLOSED and (named.get("finished") or percent == ALL_OF_IT):
        return ActionStatus.DONE
    if before.status in NOT_STARTED and (named.get("started") or percent):
        return ActionStatus.UNDER_WAY
    return before.status


@dataclass(frozen=True, slots=True)
class _Report:
    """A report beside what was known before it and what it leads to."""

    before: ActionProgress
    update: StatusUpdate
    after: ActionProgress
    plan_start: date

    def names(self, field: str) -> bool:
        """Say whether the report gives a field a value."""
        return field in self.update.changes and getattr(self.update, field) is not None


def _older(report: _Report) -> Iterator[Problem]:
    # Reports may arrive late, by letter or from a colleague; an older one would undo what is known since.
    last = report.before.confirmed_on
    if last and report.update.on < last:
        yield report_problem(
            "older-report",
            report.update.action,
            "on",
            what="The report on “{action}” of {on} is older than the last one, of {last}.",
            fix="Report how the action stands now.",
            on=report.update.on,
            last=last,
        )


def _on_track(report: _Report) -> Iterator[Problem]:
    if report.update.still_on_track and report.before.status in CLOSED:
        yield report_problem(
            "on-track-though-closed",
            report.update.action,
            "status",
            what="“{action}” has the status “{status}”, so it cannot be still on track.",
            fix="Leave it out, or say that the work goes on.",
            status=report.before.status,
        )
    elif report.update.still_on_track and report.before.status is ActionStatus.BLOCKED:
        yield report_problem(
            "on-track-though-blocked",
            report.update.action,
            "status",
            what="“{action}” is blocked, so it cannot be still on track.",
            fix="Report the status “blocked” once more where it still is, or the status with which it goes on.",
        )


def not_begun_in_time(action: str, due: date) -> Problem:
    """Return why an action that has not begun is not on track, as the day on which it was due has passed."""
    return report_problem(
        "on-track-though-not-begun",
        action,
        "status",
        what="“{action}” was due on {due} and has not begun: it is not on track.",
        fix="Report since when it is under way or why it is blocked, or give it a deadline that it can meet.",
        due=due,
    )


def deadline_before_start(action: str, start: date) -> Problem:
    """Return why an action cannot get a deadline before the day on which its plan starts."""
    return report_problem(
        "deadline-before-start",
        action,
        "own_deadline",
        what="The new deadline of “{action}” comes before the start of the plan, {start}.",
        fix="Choose a later deadline, or say that the action is done.",
        start=start,
    )


def deadline_in_the_past(action: str, day: date) -> Problem:
    """Return why an open action cannot get a deadline that is past already: it would be late at once."""
    return report_problem(
        "deadline-in-the-past",
        action,
        "own_deadline",
        what="The new deadline of “{action}”, {day}, is past already, and the action is open.",
        fix="Give a day to come, or say that it is done. Left empty, the deadline is again that of the plan.",
        day=day,
    )


def _review(report: _Report) -> Iterator[Problem]:
    day = report.update.review_on
    if not report.names("review_on") or day is None:
        return
    if report.after.status in CLOSED:
        yield report_problem(
            "review-of-closed",
            report.update.action,
            "review_on",
            what="“{action}” has the status “{status}”, so nobody is reminded to look at it again.",
            fix="Leave out the next review, or say that the work goes on.",
            status=report.after.status,
        )
    elif day < report.update.on:
        yield report_problem(
            "review-in-the-past",
            report.update.action,
            "review_on",
            what="The next review of “{action}”, {day}, lies before the report itself.",
            fix="Name a day to come, or none.",
            day=day,
        )


def _reason(report: _Report) -> Iterator[Problem]:
    if report.names("reason") and report.after.status not in NEEDS_REASON:
        yield report_problem(
            "reason-without-status",
            report.update.action,
            "reason",
            what="A reason is given for “{action}”, but its status “{status}” needs none.",
            fix="Say as well that it is blocked or dropped, or write it as a note.",
            status=report.after.status,
        )


def _days_left(report: _Report) -> Iterator[Problem]:
    if not report.names("remaining"):
        return
    after, days = report.after, report.after.remaining or 0
    if after.status in CLOSED:
        if days or after.status is ActionStatus.DROPPED:
            yield report_problem(
                "days-left-of-closed",
                after.action,
                "remaining",
                what="“{action}” has the status “{status}”, so no days of it are left.",
                fix="Leave out the duration left, or say that the work goes on.",
                status=after.status,
            )
    elif after.started is None:
        yield report_problem(
            "days-left-not-begun",
            after.action,
            "remaining",
            what="A duration left is given for “{action}”, on which work has not begun.",
            fix="Say as well since when it is under way; how long the whole takes is its duration.",
        )
    elif not days:
        yield report_problem(
            "no-days-left-not-done",
            after.action,
            "remaining",
            what="No days of “{action}” are left, but its status is “{status}”.",
            fix="Say that it is done, or how many days the rest takes.",
            status=after.status,
        )


def _long_ago(report: _Report) -> Iterator[Problem]:
    earliest = months_later(report.plan_start, -_MONTHS_BEFORE_PLAN)
    for name in ("started", "finished"):
        day: date | None = getattr(report.update, name)
        if day and report.names(name) and day < earliest:
            yield report_problem(
                "long-before-the-plan",
                report.update.action,
                name,
                what="What is reported of “{action}” for {day} lies more than two years before the plan begins.",
                fix="Check the year: what the city did that long ago was no work on this plan; say it in a note.",
                day=day,
            )


def _evidence(report: _Report) -> Iterator[Problem]:
    # What stands there already hinders no other report.
    for piece in report.update.evidence if report.names("evidence") else ():
        if piece.dated and piece.dated > report.update.on and piece not in report.before.evidence:
            yield report_problem(
                "evidence-in-the-future",
                report.update.action,
                "evidence",
                what="Evidence of “{action}” is dated {day}, which is still to come.",
                fix="Give the day of the document; what is not written yet is given once it is there.",
                day=piece.dated,
            )


_CHECKS: tuple[Callable[[_Report], Iterator[Problem]], ...] = (
    _older,
    _on_track,
    _review,
    _reason,
    _days_left,
    _long_ago,
    _evidence,
)
