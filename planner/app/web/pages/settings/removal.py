"""Removing what was only a trial, and bringing it back: plans, assessments and whole cities."""

import streamlit as st

from planner.app import desk
from planner.app.desk import Removal
from planner.app.desk.removals import out_of_sight
from planner.app.desk.vocabulary import Actor, Batch, Removed, Store
from planner.app.web import dialogs, saving, session, sign_in
from planner.app.web.assessment_frame import assessment_names
from planner.app.web.refusal import show_problems
from planner.app.web.user_text import plain
from planner.problem import ProblemsFoundError
from planner.wording import undo as words

_ASKING = "removal asks"
_WHERE = "removal"


def removal() -> None:
    """Show what the chosen city has, each with the way to remove it, and what was removed, with the way back."""
    say = session.wording().say
    st.header(say(words.REMOVE), anchor=False)
    st.write(say("A trial goes out of sight with all that belongs to it, and can be brought back."))
    saving.problems(_WHERE)
    for id_, name in _removable().items():
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown(plain(name), width="content")
            st.button(
                say(words.REMOVE_AFTER_A_QUESTION),
                icon=":material/delete:",
                key=f"remove-{id_}",
                on_click=_ask,
                args=(id_,),
                help=plain(name),
            )
    _removed()
    _dialog()


def _removable() -> dict[str, str]:
    """Return what the chosen city has, and the city itself, by id."""
    city, store, wording = session.city(), session.store(), session.wording()
    if city is None:
        return {}
    plans = {plan.id: wording.say("Plan: {title}", title=plan.title) for plan in store.plans(city.id)}
    assessments = assessment_names(store.assessments(city.id), wording)
    return {**plans, **assessments, city.id: wording.say("The whole city of {city}", city=city.name)}


def _ask(id_: str) -> None:
    saving.forget_problems(_WHERE)
    st.session_state[_ASKING] = id_


def _forget() -> None:
    st.session_state.pop(_ASKING, None)


def _dialog() -> None:
    id_ = st.session_state.get(_ASKING)
    if id_ is None:
        return
    try:
        # In every run anew: what goes is what belongs to it now, not what did when the question was asked.
        pending = desk.prepare_removal_of(session.store(), str(id_), by=sign_in.actor())
    except ProblemsFoundError as error:
        _forget()
        show_problems(error.problems)
        return
    dialogs.show(session.wording().say(words.ASK_TO_REMOVE), lambda: _question(pending), dismissed=_forget)


def _question(pending: Removal) -> None:
    """Say what goes, and offer to remove it."""
    if _ASKING not in st.session_state:  # answered just now
        st.rerun()
    wording = session.wording()
    st.markdown("\n".join(f"- {plain(words.whole_sentence(whole, wording))}" for whole in pending.wholes))
    st.write(wording.say(words.WAY_BACK))
    st.button(
        wording.say(words.REMOVE),
        type="primary",
        key=f"remove-now-{pending.wholes[0].id}",
        on_click=_remove,
        args=(pending,),
    )


def _remove(pending: Removal) -> None:
    # Before it is tried: a refusal is said on the page, where the question would hide it.
    _forget()
    today = session.today()

    def remove(store: Store, by: Actor) -> Batch:
        return desk.remove(store, pending, by=by, today=today)

    if saving.save(remove, where=_WHERE, done=session.wording().say(words.REMOVED)):
        # The address names what is gone.
        session.forget_place()


def _removed() -> None:
    wording = session.wording()
    gone = out_of_sight(session.store(), wording)
    st.header(wording.say(words.BRING_BACK), anchor=False)
    if not gone:
        st.caption(wording.say(words.NOTHING_REMOVED))
    for removed, name in gone:
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            line = wording.say("{what} – removed on {day}", what=name, day=removed.removed_on)
            st.markdown(plain(line), width="content")
            st.button(
                wording.say(words.BRING_BACK),
                icon=":material/restore_from_trash:",
                key=f"bring-back-{removed.entity}-{removed.id}",
                on_click=_bring_back,
                args=(removed,),
                help=plain(name),
            )


def _bring_back(removed: Removed) -> None:
    def bring_back(store: Store, by: Actor) -> Batch:
        return desk.bring_back(store, removed.id, by=by)[0]

    saving.save(bring_back, where=_WHERE, done=session.wording().say(words.IS_BACK))
