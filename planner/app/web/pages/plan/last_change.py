"""What can be done with a plan as a whole: add an action, change several, take back the last change."""

import streamlit as st

from planner.app import desk
from planner.app.desk import PlanView
from planner.app.web import saving, session
from planner.app.web import undo_button as undo
from planner.app.web.pages.plan import parts as plan_parts
from planner.app.web.pages.plan.open_action import ADD, BULK, REDRAFT, open_dialog


def buttons(view: PlanView) -> None:
    """Show the buttons; call it inside a horizontal container."""
    wording = session.wording()
    st.button(
        wording.say("Add an action"),
        icon=":material/add:",
        key=f"plan-add-{view.id}",
        on_click=open_dialog,
        args=(ADD,),
    )
    st.button(
        wording.say("Change several"),
        icon=":material/checklist:",
        key=f"plan-bulk-{view.id}",
        on_click=open_dialog,
        args=(BULK,),
    )
    newer = desk.newer_assessment(session.store(), view.stored.assessment) if view.stored.assessment else None
    if newer is not None:
        st.button(
            wording.say("What the new assessment proposes"),
            icon=":material/difference:",
            key=f"plan-redraft-{view.id}",
            on_click=lambda: open_dialog(REDRAFT, plan=view.id, assessment=newer.id),
        )
    _undo_button(view.id)
    saving.problems(undo.WHERE)


@st.fragment(key=plan_parts.UNDO)
def _undo_button(plan: str) -> None:
    undo.button(f"plan-undo-{plan}", plan_parts.redraw)
