"""How does a plan leave the app? Buttons at the top right of every page about a plan."""

from collections.abc import Callable

import streamlit as st

from planner.app import desk
from planner.app.desk import PlanView
from planner.app.desk.translation import export_in
from planner.app.desk.vocabulary import FORMATS, Store
from planner.app.web import session
from planner.app.web.user_text import plain
from planner.wording import Wording
from planner.wording.figures import language_name

WORD = ".docx"


def buttons(view: PlanView) -> None:
    """Offer the plan as a Word document by one click, and in every other format and language by two."""
    wording = session.wording()
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", width="content"):
        _button(wording.say("Word"), view, WORD, view.plan.language, primary=True)
        with st.popover(wording.say("Other formats"), icon=":material/download:"):
            _others(view, wording)


def _others(view: PlanView, wording: Wording) -> None:
    st.write(wording.say("Each file is made when you click, from the plan as it stands."))
    for other in desk.readable_languages(view.plan.benchmark):
        with st.container(horizontal=True, vertical_alignment="center"):
            _button(wording.say("Word, {language}", language=language_name(other)), view, WORD, other)
    for ending, known in FORMATS.items():
        if ending != WORD:
            _button(wording.say(known.name), view, ending, view.plan.language)


def _button(label: str, view: PlanView, ending: str, in_language: str, *, primary: bool = False) -> None:
    st.download_button(
        plain(label),
        data=made_on_click(session.store(), view, ending, in_language),
        file_name=file_name(view, ending, in_language),
        mime=FORMATS[ending].media_type,
        type="primary" if primary else "secondary",
        icon=":material/description:" if ending == WORD else None,
        # A file that is handed over changes nothing on the page, so nothing is drawn anew.
        on_click="ignore",
        key=f"export-{view.id}-{ending}-{in_language}-{'now' if primary else 'menu'}",
    )


def made_on_click(store: Store, view: PlanView, ending: str, in_language: str) -> Callable[[], bytes]:
    """Return what makes the file once it is asked for: the framework calls it on click, beside the page.

    The plan may have changed since the buttons were drawn, so it is looked at anew.
    """
    of, day, spoken = view.id, view.key.today, view.key.language
    return lambda: export_in(store, desk.plan_view(store, of, today=day, language=spoken), ending, in_language)


def file_name(view: PlanView, ending: str, in_language: str) -> str:
    """Return a name for the file that says which plan, in which language, as of when."""
    return f"{view.id}-{in_language}-{view.key.today.isoformat()}{ending}"
