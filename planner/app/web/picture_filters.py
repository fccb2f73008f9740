"""Which actions of a plan does a person want to see in a picture? The choice stands in the address."""

import streamlit as st

from planner.app.desk import ActionStanding, PlanView
from planner.app.desk.vocabulary import LATENESS
from planner.app.web import session, url_choice
from planner.app.web.plan_frame import objective_of, objective_titles

_ALL = ""


def filtered(view: PlanView) -> tuple[ActionStanding, ...]:
    """Show the fields that narrow a plan, and return the actions that they leave, in the plan's order."""
    wording = session.wording()
    say = wording.say
    objectives = {_ALL: say("All objectives"), **objective_titles(view)}
    names = view.plan.service_names
    owning = dict.fromkeys(action.owner for action in view.standing.actions)
    owners = {_ALL: say("All owners"), **{service: names.get(service, service) for service in owning}}
    late = {str(concern): wording.label(concern) for concern in LATENESS}
    kinds = {_ALL: say("All"), **late, "quick": say("Quick wins"), "critical": say("Critical path")}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        objective = url_choice.select("objective", say("Objective"), objectives, of=view.id)
        owner = url_choice.select("owner", say("Owner"), owners, of=view.id)
        kind = url_choice.pick("show", say("Show"), kinds, of=view.id, usual=_ALL)
    return tuple(
        action
        for action in view.standing.actions
        if objective in {_ALL, objective_of(action)}
        and owner in {_ALL, action.owner}
        and _is_of_kind(action, kind, view)
    )


def _is_of_kind(action: ActionStanding, kind: str, view: PlanView) -> bool:
    if kind in LATENESS:
        return action.lateness == kind
    match kind:
        case "quick":
            return action.is_quick_win
        case "critical":
            return action.id in view.forecast.critical_path
    return True
