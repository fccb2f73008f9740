"""What every page stands in: title and icon, the reader's language, navigation along the top."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import streamlit as st

from planner.app.web import dialogs, language, saving, sign_in, unknown_place
from planner.app.web.components.chrome import chrome
from planner.app.web.refusal import show_problems
from planner.problem import ProblemsFoundError

ICON = Path(__file__).with_name("icon.svg")
_PART = "part-of-page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One page of the navigation."""

    show: Callable[[], None]
    title: str
    path: str
    """Its place in the address, the same in every language; the home page has none."""
    icon: str | None = None
    """A Material symbol, which comes with the framework: “:material/home:”."""


def run(sections: Callable[[], Mapping[str, Sequence[Entry]]]) -> None:
    """Show the page that the address names, with the navigation, in the reader's language.

    ``sections`` is called in every run, since titles follow the language. Pages of the section ""
    stand by themselves in the navigation; the first of all is the home page.
    """
    wording = language.wording()
    # An emoji or a file of our own: a Material symbol would be fetched from another server.
    st.set_page_config(page_title=wording.say("Integrating Cities Planner"), page_icon=str(ICON), layout="wide")
    st.logo(str(ICON), size="medium")
    given = sections()
    home = next(entry for entries in given.values() for entry in entries)
    pages = {
        title: [
            st.Page(
                partial(_whole, entry.show),
                title=entry.title,
                icon=entry.icon,
                url_path=entry.path,
                default=entry is home,
            )
            for entry in entries
        ]
        for title, entries in given.items()
    }
    page = st.navigation(pages, position="top")
    place = f"{page.url_path}/{st.session_state.get(_PART, '')}"
    chrome(wording, place=place, person=sign_in.person_name() or "")
    page.run()


def _whole(show: Callable[[], None]) -> None:
    """Show a page with what came of the last thing that was done, and what it cannot show as sentences."""
    asked = dialogs.outcome()
    saving.show_unheard()
    try:
        if not unknown_place.shown():
            show()
    except ProblemsFoundError as found:
        show_problems(found.problems)
    # What was done while the page was drawn is told at once.
    if saving.unheard() or saving.disputed() is not asked:
        st.rerun()


def turn_to(part: str) -> None:
    """Say which part of a page comes next, such as a key factor; for the callback of a “Next” button.

    The page then scrolls to its top and its heading gets the focus.
    """
    st.session_state[_PART] = part
