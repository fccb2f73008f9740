"""Adding an action of people's own."""

from collections.abc import Mapping

import streamlit as st

from planner.app import desk
from planner.app.desk import PlanView
from planner.app.desk.vocabulary import MOST_DAYS, MOST_PERSON_DAYS, TITLE_LENGTH, Actor, Store
from planner.app.web import first_sight, saving, session
from planner.app.web.drafts import Draft
from planner.app.web.field_form import band_names, choose, role_names
from planner.app.web.plan_dialogs import close

_DAYS, _PERSON_DAYS = 20, 5.0
"""Where the fields begin: a month of working days, and a week of somebody’s time in it."""


def place(plan: str) -> str:
    """Return where what is typed of a new action stays until it is added."""
    return f"plan-new-{plan}"


def form(view: PlanView) -> None:
    """Ask for what an action needs, its title first; all the rest has a usual value."""
    say, where = session.wording().say, place(view.id)
    draft = Draft(where)
    title = st.text_input(say("Title"), max_chars=TITLE_LENGTH, **draft.field("title", ""))
    why = st.text_area(say("Why"), **draft.field("why", ""))
    factors = {factor.id: factor.title for factor in view.benchmark.factors}
    factor = choose(say("Objective"), factors, draft, "factor", _first(factors))
    roles = role_names(view)
    owner = choose(say("Owner"), roles, draft, "owner", _first(roles))
    facts = {"factor": factor, **_means(view, draft), **({"why": why.strip()} if why.strip() else {})}
    today = session.today()

    def add(store: Store, by: Actor) -> object:
        return desk.add_action(store, view.id, title.strip(), owner=str(owner), by=by, today=today, **facts)[0]

    if st.button(say("Add the action"), type="primary", key=f"{where}-save"):
        done = say("The action is in the plan.")
        if saving.save(add, where=where, done=done, after=draft.saved) or saving.in_dispute():
            close()
            st.rerun()
    saving.problems(where)
    draft.note()


def _first(names: Mapping[str, str]) -> str | None:
    return next(iter(names), None)


def _means(view: PlanView, draft: Draft) -> dict[str, object]:
    """Ask how long it takes and what it needs, side by side."""
    wording = session.wording()
    # A plan without cost bands can still be added to: of costs nothing is known then.
    bands = band_names(view) or {0: "0"}
    left, middle, right = st.columns(3)
    with left:
        label, days = wording.say("Duration in working days"), draft.field("duration", _DAYS)
        duration = st.number_input(
            label, min_value=0, max_value=MOST_DAYS, value=first_sight.number(days["key"]), **days
        )
    with middle:
        label, given = wording.say("Effort in person-days"), draft.field("effort", _PERSON_DAYS)
        now = first_sight.number(given["key"])
        effort = st.number_input(
            label, min_value=0.0, max_value=MOST_PERSON_DAYS, value=now, step=1.0, format="%g", **given
        )
    with right:
        cost = choose(wording.say("Cost"), dict(sorted(bands.items())), draft, "cost", min(bands))
    return {"duration": duration, "effort": effort, "cost_band": cost}
