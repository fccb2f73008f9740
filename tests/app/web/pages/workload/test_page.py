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
from planner.track.workload import workload
from planner.wording import Wording

OpenPage = Callable[..., AppTest]
ENGLISH = Wording("en")


@pytest.fixture
def plan(store: Store, anna: Actor) -> str:
    return tracked(store, anna)


@pytest.mark.parametrize(("language", "title"), [("en", "Workload"), ("fr", "Charge de travail")])
def test_the_workload_reads_in_both_languages(open_page: OpenPage, plan: str, language: str, title: str) -> None:
    page = open_page("workload", language=language, plan=plan)
    assert page.title[0].value == title
    assert ("Person-days" if language == "en" else "Jours de travail") in cells(page)


def test_what_people_fixed_may_take_too_much_and_the_page_says_when_first(
    open_page: OpenPage, store: Store, plan: str, anna: Actor
) -> None:
    assert "has more work than time in" not in page_text(open_page("workload", plan=plan))
    # An action is done, and to follow it takes more than so little of a post.
    desk.edit(store, plan, changing_role(store.plan(plan), "equality", capacity=0.001), by=anna, today=TODAY)
    assert "has more work than time in" in page_text(open_page("workload", plan=plan))
    assert "first in the week of" in page_text(open_page("workload", plan=plan, by="week"))


def test_the_actions_behind_a_cell_are_listed_with_their_part_of_it(
    open_page: OpenPage, store: Store, plan: str
) -> None:
    view = desk.plan_view(store, plan, today=TODAY)
    work = workload(view.forecast, view.catalogue.method.means.lead_share)
    row = max(work.services, key=lambda service: service.effort)
    cell = max(row.periods, key=lambda load: len(load.by_action))
    page = open_page("workload", plan=plan, role=row.id, when=cell.first.isoformat())
    [listed, *_] = page.table
    assert [str(line).split()[0] for line in listed.value["Action"]] == list(cell.by_action)
    assert set(listed.value["Bears it as"]) <= {"owner", "partner", "follows it"}
    assert ENGLISH.month(cell.first) in page_text(page)


def test_the_row_of_a_service_unfolds_as_a_table_by_week_or_month(open_page: OpenPage, plan: str) -> None:
    assert "week of" in cells(open_page("workload", plan=plan, by="week"))
    assert "June 2030 |" in cells(open_page("workload", plan=plan))


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
