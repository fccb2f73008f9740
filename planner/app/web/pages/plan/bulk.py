"""Changing several actions at once: status, owner, deadlines, as one change that one undo takes back."""

from collections.abc import Sequence

import streamlit as st

from planner.app.desk import ActionStanding, PlanView
from planner.app.desk.edits import shifted
from planner.app.desk.vocabulary import NEEDS_REASON, ActionStatus, Change
from planner.app.web import first_sight, saving, session
from planner.app.web.drafts import Draft
from planner.app.web.field_form import choose, role_names
from planner.app.web.plan_dialogs import close, seen
from planner.app.web.plan_edits import preview, save_edits

_MOST_DAYS = 1000
_WEEK = 7


def place(plan: str) -> str:
    """Return where what is chosen for several actions stays until it is saved."""
    return f"plan-bulk-{plan}"


def form(view: PlanView, listed: Sequence[ActionStanding]) -> None:
    """Let people choose among the actions that the page lists, and say what changes in all of them."""
    wording = session.wording()
    # Deadlines are shifted from where the person saw them, whatever others did since the dialog was opened.
    base = seen(view)
    if not isinstance(base, PlanView):
        return
    where = place(view.id)
    draft = Draft(where)
    chosen = _chosen(base, listed, draft)
    changes = _changes(base, chosen, draft)
    actions = len({change.id for change in changes})
    label = wording.count("Change {number} action", "Change {number} actions", actions)
    pressed = st.button(label, type="primary", key=f"{where}-save")
    if pressed and (save_edits(base.stored, changes, where=where, after=draft.saved) or saving.in_dispute()):
        close()
        st.rerun()
    _say_what_moves(changes)
    preview(view, changes, where)
    draft.note()


def _chosen(base: PlanView, listed: Sequence[ActionStanding], draft: Draft) -> list[str]:
    """Ask which actions change, and return their ids."""
    wording = session.wording()
    # One that others added since is left out: the person saw nothing of it that could be compared.
    ids = [action.id for action in listed if action.id in base.standing.action_by_id]
    chosen = st.multiselect(
        wording.say("Actions, among those that the filters show"),
        ids,
        format_func=lambda id_: base.names.get(id_, id_),
        placeholder=wording.say("Choose actions"),
        **draft.field("actions", [], options=ids),
    )
    st.caption(wording.count("{number} action chosen", "{number} actions chosen", len(chosen)))
    return chosen


def _changes(base: PlanView, chosen: Sequence[str], draft: Draft) -> tuple[Change, ...]:
    """Ask what changes, and return that for each of the chosen actions."""
    say = session.wording().say
    unchanged = {"": say("Leave as it is")}
    statuses = {status.value: session.wording().label(status) for status in ActionStatus}
    left, middle, right = st.columns(3, vertical_alignment="bottom")
    with left:
        status = choose(say("Status"), {**unchanged, **statuses}, draft, "status", "")
    with middle:
        owner = choose(say("Owner"), {**unchanged, **role_names(base)}, draft, "owner", "")
    with right:
        label, field = say("Shift deadlines by days"), draft.field("days", 0)
        now = first_sight.number(field["key"])
        days = st.number_input(label, min_value=-_MOST_DAYS, max_value=_MOST_DAYS, value=now, step=_WEEK, **field)
    new: dict[str, object] = {}
    if owner:
        new["owner"] = owner
    if status:
        new["status"] = ActionStatus(status)
        if new["status"] in NEEDS_REASON:
            new["reason"] = st.text_area(say("Reason"), **draft.field("reason", "")).strip() or None
    changes = (base.stored.change(action, name, value) for action in chosen for name, value in new.items())
    return (*changes, *(shifted(base, chosen, days) if days else ()))


def _say_what_moves(changes: Sequence[Change]) -> None:
    deadlines = sum(change.field == "own_deadline" for change in changes)
    if deadlines:
        st.caption(
            session.wording().count(
                "The deadline of {number} action moves; the dates of the schedule follow the work.",
                "The deadlines of {number} actions move; the dates of the schedule follow the work.",
                deadlines,
            )
        )
