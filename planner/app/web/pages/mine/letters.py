"""For those who coordinate: who has not answered, and the text to send them."""

import streamlit as st

from planner.app import desk
from planner.app.desk import Letter, PlanView
from planner.app.desk.vocabulary import SilentOwner, silent_owners
from planner.app.web import session
from planner.app.web.user_text import plain


def team(view: PlanView) -> None:
    """Show every owner with what is asked of them, the most silent first, and a letter to each."""
    wording, rows = session.wording(), silent_owners(view.standing)
    silent = [row for row in rows if row.stale]
    if silent:
        st.markdown(
            f"⚠ {wording.count('{number} owner has not answered', '{number} owners have not answered', len(silent))}"
        )
    else:
        st.markdown(f"✓ {wording.say('Everybody has answered.')}")
    _overview(rows)
    st.header(wording.say("Texts to send"), anchor=False)
    letters = desk.letters(view)
    if not letters:
        st.caption(wording.say("There is nothing to ask anybody today."))
    for number, letter in enumerate(letters):
        _letter(letter, f"mine-letter-{view.id}-{number}")


def _overview(rows: tuple[SilentOwner, ...]) -> None:
    wording = session.wording()
    st.table(
        {
            wording.say("Owner"): [plain(", ".join(role.title for role in row.owner.roles)) for row in rows],
            wording.say("Filled by"): [plain(row.owner.holder or wording.say("to be filled")) for row in rows],
            wording.say("Open actions"): [wording.number(row.owner.actions) for row in rows],
            wording.say("Asked about"): [wording.number(row.asked) for row in rows],
            wording.say("Without news"): [wording.number(row.stale) for row in rows],
        },
        hide_index=True,
    )


def _letter(letter: Letter, key: str) -> None:
    wording = session.wording()
    who = letter.owner or wording.say("{roles} (to be filled)", roles=wording.listing(letter.reminder.roles))
    asked = wording.count("{number} action", "{number} actions", len(letter.reminder.actions))
    with st.expander(plain(f"{who} – {asked}"), key=key):
        st.caption(wording.say("Copy the subject and the text with the button at their top right."))
        st.code(letter.subject, language=None, wrap_lines=True)
        st.code(letter.text, language=None, wrap_lines=True)
