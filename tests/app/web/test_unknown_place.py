"""A page whose address names what is not there says so, shows nothing else in its place, and leads on."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from app.web.conflict_scene import ASSESSMENT, CITY, PLAN
from app.web.conftest import TODAY, page_text
from planner.app import desk
from planner.app.web.user_text import plain
from planner.store import Actor, Store

OpenPage = Callable[..., AppTest]
HOSTILE = "<script>alert(1)</script>[x](http://example.org)"


@pytest.fixture
def store(havelmar: Store) -> Store:
    return havelmar


@pytest.mark.parametrize("path", ["home", "plan", "assess", "settings", "history"])
@pytest.mark.parametrize("name", ["city", "plan", "assessment"])
def test_an_unknown_id_is_told_and_not_replaced(open_page: OpenPage, path: str, name: str) -> None:
    page = open_page(path, **{name: "elsewhere"})
    assert page.title[0].value == "What this address names is not here"
    assert "elsewhere" in page.error[0].value
    assert page.query_params[name] == "elsewhere"
    (way,) = [button for button in page.button if str(button.key).startswith("unknown-to-")]
    assert "Havelmar" in way.label


def test_the_way_on_leads_to_the_plan(open_page: OpenPage) -> None:
    page = open_page("plan", plan="elsewhere")
    next(button for button in page.button if str(button.key).startswith("unknown-to-plan")).click().run()
    assert not page.exception
    assert page.query_params["plan"] == PLAN


def test_what_was_removed_says_so_with_the_way_back(open_page: OpenPage, store: Store, anna: Actor) -> None:
    desk.remove(store, desk.prepare_removal_of(store, PLAN, by=anna), by=anna, today=TODAY)
    page = open_page("plan", language="fr", plan=PLAN)
    assert "15 mars 2027" in page.error[0].value
    page.button(key="unknown-bring-back").click().run()
    assert page.button(key=f"bring-back-plan-{PLAN}")


def test_no_sign_of_an_id_is_obeyed(open_page: OpenPage) -> None:
    page = open_page("plan", plan=HOSTILE)
    assert "<script>" not in page_text(page)
    assert plain(HOSTILE) in page.error[0].value


def test_a_plan_beside_another_city_is_told(open_page: OpenPage, store: Store, anna: Actor) -> None:
    other = desk.begin_with(store, "Aldmere", "anti-discrimination", language="en", by=anna, today=TODAY).city
    assert "belongs to Havelmar, not to Aldmere" in open_page("plan", city=other, plan=PLAN).error[0].value
    assert not open_page("plan", city=CITY, plan=PLAN, assessment=ASSESSMENT).error


def test_an_unknown_filter_is_told_and_filters_nothing(open_page: OpenPage) -> None:
    page = open_page("plan", plan=PLAN, form="list", look="nice", owner="nobody")
    captions = " ".join(caption.value for caption in page.caption)
    assert "nice" in captions
    assert "nobody" in captions
    assert any(str(button.key).startswith(f"plan-open-{PLAN}") for button in page.button)
