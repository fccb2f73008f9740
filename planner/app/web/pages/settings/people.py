"""Who fills each role of the plan, and how much time do they have for it?"""

import streamlit as st

from planner.app import desk
from planner.app.desk import PlanView
from planner.app.desk.vocabulary import Actor, Batch, Change, Entity, PlanRole, Store, role_duties
from planner.app.web import drafts, saving, session
from planner.app.web.drafts import Draft, Typed
from planner.app.web.pages.settings import hand_over
from planner.app.web.user_text import plain


def people(view: PlanView) -> None:
    """Show every role with its holder and its capacity; what is typed is saved at once."""
    wording = session.wording()
    st.header(wording.say("People and roles"), anchor=False)
    st.write(
        wording.say(
            "A role that nobody fills is shown as such in the plan. The capacity is the time that it has for the "
            "plan, in full-time posts: 0.5 is half a post."
        )
    )
    duties_of = role_duties(view.standing)
    with drafts.read_once():
        for role in view.plan.roles:
            duties = (
                wording.count("owns {number} action", "owns {number} actions", duties_of[role.id].owns),
                wording.count("supports {number}", "supports {number}", duties_of[role.id].supports),
            )
            _role(view, role, " · ".join(duties))
    hand_over.hand_over(view)


def _role(view: PlanView, role: PlanRole, duties: str) -> None:
    draft = Draft(_where(view, role))
    with st.container(border=True, key=f"whole-{_where(view, role)}"):
        st.markdown(f"**{plain(role.title)}** – {plain(duties)}")
        holder, capacity = st.columns([3, 1])
        with holder:
            _holder(view, role, draft)
        with capacity:
            _capacity(view, role, draft)
        saving.problems(_where(view, role))
        draft.note()


def _where(view: PlanView, role: PlanRole) -> str:
    return f"role-{view.id}-{role.id}"


def _holder(view: PlanView, role: PlanRole, draft: Draft) -> None:
    say = session.wording().say

    def save(typed: Typed) -> bool:
        new = " ".join(str(typed.value).split()) or None
        # Blanks that were typed around a name change nothing, and make no entry in the history.
        return new == role.holder or _save(view, role, "holder", new, typed)

    st.text_input(
        say("Held by"),
        max_chars=250,
        placeholder=say("to be filled"),
        **draft.at_once("holder", role.holder or "", save),
    )


def _capacity(view: PlanView, role: PlanRole, draft: Draft) -> None:
    say = session.wording().say

    def save(typed: Typed) -> bool:
        return _save(view, role, "capacity", typed.value, typed)

    st.number_input(
        say("Capacity in full-time posts"),
        min_value=0.0,
        max_value=1000.0,
        step=0.1,
        value=None,
        format="%.2f",
        placeholder=say("not known"),
        **draft.at_once("capacity", role.capacity, save),
    )


def _save(view: PlanView, role: PlanRole, field: str, new: object, typed: Typed) -> bool:
    # An empty field is how a role that nobody holds looks; what the store has there is nothing at all.
    today, seen = session.today(), (typed.seen or None) if field == "holder" else typed.seen
    change = Change(entity=Entity.ROLE, of=view.id, id=role.id, field=field, seen=seen, new=new)

    def save(store: Store, by: Actor) -> Batch | None:
        return desk.edit(store, view.id, [change], by=by, today=today)

    done = session.wording().say("Saved.")
    return saving.save(save, where=_where(view, role), what=role.title, done=done, after=typed.after)
