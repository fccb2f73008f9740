"""Which services and partners does the plan know, what are they called, and how much time do they have for it?"""

import streamlit as st

from planner.app import desk
from planner.app.desk import PlanView, Service
from planner.app.desk.services import tidied
from planner.app.desk.vocabulary import MOST_POSTS, TITLE_LENGTH, Actor, Batch, Change, PlanRole, Store
from planner.app.web import drafts, first_sight, saving, session
from planner.app.web.drafts import Draft, Field, Typed
from planner.app.web.field_form import choose, role_names
from planner.app.web.folded import popover
from planner.app.web.pages.settings import hand_over
from planner.app.web.plan_edits import effect_sentences
from planner.app.web.user_text import plain
from planner.problem import ProblemsFoundError
from planner.wording.services import duties_sentence, with_remark


def people(view: PlanView) -> None:
    """Show every service with its name and its time; what is typed is saved at once. One can be added, or retired."""
    say = session.wording().say
    st.header(say("Services and partners"), anchor=False)
    st.write(
        say(
            "Call each service what your city calls it; until then it has the name of the template. The capacity is "
            "the time that it has for the plan, in full-time posts: 0.5 is half a post. The days of a partner outside "
            "the city do not count as the city’s."
        )
    )
    st.caption(say("A new draft counts with the time that is given under “{part}”.", part=say("Means")))
    known = desk.services(view)
    with drafts.read_once():
        for service in known:
            if not service.role.retired:
                _service(view, service)
        _new(view)
    hand_over.hand_over(view)
    _retired(view, [service for service in known if service.role.retired])


def _where(view: PlanView, role: PlanRole) -> str:
    return f"role-{view.id}-{role.id}"


def _service(view: PlanView, service: Service) -> None:
    wording, role = session.wording(), service.role
    draft = Draft(_where(view, role))
    with st.container(border=True, key=f"whole-{_where(view, role)}"):
        name = with_remark(view.plan.service_names[role.id], role, wording)
        work = duties_sentence(len(service.owns), len(service.supports), wording)
        st.markdown(f"**{plain(name)}** – {plain(work)}")
        left, right = st.columns([3, 1])
        with left:
            _name(view, role, draft)
        with right:
            _capacity(view, role, draft)
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            _flag(view, role, draft, "outside", wording.say("Partner outside the city"))
            _flag(view, role, draft, "vacant", wording.say("To be filled: nobody does this work at present"))
            _retirement(view, service, draft)
        saving.problems(_where(view, role))
        draft.note()


def _name(view: PlanView, role: PlanRole, draft: Draft) -> None:
    say = session.wording().say

    def save(typed: Typed) -> bool:
        new = tidied(typed.value) or None
        # Blanks that were typed around a name change nothing, and make no entry in the history.
        return new == role.holder or _save(view, role, "holder", new, typed)

    st.text_input(
        say("Name"),
        max_chars=TITLE_LENGTH,
        placeholder=role.title,
        help=say("In the template: {title}", title=plain(role.title)) if role.id in view.catalogue.role_by_id else None,
        **draft.at_once("holder", role.holder or "", save),
    )


def _capacity(view: PlanView, role: PlanRole, draft: Draft) -> None:
    def save(typed: Typed) -> bool:
        return _save(view, role, "capacity", typed.value, typed)

    _posts(draft.at_once("capacity", role.capacity, save))


def _posts(field: Field) -> None:
    """Ask for a number of full-time posts, or none."""
    say = session.wording().say
    st.number_input(
        say("Capacity in full-time posts"),
        min_value=0.0,
        max_value=MOST_POSTS,
        step=0.1,
        value=None,
        format="%.2f",
        placeholder=say("not known"),
        **field,
    )


def _flag(view: PlanView, role: PlanRole, draft: Draft, name: str, label: str) -> None:
    def save(typed: Typed) -> bool:
        return _save(view, role, name, typed.value, typed)

    given = draft.at_once(name, getattr(role, name), save)
    st.checkbox(label, value=first_sight.ticked(given["key"]), **given)


