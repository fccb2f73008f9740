"""Somebody leaves: what they have to do passes to another, seen before it is done."""

import streamlit as st

from planner.app import desk
from planner.app.desk import PlanView
from planner.app.desk.hand_over import HandOver, handed, leavers
from planner.app.desk.services import tidied
from planner.app.desk.vocabulary import Actor, Store
from planner.app.web import saving, session
from planner.app.web.drafts import Draft
from planner.app.web.field_form import choose, role_names
from planner.app.web.plan_edits import preview
from planner.app.web.refusal import show_problems
from planner.app.web.user_text import plain
from planner.problem import ProblemsFoundError
from planner.wording.hand_over import handed_sentence


def hand_over(view: PlanView) -> None:
    """Ask who hands over to whom, say what passes, and do it in one step that one undo takes back."""
    say, where = session.wording().say, f"hand-over-{view.id}"
    known = leavers(view)
    if not known:
        return
    draft = Draft(where)
    with st.expander(say("Hand over everything that a service or a person has to do"), key=f"{where}-folded"):
        wanted = _asked(view, draft)
        pressed = st.button(say("Hand over"), type="primary", key=f"{where}-save")
        if wanted is not None:
            _offer(view, wanted, draft, where, pressed=pressed)
        elif pressed:
            saving.nothing_to_save(where)
        saving.problems(where)
        draft.note()


def _asked(view: PlanView, draft: Draft) -> HandOver | None:
    """Ask who leaves and who takes over; None until both are chosen."""
    say, known = session.wording().say, leavers(view)
    nobody = {"": say("Choose")}
    left, middle, right = st.columns(3)
    with left:
        leaver = choose(say("From"), {**nobody, **known}, draft, "leaver", "")
    with middle:
        stays = {"": say("The same service")} if leaver in view.people else nobody
        services = {id_: name for id_, name in role_names(view).items() if id_ != leaver}
        to = choose(say("To"), {**stays, **services}, draft, "to", "")
    with right:
        label, field = say("Person there"), draft.field("person", "")
        person = st.text_input(label, max_chars=100, placeholder=say("Nobody is named"), **field)
    if not leaver or not (to or leaver in view.people):
        return None
    return HandOver(leaver=str(leaver), to=str(to) or None, person=tidied(person) or None)


def _offer(view: PlanView, wanted: HandOver, draft: Draft, where: str, *, pressed: bool) -> None:
    """Say below the button what passes and which dates move, and do it once the button is pressed."""
    wording = session.wording()
    try:
        moved = handed(view, wanted)
    except ProblemsFoundError as refused:
        saving.forget_problems(where)
        show_problems(refused.problems)
        return
    today = session.today()

    def use_case(store: Store, by: Actor) -> object:
        return desk.edit(store, view.id, moved.changes, by=by, today=today)

    passes = plain(handed_sentence(moved, wording))
    done = f"{wording.say('Handed over.')} {passes}"
    if pressed and saving.save(use_case, where=where, done=done, after=draft.saved):
        st.rerun()
    st.markdown(passes)
    preview(view, moved.changes, where)
