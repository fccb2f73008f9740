"""Options that bear one name are told apart, and what is done to one plan leaves its page where it is."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from app.web.conftest import TODAY
from planner.app import desk
from planner.app.web.option_names import names_apart
from planner.store import Actor, Store


def test_only_names_that_several_bear_get_an_id() -> None:
    assert names_apart({"a": "Plan", "b": "Plan", "c": "Other"}) == {"a": "a – Plan", "b": "b – Plan", "c": "Other"}
    assert names_apart({}) == {}


def test_of_two_plans_with_one_title_the_page_stays_at_that_of_its_address(
    store: Store, anna: Actor, open_page: Callable[..., AppTest]
) -> None:
    first = desk.open_example(store, "brennavel", by=anna, today=TODAY).plan
    second = desk.draft_into(store, store.assessments()[0].id, by=anna, today=TODAY).plan
    assert len({plan.title for plan in store.plans()}) == 1
    page = open_page("plan", plan=first)
    switch = page.selectbox(key=f"switch-plan-{first}")
    assert len(set(switch.options)) == 2
    page.run()
    assert page.query_params["plan"] == first
    switch.select(second).run()
    assert page.query_params["plan"] == second
