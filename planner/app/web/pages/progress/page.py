"""How far has the plan come: actions, work, objectives, what is reached next, what was adopted?"""

from collections.abc import Iterator

import streamlit as st

from planner.app import desk
from planner.app.desk import PlanView, ProgressReport
from planner.app.desk.vocabulary import Achievement, ActionStatus, Milestone
from planner.app.web import session
from planner.app.web.components.curve import curve_chart
from planner.app.web.pages.progress import baseline as progress_baseline
from planner.app.web.plain_table import folded_table, plain_table
from planner.app.web.plan_frame import about_plan
from planner.app.web.user_text import plain
from planner.wording import Wording
from planner.wording.moved_dates import out_of_sequence_sentence
from planner.wording.objectives import milestone_name, title_of_factor, without_milestone


def show() -> None:
    """Show how far the chosen plan has come."""
    view = about_plan(session.wording().say("Progress"))
    if view is None:
        return
    report = desk.progress_report(view)
    _figures(view, report)
    _to_check(view)
    _objectives(view, report)
    _curve(view, report)
    left, right = st.columns(2, gap="large")
    with left:
        _milestones(view, report)
    with right:
        _delivered(view, report)
    progress_baseline.variance(view)
    progress_baseline.freeze(view)
    progress_baseline.correct(view)
    _to_reassess(view, report)


def _figures(view: PlanView, report: ProgressReport) -> None:
    wording, whole = session.wording(), report.whole
    say = wording.say
    moved = report.variance.finish_days if report.variance else 0
    actions, work, quick, end = st.columns(4)
    actions.metric(say("Actions done"), say("{done} of {all}", done=whole.done, all=whole.actions), border=True)
    work.metric(say("Work done"), wording.percent(whole.share), border=True)
    delivered = say("{done} of {all}", done=len(whole.delivered), all=whole.quick_wins)
    quick.metric(say("Quick wins delivered"), delivered, border=True)
    foreseen = wording.short_date(view.forecast.finish) if view.forecast.finish else "–"
    end.metric(say("Last action ends"), foreseen, border=True)
    if moved:
        st.caption(
            plain(
                say(
                    "The end of the last action is {days} than adopted.",
                    days=progress_baseline.working_days(moved, wording),
                )
            )
        )
    counted = (
        say("{status}: {number}", status=status, number=whole.by_status.get(status, 0))
        for status in ActionStatus
        if whole.by_status.get(status, 0)
    )
    st.caption(plain(" · ".join(counted)))


def _to_check(view: PlanView) -> None:
    """Say which reports cannot be true, and what went ahead of the actions that it was to wait for."""
    wording = session.wording()
    # They are reports, too, that may be wrong: nobody is stopped from reporting what went ahead of its turn.
    hurried = (out_of_sequence_sentence(hurry, wording, view.names) for hurry in view.forecast.out_of_sequence)
    doubtful = (wording.say(problem.what, **problem.values) for problem in view.standing.doubtful)
    sentences = [*doubtful, *hurried]
    if sentences:
        with st.expander(wording.say("To check with whoever reported it"), expanded=True):
            st.markdown("\n".join(f"- {plain(sentence)}" for sentence in sentences))


def _objectives(view: PlanView, report: ProgressReport) -> None:
    """Show how far each objective has come, weighted by effort, in words beside every bar."""
    say = session.wording().say
    st.header(say("Progress by objective"), anchor=False)
    st.caption(say("Each action counts as much as the work that it takes."))
    columns = st.columns(2, gap="large")
    for number, (title, achievement) in enumerate(_by_objective(view, report)):
        with columns[number % 2]:
            st.progress(achievement.share, text=plain(f"{title} – {_achievement_text(achievement)}"))


def _by_objective(view: PlanView, report: ProgressReport) -> Iterator[tuple[str, Achievement]]:
    for factor, achievement in report.by_objective.items():
        # Of an objective whose actions were all given up, “0 of 0 done” would read as if nothing had been done.
        if achievement.actions:
            yield title_of_factor(view.plan, factor), achievement


def _achievement_text(achievement: Achievement) -> str:
    wording = session.wording()
    return wording.say(
        "{share} of the work; actions done: {done} of {all}",
        share=wording.percent(achievement.share),
        done=achievement.done,
        all=achievement.actions,
    )


def _curve(view: PlanView, report: ProgressReport) -> None:
    wording = session.wording()
    say = wording.say
    st.header(say("Work over time"), anchor=False)
    st.caption(
        say("Against what the council adopted on {day}.", day=report.baseline.adopted_on)
        if report.baseline
        else say("Against the plan as it stands, since no decision of the council is noted yet.")
    )
    # What is done stops today, and what is foreseen begins there: the points of the other side are None.
    curve_chart(report.curve, today=view.forecast.status_date, wording=wording, key=f"curve-{view.id}")
    folded_table(
        say("The lines as a table"),
        (
            {
                say("Day"): wording.short_date(point.day),
                say("As planned"): wording.percent(point.planned),
                say("Done so far"): "–" if point.actual is None else wording.percent(point.actual),
                say("As foreseen"): "–" if point.foreseen is None else wording.percent(point.foreseen),
            }
            for point in report.curve
        ),
        key=f"curve-table-{view.id}",
        alt=say("Share of the work that is done, month by month"),
    )


def _milestones(view: PlanView, report: ProgressReport) -> None:
    wording = session.wording()
    say = wording.say
    st.header(say("Reached next"), anchor=False)
    plain_table(
        (
            {
                say("Day"): wording.short_date(milestone.day),
                say("What is reached"): _milestone(milestone, view, wording),
            }
            for milestone in report.milestones
        ),
        alt=say("What is reached next, the soonest first"),
        nothing=say("Nothing is left to do.") if not report.never_reached else "",
    )
    for sentence in without_milestone(report.never_reached, report.given_up, view.plan, wording):
        st.caption(plain(sentence))


def _milestone(milestone: Milestone, view: PlanView, wording: Wording) -> str:
    return wording.labelled(wording.label(milestone.kind), milestone_name(milestone, view.plan, view.names))


def _delivered(view: PlanView, report: ProgressReport) -> None:
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
                (action, view.standing.action_by_id[action].progress.finished) for action in report.whole.delivered
            )
        ),
        alt=say("Quick wins that are done, by the day on which they were"),
        nothing=say("No quick win is done yet."),
    )


def _to_reassess(view: PlanView, report: ProgressReport) -> None:
    """Propose what the next assessment should look at."""
    wording = session.wording()
    say = wording.say
    if not report.to_reassess:
        return
    with st.expander(say("What the next assessment should look at"), icon=":material/checklist:"):
        st.caption(say("Proposals, from what was done since the assessment; no answer is changed by them."))
        plain_table(
            (
                {
                    say("Question"): question.question,
                    say("Answer then"): wording.label(question.answer_then) if question.answer_then else "–",
                    say("Done since"): ", ".join(view.names.get(id_, id_) for id_ in question.done),
                    say("Still open"): ", ".join(view.names.get(id_, id_) for id_ in question.still_open) or "–",
                }
                for question in report.to_reassess
            ),
            alt=say("Questions whose answer may have changed"),
        )
