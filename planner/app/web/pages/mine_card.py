"""One action of one's own: confirmed by a click, or changed with a line."""

from collections.abc import Iterator

import streamlit as st

from planner.app.living import ActionView, PlanView
from planner.app.living.on_sight import confirm_on_sight
from planner.app.web import saving, session
from planner.app.web.pages.plan_saving import save_edits
from planner.app.web.user_text import plain, user_text
from planner.plan import ActionStatus
from planner.store import Actor, Store, StoredPlan
from planner.tracking import CLOSED, NEEDS_REASON, ActionProgress
from planner.wording import Wording
from planner.wording.tracked import concern_sentence

_STEP = 10


def card(view: PlanView, one: ActionView) -> None:
    """Show an action with why it asks for a word, and the ways to give one."""
    wording = session.wording()
    where = f"mine-{view.id}-{one.id}"
    with st.container(border=True, key=where, gap="small"):
        with st.container(gap=None):
            st.markdown(f"**{plain(one.id)}** {plain(one.action.title)}")
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


def _facts(one: ActionView, wording: Wording) -> Iterator[str]:
    yield wording.label(one.status)
    if one.progress.percent:
        yield wording.percent(one.progress.percent / 100)
    if not one.attention:
        yield wording.say("Due on {day}", day=one.due)
    if one.progress.confirmed_on:
        yield wording.say("Last news on {day}", day=one.progress.confirmed_on)


def _confirm(view: PlanView, one: ActionView, where: str) -> None:
    wording = session.wording()
    if one.progress.confirmed_on == session.today():
        st.badge(wording.say("Confirmed today"), icon=":material/check:", color="green")
        return
    today, plan, action = session.today(), view.id, one.id

    def on_track(store: Store, by: Actor) -> object:
        return confirm_on_sight(store, plan, action, by=by, today=today)

    def confirm() -> None:
        done = wording.say("{action} – still on track", action=action)
        saving.save(on_track, where=where, done=plain(done))

    st.button(
        wording.say("Still on track"),
        icon=":material/check:",
        key=f"{where}-on-track",
        on_click=confirm,
        help=plain(one.action.title),
    )


def _done(view: PlanView, one: ActionView, where: str) -> None:
    def done() -> None:
        save_edits(view.stored, {one.id: {"status": ActionStatus.DONE}}, where=where)

    st.button(
        session.wording().say("Done"),
        icon=":material/done_all:",
        key=f"{where}-done",
        on_click=done,
        help=plain(one.action.title),
    )


def _change(view: PlanView, one: ActionView, where: str) -> None:
    """Show the line in which status, percent and note are given together."""
    wording = session.wording()
    base = _seen(view, one, where)
    with st.popover(wording.say("Change …"), icon=":material/edit:", key=f"{where}-{base.batch}-change"):
        st.markdown(f"**{plain(one.id)}**")
        st.selectbox(wording.say("Status"), list(ActionStatus), format_func=wording.label, key=_key(where, "status"))
        st.number_input(
            wording.say("Percent complete"), min_value=0, max_value=100, step=_STEP, key=_key(where, "percent")
        )
        st.text_input(
            wording.say("In one line: what is new, or what stands in the way"),
            max_chars=2000,
            key=_key(where, "note"),
        )
        st.button(wording.say("Save"), type="primary", key=f"{where}-save", on_click=_save, args=(base, one.id, where))


def _key(where: str, field: str) -> str:
    return f"{where}-{field}"


def _seen(view: PlanView, one: ActionView, where: str) -> StoredPlan:
    """Return the plan that the person saw when they began to type; what nobody touched follows the store."""
    base = st.session_state.get(f"{where}-seen")
    if isinstance(base, StoredPlan) and one.id in base.progress and _typed(base.progress[one.id], where):
        return base
    st.session_state[f"{where}-seen"] = view.stored
    for field, value in _fields(one.progress).items():
        st.session_state[_key(where, field)] = value
    return view.stored


def _fields(progress: ActionProgress) -> dict[str, object]:
    return {"status": progress.status, "percent": progress.percent, "note": progress.note or ""}


def _typed(before: ActionProgress, where: str) -> dict[str, object]:
    """Return what was typed and not saved yet."""
    there = _fields(before)
    typed = {field: st.session_state.get(_key(where, field), value) for field, value in there.items()}
    return {field: value for field, value in typed.items() if value != there[field]}


def _save(base: StoredPlan, action: str, where: str) -> None:
    new = _typed(base.progress[action], where)
    if "note" in new:
        new["note"] = str(new["note"]).strip() or None
    if new.get("status") in NEEDS_REASON and new.get("note"):
        # The line says what stands in the way.
        new["reason"] = new["note"]
    if new and (save_edits(base, {action: new}, where=where) or saving.in_dispute()):
        st.session_state.pop(f"{where}-seen", None)
