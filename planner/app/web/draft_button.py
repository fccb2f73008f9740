"""The way from an assessment to its plan: drafting one, or seeing what the assessment changes in the plan there is."""

import streamlit as st

from planner.app import desk
from planner.app.web import language, saving, session
from planner.app.web.plan_dialogs import REDRAFT, open_dialog


def draft_button(assessment: str, *, primary: bool = False) -> None:
    """Offer to draft the plan from the assessment as it stands; what nobody answered counts as unknown.

    Where the city has a plan already, offer to see what the assessment proposes to change in it instead.
    """
    wording = session.wording()
    plan = desk.plan_to_redraft(session.store(), assessment)
    if plan is not None:
        _redraft(plan, assessment, primary=primary)
        return
    clicked = st.button(
        wording.say("Draft the plan now"),
        icon=":material/auto_awesome:",
        type="primary" if primary else "secondary",
        help=wording.say("Questions without an answer count as “not known”: the plan then begins with finding out."),
        key=f"draft-{assessment}",
    )
    saving.problems(f"draft-{assessment}")
    if clicked:
        _draft(assessment)


def _draft(assessment: str) -> None:
    """Draft the plan while the person watches, and go to it."""
    spoken, today = language.spoken(), session.today()
    # In the body of the page and not in a callback, which runs before anything is drawn: a spinner shows only here.
    drafted: list[desk.DraftedInto] = []
    with st.spinner(session.wording().say("Drafting the plan …")):
        saving.save(
            lambda store, by: desk.draft_into(store, assessment, by=by, today=today, language=spoken),
            where=f"draft-{assessment}",
            after=lambda result: drafted.append(result) if isinstance(result, desk.DraftedInto) else None,
        )
    if not drafted:
        # The place of a refusal, below the button, was drawn in this run before anything was refused.
        st.rerun()
    session.open_page("plan", plan=drafted[0].plan)


def _redraft(plan: str, assessment: str, *, primary: bool) -> None:
    wording = session.wording()
    if st.button(
        wording.say("See what it changes in the plan"),
        icon=":material/difference:",
        type="primary" if primary else "secondary",
        help=wording.say("Drafts anew and compares: you accept or leave each proposal. Nothing changes before that."),
        key=f"redraft-{assessment}",
    ):
        open_dialog(REDRAFT, plan=plan, assessment=assessment)
        session.open_page("plan", plan=plan)
