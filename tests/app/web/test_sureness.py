"""How sure a plan is shows to whoever unfolds it, in words, as a picture and as a table."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from app.web.conftest import page_text
from planner.app.desk import PlanView
from planner.app.web import sureness
from planner.app.web.sureness import how_sure
from planner.store import Store
from planner.wording import LANGUAGES, Wording
from planner.wording.sureness import plan_sentences

Within = Callable[..., AppTest]


@pytest.fixture
def store(havelmar: Store) -> Store:
    return havelmar


def test_folded_it_works_nothing_out(within: Within, drafted_view: PlanView) -> None:
    vars(drafted_view.standing).pop("how_sure", None)
    page = within(lambda: how_sure(drafted_view))
    assert [str(expander.label) for expander in page.expander] == ["How sure is this?"]
    assert "how_sure" not in vars(drafted_view.standing)


@pytest.mark.parametrize("language", LANGUAGES)
def test_unfolded_it_says_what_is_likely_and_names_all_that_is_to_be_kept(
    within: Within, drafted_view: PlanView, language: str
) -> None:
    sure, wording = drafted_view.standing.how_sure, Wording(language)
    assert sure
    page = within(lambda: sureness._panel(drafted_view), language=language)  # noqa: SLF001 - as it is unfolded
    text = page_text(page).replace("\\", "")
    assert all(sentence in text for sentence in plan_sentences(sure, drafted_view.names, wording))
    assert len(page.table[0].value) == len(sure.marks)
