"""What stands above a plan’s actions: what is not saved yet, how they are shown, what is done with the whole plan."""

from typing import TYPE_CHECKING

import streamlit as st

from planner.app import desk
from planner.app.desk import PlanView
from planner.app.web import drafts, report_form, saving, session
from planner.app.web import undo_button as undo
from planner.app.web.pages.plan import add, bulk, edit, page_parts
from planner.app.web.plan_dialogs import ADD, BULK, REDRAFT, open_action, open_dialog
from planner.app.web.report_form import IN_DIALOG, IN_LIST, ON_CARD
from planner.app.web.user_text import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

RESULTS, TABLE, LIST = "results", "table", "list"
_NAMED = 3
"""Actions that have a button of their own; of more, those opened first bring the others forward."""


def unsaved(view: PlanView) -> None:
    """Show what this person typed about the plan and has not saved, with the way to each."""
    say, places = session.wording().say, drafts.unsaved().keys()
    actions = [action for action in view.standing.actions if places & _drafted_at(view.id, action.id)]
    dialogs = []
    if add.place(view.id) in places:
        dialogs.append((ADD, say("Add an action")))
    if bulk.place(view.id) in places:
        dialogs.append((BULK, say("Change several actions")))
    if not actions and not dialogs:
        return
    with st.container(horizontal=True, vertical_alignment="center", key=f"plan-unsaved-{view.id}"):
        st.caption(say("You typed something here that is not saved yet:"), width="content")
        for action in actions[:_NAMED]:
            label, key = plain(f"{action.id} {action.title}"), f"plan-unsaved-{view.id}-{action.id}"
            st.button(label, type="tertiary", key=key, on_click=open_action, args=(action.id,))
        for kind, title in dialogs:
            st.button(title, type="tertiary", key=f"plan-unsaved-{view.id}-{kind}", on_click=open_dialog, args=(kind,))


def _drafted_at(plan: str, action: str) -> set[str]:
    """Return where what is typed about an action stays: its fields, a comment on it, a report wherever it is given."""
    reports = (report_form.place(at, plan, action) for at in (ON_CARD, IN_LIST, IN_DIALOG))
    return {edit.place(plan, action), f"plan-comment-{plan}-{action}", *reports}


def toolbar(view: PlanView) -> str:
    """Show the choice between results, table and list, and what can be done with the plan; return the choice."""
    wording = session.wording()
    names: Mapping[str, str] = {
        RESULTS: wording.say("By result"),
        TABLE: wording.say("In a table"),
        LIST: wording.say("On cards"),
    }
    # What people put together by themselves promises nothing that could be listed.
    usual = RESULTS if view.standing.results else TABLE
    asked, key = st.query_params.get("form"), _key(view.id)

    def to_address() -> None:
        st.query_params["form"] = str(st.session_state[key])

    with st.container(horizontal=True, vertical_alignment="center"):
        form = st.segmented_control(
            wording.say("Show the actions as"),
            list(names),
            default=asked if asked in names else usual,
            format_func=lambda id_: names.get(id_, id_),
            key=key,
            on_change=to_address,
            required=True,
            label_visibility="collapsed",
        )
        _buttons(view)
    return str(form)


def _key(plan: str) -> str:
    return f"plan-form-{plan}"


def show_as(plan: str, form: str) -> None:
    """Show the actions in another form; for the callback of a button."""
    st.session_state[_key(plan)] = form
    st.query_params["form"] = form


def _buttons(view: PlanView) -> None:
    say = session.wording().say
    add_key, bulk_key = f"plan-add-{view.id}", f"plan-bulk-{view.id}"
    st.button(say("Add an action"), icon=":material/add:", key=add_key, on_click=open_dialog, args=(ADD,))
    st.button(say("Change several"), icon=":material/checklist:", key=bulk_key, on_click=open_dialog, args=(BULK,))
    newer = desk.newer_assessment(session.store(), view.stored.assessment) if view.stored.assessment else None
    if newer is not None:
        st.button(
            say("What the new assessment proposes"),
            icon=":material/difference:",
            key=f"plan-redraft-{view.id}",
            on_click=lambda: open_dialog(REDRAFT, plan=view.id, assessment=newer.id),
        )
    _undo_button(view.id)
    saving.problems(undo.WHERE)


# A part of its own: a status that is chosen in a card changes what can be taken back, and nothing else up here.
@st.fragment(key=page_parts.UNDO)
def _undo_button(plan: str) -> None:
    undo.button(f"plan-undo-{plan}", page_parts.redraw, plan=plan)
