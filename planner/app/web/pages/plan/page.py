"""The plan, action by action: what matters first, and everything about it editable where it stands."""

from typing import TYPE_CHECKING

import streamlit as st

from planner.app.desk import PlanView
from planner.app.desk.vocabulary import chosen
from planner.app.web import dialogs, saving, session
from planner.app.web import undo_button as undo
from planner.app.web.page_head import drawn, news, page_head
from planner.app.web.pages.plan import banner as plan_banner
from planner.app.web.pages.plan import filters as plan_filters
from planner.app.web.pages.plan import last_change as plan_doing
from planner.app.web.pages.plan import list_view as plan_list
from planner.app.web.pages.plan import parts as plan_parts
from planner.app.web.pages.plan import table as plan_table
from planner.app.web.pages.plan.dialogs import show_dialog
from planner.app.web.pages.plan.unsaved import unsaved
from planner.app.web.user_text import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

TABLE, LIST = "table", "list"


def show() -> None:
    """Show the chosen plan: its figures, filters, and its actions as a table or as a list."""
    wording = session.wording()
    plan = session.plan()
    if plan is None:
        page_head(wording.say("Plan"))
        st.info(wording.say("There is no plan yet. Answer what you can of the self-assessment, then draft it."))
        if st.button(wording.say("Go to the self-assessment"), type="primary", key="plan-assess"):
            session.open_page("assess")
        undo.button("plan-undo-none")
        saving.problems(undo.WHERE)
        undo.dialog()
        return
    page_head(plain(session.view(plan).plan.title), plans=True)
    news(plan=plan)
    _actions(plan)


@st.fragment(key=plan_parts.ALL)
def _actions(plan: str) -> None:
    """Show what an edit can change. It is drawn anew without the head above, which costs as much time again."""
    plan_parts.begin(plan)
    dialogs.outcome()
    view = session.view(plan)
    drawn(plan)
    plan_banner.banner(plan)
    unsaved(view)
    form = _bar(view)
    wanted = plan_filters.filters(view)
    found = chosen(view.standing, wanted)
    if form == LIST:
        plan_list.listed(view, found, signature=plan_filters.signature())
    else:
        plan_table.table(view, found, signature=plan_filters.signature())
    show_dialog(view, found)


def _bar(view: PlanView) -> str:
    """Show the choice between table and list, and what can be done with the plan; return the choice."""
    wording = session.wording()
    names: Mapping[str, str] = {TABLE: wording.say("Table"), LIST: wording.say("List")}
    key = f"plan-form-{view.id}"

    def kept() -> None:
        st.query_params["form"] = str(st.session_state[key])

    with st.container(horizontal=True, vertical_alignment="center"):
        form = st.segmented_control(
            wording.say("Show the actions as"),
            list(names),
            default=LIST if st.query_params.get("form") == LIST else TABLE,
            format_func=lambda id_: names.get(id_, id_),
            key=key,
            on_change=kept,
            required=True,
            label_visibility="collapsed",
        )
        plan_doing.buttons(view)
    return str(form)
