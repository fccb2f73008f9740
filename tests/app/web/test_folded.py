"""What is folded away and can be typed into is drawn once it is open; before, the browser would know nothing of it."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from app.web.conftest import unfolded
from planner.app import web


def test_a_closed_popover_has_no_fields() -> None:
    def body() -> None:
        from planner.app.web.folded import popover  # noqa: PLC0415 - the framework runs this function by itself

        opened = popover("Change …", key="change")
        if opened is not None:
            opened.text_input("Note", key="note")

    page = AppTest.from_function(body).run()
    assert not page.text_input
    assert unfolded(page, "change").text_input(key="note").label == "Note"


def test_whoever_keeps_what_is_typed_has_no_other_popovers() -> None:
    package = Path(web.__file__).parent
    texts = {file.relative_to(package): file.read_text(encoding="utf-8") for file in package.rglob("*.py")}
    assert [file for file, text in texts.items() if "st.popover(" in text and "web.drafts import" in text] == []
