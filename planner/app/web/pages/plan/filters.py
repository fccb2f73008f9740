"""The address says which actions are shown: whoever bookmarks or sends a link keeps or shares a view.

The address holds ids, never labels, so that a link leads readers of another language to the same
actions; widgets of the framework that are bound to it would write what they show.
"""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

import streamlit as st

from planner.app.desk import PlanView
from planner.app.desk.vocabulary import NO_OBJECTIVE, ActionPart, ActionStatus, Horizon, Look, Wanted
from planner.app.web import first_sight, session, url_choice
from planner.app.web.option_names import names_apart
from planner.wording import Wording
from planner.wording.objectives import title_of_factor
from planner.wording.results import wave_title

MANY = ("objective", "owner", "status", "part", "wave")
NAMES = ("q", "kind", "look", *MANY)
VIEWS: Mapping[str, Mapping[str, str]] = {
    "all": {},
    "open": {"look": Look.OPEN.value},
    "quick": {"kind": Horizon.QUICK_WIN.value, "look": Look.OPEN.value},
    "overdue": {"look": Look.OVERDUE.value},
    "expected-late": {"look": Look.EXPECTED_LATE.value},
    "attention": {"look": Look.ATTENTION.value},
    "under-way": {"status": ActionStatus.UNDER_WAY.value},
    "unowned": {"look": Look.UNOWNED.value},
    "first-year": {"wave": "1"},
}
"""Views with a name; each is what the address says of it."""


def _key(name: str, plan: str) -> str:
    return f"plan-filter-{name}-{plan}"


def signature() -> tuple[str, ...]:
    """Return what the address says of the filters; equal signatures want the same actions."""
    return tuple(st.query_params.get(name, "") for name in NAMES)


def look_at_objective(plan: str, factor: str | None) -> None:
    """Show what serves a key factor instead of what is shown now; for the callback of a button."""
    _set(plan, {"objective": factor or NO_OBJECTIVE})


def look_at(plan: str, look: Look) -> None:
    """Show what a person is after instead of what is shown now; for the callback of a button."""
    _set(plan, {"look": look.value})


def _set(plan: str, address: Mapping[str, str]) -> None:
    for name in NAMES:
        st.session_state.pop(_key(name, plan), None)
        st.query_params.pop(name, None)
    for name, value in address.items():
        st.query_params[name] = value
    _begin_with_address(plan)


def _begin_with_address(plan: str) -> None:
    """Give widgets that have no value yet the value that the address names."""
    for name in NAMES:
        key, value = _key(name, plan), st.query_params.get(name, "")
        if key not in st.session_state:
            st.session_state[key] = _ids(value) if name in MANY else value


def _ids(value: str) -> list[str]:
    return [id_ for id_ in value.split(",") if id_]


def _to_address(name: str, plan: str) -> None:
    """Put what stands in a widget into the address."""
    chosen = st.session_state[_key(name, plan)]
    value = ",".join(chosen) if isinstance(chosen, list) else str(chosen or "").strip()
    if value:
        st.query_params[name] = value
    else:
        # An empty entry would make two addresses of one view.
        st.query_params.pop(name, None)


def filters(view: PlanView) -> Wanted:
    """Show search, named views and filters; return what is wanted."""
    wording = session.wording()
    _begin_with_address(view.id)
    _tidy(view)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            wording.say("Search"),
            key=_key("q", view.id),
            on_change=_to_address,
            args=("q", view.id),
            placeholder=wording.say("Words of an action"),
            icon=":material/search:",
            width=240,
        )
        _select(wording.say("Kind"), "kind", _of(Horizon, wording), view.id, empty=wording.say("All kinds"))
        _select(wording.say("Show"), "look", _looks(wording), view.id, empty=wording.say("All actions"))
        _more(view, wording)
        _views(view.id, wording)
    known = _known(view)
    for name, ids in known.items():
        url_choice.say_unknown(name, ids, several=name in MANY)
    return wanted(known)


def wanted(known: Mapping[str, Collection[str]]) -> Wanted:
    """Return what the address asks for, of what there is."""
    value = {name: st.query_params.get(name, "") for name in NAMES}
    # Links are sent and typed over: what nobody knows asks for nothing, where an error would hide the plan.
    return Wanted(
        text=value["q"],
        objectives=frozenset(_ids(value["objective"])) & frozenset(known["objective"]),
        owners=frozenset(_ids(value["owner"])) & frozenset(known["owner"]),
        statuses=frozenset(ActionStatus(id_) for id_ in _ids(value["status"]) if id_ in set(ActionStatus)),
        parts=frozenset(ActionPart(id_) for id_ in _ids(value["part"]) if id_ in set(ActionPart)),
        waves=frozenset(int(id_) for id_ in _ids(value["wave"]) if id_ in known["wave"]),
        horizon=Horizon(value["kind"]) if value["kind"] in set(Horizon) else None,
        look=Look(value["look"]) if value["look"] in set(Look) else None,
    )


