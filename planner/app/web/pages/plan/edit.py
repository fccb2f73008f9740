"""Changing an action: its fields, what it waits for, with the effect on dates seen first; and why it stops."""

import streamlit as st

from planner.app.desk import ActionStanding, PlanView
from planner.app.desk.edits import links_of
from planner.app.desk.vocabulary import (
    CLOSED,
    FIELD_BY_NAME,
    ActionStatus,
    Change,
    Dependency,
    Edit,
    Group,
    StoredPlan,
    Surface,
    fields_on,
)
from planner.app.web import saving, session
from planner.app.web.drafts import Draft
from planner.app.web.field_form import FieldForm, meant
from planner.app.web.plan_dialogs import REASON, close, open_dialog, seen
from planner.app.web.plan_edits import preview, save_edits
from planner.app.web.user_text import plain
from planner.wording.status_reasons import reason_question

_LEFT = (Group.WHO, Group.WHEN)
_TEXTS = (Group.TEXT, Group.RESULT, Group.ORIGIN)


def form(view: PlanView, action: ActionStanding) -> None:
    """Show an action's fields, the button that changes them, and what that does to the plan's dates."""
    wording = session.wording()
    where = place(view.id, action.id)
    draft = Draft(where)
    facts, links = _facts(view, action, draft), _links(view, action, draft)
    edits = (*facts, *links)
    with st.container(horizontal=True):
        if st.button(wording.say("Save"), type="primary", key=f"{where}-save"):
            # A link has no name and value that a sentence could say, as a field has.
            done = None if facts else wording.say("What it waits for is changed.")
            if save_edits(view.stored, edits, where=where, done=done, after=draft.saved):
                st.rerun()
        if action.status not in CLOSED and st.button(
            wording.say("Drop this action …"), icon=":material/block:", type="tertiary", key=f"{where}-drop"
        ):
            open_dialog(REASON, action=action.id, status=str(ActionStatus.DROPPED))
            st.rerun()
    preview(view, edits, where)
    draft.note()


def place(plan: str, action: str) -> str:
    """Return where what is typed about an action stays until it is saved, whether typed here or in the table."""
    return f"plan-edit-{plan}-{action}"


def _facts(view: PlanView, action: ActionStanding, draft: Draft) -> tuple[Change, ...]:
    """Ask for every fact that is edited, and return those that change."""
    return tuple(
        # What the person saw when they began to type, which may be hours ago, and not what stands there now.
        view.stored.change(action.id, name, value, seen=meant(FIELD_BY_NAME[name], draft.seen(name)))
        for name, value in _ask(view, action, draft).items()
        if value != getattr(action, name)
    )


def _ask(view: PlanView, action: ActionStanding, draft: Draft) -> dict[str, object]:
    """Show the fields, the title first, who and when beside means, texts folded below; return what stands in each."""
    wording = session.wording()
    fields = FieldForm.of(view, action, draft)
    title, *texts = (field for group in _TEXTS for field in fields_on(Surface.FORM, group))
    values = {title.name: fields.ask(title)}
    left, right = st.columns(2)
    with left:
        values |= {field.name: fields.ask(field) for group in _LEFT for field in fields_on(Surface.FORM, group)}
    with right:
        values |= {field.name: fields.ask(field) for field in fields_on(Surface.FORM, Group.MEANS)}
    with st.expander(wording.say("Texts")):
        values |= {field.name: fields.ask(field) for field in texts}
    return values


def _links(view: PlanView, action: ActionStanding, draft: Draft) -> tuple[Edit, ...]:
    """Ask what the action waits for, and return what changes of that."""
    say = session.wording().say
    # What was dropped holds nobody up: it is neither shown as awaited nor offered. Its links stay, should it come back.
    links = action.waits_for
    others = [other.id for other in view.standing.actions if other.id != action.id and other.expected]
    now = st.multiselect(
        say("Waits for"),
        others,
        format_func=lambda id_: view.names.get(id_, id_),
        placeholder=say("Nothing"),
        **draft.field(
            "waits",
            [link.predecessor for link in links],
            options=others,
            # With kind and lag: a link that others gave another lag meanwhile is no longer the one that was seen.
            sees=[link.model_dump(mode="json", exclude={"successor"}) for link in links],
        ),
    )
    # Left alone, it must not take back what others linked since.
    if "waits" not in draft.typed:
        return ()
    saw = draft.seen("waits")
    began = [Dependency(successor=action.id, **link) for link in (saw if isinstance(saw, list) else [])]
    return links_of(view.stored, action.id, now=now, began=[link for link in began if link.predecessor in others])


def reason_form(view: PlanView, action: ActionStanding, status: str) -> None:
    """Ask why an action is blocked or dropped, and give it that status: the only statuses that ask for something."""
    say, wanted = session.wording().say, ActionStatus(status)
    at_first = seen(view.stored)
    base = at_first if isinstance(at_first, StoredPlan) else view.stored
    st.markdown(f"**{plain(action.id)}** {plain(action.title)}")
    where = f"plan-reason-{view.id}-{action.id}"
    draft = Draft(where)
    question = reason_question(wanted, session.wording())
    reason = st.text_area(question, max_chars=2000, **draft.field("text", action.progress.reason or ""))
    edits = (
        base.change(action.id, "status", wanted),
        base.change(action.id, "reason", str(reason).strip() or None, seen=draft.seen("text") or None),
    )
    pressed = st.button(say("Set to {status}", status=wanted), type="primary", key=f"{where}-save")
    if pressed and (save_edits(base, edits, where=where, after=draft.saved) or saving.in_dispute()):
        close()
        st.rerun()
    preview(view, edits, where)
    draft.note()
