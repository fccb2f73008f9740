"""A city says which session is to adopt its plan, and which actions need not wait for that; both are kept at once."""

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from app.web.conftest import TODAY, page_text
from planner.app import desk
from planner.store import Actor, Store
from planner.toolkit.plan_settings import AdoptionSettings, PlanStatus

OpenPage = Callable[..., AppTest]
PLAN, ASSESSMENT = "havelmar-plan-2027", "havelmar-2026-10-15"
SESSION, EARLY = f"adoption-session-{PLAN}", f"adoption-early-{PLAN}"


@pytest.fixture
def store(havelmar: Store) -> Store:
    return havelmar


@pytest.fixture
def page(store: Store, open_page: OpenPage) -> AppTest:
    assert store.plan(PLAN)
    return open_page("settings", plan=PLAN, part="calendar")


def kept(store: Store) -> AdoptionSettings | None:
    return store.assessment(ASSESSMENT).assessment.plan.adoption


def test_a_session_to_come_is_chosen_and_what_nobody_chose_is_the_first_in_time(page: AppTest, store: Store) -> None:
    box = page.selectbox(key=SESSION)
    assert box.value == ""
    assert box.options[0] == "The first whose papers can still be handed in"
    assert any(option.startswith("22 March 2027") for option in box.options)
    to_come = [known.day for known in store.plan(PLAN).plan.council_sessions if known.day >= TODAY]
    assert len(box.options) == len(to_come) + 1
    box.set_value("2027-03-22").run()
    assert kept(store) == AdoptionSettings(session=date(2027, 3, 22))
    page.selectbox(key=SESSION).set_value("").run()
    assert kept(store) is None


def test_actions_that_may_begin_before_are_chosen_by_title(page: AppTest, store: Store) -> None:
    names = {action.id: action.title for action in store.plan(PLAN).plan.actions}
    first, second = list(names)[:2]
    box = page.multiselect(key=EARLY)
    assert any(names[first] in option for option in box.options)
    box.set_value([first, second]).run()
    page.selectbox(key=SESSION).set_value("2027-03-22").run()
    assert not page.exception
    assert kept(store) == AdoptionSettings(session=date(2027, 3, 22), may_begin_before=(first, second))


def test_a_session_that_was_named_stays_to_be_seen_though_it_is_listed_no_more(
    store: Store, open_page: OpenPage
) -> None:
    held = store.assessment(ASSESSMENT).assessment.plan
    named = held.model_copy(update={"adoption": AdoptionSettings(session=date(2027, 4, 1))})
    desk.save_settings(store, ASSESSMENT, named, seen=held, by=Actor("anna"))
    box = open_page("settings", plan=PLAN, part="calendar").selectbox(key=SESSION)
    assert box.value == "2027-04-01"
    assert "1 April 2027" in box.options


def test_an_adopted_plan_is_not_asked_how_it_is_to_be_adopted(store: Store, open_page: OpenPage) -> None:
    adopted = store.plan(PLAN).head_changes(status=PlanStatus.ADOPTED, adopted_on=date(2027, 1, 4))
    store.commit(adopted, by=Actor("anna"))
    page = open_page("settings", plan=PLAN, part="calendar")
    assert "Adoption of the plan" not in page_text(page)
