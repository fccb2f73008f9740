"""Where in this plan did the person type something that is not saved yet?"""

import streamlit as st

from planner.app.desk import PlanView
from planner.app.web import drafts, session
from planner.app.web.pages.plan.open_action import ADD, BULK, open_action, open_dialog
from planner.app.web.user_text import plain

_NAMED = 3
"""Actions that have a button of their own; of more, those opened first bring the others forward."""


def unsaved(view: PlanView) -> None:
    """Show what this person typed about the plan and has not saved, with the way to each."""
    say, places = session.wording().say, drafts.unsaved().keys()
    actions = [one for one in view.standing.actions if places & drafted_at(view.id, one.id)]
    kinds = {ADD: say("Add an action"), BULK: say("Change several actions")}
    dialogs = {kind: title for kind, title in kinds.items() if f"{_PLACES[kind]}-{view.id}" in places}
    if not actions and not dialogs:
        return
    with st.container(horizontal=True, vertical_alignment="center", key=f"plan-unsaved-{view.id}"):
        st.caption(say("You typed something here that is not saved yet:"), width="content")
        for one in actions[:_NAMED]:
            label, key = plain(f"{one.id} {one.title}"), f"plan-unsaved-{view.id}-{one.id}"
            st.button(label, type="tertiary", key=key, on_click=open_action, args=(one.id,))
        for kind, title in dialogs.items():
            st.button(title, type="tertiary", key=f"plan-unsaved-{view.id}-{kind}", on_click=open_dialog, args=(kind,))


_PLACES = {ADD: "plan-new", BULK: "plan-bulk"}


def drafted_at(plan: str, action: str) -> set[str]:
    """Return where what is typed about an action is kept: its fields, and a comment on it."""
    return {f"plan-edit-{plan}-{action}", f"plan-comment-{plan}-{action}"}
