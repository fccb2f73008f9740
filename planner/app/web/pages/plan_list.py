"""The actions as a list of plain widgets: everything that the table can do, for keyboard, screen reader and phone."""

from collections.abc import Sequence

import streamlit as st

from planner.app.living import ActionView, PlanView
from planner.app.web import saving, session
from planner.app.web.pages.plan_open import REASON, open_action, open_dialog
from planner.app.web.pages.plan_saving import role_names, save_edits
from planner.app.web.pages.plan_table import marks
from planner.app.web.user_text import plain
from planner.plan import ActionStatus
from planner.tracking import NEEDS_REASON

PER_PAGE = 20


def listed(view: PlanView, found: Sequence[ActionView], *, signature: tuple[str, ...]) -> None:
    """Show actions, so many a page; ``signature`` says which ones are wanted."""
    wording = session.wording()
    if not found:
        st.info(wording.say("No action is like that. Take away a filter to see more."))
        return
    pages = -(-len(found) // PER_PAGE)
    page = 1
    if pages > 1:
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.caption(
                wording.count(
                    "{number} of {all} actions", "{number} of {all} actions", len(found), all=len(view.actions)
                ),
                width="content",
            )
            page = st.pagination(pages, key=f"plan-page-{view.id}-{'-'.join(signature)}")
    roles = role_names(view)
    for one in found[(page - 1) * PER_PAGE : page * PER_PAGE]:
        _card(view, one, roles.get(one.action.accountable, one.action.accountable))


def _card(view: PlanView, one: ActionView, owner: str) -> None:
    wording = session.wording()
    said = " · ".join((owner, wording.say("Due on {day}", day=one.due), *marks(one, wording)))
    key = f"plan-card-{view.id}-{one.id}"
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=key):
        st.markdown(f"**{plain(one.id)}** {plain(one.action.title)}  \n:gray[:small[{plain(said)}]]")
        _status(view, one)
        st.button(
            wording.say("Open"),
            icon=":material/open_in_full:",
            key=f"plan-open-{view.id}-{one.id}",
            on_click=open_action,
            args=(one.id,),
            help=plain(one.action.title),
        )
        saving.problems(key)


def _status(view: PlanView, one: ActionView) -> None:
    wording = session.wording()
    key = f"plan-status-{view.id}-{one.id}-{view.stored.revision}"
    st.selectbox(
        wording.say("Status of {action}", action=one.id),
        list(ActionStatus),
        index=list(ActionStatus).index(one.status),
        format_func=wording.label,
        key=key,
        on_change=_set_status,
        args=(view, one.id, key),
        label_visibility="collapsed",
        width=170,
    )


def _set_status(view: PlanView, action: str, key: str) -> None:
    status = st.session_state[key]
    if status in NEEDS_REASON:
        open_dialog(REASON, action=action, status=str(status))
        st.session_state.pop(key, None)
        return
    save_edits(view.stored, {action: {"status": status}}, where=f"plan-card-{view.id}-{action}")
