"""Where is what is confidential shown: behind a switch, and only once somebody turns it.

The framework sends the content of a folded expander, tab or popover to the browser with the page. What
is confidential must not even be there, so nothing of it is drawn while the switch is off. Whoever
leaves the page finds it off again.
"""

import streamlit as st


def is_open(name: str, label: str) -> bool:
    """Show the switch of a closed place, and say whether the person asked for what is in it.

    Args:
        name: the place within the page, such as ``confidential-note-6.2``.
        label: says what is in it: “Show the confidential note”. The label itself is public.
    """
    return st.toggle(label, key=f"closed-{name}")
