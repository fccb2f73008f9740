"""Who fills each role of the plan, and how much time do they have for it?"""

import streamlit as st

from planner.app.living import PlanView
from planner.app.living.on_sight import role_on_sight
from planner.app.web import saving, session
from planner.app.web.user_text import plain
from planner.plan import PlanRole
from planner.store import Actor, Batch, Store


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
    leads, answers = _counts(view)
    for role in view.plan.roles:
        with st.container(border=True, key=f"role-{view.id}-{role.id}"):
            said = (
                wording.count("leads {number} action", "leads {number} actions", leads.get(role.id, 0)),
                wording.count("answers for {number}", "answers for {number}", answers.get(role.id, 0)),
            )
            st.markdown(f"**{plain(role.title)}** – {plain(' · '.join(said))}")
            holder, capacity = st.columns([3, 1])
            with holder:
                _holder(view, role)
            with capacity:
                _capacity(view, role)
            saving.problems(_where(view, role))


def _counts(view: PlanView) -> tuple[dict[str, int], dict[str, int]]:
    """Return how many actions each role leads, and for how many it answers."""
    leads: dict[str, int] = {}
    answers: dict[str, int] = {}
    for one in view.actions:
        leads[one.action.lead] = leads.get(one.action.lead, 0) + 1
        answers[one.action.accountable] = answers.get(one.action.accountable, 0) + 1
    return leads, answers


def _where(view: PlanView, role: PlanRole) -> str:
    return f"role-{view.id}-{role.id}"


def _holder(view: PlanView, role: PlanRole) -> None:
    say = session.wording().say
    key = f"holder-{view.id}-{role.id}"
    saving.fresh(key, role.holder or "")

    def changed() -> None:
        _save(view, role, "holder", role.holder, " ".join(str(st.session_state[key]).split()) or None)

    st.text_input(
        say("Held by"),
        key=key,
        max_chars=250,
        placeholder=say("to be filled"),
        on_change=changed,
    )


def _capacity(view: PlanView, role: PlanRole) -> None:
    say = session.wording().say
    key = f"capacity-{view.id}-{role.id}"
    if st.session_state.get(f"{key} as stored", "") != role.capacity or key not in st.session_state:
        st.session_state[key] = st.session_state[f"{key} as stored"] = role.capacity

    def changed() -> None:
        _save(view, role, "capacity", role.capacity, st.session_state[key])

    st.number_input(
        say("Capacity in full-time posts"),
        key=key,
        min_value=0.0,
        max_value=1000.0,
        step=0.1,
        value=None,
        format="%.2f",
        placeholder=say("not known"),
        on_change=changed,
    )


def _save(view: PlanView, role: PlanRole, field: str, seen: object, new: object) -> None:
    today = session.today()

    def save(store: Store, by: Actor) -> Batch | None:
        return role_on_sight(store, view.id, role.id, field=field, seen=seen, new=new, by=by, today=today)

    saving.save(save, where=_where(view, role), what=role.title, done=session.wording().say("Saved."))
