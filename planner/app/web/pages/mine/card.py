"""An action of the reader's own: confirmed by a click, or changed with a line."""

from collections.abc import Iterator

import streamlit as st

from planner.app import desk
from planner.app.desk import ActionStanding, PlanView
from planner.app.desk.vocabulary import (
    CLOSED,
    ActionStatus,
    Actor,
    Confirm,
    Store,
)
from planner.app.web import saving, session
from planner.app.web.folded import popover
from planner.app.web.plan_edits import moved, save_edits
from planner.app.web.report_form import ON_CARD, ReportForm, place, times_saved
from planner.app.web.user_text import plain, user_text
from planner.problem import msgid
from planner.wording import Wording
from planner.wording.concerns import unresolved_sentence
from planner.wording.deadlines import due_sentence


def card(view: PlanView, action: ActionStanding) -> None:
    """Show an action with why it asks for a word, and the ways to give one."""
    wording = session.wording()
    where = place(ON_CARD, view.id, action.id)
    with st.container(border=True, key=where, gap="small"):
        with st.container(gap=None):
            st.markdown(f"**{plain(action.id)}** {plain(action.title)}")
            st.caption(plain(" · ".join(_facts(action, wording))))
            if action.progress.note:
                user_text(action.progress.note)
        form = ReportForm(view, action, where)
        form.asked()
        with st.container(horizontal=True, vertical_alignment="center"):
            if action.status not in CLOSED:
                _confirm(view, action, where)
                if action.status is ActionStatus.BLOCKED:
                    _take_up(view, action, where)
                _status_button(view, action, where, ActionStatus.DONE)
            _change(form, action, where)
        form.waiting()
        saving.problems(where)
        moved(where)


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
        # What is overdue stays so, whoever says that it is on track.
        st.caption(plain(unresolved_sentence(action.attention, wording)))
        return
    if action.status is ActionStatus.BLOCKED:
        _status_button(view, action, where, ActionStatus.BLOCKED)
    elif desk.can_be_on_track(action):
        _on_track(view, action, where)


def _on_track(view: PlanView, action: ActionStanding, where: str) -> None:
    wording = session.wording()
    # Ids and the day as they were drawn: the click is about what the person saw.
    today, plan, id_ = session.today(), view.id, action.id

    def on_track(store: Store, by: Actor) -> object:
        desk.check_on_track(store, plan, [id_], today)
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


_ONE_TAP = {
    ActionStatus.BLOCKED: (msgid("Still blocked"), ":material/block:", "still-blocked"),
    ActionStatus.DONE: (msgid("Done"), ":material/done_all:", "done"),
}
"""Statuses that one tap reports: words, icon, and the last part of the button's key."""


def _status_button(view: PlanView, action: ActionStanding, where: str, status: ActionStatus) -> None:
    """Offer to report a status; of what is blocked that it is so still, as on track it is not."""
    label, icon, part = _ONE_TAP[status]

    def report() -> None:
        save_edits(view.stored, [view.stored.change(action.id, "status", status)], where=where)

    st.button(session.wording().say(label), icon=icon, key=f"{where}-{part}", on_click=report, help=plain(action.title))


def _take_up(view: PlanView, action: ActionStanding, where: str) -> None:
    def take_up() -> None:
        status = desk.going_on(session.store(), view.stored, action.id)
        save_edits(view.stored, [view.stored.change(action.id, "status", status)], where=where)

    st.button(
        session.wording().say("Take up again"),
        icon=":material/play_arrow:",
        key=f"{where}-take-up",
        on_click=take_up,
        help=plain(session.wording().say("It is again what it was before it was blocked.")),
    )


def _change(form: ReportForm, action: ActionStanding, where: str) -> None:
    """Show the line in which all else that is reported here is given together."""
    # A new popover is a closed one: it closes when its line is saved, not when somebody else saves something.
    key = f"{where}-{times_saved(where)}-change"
    opened = popover(session.wording().say("Change …"), icon=":material/edit:", key=key)
    if opened is not None:
        with opened:
            st.markdown(f"**{plain(action.id)}**")
            form.whole(with_status=True)
