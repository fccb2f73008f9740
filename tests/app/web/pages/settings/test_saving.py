"""What holds for the whole plan is saved at once, and who saved it hears which dates that moves."""

from collections.abc import Callable
from datetime import date

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from app.web.conftest import TODAY, page_text, refused
from planner.app import desk
from planner.app.desk import PlanView
from planner.app.web import dialogs, saving
from planner.app.web.pages.settings.saving import save_head
from planner.store import Store
from planner.toolkit.city import Closure

Within = Callable[..., AppTest]
PLAN = "havelmar-plan-2027"
SPRING = Closure(first=date(2027, 4, 5), last=date(2027, 4, 30))


@pytest.fixture
def store(havelmar: Store) -> Store:
    return havelmar


def saved(within: Within, view: PlanView, language: str = "en", **new: object) -> AppTest:
    """Save fields of the head as in the callback of a form, and return what the page says afterwards."""

    def body() -> None:
        if "saved" not in st.session_state:
            heard: list[object] = []
            st.session_state["saved"] = save_head(view, where="head", after=heard.append, **new)
            st.session_state["heard"] = len(heard)
        saving.problems("head")
        saving.show_toasts()
        dialogs.outcome()

    return within(body, language=language)


@pytest.mark.parametrize(("language", "sentence"), [("en", "No date moves."), ("fr", "Aucune date ne bouge.")])
def test_what_moves_no_date_says_so(
    within: Within, drafted_view: PlanView, store: Store, language: str, sentence: str
) -> None:
    page = saved(within, drafted_view, language, title="Ours")
    assert [toast.value for toast in page.toast] == [sentence]
    assert (page.session_state["saved"], page.session_state["heard"]) == (True, 1)
    assert store.plan(PLAN).plan.title == "Ours"


def test_what_moves_dates_says_how_many(within: Within, drafted_view: PlanView) -> None:
    page = saved(within, drafted_view, closures=(*drafted_view.plan.closures, SPRING))
    assert "move" in page.toast[0].value
    assert "No date moves." not in page.toast[0].value


def test_what_changes_nothing_is_saved_without_a_word(within: Within, drafted_view: PlanView, store: Store) -> None:
    before = store.revision()
    page = saved(within, drafted_view, title=drafted_view.plan.title)
    assert not page.toast
    assert store.revision() == before


def test_what_cannot_be_is_refused_beside_its_form(within: Within, drafted_view: PlanView, store: Store) -> None:
    page = saved(within, drafted_view, country="XX")
    assert (page.session_state["saved"], page.session_state["heard"]) == (False, 0)
    assert refused(page) == ["unknown-country"]
    assert store.plan(PLAN).plan.country == drafted_view.plan.country


def test_who_comes_second_decides_and_hears_of_the_dates_only_then(
    within: Within, drafted_view: PlanView, store: Store
) -> None:
    theirs = store.plan(PLAN).head_changes(title="Theirs")
    desk.edit(store, PLAN, theirs, by=desk.introduce(store, "Béla"), today=TODAY)
    page = saved(within, drafted_view, title="Mine")
    assert not page.toast
    assert "Béla" in page_text(page)
    page.radio[0].set_value("mine").run()
    page.button(key="dispute-settle").click().run()
    assert store.plan(PLAN).plan.title == "Mine"
    assert "No date moves." in [toast.value for toast in page.toast]
