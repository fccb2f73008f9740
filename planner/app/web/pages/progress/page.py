"""How far has the plan come: actions, work, objectives, what is reached next, what was adopted?"""

from collections.abc import Iterator

import streamlit as st

from planner.app import desk
from planner.app.desk import PlanView, ProgressReport
from planner.app.desk.vocabulary import Achievement, ActionStatus, Milestone, MilestoneKind
from planner.app.web import session
from planner.app.web.components.curve import curve_chart
from planner.app.web.pages.progress import baseline as progress_baseline
from planner.app.web.plain_table import folded_table, plain_table
from planner.app.web.plan_frame import about_plan
from planner.app.web.user_text import plain
from planner.wording import Wording
from planner.wording.tracked import out_of_sequence_sentence


def show() -> None:
    """Show how far the chosen plan has come."""
    view = about_plan(session.wording().say("Progress"))
    if view is None:
        return
    found = desk.progress_report(view)
    _figures(view, found)
    _to_check(view)
    _objectives(view, found)
    _curve(view, found)
    left, right = st.columns(2, gap="large")
    with left:
        _milestones(view, found)
    with right:
        _delivered(view, found)
    progress_baseline.variance(view)
    progress_baseline.freeze(view)
    progress_baseline.correct(view)
    _to_reassess(view, found)


def _figures(view: PlanView, found: ProgressReport) -> None:
    wording, whole = session.wording(), found.whole
    say = wording.say
    moved = found.variance.finish_days if found.variance else 0
    actions, work, quick, end = st.columns(4)
    actions.metric(say("Actions done"), say("{done} of {all}", done=whole.done, all=whole.actions), border=True)
    work.metric(say("Work done"), wording.percent(whole.share), border=True)
    delivered = say("{done} of {all}", done=len(whole.delivered), all=whole.quick_wins)
    quick.metric(say("Quick wins delivered"), delivered, border=True)
    foreseen = wording.short_date(view.forecast.finish) if view.forecast.finish else "–"
    end.metric(say("Foreseen end"), foreseen, border=True)
    if moved:
        st.caption(plain(say("The foreseen end is {days} than adopted.", days=_working_days(moved, wording))))
    counted = (
        say("{status}: {number}", status=status, number=whole.by_status.get(status, 0))
        for status in ActionStatus
        if whole.by_status.get(status, 0)
    )
    st.caption(plain(" · ".join(counted)))


def _to_check(view: PlanView) -> None:
    """Say which reports cannot be true, and what went ahead of the actions that it was to wait for."""
    wording = session.wording()
    hurried = (out_of_sequence_sentence(one, wording, view.names) for one in view.forecast.out_of_sequence)
    doubtful = (wording.say(problem.what, **problem.values) for problem in view.standing.doubtful)
    sentences = [*doubtful, *hurried]
    if sentences:
        with st.expander(wording.say("To check with whoever reported it"), expanded=True):
            st.markdown("\n".join(f"- {plain(sentence)}" for sentence in sentences))


def _working_days(days: int, wording: Wording) -> str:
    if days > 0:
        return wording.count("{number} working day later", "{number} working days later", days)
    return wording.count("{number} working day earlier", "{number} working days earlier", -days)


def _objectives(view: PlanView, found: ProgressReport) -> None:
    """Show how far each objective has come, weighted by effort, in words beside every bar."""
    say = session.wording().say
    st.header(say("Progress by objective"), anchor=False)
    st.caption(say("Each action counts as much as the work that it takes."))
    columns = st.columns(2, gap="large")
    for number, (title, one) in enumerate(_by_objective(view, found)):
        with columns[number % 2]:
            st.progress(min(one.share, 1.0), text=plain(f"{title} – {_said_of(one)}"))


def _by_objective(view: PlanView, found: ProgressReport) -> Iterator[tuple[str, Achievement]]:
    titles = {one.factor: one.title for one in view.plan.objectives}
    for factor, one in found.by_objective.items():
        if one.actions:
            yield titles.get(factor) or session.wording().say("Conditions for success"), one


def _said_of(one: Achievement) -> str:
    wording = session.wording()
    return wording.say(
        "{share} of the work; actions done: {done} of {all}",
        share=wording.percent(one.share),
        done=one.done,
        all=one.actions,
    )


def _curve(view: PlanView, found: ProgressReport) -> None:
    wording = session.wording()
    say = wording.say
    st.header(say("Work over time"), anchor=False)
    st.caption(
        say("Against what the council adopted on {day}.", day=found.baseline.adopted_on)
        if found.baseline
        else say("Against the plan as it stands, since no plan was adopted yet.")
    )
    curve_chart(found.curve, today=view.forecast.status_date, wording=wording, key=f"curve-{view.id}")
    folded_table(
        say("The lines as a table"),
        (
            {
                say("Day"): wording.short_date(point.day),
                say("As planned"): wording.percent(point.planned),
                say("Done so far"): "–" if point.actual is None else wording.percent(point.actual),
                say("As foreseen"): "–" if point.foreseen is None else wording.percent(point.foreseen),
            }
            for point in found.curve
        ),
        key=f"curve-table-{view.id}",
        alt=say("Share of the work that is done, month by month"),
    )


def _milestones(view: PlanView, found: ProgressReport) -> None:
    wording = session.wording()
    say = wording.say
    st.header(say("Reached next"), anchor=False)
    plain_table(
        (
            {say("Day"): wording.short_date(one.day), say("What is reached"): _milestone(one, view, wording)}
            for one in found.milestones
        ),
        alt=say("What is reached next, the soonest first"),
        nothing=say("Nothing is left to do."),
    )


def _milestone(one: Milestone, view: PlanView, wording: Wording) -> str:
    titles = {objective.factor: objective.title for objective in view.plan.objectives}
    what = {
        MilestoneKind.ACTION: view.names[one.action],
        MilestoneKind.OBJECTIVE: titles.get(one.factor) or wording.say("Conditions for success"),
        MilestoneKind.PLAN: view.plan.title,
    }
    return f"{wording.label(one.kind)}: {what[one.kind]}"


def _delivered(view: PlanView, found: ProgressReport) -> None:
    wording = session.wording()
    say = wording.say
    st.header(say("Quick wins delivered"), anchor=False)
    plain_table(
        (
            {
                say("Day"): wording.short_date(finished) if finished else "–",
                say("Action"): view.names[id_],
            }
            for id_, finished in (
                (one, view.standing.action_by_id[one].progress.finished) for one in found.whole.delivered
            )
        ),
        alt=say("Quick wins that are done, by the day on which they were"),
        nothing=say("No quick win is done yet."),
    )


def _to_reassess(view: PlanView, found: ProgressReport) -> None:
    """Propose what the next assessment should look at."""
    wording = session.wording()
    say = wording.say
    if not found.to_reassess:
        return
    with st.expander(say("What the next assessment should look at"), icon=":material/checklist:"):
        st.caption(say("Proposals, from what was done since the assessment; no answer is changed by them."))
        plain_table(
            (
                {
                    say("Question"): one.question,
                    say("Answer then"): wording.label(one.answer_then) if one.answer_then else "–",
                    say("Done since"): ", ".join(view.names.get(id_, id_) for id_ in one.done),
                    say("Still open"): ", ".join(view.names.get(id_, id_) for id_ in one.still_open) or "–",
                }
                for one in found.to_reassess
            ),
            alt=say("Questions whose answer may have changed"),
        )
