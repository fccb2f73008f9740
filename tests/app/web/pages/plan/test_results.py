"""The plan by result: what will be true, by when, who answers, what delivers and prepares it, what comes later."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from app.web.conftest import page_text
from planner.app.desk import PlanView
from planner.app.web.pages.plan.results import by_result
from planner.store import Store
from planner.templates.results import Part
from planner.track.filters import Wanted, chosen
from planner.wording import LANGUAGES, Wording
from planner.wording.assessments import question_line
from planner.wording.objectives import not_taken_up
from planner.wording.results import answer_change, later_sentence, promise
from planner.wording.sureness import promise_sentence

Within = Callable[..., AppTest]
PLAN = "havelmar-plan-2027"


@pytest.fixture
def store(havelmar: Store) -> Store:
    return havelmar


def shown(within: Within, view: PlanView, wanted: Wanted | None = None, language: str = "en") -> AppTest:
    asked = wanted or Wanted()
    return within(lambda: by_result(view, chosen(view.standing, asked), asked), language=language)


def text_of(page: AppTest) -> str:
    return page_text(page).replace("\\", "")


def actions_on(page: AppTest) -> set[str]:
    """Return the actions that have a button."""
    return {str(button.label).split()[0] for button in page.button}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_result_says_what_will_be_true_how_far_and_who_notices(
    within: Within, drafted_view: PlanView, language: str
) -> None:
    text, wording = text_of(shown(within, drafted_view, language=language)), Wording(language)
    for result in drafted_view.standing.results:
        assert promise(result, drafted_view.standing.carrying(result), wording) in text
        assert answer_change(result, wording) in text
        assert result.noticed_by_whom in text


def test_every_action_of_the_plan_stands_under_a_result_or_beside_them(within: Within, drafted_view: PlanView) -> None:
    assert actions_on(shown(within, drafted_view)) == set(drafted_view.standing.undertaken_ids)


def test_what_only_prepares_a_result_is_folded_under_it(within: Within, drafted_view: PlanView) -> None:
    page = shown(within, drafted_view)
    folded = {
        str(button.label).split()[0]
        for expander in page.expander
        if expander.label.startswith("Preparation: ")
        for button in expander.button
    }
    prepares = {action.id for action in drafted_view.standing.undertaken if action.prepares}
    assert folded == prepares != set()


def test_what_comes_later_says_why_and_in_which_year_it_could_come(within: Within, drafted_view: PlanView) -> None:
    text, names = text_of(shown(within, drafted_view)), drafted_view.plan.service_names
    assert drafted_view.standing.later
    for later in drafted_view.standing.later:
        assert later.text in text
        assert later_sentence(later, names, Wording("en")) in text


def test_each_objective_says_where_the_city_stands_today_and_is_expected_to_after_each_year(
    within: Within, drafted_view: PlanView
) -> None:
    lines = [str(caption.value) for caption in shown(within, drafted_view).caption]
    paths = [line for line in lines if " today → " in line]
    assert paths
    assert all(f"at the end of year {year.year}" in line for line in paths for year in drafted_view.standing.projected)


def test_a_filter_leaves_the_results_of_the_actions_that_fit_it_and_nothing_that_rests_on_none(
    within: Within, drafted_view: PlanView
) -> None:
    plan = drafted_view.standing
    page = shown(within, drafted_view, Wanted(parts=frozenset({Part.PREPARATION})))
    assert actions_on(page) == {action.id for action in plan.undertaken if action.part is Part.PREPARATION}
    assert "What comes later" not in text_of(page)


def test_an_objective_is_shown_alone_and_whole(within: Within, drafted_view: PlanView) -> None:
    factor = next(later.factor for later in drafted_view.standing.later)
    page = shown(within, drafted_view, Wanted(objectives=frozenset({factor})))
    assert len(page.header) == 1
    assert "What comes later" in text_of(page)


def test_where_nothing_fits_it_says_how_to_see_more(within: Within, drafted_view: PlanView) -> None:
    assert "Take away a filter" in text_of(shown(within, drafted_view, Wanted(text="no such words")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_in_place_without_being_met_in_full_is_named_where_the_whole_plan_stands(
    within: Within, drafted_view: PlanView, language: str
) -> None:
    left, wording = drafted_view.standing.not_taken_up, Wording(language)
    assert left
    text = text_of(shown(within, drafted_view, language=language))
    assert not_taken_up(len(left), wording) in text
    assert all(question_line(finding, drafted_view.benchmark.question_by_id, wording) in text for finding in left)
    factor = next(later.factor for later in drafted_view.standing.later)
    one = shown(within, drafted_view, Wanted(objectives=frozenset({factor})), language=language)
    assert not_taken_up(len(left), wording) not in text_of(one)


def test_a_promise_says_with_which_chance_it_is_kept(within: Within, drafted_view: PlanView) -> None:
    sure = drafted_view.standing.how_sure
    assert sure
    text = text_of(shown(within, drafted_view))
    assert all(promise_sentence(mark, Wording("en")) in text for mark in sure.of_promise.values())
