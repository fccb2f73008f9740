"""The self-assessment, a key factor a page: every answer is kept at once, and the plan is always one click away."""

import streamlit as st

from planner.app.desk.assessment_view import AssessmentView
from planner.app.desk.vocabulary import KeyFactor
from planner.app.web import frame, session, unplaced, url_choice
from planner.app.web.assessment_frame import about_assessment
from planner.app.web.draft_button import draft_button
from planner.app.web.page_head import news, page_head
from planner.app.web.pages.assess import again as assess_again
from planner.app.web.pages.assess import question as assess_question
from planner.app.web.pages.assess import respondent as assess_respondent
from planner.app.web.pages.assess import verdict as assess_verdict
from planner.app.web.pages.assess.last_time import about_last_time
from planner.app.web.user_text import plain, user_text

_FACTOR = "factor"


def show() -> None:
    """Show the key factor that the address names, else the first with a question that nobody answered."""
    title = session.wording().say("Self-assessment")
    view = about_assessment(title)
    if view is None:
        return
    if not view.factors:  # the whole scope went with the key factors that it named
        page_head(title, beside=lambda: assess_again.assessments(view))
        unplaced.notice(view)
        return
    factor = _factor(view)
    page_head(factor.title, beside=lambda: _beside_title(view))
    news(assessment=view.stored.id)
    unplaced.notice(view)
    _progress(view, factor)
    _steps(view, factor)
    first, second = st.columns([2, 1], gap="large")
    with second:
        assess_verdict.verdict(view, factor)
        _beside(factor)
    with first:
        st.markdown(f"**{plain(factor.statement)}**")
        by = assess_respondent.respondent(view, factor)
        about_last_time(view, factor, by)
        assess_question.questions(view, factor, by)
        _neighbours(view, factor)


def _beside_title(view: AssessmentView) -> None:
    assess_again.assessments(view)
    draft_button(view.stored.id, primary=view.answered == view.asked)


def _factor(view: AssessmentView) -> KeyFactor:
    asked = st.query_params.get(_FACTOR) or st.session_state.get(f"factor of {view.stored.id}")
    known = {factor.id: factor for factor in view.factors}
    # A link, or this session, may name a key factor that has left the scope since.
    url_choice.say_unknown(_FACTOR, known)
    if asked not in known:
        unanswered = (factor.id for factor in view.factors if not view.is_answered(factor))
        asked = next(unanswered, view.factors[0].id)
    _go_to(view, asked)
    return known[asked]


def _go_to(view: AssessmentView, factor: str) -> None:
    # A change of page empties the address; whoever comes back goes on where they were.
    st.session_state[f"factor of {view.stored.id}"] = factor
    if st.query_params.get(_FACTOR) != factor:
        st.query_params[_FACTOR] = factor


def _progress(view: AssessmentView, factor: KeyFactor) -> None:
    wording = session.wording()
    place = wording.say(
        "Key factor {number} of {count}", number=view.factors.index(factor) + 1, count=len(view.factors)
    )
    answered = wording.say("{answered} of {asked} questions answered", answered=view.answered, asked=view.asked)
    st.progress(view.share_answered, text=plain(f"{place} · {answered}"))


def _steps(view: AssessmentView, factor: KeyFactor) -> None:
    """Let the person jump to any key factor; a tick marks those whose questions are all answered."""
    done = {factor.id for factor in view.factors if view.is_answered(factor)}
    names = {
        factor.id: f"{number}{' ✓' if factor.id in done else ''}" for number, factor in enumerate(view.factors, start=1)
    }
    key = f"steps-{view.stored.id}"
    # The address decides in every run: after a step back in the browser the field follows it.
    st.session_state[key] = factor.id

    def chosen() -> None:
        _turn(view, str(st.session_state[key] or factor.id))

    st.segmented_control(
        session.wording().say("Key factors"),
        list(names),
        format_func=lambda id_: names.get(id_, id_),
        key=key,
        on_change=chosen,
        required=True,
        label_visibility="collapsed",
        width="stretch",
        wrap=True,
    )


def _turn(view: AssessmentView, factor: str) -> None:
    _go_to(view, factor)
    frame.turn_to(factor)


def _neighbours(view: AssessmentView, factor: KeyFactor) -> None:
    """Offer the key factor before and the one after, by their names."""
    wording = session.wording()
    order = [listed.id for listed in view.factors]
    here = order.index(factor.id)
    with st.container(horizontal=True, horizontal_alignment="distribute" if order.index(factor.id) else "right"):
        for place, icon, kind in ((here - 1, ":material/arrow_back:", "tertiary"), (here + 1, None, "primary")):
            if not 0 <= place < len(order):
                continue
            title = view.factors[place].title
            st.button(
                plain(wording.say("Next: {factor}", factor=title) if place > here else title),
                icon=icon,
                type="primary" if kind == "primary" else "tertiary",
                wrap=True,
                key=f"turn-{view.stored.id}-{order[place]}",
                on_click=_turn,
                args=(view, order[place]),
            )


def _beside(factor: KeyFactor) -> None:
    """Show why the factor matters and what other cities did."""
    wording = session.wording()
    st.markdown(f"**{wording.say('Why it matters')}**")
    user_text(factor.why)
    if factor.examples:
        st.markdown(f"**{wording.say('What other cities did')}**")
    for example in factor.examples:
        title = f"{example.city} ({example.year})" if example.year else example.city
        with st.expander(plain(title), icon=":material/location_city:"):
            user_text(example.did)
            if example.source:
                st.caption(plain(example.source))
