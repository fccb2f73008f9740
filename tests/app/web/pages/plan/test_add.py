"""An action of people's own needs a title; everything else has a usual value."""

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from planner.app import desk
from planner.app.web import session
from planner.app.web.pages.plan import add
from planner.plan import Action
from planner.store import Store

Within = Callable[..., AppTest]
PLAN = "havelmar-plan-2027"
PLACE = f"plan-new-{PLAN}"


@pytest.fixture
def store(havelmar: Store) -> Store:
    return havelmar


def form(within: Within) -> AppTest:
    return within(lambda: add.form(session.view(PLAN)))


def added(store: Store) -> Action:
    return store.plan(PLAN).plan.actions[-1]


def send(page: AppTest) -> None:
    assert not page.button(key=f"{PLACE}-save").click().run().exception


@pytest.mark.parametrize("title", ["", "   "])
def test_without_a_title_nothing_is_added_and_that_is_said(within: Within, store: Store, title: str) -> None:
    before, page = store.plan(PLAN).plan, form(within)
    page.text_input(key=f"{PLACE}-title").set_value(title).run()
    send(page)
    assert "title" in page.error[0].value.casefold()
    assert store.plan(PLAN).plan == before


def test_a_title_is_enough(within: Within, store: Store) -> None:
    page = form(within)
    page.text_input(key=f"{PLACE}-title").set_value("  Open a welcome desk ").run()
    send(page)
    action = added(store)
    assert (action.title, action.duration, action.effort) == ("Open a welcome desk", 20, 5.0)
    assert action.owner in store.plan(PLAN).plan.role_by_id


@pytest.mark.parametrize(
    ("field", "value", "name", "stored"),
    [
        ("duration", 0, "duration", 0),
        ("effort", 0.5, "effort", 0.5),
        ("factor", "F08", "factor", "F08"),
        ("owner", "hr", "owner", "hr"),
        ("cost", 2, "cost_band", 2),
        ("why", " People ask for it. ", "why", "People ask for it."),
    ],
)
def test_what_is_said_of_it_is_kept(
    within: Within, store: Store, field: str, value: Any, name: str, stored: Any
) -> None:
    page = form(within)
    page.text_input(key=f"{PLACE}-title").set_value("Ours").run()
    fields = (*page.number_input, *page.selectbox, *page.text_area)
    next(widget for widget in fields if widget.key == f"{PLACE}-{field}").set_value(value).run()
    send(page)
    assert getattr(added(store), name) == stored


def test_what_is_typed_waits_until_the_button_is_pressed(within: Within, store: Store) -> None:
    before = store.plan(PLAN).plan
    page = form(within)
    page.text_input(key=f"{PLACE}-title").set_value("Ours").run()
    assert store.plan(PLAN).plan == before
    assert add.place(PLAN) == PLACE
    typed = store.unsaved(desk.introduce(store, "Anna").id)
    assert typed[add.place(PLAN)]["title"].value == "Ours"
