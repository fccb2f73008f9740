"""Who has how much left to do in which week or month, and is there time for it?"""

from collections.abc import Mapping, Sequence

import streamlit as st

from planner.app.desk import ActionStanding, PlanView
from planner.app.desk.vocabulary import Period, PeriodLoad, ServiceLoad, Workload
from planner.app.desk.vocabulary import workload as work_left
from planner.app.web import session, url_choice
from planner.app.web.components.workload import WHOLE, Chosen, ServiceRow, workload
from planner.app.web.plain_table import folded_table, plain_table
from planner.app.web.plan_frame import about_plan
from planner.app.web.user_text import plain
from planner.wording.services import with_remark
from planner.wording.workload import load_sentence, period_name

_ROLE, _BY, _WHEN = "role", "by", "when"
_MOST_NAMED = 3
"""Services of several that share their people whom a row names."""
_LEAST = 0.05
"""Person-days: less than this shows as none."""


def show() -> None:
    """Show the work that is left of the chosen plan, by service and week or month."""
    wording = session.wording()
    say = wording.say
    view = about_plan(say("Workload"))
    if view is None:
        return
    names = {str(Period.MONTH): say("Months"), str(Period.WEEK): say("Weeks")}
    period = Period(url_choice.pick(_BY, say("Scale"), names, of=view.id, usual=str(Period.MONTH)))
    work = work_left(view.forecast, view.catalogue.method.means.lead_share, period)
    _explained(view)
    _overload(view, work)
    _running_period(work)
    rows = [_row(view, service) for service in work.services]
    opened = workload(rows, period, chosen=_asked(work), wording=wording, key=f"workload-{view.id}-{period}")
    # Before the list below is drawn, which shows the service and the period that the address names.
    if opened:
        url_choice.keep_in_address(_ROLE, opened.service)
        url_choice.keep_in_address(_WHEN, opened.period)
    if work.services:
        _behind(view, work)


def _explained(view: PlanView) -> None:
    """Say what the figures count."""
    wording = session.wording()
    say = wording.say
    if view.plan.capacity:
        st.caption(
            plain(
                say(
                    "The share of its time for the plan that each service gives, as the dates are placed: with what "
                    "partners give, and what repeating, keeping up and following takes. Days off, closures, leave and "
                    "vacancies give no time."
                )
            )
        )
        return
    st.caption(
        say(
            "Person-days that are left, spread evenly over the days on which each action is foreseen: {share} are its "
            "owner’s, the rest its partners’. The capacity of a service is set in the settings, as full-time posts.",
            share=wording.percent(view.catalogue.method.means.lead_share),
        )
    )


def _asked(work: Workload) -> Chosen | None:
    """Return the cell that the address names; None where it names no service of the plan."""
    service, when = st.query_params.get(_ROLE), st.query_params.get(_WHEN, WHOLE)
    ids = {load.id for load in work.services}
    return Chosen(service=service, period=when) if service in ids else None


def _name(view: PlanView, service: str) -> str:
    """Return what a service is called; one where nobody does the work says so, as does one outside the city."""
    name, role = view.plan.service_names.get(service, service), view.plan.role_by_id.get(service)
    return with_remark(name, role, session.wording()) if role else name


def _names(view: PlanView, load: ServiceLoad) -> str:
    """Return what a service is called, or several that share their people; of many the first."""
    wording, more = session.wording(), len(load.services) - _MOST_NAMED
    names = [_name(view, service) for service in load.services[:_MOST_NAMED]]
    if more > 0:
        names.append(wording.count("{number} other service", "{number} other services", more))
    return wording.listing(names)


def _row(view: PlanView, load: ServiceLoad) -> ServiceRow:
    say, outside = session.wording().say, load.id in view.plan.outside_bodies
    note = say("they share their time") if len(load.services) > 1 else ""
    if not load.planned and not outside:
        note = say("capacity not known")
    return ServiceRow(id=load.id, name=_names(view, load), loads=load.periods, note=note, outside=outside)


def _overload(view: PlanView, work: Workload) -> None:
    """Say in words who has too much, and when first."""
    wording = session.wording()
    for load in work.services:
        if load.over:
            st.warning(plain(_too_much(view, load, work.period)), icon=":material/warning:")
    # Without any capacity nothing can be too much, and the picture would look as if all were well.
    if work.services and not any(load.planned for load in work.services):
        st.info(wording.say("No service has a capacity yet. With one, too much work in a month is marked here."))
        if st.button(wording.say("Set capacities"), key=f"workload-settings-{view.id}"):
            session.open_page("settings", plan=view.id)


