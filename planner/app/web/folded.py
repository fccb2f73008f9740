"""What is folded away is drawn once somebody opens it.

A closed popover is not in the browser's page, so that the browser knows nothing of the fields in it: when it is
opened later they stand at the framework's own defaults, and the browser sends those back as if they had been typed.
Folded tabs and expanders are in the page, and their fields hold what the server put there.
"""

from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator


def popover(
    label: str,
    *,
    key: str,
    icon: str | None = None,
    type: Literal["secondary", "tertiary"] = "secondary",  # noqa: A002 - as the framework calls it
    help: str | None = None,  # noqa: A002 - as the framework calls it
) -> DeltaGenerator | None:
    """Show the button of a popover, and return the popover where it is open; a new key makes a closed one."""
    opened = st.popover(label, icon=icon, type=type, key=key, help=help, on_change="rerun")
    return opened if opened.open else None
