"""What has no place in changed content is listed, to be moved, put aside or let stand; nothing is dropped unsaid."""

from collections.abc import Callable
from pathlib import Path

import pytest
from changed_content import HOURS, Content
from streamlit.testing.v1 import AppTest

from app.web.conftest import page_text
from planner.app import desk
from planner.app.desk.placement import move
from planner.store import Actor, Store
from planner.toolkit.assessment import Answer, Response

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


def questions(store: Store, assessment: str) -> set[str]:
    return set(store.assessment(assessment).assessment.answers)


def test_nothing_is_said_where_everything_has_its_place(open_page: OpenPage, rocmarin: str) -> None:
    assert "n’ont plus de question" not in page_text(opened(open_page, rocmarin))


def test_the_notice_lists_and_moves_as_proposed(
    open_page: OpenPage, store: Store, rocmarin: str, content: Content
) -> None:
    content.renumber_hours()
    page = opened(open_page, rocmarin)
    shown = page_text(page)
    assert "2 réponses n’ont plus de question" in shown
    assert HOURS.removesuffix(" ?") in shown
    assert "Comité des lecteurs – Non" in shown
    assert page.selectbox(key=f"unplaced-target-{rocmarin}-answer-1.3").value == "1.9"
    page.button(key=f"unplaced-move-all-{rocmarin}").click().run()
    assert not page.exception
    assert "1.9" in questions(store, rocmarin)
    assert "n’ont plus de question" not in page_text(page)


def test_a_person_may_choose_another_question(
    open_page: OpenPage, store: Store, anna: Actor, rocmarin: str, content: Content
) -> None:
    desk.save_answer(store, rocmarin, "2.2", None, seen=Response(answer=Answer.UNKNOWN), by=anna)
    content.drop_hours()
    page = opened(open_page, rocmarin)
    choice = page.selectbox(key=f"unplaced-target-{rocmarin}-answer-1.3")
    assert choice.value is None
    choice.set_value("2.2").run()
    page.button(key=f"unplaced-move-{rocmarin}-answer-1.3").click().run()
    assert not page.exception
    assert {"2.2"} <= questions(store, rocmarin)
    assert "1.3" not in questions(store, rocmarin)


def test_a_question_that_is_answered_already_is_refused_in_words(
    open_page: OpenPage, store: Store, rocmarin: str, content: Content
) -> None:
    content.drop_hours()
    page = opened(open_page, rocmarin)
    page.selectbox(key=f"unplaced-target-{rocmarin}-answer-1.3").set_value("1.2").run()
    page.button(key=f"unplaced-move-{rocmarin}-answer-1.3").click().run()
    assert not page.exception
    assert "Direction des bibliothèques" in page.error[0].value
    assert "1.3" in questions(store, rocmarin)


def test_an_answer_is_put_aside_after_a_question(
    open_page: OpenPage, store: Store, rocmarin: str, content: Content
) -> None:
    content.drop_hours()
    page = opened(open_page, rocmarin)
    page.button(key=f"unplaced-aside-{rocmarin}-answer-1.3").click().run()
    assert not page.exception
    assert "1.3" not in questions(store, rocmarin)


@pytest.mark.parametrize(("choice", "stays"), [("mine", "2.2"), ("theirs", "1.2")])
def test_a_conflict_is_decided_by_the_person(  # noqa: PLR0913, PLR0917 - fixtures and cases
    open_page: OpenPage, store: Store, anna: Actor, rocmarin: str, content: Content, choice: str, stays: str
) -> None:
    for question, by in (("1.2", "direction"), ("1.3", "direction"), ("2.2", None)):
        old = next(
            response for response in store.assessment(rocmarin).assessment.answers[question] if response.by == by
        )
        desk.save_answer(store, rocmarin, question, None, seen=old, by=anna)
    content.drop_hours()
    page = opened(open_page, rocmarin)
    bela = desk.introduce(store, "Béla")
    (hours,) = desk.case_of(store, rocmarin).unplaced
    move(store, store.assessment(rocmarin), [(hours, "1.2")], by=bela)
    page.selectbox(key=f"unplaced-target-{rocmarin}-answer-1.3").set_value("2.2")
    page.button(key=f"unplaced-move-{rocmarin}-answer-1.3").click().run()
    assert not page.exception
    assert "Béla" in page_text(page)
    page.radio[0].set_value(choice).run()
    page.button(key="dispute-settle").click().run()
    assert not page.exception
    assert stays in questions(store, rocmarin)


def test_a_form_shows_no_answer_that_was_given_to_another_text(
    open_page: OpenPage, store: Store, rocmarin: str, content: Content
) -> None:
    content.replace_ramps()
    page = opened(open_page, rocmarin)
    key = f"answer-{rocmarin}--1.1"
    assert key not in {field.key for field in page.get("segmented_control")}
    assert "entrée sans marche" in page_text(page)
    page.button(key=f"unplaced-stand-{rocmarin}").click().run()
    assert not page.exception
    assert "n’a plus de question" not in page_text(page)
    assert store.assessment(rocmarin).assessment.answers["1.1"][0].answer is Answer.NO


def test_a_scope_that_is_gone_altogether_leaves_the_page_standing(
    open_page: OpenPage, store: Store, anna: Actor, rocmarin: str, content: Content
) -> None:
    desk.save_facts(store, rocmarin, {"scope": ("F02",)}, seen={"scope": ()}, by=anna)
    content.drop_collections()
    page = opened(open_page, rocmarin)
    assert "F02" in page_text(page)
    page.button(key=f"unplaced-aside-{rocmarin}-scope-F02").click().run()
    assert not page.exception
    assert store.assessment(rocmarin).assessment.scope == ()


def test_the_home_page_says_it_beside_the_assessment_and_the_plan(
    open_page: OpenPage, store: Store, anna: Actor, rocmarin: str, content: Content
) -> None:
    content.renumber_hours()
    assert "2 réponses n’ont plus de question" in page_text(open_page("", language="fr", city="rocmarin"))
    desk.draft_into(store, rocmarin, by=anna, today=store.assessment(rocmarin).assessment.date)
    assert "2 réponses n’ont plus de question" in page_text(open_page("", language="fr", city="rocmarin"))


def test_the_context_page_keeps_a_reading_that_is_gone(
    open_page: OpenPage, store: Store, rocmarin: str, content: Content
) -> None:
    content.drop_reading()
    page = open_page("context", language="fr", city="rocmarin", assessment=rocmarin)
    assert "C1/protected" in page_text(page)
    page.button_group(key=f"readings-{rocmarin}-C1").set_value(["works"]).run()
    assert not page.exception
    assert store.assessment(rocmarin).assessment.context["C1"].readings == ("works", "protected")
