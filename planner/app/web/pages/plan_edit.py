"""Changing an action: owner, dates, effort, cost, what it waits for, texts; the effect on dates is seen first."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import streamlit as st

from planner.app.living import ActionView, PlanView
from planner.app.living.editing import Links, prepare_edits
from planner.app.web import saving, session
from planner.app.web.pages.plan_effect import effect
from planner.app.web.pages.plan_open import REASON, forget_seen, open_dialog, seen
from planner.app.web.pages.plan_saving import role_names, save_edits
from planner.app.web.refusal import show_problems
from planner.benchmark import TITLE_LENGTH
from planner.plan import Action, ActionStatus
from planner.problem import ProblemsFoundError
from planner.store import Actor, StoredPlan
from planner.tracking import CLOSED

if TYPE_CHECKING:
    from datetime import date


def form(view: PlanView, one: ActionView) -> None:
    """Show an action's fields, what a change of them does to the plan's dates, and the button that makes it."""
    wording = session.wording()
    base = seen(view.stored)
    if not isinstance(base, StoredPlan) or one.id not in base.plan.action_by_id:
        return
    action = base.plan.action_by_id[one.id]
    place = f"plan-edit-{view.id}-{one.id}-{base.batch}"
    new = {**_facts(view, action, place), **_texts(action, place)}
    links = _links(view, base, action, place)
    changed = {name: value for name, value in new.items() if value != getattr(action, name)}
    wanted = {one.id: changed} if changed else {}
    where = f"plan-edit-{view.id}-{one.id}"
    possible = _preview(view, wanted, links)
    saving.problems(where)
    with st.container(horizontal=True):
        if st.button(
            wording.say("Save"), type="primary", key=f"{place}-save", disabled=not possible or not (wanted or links)
        ):
            done = None if wanted else wording.say("What it waits for is changed.")
            if save_edits(base, wanted, where=where, links=links, done=done) or saving.in_dispute():
                forget_seen()
            st.rerun()
        if one.status not in CLOSED and st.button(
            wording.say("Drop this action …"), icon=":material/block:", type="tertiary", key=f"{place}-drop"
        ):
            open_dialog(REASON, action=one.id, status=str(ActionStatus.DROPPED))
            st.rerun()


def _facts(view: PlanView, action: Action, place: str) -> dict[str, object]:
    wording, names = session.wording(), role_names(view)
    bands = {band.band: wording.cost_band(band) for band in view.plan.cost_bands}
    bands.setdefault(action.cost_band, str(action.cost_band))
    title = st.text_input(wording.say("Title"), value=action.title, key=f"{place}-title", max_chars=TITLE_LENGTH)
    left, right = st.columns(2)
    with left:
        owner = st.selectbox(
            wording.say("Owner"),
            list(names),
            index=list(names).index(action.accountable),
            format_func=lambda id_: names.get(id_, id_),
            key=f"{place}-owner",
        )
        effort = st.number_input(
            wording.say("Effort in person-days"),
            min_value=0.0,
            max_value=10_000.0,
            value=float(action.effort),
            step=1.0,
            format="%g",
            key=f"{place}-effort",
        )
        cost = st.selectbox(
            wording.say("Cost"),
            sorted(bands),
            index=sorted(bands).index(action.cost_band),
            format_func=lambda band: bands.get(band, str(band)),
            key=f"{place}-cost",
        )
    with right:
        deadline: date | None = st.date_input(
            wording.say("Deadline"),
            value=action.own_deadline,
            format="DD/MM/YYYY",
            key=f"{place}-deadline",
            help=wording.say("Empty: the schedule says by when it is due."),
        )
        duration = st.number_input(
            wording.say("Duration in calendar days") if action.elapsed else wording.say("Duration in working days"),
            min_value=0,
            max_value=5_000,
            value=action.duration,
            key=f"{place}-duration",
        )
        not_before = st.date_input(
            wording.say("Not before"), value=action.not_before, format="DD/MM/YYYY", key=f"{place}-not-before"
        )
    return {
        "title": title,
        "accountable": owner,
        "effort": effort,
        "cost_band": cost,
        "own_deadline": deadline,
        "duration": duration,
        "not_before": not_before,
    }


def _links(view: PlanView, base: StoredPlan, action: Action, place: str) -> Links | None:
    """Ask what the action waits for; None when that stays as the person saw it."""
    there = tuple(link for link in base.plan.dependencies if link.successor == action.id)
    before = [link.predecessor for link in there]
    now = st.multiselect(
        session.wording().say("Waits for"),
        [other for other in base.plan.action_by_id if other != action.id],
        default=before,
        format_func=lambda id_: view.names.get(id_, id_),
        key=f"{place}-waits",
        placeholder=session.wording().say("Nothing"),
    )
    add = tuple(one for one in now if one not in before)
    remove = tuple(one for one in before if one not in now)
    return Links(action=action.id, add=add, remove=remove, seen=there) if add or remove else None


def _texts(action: Action, place: str) -> dict[str, object]:
    wording = session.wording()
    with st.expander(wording.say("Texts")):
        why = st.text_area(wording.say("Why"), value=action.why, key=f"{place}-why")
        steps = st.text_area(
            wording.say("First steps, one a line"), value="\n".join(action.first_steps), key=f"{place}-steps"
        )
        indicator = st.text_area(wording.say("Indicator"), value=action.indicator, key=f"{place}-indicator")
        proof = st.text_area(wording.say("Proof"), value=action.proof, key=f"{place}-proof")
        notes = st.text_area(wording.say("Notes, one a line"), value="\n".join(action.notes), key=f"{place}-notes")
    return {
        "why": why,
        "first_steps": lines(steps),
        "indicator": indicator,
        "proof": proof,
        "notes": lines(notes),
    }


def lines(text: str) -> tuple[str, ...]:
    """Return the lines of a text that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _preview(view: PlanView, wanted: Mapping[str, Mapping[str, object]], links: Links | None) -> bool:
    """Say what the change does to the dates; False when it cannot be made."""
    if not wanted and not links:
        st.caption(session.wording().say("Nothing is changed yet."))
        return True
    try:
        effect(view, prepare_edits(view.stored, wanted, by=Actor("-"), today=session.today(), links=links))
    except ProblemsFoundError as found:
        show_problems(found.problems)
        return False
    return True
