"""What is done with its proof proposes the new answer: taken over with one tap, or refused, and never by itself."""

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from app.chosen_actions import shown_soon
from app.web.conftest import TODAY, page_text
from planner.app import desk
from planner.plan import ActionStatus
from planner.store import Actor, Store
from planner.toolkit.assessment import Answer, AssessmentKind, Evidence, Response
from planner.track.results import PlanResult

OpenPage = Callable[..., AppTest]
PLAN, ASSESSMENT = "havelmar-plan-2027", "havelmar-2026-10-15"
PROOF = Evidence(title="Minutes of May")


@pytest.fixture
def store(havelmar: Store) -> Store:
    return havelmar


@pytest.fixture
def result(store: Store, anna: Actor) -> PlanResult:
    """A result of Havelmar's plan, of which every action is done and proven."""
    found = shown_soon(desk.plan_view(store, PLAN, today=date(2027, 1, 4)).standing)
    for action in found.delivered_by:
        done = {"status": ActionStatus.DONE, "started": date(2027, 1, 4), "finished": date(2027, 3, 1)}
        desk.edit(store, PLAN, store.plan(PLAN).changes(action, **done, evidence=(PROOF,)), by=anna, today=TODAY)
    return found


@pytest.fixture
def later(store: Store, anna: Actor, result: PlanResult) -> str:  # noqa: ARG001 - it begins when that is done
    kind = AssessmentKind.FOLLOW_UP
    return desk.next_assessment(store, ASSESSMENT, kind=kind, copy=True, by=anna, today=TODAY).assessment


def opened(open_page: OpenPage, later: str, result: PlanResult, language: str = "en") -> AppTest:
    return open_page("assess", language=language, assessment=later, factor=result.factor)


def buttons(page: AppTest, result: PlanResult, name: str) -> list[str]:
    keys = (str(box.key) for box in page.button)
    return [key for key in keys if key.startswith(name) and key.endswith(f"-{result.question}")]


@pytest.mark.parametrize(("language", "words"), [("en", "because"), ("fr", "car ceci est réalisé")])
def test_the_question_says_what_is_proposed_and_why(
    open_page: OpenPage, store: Store, later: str, result: PlanResult, language: str, words: str
) -> None:
    text = page_text(opened(open_page, later, result, language))
    assert words in text
    assert PROOF.title in text
    assert not store.assessment(later).assessment.answers


def test_one_tap_takes_the_answer_over_with_its_proof(
    open_page: OpenPage, store: Store, later: str, result: PlanResult
) -> None:
    page = opened(open_page, later, result)
    after = page.button(key=buttons(page, result, "accept-")[0]).click().run()
    (response,) = store.assessment(later).assessment.answers[result.question]
    assert (response.answer, response.evidence) == (result.to, (PROOF,))
    assert not buttons(after, result, "accept-")


def test_what_is_refused_leaves_the_question_open(
    open_page: OpenPage, store: Store, later: str, result: PlanResult
) -> None:
    page = opened(open_page, later, result)
    after = page.button(key=buttons(page, result, "refuse-")[0]).click().run()
    assert not after.exception
    assert not buttons(after, result, "accept-")
    assert not store.assessment(later).assessment.answers


@pytest.mark.parametrize("choice", ["theirs", "mine"])
def test_what_somebody_answered_meanwhile_is_shown_before_either_stands(
    open_page: OpenPage, store: Store, later: str, result: PlanResult, choice: str
) -> None:
    page = opened(open_page, later, result)
    (accept,) = buttons(page, result, "accept-")
    whose = accept.removeprefix(f"accept-{later}-").removesuffix(f"-{result.question}") or None
    theirs = Response(answer=Answer.NO, by=whose)
    desk.save_answer(store, later, result.question, theirs, seen=None, by=desk.introduce(store, "Béla"))
    page.button(key=accept).click().run()
    assert not page.exception
    assert "Béla, " in page_text(page)
    for field in page.radio:
        if str(field.key).startswith("dispute-"):
            field.set_value(choice)
    page.button(key="dispute-settle").click().run()
    assert not page.exception
    (response,) = store.assessment(later).assessment.answers[result.question]
    assert response.answer is {"theirs": Answer.NO, "mine": result.to}[choice]
