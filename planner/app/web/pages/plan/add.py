"""Adding an action of people's own."""

import streamlit as st

from planner.app import desk
from planner.app.desk import PlanView
from planner.app.desk.vocabulary import TITLE_LENGTH, Actor, Store
from planner.app.web import saving, session
from planner.app.web.drafts import Draft
from planner.app.web.pages.plan.open_action import close
from planner.app.web.pages.plan.saving import role_names


def form(view: PlanView) -> None:
    """Ask for what an action needs, its title first; all the rest has a usual value."""
    wording, names = session.wording(), role_names(view)
    place = f"plan-new-{view.id}"
    factors = {one.id: one.title for one in view.benchmark.factors}
    bands = {band.band: wording.cost_band(band) for band in view.plan.cost_bands} or {0: "0"}
    draft = Draft(place)
    title = st.text_input(wording.say("Title"), max_chars=TITLE_LENGTH, **draft.field("title", ""))
    why = st.text_area(wording.say("Why"), **draft.field("why", ""))
    factor = st.selectbox(
        wording.say("Objective"),
        list(factors),
        format_func=lambda id_: factors.get(id_, id_),
        **draft.field("factor", next(iter(factors), None), options=factors),
    )
    owner = st.selectbox(
        wording.say("Owner"),
        list(names),
        format_func=lambda id_: names.get(id_, id_),
        **draft.field("owner", next(iter(names), None), options=names),
    )
    left, middle, right = st.columns(3)
    with left:
        duration = st.number_input(
            wording.say("Duration in working days"), min_value=0, max_value=5_000, **draft.field("duration", 20)
        )
    with middle:
        effort = st.number_input(
            wording.say("Effort in person-days"),
            min_value=0.0,
            max_value=10_000.0,
            step=1.0,
            format="%g",
            **draft.field("effort", 5.0),
        )
    with right:
        cost = st.selectbox(
            wording.say("Cost"),
            sorted(bands),
            format_func=lambda band: bands.get(band, ""),
            **draft.field("cost", min(bands), options=bands),
        )
    today = session.today()

    def add(store: Store, by: Actor) -> object:
        facts: dict[str, object] = {"factor": factor, "duration": duration, "effort": effort, "cost_band": cost}
        if why.strip():
            facts["why"] = why.strip()
        return desk.add_action(store, view.id, title.strip(), accountable=str(owner), by=by, today=today, **facts)[0]

    saving.problems(place)
    if st.button(wording.say("Add the action"), type="primary", key=f"{place}-save", disabled=not title.strip()):
        done = wording.say("The action is in the plan.")
        if saving.save(add, where=place, done=done, after=draft.saved) or saving.in_dispute():
            close()
        st.rerun()
    draft.note()
