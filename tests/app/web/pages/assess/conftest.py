"""A city that has just begun its first assessment, and its view as the page reads it."""

from collections.abc import Callable

import pytest

from app.web.conftest import TODAY
from planner.app import desk
from planner.app.desk.assessment_view import AssessmentView, assessment_view
from planner.app.web.pages.home.begin import BENCHMARK
from planner.store import Actor, Store
from planner.toolkit.assessment import Answer, Response


@pytest.fixture
def blank(store: Store, anna: Actor) -> str:
    """The assessment of Rocmarin, in which nothing is answered yet."""
    city = desk.create_city(store, "Rocmarin", by=anna)
    return desk.new_assessment(store, city.id, BENCHMARK, language="en", by=anna, today=TODAY).assessment


@pytest.fixture
def view(store: Store, blank: str) -> Callable[..., AssessmentView]:
    """Read the assessment as it stands now, in a language."""
    return lambda language="en": assessment_view(store, blank, language=language)


@pytest.fixture
def answer(store: Store, anna: Actor, blank: str) -> Callable[..., Response]:
    """Let Anna answer a question, for the city or for a respondent."""

    def answer(question: str, given: Answer, by: str | None = None, **more: object) -> Response:
        response = Response.model_validate({"answer": given, "by": by, **more})
        desk.save_answer(store, blank, question, response, seen=None, by=anna)
        return response

    return answer
