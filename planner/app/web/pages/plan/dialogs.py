"""Which dialog is open on the page of a plan? One at a time; that of an action has its place in the address."""

from collections.abc import Callable, Sequence

import streamlit as st

from planner.app.desk import ActionStanding, PlanView
from planner.app.web import dialogs, session
from planner.app.web import undo_button as undo
from planner.app.web.pages.plan import action as plan_action
from planner.app.web.pages.plan import add as plan_add
from planner.app.web.pages.plan import bulk as plan_bulk
from planner.app.web.pages.plan import open_action as plan_open
from planner.app.web.pages.plan import reason as plan_reason
from planner.app.web.pages.plan import redraft as plan_redraft
from planner.app.web.pages.plan.open_action import close, opened
from planner.app.web.user_text import plain


def show_dialog(view: PlanView, found: Sequence[ActionStanding]) -> None:
    """Show the dialog that is open; ``found`` are the actions on the page."""
    if undo.asked():
        undo.dialog()
        return
    wording = session.wording()
    now = opened()
    match now.get("kind"):
        case plan_open.ADD:
            _open(view, wording.say("Add an action"), lambda: plan_add.form(view))
        case plan_open.BULK:
            _open(view, wording.say("Change several actions"), lambda: plan_bulk.form(view, found))
        case plan_open.REASON if now.get("action") in view.standing.action_by_id:
            _open(view, wording.say("Say why"), lambda: plan_reason.form(view, now["action"], now["status"]))
        case plan_open.REDRAFT if now.get("plan") == view.id:
            title = wording.say("What the new assessment proposes")
            _open(view, title, lambda: plan_redraft.form(view, now["assessment"]))
        case plan_open.ACTION if now.get("action") in view.standing.action_by_id:
            one = view.standing.action_by_id[now["action"]]
            _open(view, plain(f"{one.id} {one.title}"), lambda: plan_action.whole(view, one))
        case plan_open.ACTION | plan_open.REASON:
            close()
            said = wording.say("The plan has no action “{action}”.", action=now["action"])
            st.toast(plain(said), icon=":material/info:", duration="long")


def _open(view: PlanView, title: str, content: Callable[[], None]) -> None:
    dialogs.show(title, content, width="large", dismissed=close, plan=view.id)
