"""What waits for what? From the objectives into one of them, and from there around one action."""

from collections.abc import Mapping

import streamlit as st

from planner.app.desk import PlanView
from planner.app.desk.vocabulary import (
    LATENESS,
    NO_OBJECTIVE,
    Concern,
    Dependency,
    View,
    around,
    between_groups,
    within_group,
)
from planner.app.web import session, url_choice
from planner.app.web.components.network import NetworkBox, network
from planner.app.web.plain_table import folded_table
from planner.app.web.plan_frame import about_plan, answerable, objective_of, objective_titles, open_action
from planner.app.web.user_text import plain

_AT = "at"
"""What the address says: nothing, an objective or an action."""


def show() -> None:
    """Show the dependencies of the chosen plan at the distance that the address names."""
    wording = session.wording()
    view = about_plan(wording.say("Dependencies"))
    if view is None:
        return
    group_of = {action.id: objective_of(action) for action in view.standing.actions if action.expected}
    at = _where(view, group_of)
    links = list(view.standing.links)
    seen = _seen(links, group_of, at)
    boxes = _action_boxes(view) if at else _objective_boxes(view)
    chosen = at if at in group_of else None
    opened = network(seen, boxes, wording=wording, key=f"network-{view.id}", chosen=chosen)
    # The first click on a box shows what is around it; the second one opens it.
    if opened and opened == chosen:
        open_action(view, opened)
    if opened:
        # The fields above were drawn in this run before the click in the picture was heard.
        url_choice.keep_in_address(_AT, opened)
        st.rerun()
    _table(view, [link for link in links if not at or {link.predecessor, link.successor} <= set(seen.names)])


def _where(view: PlanView, group_of: Mapping[str, str]) -> str:
    """Show the way back and the other places, and return where the reader is."""
    say = session.wording().say
    titles = objective_titles(view)
    whole = {"": say("All objectives")}
    factors = {objective: titles[objective] for objective in dict.fromkeys(group_of.values())}
    actions = {action: view.names[action] for action in group_of}
    at = url_choice.chosen(_AT, {**whole, **factors, **actions}, "")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        url_choice.select(_AT, say("Look at"), {**whole, **factors, **actions}, of=view.id, width=460)
        if at in actions:
            _step(titles[group_of[at]], group_of[at], view)
        if at:
            _step(whole[""], "", view)
        if at in actions and st.button(say("Open the action"), type="primary", key=f"network-open-{view.id}-{at}"):
            open_action(view, at)
    return at


def _step(title: str, to: str, view: PlanView) -> None:
    """Offer the way back, one step wider."""
    st.button(
        plain(session.wording().say("Back to: {place}", place=title)),
        icon=":material/arrow_back:",
        key=f"network-back-{view.id}-{to or 'all'}",
        on_click=url_choice.keep_in_address,
        args=(_AT, to),
    )


def _seen(links: list[Dependency], group_of: Mapping[str, str], at: str) -> View:
    if not at:
        return between_groups(links, group_of)
    if at in group_of:
        return around(links, list(group_of), at)
    return within_group(links, group_of, at)


def _objective_boxes(view: PlanView) -> dict[str, NetworkBox]:
    wording = session.wording()
    boxes = {}
    for objective, title in objective_titles(view).items():
        done = view.standing.by_objective.get(None if objective == NO_OBJECTIVE else objective)
        boxes[objective] = NetworkBox(
            title=title,
            note=wording.count("{number} action", "{number} actions", done.actions if done else 0),
            share_done=done.share if done else 0,
            late=_late(view, objective),
        )
    return boxes


def _late(view: PlanView, objective: str) -> Concern | None:
    """Return how late an objective is: overdue where one of its actions is, else foreseen late where one is."""
    of_it = {action.lateness for action in view.standing.actions if objective_of(action) == objective}
    return next((concern for concern in LATENESS if concern in of_it), None)


def _action_boxes(view: PlanView) -> dict[str, NetworkBox]:
    wording = session.wording()
    return {
        action.id: NetworkBox(
            title=action.title,
            note=f"{wording.short_date(action.expected.early_finish)} · {answerable(action, view)}",
            status=action.status,
            critical=action.id in view.forecast.critical_path,
            late=action.lateness,
        )
        for action in view.standing.actions
        if action.expected
    }


def _table(view: PlanView, links: list[Dependency]) -> None:
    wording = session.wording()
    say = wording.say
    folded_table(
        say("The dependencies as a table"),
        (
            {
                say("Action"): view.names[link.successor],
                say("Waits for"): view.names[link.predecessor],
                say("Kind of link"): wording.label(link.link),
                say("Lag"): wording.count("{number} day", "{number} days", link.lag) if link.lag else "–",
            }
            for link in sorted(links, key=lambda link: (link.successor, link.predecessor))
        ),
        key=f"network-table-{view.id}",
        alt=say("Which action waits for which"),
        nothing=say("Nothing waits for anything here."),
    )
