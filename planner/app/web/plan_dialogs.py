"""Which dialog stands before the page about a plan, and what did the person see when it was opened?

Other pages open one too, such as that of a new draft, and then go to the plan.
"""

from collections.abc import Mapping

import streamlit as st

ACTION, ADD, BULK, REASON, REDRAFT = "action", "add", "bulk", "reason", "redraft"
"""Kinds of dialogs."""
_OPEN = "plan dialog"
_SEEN = "plan dialog seen"


def open_dialog(kind: str, **about: str) -> None:
    """Open a dialog in this run or the next one; for the callback of a widget."""
    forget_seen()
    st.session_state[_OPEN] = {"kind": kind, **about}


def open_action(action: str) -> None:
    """Open the dialog about an action, and put it into the address."""
    forget_seen()
    st.session_state.pop(_OPEN, None)
    # Of all dialogs this one stands in the address: people send one another the link to an action.
    st.query_params["action"] = action


def opened() -> Mapping[str, str]:
    """Return which dialog is open, and what it is about; nothing when none is."""
    dialog = st.session_state.get(_OPEN)
    if dialog:
        return dict(dialog)
    action = st.query_params.get("action")
    return {"kind": ACTION, "action": action} if action else {}


def close() -> None:
    """Close whatever is open; a dialog about a reason gives way to what was open before."""
    forget_seen()
    if st.session_state.pop(_OPEN, None) is None:
        st.query_params.pop("action", None)


def forget_seen() -> None:
    """Let the next dialog begin from what the store holds."""
    st.session_state.pop(_SEEN, None)


def seen(now: object) -> object:
    """Return what the person saw when the dialog was opened: the first thing that was given since.

    A dialog is drawn anew with every key; with what stands in the store now as what the person saw, it
    would overwrite what others changed while it was open.
    """
    return st.session_state.setdefault(_SEEN, now)
