"""How does a table that is only read look: a real table of the page, in which nobody's text is interpreted?"""

from collections.abc import Iterable, Mapping

import streamlit as st

from planner.app.web.user_text import plain


def plain_table(rows: Iterable[Mapping[str, str]], *, alt: str, nothing: str = "") -> None:
    """Show a table; keys are the heads of the columns, the same in every row.

    Args:
        rows: with the texts as people wrote them.
        alt: what the table shows, for those who hear it.
        nothing: what is said in place of an empty table.
    """
    shown = [{plain(head): plain(cell) for head, cell in row.items()} for row in rows]
    if shown:
        st.table(shown, border="horizontal", hide_index=True, alt=alt)
    elif nothing:
        st.caption(nothing)


def folded_table(label: str, rows: Iterable[Mapping[str, str]], *, key: str, alt: str, nothing: str = "") -> None:
    """Show the words of a picture as a table to unfold; until somebody does, not even its rows are made."""
    with st.expander(label, icon=":material/table_rows:", key=key, on_change="rerun") as folded:
        if folded.open:
            plain_table(rows, alt=alt, nothing=nothing)
