"""Which parts of the page about a plan are drawn anew by themselves?

An edit of one action is drawn where it shows: in its card and in the figures above. What changes
more than that asks for all of it.
"""

from collections.abc import Iterable
from typing import NoReturn

import streamlit as st

from planner.app.web import session

ALL = "plan-actions"
"""Everything below the page's head."""
BANNER = "plan-figures"
UNDO = "plan-undo"


def begin(plan: str) -> None:
    """Draw the whole page anew instead of this part of it, when the plan is gone or the store was restored meanwhile.

    Call it first in the fragment that draws the part.
    """
    if session.overtaken(plan):
        st.rerun()


def card(action: str) -> str:
    """Return the part in which the list shows an action."""
    return f"plan-action-{action}"


def redraw(parts: str | Iterable[str] = ALL) -> NoReturn:
    """Draw these parts anew instead of the one with the widget; last thing in the callback of that widget."""
    st.rerun([parts] if isinstance(parts, str) else list(parts))
