"""The plan, action by action: what matters first, and everything about it editable where it stands."""

from collections.abc import Callable, Sequence

import streamlit as st

from planner.app.desk import ActionStanding, PlanView
from planner.app.desk.vocabulary import chosen
from planner.app.web import dialogs, plan_dialogs, saving, session, unknown_place
from planner.app.web import undo_button as undo
from planner.app.web.page_head import drawn, news, page_head
from planner.app.web.pages.plan import action as plan_action
from planner.app.web.pages.plan import (
    add,
    banner,
    bulk,
    edit,
    filters,
    list_view,
    page_parts,
    redraft,
    results,
    table,
    toolbar,
)
from planner.app.web.plan_frame import status_line
from planner.app.web.user_text import plain


def show() -> None:
    """Show the chosen plan: its figures, filters, and its actions by result, as a table or as a list."""
    wording = session.wording()
    plan = session.plan()
    if plan is None:
        page_head(wording.say("Plan"))
        st.info(wording.say("There is no plan yet. Answer what you can of the self-assessment, then draft it."))
        if st.button(wording.say("Go to the self-assessment"), type="primary", key="plan-assess"):
            session.open_page("assess")
        # A plan that was just removed can be brought back from here.
        undo.button("plan-undo-none")
        saving.problems(undo.WHERE)
        undo.dialog()
        return
    if unknown_place.action_shown(session.view(plan)):
        return
    page_head(plain(session.view(plan).plan.title), plans=True)
    status_line(session.view(plan))
    news(plan=plan)
    _actions(plan)


@st.fragment(key=page_parts.ALL)
def _actions(plan: str) -> None:
    """Show what an edit can change. It is drawn anew without the head above, which costs as much time again."""
    page_parts.begin(plan)
    dialogs.outcome()
    view = session.view(plan)
    drawn(plan)
    banner.banner(plan)
    toolbar.unsaved(view)
    form = toolbar.toolbar(view)
    wanted = filters.filters(view)
    actions = chosen(view.standing, wanted)
    if form == toolbar.RESULTS:
        results.by_result(view, actions, wanted)
    elif form == toolbar.LIST:
        list_view.cards(view, actions, signature=filters.signature())
    else:
        table.table(view, actions, signature=filters.signature())
    _dialog(view, actions)


def _dialog(view: PlanView, actions: Sequence[ActionStanding]) -> None:
    """Show the dialog that is open; ``actions`` are those that the page shows."""
    if undo.asked():
        undo.dialog()
        return
    say, dialog = session.wording().say, plan_dialogs.opened()
    kind, id_ = dialog.get("kind"), dialog.get("action", "")
    action = view.standing.action_by_id.get(id_)
    match kind:
        case plan_dialogs.ADD:
            _open(view, say("Add an action"), lambda: add.form(view))
        case plan_dialogs.BULK:
            _open(view, say("Change several actions"), lambda: bulk.form(view, actions))
        case plan_dialogs.REDRAFT if dialog.get("plan") == view.id:
            title = say("What the new assessment proposes")
            _open(view, title, lambda: redraft.form(view, dialog["assessment"]))
        case plan_dialogs.REASON if action is not None:
            _open(view, say("Say why"), lambda: edit.reason_form(view, action, dialog["status"]))
        case plan_dialogs.ACTION if action is not None:
            _open(view, plain(f"{id_} {action.title}"), lambda: plan_action.whole(view, action))
        case plan_dialogs.ACTION | plan_dialogs.REASON:
            _gone(kind, id_)


def _gone(kind: str, action: str) -> None:
    """Say that somebody took out what a dialog is about."""
    if kind == plan_dialogs.ACTION:  # named in the address: drawn anew, the whole page says so
        st.rerun()
    plan_dialogs.close()
    sentence = session.wording().say("The plan has no action “{action}”.", action=action)
    st.toast(plain(sentence), icon=":material/info:", duration="long")


def _open(view: PlanView, title: str, content: Callable[[], None]) -> None:
    dialogs.show(title, content, width="large", dismissed=plan_dialogs.close, plan=view.id)
