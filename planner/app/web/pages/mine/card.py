"""One action of one's own: confirmed by a click, or changed with a line."""

from collections.abc import Iterator

import streamlit as st

from planner.app import desk
from planner.app.desk import ActionStanding, PlanView
from planner.app.desk.vocabulary import AS_STORED, CLOSED, NEEDS_REASON, ActionStatus, Actor, Confirm, Store
from planner.app.web import saving, session
from planner.app.web.drafts import Draft
from planner.app.web.pages.plan.saving import save_edits
from planner.app.web.user_text import plain, user_text
from planner.wording import Wording
from planner.wording.tracked import concern_sentence

_STEP = 10


def card(view: PlanView, one: ActionStanding) -> None:
    """Show an action with why it asks for a word, and the ways to give one."""
    wording = session.wording()
    where = f"mine-{view.id}-{one.id}"
    with st.container(border=True, key=where, gap="small"):
        with st.container(gap=None):
            st.markdown(f"**{plain(one.id)}** {plain(one.title)}")
            for item in one.attention:
                st.markdown(f"⚠ {plain(concern_sentence(item, wording))}")
            st.caption(plain(" · ".join(_facts(one, wording))))
            if one.progress.note:
                user_text(one.progress.note)
        with st.container(horizontal=True, vertical_alignment="center"):
            if one.status not in CLOSED:
                _confirm(view, one, where)
                _done(view, one, where)
            _change(view, one, where)
        saving.problems(where)


def _facts(one: ActionStanding, wording: Wording) -> Iterator[str]:
    yield wording.label(one.status)
    if one.progress.percent:
        yield wording.percent(one.progress.percent / 100)
    if not one.attention:
        yield wording.say("Due on {day}", day=one.due)
    if one.progress.confirmed_on:
        yield wording.say("Last news on {day}", day=one.progress.confirmed_on)


def _confirm(view: PlanView, one: ActionStanding, where: str) -> None:
    wording = session.wording()
    if one.progress.confirmed_on == session.today():
        st.badge(wording.say("Confirmed today"), icon=":material/check:", color="green")
        return
    today, plan, action = session.today(), view.id, one.id

    def on_track(store: Store, by: Actor) -> object:
        return desk.edit(store, plan, [Confirm(of=plan, id=action, on=today)], by=by, today=today)

    def confirm() -> None:
        done = wording.say("{action} – still on track", action=action)
        saving.save(on_track, where=where, done=plain(done))

    st.button(
        wording.say("Still on track"),
        icon=":material/check:",
        key=f"{where}-on-track",
        on_click=confirm,
        help=plain(one.title),
    )


def _done(view: PlanView, one: ActionStanding, where: str) -> None:
    def done() -> None:
        save_edits(view.stored, [view.stored.change(one.id, "status", ActionStatus.DONE)], where=where)

    st.button(
        session.wording().say("Done"),
        icon=":material/done_all:",
        key=f"{where}-done",
        on_click=done,
        help=plain(one.title),
    )


def _change(view: PlanView, one: ActionStanding, where: str) -> None:
    """Show the line in which status, percent and note are given together."""
    wording, progress = session.wording(), one.progress
    draft = Draft(where)
    # A new popover is a closed one: it closes when its line is saved, not when somebody else saves something.
    saves = st.session_state.get(f"{where} saves", 0)
    with st.popover(wording.say("Change …"), icon=":material/edit:", key=f"{where}-{saves}-change"):
        st.markdown(f"**{plain(one.id)}**")
        statuses = list(ActionStatus)
        st.selectbox(
            wording.say("Status"),
            statuses,
            format_func=wording.label,
            **draft.field("status", progress.status, options=statuses),
        )
        st.number_input(
            wording.say("Percent complete"),
            min_value=0,
            max_value=100,
            step=_STEP,
            **draft.field("percent", progress.percent),
        )
        st.text_input(
            wording.say("In one line: what is new, or what stands in the way"),
            max_chars=2000,
            **draft.field("note", progress.note or ""),
        )
        st.button(
            wording.say("Save"), type="primary", key=f"{where}-save", on_click=_save, args=(view, one, draft, where)
        )
        draft.note()


def _save(view: PlanView, one: ActionStanding, draft: Draft, where: str) -> None:
    there = {"status": one.progress.status, "percent": one.progress.percent, "note": one.progress.note or ""}
    new = {name: draft.value(name) for name, value in there.items() if draft.value(name) != value}
    seen = {name: draft.seen(name) or None if name == "note" else draft.seen(name) for name in new}
    if "note" in new:
        new["note"] = str(new["note"]).strip() or None
    if new.get("status") in NEEDS_REASON and new.get("note"):
        # The line says what stands in the way.
        new["reason"] = new["note"]
    if not new:
        return

    def after(_: object) -> None:
        draft.saved()
        st.session_state[f"{where} saves"] = st.session_state.get(f"{where} saves", 0) + 1

    edits = [view.stored.change(one.id, name, value, seen=seen.get(name, AS_STORED)) for name, value in new.items()]
    save_edits(view.stored, edits, where=where, after=after)
