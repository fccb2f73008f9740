"""For those who coordinate: of which actions there is no news, what needs attention of whom, and texts to send them."""

from collections.abc import Sequence

import streamlit as st

from planner.app import desk
from planner.app.desk import Letter, PlanView
from planner.app.desk.vocabulary import Concern, OwnerAttention, attention_by_owner
from planner.app.web import session
from planner.app.web.attention_lines import plan_lines
from planner.app.web.user_text import plain
from planner.wording import Wording
from planner.wording.concerns import count_sentence
from planner.wording.figures import language_name
from planner.wording.services import with_remark


def team(view: PlanView) -> None:
    """Show every owner with what needs attention of theirs, who has most of it first, and a letter to each."""
    wording, count = session.wording(), view.standing.attention_count
    if count.actions:
        st.markdown(f"⚠ {plain(count_sentence(count, wording))}")
    st.markdown(_news(view, wording))
    plan_lines(view.standing.attention)
    _overview(attention_by_owner(view.standing))
    st.header(wording.say("Texts to send"), anchor=False)
    letters = desk.letters(view)
    if not letters:
        st.caption(wording.say("There is nothing to ask anybody today."))
    if letters and view.plan.language != wording.language:
        st.caption(wording.say("In the plan’s language: {language}.", language=language_name(view.plan.language)))
    for number, letter in enumerate(letters):
        _letter(letter, f"mine-letter-{view.id}-{number}")


def _news(view: PlanView, wording: Wording) -> str:
    """Say of how many actions there is no news; who was asked nobody knows, and so nobody failed to answer."""
    silent = [item.since for item in view.standing.attention if item.concern is Concern.STALE and item.since]
    if silent:
        # The latest of their days: since then there is news of none of them.
        sentence = wording.count(
            "No news since {day} of {number} action that is neither late nor blocked.",
            "No news since {day} or longer of {number} actions that are neither late nor blocked.",
            len(silent),
            day=max(silent),
        )
        return f"⚠ {plain(sentence)}"
    days = view.catalogue.method.monitoring.stale_days
    sentence = wording.count(
        "Of what could have begun and is neither late nor blocked, nothing has been without news for more than "
        "{number} day.",
        "Of what could have begun and is neither late nor blocked, nothing has been without news for more than "
        "{number} days.",
        days,
    )
    return f"✓ {plain(sentence)}"


def _overview(rows: Sequence[OwnerAttention]) -> None:
    wording = session.wording()
    st.table(
        {
            wording.say("Owner"): [
                plain(with_remark(row.owner.roles[0].name, row.owner.roles[0], wording)) for row in rows
            ],
            wording.say("Open actions"): [wording.number(row.owner.actions) for row in rows],
            wording.say("Needs attention"): [wording.number(row.attention.actions) for row in rows],
            wording.say("Overdue"): [wording.number(row.attention[Concern.OVERDUE]) for row in rows],
            wording.say("Blocked"): [wording.number(row.attention[Concern.BLOCKED]) for row in rows],
            wording.say("Foreseen late"): [wording.number(row.attention[Concern.EXPECTED_LATE]) for row in rows],
            wording.say("Done without proof"): [wording.number(row.attention[Concern.WITHOUT_PROOF]) for row in rows],
            wording.say("Without news"): [wording.number(row.attention[Concern.STALE]) for row in rows],
        },
        hide_index=True,
    )


def _letter(letter: Letter, key: str) -> None:
    wording = session.wording()
    who = letter.recipient or wording.say("{roles} (to be filled)", roles=wording.listing(letter.reminder.roles))
    asked = wording.count("{number} action", "{number} actions", len(letter.reminder.actions))
    with st.expander(plain(f"{who} – {asked}"), key=key):
        st.caption(wording.say("Copy the subject and the text with the button at their top right."))
        st.code(letter.subject, language=None, wrap_lines=True)
        st.code(letter.text, language=None, wrap_lines=True)
