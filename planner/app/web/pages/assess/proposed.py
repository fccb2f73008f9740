"""What was done since last time proposes a better answer: taken over with one tap, or refused, and never by itself."""

from collections.abc import Mapping

import streamlit as st

from planner.app import desk
from planner.app.desk.assessment_view import AssessmentView
from planner.app.desk.vocabulary import ProposedAnswer, Response, proposed_answers
from planner.app.web import saving, session
from planner.app.web.user_text import plain
from planner.wording.assessments import proposal_sentence


def proposals(view: AssessmentView) -> Mapping[str, ProposedAnswer]:
    """Return by question what the plan of the last round proposes to answer in this one."""
    plan = _plan(view)
    return proposed_answers(session.view(plan).standing, session.today()) if plan else {}


def _plan(view: AssessmentView) -> str | None:
    return desk.plan_of_assessment(session.store(), view.last.id) if view.last else None


def beside(view: AssessmentView, proposed: ProposedAnswer | None, by: str | None, where: str) -> None:
    """Show what is proposed to whoever is answering, until they answer the question or refuse."""
    if proposed is None or view.response(proposed.question, by) is not None:
        return
    refused = f"refused-{view.stored.id}-{by or ''}-{proposed.question}"
    plan = _plan(view)
    if plan is None or st.session_state.get(refused):
        return
    wording = session.wording()
    text, buttons = st.columns([3, 2], vertical_alignment="center")
    with text:
        st.caption(plain(proposal_sentence(proposed, session.view(plan).names, wording)))
    with buttons, st.container(horizontal=True, horizontal_alignment="right"):
        st.button(
            wording.say("Accept: {answer}", answer=wording.label_inside(proposed.answer)),
            icon=":material/check:",
            key=f"accept-{view.stored.id}-{by or ''}-{proposed.question}",
            on_click=_accept,
            args=(view, proposed, by, where),
        )
        st.button(
            wording.say("Refuse"),
            type="tertiary",
            key=f"refuse-{view.stored.id}-{by or ''}-{proposed.question}",
            on_click=st.session_state.update,
            args=({refused: True},),
        )


def _accept(view: AssessmentView, proposed: ProposedAnswer, by: str | None, where: str) -> None:
    """Answer as proposed, with the proofs of what is done as evidence."""
    new = Response(answer=proposed.answer, by=by, evidence=proposed.evidence)
    saving.save(
        lambda store, actor: desk.save_answer(
            store, view.stored.id, proposed.question, new, seen=view.response(proposed.question, by), by=actor
        ),
        where=where,
        what=session.wording().say("Question {question}", question=proposed.question),
    )
