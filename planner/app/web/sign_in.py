"""Who looks at the page, under which name do they act, and how do they say so?

Nobody proves anything: a name is said once and remembered by the browser. Whatever is done in the
store is done by ``actor()``.
"""

import os
from urllib.parse import unquote

import streamlit as st

from planner.app import desk
from planner.app.desk.vocabulary import Actor, Person
from planner.app.web import session
from planner.app.web.components.remember import remember
from planner.app.web.user_text import plain

PERSON = "PLANNER_BY"
"""The environment variable with the name of the one person who uses the app, on a computer of their own."""
PERSON_COOKIE = "planner_person"
CHOSEN_NAME = "person-name"
"""The entry of the session with the name under which a person acts, once they said it."""
_LONGEST_NAME = 100
"""Characters, as the fields for a name take them: a cookie or the environment may hold any number."""


def person_name() -> str | None:
    """Return the name under which this person acts; None when nobody said it yet.

    It is the one chosen in this session, else the one that the browser remembers, else that of the
    one person whose computer this is.
    """
    remembered = st.context.cookies.to_dict().get(PERSON_COOKIE, "")
    return chosen_name(st.session_state.get(CHOSEN_NAME), remembered, os.environ.get(PERSON, ""))


def chosen_name(in_session: object, remembered: str, of_computer: str) -> str | None:
    """Return the first name that is given, on one line and not too long; None when there is none.

    Args:
        in_session: what the person said in this session.
        remembered: the cookie, as the browser sends it.
        of_computer: what the environment says.

    >>> chosen_name(None, "Chlo%C3%A9%20Martin", "Anna"), chosen_name("  ", "", "")
    ('Chloé Martin', None)
    """
    # Browsers send only ASCII in a cookie, so the name is written there as in an address.
    name = in_session or unquote(remembered) or of_computer
    return " ".join(str(name).split())[:_LONGEST_NAME].strip() or None


def act_as(name: str) -> None:
    """Let this person act under a name from now on; the page's head lets the browser remember it."""
    st.session_state[CHOSEN_NAME] = " ".join(name.split())


def actor() -> Actor:
    """Return who acts, as the history remembers them; the store gets a row for them with their first change."""
    name = person_name() or session.wording().say("Somebody")
    return desk.introduce(session.store(), name)


def person() -> Person | None:
    """Return the person who looks at the page as the store knows them; None before their first change."""
    name = (person_name() or "").casefold()
    return next((person for person in session.store().people() if person.name.casefold() == name), None)


def name_of(person_id: str | None) -> str:
    """Return what readers call somebody whom the history names by an id."""
    names = {person.id: person.name for person in session.store().people()}
    return names.get(person_id or "") or person_id or session.wording().say("Somebody")


def menu() -> None:
    """Show the name under which this person acts, with the way to change it; nothing before they said one."""
    name = person_name()
    if name is None:
        return
    with st.popover(plain(name), icon=":material/person:", type="tertiary"), st.form("person", border=False):
        st.text_input(_name_label(), value=name, max_chars=_LONGEST_NAME, key="person-said")
        _keep_button("person-keep", "person-said")


def remember_or_ask() -> None:
    """Let the browser remember the name; ask for it where neither the browser nor the computer knows one."""
    name = person_name()
    if name:
        # In every run: a cookie that another tab or a cleared browser lost comes back by itself.
        remember(PERSON_COOKIE, name, key="remember-person")
        return
    with st.container(border=True), st.form("person-first", border=False):
        st.text_input(_name_label(), max_chars=_LONGEST_NAME, key="person-first-said", width=420)
        _keep_button("person-first-keep", "person-first-said")


def _name_label() -> str:
    return session.wording().say("Your name, as colleagues see it beside your changes")


def _keep_button(key: str, field: str) -> None:
    st.form_submit_button(session.wording().say("Keep this name"), on_click=_named, args=(field,), key=key)


def _named(field: str) -> None:
    name = str(st.session_state[field]).strip()
    if name:
        act_as(name)
