"""Which language does this person read? Each person has their own; the process has none."""

from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

import streamlit as st

from planner.app import desk
from planner.wording import LANGUAGES, SOURCE, Wording
from planner.wording.figures import language_name

COOKIE = "planner_language"
_CHOSEN = "language"


def preferred(query: str, cookies: str, accepted: str) -> str:
    """Return the language of an address, else of a cookie, else of the browser, else English.

    Args:
        query: what follows the question mark of the address.
        cookies: the header of that name.
        accepted: the header ``Accept-Language``.

    >>> preferred("lang=fr", "planner_language=en", ""), preferred("", "", "de;q=0.9, fr-BE;q=0.8, en;q=0.7")
    ('fr', 'fr')
    """
    try:
        jar = SimpleCookie(cookies)
    except CookieError:
        jar = SimpleCookie()
    in_address = parse_qs(query).get("lang", [""])[0]
    in_cookie = jar[COOKIE].value if COOKIE in jar else ""
    wished = (in_address, in_cookie, *_by_weight(accepted))
    return next((language for language in wished if language in LANGUAGES), SOURCE)


def _by_weight(accepted: str) -> list[str]:
    """Return the languages of an ``Accept-Language`` header, the most welcome first."""
    weighted = []
    for part in accepted.split(","):
        tag, _, weight = part.strip().partition(";q=")
        weighted.append((-_number(weight), tag[:2].lower()))
    return [tag for _, tag in sorted(weighted, key=lambda pair: pair[0])]


def _number(text: str) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0


def spoken() -> str:
    """Return the language of the person whose page is being made; a choice holds for the session."""
    if _CHOSEN not in st.session_state:
        headers = st.context.headers
        asked = st.query_params.get("lang", "")
        st.session_state[_CHOSEN] = preferred(
            f"lang={asked}" if asked in LANGUAGES else "",
            headers.get("Cookie", ""),
            headers.get("Accept-Language", ""),
        )
    return str(st.session_state[_CHOSEN])


def wording() -> Wording:
    """Return how this person's page reads."""
    return Wording(spoken())


def of_content(benchmark: str) -> str:
    """Return the language in which this person gets a benchmark: theirs, else that in which it was written.

    Raises:
        ProblemsFoundError: there is no such benchmark.
    """
    return desk.language_for(benchmark, spoken())


def choose(language: str) -> None:
    """Let this person read another language from the next run on.

    Raises:
        ValueError: there is no wording in it.
    """
    st.session_state[_CHOSEN] = Wording(language).language
    if "lang" in st.query_params:
        st.query_params["lang"] = language


def switch(key: str = "language-switch") -> None:
    """Let this person choose the language; each language is named in itself."""

    def chosen() -> None:
        choose(str(st.session_state[key]))

    st.segmented_control(
        wording().say("Language"),
        LANGUAGES,
        default=spoken(),
        format_func=language_name,
        key=key,
        on_change=chosen,
        required=True,
        label_visibility="collapsed",
    )
