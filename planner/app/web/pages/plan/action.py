"""Everything about one action: why it is here, how it stands, and what people said and did about it."""

from collections.abc import Iterable
from datetime import UTC, datetime

import streamlit as st

from planner.app import desk
from planner.app.desk import ActionStanding, PlanView
from planner.app.desk.comments import Remark
from planner.app.desk.vocabulary import (
    NEEDS_REASON,
    ActionStatus,
    Actor,
    Comment,
    Store,
    StoredPlan,
    is_confidential,
    without_confidential,
)
from planner.app.web import closed_place, saving, session
from planner.app.web.drafts import Draft
from planner.app.web.pages.plan import about as plan_about
from planner.app.web.pages.plan import edit as plan_edit
from planner.app.web.pages.plan.open_action import REASON, forget_seen, open_dialog
from planner.app.web.pages.plan.saving import save_edits
from planner.app.web.saving import moment
from planner.app.web.user_text import plain, user_text
from planner.wording import Wording
from planner.wording.tracked import concern_sentence
from planner.wording.undo import TAKEN_BACK

_MOST_STEPS = 30


def whole(view: PlanView, one: ActionStanding) -> None:
    """Show an action in a dialog, with its status to be changed by one click."""
    wording = session.wording()
    _status(view, one)
    for item in one.attention:
        st.markdown(f"⚠ {plain(concern_sentence(item, wording))}")
    about, edit, comments, history = st.tabs(
        [wording.say("About"), wording.say("Edit"), wording.say("Comments"), wording.say("History")]
    )
    with about:
        plan_about.about(view, one)
    with edit:
        plan_edit.form(view, one)
    with comments:
        _comments(view, one)
    with history:
        _history(view, one)


def _status(view: PlanView, one: ActionStanding) -> None:
    wording = session.wording()
    where = f"plan-status-{view.id}-{one.id}"
    key = f"{where}-{view.stored.batch}-in-dialog"
    st.segmented_control(
        wording.say("Status"),
        list(ActionStatus),
        default=one.status,
        format_func=wording.label,
        key=key,
        on_change=_set_status,
        args=(view.stored, one.id, where, key),
        required=True,
        wrap=True,
    )
    if one.progress.reason:
        user_text(wording.say("{name}: {said}", name=wording.say("Reason"), said=one.progress.reason))
    saving.problems(where)


def _set_status(base: StoredPlan, action: str, where: str, key: str) -> None:
    """Give an action a status; ``base`` is the plan as the person saw it."""
    chosen = st.session_state.get(key)
    if chosen in NEEDS_REASON:
        open_dialog(REASON, action=action, status=str(chosen))
        st.session_state.pop(key, None)
    elif chosen is not None and save_edits(base, [base.change(action, "status", chosen)], where=where):
        forget_seen()
    st.rerun()


def _comments(view: PlanView, one: ActionStanding) -> None:
    wording = session.wording()
    where = f"plan-comment-{view.id}-{one.id}"
    said = session.store().comments(view.id, one.id)
    me = session.person()
    for comment in _asked_for(said, where):
        with st.container(border=True):
            st.caption(plain(f"{session.name_of(comment.author)}, {moment(comment.written_at)}"))
            user_text(comment.text)
            if is_confidential(comment):
                st.caption(wording.say("Confidential: it leaves the store in no document."))
            if me is not None and comment.author == me.id:
                _remove(view, comment)
    if not said:
        st.caption(wording.say("Nobody has said anything yet."))
    draft = Draft(where)
    text = st.text_area(wording.say("Your comment"), max_chars=5000, **draft.field("text", ""))
    confidential = st.checkbox(wording.say("Confidential"), **draft.field("confidential", stored=False))
    if st.button(wording.say("Add the comment"), key=f"{where}-add") and text.strip():
        now, remark = datetime.now(tz=UTC), Remark(text=text, action=one.id, confidential=confidential)

        def add(store: Store, by: Actor) -> object:
            return desk.add_comment(store, view.id, remark, by=by, now=now)

        if saving.save(add, where=where, done=wording.say("Your comment is kept."), after=draft.saved):
            st.rerun()
    saving.problems(where)
    draft.note()


def _asked_for(said: tuple[Comment, ...], where: str) -> tuple[Comment, ...]:
    """Return the comments to show: all where somebody asked for the confidential ones, else the others."""
    hidden = sum(map(is_confidential, said))
    label = session.wording().count("Show {number} confidential comment", "Show {number} confidential comments", hidden)
    return said if hidden and closed_place.is_open(where, label) else without_confidential(said)


def _remove(view: PlanView, comment: Comment) -> None:
    wording = session.wording()

    def remove(store: Store, by: Actor) -> object:
        return desk.remove_comment(store, view.id, comment, by=by)

    where = f"plan-comment-remove-{comment.id}"

    def removed() -> None:
        saving.save(remove, where=where, done=wording.say("Your comment is removed."))
        st.rerun()

    st.button(wording.say("Remove this comment"), type="tertiary", key=where, on_click=removed)
    saving.problems(where)


def _history(view: PlanView, one: ActionStanding) -> None:
    wording = session.wording()
    steps = desk.tell_plan(session.store(), view.id, wording=wording, action=one.id)
    if any(line.withheld for step in steps for line in step.lines) and closed_place.is_open(
        f"history-{view.id}-{one.id}", wording.say("Show confidential texts in the history")
    ):
        steps = desk.tell_plan(session.store(), view.id, wording=wording, action=one.id, confidential=True)
    for step in steps[:_MOST_STEPS]:
        undone = f" ({wording.say(TAKEN_BACK)})" if step.undone else ""
        st.caption(plain(f"{step.who}, {moment(step.at)}{undone}"))
        for text in _lines(step, wording):
            user_text(text)


def _lines(step: desk.Step, wording: Wording) -> Iterable[str]:
    for line in step.lines:
        if line.field:
            yield wording.say("{name}: {said}", name=line.field, said=f"{line.old} → {line.new}")
        else:
            yield wording.say("{name}: {said}", name=line.what, said=line.new or line.old)
