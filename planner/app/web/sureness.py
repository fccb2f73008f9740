"""How sure is this? A panel to unfold: chances in words, as a picture, and as a table of all that is to be kept."""

from collections.abc import Iterator

import streamlit as st

from planner.app.desk import PlanView
from planner.app.desk.vocabulary import Sureness, chance_picture
from planner.app.web import session
from planner.app.web.components.chances import chances_chart
from planner.app.web.plain_table import plain_table
from planner.app.web.plan_frame import lines
from planner.app.web.user_text import plain
from planner.wording.sureness import chance_column, how_worked_out, mark_name, plan_sentences


def how_sure(view: PlanView) -> None:
    """Show how sure a plan is; until somebody unfolds it nothing is worked out, so that no edit waits for it."""
    with st.expander(
        session.wording().say("How sure is this?"),
        icon=":material/casino:",
        key=f"how-sure-{view.id}",
        on_change="rerun",
    ) as panel:
        if panel.open:
            _panel(view)


def _panel(view: PlanView) -> None:
    wording, sure = session.wording(), view.standing.how_sure
    if sure is None or not sure.actions:
        st.caption(wording.say("Nothing is left that could come late."))
        return
    lines(plan_sentences(sure, view.names, wording))
    if sure.marks:
        drawn = chance_picture(sure.marks)
        names = {bar.row: mark_name(bar.mark, view.standing, wording) for bar in drawn.bars}
        chances_chart(drawn, names, wording=wording, key=f"chances-{view.id}")
        plain_table(_rows(view, sure), alt=wording.say("What the plan has to keep, and with which chance it does"))
    st.caption(plain(how_worked_out(sure, wording)))


def _rows(view: PlanView, sure: Sureness) -> Iterator[dict[str, str]]:
    wording = session.wording()
    say = wording.say
    for mark in sure.marks:
        yield {
            say("What is to be kept"): mark_name(mark, view.standing, wording),
            say("By"): wording.short_date(mark.by),
            say("Chance"): chance_column(mark, wording),
            say("8 chances in 10 by"): wording.short_date(mark.sure_by),
        }
