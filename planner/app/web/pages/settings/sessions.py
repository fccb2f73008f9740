"""When does the council meet, and until when does it take papers? The sessions that the plan knows."""

from datetime import date
from functools import partial

import streamlit as st

from planner.app.desk import PlanView
from planner.app.desk.vocabulary import CouncilSession, in_order
from planner.app.web import saving, session
from planner.app.web.drafts import Draft
from planner.app.web.pages.settings.removable_row import removable_row
from planner.app.web.pages.settings.saving import save_head
from planner.app.web.user_text import plain
from planner.wording import refusals
from planner.wording.sessions import session_sentence


def sessions(view: PlanView) -> None:
    """Show the sessions of the council, to remove and to add; every change is saved at once."""
    wording = session.wording()
    st.subheader(wording.say("Sessions of the council"), anchor=False)
    st.write(
        wording.say(
            "What needs a decision of the council is dated by the first session for which its papers can be ready: "
            "where one is added or removed, dates may move."
        )
    )
    papers = view.catalogue.country.words.get("papers_rule") if view.catalogue.country else None
    if papers:
        st.caption(plain(papers))
    known = in_order(view.plan.council_sessions)
    if not known:
        st.caption(wording.say("None yet."))
    for council_session in known:
        _known(view, council_session)
    _new(view)


def _known(view: PlanView, council_session: CouncilSession) -> None:
    wording = session.wording()
    removable_row(
        session_sentence(council_session, wording, session.today()),
        days=wording.date(council_session.day),
        # The day alone tells the buttons apart: two sessions on one day are refused.
        key=f"session-{view.id}-{council_session.day}",
        remove=partial(_remove, view, council_session),
    )


def _where(view: PlanView) -> str:
    return f"session-{view.id}"


def _remove(view: PlanView, gone: CouncilSession) -> None:
    left = tuple(known for known in view.plan.council_sessions if known != gone)
    save_head(view, where=_where(view), council_sessions=left)


def _new(view: PlanView) -> None:
    say, mask = session.wording().say, session.wording().figures.date_mask
    draft = Draft(f"session-new-{view.id}")
    with st.container(border=True):
        day, papers, title = st.columns([1, 1, 2])
        day.date_input(say("Day of the session"), value=None, format=mask, **draft.field("day", None))
        papers.date_input(say("Papers by"), value=None, format=mask, **draft.field("papers", None))
        title.text_input(
            say("What it is about"),
            max_chars=250,
            placeholder=say("For example: vote on the budget"),
            **draft.field("title", ""),
        )
        saving.problems(_where(view))
        st.button(say("Add"), icon=":material/add:", on_click=_add, args=(view, draft), key=f"add-session-{view.id}")
        draft.note()


def _add(view: PlanView, draft: Draft) -> None:
    where = _where(view)
    saving.forget_problems(where)
    day, papers, title = (draft.value(name) for name in ("day", "papers", "title"))
    if not isinstance(day, date):
        saving.refuse(where, refusals.NO_SESSION_DAY)
        return
    # As it was typed: what holds of a session is checked, and put into words, where it is taken into the plan.
    added = {"day": day, "papers_by": papers, "title": " ".join(str(title).split()) or None}
    save_head(view, where=where, after=draft.saved, council_sessions=(*view.plan.council_sessions, added))
