"""Taking back what was done last: the button says what, whose and when; more than values is asked about first."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import streamlit as st

from planner.app import desk
from planner.app.desk import PendingUndo
from planner.app.desk.conflicts import clash_sentence, clashes
from planner.app.desk.undo_effects import undo_effects
from planner.app.desk.vocabulary import Actor, Entity, State, Store
from planner.app.web import dialogs, saving, session, sign_in
from planner.app.web.plan_edits import breaks
from planner.app.web.refusal import show_problems
from planner.app.web.user_text import plain
from planner.problem import ProblemsFoundError
from planner.wording import Wording
from planner.wording import undo as words_of_undo
from planner.wording.moved_dates import slip_sentence
from planner.wording.undo import UndoWords, undo_words

WHERE = "undo"
"""Beside what a refusal of taking back is shown."""
_ASKING = "undo asks"
_KEPT = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """Who reads what a change did, in which language, and at which plan they look."""

    by: Actor
    language: str
    within: str | None


def button(key: str, then: Callable[[], None] = lambda: None, *, plan: str | None = None) -> None:
    """Show the button that takes back what this person did last; it says so where there is nothing.

    With ``plan``, what they did last to the plan on screen: they do not see what it would change elsewhere. Where
    no plan is on screen, the button names the place. ``then`` is called at the end of a click, such as to draw anew
    what stands around the button.
    """
    pending = _last(plan)
    say = session.wording().say
    words = _words(pending, plan) if pending else None
    if pending is None or words is None:
        st.button(say(words_of_undo.NOTHING_TO_UNDO), icon=":material/undo:", key=key, disabled=True)
        return
    # What somebody has to decide about first is not said to happen.
    effects = (say(words_of_undo.TO_BE_DECIDED),) if pending.changed_since else words.effects
    st.button(
        plain(words.button),
        icon=":material/redo:" if pending.again else ":material/undo:",
        key=key,
        help=plain("  \n".join((words.whose, *effects))),
        on_click=_clicked,
        args=(pending, plan, then),
    )


def _last(plan: str | None) -> PendingUndo | None:
    """Return what this person did last, to a plan or anywhere; None when there is nothing or nothing of it is left."""
    store, by = session.store(), sign_in.actor()
    state = store.state()
    batch = next((made for made in saving.batches() if plan is None or plan in _plans_of(store, made)), None)
    # A reload begins a new session. People without a name are all one to the history, and would undo each other’s work.
    if batch is None and sign_in.person_name():
        batch = _last_in_history(store, state, by, plan)
    return _prepared(store, batch, state, by) if batch else None


@lru_cache(maxsize=_KEPT)
def _plans_of(store: Store, batch: str) -> frozenset[str]:
    """Return the plans that a change is about."""
    return frozenset(entry.scope_id for entry in store.history(batch=batch) if entry.scope is Entity.PLAN)


@lru_cache(maxsize=_KEPT)
def _last_in_history(store: Store, _state: State, by: Actor, plan: str | None) -> str | None:
    try:
        return desk.last_batch(store, by, plan)
    except ProblemsFoundError:
        return None


@lru_cache(maxsize=_KEPT)
def _prepared(store: Store, batch: str, _state: State, by: Actor) -> PendingUndo | None:
    """Look at a change once for every state of the store: the button is drawn in every run."""
    try:
        # Which dates move is said in the dialog only: to know it takes two schedules of the plan.
        return desk.prepare_undo(store, batch, today=session.today(), by=by, dates=False)
    except ProblemsFoundError:
        return None


def _words(pending: PendingUndo, within: str | None) -> UndoWords | None:
    store = session.store()
    at = _Reader(by=sign_in.actor(), language=session.wording().language, within=within)
    return _words_at(store, pending.batch, store.state(), at)


@lru_cache(maxsize=_KEPT)
def _words_at(store: Store, batch: str, state: State, reader: _Reader) -> UndoWords | None:
    pending = _prepared(store, batch, state, reader.by)
    if pending is None:
        return None
    wording = Wording(reader.language)
    effects = undo_effects(store, pending, by=reader.by, wording=wording, within=reader.within)
    return undo_words(effects, saving.moment(pending.at), wording)


def _clicked(pending: PendingUndo, within: str | None, then: Callable[[], None]) -> None:
    """Take back values at once, for the button said them; ask about anything more."""
    if pending.goes:
        ask(pending.batch)
    else:
        _take_back(pending, within)
    then()


def ask(batch: str) -> None:
    """Let the page ask whether to take back a change; for the callback of a widget."""
    saving.forget_problems(WHERE)
    st.session_state[_ASKING] = batch


def asked() -> str | None:
    """Return the change about which the page is asking."""
    batch = st.session_state.get(_ASKING)
    return str(batch) if batch else None


def forget() -> None:
    """Ask no more."""
    st.session_state.pop(_ASKING, None)


def dialog() -> None:
    """Ask what is to be asked."""
    batch = asked()
    if batch is not None:
        dialogs.show(session.wording().say(words_of_undo.ASK_TO_TAKE_BACK), lambda: _question(batch), dismissed=forget)


def _question(batch: str) -> None:
    """Say what taking back a change does, whose it is and when it was made, and offer to do it."""
    if asked() is None:  # answered just now
        st.rerun()
    wording = session.wording()
    try:
        pending = desk.prepare_undo(session.store(), batch, today=session.today(), by=sign_in.actor())
    except ProblemsFoundError as error:
        show_problems(error.problems)
        return
    within = session.plan()
    effects = undo_effects(session.store(), pending, by=sign_in.actor(), wording=wording, within=within)
    words = undo_words(effects, saving.moment(pending.at), wording)
    st.write(plain(words.whose))
    if pending.conflicts:
        _conflicts(pending)
        return
    st.markdown("\n".join(f"- {plain(effect)}" for effect in words.effects))
    if pending.slip is not None:
        view = session.view(pending.plan) if pending.plan else None
        st.write(plain(slip_sentence(pending.slip, wording, view.names if view else {})))
        if view and pending.consequences:
            breaks(view, pending.consequences)
    if words.way_back:
        st.write(words.way_back)
    st.caption(wording.say(words_of_undo.IS_A_CHANGE))
    saving.problems(WHERE)
    st.button(
        wording.say(words_of_undo.TAKE_BACK),
        type="primary",
        key=f"undo-now-{batch}",
        on_click=_take_back,
        args=(pending, within),
    )


def _conflicts(pending: PendingUndo) -> None:
    """Say what was changed since: nothing is taken back until the person decided which of the two stays."""
    wording = session.wording()
    st.warning(wording.say(words_of_undo.CHANGED_SINCE))
    shown = clashes(session.store(), pending.conflicts, wording=wording)
    moments = (saving.moment(clash.when) if clash.when else "–" for clash in shown)
    sentences = (clash_sentence(clash, when, wording) for clash, when in zip(shown, moments, strict=True))
    st.markdown("\n".join(f"- {plain(sentence)}" for sentence in sentences))
    st.button(
        wording.say(words_of_undo.DECIDE_WHAT_STAYS),
        key=f"undo-decide-{pending.batch}",
        on_click=_take_back,
        args=(pending, session.plan()),
    )


def _take_back(pending: PendingUndo, within: str | None) -> None:
    say = session.wording().say
    words = _words(pending, within)
    done = say(words_of_undo.CHANGE_TAKEN_BACK, change=words.what) if words else say(words_of_undo.SOMETHING_TAKEN_BACK)
    forget()
    saving.save(
        # What others changed after the person had read what goes would else go with it, unsaid.
        lambda store, by: desk.undo(store, pending.batch, by=by, since=pending.since),
        where=WHERE,
        done=plain(done),
    )
