"""Which session is to adopt the plan, and which actions need not wait for that?"""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from planner.app import desk
from planner.app.desk import PlanView
from planner.app.desk.vocabulary import Actor, AdoptionSettings, Batch, PlanStatus, Store, in_order
from planner.app.web import first_sight, saving, session
from planner.app.web.user_text import plain
from planner.wording.sessions import session_sentence

_FIRST_IN_TIME = ""
"""Chosen where the city names no session."""


def adoption(view: PlanView) -> None:
    """Ask how the council is to adopt a plan, as long as it has not; what is chosen is kept at once."""
    if view.plan.status is PlanStatus.ADOPTED:
        return
    say = session.wording().say
    st.subheader(say("Adoption of the plan"), anchor=False)
    if view.case is None:
        st.caption(say("This plan was not drafted from an assessment in the store; it keeps its adoption as it is."))
        return
    st.write(
        say(
            "What is to be done begins once the council has adopted the plan. Name the session, and the actions that "
            "you agreed to begin before: they start from the first day of the plan."
        )
    )
    held = view.case.assessment.plan.adoption or AdoptionSettings()
    _session(view, held)
    _may_begin(view, held)
    saving.problems(_where(view))
    st.caption(say("Which actions the plan holds, and when, changes only where you accept a new draft of it."))


def _session(view: PlanView, held: AdoptionSettings) -> None:
    wording, key = session.wording(), f"adoption-session-{view.id}"
    names = {_FIRST_IN_TIME: wording.say("The first whose papers can still be handed in"), **_sessions(view, held)}
    saving.fresh(key, _named(held.session))
    st.selectbox(
        wording.say("Session that is to adopt the plan"),
        list(names),
        index=first_sight.choice(key, list(names)),
        format_func=lambda day: names.get(day, day),
        key=key,
        on_change=_choose_session,
        args=(view, held, key),
    )


def _named(day: date | None) -> str:
    return day.isoformat() if day else _FIRST_IN_TIME


def _sessions(view: PlanView, held: AdoptionSettings) -> Mapping[str, str]:
    """Return the sessions to come by their days, and the one that was named, be it held or listed no more."""
    wording, today = session.wording(), session.today()
    known = {
        meeting.day.isoformat(): plain(session_sentence(meeting, wording, today))
        for meeting in in_order(view.plan.council_sessions)
        if meeting.day >= today
    }
    named = {} if held.session is None else {held.session.isoformat(): wording.date(held.session)}
    return {**named, **known}


def _choose_session(view: PlanView, held: AdoptionSettings, key: str) -> None:
    chosen = str(st.session_state[key])
    day = date.fromisoformat(chosen) if chosen != _FIRST_IN_TIME else None
    _keep(view, held.model_copy(update={"session": day}))


def _may_begin(view: PlanView, held: AdoptionSettings) -> None:
    say, key = session.wording().say, f"adoption-early-{view.id}"
    # What was agreed stays to be seen, though the plan does not hold it any more.
    names = {**{id_: id_ for id_ in held.may_begin_before}, **view.names}
    saving.fresh(key, list(held.may_begin_before))
    st.multiselect(
        say("Actions that may begin before"),
        list(names),
        format_func=lambda id_: names.get(id_, id_),
        placeholder=say("None"),
        key=key,
        on_change=_choose_early,
        args=(view, held, key),
    )


def _choose_early(view: PlanView, held: AdoptionSettings, key: str) -> None:
    _keep(view, held.model_copy(update={"may_begin_before": tuple(st.session_state[key])}))


def _keep(view: PlanView, new: AdoptionSettings) -> None:
    id_, case = view.stored.assessment, view.case
    if id_ is None or case is None:
        return
    seen = case.assessment.plan
    # A city that takes everything back says nothing of the adoption, as before.
    wanted = seen.model_copy(update={"adoption": None if new == AdoptionSettings() else new})

    def keep(store: Store, by: Actor) -> Batch:
        return desk.save_settings(store, id_, wanted, seen=seen, by=by)

    saving.save(keep, where=_where(view), what=view.plan.title, done=session.wording().say("Kept."))


def _where(view: PlanView) -> str:
    return f"adoption-{view.id}"
