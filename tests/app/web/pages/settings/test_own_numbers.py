"""The numbers that a city sets itself: what is left empty follows the method."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from app.web.conftest import nothing_to_save, page_text
from planner.app.desk import PlanView
from planner.app.web.pages.settings.own_numbers import below, own_numbers
from planner.store import Store
from planner.templates.method import CostBand
from planner.wording import Wording

Within = Callable[..., AppTest]
PLAN = "havelmar-plan-2027"


@pytest.fixture
def store(havelmar: Store) -> Store:
    return havelmar


@pytest.mark.parametrize(
    ("language", "limit", "text"),
    [
        ("en", 10_000, "under €10,000"),
        ("fr", 10_000, "moins de 10\N{NARROW NO-BREAK SPACE}000\N{NO-BREAK SPACE}€"),
        ("en", None, "any amount"),
    ],
)
def test_a_band_is_known_by_what_it_stays_below(language: str, limit: int | None, text: str) -> None:
    band = CostBand.model_validate({"band": 2, "from": 1000, "below": limit, "title": "Some"})
    assert below(band, Wording(language)) == text


def test_without_a_band_there_is_no_amount() -> None:
    assert below(None, Wording("en")) == "–"


def numbers(page: AppTest) -> Mapping[str, object]:
    return {str(field.key).removeprefix(f"numbers-{PLAN}-"): field.value for field in page.number_input}


def test_every_number_is_empty_until_the_city_sets_it(within: Within, drafted_view: PlanView) -> None:
    page = within(lambda: own_numbers(drafted_view))
    assert set(numbers(page).values()) == {None}
    assert all("as the method says" in field.placeholder for field in page.number_input)
    assert nothing_to_save(page, f"numbers-keep-{PLAN}")
    assert page.button(key=f"numbers-usual-{PLAN}").disabled


def test_a_number_that_repeats_the_methods_changes_nothing(
    within: Within, drafted_view: PlanView, store: Store
) -> None:
    assert drafted_view.case is not None
    usual = drafted_view.case.catalogue.method.quick_win.max_weeks
    page = within(lambda: own_numbers(drafted_view))
    page.number_input(key=f"numbers-{PLAN}-limit-max_weeks").set_value(usual).run()
    assert nothing_to_save(page, f"numbers-keep-{PLAN}")
    page.number_input(key=f"numbers-{PLAN}-limit-max_weeks").set_value(usual - 1)
    # Heard together with the button, as when one presses it straight after typing.
    assert not nothing_to_save(page, f"numbers-keep-{PLAN}")
    assessment = store.plan(PLAN).assessment
    assert assessment is not None
    assert store.assessment(assessment).assessment.plan.quick_win == {"max_weeks": usual - 1}


def test_weights_beyond_the_whole_are_said_without_naming_a_number_nobody_typed(
    within: Within, drafted_view: PlanView
) -> None:
    page = within(lambda: own_numbers(drafted_view))
    page.number_input(key=f"numbers-{PLAN}-weight-ease_effort").set_value(80.0)
    page.number_input(key=f"numbers-{PLAN}-weight-ease_cost").set_value(70.0).run()
    assert [error.value for error in page.error] == [
        "Staff time and cost make more than 100% together. Lower one of them."
    ]
    page.button(key=f"numbers-keep-{PLAN}").click().run()
    assert len(page.error) == 1


def test_a_share_is_kept_as_it_was_typed(within: Within, drafted_view: PlanView, store: Store) -> None:
    page = within(lambda: own_numbers(drafted_view))
    page.number_input(key=f"numbers-{PLAN}-weight-value").set_value(7.0).run()
    page.button(key=f"numbers-keep-{PLAN}").click().run()
    assert not page.exception
    assessment = store.plan(PLAN).assessment
    assert assessment is not None
    assert store.assessment(assessment).assessment.plan.weights == {"value": 0.07, "ease": 0.93}


def test_a_plan_without_an_assessment_has_no_numbers_to_set(within: Within, drafted_view: PlanView) -> None:
    page = within(lambda: own_numbers(replace(drafted_view, case=None)))
    assert "it has no numbers to set" in page_text(page)
    assert not page.number_input
