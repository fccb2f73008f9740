"""Changing several actions at once: status, owner, deadlines, as one change that one undo takes back."""

from collections.abc import Sequence

import streamlit as st

from planner.app import desk
from planner.app.desk import ActionStanding, PlanView
from planner.app.desk.edits import shifted
from planner.app.desk.vocabulary import NEEDS_REASON, ActionStatus, Actor, Change
from planner.app.web import saving, session
from planner.app.web.drafts import Draft
from planner.app.web.pages.plan.effect import effect
from planner.app.web.pages.plan.open_action import close, seen
from planner.app.web.pages.plan.saving import role_names, save_edits
from planner.app.web.refusal import show_problems
from planner.problem import ProblemsFoundError


def form(view: PlanView, found: Sequence[ActionStanding]) -> None:
    """Let people choose among the actions on the page, and say what changes in all of them."""
    wording = session.wording()
    base = seen(view)
    if not isinstance(base, PlanView):
        return
    where = f"plan-bulk-{view.id}"
    draft = Draft(where)
    ids = [one.id for one in found if one.id in base.standing.action_by_id]
    chosen = st.multiselect(
        wording.say("Actions, among those that the filters show"),
        ids,
        format_func=lambda id_: base.names.get(id_, id_),
        placeholder=wording.say("Choose actions"),
        **draft.field("actions", [], options=ids),
    )
    st.caption(wording.count("{number} action chosen", "{number} actions chosen", len(chosen)))
    wanted = _wanted(base, chosen, draft)
    moved = sum(change.field == "own_deadline" for change in wanted)
    actions = len({change.id for change in wanted})
    if moved:
        st.caption(
            wording.count(
                "The deadline of {number} action moves; the dates of the schedule follow the work.",
                "The deadlines of {number} actions move; the dates of the schedule follow the work.",
                moved,
            )
        )
    possible = _preview(view, wanted)
    saving.problems(where)
    label = wording.count("Change {number} action", "Change {number} actions", actions)
    if st.button(label, type="primary", key=f"{where}-save", disabled=not wanted or not possible):
        if save_edits(base.stored, wanted, where=where, after=draft.saved) or saving.in_dispute():
            close()
        st.rerun()
    draft.note()


def _wanted(base: PlanView, chosen: Sequence[str], draft: Draft) -> tuple[Change, ...]:
    """Ask what changes, and return that for each of the chosen actions."""
    wording = session.wording()
    names = {"": wording.say("Leave as it is"), **role_names(base)}
    statuses: dict[str, str] = {"": names[""], **{one.value: wording.label(one) for one in ActionStatus}}
    left, middle, right = st.columns(3, vertical_alignment="bottom")
    with left:
        status = st.selectbox(
            wording.say("Status"),
            list(statuses),
            format_func=lambda id_: statuses.get(id_, id_),
            **draft.field("status", "", options=statuses),
        )
    with middle:
        owner = st.selectbox(
            wording.say("Owner"),
            list(names),
            format_func=lambda id_: names.get(id_, id_),
            **draft.field("owner", "", options=names),
        )
    with right:
        days = st.number_input(
            wording.say("Shift deadlines by days"),
            min_value=-1000,
            max_value=1000,
            step=7,
            **draft.field("days", 0),
        )
    new: dict[str, object] = {}
    if owner:
        new["accountable"] = owner
    if status:
        new["status"] = ActionStatus(status)
        if new["status"] in NEEDS_REASON:
            new["reason"] = st.text_area(wording.say("Reason"), **draft.field("reason", "")).strip() or None
    given = (base.stored.change(action, name, value) for action in chosen for name, value in new.items())
    return (*given, *(shifted(base, chosen, days) if days else ()))


def _preview(view: PlanView, wanted: Sequence[Change]) -> bool:
    if not wanted:
        return True
    try:
        effect(view, desk.prepare(view.stored, wanted, by=Actor("-"), today=session.today()))
    except ProblemsFoundError as found:
        show_problems(found.problems)
        return False
    return True
