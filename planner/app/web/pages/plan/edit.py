"""Changing an action: owner, dates, effort, cost, what it waits for, texts; the effect on dates is seen first."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import streamlit as st

from planner.app.desk import ActionStanding, PlanView
from planner.app.desk.edits import Links, prepare_edits
from planner.app.web import saving, session
from planner.app.web.drafts import Draft
from planner.app.web.pages.plan.effect import effect
from planner.app.web.pages.plan.open_action import REASON, open_dialog
from planner.app.web.pages.plan.saving import role_names, save_edits
from planner.app.web.refusal import show_problems
from planner.plan import Action, ActionStatus, Dependency
from planner.problem import ProblemsFoundError
from planner.store import Actor
from planner.toolkit.record import TITLE_LENGTH
from planner.track.progress import CLOSED

if TYPE_CHECKING:
    from datetime import date


def form(view: PlanView, one: ActionStanding) -> None:
    """Show an action's fields, what a change of them does to the plan's dates, and the button that makes it."""
    wording, action = session.wording(), one
    where = place(view.id, one.id)
    draft = Draft(where)
    new = {**_facts(view, action, draft), **_texts(action, draft)}
    links = _links(view, action, draft)
    changed = {name: value for name, value in new.items() if value != getattr(action, name)}
    wanted = {one.id: changed} if changed else {}
    seen = {one.id: {name: _meant(name, draft.seen(name)) for name in changed}}
    possible = _preview(view, wanted, links)
    saving.problems(where)
    with st.container(horizontal=True):
        if st.button(
            wording.say("Save"), type="primary", key=f"{where}-save", disabled=not possible or not (wanted or links)
        ):
            done = None if wanted else wording.say("What it waits for is changed.")
            save_edits(view.stored, wanted, where=where, links=links, done=done, seen=seen, after=draft.saved)
            st.rerun()
        if one.status not in CLOSED and st.button(
            wording.say("Drop this action …"), icon=":material/block:", type="tertiary", key=f"{where}-drop"
        ):
            open_dialog(REASON, action=one.id, status=str(ActionStatus.DROPPED))
            st.rerun()
    draft.note()


def place(plan: str, action: str) -> str:
    """Return where what is typed about an action and not saved is kept, whether here or in the table."""
    return f"plan-edit-{plan}-{action}"


def _facts(view: PlanView, action: Action, draft: Draft) -> dict[str, object]:
    wording, names = session.wording(), role_names(view)
    bands = {band.band: wording.cost_band(band) for band in view.plan.cost_bands}
    bands.setdefault(action.cost_band, str(action.cost_band))
    title = st.text_input(wording.say("Title"), max_chars=TITLE_LENGTH, **draft.field("title", action.title))
    left, right = st.columns(2)
    with left:
        owner = st.selectbox(
            wording.say("Owner"),
            list(names),
            format_func=lambda id_: names.get(id_, id_),
            **draft.field("accountable", action.accountable, options=names),
        )
        effort = st.number_input(
            wording.say("Effort in person-days"),
            min_value=0.0,
            max_value=10_000.0,
            step=1.0,
            format="%g",
            **draft.field("effort", float(action.effort)),
        )
        cost = st.selectbox(
            wording.say("Cost"),
            sorted(bands),
            format_func=lambda band: bands.get(band, str(band)),
            **draft.field("cost_band", action.cost_band, options=bands),
        )
    with right:
        deadline: date | None = st.date_input(
            wording.say("Deadline"),
            value=None,
            format="DD/MM/YYYY",
            help=wording.say("Empty: the schedule says by when it is due."),
            **draft.field("own_deadline", action.own_deadline),
        )
        duration = st.number_input(
            wording.say("Duration in calendar days") if action.elapsed else wording.say("Duration in working days"),
            min_value=0,
            max_value=5_000,
            **draft.field("duration", action.duration),
        )
        not_before = st.date_input(
            wording.say("Not before"), value=None, format="DD/MM/YYYY", **draft.field("not_before", action.not_before)
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


def _links(view: PlanView, action: Action, draft: Draft) -> Links | None:
    """Ask what the action waits for; None when that stays as the person saw it."""
    there = tuple(link for link in view.plan.dependencies if link.successor == action.id)
    others = [other for other in view.plan.action_by_id if other != action.id]
    now = st.multiselect(
        session.wording().say("Waits for"),
        others,
        format_func=lambda id_: view.names.get(id_, id_),
        placeholder=session.wording().say("Nothing"),
        **draft.field(
            "waits",
            [link.predecessor for link in there],
            options=others,
            sees=[link.model_dump(mode="json", exclude={"successor"}) for link in there],
        ),
    )
    if "waits" not in draft.typed:
        return None
    # Links that others made or took away since the person began stay as others left them.
    before = draft.seen("waits")
    seen = tuple(Dependency(successor=action.id, **link) for link in (before if isinstance(before, list) else []))
    began = [link.predecessor for link in seen if link.predecessor in others]
    add = tuple(one for one in now if one not in began)
    remove = tuple(one for one in began if one not in now)
    return Links(action=action.id, add=add, remove=remove, seen=seen) if add or remove else None


_LISTS = {"first_steps", "notes"}
"""Fields that are several texts, typed one a line."""


def _texts(action: Action, draft: Draft) -> dict[str, object]:
    wording = session.wording()
    labels = {
        "why": wording.say("Why"),
        "first_steps": wording.say("First steps, one a line"),
        "indicator": wording.say("Indicator"),
        "proof": wording.say("Proof"),
        "notes": wording.say("Notes, one a line"),
    }
    with st.expander(wording.say("Texts")):
        return {name: _meant(name, _text(action, name, label, draft)) for name, label in labels.items()}


def _text(action: Action, name: str, label: str, draft: Draft) -> str:
    stored = getattr(action, name)
    return str(st.text_area(label, **draft.field(name, "\n".join(stored) if name in _LISTS else stored)))


def _meant(name: str, typed: object) -> object:
    """Return what stands in a field as the plan keeps it."""
    return lines(str(typed)) if name in _LISTS else typed


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
