"""An action of the reader's own: confirmed by a click, or changed with a line."""

from collections.abc import Iterator

import streamlit as st

from planner.app import desk
from planner.app.desk import ActionStanding, PlanView
from planner.app.desk.vocabulary import (
    AS_STORED,
    CLOSED,
    NEEDS_REASON,
    ActionStatus,
    Actor,
    Confirm,
    Group,
    Store,
    Surface,
    field_value,
    fields_on,
)
from planner.app.web import saving, session
from planner.app.web.drafts import Draft
from planner.app.web.field_form import FieldForm, meant
from planner.app.web.plan_edits import save_edits
from planner.app.web.user_text import plain, user_text
from planner.wording import Wording
from planner.wording.concerns import concern_sentence
from planner.wording.deadlines import due_sentence

_REPORTS = fields_on(Surface.FORM, Group.PROGRESS)
"""What is reported in a line: how the action stands, how far it came, and what else to know."""


def card(view: PlanView, action: ActionStanding) -> None:
    """Show an action with why it asks for a word, and the ways to give one."""
    wording = session.wording()
    where = f"mine-{view.id}-{action.id}"
    with st.container(border=True, key=where, gap="small"):
        with st.container(gap=None):
            st.markdown(f"**{plain(action.id)}** {plain(action.title)}")
            for item in action.attention:
                st.markdown(f"⚠ {plain(concern_sentence(item, wording))}")
            st.caption(plain(" · ".join(_facts(action, wording))))
            if action.progress.note:
                user_text(action.progress.note)
        with st.container(horizontal=True, vertical_alignment="center"):
            if action.status not in CLOSED:
                _confirm(view, action, where)
                _done(view, action, where)
            _change(view, action, where)
        saving.problems(where)


def _facts(action: ActionStanding, wording: Wording) -> Iterator[str]:
    yield wording.label(action.status)
    if action.progress.percent:
        yield wording.percent(action.progress.percent / 100)
    if not action.attention:
        yield due_sentence(action.due, wording)
    if action.progress.confirmed_on:
        yield wording.say("Last news on {day}", day=action.progress.confirmed_on)


def _confirm(view: PlanView, action: ActionStanding, where: str) -> None:
    wording = session.wording()
    if action.progress.confirmed_on == session.today():
        st.badge(wording.say("Confirmed today"), icon=":material/check:", color="green")
        return
    # Ids and the day as they were drawn: the click is about what the person saw.
    today, plan, id_ = session.today(), view.id, action.id

    def on_track(store: Store, by: Actor) -> object:
        # As an edit: where somebody took the action out meanwhile, the person hears who it was.
        return desk.edit(store, plan, [Confirm(of=plan, id=id_, on=today)], by=by, today=today)

    def confirm() -> None:
        saving.save(on_track, where=where, done=plain(wording.say("{action} – still on track", action=id_)))

    st.button(
        wording.say("Still on track"),
        icon=":material/check:",
        key=f"{where}-on-track",
        on_click=confirm,
        help=plain(action.title),
    )


def _done(view: PlanView, action: ActionStanding, where: str) -> None:
    def done() -> None:
        save_edits(view.stored, [view.stored.change(action.id, "status", ActionStatus.DONE)], where=where)

    st.button(
        session.wording().say("Done"),
        icon=":material/done_all:",
        key=f"{where}-done",
        on_click=done,
        help=plain(action.title),
    )


def _change(view: PlanView, action: ActionStanding, where: str) -> None:
    """Show the line in which all that is reported here is given together."""
    say, draft = session.wording().say, Draft(where)
    # A new popover is a closed one: it closes when its line is saved, not when somebody else saves something.
    saves = st.session_state.get(_saves(where), 0)
    with st.popover(say("Change …"), icon=":material/edit:", key=f"{where}-{saves}-change"):
        st.markdown(f"**{plain(action.id)}**")
        form = FieldForm.of(view, action, draft)
        for field in _REPORTS:
            form.ask(field)
        key = f"{where}-save"
        st.button(say("Save"), type="primary", key=key, on_click=_save, args=(view, action, draft, where))
        draft.note()


def _saves(where: str) -> str:
    """Return the key under which the session counts how often a line was saved."""
    return f"{where} saves"


def _save(view: PlanView, action: ActionStanding, draft: Draft, where: str) -> None:
    reports = {field: meant(field, draft.value(field.name)) for field in _REPORTS}
    # An empty field stands for no note: with “” as what was seen, the store would find a conflict with None.
    new = {field.name: value for field, value in reports.items() if value != field_value(action, field)}
    seen = {field.name: meant(field, draft.seen(field.name)) for field in _REPORTS if field.name in new}
    if new.get("status") in NEEDS_REASON and new.get("note"):
        # The line says what stands in the way.
        new["reason"] = new["note"]
    if not new:
        return

    def after(_: object) -> None:
        draft.saved()
        st.session_state[_saves(where)] = st.session_state.get(_saves(where), 0) + 1

    edits = [view.stored.change(action.id, name, value, seen=seen.get(name, AS_STORED)) for name, value in new.items()]
    save_edits(view.stored, edits, where=where, after=after)
