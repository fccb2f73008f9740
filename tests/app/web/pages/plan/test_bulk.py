"""Several actions change as one, from where the person saw them, and nothing changes that was left as it is."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from app.web.conftest import TODAY, nothing_to_save, page_text
from planner.app import desk
from planner.app.web import session
from planner.app.web.pages.plan import bulk
from planner.plan import ActionStatus
from planner.store import Store

Within = Callable[..., AppTest]
PLAN = "havelmar-plan-2027"
PLACE = f"plan-bulk-{PLAN}"
TWO = ["F09-10", "F03-03"]


@pytest.fixture
def store(havelmar: Store) -> Store:
    return havelmar


def form(within: Within, listed: list[str] | None = None) -> AppTest:
    def body() -> None:
        view = session.view(PLAN)
        bulk.form(view, [action for action in view.standing.actions if listed is None or action.id in listed])

    return within(body)


def choose(page: AppTest, ids: list[str], **choices: str) -> AppTest:
    page.multiselect(key=f"{PLACE}-actions").set_value(ids).run()
    for name, value in choices.items():
        page.selectbox(key=f"{PLACE}-{name}").set_value(value).run()
    return page


def test_only_what_the_filters_show_can_be_chosen(within: Within) -> None:
    assert len(form(within, TWO).multiselect(key=f"{PLACE}-actions").options) == 2


@pytest.mark.parametrize(("ids", "choices"), [([], {"status": "agreed"}), (TWO, {}), (TWO, {"owner": ""})])
def test_without_actions_or_without_a_change_there_is_nothing_to_save(
    within: Within, ids: list[str], choices: dict[str, str]
) -> None:
    page = choose(form(within), ids, **choices)
    assert nothing_to_save(page, f"{PLACE}-save")


def test_the_button_says_how_many_actions_change(within: Within) -> None:
    page = choose(form(within), TWO, status="agreed")
    assert page.button(key=f"{PLACE}-save").label == "Change 2 actions"
    assert "2 actions chosen" in page_text(page)


def test_what_is_left_as_it_is_stays(within: Within, store: Store) -> None:
    before = store.plan(PLAN).plan.action_by_id
    choose(form(within), TWO, owner="hr").button(key=f"{PLACE}-save").click().run()
    after = store.plan(PLAN)
    assert {after.plan.action_by_id[id_].owner for id_ in TWO} == {"hr"}
    assert all(after.plan.action_by_id[id_].own_deadline == before[id_].own_deadline for id_ in TWO)
    assert all(after.progress[id_].status is ActionStatus.PROPOSED for id_ in TWO)


@pytest.mark.parametrize("status", ["blocked", "dropped"])
def test_a_status_that_needs_a_reason_asks_for_one_for_all(within: Within, store: Store, status: str) -> None:
    page = choose(form(within), TWO, status=status)
    page.text_area(key=f"{PLACE}-reason").set_value("No money.").run()
    page.button(key=f"{PLACE}-save").click().run()
    assert not page.exception
    assert {store.plan(PLAN).progress[id_].reason for id_ in TWO} == {"No money."}


def test_without_the_reason_it_is_refused_and_nothing_is_half_done(within: Within, store: Store) -> None:
    page = choose(form(within), TWO, status="blocked")
    assert not page.error
    assert page.button(key=f"{PLACE}-save").click().run().error
    assert all(store.plan(PLAN).progress[id_].status is ActionStatus.PROPOSED for id_ in TWO)


def test_deadlines_move_from_the_day_that_the_person_saw(within: Within, store: Store) -> None:
    view = desk.plan_view(store, PLAN, today=TODAY)
    due = {id_: view.standing.action_by_id[id_].due_order for id_ in TWO}
    page = choose(form(within), TWO)
    page.number_input(key=f"{PLACE}-days").set_value(60).run()
    assert "The deadlines of 2 actions move" in page_text(page)
    page.button(key=f"{PLACE}-save").click().run()
    after = store.plan(PLAN).plan.action_by_id
    assert {id_: after[id_].own_deadline for id_ in TWO} == {id_: day + timedelta(days=60) for id_, day in due.items()}


def test_an_action_that_others_added_since_is_not_offered(within: Within, store: Store) -> None:
    page = form(within)
    number = len(page.multiselect(key=f"{PLACE}-actions").options)
    jan = desk.introduce(store, "Jan")
    desk.add_action(store, PLAN, "Theirs", owner="hr", by=jan, today=TODAY, factor="F02")
    assert len(page.run().multiselect(key=f"{PLACE}-actions").options) == number
