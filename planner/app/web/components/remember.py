"""Lets the browser remember something small, such as the name under which a person acts."""

import streamlit as st

from planner.app.web.components.assets import asset

# A cookie, and not the browser's storage: the server reads it before the first page is made.
_remember = st.components.v2.component(
    "planner_remember",
    html='<span class="planner-chrome" hidden></span>',
    js=asset("remember.js"),
    isolate_styles=False,
)


def remember(name: str, value: str, *, key: str) -> None:
    """Keep a value in the browser for a year, in a cookie of this server."""
    _remember(data={"name": name, "value": value}, key=key, height="content")
