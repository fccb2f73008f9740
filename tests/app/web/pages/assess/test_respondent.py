"""The city answers as a whole until several people do; then it is clear for whom an answer is given."""

from collections.abc import Callable

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from app.web.conftest import page_text, unfolded
from planner.app import desk
from planner.app.desk.assessment_view import AssessmentView
from planner.app.web.pages.assess.respondent import respondent
from planner.store import Actor, Store
from planner.toolkit.assessment import Answer, Response

View = Callable[..., AssessmentView]
AnswerQuestion = Callable[..., Response]
Shown = Callable[..., AppTest]


@pytest.fixture
def shown(within: Callable[..., AppTest], view: View) -> Shown:
    """Draw the choice on a key factor; what it returns is left in the session."""

    def shown(factor: str = "F01", language: str = "en") -> AppTest:
        def body() -> None:
            seen = view(language)
            # Another key factor is another page in the same session, as when a person goes on to the next one.
            of = st.session_state.get("factor", factor)
            st.session_state["answers"] = respondent(seen, seen.case.benchmark.factor_by_id[of])

        return within(body, language=language)

    return shown


@pytest.fixture
def two(store: Store, anna: Actor, blank: str) -> tuple[str, str]:
    """Two people who answer side by side."""
    officer, associations = (
        desk.add_respondent(store, blank, role, None, by=anna)[1] for role in ("Equality officer", "Associations")
    )
    return officer, associations


@pytest.mark.parametrize(("language", "offer"), [("en", "No name is needed."), ("fr", "Aucun nom n’est nécessaire.")])
def test_until_somebody_else_answers_it_is_the_city(shown: Shown, blank: str, language: str, offer: str) -> None:
    page = unfolded(shown(language=language), f"respondent-new-{blank}-open")
    assert page.session_state["answers"] is None
    assert not page.selectbox
    assert offer in page_text(page)


def test_it_is_whoever_answered_most_of_the_key_factor(
    shown: Shown, blank: str, two: tuple[str, str], answer: AnswerQuestion
) -> None:
    officer, associations = two
    answer("1.1", Answer.YES, officer)
    answer("2.1", Answer.YES, associations)
    answer("2.2", Answer.NO, associations)
    assert shown("F01").session_state["answers"] == officer
    assert shown("F02").session_state["answers"] == associations
    # The city as a whole has said nothing: to answer for it besides would make a third voice by mistake.
    assert shown("F01").selectbox(key=f"respondent-{blank}-F01").options == ["Equality officer", "Associations"]


def test_the_city_stands_among_them_once_it_answered_something(
    shown: Shown, blank: str, two: tuple[str, str], answer: AnswerQuestion
) -> None:
    answer("1.1", Answer.YES)
    page = shown()
    field = page.selectbox(key=f"respondent-{blank}-F01")
    assert field.options == ["Equality officer", "Associations", "The city as a whole"]
    assert page.session_state["answers"] is None
    field.set_value(two[0]).run()
    assert page.session_state["answers"] == two[0]


def test_a_choice_holds_for_the_next_key_factor_too(shown: Shown, blank: str, two: tuple[str, str]) -> None:
    page = shown()
    page.selectbox(key=f"respondent-{blank}-F01").set_value(two[1]).run()
    page.session_state["factor"] = "F02"
    page.run()
    assert page.session_state["answers"] == two[1]


def test_who_is_added_answers_next_with_their_group(shown: Shown, store: Store, blank: str) -> None:
    page = unfolded(shown(), f"respondent-new-{blank}-open")
    page.text_input(key=f"respondent-new-{blank}-role").set_value("  Equality officer ")
    page.text_input(key=f"respondent-new-{blank}-group").set_value(" staff ")
    page.button(key=f"respondent-add-{blank}").click().run()
    assert not page.exception
    (added,) = store.assessment(blank).assessment.respondents
    assert (added.role, added.group) == ("Equality officer", "staff")
    assert page.session_state["answers"] == added.id
    assert page.text_input(key=f"respondent-new-{blank}-role").value == ""


def test_of_two_who_add_the_same_function_at_once_each_gets_a_respondent(
    shown: Shown, store: Store, blank: str
) -> None:
    page = unfolded(shown(), f"respondent-new-{blank}-open")
    desk.add_respondent(store, blank, "Equality officer", None, by=desk.introduce(store, "Béla"))
    page.text_input(key=f"respondent-new-{blank}-role").set_value("Equality officer")
    page.button(key=f"respondent-add-{blank}").click().run()
    first, second = store.assessment(blank).assessment.respondents
    assert first.id != second.id
    assert page.session_state["answers"] == second.id


def test_a_function_of_blanks_adds_nobody(shown: Shown, store: Store, blank: str) -> None:
    page = unfolded(shown(), f"respondent-new-{blank}-open")
    page.text_input(key=f"respondent-new-{blank}-role").set_value("   ")
    page.text_input(key=f"respondent-new-{blank}-group").set_value("associations")
    page.button(key=f"respondent-add-{blank}").click().run()
    assert store.assessment(blank).assessment.respondents == ()
    assert page.text_input(key=f"respondent-new-{blank}-group").value == "associations"
