"""The city's assessments beside the title: which one is worked on, and the way to begin the next one."""

from collections.abc import Mapping

import streamlit as st

from planner.app import desk
from planner.app.desk.assessment_view import AssessmentView
from planner.app.desk.vocabulary import AssessmentKind
from planner.app.web import saving, session
from planner.app.web.assessment_frame import assessment_names
from planner.app.web.option_names import names_apart
from planner.app.web.user_text import plain

_KINDS = (AssessmentKind.FOLLOW_UP, AssessmentKind.PEER_REVIEW)


def assessments(view: AssessmentView) -> None:
    """Show the menu of the city's assessments; call it inside a horizontal container."""
    wording, city = session.wording(), view.stored.city
    listed = session.store().assessments(city)
    title = plain(wording.say("Assessments of {city}", city=view.stored.assessment.city.name))
    with st.popover(title, icon=":material/event_repeat:", type="tertiary"):
        _choice(view, assessment_names(listed, wording))
        _begin(view)


def _choice(view: AssessmentView, listed: Mapping[str, str]) -> None:
    key, names = f"assessment-{view.stored.id}", names_apart(listed)
    st.selectbox(
        session.wording().say("Work on"),
        list(names),
        index=list(names).index(view.stored.id),
        format_func=lambda id_: names.get(id_, id_),
        key=key,
        on_change=lambda: _open(str(st.session_state[key])),
    )


def _open(assessment: str) -> None:
    """Go to an assessment, at the key factor where it goes on."""
    st.query_params.pop("factor", None)
    session.be_at(assessment=assessment)


def _begin(view: AssessmentView) -> None:
    """Offer the next assessment; it goes on from the city's latest one by the same benchmark."""
    wording, place = session.wording(), view.stored.id
    with st.form(f"again-{place}", border=False):
        st.segmented_control(
            wording.say("Kind of assessment"),
            _KINDS,
            default=AssessmentKind.FOLLOW_UP,
            format_func=wording.label,
            required=True,
            key=f"again-kind-{place}",
        )
        st.toggle(
            wording.say("Show the answers of the last one beside the questions"),
            value=True,
            help=wording.say(
                "They count once they are given again. "
                "Who answers and the context come along; judgements are made anew."
            ),
            key=f"again-copy-{place}",
        )
        saving.problems(f"again-{place}")
        st.form_submit_button(
            wording.say("Begin a new assessment"), on_click=_begun, args=(place,), key=f"again-begin-{place}"
        )


def _begun(here: str) -> None:
    # The next one goes on from the latest, whichever the person happens to look at.
    newer = desk.newer_assessment(session.store(), here)
    last, today = newer.id if newer else here, session.today()
    kind = AssessmentKind(st.session_state[f"again-kind-{here}"])
    copy = bool(st.session_state[f"again-copy-{here}"])

    def open_begun(result: object) -> None:
        if isinstance(result, desk.Imported):
            _open(result.assessment)

    saving.save(
        lambda store, by: desk.next_assessment(store, last, kind=kind, copy=copy, by=by, today=today),
        where=f"again-{here}",
        done=session.wording().say("The new assessment has begun."),
        after=open_begun,
    )
