"""From what is said of one action to what it names: other actions, and the results that it brings about."""

from collections.abc import Iterable

import streamlit as st

from planner.app.desk import ActionStanding, PlanView
from planner.app.desk.vocabulary import PlanResult
from planner.app.web.pages.plan import filters, page_parts, toolbar
from planner.app.web.plan_dialogs import close, open_action
from planner.app.web.user_text import plain

_WAY = ":material/arrow_forward:"


def actions(view: PlanView, heading: str, ids: Iterable[str], *, beside: str) -> None:
    """Show actions by number and title, each as the way to it; ``beside`` tells this list from others on the page."""
    listed = list(dict.fromkeys(ids))
    if not listed:
        return
    st.markdown(f"**{plain(heading)}**")
    with st.container(gap=None):
        for id_ in listed:
            st.button(
                plain(view.names[id_]),
                type="tertiary",
                icon=_WAY,
                wrap=True,
                key=f"plan-link-{view.id}-{beside}-{id_}",
                on_click=_to_action,
                args=(id_,),
            )


def result(view: PlanView, action: ActionStanding, brought: PlanResult, text: str) -> None:
    """Show a result that rests on an action as the way to where the plan lists it."""
    st.button(
        plain(text),
        type="tertiary",
        icon=_WAY,
        wrap=True,
        key=f"plan-link-{view.id}-{action.id}-{brought.question}",
        on_click=_to_result,
        args=(view.id, brought.factor),
    )


def _to_action(action: str) -> None:
    open_action(action)
    page_parts.redraw()


def _to_result(plan: str, factor: str) -> None:
    close()
    toolbar.show_as(plan, toolbar.RESULTS)
    filters.look_at_objective(plan, factor)
    page_parts.redraw()
