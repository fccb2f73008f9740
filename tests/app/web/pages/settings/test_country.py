"""A city sees of which law and bodies its plan speaks, and says who decides where its country leaves that open."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from app.web.conftest import page_text
from planner.app.desk import PlanView
from planner.app.web.pages.settings.country import country
from planner.store import Store
from planner.toolkit.matters import Matter, Organ

Within = Callable[..., AppTest]
PLAN, ASSESSMENT = "havelmar-plan-2027", "havelmar-2026-10-15"


@pytest.fixture
def store(havelmar: Store) -> Store:
    return havelmar


@pytest.fixture
def page(within: Within, drafted_view: PlanView) -> AppTest:
    return within(lambda: country(drafted_view))


def field(matter: Matter) -> str:
    return f"decides-{matter}-{PLAN}"


def decided(store: Store) -> dict[Matter, Organ]:
    return dict(store.assessment(ASSESSMENT).assessment.plan.decides)


def test_the_names_of_the_country_and_what_is_to_be_asked_stand_on_the_page(page: AppTest) -> None:
    text = page_text(page)
    assert "France: what the plan says" in text.replace("France :", "France:")
    tables = [table.value.to_csv() for table in page.table]
    assert any("conseil municipal" in table and "comité social territorial" in table for table in tables)
    assert any("clauses des marchés" in table for table in tables)
    assert "élections municipales" in text.casefold()


def test_what_is_left_as_usual_says_what_that_is(page: AppTest) -> None:
    assert page.selectbox(key=field(Matter.POSTS)).options[0] == "As usual: the council"
    assert page.selectbox(key=field(Matter.HR_RULES)).options[0] == "As usual: the mayor"
    assert page.selectbox(key=field(Matter.PROCUREMENT_TERMS)).options[0] == (
        "As usual: the council, unless it has delegated"
    )


def test_who_decides_is_kept_at_once(page: AppTest, store: Store) -> None:
    page.selectbox(key=field(Matter.PROCUREMENT_TERMS)).select(Organ.EXECUTIVE.value).run()
    assert not page.exception
    assert decided(store) == {Matter.PROCUREMENT_TERMS: Organ.EXECUTIVE}
