"""Why something needs attention and what resolves it, as it stands on pages."""

from collections.abc import Iterable

import streamlit as st

from planner.app.desk.vocabulary import AttentionItem, Subject
from planner.app.web import session
from planner.app.web.user_text import plain
from planner.wording import Wording
from planner.wording.concerns import concern_sentence, resolution_sentence


def attention_line(item: AttentionItem, wording: Wording) -> str:
    """Return why something needs attention with what resolves it, as Markdown."""
    return f"⚠ {plain(concern_sentence(item, wording))} :gray[{plain(resolution_sentence(item, wording))}]"


def plan_lines(items: Iterable[AttentionItem]) -> None:
    """Show what of a plan needs attention besides its actions: services, sessions of the council, the plan itself."""
    for item in items:
        if item.about is not Subject.ACTION:
            st.markdown(attention_line(item, session.wording()))
