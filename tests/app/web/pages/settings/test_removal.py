"""What was a trial goes out of sight after a question that says what goes with it, and comes back by a click."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from app.web.conftest import TODAY, page_text, refused
from app.web.tracked_city import HOSTILE
from planner.app import desk
from planner.app.web.pages.settings.removal import removal
from planner.app.web.user_text import plain
from planner.store import Actor, Store

Within = Callable[..., AppTest]
PLAN, ASSESSMENT, CITY = "havelmar-plan-2027", "havelmar-2026-10-15", "havelmar"


@pytest.fixture
def store(havelmar: Store) -> Store:
    return havelmar


def offered(page: AppTest) -> list[str]:
    return [str(button.key) for button in page.button if str(button.key).startswith("remove-")]


@pytest.mark.parametrize(
    ("language", "nothing"), [("en", "Nothing is removed at present."), ("fr", "Rien n’est retiré actuellement.")]
)
def test_plan_assessment_and_city_can_each_be_removed(within: Within, language: str, nothing: str) -> None:
    page = within(removal, language=language)
    assert offered(page) == [f"remove-{id_}" for id_ in (PLAN, ASSESSMENT, CITY)]
    assert nothing in page_text(page)


def test_without_a_city_there_is_nothing_to_remove(within: Within, store: Store, anna: Actor) -> None:
    desk.remove(store, desk.prepare_removal_of(store, CITY, by=anna), by=anna, today=TODAY)
    page = within(removal)
    assert offered(page) == []
    page.button(key=f"bring-back-city-{CITY}").click().run()
    assert [city.id for city in store.cities()] == [CITY]


def test_the_question_says_what_goes_whose_it_is_and_that_it_can_come_back(within: Within, store: Store) -> None:
    store.commit(store.plan(PLAN).head_changes(title=HOSTILE), by=desk.introduce(store, "Béla"))
    page = within(removal)
    page.button(key=f"remove-{PLAN}").click().run()
    asked = page_text(page)
    actions = len(store.plan(PLAN).plan.actions)
    assert plain(f"Plan “{HOSTILE}”, with {actions} actions.") in asked
    assert "Changed by Béla as well." in asked
    assert "Nothing is destroyed: it can be brought back." in asked
    assert [plan.id for plan in store.plans()] == [PLAN]
    page.button(key=f"remove-now-{PLAN}").click().run()
    assert store.plans() == ()
    assert "removed on 15 March 2027" in page_text(page)
    assert offered(page) == [f"remove-{id_}" for id_ in (ASSESSMENT, CITY)]
    page.button(key=f"bring-back-plan-{PLAN}").click().run()
    assert [plan.id for plan in store.plans()] == [PLAN]


def test_what_others_touched_after_the_question_does_not_go_unseen(within: Within, store: Store) -> None:
    page = within(removal)
    page.button(key=f"remove-{PLAN}").click().run()
    store.commit(store.plan(PLAN).head_changes(title="Ours"), by=desk.introduce(store, "Béla"))
    page.button(key=f"remove-now-{PLAN}").click().run()
    assert [plan.id for plan in store.plans()] == [PLAN]
    assert refused(page) == ["changed-meanwhile"]


def test_what_somebody_removed_while_the_question_stood_is_asked_about_no_more(
    within: Within, store: Store, anna: Actor
) -> None:
    page = within(removal)
    page.button(key=f"remove-{PLAN}").click().run()
    desk.remove(store, desk.prepare_removal_of(store, CITY, by=anna), by=anna, today=TODAY)
    page.run()
    assert not page.exception
    assert f"remove-now-{PLAN}" not in offered(page)
    assert len(page.error) == 1
