"""Who has how much left to do in which month, and is there time for it?"""

import streamlit as st

from planner.app.desk import PlanView
from planner.app.desk.vocabulary import RoleLoad, Workload
from planner.app.desk.vocabulary import workload as work_left
from planner.app.web import session, url_choice
from planner.app.web.components.workload import OwnerLoad, workload
from planner.app.web.plain_table import plain_table
from planner.app.web.plan_frame import about_plan, due_day
from planner.app.web.user_text import plain
from planner.wording.services import with_remark

_ROLE = "role"


def show() -> None:
    """Show the work that is left of the chosen plan, by owner and month."""
    wording = session.wording()
    view = about_plan(wording.say("Workload"))
    if view is None:
        return
    work = work_left(view.forecast, view.calendar, view.catalogue.method.means.lead_share)
    st.caption(
        wording.say(
            "Person-days that are left, spread evenly over the days on which each action is foreseen: {share} are its "
            "owner’s, the rest its partners’. The capacity of a service is set in the settings, as full-time posts.",
            share=wording.percent(view.catalogue.method.means.lead_share),
        )
    )
    _overload(view, work)
    _running_month(work)
    opened = workload(
        [_owner(view, role) for role in work.roles], work.months, wording=wording, key=f"workload-{view.id}"
    )
    # Before the list below is drawn, which shows the owner whom the address names.
    if opened:
        url_choice.keep_in_address(_ROLE, opened)
    _actions(view, work)


def _name(view: PlanView, service: str) -> str:
    """Return what a service is called; one where nobody does the work says so, as does one outside the city."""
    name, role = view.plan.service_names.get(service, service), view.plan.role_by_id.get(service)
    return with_remark(name, role, session.wording()) if role else name


def _owner(view: PlanView, load: RoleLoad) -> OwnerLoad:
    name = _name(view, load.role)
    outside = load.role in view.plan.outside_bodies
    return OwnerLoad(id=load.role, name=name, days=load.days, capacity=load.capacity, over=load.over, outside=outside)


def _overload(view: PlanView, work: Workload) -> None:
    """Say in words who has too much, and when first."""
    wording = session.wording()
    for role in work.roles:
        if role.over:
            sentence = wording.count(
                "{owner} has more work than time in {number} month, first in {month}.",
                "{owner} has more work than time in {number} months, first in {month}.",
                len(role.over),
                owner=_name(view, role.role),
                month=wording.month(role.over[0]),
            )
            st.warning(plain(sentence), icon=":material/warning:")
    # Without any capacity nothing can be too much, and the picture would look as if all were well.
    if work.roles and all(role.capacity is None for role in work.roles):
        st.info(wording.say("No service has a capacity yet. With one, too much work in a month is marked here."))
        if st.button(wording.say("Set capacities"), key=f"workload-settings-{view.id}"):
            session.open_page("settings", plan=view.id)


def _running_month(work: Workload) -> None:
    """Say that the first month counts from today, or a single day of work in it would look like too much."""
    if not work.months or work.days_left is None:
        return
    sentence = session.wording().count(
        "{month} counts from today: {number} working day is left, for work and for capacity alike.",
        "{month} counts from today: {number} working days are left, for work and for capacity alike.",
        work.days_left,
        month=session.wording().month(work.months[0]),
    )
    st.caption(plain(sentence))


def _actions(view: PlanView, work: Workload) -> None:
    """Show the actions behind the figures of one owner."""
    wording = session.wording()
    say = wording.say
    if not work.roles:
        return
    st.header(say("What the figures stand for"), anchor=False)
    names = {owner.role: _name(view, owner.role) for owner in work.roles}
    role = url_choice.select(_ROLE, say("Owner"), names, of=view.id, usual=next(iter(names)), width=460)
    load = next(owner for owner in work.roles if owner.role == role)
    rows = []
    for id_, effort in load.by_action.items():
        action = view.standing.action_by_id[id_]
        dates = action.dates
        rows.append(
            {
                say("Action"): f"{action.id} {action.title}",
                say("Start"): wording.short_date(dates.early_start),
                say("End"): wording.short_date(dates.early_finish),
                say("Due"): due_day(action),
                say("Person-days left"): wording.number(effort),
            }
        )
    plain_table(rows, alt=say("Open actions of one service, with the person-days that are left"))
