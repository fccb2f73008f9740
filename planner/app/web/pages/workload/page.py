"""Who has how much left to do in which month, and is there time for it?"""

import streamlit as st

from planner.app.desk import PlanView
from planner.app.desk.vocabulary import RoleLoad, Workload
from planner.app.desk.vocabulary import workload as work_left
from planner.app.web import session, url_choice
from planner.app.web.components.workload import OwnerLoad, workload
from planner.app.web.plain_table import plain_table
from planner.app.web.plan_frame import about_plan, role_titles
from planner.app.web.user_text import plain

_ROLE = "role"


def show() -> None:
    """Show the work that is left of the chosen plan, by owner and month."""
    wording = session.wording()
    view = about_plan(wording.say("Workload"))
    if view is None:
        return
    found = work_left(view.forecast, view.calendar)
    st.caption(
        wording.say(
            "Person-days that are left, for the role that leads each action, spread evenly over the days on which the "
            "action is foreseen. The capacity of a role is set in the settings, as full-time posts."
        )
    )
    _overload(view, found)
    opened = workload(
        [_owner(view, one) for one in found.roles], found.months, wording=wording, key=f"workload-{view.id}"
    )
    if opened:
        url_choice.keep_in_address(_ROLE, opened)
    _actions(view, found)


def _name(view: PlanView, role: str) -> str:
    """Return who fills a role, and which one where they fill several; a role that nobody fills says so."""
    title = role_titles(view).get(role, role)
    holders = {one.id: one.holder for one in view.plan.roles}
    holder = holders.get(role)
    if not holder:
        return f"{title} – {session.wording().say('to be filled')}"
    return f"{holder} – {title}" if list(holders.values()).count(holder) > 1 else holder


def _owner(view: PlanView, load: RoleLoad) -> OwnerLoad:
    return OwnerLoad(id=load.role, name=_name(view, load.role), days=load.days, capacity=load.capacity)


def _overload(view: PlanView, found: Workload) -> None:
    """Say in words who has too much, and when first."""
    wording = session.wording()
    for one in found.roles:
        if one.over:
            said = wording.count(
                "{owner} has more work than time in {number} month, first in {month}.",
                "{owner} has more work than time in {number} months, first in {month}.",
                len(one.over),
                owner=_name(view, one.role),
                month=wording.month(one.over[0]),
            )
            st.warning(plain(said), icon=":material/warning:")
    if found.roles and all(one.capacity is None for one in found.roles):
        st.info(wording.say("No role has a capacity yet. With one, too much work in a month is marked here."))
        if st.button(wording.say("Set capacities"), key=f"workload-settings-{view.id}"):
            session.open_page("settings", plan=view.id)


def _actions(view: PlanView, found: Workload) -> None:
    """Show the actions behind the figures of one owner."""
    wording = session.wording()
    say = wording.say
    if not found.roles:
        return
    st.header(say("What the figures stand for"), anchor=False)
    names = {one.role: _name(view, one.role) for one in found.roles}
    role = url_choice.select(_ROLE, say("Owner"), names, of=view.id, usual=next(iter(names)), width=460)
    load = next(one for one in found.roles if one.role == role)
    rows = []
    for id_, effort in load.by_action.items():
        one = view.standing.action_by_id[id_]
        dates = one.dates
        rows.append(
            {
                say("Action"): f"{one.id} {one.title}",
                say("Start"): wording.short_date(dates.early_start),
                say("End"): wording.short_date(dates.early_finish),
                say("Due"): wording.short_date(one.due) + (f" ⚠ {say('Late')}" if one.late else ""),
                say("Person-days left"): wording.number(effort),
            }
        )
    plain_table(rows, alt=say("Open actions of one owner, with the person-days that are left"))
