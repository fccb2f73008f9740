"""Why something needs attention and what resolves it, as it stands on pages."""

from collections.abc import Iterable, Iterator, Sequence

import streamlit as st

from planner.app.desk.vocabulary import AttentionItem, Subject
from planner.app.web import session
from planner.app.web.user_text import plain
from planner.wording import Wording
from planner.wording.concerns import concern_sentence, resolution_sentence


def attention_lines(items: Sequence[AttentionItem], wording: Wording) -> Iterator[str]:
    """Give every reason why one thing needs attention with what resolves it, as Markdown.

    What resolves several reasons stands after the last of them.
    """
    resolved_by = [resolution_sentence(item, wording) for item in items]
    for number, (item, resolution) in enumerate(zip(items, resolved_by, strict=True), start=1):
        line = f"⚠ {plain(concern_sentence(item, wording))}"
        yield line if resolution in resolved_by[number:] else f"{line} :gray[{plain(resolution)}]"


def plan_lines(items: Iterable[AttentionItem]) -> None:
    """Show what of a plan needs attention besides its actions: services, sessions of the council, the plan itself."""
    for item in items:
        if item.about is not Subject.ACTION:
            for line in attention_lines((item,), session.wording()):
                st.markdown(line)
