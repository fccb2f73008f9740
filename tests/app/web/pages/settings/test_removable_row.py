"""A row is shown as people wrote it, and goes by the button that stands beside it."""

from collections.abc import Callable
from functools import partial

import streamlit as st
from streamlit.testing.v1 import AppTest

from app.web.tracked_city import HOSTILE
from planner.app.web.pages.settings.removable_row import removable_row
from planner.app.web.user_text import plain


def test_of_two_rows_the_one_goes_whose_button_was_pressed(within: Callable[..., AppTest]) -> None:
    def body() -> None:
        rows = st.session_state.setdefault("rows", [HOSTILE, "Summer closure"])
        for row in tuple(rows):
            removable_row(row, days=row, key=f"out-{row}", remove=partial(rows.remove, row))

    page = within(body, language="fr")
    assert [text.value for text in page.markdown] == [plain(HOSTILE), "Summer closure"]
    # Whoever hears the page hears many buttons of the same name: the tip says what each takes out.
    assert [(button.label, button.help) for button in page.button] == [
        ("Retirer", plain(HOSTILE)),
        ("Retirer", "Summer closure"),
    ]
    page.button(key=f"out-{HOSTILE}").click().run()
    assert [text.value for text in page.markdown] == ["Summer closure"]
