"""What would a change do to the dates of the plan? Said before it is made."""

import streamlit as st

from planner.app.desk import Pending, PlanView
from planner.app.web import session
from planner.app.web.user_text import plain
from planner.wording.tracked import move_sentence, slip_sentence

_MOST = 12


def effect(view: PlanView, change: Pending) -> None:
    """Say which dates a change would move, the whole in a sentence and each move below it."""
    wording = session.wording()
    if not change:
        st.caption(wording.say("Nothing is changed yet."))
        return
    st.info(plain(slip_sentence(change.slip, wording, view.names)), icon=":material/event_upcoming:")
    if change.slip.moves:
        with st.expander(wording.say("Every date that moves")):
            for move in change.slip.moves[:_MOST]:
                st.markdown(f"- {plain(move_sentence(move, wording, view.names))}")
            more = len(change.slip.moves) - _MOST
            if more > 0:
                st.caption(wording.count("and {number} more", "and {number} more", more))
