"""When does what happen? The plan over time, with what waits for what, and the same dates as a table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import streamlit as st

from planner.app.desk import ActionStanding, PlanView
from planner.app.desk.vocabulary import ActionDates, BaselineAction, CouncilSession, of_period
from planner.app.web import session, url_choice
from planner.app.web.components.timeline import (
    Scale,
    TimelineAction,
    TimelineAdoption,
    TimelineGroup,
    TimelineLink,
    TimelinePlan,
    timeline,
)
from planner.app.web.picture_filters import filtered
from planner.app.web.plain_table import folded_table
from planner.app.web.plan_frame import about_plan, answerable, due_day, objective_of, objective_titles, open_action
from planner.app.web.user_text import plain
from planner.wording import Wording
from planner.wording.held_dates import move_since_adoption, why_then
from planner.wording.sessions import papers_sentence


def show() -> None:
    """Show the timeline of the chosen plan."""
    wording = session.wording()
    view = about_plan(wording.say("Timeline"))
    if view is None:
        return
    # What the city gave up is foreseen for no day; the board shows it, to those who ask for it.
    dated = [(action, action.expected) for action in filtered(view) if action.expected]
    scale = _scale(view)
    _ends(view)
    drawn = TimelinePlan(
        groups=list(_groups_of(view, dated, objective_titles(view))),
        links=list(_links(view)),
        sessions=view.plan.council_sessions,
        adoption=adoption_of(view, wording),
    )
    opened = timeline(drawn, today=session.today(), wording=wording, key=f"timeline-{view.id}", scale=scale)
    if opened:
        open_action(view, opened)
    _table(view, dated)


def adoption_of(view: PlanView, wording: Wording) -> TimelineAdoption | None:
    """Return the day on which the council adopted the plan, else that on which it is to."""
    say, adopted, planned = wording.say, view.standing.adoption, view.plan.to_adopt
    if adopted:
        sentence = say("The council adopted the plan on {day}.", day=adopted.adopted_on)
        return TimelineAdoption(day=adopted.adopted_on, sentence=sentence)
    if planned is None:
        return None
    sentence = say("The council is to adopt the plan on {day}.", day=planned.session)
    if planned.assumed:
        sentence += " " + say("That session is assumed.")
    return TimelineAdoption(day=planned.session, sentence=sentence)


def _scale(view: PlanView) -> Scale:
    say = session.wording().say
    names = {str(Scale.MONTHS): say("Months"), str(Scale.QUARTERS): say("Quarters")}
    return Scale(url_choice.pick("scale", say("Scale"), names, of=view.id, usual=str(Scale.MONTHS)))


def _ends(view: PlanView) -> None:
    """Say when the last action ends, and against which adopted dates it is drawn."""
    wording, parts = session.wording(), []
    if view.forecast.finish:
        parts.append(wording.say("The last action is foreseen to end on {day}.", day=view.forecast.finish))
    if view.baseline:
        parts.append(
            wording.say(
                "Under each bar are the dates adopted on {day} ({reference}).",
                day=view.baseline.adopted_on,
                reference=view.baseline.reference,
            )
        )
    st.caption(plain(" ".join(parts)))


def _groups_of(
    view: PlanView, dated: Iterable[tuple[ActionStanding, ActionDates]], titles: Mapping[str, str]
) -> Iterator[TimelineGroup]:
    shown = list(dated)
    # In the order of the plan's objectives, and without a heading where a filter leaves nothing under it.
    for objective, title in titles.items():
        own = [(action, dates) for action, dates in shown if objective_of(action) == objective]
        if own:
            own.sort(key=lambda pair: (pair[1].early_start, pair[1].early_finish, pair[0].id))
            bars = tuple(_bar(view, action, dates) for action, dates in own)
            yield TimelineGroup(id=objective, title=title, actions=bars)


def _links(view: PlanView) -> Iterator[TimelineLink]:
    for link in view.standing.links:
        yield TimelineLink(predecessor=link.predecessor, successor=link.successor, link=link.link)


def _bar(view: PlanView, action: ActionStanding, dates: ActionDates) -> TimelineAction:
    adopted, late = _adopted(view, action.id), action.lateness
    return TimelineAction(
        id=action.id,
        title=action.title,
        # Of what is done and began nobody knows when, the finish alone is drawn.
        first=action.begins or dates.early_finish,
        last=dates.early_finish,
        status=action.status,
        owner=answerable(action, view),
        percent=action.progress.percent or None,
        milestone=not action.duration,
        critical=action.id in view.forecast.critical_path,
        late=late,
        # Every action has a day by which it is due; a sign for each would hide those that somebody must know.
        deadline=action.due if late or action.own_deadline else None,
        baseline=(adopted.start, adopted.finish) if adopted else None,
        why=why_then(view.standing, action, session.wording()),
        vote=action.vote.day if action.vote else None,
        vote_assumed=bool(action.vote and action.vote.assumed),
        must_be_on=action.must_be_on,
    )


def _adopted(view: PlanView, action: str) -> BaselineAction | None:
    return view.baseline.action_by_id.get(action) if view.baseline else None


def _table(view: PlanView, dated: Iterable[tuple[ActionStanding, ActionDates]]) -> None:
    say, shown = session.wording().say, list(dated)
    rows = [(dates.early_start, _row(view, action, dates)) for action, dates in shown]
    rows += [(meeting.day, _meeting(view, meeting)) for meeting in _meetings(view, [dates for _, dates in shown])]
    folded_table(
        say("The same dates as a table"),
        # By the day alone: of the same day, actions come before the council, and rows cannot be compared.
        (row for _, row in sorted(rows, key=lambda pair: pair[0])),
        key=f"timeline-table-{view.id}",
        alt=say("Every action with its dates, the soonest first"),
        nothing=say("There is no action to show yet."),
    )


def _meetings(view: PlanView, dates: Sequence[ActionDates]) -> Sequence[CouncilSession]:
    if not dates:
        return ()
    first, last = min(span.early_start for span in dates), max(span.early_finish for span in dates)
    return of_period(view.plan.council_sessions, first, last)


def _meeting(view: PlanView, meeting: CouncilSession) -> dict[str, str]:
    """Return a session of the council as a line of the table."""
    wording = session.wording()
    say, day = wording.say, wording.short_date(meeting.day)
    row = {
        say("Action"): say("Council session: {session}", session=meeting.title)
        if meeting.title
        else say("Council session"),
        say("Owner"): "–",
        say("Start"): day,
        say("End"): day,
        say("Why then"): "–",
        say("Due"): papers_sentence(meeting, wording, session.today(), in_figures=True) or "–",
        say("Status"): "–",
        say("Waits for"): "–",
        say("Critical path"): "–",
    }
    return {**row, say("Adopted end"): "–"} if view.baseline else row


def _row(view: PlanView, action: ActionStanding, dates: ActionDates) -> dict[str, str]:
    wording = session.wording()
    say = wording.say
    adopted = _adopted(view, action.id)
    row = {
        say("Action"): f"{action.id} {action.title}",
        say("Owner"): answerable(action, view),
        say("Start"): wording.short_date(action.begins) if action.begins else "–",
        say("End"): wording.short_date(dates.early_finish),
        say("Why then"): why_then(view.standing, action, wording) or "–",
        say("Due"): due_day(action),
        say("Status"): wording.label(action.status),
        say("Waits for"): ", ".join(view.standing.unfinished_before(action)) or "–",
        say("Critical path"): say("Yes") if action.id in view.forecast.critical_path else "–",
    }
    if view.baseline:
        row[say("Adopted end")] = _adopted_end(adopted, dates.early_finish) if adopted else "–"
    return row


def _adopted_end(adopted: BaselineAction, foreseen: date) -> str:
    """Return the adopted end with the move since then."""
    wording = session.wording()
    move = move_since_adoption(adopted.finish, foreseen, wording)
    return wording.say("{day} ({move})", day=wording.short_date(adopted.finish), move=move)