def _too_much(view: PlanView, load: ServiceLoad, period: Period) -> str:
    wording = session.wording()
    first = period_name(load.over[0].first, period, wording)
    if period is Period.WEEK:
        return wording.count(
            "{owner} has more work than time in {number} week, first in the {week}.",
            "{owner} has more work than time in {number} weeks, first in the {week}.",
            len(load.over),
            owner=_names(view, load),
            week=first,
        )
    return wording.count(
        "{owner} has more work than time in {number} month, first in {month}.",
        "{owner} has more work than time in {number} months, first in {month}.",
        len(load.over),
        owner=_names(view, load),
        month=first,
    )


def _running_period(work: Workload) -> None:
    """Say that the first period counts from today, or a single day of work in it would look like too much."""
    if not work.periods or work.days_left is None:
        return
    wording = session.wording()
    first = period_name(work.periods[0], work.period, wording)
    if work.period is Period.WEEK:
        sentence = wording.count(
            "The first week counts from today: {number} working day of it is left, for work and for time alike.",
            "The first week counts from today: {number} working days of it are left, for work and for time alike.",
            work.days_left,
        )
    else:
        sentence = wording.count(
            "{month} counts from today: {number} working day is left, for work and for capacity alike.",
            "{month} counts from today: {number} working days are left, for work and for capacity alike.",
            work.days_left,
            month=first,
        )
    st.caption(plain(sentence))


def _behind(view: PlanView, work: Workload) -> None:
    """Show the actions behind a cell, or behind all cells of a service, and its row in words."""
    wording = session.wording()
    say = wording.say
    st.header(say("What the figures stand for"), anchor=False)
    names = {load.id: _names(view, load) for load in work.services}
    role = url_choice.select(_ROLE, say("Service or partner"), names, of=view.id, usual=next(iter(names)), width=460)
    load = next(load for load in work.services if load.id == role)
    busy = [spell for spell in load.periods if spell.effort > _LEAST]
    whens = {WHOLE: say("All that is left")}
    whens |= {spell.first.isoformat(): period_name(spell.first, work.period, wording) for spell in busy}
    when = url_choice.select(_WHEN, say("When"), whens, of=f"{view.id}-{work.period}", width=460)
    chosen = next((spell for spell in busy if spell.first.isoformat() == when), None)
    if chosen:
        st.markdown(plain(f"{wording.labelled(f'{names[role]}, {whens[when]}', load_sentence(chosen, wording))}."))
    _actions(view, load, chosen.by_action if chosen else load.by_action)
    _in_words(view, busy, work.period)


def _actions(view: PlanView, load: ServiceLoad, days: Mapping[str, float]) -> None:
    wording = session.wording()
    say = wording.say
    rows = []
    for id_, effort in days.items():
        action = view.standing.action_by_id[id_]
        rows.append(
            {
                say("Action"): f"{action.id} {action.title}",
                say("Bears it as"): _part(action, load),
                say("Person-days"): wording.number(effort),
                say("Start"): wording.short_date(action.begins) if action.begins else "–",
                say("End"): wording.short_date(action.dates.early_finish),
            }
        )
    plain_table(rows, alt=say("Actions that take the time of one service, with their person-days"))


def _part(action: ActionStanding, load: ServiceLoad) -> str:
    """Say what a service, or those that share their people, is to an action."""
    say = session.wording().say
    if action.owner in load.services:
        return say("owner")
    return say("partner") if set(action.partners) & set(load.services) else say("follows it")


def _in_words(view: PlanView, loads: Sequence[PeriodLoad], period: Period) -> None:
    """Show the row of the chosen service as a table to unfold."""
    wording = session.wording()
    say = wording.say
    folded_table(
        say("The row of this service as a table"),
        (
            {
                say("When"): period_name(load.first, period, wording),
                say("Work and time"): load_sentence(load, wording),
                say("Actions"): ", ".join(
                    f"{action} ({wording.person_days(days)})"
                    for action, days in load.by_action.items()
                    if days > _LEAST
                ),
            }
            for load in loads
        ),
        key=f"workload-table-{view.id}",
        alt=say("The work of one service, period by period, with the actions behind it"),
        nothing=say("There is no work to show yet."),
    )
