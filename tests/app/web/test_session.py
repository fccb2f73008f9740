"""Where a person is: what the address names, else what they chose last, else what was worked on last."""

from collections.abc import Callable
from datetime import date

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from app.web.conftest import TODAY
from planner.app import desk
from planner.app.web import session
from planner.store import Actor, Store

Within = Callable[..., AppTest]
Place = tuple[str | None, str | None, str | None]


def begun(store: Store, by: Actor, name: str, day: date = TODAY) -> desk.Imported:
    return desk.begin_with(store, name, "anti-discrimination", language="en", by=by, today=day)


@pytest.fixture
def place(within: Within) -> Callable[..., Place]:
    """Return city, plan and assessment of a page of this address."""

    def place(*steps: Callable[[], None], **address: str) -> Place:
        places: list[Place] = []

        def body() -> None:
            for step in steps:
                step()
            city = session.city()
            places.append((city.id if city else None, session.plan(), session.assessment()))

        within(body, **address)
        return places[0]

    return place


def test_a_blank_store_is_nowhere(place: Callable[..., Place]) -> None:
    assert place() == (None, None, None)


def test_without_any_plan_it_is_the_city_that_came_last(place: Callable[..., Place], store: Store, anna: Actor) -> None:
    first, second = begun(store, anna, "Aldmere"), begun(store, anna, "Brackwater")
    assert place() == (second.city, None, second.assessment)
    assert place(city=first.city) == (first.city, None, first.assessment)


def test_a_link_to_an_assessment_need_not_name_its_city(place: Callable[..., Place], store: Store, anna: Actor) -> None:
    first, _ = begun(store, anna, "Aldmere"), begun(store, anna, "Brackwater")
    assert place(assessment=first.assessment) == (first.city, None, first.assessment)


def test_the_city_that_is_named_goes_before_that_of_an_assessment(
    place: Callable[..., Place], store: Store, anna: Actor
) -> None:
    first, second = begun(store, anna, "Aldmere"), begun(store, anna, "Brackwater")
    assert place(city=second.city, assessment=first.assessment) == (second.city, None, second.assessment)


def test_what_is_not_in_the_store_leads_to_what_is(place: Callable[..., Place], store: Store, anna: Actor) -> None:
    only = begun(store, anna, "Aldmere")
    assert place(city="atlantis", plan="no-plan", assessment="none") == (only.city, None, only.assessment)


def test_a_city_that_is_left_takes_its_assessment_with_it(
    place: Callable[..., Place], store: Store, anna: Actor
) -> None:
    first, second = begun(store, anna, "Aldmere"), begun(store, anna, "Brackwater")
    to_second = lambda: session.be_at(city=second.city)  # noqa: E731 - a step among others
    assert place(to_second, assessment=first.assessment) == (second.city, None, second.assessment)


def test_a_choice_lasts_when_the_address_is_emptied(place: Callable[..., Place], store: Store, anna: Actor) -> None:
    first, _ = begun(store, anna, "Aldmere"), begun(store, anna, "Brackwater")

    def remember() -> None:
        session.be_at(city=first.city)
        st.query_params.clear()

    assert place(remember) == (first.city, None, first.assessment)


def test_a_forgotten_place_is_chosen_anew(place: Callable[..., Place], store: Store, anna: Actor) -> None:
    first, second = begun(store, anna, "Aldmere"), begun(store, anna, "Brackwater")
    assert place(session.forget_place, city=first.city) == (second.city, None, second.assessment)


def test_a_page_is_overtaken_when_what_it_is_about_is_gone(within: Within, store: Store, anna: Actor) -> None:
    only = begun(store, anna, "Aldmere")
    answers: list[bool] = []
    within(lambda: answers.extend(map(session.overtaken, (only.assessment, "gone", None))))
    assert answers == [False, True, False]