def _more(view: PlanView, wording: Wording) -> None:
    """Fold away the filters that offer much to choose from, and say how many of them are at work."""
    at_work = sum(bool(st.session_state[_key(name, view.id)]) for name in MANY)
    label = wording.say("Filters ({number})", number=at_work) if at_work else wording.say("Filters")
    with st.popover(label, icon=":material/filter_alt:", key=f"plan-filters-{view.id}"):
        _several(wording.say("Objectives"), "objective", _objectives(view), view.id, wording)
        _several(wording.say("Owners"), "owner", _owners(view), view.id, wording)
        _several(wording.say("Statuses"), "status", _of(ActionStatus, wording), view.id, wording)
        _several(wording.say("Parts"), "part", _of(ActionPart, wording), view.id, wording)
        _several(wording.say("Waves"), "wave", _waves(view, wording), view.id, wording)
        st.button(wording.say("Take all filters away"), key=f"plan-all-{view.id}", on_click=_set, args=(view.id, {}))


def _known(view: PlanView) -> Mapping[str, Collection[str]]:
    """Return what the filters of a plan can be set to, by the name in the address."""
    return {
        "objective": {action.factor or NO_OBJECTIVE for action in view.standing.actions},
        "owner": {action.owner for action in view.standing.actions},
        "status": set(ActionStatus),
        "part": set(ActionPart),
        "wave": {str(action.wave) for action in view.standing.actions},
        "kind": set(Horizon),
        "look": set(Look),
    }


def _tidy(view: PlanView) -> None:
    """Take out of the widgets what an address names and this plan does not have."""
    # The framework takes the page down over a value that is not among a widget's options.
    for name, ids in _known(view).items():
        key = _key(name, view.id)
        value = st.session_state[key]
        if name in MANY:
            st.session_state[key] = [id_ for id_ in value if id_ in ids]
        elif value not in ids:
            st.session_state[key] = ""


def _select(label: str, name: str, options: Mapping[str, str], plan: str, *, empty: str) -> None:
    names = names_apart({"": empty, **options})
    st.selectbox(
        label,
        list(names),
        index=first_sight.choice(_key(name, plan), names),
        format_func=lambda id_: names.get(id_, id_),
        key=_key(name, plan),
        on_change=_to_address,
        args=(name, plan),
        width=190,
    )


def _several(label: str, name: str, options: Mapping[str, str], plan: str, wording: Wording) -> None:
    names = names_apart(options)
    st.multiselect(
        label,
        list(names),
        format_func=lambda id_: names.get(id_, id_),
        key=_key(name, plan),
        on_change=_to_address,
        args=(name, plan),
        placeholder=wording.say("Not filtered"),
        width=340,
    )


def _of(kind: type[StrEnum], wording: Wording) -> Mapping[str, str]:
    return {member.value: wording.label(member) for member in kind}


def _looks(wording: Wording) -> Mapping[str, str]:
    return {
        Look.OPEN.value: wording.say("Open actions"),
        Look.OVERDUE.value: wording.say("Overdue"),
        Look.BLOCKED.value: wording.say("Blocked"),
        Look.EXPECTED_LATE.value: wording.say("Foreseen late"),
        Look.ATTENTION.value: wording.say("Needing attention"),
        Look.UNOWNED.value: wording.say("Without owner"),
    }


def _objectives(view: PlanView) -> Mapping[str, str]:
    factors: Iterable[str | None] = dict.fromkeys(action.factor for action in view.standing.actions)
    return {factor or NO_OBJECTIVE: title_of_factor(view.plan, factor) for factor in factors}


def _owners(view: PlanView) -> Mapping[str, str]:
    owners = {action.owner for action in view.standing.actions}
    return {service: name for service, name in view.plan.service_names.items() if service in owners}


def _waves(view: PlanView, wording: Wording) -> Mapping[str, str]:
    waves = sorted({action.wave for action in view.standing.actions})
    return {str(wave): wave_title(wave, view.plan.start, wording) for wave in waves}


def _views(plan: str, wording: Wording) -> None:
    names = {
        "all": wording.say("All actions"),
        "open": wording.say("Open actions"),
        "quick": wording.say("Quick wins to come"),
        "overdue": wording.say("Overdue"),
        "expected-late": wording.say("Foreseen late"),
        "attention": wording.say("Needing attention"),
        "under-way": wording.say("Under way"),
        "unowned": wording.say("Without owner"),
        "first-year": wording.say("What begins in the first year"),
    }
    with st.popover(wording.say("Views"), icon=":material/bookmark:"):
        st.caption(wording.say("The address of this page holds what you filter: keep it as a bookmark, or send it."))
        for name, address in VIEWS.items():
            key = f"plan-view-{name}-{plan}"
            st.button(names[name], key=key, type="tertiary", on_click=_set, args=(plan, address))
