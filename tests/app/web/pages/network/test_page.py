"""From the objectives into one of them, and from there around one action."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from app.web.conftest import page_text
from app.web.tracked_city import HOSTILE, cells, tracked
from planner.app.web.pages.network.page import show
from planner.app.web.user_text import plain
from planner.store import Actor, Store, edits_to

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


def test_a_place_that_is_none_leads_to_the_whole(within: OpenPage, plan: str) -> None:
    page = within(show, plan=plan, at="F99-99")
    assert page.selectbox(key=f"at-{plan}").value == ""
    assert not [button for button in page.button if str(button.key).startswith("network-back-")]


def test_a_link_stands_with_its_kind_and_its_lag_as_people_named_its_ends(
    within: OpenPage, store: Store, plan: str, anna: Actor
) -> None:
    stored = store.plan(plan)
    link = stored.plan.dependencies[0]
    waits = link.model_copy(update={"lag": 3})
    titled = stored.plan.model_copy(update={"dependencies": (waits, *stored.plan.dependencies[1:])})
    store.commit((*edits_to(stored, titled), *stored.changes(link.predecessor, title=HOSTILE)), by=anna)
    table = cells(within(show, plan=plan, at=link.successor)).splitlines()
    (row,) = (row for row in table if row.startswith(link.successor) and f"| {link.predecessor} " in row)
    assert plain(HOSTILE) in row
    assert row.endswith("Finish to start | 3 days")


def test_a_plan_in_which_nothing_waits_says_so(within: OpenPage, store: Store, plan: str, anna: Actor) -> None:
    stored = store.plan(plan)
    store.commit(edits_to(stored, stored.plan.model_copy(update={"dependencies": ()})), by=anna)
    page = within(show, plan=plan)
    cells(page)
    assert "Nothing waits for anything here." in page_text(page)


def test_without_a_plan_the_way_to_one_is_shown(within: OpenPage) -> None:
    page = within(show)
    assert "There is no plan yet." in page_text(page)
    assert page.button(key="no-plan-assess").label == "Go to the assessment"
