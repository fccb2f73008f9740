"""One action of one's own: confirmed by a click, or changed with a line."""

from collections.abc import Iterator

import streamlit as st

from planner.app import living
from planner.app.living import ActionView, PlanView
from planner.app.web import saving, session
from planner.app.web.pages.plan_saving import save_edits
from planner.app.web.user_text import plain, user_text
from planner.plan import ActionStatus
from planner.store import Actor, Store
from planner.tracking import CLOSED, NEEDS_REASON
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
        return living.still_on_track(store, plan, [action], by=by, today=today)

    done = plain(wording.say("{action} – still on track", action=action))
    st.button(
        wording.say("Still on track"),
        icon=":material/check:",
        key=f"{where}-on-track",
        on_click=saving.save,
        args=(on_track,),
        kwargs={"where": where, "done": done},
        help=plain(one.action.title),
    )


def _done(view: PlanView, one: ActionView, where: str) -> None:
    st.button(
        session.wording().say("Done"),
        icon=":material/done_all:",
        key=f"{where}-done",
        on_click=save_edits,
        args=(view.stored, {one.id: {"status": ActionStatus.DONE}}),
        kwargs={"where": where},
        help=plain(one.action.title),
    )


def _change(view: PlanView, one: ActionView, where: str) -> None:
    """Show the line in which status, percent and note are given together."""
    wording = session.wording()
    # Others' reports make a new form; until then what is typed stays, with what was seen.
    place = f"{where}-{view.stored.revision}"
    with (
        st.popover(wording.say("Change …"), icon=":material/edit:", key=f"{where}-change"),
        st.form(f"{place}-form", border=False, enter_to_submit=False),
    ):
        st.markdown(f"**{plain(one.id)}**")
        st.selectbox(
            wording.say("Status"),
            list(ActionStatus),
            index=list(ActionStatus).index(one.status),
            format_func=wording.label,
            key=f"{place}-status",
        )
        st.number_input(
            wording.say("Percent complete"),
            min_value=0,
            max_value=100,
            value=one.progress.percent,
            step=_STEP,
            key=f"{place}-percent",
        )
        st.text_input(
            wording.say("In one line: what is new, or what stands in the way"),
            value=one.progress.note or "",
            max_chars=2000,
            key=f"{place}-note",
        )
        st.form_submit_button(
            wording.say("Save"), type="primary", key=f"{place}-save", on_click=_save, args=(view, one, where, place)
        )


def _save(view: PlanView, one: ActionView, where: str, place: str) -> None:
    typed = st.session_state
    status, note = typed[f"{place}-status"], str(typed[f"{place}-note"]).strip() or None
    new: dict[str, object] = {}
    if status is not one.status:
        new["status"] = status
    if typed[f"{place}-percent"] != one.progress.percent:
        new["percent"] = int(typed[f"{place}-percent"])
    if note != one.progress.note:
        new["note"] = note
    if status in NEEDS_REASON and note and status is not one.status:
        # The line says what stands in the way.
        new["reason"] = note
    if new:
        save_edits(view.stored, {one.id: new}, where=where)
