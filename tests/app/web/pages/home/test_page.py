"""Home is a beginning where nothing is there yet, and says what matters where something is."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from app.begun_stores import example_plan
from app.web.conftest import TODAY
from planner.app import desk
from planner.app.web import sign_in
from planner.app.web.pages.home import begin as home_begin
from planner.store import Actor, Store

OpenPage = Callable[..., AppTest]


def test_an_assessment_without_a_plan_waits_to_be_gone_on_with(open_page: OpenPage, store: Store, anna: Actor) -> None:
    city = desk.create_city(store, "Rocmarin", by=anna)
    made = desk.new_assessment(store, city.id, home_begin.BENCHMARK, language="en", by=anna, today=TODAY)
    page = open_page()
    page.button(key=f"home-assess-{made.assessment}").click().run()
    assert page.title[0].value == "Public commitment"
    page = open_page()
    page.button(key=f"draft-{made.assessment}").click().run()
    assert not page.exception
    assert [summary.assessment for summary in store.plans()] == [made.assessment]


def test_looking_writes_nothing(open_page: OpenPage, store: Store, anna: Actor) -> None:
    example_plan(store, anna, TODAY)
    before = store.revision()
    open_page(city="havelmar")
    open_page("assess", city="havelmar")
    open_page("context", city="havelmar")
    assert store.revision() == before


def test_a_name_is_asked_once_where_nobody_knows_it(open_page: OpenPage) -> None:
    page = open_page(name="")
    page.text_input(key="person-first-said").set_value("  Chloé   Martin ")
    page.button(key="person-first-keep").click().run()
    assert page.session_state[sign_in.CHOSEN_NAME] == "Chloé Martin"
    assert "person-first-keep" not in {button.key for button in page.button}
