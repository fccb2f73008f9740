"""The plan over time: a Gantt chart that can be read, walked through with the arrow keys, and opened."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from planner.app.desk.vocabulary import (
    ActionStatus,
    Concern,
    CouncilSession,
    Link,
    Span,
    Timeline,
    between,
    timelines,
)
from planner.app.web.components.assets import Props, opened
from planner.wording import Wording
from planner.wording.held_dates import move_since_adoption
from planner.wording.sessions import session_sentence


class Scale(StrEnum):
    """What one column of the axis stands for."""

    MONTHS = "months"
    QUARTERS = "quarters"


_PIXELS_PER_DAY = {Scale.MONTHS: 2.4, Scale.QUARTERS: 1.15}


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineAction:
    """One bar; both days are included, and a milestone has the same day twice."""

    id: str
    title: str
    first: date
    last: date
    status: ActionStatus
    owner: str = ""
    percent: int | None = None
    milestone: bool = False
    critical: bool = False
    late: Concern | None = None
    """Whether it is overdue or foreseen late."""
    deadline: date | None = None
    baseline: tuple[date, date] | None = None
    """First and last day as they were adopted."""
    why: str = ""
    """In few words what holds its dates."""
    vote: date | None = None
    """The session that decides on it."""
    vote_assumed: bool = False
    """Nobody has set that session yet."""
    must_be_on: date | None = None
    """The day on which people say it has to end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineGroup:
    """The actions of one objective, in the order in which they are shown."""

    id: str
    title: str
    actions: tuple[TimelineAction, ...]

    @property
    def done(self) -> int:
        """How many of the actions are done."""
        return sum(action.status is ActionStatus.DONE for action in self.actions)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineLink:
    """An arrow from one bar to another."""

    predecessor: str
    successor: str
    link: Link = Link.FINISH_TO_START


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineAdoption:
    """The day on which the council adopts the plan, or has adopted it."""

    day: date
    sentence: str
    """What is known of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePlan:
    """What a timeline shows of a plan."""

    groups: Sequence[TimelineGroup]
    links: Sequence[TimelineLink] = ()
    sessions: Sequence[CouncilSession] = ()
    """Of the council; marked in the head where they fall between the first and the last day that it shows."""
    adoption: TimelineAdoption | None = None


def timeline(plan: TimelinePlan, *, today: date, wording: Wording, key: str, scale: Scale = Scale.MONTHS) -> str | None:
    """Draw the timeline, and return the id of the action that was just opened, if any.

    An action is opened by a click on its name or its bar, or with Enter. Arrows between actions
    that are not shown are left out. Folded groups and the place scrolled to outlive a rerun.
    """
    props = timeline_props(plan, today=today, wording=wording, scale=scale)
    return opened("timeline", props, key)


def timeline_props(plan: TimelinePlan, *, today: date, wording: Wording, scale: Scale = Scale.MONTHS) -> Props:
    """Return all that the script needs to draw; an empty plan has no axis."""
    actions = {action.id: action for group in plan.groups for action in group.actions}
    axis = _axis(plan, today)
    # A filter leaves arrows without one of their ends.
    links = [link for link in plan.links if link.predecessor in actions and link.successor in actions]
    sessions = between(plan.sessions, axis.first, axis.last) if axis else ()
    props: Props = {
        "label": wording.say("Timeline of the plan"),
        "hint": wording.say("Arrow keys go from action to action, Enter opens one."),
        "words": {"action": wording.say("Action"), "empty": wording.say("There is no action to show yet.")},
        "legend": _legend(tuple(actions.values()), links, sessions, plan.adoption, wording),
        "groups": [_group(group, axis, wording) for group in plan.groups if group.actions] if axis else [],
    }
    if axis is None:
        return props
    return {
        **props,
        **_head(axis, today, scale, wording),
        "links": [_link(link, actions) for link in links],
        "sessions": [_session(session, axis, wording, today) for session in sessions],
        "meetings": " ".join(filter(None, (_meetings(sessions, wording, today), _adopted(plan)))),
        "adoption": _adoption(plan.adoption, axis, wording),
    }


def _adopted(plan: TimelinePlan) -> str:
    return plan.adoption.sentence if plan.adoption else ""


def _adoption(adoption: TimelineAdoption | None, axis: Timeline, wording: Wording) -> Props | None:
    if adoption is None:
        return None
    return {
        # At the end of the day: what waits for the adoption begins after it.
        "day": (adoption.day - axis.first).days + 1,
        "label": wording.say("Adoption"),
        "title": adoption.sentence,
    }


def _head(axis: Timeline, today: date, scale: Scale, wording: Wording) -> Props:
    """Return what stands above the bars: years, months or quarters, and today."""
    return {
        "day": _PIXELS_PER_DAY[scale],
        "days": axis.days,
        "years": list(_years(axis)),
        "ticks": list(_ticks(axis, scale, wording)),
        "today": {"day": (today - axis.first).days, "label": wording.say("Today")},
    }


def _axis(plan: TimelinePlan, today: date) -> Timeline | None:
    spans = [
        Span(id=action.id, group=group.id, first=min(_days(action)), last=max(_days(action)))
        for group in plan.groups
        for action in group.actions
    ]
    if not spans:
        return None
    # Today always shows, though the plan begins next year or ended long ago, and so does what the dates rest on.
    always = (today, plan.adoption.day) if plan.adoption else (today,)
    spans.append(Span(id="", group="", first=min(always), last=max(always)))
    # One axis, however many bars: a page of the browser scrolls where paper begins another page.
    [axis] = timelines(spans, most_bars=len(spans))
    return axis


def _days(action: TimelineAction) -> tuple[date, ...]:
    marks = (day for day in (action.deadline, action.vote, action.must_be_on) if day)
    return (action.first, action.last, *(action.baseline or ()), *marks)


def _years(axis: Timeline) -> Iterator[Props]:
    for year in range(axis.first.year, axis.last.year + 1):
        first, last = max(axis.first, date(year, 1, 1)), min(axis.last, date(year, 12, 31))
        yield {"start": (first - axis.first).days, "length": (last - first).days + 1, "label": str(year)}


def _ticks(axis: Timeline, scale: Scale, wording: Wording) -> Iterator[Props]:
    firsts = list(axis.quarters()) if scale is Scale.QUARTERS else list(_months(axis))
    for first, following in zip(firsts, [*firsts[1:], axis.last + timedelta(days=1)], strict=True):
        label = (
            wording.say("Q{quarter}", quarter=(first.month + 2) // 3)
            if scale is Scale.QUARTERS
            else wording.short_month(first)
        )
        yield {"start": (first - axis.first).days, "length": (following - first).days, "label": label}


def _months(axis: Timeline) -> Iterator[date]:
    day = axis.first
    while day <= axis.last:
        yield day
        # Any first of a month and 31 days lie in the next month.
        day = (day + timedelta(days=31)).replace(day=1)


def _session(session: CouncilSession, axis: Timeline, wording: Wording, today: date) -> Props:
    return {
        "day": (session.day - axis.first).days,
        "label": wording.day_and_month(session.day),
        "title": wording.say("Council session: {session}", session=session_sentence(session, wording, today)),
    }


def _meetings(sessions: Sequence[CouncilSession], wording: Wording, today: date) -> str:
    """Say in words which sessions the head shows, for those who do not see it."""
    sentences = wording.series(session_sentence(session, wording, today) for session in sessions)
    return wording.say("Council sessions: {sessions}.", sessions=sentences) if sentences else ""


def _done(group: TimelineGroup, wording: Wording) -> str:
    """Say how much of a group is done; English has its plural by all actions, French by those that are done."""
    total = len(group.actions)
    if total == 1:
        return wording.count(
            "{title}: {number} of {all} action done",
            "{title}: {number} of {all} action done",
            group.done,
            title=group.title,
            all=total,
        )
    return wording.count(
        "{title}: {number} of {all} actions done",
        "{title}: {number} of {all} actions done",
        group.done,
        title=group.title,
        all=total,
    )


def _group(group: TimelineGroup, axis: Timeline, wording: Wording) -> Props:
    first = min(action.first for action in group.actions)
    last = max(action.last for action in group.actions)
    total = len(group.actions)
    return {
        "id": group.id,
        "title": group.title,
        "count": f"{group.done}/{total}",
        "aria": _done(group, wording),
        **_place(first, last, axis),
        "rows": [_row(action, axis, wording) for action in group.actions],
    }


def _row(action: TimelineAction, axis: Timeline, wording: Wording) -> Props:
    row: Props = {
        "id": action.id,
        "title": action.title,
        **_place(action.first, action.last, axis),
        "status": str(action.status),
        "percent": action.percent or 0,
        "milestone": action.milestone,
        "critical": action.critical,
        "note": " · ".join(filter(None, (action.owner, _percent(action, wording)))),
        "late": f"⚠ {wording.label(action.late)}" if action.late else "",
        "aria": ". ".join(_sentences(action, wording)) + ".",
    }
    if action.deadline is not None:
        # The sign stands at the end of the day: work that ends on it is in time.
        row["deadline"] = (action.deadline - axis.first).days + 1
    if action.baseline is not None:
        row["baseline"] = _place(*action.baseline, axis)
    if action.vote is not None:
        row["vote"] = {"day": (action.vote - axis.first).days, "assumed": action.vote_assumed}
    if action.must_be_on is not None:
        row["mustBeOn"] = (action.must_be_on - axis.first).days
    return row


def _place(first: date, last: date, axis: Timeline) -> Props:
    """Return where two days and all between them stand, in days of the axis."""
    return {"start": (first - axis.first).days, "length": (last - first).days + 1}


def _percent(action: TimelineAction, wording: Wording) -> str:
    # “100 %” beside a bar that is ticked off would say the same twice.
    open_ = action.percent is not None and action.status is not ActionStatus.DONE
    return wording.percent((action.percent or 0) / 100) if open_ else ""


def _sentences(action: TimelineAction, wording: Wording) -> Iterator[str]:
    yield action.title
    if action.owner:
        yield action.owner
    yield _when(action, wording)
    yield wording.label(action.status)
    if action.percent is not None:
        yield wording.say("{share} done", share=wording.percent(action.percent / 100))
    if action.late:
        yield wording.label(action.late)
    yield from _against_the_plan(action, wording)
    if action.critical:
        yield wording.say("On the critical path")


def _against_the_plan(action: TimelineAction, wording: Wording) -> Iterator[str]:
    """Say by when it is due, how far it is from what was adopted, and what holds its dates."""
    if action.deadline is not None:
        yield wording.say("Due on {day}", day=action.deadline)
    if action.must_be_on is not None:
        yield wording.say("Has to be on {day}", day=action.must_be_on)
    if action.baseline is not None:
        move = move_since_adoption(action.baseline[1], action.last, wording)
        yield wording.say("Adopted to end on {day}: {move}", day=action.baseline[1], move=move)
    if action.why:
        yield wording.labelled(wording.say("Why then"), action.why)


def _when(action: TimelineAction, wording: Wording) -> str:
    if action.milestone:
        return wording.say("Milestone on {day}", day=action.last)
    if action.status is ActionStatus.DONE and action.first == action.last:
        return wording.say("Done on {day}", day=action.last)
    return wording.say("From {first} to {last}", first=action.first, last=action.last)


def _link(link: TimelineLink, shown: dict[str, TimelineAction]) -> Props:
    critical = shown[link.predecessor].critical and shown[link.successor].critical
    return {
        "from": link.predecessor,
        "to": link.successor,
        "fromFinish": link.link.from_finish,
        "toFinish": link.link.to_finish,
        "critical": critical,
    }


def _legend(
    actions: Sequence[TimelineAction],
    links: Sequence[TimelineLink],
    sessions: Sequence[CouncilSession],
    adoption: TimelineAdoption | None,
    wording: Wording,
) -> list[Props]:
    """Explain only what the picture shows."""
    present = {action.status for action in actions}
    entries: list[Props] = [
        {"look": str(status), "text": wording.label(status)} for status in ActionStatus if status in present
    ]
    signs = (
        ("milestone", any(action.milestone for action in actions), wording.say("Milestone")),
        ("critical", any(action.critical for action in actions), wording.say("Critical path")),
        ("link", bool(links), wording.say("Waits for")),
        ("deadline", any(action.deadline for action in actions), wording.say("Due")),
        ("baseline", any(action.baseline for action in actions), wording.say("As adopted")),
        ("session", bool(sessions), wording.say("Council session")),
        ("vote", any(action.vote and not action.vote_assumed for action in actions), wording.say("Vote")),
        ("assumed", any(action.vote_assumed for action in actions), wording.say("Vote, session assumed")),
        ("must", any(action.must_be_on for action in actions), wording.say("Has to be on that day")),
        ("adoption", adoption is not None, wording.say("Adoption of the plan")),
    )
    entries.extend({"look": look, "text": text} for look, shown, text in signs if shown)
    return entries