def _save(view: PlanView, role: PlanRole, field: str, new: object, typed: Typed) -> bool:
    # An empty field is how a service looks that the city has not named; the store has there nothing at all.
    seen = (typed.seen or None) if field == "holder" else typed.seen
    return _change(view, role, [desk.service_change(view.stored, role.id, field, new, seen=seen)], typed=typed)


def _change(view: PlanView, role: PlanRole, changes: list[Change], typed: Typed | None = None) -> bool:
    today, say = session.today(), session.wording().say

    def save(store: Store, by: Actor) -> Batch | None:
        return desk.edit(store, view.id, changes, by=by, today=today)

    after = typed.after if typed else None
    done = " ".join(filter(None, (say("Saved."), _moves(view, changes))))
    return saving.save(save, where=_where(view, role), what=role.name, done=done, after=after)


def _moves(view: PlanView, changes: list[Change]) -> str:
    """Say which dates move; nothing where none does, or where the change is refused, which is said elsewhere."""
    try:
        slip = desk.prepare(view.stored, changes, by=Actor("-"), today=session.today()).slip
    except ProblemsFoundError:
        return ""
    return effect_sentences(view, slip) if slip.moves else ""


def _retirement(view: PlanView, service: Service, draft: Draft) -> None:
    """Offer to retire a service; who takes over what is open is asked before."""
    wording, role = session.wording(), service.role
    say, key = wording.say, f"{_where(view, role)}-retire"
    opened = popover(say("Retire …"), key=f"{key}-popover")
    if opened is None:
        return
    with opened:
        st.write(say("It takes no new work, and stays readable in what was done."))
        if service.open:
            label = wording.count(
                "Who takes over {number} open action", "Who takes over {number} open actions", len(service.open)
            )
            others = {id_: name for id_, name in role_names(view).items() if id_ != role.id}
            choose(label, {"": say("Choose …"), **others}, draft, "to", "")
        st.button(say("Retire"), key=key, on_click=_retire, args=(view, service, draft))


def _retire(view: PlanView, service: Service, draft: Draft) -> None:
    role = service.role
    to = str(draft.value("to") or "") if service.open else ""
    if _change(view, role, list(desk.retirement(view, role.id, to or None))):
        draft.saved()


def _retired(view: PlanView, services: list[Service]) -> None:
    wording = session.wording()
    if not services:
        return
    st.subheader(wording.say("Retired services and partners"), anchor=False)
    for service in services:
        role = service.role
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            work = duties_sentence(len(service.owns), len(service.supports), wording)
            st.markdown(f"{plain(view.plan.service_names[role.id])} – {plain(work)}", width="content")
            st.button(
                wording.say("Bring back"),
                type="tertiary",
                key=f"{_where(view, role)}-back",
                help=plain(role.name),
                on_click=_bring_back,
                args=(view, role),
            )
        saving.problems(_where(view, role))


def _bring_back(view: PlanView, role: PlanRole) -> None:
    _change(view, role, [desk.service_change(view.stored, role.id, "retired", new=False)])


def _new(view: PlanView) -> None:
    """Ask for a service or partner that no template knows."""
    say, where = session.wording().say, f"role-new-{view.id}"
    draft = Draft(where)
    st.subheader(say("Add a service or partner"), anchor=False)
    with st.container(border=True):
        left, right = st.columns([3, 1])
        with left:
            label, hint = say("Name"), say("For example: Youth department")
            st.text_input(label, max_chars=TITLE_LENGTH, placeholder=hint, **draft.field("name", ""))
        with right:
            _posts(draft.field("capacity", None))
        st.checkbox(say("Partner outside the city"), **draft.field("outside", stored=False))
        saving.problems(where)
        st.button(say("Add"), icon=":material/add:", key=f"{where}-add", on_click=_add, args=(view, draft, where))
        draft.note()


def _add(view: PlanView, draft: Draft, where: str) -> None:
    name, capacity, outside = (draft.value(field) for field in ("name", "capacity", "outside"))
    today = session.today()

    def add(store: Store, by: Actor) -> Batch:
        return desk.add_service(
            store, view.id, str(name), by=by, today=today, capacity=capacity, outside=bool(outside)
        )[0]

    saving.save(add, where=where, done=session.wording().say("The service is in the plan."), after=draft.saved)
