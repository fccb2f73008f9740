"""Two assessments of a city side by side."""

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from app.web.conftest import TODAY, page_text
from app.web.tracked_city import cells
from planner.app import desk
from planner.app.web.user_text import plain
from planner.store import Actor, Store
from planner.toolkit.assessment import Answer, Response

OpenPage = Callable[..., AppTest]
BENCHMARK = "anti-discrimination"


@pytest.fixture
def city(store: Store, anna: Actor) -> str:
    """A city that answered one question a year apart, with no and with yes."""
    made = desk.create_city(store, "Rocmarin", by=anna)
    for day, answer in ((date(2026, 3, 15), Answer.NO), (TODAY, Answer.YES)):
        new = desk.new_assessment(store, made.id, BENCHMARK, language="en", by=anna, today=day)
        desk.save_answer(store, new.assessment, "1.1", Response(answer=answer), seen=None, by=anna)
    return made.id


@pytest.mark.parametrize(
    ("language", "title", "forward"), [("en", "Comparison", "forward"), ("fr", "Comparaison", "en progrès")]
)
def test_the_comparison_reads_in_both_languages(
    open_page: OpenPage, city: str, language: str, title: str, forward: str
) -> None:
    page = open_page("comparison", language=language, city=city)
    assert page.title[0].value == title
    assert f"▲ {forward}" in cells(page)


def test_answers_that_changed_are_listed_with_their_question(open_page: OpenPage, city: str) -> None:
    rows = [line for line in cells(open_page("comparison", city=city)).splitlines() if line.startswith(plain("1.1 "))]
    assert [row.split(" | ")[1:] for row in rows] == [["No", "Yes"]]


def test_which_two_are_compared_stands_in_the_address(open_page: OpenPage, store: Store, city: str) -> None:
    first, last = (one.id for one in store.assessments(city))
    page = open_page("comparison", city=city, before=last, after=last)
    assert "These are the same assessment" in page_text(page)
    page.selectbox(key=f"before-{city}").set_value(first).run()
    assert not page.exception
    assert "▲ forward" in cells(page)


def test_one_assessment_alone_is_told_what_to_do(open_page: OpenPage, store: Store, anna: Actor) -> None:
    desk.create_city(store, "Rocmarin", by=anna)
    assert "A comparison needs two assessments" in page_text(open_page("comparison"))
