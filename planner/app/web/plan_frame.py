"""What do the pages about one plan share: its head, the way to an action, how the day by which it is due reads?"""

from collections.abc import Iterable

import streamlit as st

from planner.app.desk import ActionStanding, PlanView
from planner.app.desk.vocabulary import NO_OBJECTIVE
from planner.app.web import session
from planner.app.web.page_head import news, page_head
from planner.app.web.user_text import plain
from planner.wording.adoption import status_text
from planner.wording.deadlines import due_in_figures
from planner.wording.objectives import title_of_factor


def about_plan(title: str) -> PlanView | None:
    """Show the head of a page about a plan and return the plan; without any, say how to get one."""
    page_head(title, plans=True)
    wording, plan = session.wording(), session.plan()
    if plan is None:
        st.info(wording.say("There is no plan yet. It is drafted from an assessment, in one click."))
        if st.button(wording.say("Go to the assessment"), type="primary", key="no-plan-assess"):
            session.open_page("assess")
        return None
    news(plan=plan)
    view = session.view()
    status_line(view, view.plan.title)
    return view


def status_line(view: PlanView, *before: str) -> None:
    """Say under the head of a page how far the plan has come on its way through the council."""
    st.caption(plain(" · ".join((*before, status_text(view.standing, session.wording())))))


def open_action(view: PlanView, action: str) -> None:
    """Go to an action on the page of the plan."""
    session.open_page("plan", plan=view.id, action=action)


def objective_of(action: ActionStanding) -> str:
    """Return what stands for the objective of an action in the address and in pictures."""
    return action.factor or NO_OBJECTIVE


def objective_titles(view: PlanView) -> dict[str, str]:
    """Return what readers call the objectives of a plan, in its order."""
    # An action of the context may stand in a plan without an objective for it.
    without = [action.factor for action in view.standing.actions if not action.factor]
    return {
        factor or NO_OBJECTIVE: title_of_factor(view.plan, factor)
        for factor in (*view.plan.objective_by_factor, *without)
    }


def answerable(action: ActionStanding, view: PlanView) -> str:
    """Return the name of the service that answers for an action."""
    return view.plan.service_names.get(action.owner, action.owner)


def due_day(action: ActionStanding) -> str:
    """Return the day by which an action is due, for a table, with a sign and a word where it will not be met."""
    wording = session.wording()
    # The word beside the sign: whoever hears the table does not hear what a sign means.
    return due_in_figures(action.due, wording) + (f" ⚠ {wording.label(action.lateness)}" if action.lateness else "")


def lines(texts: Iterable[str]) -> None:
    """Show texts that people may have written, as a list."""
    st.markdown("\n".join(f"- {plain(text)}" for text in texts))
