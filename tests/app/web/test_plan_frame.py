"""What the pages about one plan share: who answers, by when, under which objective, and what is said without a plan."""

from collections.abc import Callable

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from app.web.conftest import page_text
from app.web.tracked_city import HOSTILE
from planner.app.desk import PlanView
from planner.app.desk.vocabulary import NO_OBJECTIVE
from planner.app.web.plan_frame import about_plan, answerable, due_day, lines, objective_of, objective_titles
from planner.app.web.user_text import plain
from planner.store import Store
from planner.track.attention import Concern

Within = Callable[..., AppTest]


@pytest.mark.parametrize(
    ("language", "overdue", "foreseen"), [("en", "Overdue", "Foreseen late"), ("fr", "En retard", "Retard attendu")]
)
def test_a_day_that_is_missed_or_will_be_says_so_in_a_word_of_its_own_and_no_other_does(
    within: Within, drafted_view: PlanView, language: str, overdue: str, foreseen: str
) -> None:
    page = within(
        lambda: st.text("\n".join(due_day(action) for action in drafted_view.standing.actions)), language=language
    )
    words = {Concern.OVERDUE: overdue, Concern.EXPECTED_LATE: foreseen, None: ""}
    late = [words[action.lateness] for action in drafted_view.standing.actions]
    assert [day.partition(" ⚠ ")[2] for day in page.text[0].value.splitlines()] == late
    assert {overdue, foreseen, ""} == set(late)


def test_who_answers_is_the_service_by_the_one_name_that_it_has(drafted_view: PlanView) -> None:
    action = drafted_view.standing.actions[0]
    assert answerable(action, drafted_view) == drafted_view.plan.service_names[action.owner]
    unknown = action.model_copy(update={"owner": "nobody-known"})
    assert answerable(unknown, drafted_view) == "nobody-known"


def test_every_action_has_an_objective_with_a_title_one_of_the_context_too(
    within: Within, drafted_view: PlanView
) -> None:
    page = within(lambda: st.session_state.update(titles=objective_titles(drafted_view)))
    titles = page.session_state["titles"]
    assert {objective_of(action) for action in drafted_view.standing.actions} <= titles.keys()
    assert all(titles.values())
    assert objective_of(drafted_view.standing.actions[0].model_copy(update={"factor": None})) == NO_OBJECTIVE


def test_without_a_plan_the_way_to_one_is_shown(within: Within, store: Store) -> None:
    assert store.plans() == ()
    page = within(lambda: st.session_state.update(view=about_plan("Timeline")))
    assert page.session_state["view"] is None
    assert "There is no plan yet." in page_text(page)
    assert page.button(key="no-plan-assess").label == "Go to the assessment"


def test_texts_of_people_are_a_list_in_which_nothing_is_interpreted(within: Within) -> None:
    assert (
        within(lambda: lines([HOSTILE, "1. first"])).markdown[0].value == f"- {plain(HOSTILE)}\n- {plain('1. first')}"
    )
