"""Who is answering: the city as a whole, or one of several respondents side by side."""

import streamlit as st

from planner.app import living
from planner.app.living.assessing import AssessmentView
from planner.app.living.people import free_id, slug
from planner.app.web import saving, session
from planner.assessment import Respondent

_CITY = ""


def respondent(view: AssessmentView) -> str | None:
    """Show who is answering and let the person choose; return the respondent's id, None for the city as a whole."""
    wording = session.wording()
    roles = {one.id: one.role for one in view.stored.assessment.respondents}
    anonymous = any(one.by is None for said in view.stored.assessment.answers.values() for one in said)
    names = {**({} if roles and not anonymous else {_CITY: wording.say("The city as a whole")}), **roles}
    chosen = None
    if len(names) > 1 or roles:
        chosen = st.selectbox(
            wording.say("Who is answering?"),
            list(names),
            format_func=lambda id_: names.get(id_, id_),
            key=f"respondent-{view.stored.id}",
        )
    with st.popover(wording.say("Several people answer"), icon=":material/group_add:", type="tertiary"):
        _new(view)
    return chosen or None


def _new(view: AssessmentView) -> None:
    wording, place = session.wording(), view.stored.id
    st.write(wording.say("Each answers on their own; where they differ, the plan says so. No name is needed."))
    with st.form(f"respondent-new-{place}", border=False):
        st.text_input(
            wording.say("Function, such as “Equality officer”"), max_chars=250, key=f"respondent-role-{place}"
        )
        st.text_input(wording.say("Group, such as “associations”"), max_chars=250, key=f"respondent-group-{place}")
        saving.problems(f"respondent-{place}")
        st.form_submit_button(
            wording.say("Add this respondent"), on_click=_add, args=(view,), key=f"respondent-add-{place}"
        )


def _add(view: AssessmentView) -> None:
    place = view.stored.id
    role = str(st.session_state[f"respondent-role-{place}"]).strip()
    group = str(st.session_state[f"respondent-group-{place}"]).strip() or None
    if not role:
        return
    id_ = free_id(slug(role) or "respondent", {one.id for one in view.stored.assessment.respondents})
    new = Respondent(id=id_, role=role, group=group)
    if saving.save(
        lambda store, by: living.save_respondent(store, place, id_, new, seen=None, by=by),
        where=f"respondent-{place}",
    ):
        st.session_state[f"respondent-{place}"] = id_
        for field in ("role", "group"):
            st.session_state[f"respondent-{field}-{place}"] = ""
