"""Pages over content that changed under stored answers: they stand, and nothing is dropped or misread unsaid."""

from collections.abc import Callable
from pathlib import Path

import pytest
from changed_content import Content
from streamlit.testing.v1 import AppTest

from app.web.conftest import said
from planner.app import desk
from planner.store import Actor, Store
from planner.toolkit.assessment import Answer

OpenPage = Callable[..., AppTest]


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Content:
    """The small benchmark, in the current folder."""
    monkeypatch.chdir(tmp_path)
    return Content(tmp_path)


@pytest.fixture
def rocmarin(store: Store, anna: Actor, content: Content) -> str:
    return desk.import_assessment(store, content.assessment, by=anna).assessment


def opened(open_page: OpenPage, rocmarin: str) -> AppTest:
    return open_page("assess", language="fr", city="rocmarin", assessment=rocmarin)


def test_a_form_shows_no_answer_that_was_given_to_another_text(
    open_page: OpenPage, store: Store, rocmarin: str, content: Content
) -> None:
    content.replace_ramps()
    page = opened(open_page, rocmarin)
    key = f"answer-{rocmarin}--1.1"
    assert key not in {one.key for one in page.get("segmented_control")}
    assert "entrée sans marche" in said(page)
    page.button(key=f"unplaced-stand-{rocmarin}").click().run()
    assert not page.exception
    assert "n’a plus de question" not in said(page)
    assert store.assessment(rocmarin).assessment.answers["1.1"][0].answer is Answer.NO


def test_a_scope_that_is_gone_altogether_leaves_the_page_standing(
    open_page: OpenPage, store: Store, anna: Actor, rocmarin: str, content: Content
) -> None:
    desk.save_facts(store, rocmarin, {"scope": ("F02",)}, seen={"scope": ()}, by=anna)
    content.drop_collections()
    page = opened(open_page, rocmarin)
    assert "F02" in said(page)
    page.button(key=f"unplaced-aside-{rocmarin}-scope-F02").click().run()
    assert not page.exception
    assert store.assessment(rocmarin).assessment.scope == ()


def test_the_home_page_says_it_beside_the_assessment_and_the_plan(
    open_page: OpenPage, store: Store, anna: Actor, rocmarin: str, content: Content
) -> None:
    content.renumber_hours()
    assert "2 réponses n’ont plus de question" in said(open_page("", language="fr", city="rocmarin"))
    desk.draft_into(store, rocmarin, by=anna, today=store.assessment(rocmarin).assessment.date)
    assert "2 réponses n’ont plus de question" in said(open_page("", language="fr", city="rocmarin"))


def test_the_context_page_keeps_a_reading_that_is_gone(
    open_page: OpenPage, store: Store, rocmarin: str, content: Content
) -> None:
    content.drop_reading()
    page = open_page("context", language="fr", city="rocmarin", assessment=rocmarin)
    assert "C1/protected" in said(page)
    page.button_group(key=f"readings-{rocmarin}-C1").set_value(["works"]).run()
    assert not page.exception
    assert store.assessment(rocmarin).assessment.context["C1"].readings == ("works", "protected")
