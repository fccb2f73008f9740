"""Impact against effort, with the limits that a quick win respects."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from app.web.conftest import page_text
from app.web.tracked_city import TODAY, cells, tracked
from planner.app import desk
from planner.store import Actor, Store
from planner.track.progress import CLOSED

OpenPage = Callable[..., AppTest]


@pytest.fixture
def plan(store: Store, anna: Actor) -> str:
    return tracked(store, anna)


@pytest.mark.parametrize(("language", "title"), [("en", "Quick wins"), ("fr", "Résultats rapides")])
def test_the_page_reads_in_both_languages(open_page: OpenPage, plan: str, language: str, title: str) -> None:
    page = open_page("quick-wins", language=language, plan=plan)
    assert page.title[0].value == title
    assert ("less than €10,000" if language == "en" else "moins de 10") in page_text(page)


def test_open_quick_wins_stand_in_the_table(open_page: OpenPage, store: Store, plan: str) -> None:
    view = desk.plan_view(store, plan, today=TODAY)
    open_ = {action.id for action in view.standing.actions if action.is_quick_win and action.status not in CLOSED}
    done = {action.id for action in view.standing.actions if action.is_quick_win and action.status in CLOSED}
    page = open_page("quick-wins", plan=plan)
    assert all(id_ in cells(page) for id_ in open_)
    assert not any(id_ in cells(page) for id_ in done)
    page.toggle(key=f"done-{plan}").set_value(True).run()
    assert page.query_params["done"] == "1"
    assert all(id_ in cells(page) for id_ in done)


def test_what_keeps_the_others_from_it_is_counted(open_page: OpenPage, plan: str) -> None:
    page = open_page("quick-wins", plan=plan)
    assert "Cannot be finished early enough" in cells(page)
    page.toggle(key=f"only-{plan}").set_value(True).run()
    assert "Cannot be finished early enough" not in cells(page)
