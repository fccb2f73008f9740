"""Which actions change much for little effort?"""

from collections import Counter

import streamlit as st

from planner.app.desk import ActionStanding, PlanView
from planner.app.desk.vocabulary import CLOSED, ActionStatus
from planner.app.web import session, url_choice
from planner.app.web.components.impact_effort import Candidate, impact_effort
from planner.app.web.plain_table import plain_table
from planner.app.web.plan_frame import about_plan, answerable, objective_of, objective_titles, open_action


def show() -> None:
    """Show impact against effort for the open actions of the chosen plan."""
    wording = session.wording()
    say = wording.say
    view = about_plan(say("Quick wins"))
    if view is None:
        return
    _limits(view)
    objectives = {"": say("All objectives"), **objective_titles(view)}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        objective = url_choice.select("objective", say("Objective"), objectives, of=view.id)
        only = url_choice.tick("only", say("Quick wins only"), of=view.id)
        done_too = url_choice.tick("done", say("With what is done"), of=view.id)
    shown = [
        one
        for one in sorted(view.standing.actions, key=lambda one: one.priority.rank)
        if objective in {"", objective_of(one)}
        and (one.is_quick_win or not only)
        and one.status is not ActionStatus.DROPPED
        and (done_too or one.status not in CLOSED)
    ]
    opened = impact_effort(
        [_candidate(one) for one in shown],
        most_effort=view.catalogue.method.quick_win.max_effort,
        wording=wording,
        key=f"impact-{view.id}",
    )
    if opened:
        open_action(view, opened)
    _quick_wins(view, shown)
    _why_not(shown)


def _candidate(one: ActionStanding) -> Candidate:
    return Candidate(
        id=one.id,
        rank=one.priority.rank,
        title=one.title,
        impact=one.impact,
        effort=one.effort,
        quick_win=one.is_quick_win,
    )


def _limits(view: PlanView) -> None:
    """Say what a quick win is, with every limit of the method."""
    wording, method = session.wording(), view.catalogue.method
    limits = method.quick_win
    dearest = next((one for one in method.cost_bands if one.band == limits.max_cost_band), None)
    st.caption(
        wording.say(
            "A quick win takes at most {weeks} weeks and {effort} person-days, costs less than {cost}, lies within the "
            "administration’s own remit, is seen by people, and can be finished {horizon} weeks after the plan begins.",
            weeks=limits.max_weeks,
            effort=limits.max_effort,
            cost=wording.money(dearest.below) if dearest and dearest.below else "–",
            horizon=limits.horizon_weeks,
        )
    )


def _quick_wins(view: PlanView, shown: list[ActionStanding]) -> None:
    wording = session.wording()
    say = wording.say
    st.header(say("The quick wins, by due date"), anchor=False)
    plain_table(
        (
            {
                say("Action"): f"{one.id} {one.title}",
                say("Owner"): answerable(one, view),
                say("Due"): wording.short_date(one.due),
                say("Status"): wording.label(one.status),
            }
            for one in sorted(shown, key=lambda one: (one.due, one.id))
            if one.is_quick_win
        ),
        alt=say("Quick wins with owner, due date and status"),
        nothing=say("There is no quick win among these actions."),
    )


def _why_not(shown: list[ActionStanding]) -> None:
    """Count which limits keep the other actions from being quick wins."""
    wording = session.wording()
    say = wording.say
    others = [one for one in shown if not one.is_quick_win]
    counted = Counter(limit for one in others for limit in one.quick_win.failed)
    if not counted:
        return
    with st.expander(say("Why the others are not quick wins"), icon=":material/help:"):
        plain_table(
            (
                {say("Limit"): wording.label(limit), say("Actions"): wording.number(number)}
                for limit, number in counted.most_common()
            ),
            alt=say("How many actions fail each limit"),
        )
