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
from planner.app.web import closed_place, saving, session, sign_in
from planner.app.web.drafts import Draft
from planner.app.web.pages.plan import about, edit
from planner.app.web.plan_dialogs import REASON, forget_seen, open_dialog
from planner.app.web.plan_edits import save_edits
from planner.app.web.report_form import IN_DIALOG, IN_LIST, ON_CARD, ReportForm, place
from planner.app.web.saving import moment
from planner.app.web.user_text import plain, user_text
from planner.wording.undo import TAKEN_BACK, came_or_went

_MOST_STEPS = 30
_MOST_LETTERS = 5000


def whole(view: PlanView, action: ActionStanding) -> None:
    """Show an action in a dialog, with its status to be changed by one click."""
    wording = session.wording()
    _status(view, action)
    form = ReportForm(view, action, place(IN_DIALOG, view.id, action.id), after=_anew)
    form.asked()
    saving.problems(form.place)
    say = wording.say
    form.waiting(drawn=True)
    for at, heading in ((ON_CARD, say("My actions")), (IN_LIST, say("On cards"))):
        ReportForm(view, action, place(at, view.id, action.id)).waiting(heading=heading)
    about_tab, report, edit_tab, comments, history = st.tabs(
        [say("About"), say("Report"), say("Edit"), say("Comments"), say("History")],
        # Known to the session, the tab stays open while the dialog is made anew, as after every change of the plan.
        key=f"plan-tabs-{view.id}-{action.id}-{wording.language}",
        on_change="rerun",
    )
    with about_tab:
        about.about(view, action)
    with report:
        form.whole(with_status=False)
    with edit_tab:
        edit.form(view, action)
    with comments:
        _comments(view, action)
    with history:
        _history(view, action)


def _anew() -> None:
    """Draw the whole page anew: a dialog by itself would go on showing the plan as it was when it was opened."""
    forget_seen()
    st.rerun()


def _status(view: PlanView, action: ActionStanding) -> None:
    wording = session.wording()
    where = f"plan-status-{view.id}-{action.id}"
    # Any change of the plan makes a new widget, which shows the status that holds and not the one last chosen here.
    key = f"{where}-{view.stored.batch}-in-dialog"
    st.segmented_control(
        wording.say("Status"),
        list(ActionStatus),
        default=action.status,
        format_func=wording.label,
        key=key,
        on_change=_set_status,
        args=(view.stored, action.id, where, key),
        required=True,
        wrap=True,
    )
    if action.progress.reason:
        user_text(wording.labelled(wording.say("Reason"), action.progress.reason))
    saving.problems(where)


def _set_status(base: StoredPlan, action: str, where: str, key: str) -> None:
    """Give an action a status; ``base`` is the plan as the person saw it."""
    chosen = st.session_state.get(key)
    if chosen in NEEDS_REASON:
        open_dialog(REASON, action=action, status=str(chosen))
        # The reason may be given up: the widget then shows the status that still holds.
        st.session_state.pop(key, None)
    elif chosen is not None and save_edits(base, [base.change(action, "status", chosen)], where=where):
        forget_seen()
    st.rerun()


def _comments(view: PlanView, action: ActionStanding) -> None:
    say = session.wording().say
    where = f"plan-comment-{view.id}-{action.id}"
    comments = session.store().comments(view.id, action.id)
    me = sign_in.person()
    for comment in _to_be_shown(comments, where):
        with st.container(border=True):
            st.caption(plain(f"{sign_in.name_of(comment.author)}, {moment(comment.written_at)}"))
            user_text(comment.text)
            if is_confidential(comment):
                st.caption(say("Confidential: it leaves the store in no document."))
            if me is not None and comment.author == me.id:
                _remove(view, comment)
    if not comments:
        st.caption(say("Nobody has said anything yet."))
    _add_comment(view, action, where)


def _to_be_shown(comments: tuple[Comment, ...], where: str) -> tuple[Comment, ...]:
    """Return all comments where somebody asked for the confidential ones, else the others."""
    hidden = sum(map(is_confidential, comments))
    label = session.wording().count("Show {number} confidential comment", "Show {number} confidential comments", hidden)
    return comments if hidden and closed_place.is_open(where, label) else without_confidential(comments)


def _add_comment(view: PlanView, action: ActionStanding, where: str) -> None:
    say, draft = session.wording().say, Draft(where)
    text = st.text_area(say("Your comment"), max_chars=_MOST_LETTERS, **draft.field("text", ""))
    confidential = st.checkbox(say("Confidential"), **draft.field("confidential", stored=False))
    pressed = st.button(say("Add the comment"), key=f"{where}-add")
    if pressed and not text.strip():
        saving.nothing_to_save(where)
    elif pressed:
        now, remark = datetime.now(tz=UTC), Remark(text=text, action=action.id, confidential=confidential)

        def add(store: Store, by: Actor) -> object:
            return desk.add_comment(store, view.id, remark, by=by, now=now)

        if saving.save(add, where=where, done=say("Your comment is kept."), after=draft.saved):
            st.rerun()
    saving.problems(where)
    draft.note()


def _remove(view: PlanView, comment: Comment) -> None:
    say, where = session.wording().say, f"plan-comment-remove-{comment.id}"

    def remove(store: Store, by: Actor) -> object:
        return desk.remove_comment(store, view.id, comment, by=by)

    def removed() -> None:
        saving.save(remove, where=where, done=say("Your comment is removed."))
        st.rerun()

    st.button(say("Remove this comment"), type="tertiary", key=where, on_click=removed)
    saving.problems(where)


def _history(view: PlanView, action: ActionStanding) -> None:
    say, where = session.wording().say, f"history-{view.id}-{action.id}"
    steps = _steps(view, action)
    withheld = any(line.withheld for step in steps for line in step.lines)
    if withheld and closed_place.is_open(where, say("Show confidential texts in the history")):
        steps = _steps(view, action, confidential=True)
    for step in steps[:_MOST_STEPS]:
        undone = f" ({say(TAKEN_BACK)})" if step.undone else ""
        st.caption(plain(f"{step.who}, {moment(step.at)}{undone}"))
        for line in _lines(step):
            user_text(line)


def _steps(view: PlanView, action: ActionStanding, *, confidential: bool = False) -> tuple[desk.Step, ...]:
    wording = session.wording()
    return desk.plan_history(session.store(), view.id, wording=wording, action=action.id, confidential=confidential)


def _lines(step: desk.Step) -> Iterable[str]:
    wording = session.wording()
    for line in step.lines:
        if line.field:
            yield wording.changed(line.field, line.old, line.new)
        else:
            # An action or a link came or went as a whole.
            yield came_or_went(line.what, line.old, line.new, wording)
