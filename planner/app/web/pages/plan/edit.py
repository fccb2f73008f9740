"""Changing an action: owner, dates, effort, cost, what it waits for, texts; the effect on dates is seen first."""

from collections.abc import Sequence

import streamlit as st

from planner.app import desk
from planner.app.desk import ActionStanding, PlanView
from planner.app.desk.edits import links_of
from planner.app.desk.vocabulary import (
    CLOSED,
    FIELD_BY_NAME,
    Action,
    ActionStatus,
    Actor,
    Dependency,
    Edit,
    Group,
    Surface,
    fields_on,
)
from planner.app.web import saving, session
from planner.app.web.drafts import Draft
from planner.app.web.pages.plan.effect import effect
from planner.app.web.pages.plan.fields import Asking, meant
from planner.app.web.pages.plan.open_action import REASON, open_dialog
from planner.app.web.pages.plan.saving import role_names, save_edits
from planner.app.web.refusal import show_problems
from planner.problem import ProblemsFoundError

_LEFT = (Group.WHO, Group.MEANS)


def form(view: PlanView, one: ActionStanding) -> None:
    """Show an action's fields, what a change of them does to the plan's dates, and the button that makes it."""
    wording = session.wording()
    where = place(view.id, one.id)
    draft = Draft(where)
    new = _asked(view, one, draft)
    links = _links(view, one, draft)
    facts = [
        view.stored.change(one.id, name, value, seen=meant(FIELD_BY_NAME[name], draft.seen(name)))
        for name, value in new.items()
        if value != getattr(one, name)
    ]
    edits = (*facts, *links)
    possible = _preview(view, edits)
    saving.problems(where)
    with st.container(horizontal=True):
        if st.button(wording.say("Save"), type="primary", key=f"{where}-save", disabled=not possible or not edits):
            done = None if facts else wording.say("What it waits for is changed.")
            save_edits(view.stored, edits, where=where, done=done, after=draft.saved)
            st.rerun()
        if one.status not in CLOSED and st.button(
            wording.say("Drop this action …"), icon=":material/block:", type="tertiary", key=f"{where}-drop"
        ):
            open_dialog(REASON, action=one.id, status=str(ActionStatus.DROPPED))
            st.rerun()
    draft.note()


def place(plan: str, action: str) -> str:
    """Return where what is typed about an action and not saved is kept, whether here or in the table."""
    return f"plan-edit-{plan}-{action}"


def _asked(view: PlanView, action: Action, draft: Draft) -> dict[str, object]:
    """Ask for every fact that is edited: the title first, who and means beside dates, texts folded below."""
    wording = session.wording()
    bands = {band.band: wording.cost_band(band) for band in view.plan.cost_bands}
    asking = Asking(action=action, draft=draft, wording=wording, roles=role_names(view), bands=bands)
    title, *texts = (*fields_on(Surface.FORM, Group.TEXT), *fields_on(Surface.FORM, Group.RESULT))
    typed = {title.name: asking.ask(title)}
    left, right = st.columns(2)
    with left:
        typed |= {field.name: asking.ask(field) for group in _LEFT for field in fields_on(Surface.FORM, group)}
    with right:
        typed |= {field.name: asking.ask(field) for field in fields_on(Surface.FORM, Group.WHEN)}
    with st.expander(wording.say("Texts")):
        typed |= {field.name: asking.ask(field) for field in texts}
    return typed


def _links(view: PlanView, action: Action, draft: Draft) -> tuple[Edit, ...]:
    """Ask what the action waits for, and return what changes of that."""
    there = tuple(link for link in view.plan.dependencies if link.successor == action.id)
    others = [other for other in view.plan.action_by_id if other != action.id]
    now = st.multiselect(
        session.wording().say("Waits for"),
        others,
        format_func=lambda id_: view.names.get(id_, id_),
        placeholder=session.wording().say("Nothing"),
        **draft.field(
            "waits",
            [link.predecessor for link in there],
            options=others,
            sees=[link.model_dump(mode="json", exclude={"successor"}) for link in there],
        ),
    )
    if "waits" not in draft.typed:
        return ()
    before = draft.seen("waits")
    began = (Dependency(successor=action.id, **link) for link in (before if isinstance(before, list) else []))
    return links_of(view.stored, action.id, now=now, began=[link for link in began if link.predecessor in others])


def _preview(view: PlanView, edits: Sequence[Edit]) -> bool:
    """Say what the change does to the dates; False when it cannot be made."""
    if not edits:
        st.caption(session.wording().say("Nothing is changed yet."))
        return True
    try:
        effect(view, desk.prepare(view.stored, edits, by=Actor("-"), today=session.today()))
    except ProblemsFoundError as found:
        show_problems(found.problems)
        return False
    return True
