"""Two assessments of a city side by side: where it moved, what is answered otherwise, and what cannot be compared."""

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from app.web.conftest import TODAY, page_text
from app.web.tracked_city import cells
from planner.app import desk
from planner.app.desk.assessment_view import assessment_view
from planner.app.web.pages.comparison.page import show
from planner.app.web.user_text import plain
from planner.store import Actor, Store
from planner.toolkit.assessment import Answer, AssessmentKind, ContextReading, Response

Within = Callable[..., AppTest]
OpenPage = Callable[..., AppTest]
BENCHMARK = "anti-discrimination"
BEFORE = date(2026, 3, 15)
READINGS = [rule for rule in desk.content(BENCHMARK, "en")[1].context.readings if rule.factor == "C3"][:2]


def assess(store: Store, city: str, by: Actor, day: date, answers: dict[str, Answer], readings: dict[str, str]) -> str:
    """Assess a city on a day, and return the assessment."""
    new = desk.new_assessment(store, city, BENCHMARK, language="en", by=by, today=day).assessment
    for question, answer in answers.items():
        desk.save_answer(store, new, question, Response(answer=answer), seen=None, by=by)
    for factor, reading in readings.items():
        desk.save_reading(store, new, factor, ContextReading(readings=(reading,)), seen=None, by=by)
    return new


@pytest.fixture
def city(store: Store, anna: Actor) -> str:
    """A city that moved forward on one key factor and back on another within a year."""
    made = desk.create_city(store, "Rocmarin", by=anna).id
    first, second = (rule.reading for rule in READINGS)
    assess(store, made, anna, BEFORE, {"1.1": Answer.NO, "2.1": Answer.YES, "6.2b": Answer.NO}, {"C3": first})
    assess(store, made, anna, TODAY, {"1.1": Answer.YES, "2.1": Answer.NO, "6.2b": Answer.PARTLY}, {"C3": second})
    return made


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("Comparison", "forward", "back", "15 March 2026, before", "15 March 2027, after")),
        ("fr", ("Comparaison", "en progrès", "en recul", "15 mars 2026, avant", "15 mars 2027, après")),
    ],
)
def test_what_moved_is_counted_and_listed_in_both_languages(
    within: Within, city: str, language: str, words: tuple[str, ...]
) -> None:
    page = within(show, language=language, city=city)
    title, forward, back, *days = words
    table = cells(page)
    assert page.title[0].value == title
    assert f"▲ {forward}" in table
    assert f"▼ {back}" in table
    assert all(day in table for day in days)


def test_answers_and_readings_that_changed_are_listed_and_no_others(within: Within, city: str) -> None:
    page = within(show, city=city)
    assert "2 key factors moved forward · 1 key factor moved back · 8 key factors as before" in page_text(page)
    rows = cells(page).splitlines()
    for question, moved in (("1.1", ["No", "Yes"]), ("2.1", ["Yes", "No"]), ("6.2b", ["No", "Partly"])):
        assert [row.split(" | ")[1:] for row in rows if row.startswith(plain(f"{question} "))] == [moved]
    # A line each for what shows now and what shows no longer, by their titles.
    assert [row.split(" | ")[-1] for row in rows if row.endswith(("| new", "| no longer"))] == ["new", "no longer"]
    assert all(any(rule.title in row for row in rows) for rule in READINGS)
    assert "Every question is answered as before." not in page_text(page)


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ("{number} questions were answered on", "1 question is answered again in part")),
        ("fr", ("{number} questions qui avaient une réponse", "1 question n’a encore reçu qu’une partie")),
    ],
)
def test_what_nobody_and_what_not_everybody_has_answered_again_is_counted_apart(
    within: Within, store: Store, anna: Actor, language: str, sentences: tuple[str, str]
) -> None:
    desk.open_example(store, "havelmar", by=anna, today=TODAY)
    first = store.assessments("havelmar")[0].id
    then = store.assessment(first).assessment.answers
    shared = next(question for question, responses in then.items() if len({said.by for said in responses}) > 1)
    later = desk.next_assessment(
        store, first, kind=AssessmentKind.FOLLOW_UP, copy=True, by=anna, today=date(2027, 10, 15)
    ).assessment
    desk.confirm_answers(store, later, [shared], whose=then[shared][0].by, by=anna)
    shown = page_text(within(show, language=language, city="havelmar"))
    others = assessment_view(store, first, language="en").answered - 1
    assert [sentence.format(number=others) in shown for sentence in sentences] == [True, True]


def test_a_city_that_stands_as_before_is_told_so(within: Within, store: Store, anna: Actor) -> None:
    made = desk.create_city(store, "Rocmarin", by=anna).id
    for day in (BEFORE, TODAY):
        assess(store, made, anna, day, {}, {})
    page = within(show, city=made)
    assert "0 key factors moved forward · 0 key factors moved back · 11 key factors as before" in page_text(page)
    assert "Every question is answered as before." in page_text(page)
    assert "Context" not in [header.value for header in page.header]
    assert not page.expander


def test_which_two_are_compared_stands_in_the_address(within: Within, store: Store, city: str) -> None:
    first, last = (assessment.id for assessment in store.assessments(city))
    page = within(show, city=city, before=last, after=last)
    assert "These are the same assessment" in page_text(page)
    page.selectbox(key=f"before-{city}").set_value(first).run()
    assert not page.exception
    assert "▲ forward" in cells(page)


@pytest.mark.parametrize("assessed", [0, 1])
def test_fewer_than_two_assessments_are_told_what_to_do(
    open_page: OpenPage, store: Store, anna: Actor, assessed: int
) -> None:
    made = desk.create_city(store, "Rocmarin", by=anna).id
    for _ in range(assessed):
        assess(store, made, anna, TODAY, {}, {})
    page = open_page("comparison")
    assert "A comparison needs two assessments" in page_text(page)
    page.button(key="comparison-assess").click().run()
    assert not page.exception
    assert page.title[0].value == ("Public commitment" if assessed else "Self-assessment")
