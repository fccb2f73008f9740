"""What stands at the top of every page: city and plan, language, person, title, export, news of others."""

from collections.abc import Callable, Mapping

import streamlit as st

from planner.app.web import export_buttons as export
from planner.app.web import language, session, sign_in
from planner.app.web.option_names import names_apart
from planner.app.web.user_text import plain

POLL = 10
"""Seconds between two looks at what others changed."""
_WATCHED = "what the head watches"


def page_head(
    title: str,
    *,
    cities: bool = True,
    plans: bool = False,
    beside: Callable[[], None] | None = None,
) -> None:
    """Show the head of a page, its title as the only heading of the first level.

    Args:
        title: what the page is called, as the wording says it.
        cities: whether the city can be chosen.
        plans: whether the plan can be chosen; the page is about one.
        beside: shows what stands at the right of the title instead of a plan's export buttons.
    """
    session.note_state()
    # In every run anew: a page that calls no ``news`` watches nothing, whatever the last one watched.
    st.session_state[_WATCHED] = None
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="right"):
        with st.container(horizontal=True, vertical_alignment="center"):
            if cities:
                _city_switch()
            if plans:
                _plan_switch()
        language.switch()
        sign_in.menu()
    sign_in.remember_or_ask()
    if beside is None and plans and session.plan() is not None:
        beside = _exports
    _title(title, beside)
    _poll()


def _title(title: str, beside: Callable[[], None] | None) -> None:
    if beside is None:
        st.title(title, anchor=False)
        return
    first, second = st.columns([5, 2], vertical_alignment="center")
    with first:
        st.title(title, anchor=False)
    with second, st.container(horizontal=True, horizontal_alignment="right"):
        beside()


def _exports() -> None:
    export.buttons(session.view())


def _city_switch() -> None:
    cities, now = session.store().cities(), session.city()
    if now is None:
        return
    if len(cities) == 1:
        st.markdown(f"**{plain(now.name)}**", width="content")
        return
    names = {city.id: city.name for city in cities}
    _switch("city", session.wording().say("City"), names, now.id, width=220)


def _plan_switch() -> None:
    of, now = session.city(), session.plan()
    titles = {plan.id: plan.title for plan in session.store().plans(of.id)} if of else {}
    if now is not None and len(titles) > 1:
        _switch("plan", session.wording().say("Plan"), titles, now, width=320)


def _switch(name: str, label: str, options: Mapping[str, str], now: str, *, width: int) -> None:
    """Let the person go to another city or plan; ``name`` says which of them."""
    # The key holds what is chosen: the framework keeps a field's own choice under its key, and would go
    # on showing it after a link or another page chose something else.
    key, names = f"switch-{name}-{now}", names_apart(options)

    def chosen() -> None:
        session.be_at(**{name: str(st.session_state[key])})

    st.selectbox(
        label,
        list(options),
        index=list(options).index(now),
        format_func=lambda id_: names.get(id_, id_),
        key=key,
        on_change=chosen,
        label_visibility="collapsed",
        width=width,
    )


def news(*, plan: str | None = None, assessment: str | None = None) -> None:
    """Let the head say how many changes others made since this page was drawn, without drawing it anew.

    Nothing moves under anybody's hands. Call it once in a run of the whole page, never inside a
    fragment of it.
    """
    if plan or assessment:
        st.session_state[_WATCHED] = (plan, assessment)
        drawn(plan, assessment)


def drawn(plan: str | None, assessment: str | None = None) -> None:
    """Note that the page shows all that was changed until now."""
    st.session_state[f"drawn {plan or assessment}"] = session.store().state(plan, assessment=assessment).revision


@st.fragment(run_every=POLL)
def _poll() -> None:
    plan, assessment = st.session_state.get(_WATCHED) or (None, None)
    about = plan or assessment
    if session.overtaken(about):
        st.rerun()
    if about is None:
        return
    since = int(st.session_state.get(f"drawn {about}", 0))
    # Every open page asks this every few seconds: a number first, and the history only where it has grown.
    if session.store().revision(plan, assessment=assessment) <= since:
        return
    me = sign_in.person()
    changes = session.store().history(plan, assessment=None if plan else assessment, since=since)
    others = [change for change in changes if me is None or change.actor != me.id]
    if not others:
        return
    wording = session.wording()
    who = wording.listing(sorted({sign_in.name_of(change.actor) for change in others}))
    with st.container(horizontal=True, vertical_alignment="center", border=True, key=f"planner-news-{about}"):
        st.write(plain(wording.count("{number} change by {who}", "{number} changes by {who}", len(others), who=who)))
        if st.button(wording.say("Show"), key=f"show-news-{about}"):
            st.rerun()
