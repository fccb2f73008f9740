"""Adding an action of people's own."""

from collections.abc import Mapping

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
    wording, place = session.wording(), f"plan-new-{view.id}"
    draft = Draft(place)
    title = st.text_input(wording.say("Title"), max_chars=TITLE_LENGTH, **draft.field("title", ""))
    why = st.text_area(wording.say("Why"), **draft.field("why", ""))
    factors = {factor.id: factor.title for factor in view.benchmark.factors}
    factor = _choice(wording.say("Objective"), factors, draft, "factor")
    owner = _choice(wording.say("Owner"), role_names(view), draft, "owner")
    facts = {"factor": factor, **_means(view, draft), **({"why": why.strip()} if why.strip() else {})}
    today = session.today()

    def add(store: Store, by: Actor) -> object:
        return desk.add_action(store, view.id, title.strip(), accountable=str(owner), by=by, today=today, **facts)[0]

    saving.problems(place)
    if st.button(wording.say("Add the action"), type="primary", key=f"{place}-save", disabled=not title.strip()):
        done = wording.say("The action is in the plan.")
        if saving.save(add, where=place, done=done, after=draft.saved) or saving.in_dispute():
            close()
        st.rerun()
    draft.note()


def _choice(label: str, names: Mapping[str, str], draft: Draft, name: str) -> str | None:
    chosen: str | None = st.selectbox(
        label,
        list(names),
        format_func=lambda id_: names.get(id_, id_),
        **draft.field(name, next(iter(names), None), options=names),
    )
    return chosen


def _means(view: PlanView, draft: Draft) -> dict[str, object]:
    """Ask how long it takes and what it needs, side by side."""
    wording = session.wording()
    bands = {band.band: wording.cost_band(band) for band in view.plan.cost_bands} or {0: "0"}
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
    return {"duration": duration, "effort": effort, "cost_band": cost}
