"""From the objectives into one of them, and from there around one action."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from app.web.conftest import page_text
from app.web.tracked_city import cells, tracked
from planner.store import Actor, Store

OpenPage = Callable[..., AppTest]


@pytest.fixture
def plan(store: Store, anna: Actor) -> str:
    return tracked(store, anna)


@pytest.mark.parametrize(("language", "head"), [("en", "Waits for"), ("fr", "Attend")])
def test_the_dependencies_read_in_both_languages(open_page: OpenPage, plan: str, language: str, head: str) -> None:
    page = open_page("dependencies", language=language, plan=plan)
    assert page.title[0].value == ("Dependencies" if language == "en" else "Enchaînement des actions")
    assert head in cells(page)


def test_the_address_says_how_close_the_reader_is(open_page: OpenPage, store: Store, plan: str) -> None:
    link = store.plan(plan).plan.dependencies[0]
    whole = cells(open_page("dependencies", plan=plan))
    factor = cells(open_page("dependencies", plan=plan, at=link.successor[:3]))
    around = open_page("dependencies", plan=plan, at=link.successor)
    assert len(factor) < len(whole)
    assert link.predecessor in cells(around)
    assert "Open the action" in page_text(around)


def test_the_way_back_leads_one_step_wider(open_page: OpenPage, store: Store, plan: str) -> None:
    action = store.plan(plan).plan.dependencies[0].successor
    page = open_page("dependencies", plan=plan, at=action)
    page.button(key=f"network-back-{plan}-{action[:3]}").click().run()
    assert not page.exception
    assert page.query_params["at"] == action[:3]
    page.button(key=f"network-back-{plan}-all").click().run()
    assert "at" not in page.query_params


def test_another_place_is_chosen_from_the_list(open_page: OpenPage, plan: str) -> None:
    page = open_page("dependencies", plan=plan)
    page.selectbox(key=f"at-{plan}").set_value("F02").run()
    assert not page.exception
    assert page.query_params["at"] == "F02"
