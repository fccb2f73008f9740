"""What does a page say whose address names a city, a plan or an assessment that is not there, and where can one go?"""

from collections.abc import Iterator, Mapping

import streamlit as st

from planner.app.desk import PlanView, places
from planner.app.web import saving, session
from planner.app.web import undo_button as undo
from planner.app.web.page_head import page_head
from planner.app.web.refusal import show_problems
from planner.app.web.user_text import plain
from planner.wording.assessments import assessment_name
from planner.wording.undo import BRING_BACK

_MOST = 12
"""Ways on that are offered."""
_ACTION = "action"
_NAMES = (places.CITY, places.PLAN, places.ASSESSMENT)


def shown() -> bool:
    """Show instead of the page that its address names what is not there; False where all of it is there."""
    asked = {name: st.query_params[name] for name in _NAMES if name in st.query_params}
    problems = places.missing(session.store(), asked) if asked else ()
    if not problems:
        return False
    say = session.wording().say
    page_head(say("What this address names is not here"), cities=False)
    show_problems(problems)
    if any(problem.code == "was-removed" for problem in problems):
        _way_back()
    _ways_on(asked)
    return True


def action_shown(view: PlanView) -> bool:
    """Show instead of the page about a plan that its address names an action which the plan does not have."""
    asked = st.query_params.get(_ACTION, "")
    if not asked or asked in view.standing.action_by_id:
        return False
    say = session.wording().say
    page_head(say("What this address names is not here"))
    show_problems([places.missing_action(view.plan, asked)])
    st.write(say("These are here:"))
    if st.button(plain(view.plan.title), type="tertiary", key=f"unknown-to-plan-{view.id}"):
        session.open_page("plan", **{places.PLAN: view.id})
    return True


def _way_back() -> None:
    """Offer the place where what was removed comes back, and to take back what this person did last."""
    label = session.wording().say(BRING_BACK)
    with st.container(horizontal=True):
        if st.button(label, icon=":material/restore_from_trash:", type="primary", key="unknown-bring-back"):
            session.forget_place()
            session.open_page("settings", part="removal")
        undo.button("unknown-undo")
    saving.problems(undo.WHERE)
    undo.dialog()


def _ways_on(asked: Mapping[str, str]) -> None:
    """Offer what there is: cities where the city is not there, else plans or assessments."""
    say, ways = session.wording().say, list(_ways(asked)) or list(_cities())
    st.write(say("These are here:") if ways else say("There is nothing here yet."))
    for path, label, place in ways[:_MOST]:
        if st.button(plain(label), type="tertiary", key=f"unknown-to-{path}-{'-'.join(place.values())}"):
            session.forget_place()
            session.open_page(path, **place)
    more = len(ways) - _MOST
    if more > 0:
        st.caption(session.wording().count("and {number} more", "and {number} more", more))
    if st.button(say("Home"), icon=":material/home:", key="unknown-home"):
        session.forget_place()
        session.open_page("home")


def _cities() -> Iterator[tuple[str, str, dict[str, str]]]:
    yield from (("home", city.name, {places.CITY: city.id}) for city in session.store().cities())


def _ways(asked: Mapping[str, str]) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Give path, name and place of each way on."""
    wording, store = session.wording(), session.store()
    cities = {city.id: city.name for city in store.cities()}
    if places.CITY in asked and asked[places.CITY] not in cities:
        yield from _cities()
        return
    # Of all cities: what is asked for may be that of another one. Plans of several cities may have one title.
    for plan in store.plans() if places.PLAN in asked else ():
        label = wording.labelled(cities[plan.city], plan.title)
        yield "plan", label, {places.CITY: plan.city, places.PLAN: plan.id}
    for assessment in store.assessments() if places.ASSESSMENT in asked else ():
        name = assessment_name(assessment.kind, assessment.date, wording)
        place = {places.CITY: assessment.city, places.ASSESSMENT: assessment.id}
        yield "assess", wording.labelled(cities[assessment.city], name), place
