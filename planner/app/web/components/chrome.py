"""What every page carries without showing it: the reader's language in the framework's own words.

It also tells when the connection is lost, keeps single letters from doing things, brings the
keyboard and the eye to the heading of a new page, and keeps in the browser what is typed there until
the server has it.
"""

import streamlit as st

from planner.app.web import language
from planner.app.web.components.assets import asset
from planner.app.web.components.fixed_words import framework_speech
from planner.app.web.theme import tone_properties
from planner.wording import Wording

# Its styles are not isolated: it draws nothing itself, it mends the look and the words of the page around it.
_chrome = st.components.v2.component(
    "planner_chrome",
    html='<span class="planner-chrome" hidden></span>',
    css=tone_properties(".planner-connection, .planner-typed, [class*='st-key-planner-news-']") + asset("chrome.css"),
    js=asset("chrome.js") + asset("unsaved.js"),
    isolate_styles=False,
)


def chrome(wording: Wording, *, place: str, person: str = "") -> None:
    """Put the invisible frame on a page; called once in every run, before the page itself.

    ``place`` names where the person is, such as “assess/F03”. When it changes, the page scrolls to
    its top and its heading gets the focus, so that a screen reader begins there; the first place of
    a session leaves the browser's own choice. When another ``person`` than before uses the same tab,
    what was typed there before is not shown to them.
    """
    _chrome(
        data={
            "language": wording.language,
            "cookie": language.COOKIE,
            "framework": framework_speech(wording.language),
            "lost": wording.say("The connection is lost. What you saved is safe; we keep trying to reconnect."),
            "back": wording.say("The connection is back."),
            "place": place,
            "person": person,
            "typed": {
                "offered": wording.say("You typed this, and the field was changed before it could be kept:"),
                "take": wording.say("Put it into the field"),
                "discard": wording.say("Discard"),
            },
        },
        key="planner-chrome",
        height="content",
    )
