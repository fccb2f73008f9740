"""A row of a list of the plan's head, such as a closure or a session, with the button that takes it out at once."""

from collections.abc import Callable

import streamlit as st

from planner.app.web import session
from planner.app.web.user_text import plain


def removable_row(text: str, *, days: str, key: str, remove: Callable[[], None]) -> None:
    """Show a row and its button; ``days`` tells this button from those of other rows for who hears the page."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(plain(text), width="content")
        st.button(
            session.wording().say("Remove"),
            icon=":material/delete:",
            type="tertiary",
            help=plain(days),
            key=key,
            on_click=remove,
        )
