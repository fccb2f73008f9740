"""How does a component get its script and its style?

Each component is three files of one name: Python that takes facts, a script that draws them, a style.
No build step and no outside address. Text reaches the page as text only; see ``drawing.js``.
"""

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, TypeAlias

import streamlit as st

from planner.app.web.theme import tone_properties

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer


def asset(file: str) -> str:
    """Return the text of a file that stands beside this module."""
    return resources.files(__package__).joinpath(file).read_text(encoding="utf-8")


Props: TypeAlias = dict[str, object]
"""What a script needs to draw, as JSON takes it: texts are ready to be shown, in the reader's language."""


@cache
def picture(name: str) -> "ComponentRenderer":
    """Return the component of that name, drawn inside a shadow root with the app's colours."""
    return st.components.v2.component(
        f"planner_{name}",
        html='<div class="host"></div>',
        css=tone_properties(".host") + asset("tones.css") + asset(f"{name}.css"),
        js=asset("drawing.js") + asset(f"{name}.js"),
    )


def opened(name: str, props: Props, key: str) -> str | None:
    """Draw a component, and return the id of what was just opened in it, if anything was."""
    # Without a callback of that name, even one that does nothing, the framework gives the result no such attribute.
    drawn = picture(name)(data=props, key=key, on_open_change=lambda: None)
    return drawn.open if isinstance(drawn.open, str) else None
