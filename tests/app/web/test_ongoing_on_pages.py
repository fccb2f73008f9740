"""What is ongoing has no deadline on any page, and no page stumbles over that."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from app.web.conftest import TODAY
from planner.app import desk
from planner.store import Actor, Store
from planner.toolkit.deadlines import ONGOING, NoDeadline
from planner.wording import Wording

pytestmark = pytest.mark.long
OpenPage = Callable[..., AppTest]
PLAN, ACTION = "havelmar-plan-2027", "F09-10"
PAGES = ("home", "mine", "plan", "board", "timeline", "dependencies", "workload", "quick-wins", "progress", "settings")


@pytest.fixture
def store(havelmar: Store) -> Store:
    return havelmar


@pytest.fixture
def ongoing(store: Store, anna: Actor) -> str:
    """Return the plan with an action that is ongoing and was adopted so."""
    edits = [store.plan(PLAN).change(ACTION, "own_deadline", NoDeadline.ONGOING)]
    desk.carry_out(store, desk.prepare(store.plan(PLAN), edits, by=anna, today=TODAY), by=anna)
    view = desk.plan_view(store, PLAN, today=TODAY, language="en")
    desk.adopt(store, view, adopted_on=TODAY, reference="2027-118", by=anna)
    return PLAN


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens(open_page: OpenPage, ongoing: str, path: str, language: str) -> None:
    assert open_page(path, plan=ongoing, language=language)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_list_says_so_where_no_day_can_stand(open_page: OpenPage, ongoing: str, language: str) -> None:
    sentence = Wording(language).say(ONGOING)
    (table,) = open_page("plan", plan=ongoing, form="table", language=language).dataframe
    assert sentence in str(table.value.loc[ACTION].to_dict())
