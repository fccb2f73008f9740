"""Who has how much left to do, against the time that there is."""

from collections.abc import Callable

import pytest
from plan_edits import changing_role, giving_up_everything
from streamlit.testing.v1 import AppTest

from app.web.conftest import page_text
from app.web.tracked_city import TODAY, cells, tracked
from planner.app import desk
from planner.app.web.pages.workload.page import show
from planner.store import Actor, Store

OpenPage = Callable[..., AppTest]


@pytest.fixture
def plan(store: Store, anna: Actor) -> str:
    return tracked(store, anna)


def give(store: Store, plan: str, by: Actor, capacity: float | None) -> str:
    """Give every role the same capacity, and return who leads an open action."""
    for role in store.plan(plan).plan.roles:
        desk.edit(store, plan, changing_role(store.plan(plan), role.id, capacity=capacity), by=by, today=TODAY)
    return next(action.owner for action in store.plan(plan).plan.actions)


@pytest.mark.parametrize(("language", "title"), [("en", "Workload"), ("fr", "Charge de travail")])
def test_the_workload_reads_in_both_languages(open_page: OpenPage, plan: str, language: str, title: str) -> None:
    page = open_page("workload", language=language, plan=plan)
    assert page.title[0].value == title
    assert ("Person-days left" if language == "en" else "Jours de travail restants") in cells(page)


def test_too_much_work_is_said_in_words(open_page: OpenPage, store: Store, plan: str, anna: Actor) -> None:
    give(store, plan, anna, 0.01)
    assert "has more work than time in" in page_text(open_page("workload", plan=plan))
    give(store, plan, anna, 100)
    assert "has more work than time in" not in page_text(open_page("workload", plan=plan))


def test_without_any_capacity_the_way_to_set_one_is_shown(
    open_page: OpenPage, store: Store, plan: str, anna: Actor
) -> None:
    give(store, plan, anna, None)
    assert "Set capacities" in page_text(open_page("workload", plan=plan))


def test_the_actions_behind_an_owners_figures_are_listed(
    open_page: OpenPage, store: Store, plan: str, anna: Actor
) -> None:
    role = give(store, plan, anna, 1)
    own = {action.id for action in store.plan(plan).plan.actions if role in {action.owner, *action.partners}}
    listed = cells(open_page("workload", plan=plan, role=role)).splitlines()[1:]
    assert {line.split()[0] for line in listed} <= own
    assert listed


def test_who_fills_several_roles_is_told_apart_by_them_and_a_vacant_one_says_so(
    within: OpenPage, store: Store, plan: str, anna: Actor
) -> None:
    owners = {action.owner for action in store.plan(plan).plan.actions}
    first, second, third = [role for role in store.plan(plan).plan.roles if role.id in owners][:3]
    for role in (first, second):
        store.commit(changing_role(store.plan(plan), role.id, holder="Mona"), by=anna)
    store.commit(changing_role(store.plan(plan), third.id, holder=None, vacant=True), by=anna)
    options = within(show, plan=plan).selectbox(key=f"role-{plan}").options
    assert {f"Mona ({first.title})", f"Mona ({second.title})", f"{third.title} – to be filled"} <= set(options)


def test_a_plan_without_work_left_shows_no_figures(within: OpenPage, store: Store, plan: str, anna: Actor) -> None:
    desk.edit(store, plan, giving_up_everything(store.plan(plan)), by=anna, today=TODAY)
    page = within(show, plan=plan)
    assert not page.selectbox
    assert not page.table
    assert not page.warning
    # Without any work nobody needs a capacity either.
    assert "Set capacities" not in page_text(page)


def test_of_a_month_that_runs_the_page_says_that_it_counts_from_today(open_page: OpenPage, plan: str) -> None:
    assert "March 2027 counts from today: 12 working days are left" in page_text(open_page("workload", plan=plan))
    assert "Pour mars 2027, on compte à partir" in page_text(open_page("workload", plan=plan, language="fr"))
