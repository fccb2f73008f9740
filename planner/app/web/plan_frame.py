"""What do the pages about one plan share: its head, the way to an action, what counts as late?"""

from collections.abc import Iterable

import streamlit as st

from planner.app.desk import ActionStanding, PlanView
from planner.app.desk.vocabulary import NO_OBJECTIVE
from planner.app.web import session
from planner.app.web.page_head import news, page_head
from planner.app.web.user_text import plain


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
    return session.view()


def open_action(view: PlanView, action: str) -> None:
    """Go to an action on the page of the plan."""
    session.open_page("plan", plan=view.id, action=action)


def objective_of(action: ActionStanding) -> str:
    """Return what stands for the objective of an action in the address and in pictures."""
    return action.factor or NO_OBJECTIVE


def objective_titles(view: PlanView) -> dict[str, str]:
    """Return what readers call the objectives of a plan, in its order."""
    say = session.wording().say
    titles = {
        objective.factor or NO_OBJECTIVE: objective.title or say("Conditions for success")
        for objective in view.plan.objectives
    }
    return titles | {
        objective_of(action): say("Conditions for success") for action in view.standing.actions if not action.factor
    }


def answerable(action: ActionStanding, view: PlanView) -> str:
    """Return who answers for an action: the holder of the role, else the role."""
    return action.owner or role_titles(view).get(action.accountable, action.accountable)


def role_titles(view: PlanView) -> dict[str, str]:
    """Return what readers call the roles of a plan."""
    return {role.id: role.title for role in view.plan.roles}


def lines(texts: Iterable[str]) -> None:
    """Show texts that people may have written, as a list."""
    st.markdown("\n".join(f"- {plain(text)}" for text in texts))
