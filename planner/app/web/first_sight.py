"""What stands in a widget when the browser draws it for the first time?

The browser draws a widget with its default and puts what the session holds into it a moment later: until then
a list would show its first choice, a number its least and a box no tick, none of which anybody chose.
"""

from collections.abc import Collection
from typing import Any

import streamlit as st


def choice(key: str, options: Collection[object]) -> int | None:
    """Return the place of what the session holds among the options, for ``index``; None where nothing is chosen."""
    held = st.session_state.get(key)
    return next((place for place, option in enumerate(options) if option == held), None)


def number(key: str) -> Any:  # noqa: ANN401 - whole or with decimals, as its field has it
    """Return the number that the session holds, for ``value`` of a field that is never empty."""
    return st.session_state[key]


def ticked(key: str) -> bool:
    """Say whether the session holds a tick, for ``value``."""
    return bool(st.session_state.get(key))
