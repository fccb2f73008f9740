"""Where a person begins."""

import streamlit as st

from planner.app.web import language


def show() -> None:
    """Say what the planner does, in the language that the person chooses."""
    wording = language.wording()
    language.switch()
    st.title(wording.say("Integrating Cities Planner"), anchor=False)
    st.text(wording.say("From a city’s self-assessment against a benchmark to a development plan for its council."))
