"""Home is a beginning where nothing is there yet, and says what matters where something is."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from plan_edits import changing_role
from streamlit.testing.v1 import AppTest

from app.web.conftest import TODAY, page_text, refused
from planner.app import desk
from planner.app.web import sign_in
from planner.app.web.pages.home import begin as home_begin
from planner.app.web.user_text import plain
from planner.store import Actor, Store

OpenPage = Callable[..., AppTest]
SAMPLES = Path(__file__).parents[5] / "benchmark" / "anti-discrimination" / "samples"


def test_a_city_begins_with_its_name_alone(open_page: OpenPage, store: Store) -> None:
    page = open_page()
    page.text_input(key="begin-name").set_value("Rocmarin")
    page.button(key="begin-create").click().run()
    assert not page.exception
    assert [one.name for one in store.cities()] == ["Rocmarin"]
    assert page.title[0].value == "Public commitment"


def test_an_empty_name_is_refused_beside_the_field(open_page: OpenPage, store: Store) -> None:
    page = open_page()
    page.button(key="begin-create").click().run()
    assert "The city has no name yet." in page.error[0].value
    assert refused(page) == ["city-without-name"]
    assert store.cities() == ()


def test_an_example_is_one_click_away(open_page: OpenPage, store: Store) -> None:
    page = open_page()
    page.button(key="begin-example-montorval").click().run()
    assert not page.exception
    assert [one.id for one in store.plans()] == ["montorval-plan-2027"]


@pytest.mark.parametrize(("language", "colour"), [("en", "proud of its market"), ("fr", "fier de son marché")])
def test_every_example_has_its_colour(open_page: OpenPage, language: str, colour: str) -> None:
    assert colour in page_text(open_page(language=language))


def test_a_file_with_mistakes_is_told_line_by_line(open_page: OpenPage, store: Store) -> None:
    page = open_page()
    text = (SAMPLES / "montorval.yaml").read_text(encoding="utf-8").replace("answer: no", "answer: nope", 1)
    page.file_uploader(key="begin-file").set_value(("montorval.yaml", text.encode(), "application/yaml")).run()
    assert not page.exception
    assert "Line " in page.error[0].value
    assert "nope" in page.error[0].value
    assert store.assessments() == ()


def test_a_good_file_leads_to_its_assessment(open_page: OpenPage, store: Store) -> None:
    page = open_page()
    content = (SAMPLES / "montorval.yaml").read_bytes()
    page.file_uploader(key="begin-file").set_value(("../montorval.yaml", content, "application/yaml")).run()
    assert not page.exception
    assert [one.city for one in store.assessments()] == ["montorval"]
    assert page.segmented_control(key=f"steps-{store.assessments()[0].id}").value == "F01"


def test_who_comes_back_sees_what_is_late_and_what_is_theirs(open_page: OpenPage, store: Store, anna: Actor) -> None:
    plan = desk.open_example(store, "havelmar", by=anna, today=TODAY, language="en").plan
    stored = store.plan(plan)
    mine = stored.plan.actions[1]
    role = next(one.id for one in stored.plan.roles if one.id == mine.accountable)
    store.commit(changing_role(stored, role, holder="Anna"), by=anna)
    page = page_text(open_page(city="havelmar"))
    assert "It was due on" in page
    assert "**Yours**" in page
    assert "Progress by objective" in page


def test_what_people_wrote_is_never_interpreted(open_page: OpenPage, store: Store, anna: Actor) -> None:
    plan = desk.open_example(store, "havelmar", by=anna, today=TODAY, language="en").plan
    stored = store.plan(plan)
    title = "![x](http://x.example/y.png) *now* $a$"
    store.commit(stored.head_changes(title=title), by=anna)
    page = open_page(city="havelmar")
    assert page.header[0].value == plain(title) != title


def test_an_assessment_without_a_plan_waits_to_be_gone_on_with(open_page: OpenPage, store: Store, anna: Actor) -> None:
    city = desk.create_city(store, "Rocmarin", by=anna)
    made = desk.new_assessment(store, city.id, home_begin.BENCHMARK, language="en", by=anna, today=TODAY)
    page = open_page()
    page.button(key=f"home-assess-{made.assessment}").click().run()
    assert page.title[0].value == "Public commitment"
    page = open_page()
    page.button(key=f"draft-{made.assessment}").click().run()
    assert not page.exception
    assert [one.assessment for one in store.plans()] == [made.assessment]


def test_looking_writes_nothing(open_page: OpenPage, store: Store, anna: Actor) -> None:
    desk.open_example(store, "havelmar", by=anna, today=TODAY, language="en")
    before = store.revision()
    open_page(city="havelmar")
    open_page("assess", city="havelmar")
    open_page("context", city="havelmar")
    assert store.revision() == before


def test_names_of_examples_are_those_that_come_with_the_planner() -> None:
    wording = SimpleNamespace(say=lambda text: text)
    assert all(home_begin.about(name, wording)[1] for _, name in desk.examples())  # type: ignore[arg-type]


def test_a_name_is_asked_once_where_nobody_knows_it(open_page: OpenPage) -> None:
    page = open_page(name="")
    page.text_input(key="person-first-said").set_value("  Chloé   Martin ")
    page.button(key="person-first-keep").click().run()
    assert page.session_state[sign_in.CHOSEN_NAME] == "Chloé Martin"
    assert "person-first-keep" not in {one.key for one in page.button}
