"""Which results do residents notice early, and which actions change much for little effort?"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import streamlit as st

from planner.app.desk import ActionStanding, PlanView
from planner.app.desk.vocabulary import CLOSED, ActionStatus
from planner.app.web import session, url_choice
from planner.app.web.components.impact_effort import Candidate, impact_effort
from planner.app.web.plain_table import plain_table
from planner.app.web.plan_frame import about_plan, answerable, objective_of, objective_titles, open_action
from planner.wording.deadlines import due_in_figures


def show() -> None:
    """Show impact against effort for the open actions of the chosen plan."""
    wording = session.wording()
    say = wording.say
    view = about_plan(say("Quick wins"))
    if view is None:
        return
    _limits(view)
    shown = _filtered(view)
    opened = impact_effort(
        [_candidate(action) for action in shown],
        # As the city set it itself: the catalogue of a plan holds its own numbers.
        most_effort=view.catalogue.method.quick_win.max_effort,
        wording=wording,
        key=f"impact-{view.id}",
    )
    if opened:
        open_action(view, opened)
    _quick_wins(view, shown)
    _why_not(shown)


def _filtered(view: PlanView) -> list[ActionStanding]:
    """Show the filters, and return the actions that they leave, by rank; those that the city gave up never show."""
    say = session.wording().say
    objectives = {"": say("All objectives"), **objective_titles(view)}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        objective = url_choice.select("objective", say("Objective"), objectives, of=view.id)
        only = url_choice.tick("only", say("Quick wins only"), of=view.id)
        done_too = url_choice.tick("done", say("With what is done"), of=view.id)
    # By rank, which is the number on a mark: the table below the picture then counts upwards.
    return [
        action
        for action in sorted(view.standing.actions, key=lambda action: action.priority.rank)
        if objective in {"", objective_of(action)}
        and (action.is_quick_win or not only)
        and action.status is not ActionStatus.DROPPED
        and (done_too or action.status not in CLOSED)
    ]


def _candidate(action: ActionStanding) -> Candidate:
    return Candidate(
        id=action.id,
        rank=action.priority.rank,
        title=action.title,
        impact=action.impact,
        effort=action.effort,
        quick_win=action.is_quick_win,
    )


def _limits(view: PlanView) -> None:
    """Say what a quick win is, with every limit of the method."""
    wording, method = session.wording(), view.catalogue.method
    limits = method.quick_win
    cost = method.quick_win_cost_below
    st.caption(
        wording.say(
            "A quick win delivers a result that residents notice, takes at most {weeks} and {effort}, costs less than "
            "{cost}, lies within the administration’s own remit, and is planned to be finished within {horizon} of the "
            "plan’s start.",
            weeks=wording.count("{number} week", "{number} weeks", limits.max_weeks),
            effort=wording.person_days(limits.max_effort),
            cost=wording.money(cost) if cost else "–",
            horizon=wording.count("{number} week", "{number} weeks", limits.horizon_weeks),
        )
    )


def _quick_wins(view: PlanView, shown: list[ActionStanding]) -> None:
    """Show what residents notice early, and apart from it what others do."""
    say = session.wording().say
    st.header(say("The quick wins, by due date"), anchor=False)
    plain_table(
        _rows(view, (action for action in shown if action.is_quick_win)),
        alt=say("Quick wins with result, owner, due date and status"),
        nothing=say("There is no quick win among these actions."),
    )
    for_staff = [action for action in shown if action.quick_win.seen_by_staff]
    if for_staff:
        st.subheader(say("Early results that residents do not notice"), anchor=False)
        plain_table(_rows(view, for_staff), alt=say("Early results for staff with owner, due date and status"))


def _rows(view: PlanView, actions: Iterable[ActionStanding]) -> Iterator[Mapping[str, str]]:
    """Give actions with the results that they deliver, by due date."""
    wording, results = session.wording(), view.standing.result_by_question
    for action in sorted(actions, key=lambda action: (action.due_order, action.id)):
        delivered = (results[question].text for question in action.delivers if question in results)
        yield {
            wording.say("Action"): f"{action.id} {action.title}",
            wording.say("Result"): " ".join(delivered),
            wording.say("Owner"): answerable(action, view),
            wording.say("Due"): due_in_figures(action.due, wording),
            wording.say("Status"): wording.label(action.status),
        }


def _why_not(shown: list[ActionStanding]) -> None:
    """Count which limits keep the other actions from being quick wins."""
    wording = session.wording()
    say = wording.say
    others = [action for action in shown if not action.is_quick_win]
    # An action that fails two limits counts at both: the city sees which limit keeps most of them out.
    counted = Counter(limit for action in others for limit in action.quick_win.failed)
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
