"""Whose is what somebody types and has not saved?"""

import secrets
from contextlib import suppress

import streamlit as st

from planner.app.web import session, sign_in
from planner.app.web.first_byte import BROWSER_COOKIE
from planner.problem import ProblemsFoundError

_AUTHOR = "author of drafts"
_BY_NAME = "name:"


def author() -> str:
    """Return under what the store keeps what this person types.

    It is the person's id once the history knows them; until their first change their name; and this
    browser while nobody said a name. What they typed as the one follows them to the next.
    """
    name = sign_in.person_name()
    if name is None:
        return _browser()
    known, author = st.session_state.get(_AUTHOR, ("", ""))
    # Once the history knows them their id stays the same, and the store need not be asked for every field.
    if known == name and not author.startswith(_BY_NAME):
        return str(author)
    person = sign_in.person()
    by_name = f"{_BY_NAME}{name.casefold()}"
    now = person.id if person else by_name
    if (known, author) != (name, now):
        for before in (_browser(), by_name):
            _hand_over(before, now)
        st.session_state[_AUTHOR] = (name, now)
    return now


def _hand_over(before: str, now: str) -> None:
    if before != now and session.store().unsaved(before):
        with suppress(ProblemsFoundError):
            session.store().hand_over_unsaved(before, now)


def _browser() -> str:
    """Return what tells this browser from others: people without a name never see each other's texts."""
    # A browser that takes no cookies is told apart by its session: a reload then loses what was typed.
    token = st.context.cookies.to_dict().get(BROWSER_COOKIE)
    return f"browser:{token or st.session_state.setdefault(BROWSER_COOKIE, secrets.token_urlsafe(18))}"
