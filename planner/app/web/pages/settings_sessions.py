"""When does the council meet, and until when does it take papers? The sessions that the plan knows."""

from datetime import date

import streamlit as st

from planner.app.living import PlanView
from planner.app.web import saving, session
from planner.app.web.pages.settings_saving import save_head
from planner.app.web.user_text import plain
from planner.assessment import CouncilSession
from planner.council import in_order
from planner.problem import Place, Problem
from planner.wording.sessions import session_sentence


def sessions(view: PlanView) -> None:
    """Show the sessions of the council, to remove and to add; every change is saved at once."""
    wording = session.wording()
    st.subheader(wording.say("Sessions of the council"), anchor=False)
    st.write(
        wording.say(
            "They move no date, for no plan knows how a council votes. Beside every action that needs its decision "
            "stands the last session before it starts, with the day by which papers are due."
        )
    )
    known = in_order(view.plan.council_sessions)
    if not known:
        st.caption(wording.say("None yet."))
    for one in known:
        _known(view, one)
    _new(view)


def _known(view: PlanView, one: CouncilSession) -> None:
    wording = session.wording()
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(plain(session_sentence(one, wording)), width="content")
        st.button(
            wording.say("Remove"),
            icon=":material/delete:",
            type="tertiary",
            help=plain(wording.date(one.day)),
            key=f"session-{view.id}-{one.day}",
            on_click=_remove,
            args=(view, one),
        )


def _where(view: PlanView) -> str:
    return f"session-{view.id}"


def _remove(view: PlanView, gone: CouncilSession) -> None:
    kept = tuple(one for one in view.plan.council_sessions if one != gone)
    save_head(view, where=_where(view), council_sessions=kept)


def _new(view: PlanView) -> None:
    say = session.wording().say
    with st.form(f"new-session-{view.id}", border=True, clear_on_submit=False):
        day, papers, title = st.columns([1, 1, 2])
        day.date_input(say("Day of the session"), value=None, format="DD/MM/YYYY", key=f"session-day-{view.id}")
        papers.date_input(say("Papers by"), value=None, format="DD/MM/YYYY", key=f"session-papers-{view.id}")
        title.text_input(
            say("What it is about"),
            max_chars=250,
            placeholder=say("For example: vote on the budget"),
            key=f"session-title-{view.id}",
        )
        saving.problems(_where(view))
        st.form_submit_button(
            say("Add"), icon=":material/add:", on_click=_add, args=(view,), key=f"add-session-{view.id}"
        )


def _add(view: PlanView) -> None:
    where = _where(view)
    saving.forget_problems(where)
    keys = [f"session-{name}-{view.id}" for name in ("day", "papers", "title")]
    day, papers, title = (st.session_state[key] for key in keys)
    wrong = _wrong(day, papers)
    if wrong:
        saving.refuse(where, wrong)
        return
    added = CouncilSession(day=day, papers_by=papers, title=" ".join(str(title).split()) or None)
    if save_head(view, where=where, council_sessions=(*view.plan.council_sessions, added)):
        st.session_state.update(dict(zip(keys, (None, None, ""), strict=True)))


def _wrong(day: date | None, papers: date | None) -> Problem | None:
    """Say what is wrong with the days of a session that somebody typed; None when nothing is."""
    if day is None:
        return Problem(
            code="session-without-day",
            what="The day of the session is missing.",
            fix="Give the day on which the council meets.",
            place=Place(field="council_sessions"),
        )
    if papers is not None and papers > day:
        return Problem(
            code="papers-after-session",
            what="The papers are due after the session of the council for which they are meant.",
            fix="Exchange the two dates, or mend the wrong one.",
            place=Place(field="council_sessions"),
        )
    return None
