"""What does every page know: the store, where the person is, today, and the plan as it stands?

Who they are says ``sign_in``. What must last is in the store, what says where a person is stands in the
address, and the session keeps what may be lost by a reload.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Protocol, TypeVar

import streamlit as st

from planner.app import desk
from planner.app.desk import PlanView, ViewKey
from planner.app.desk.vocabulary import (
    AssessmentSummary,
    PlanSummary,
    State,
    Store,
    StoredCity,
    open_store,
)
from planner.app.web import language, server
from planner.app.web.clock import reader_day
from planner.wording import Wording

TODAY = "today"
"""The entry of the session that stands in for the clock, in tests."""
_DRAWN_STATE = "store as drawn"
_KEPT_VIEWS = 32


def wording() -> Wording:
    """Return how this person's page reads."""
    return language.wording()


def today() -> date:
    """Return the day on which the page is made, where the reader is."""
    given = st.session_state.get(TODAY)
    return given if isinstance(given, date) else reader_day()


# The store


def store() -> Store:
    """Return the store that the server was started with; all sessions share it, threads may too.

    Raises:
        ProblemsFoundError: it cannot be opened.
    """
    return _opened(server.store_address())


@st.cache_resource(show_spinner=False, on_release=Store.close)
def _opened(address: str) -> Store:
    return open_store(address if "://" in address else Path(address))


# Where the person is


@dataclass(frozen=True, slots=True)
class _Contents:
    """What the store holds, by name only."""

    cities: tuple[StoredCity, ...]
    plans: tuple[PlanSummary, ...]
    assessments: tuple[AssessmentSummary, ...]


def _contents() -> _Contents:
    """Return what the store holds; read once for every change of the store, however often it is asked."""
    opened = store()
    return _contents_at(opened, opened.state())


@lru_cache(maxsize=_KEPT_VIEWS)
def _contents_at(opened: Store, _state: State) -> _Contents:
    with opened.moment() as moment:
        return _Contents(cities=moment.cities(), plans=moment.plans(), assessments=moment.assessments())


class _Listed(Protocol):
    @property
    def id(self) -> str: ...


_Row = TypeVar("_Row", bound=_Listed)


def city() -> StoredCity | None:
    """Return the city that the address names, else the last one chosen, else the one last worked on."""
    contents, address = _contents(), st.query_params
    # A link to a plan or an assessment need not name its city.
    city_of_plan = {row.id: row.city for row in contents.plans}
    city_of_assessment = {row.id: row.city for row in contents.assessments}
    asked = (
        address.get("city")
        or city_of_plan.get(address.get("plan", ""))
        or city_of_assessment.get(address.get("assessment", ""))
        or st.session_state.get("chosen city")
    )
    cities = {row.id: row for row in contents.cities}
    chosen = cities.get(str(asked))
    if chosen is None and cities:
        latest = max(contents.plans, key=lambda row: row.revision, default=None)
        chosen = (latest and cities.get(latest.city)) or contents.cities[-1]
    return _remembered("city", chosen)


def assessment() -> str | None:
    """Return the id of the assessment that the address names, else of the city's latest one."""
    of = city()
    listed = [row for row in _contents().assessments if of and row.city == of.id]
    return _chosen("assessment", listed, lambda all_: all_[-1])


def plan() -> str | None:
    """Return the id of the plan that the address names, else of the city's plan last changed."""
    of = city()
    listed = [row for row in _contents().plans if of and row.city == of.id]
    return _chosen("plan", listed, lambda all_: max(all_, key=lambda row: row.revision))


def _chosen(name: str, listed: Sequence[_Row], default: Callable[[Sequence[_Row]], _Row]) -> str | None:
    asked = st.query_params.get(name) or st.session_state.get(f"chosen {name}")
    chosen = next((row for row in listed if row.id == asked), None)
    if chosen is None and listed:
        chosen = default(listed)
    chosen = _remembered(name, chosen)
    return chosen.id if chosen else None


def _remembered(name: str, row: _Row | None) -> _Row | None:
    """Keep a choice over a change of page, which empties the address, and put it back there."""
    if row is not None:
        st.session_state[f"chosen {name}"] = row.id
        if st.query_params.get(name) != row.id:
            st.query_params[name] = row.id
    return row


def forget_place() -> None:
    """Let the next page choose city, plan and assessment anew, as after a change of city."""
    for name in ("city", "plan", "assessment"):
        st.session_state.pop(f"chosen {name}", None)
        st.query_params.pop(name, None)


def be_at(**place: str) -> None:
    """Put ``city``, ``plan`` or ``assessment`` into the address and remember them."""
    if "city" in place and place["city"] != st.session_state.get("chosen city"):
        forget_place()
    for name, id_ in place.items():
        st.session_state[f"chosen {name}"] = id_
        st.query_params[name] = id_


def open_page(path: str, **place: str) -> None:
    """Go to the page that has this path in the address, at a city, a plan or an assessment.

    Not for the callback of a widget: what the callback leaves in the session says so to the page.
    """
    # The plan of the city before would else be remembered for this one, where it is not.
    if "city" in place:
        forget_place()
    for name, id_ in place.items():
        st.session_state[f"chosen {name}"] = id_
    st.switch_page(st.Page(_elsewhere, title=path, url_path=path), query_params=place or None)


def _elsewhere() -> None:
    """Stand for a page that the navigation knows by its path."""


# What stands, and in which past


def overtaken(plan_or_assessment: str | None = None) -> bool:
    """Say whether the whole page has to be drawn anew: what it is about is gone, or the store was restored."""
    contents = _contents()
    present = {*(row.id for row in contents.plans), *(row.id for row in contents.assessments)}
    return in_another_past() or (plan_or_assessment is not None and plan_or_assessment not in present)


def note_state() -> None:
    """Note in which state the store is while the whole page is drawn."""
    st.session_state[_DRAWN_STATE] = store().state()


def in_another_past() -> bool:
    """Say whether the store was restored since the whole page was drawn: its history no longer leads to that state.

    What others added since is no other past.
    """
    drawn = st.session_state.get(_DRAWN_STATE)
    if not isinstance(drawn, State):
        return False
    with store().moment() as moment:
        if not moment.goes_on_from(drawn):
            return True
        # What was drawn by itself since may show more: a restore to a state between is another past too.
        st.session_state[_DRAWN_STATE] = moment.state()
    return False


# The plan as it stands


def view(plan_id: str | None = None) -> PlanView:
    """Return the chosen plan with all that can be said of it today; computed once for every change of it.

    Raises:
        ProblemsFoundError: there is no such plan.
    """
    of, opened, day, spoken = plan_id or plan() or "", store(), today(), language.spoken()
    # Of several people who edit one plan at once, one computes it and the others wait for that, not
    # each for a view of their own: so the key is read only when it is their turn.
    with _turn(of):
        key = desk.view_key(opened, of, today=day, language=spoken)
        known = _views.get((opened, key))
        if known is None:
            known = desk.plan_view(opened, of, today=day, language=spoken)
            _keep(opened, known)
        return known


def _keep(opened: Store, made: PlanView) -> None:
    # Its own key is that of the rows it was made from: more may have changed since another was read.
    with _making_room:
        _views[opened, made.key] = made
        while len(_views) > _KEPT_VIEWS:
            del _views[next(iter(_views))]


_views: dict[tuple[Store, ViewKey], PlanView] = {}
"""Those that were made last, for all sessions."""
_making_room = Lock()


# A lock that is dropped here while somebody holds it costs a view that is made twice, and nothing more.
@lru_cache(maxsize=_KEPT_VIEWS)
def _turn(_plan: str) -> Lock:
    return Lock()
