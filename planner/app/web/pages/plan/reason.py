"""Blocked and dropped actions say why: the one thing that a status asks for."""

import streamlit as st

from planner.app.desk import PlanView
from planner.app.desk.vocabulary import ActionStatus, StoredPlan
from planner.app.web import saving, session
from planner.app.web.drafts import Draft
from planner.app.web.pages.plan.open_action import close, seen
from planner.app.web.pages.plan.saving import save_edits
from planner.app.web.user_text import plain


def form(view: PlanView, action: str, status: str) -> None:
    """Ask why an action gets a status, and give it that status."""
    wording, one = session.wording(), view.standing.action_by_id[action]
    wanted = ActionStatus(status)
    at_first = seen(view.stored)
    base = at_first if isinstance(at_first, StoredPlan) else view.stored
    st.markdown(f"**{plain(one.id)}** {plain(one.title)}")
    question = (
        wording.say("Why does the city give it up? The plan and its Word document keep the reason.")
        if wanted is ActionStatus.DROPPED
        else wording.say("What stands in the way?")
    )
    where = f"plan-reason-{view.id}-{action}"
    draft = Draft(where)
    reason = st.text_area(question, max_chars=2000, **draft.field("text", one.progress.reason or ""))
    saving.problems(where)
    if st.button(wording.say("Set to {status}", status=wanted), type="primary", key=f"{where}-save"):
        edits = (
            base.change(action, "status", wanted),
            base.change(action, "reason", str(reason).strip() or None, seen=draft.seen("text") or None),
        )
        if save_edits(base, edits, where=where, after=draft.saved) or saving.in_dispute():
            close()
            st.rerun()
        saving.problems(where)
    draft.note()
