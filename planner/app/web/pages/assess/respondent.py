"""Who is answering: the city as a whole, or one of several respondents side by side."""

from collections.abc import Mapping

import streamlit as st

from planner.app import desk
from planner.app.desk.assessment_view import AssessmentView
from planner.app.desk.vocabulary import KeyFactor
from planner.app.web import saving, session
from planner.app.web.drafts import Draft
from planner.app.web.folded import popover
from planner.app.web.option_names import names_apart

_CITY = ""


def respondent(view: AssessmentView, factor: KeyFactor) -> str | None:
    """Show who is answering and let the person choose; return the respondent's id, None for the city as a whole.

    Until the person chooses, it is whoever gave most of the answers to this key factor.
    """
    roles = {respondent.id: respondent.role for respondent in view.stored.assessment.respondents}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = _choice(view, factor, roles) if roles else _CITY
        title = session.wording().say("Several people answer")
        opened = popover(
            title, icon=":material/group_add:", type="tertiary", key=f"respondent-new-{view.stored.id}-open"
        )
        if opened is not None:
            with opened:
                _new(view, factor)
    return chosen or None


def _choice(view: AssessmentView, factor: KeyFactor, roles: Mapping[str, str]) -> str:
    wording = session.wording()
    # Once people answer side by side, the city as a whole stands among them only if it has answered something.
    names = {**roles, _CITY: wording.say("The city as a whole")} if view.by_nobody else roles
    names = names_apart(names)
    usual = st.session_state.get(_choice_key(view), view.most_answers_by(factor.id) or _CITY)
    return st.selectbox(
        wording.say("Who is answering?"),
        list(names),
        index=list(names).index(usual) if usual in names else 0,
        format_func=lambda id_: names.get(id_, id_),
        key=f"respondent-{view.stored.id}-{factor.id}",
        on_change=_chosen,
        args=(view, factor),
        width=420,
    )


def _choice_key(view: AssessmentView) -> str:
    return f"answering in {view.stored.id}"


def _chosen(view: AssessmentView, factor: KeyFactor) -> None:
    """Let the choice hold for all key factors."""
    st.session_state[_choice_key(view)] = st.session_state[f"respondent-{view.stored.id}-{factor.id}"]


def _new(view: AssessmentView, factor: KeyFactor) -> None:
    wording, place = session.wording(), view.stored.id
    st.write(wording.say("Each answers on their own; where they differ, the plan says so. No name is needed."))
    draft = Draft(f"respondent-new-{place}")
    st.text_input(wording.say("Function, such as “Equality officer”"), max_chars=250, **draft.field("role", ""))
    st.text_input(wording.say("Group, such as “associations”"), max_chars=250, **draft.field("group", ""))
    saving.problems(f"respondent-{place}")
    st.button(
        wording.say("Add this respondent"), on_click=_add, args=(view, factor, draft), key=f"respondent-add-{place}"
    )
    draft.note()


def _add(view: AssessmentView, factor: KeyFactor, draft: Draft) -> None:
    place = view.stored.id
    role, group = str(draft.value("role")).strip(), str(draft.value("group")).strip() or None
    if not role:
        return

    def answer_as(result: object) -> None:
        draft.saved()
        if isinstance(result, tuple):
            st.session_state[_choice_key(view)] = result[1]
        # The field would go on with the choice under its key, instead of beginning at whoever was added.
        st.session_state.pop(f"respondent-{place}-{factor.id}", None)

    saving.save(
        lambda store, by: desk.add_respondent(store, place, role, group, by=by),
        where=f"respondent-{place}",
        after=answer_as,
    )
