"""Impact against effort, with the limits that a quick win respects."""

from collections.abc import Callable

import pytest
from plan_edits import giving_up_everything
from streamlit.testing.v1 import AppTest

from app.web.conftest import page_text
from app.web.tracked_city import TODAY, cells, tracked
from planner.app import desk
from planner.app.web.pages.quick_wins.page import show
from planner.plan import ActionStatus
from planner.store import Actor, Store
from planner.track.progress import CLOSED

OpenPage = Callable[..., AppTest]


@pytest.fixture
def plan(store: Store, anna: Actor) -> str:
    return tracked(store, anna)


@pytest.mark.parametrize(("language", "title"), [("en", "Quick wins"), ("fr", "Premiers résultats visibles")])
def test_the_page_reads_in_both_languages(open_page: OpenPage, plan: str, language: str, title: str) -> None:
    page = open_page("quick-wins", language=language, plan=plan)
    assert page.title[0].value == title
    assert ("less than €10,000" if language == "en" else "moins de 10") in page_text(page)


def test_open_quick_wins_stand_in_the_table(open_page: OpenPage, store: Store, plan: str) -> None:
    view = desk.plan_view(store, plan, today=TODAY)
    open_ = {action.id for action in view.standing.actions if action.is_quick_win and action.status not in CLOSED}
    done = {action.id for action in view.standing.actions if action.is_quick_win and action.status in CLOSED}
    page = open_page("quick-wins", plan=plan)
    assert all(id_ in cells(page) for id_ in open_)
    assert not any(id_ in cells(page) for id_ in done)
    page.toggle(key=f"done-{plan}").set_value(True).run()
    assert page.query_params["done"] == "1"
    assert all(id_ in cells(page) for id_ in done)


def test_what_keeps_the_others_from_it_is_counted(open_page: OpenPage, plan: str) -> None:
    page = open_page("quick-wins", plan=plan)
    assert "Cannot be finished early enough" in cells(page)
    page.toggle(key=f"only-{plan}").set_value(True).run()
    assert "Cannot be finished early enough" not in cells(page)


def test_the_table_is_in_the_order_of_due_dates_and_an_objective_narrows_it(
    within: OpenPage, store: Store, plan: str
) -> None:
    due = {action.id: action.due_order for action in desk.plan_view(store, plan, today=TODAY).standing.actions}
    page = within(show, plan=plan)
    whole = rows(page)
    assert [due[id_] for id_ in whole] == sorted(due[id_] for id_ in whole)
    factor = whole[0][:3]
    page.selectbox(key=f"objective-{plan}").set_value(factor).run()
    assert page.query_params["objective"] == factor
    assert rows(page) == [id_ for id_ in whole if id_.startswith(factor)] != whole


def test_each_quick_win_stands_with_the_result_that_residents_notice_and_those_of_staff_apart(
    within: OpenPage, store: Store, plan: str
) -> None:
    standing = desk.plan_view(store, plan, today=TODAY).standing
    page = within(show, plan=plan)
    results = dict(zip(rows(page), page.table[0].value["Result"], strict=True))
    for action, text in results.items():
        delivered = standing.action_by_id[action].delivers
        assert delivered
        assert all(standing.result_by_question[question].text in text.replace("\\", "") for question in delivered)
    for_staff = [str(cell).split()[0] for cell in page.table[1].value["Action"]]
    assert all(standing.action_by_id[action].quick_win.seen_by_staff for action in for_staff)
    assert not set(for_staff) & set(results)


def rows(page: AppTest) -> list[str]:
    """Return the actions of the first table, in its order."""
    return [str(cell).split()[0] for cell in page.table[0].value["Action"]]


def test_what_was_given_up_never_shows_and_an_empty_choice_says_so(
    within: OpenPage, store: Store, plan: str, anna: Actor
) -> None:
    action = next(id_ for id_ in rows(within(show, plan=plan)))
    dropped = store.plan(plan).changes(action, status=ActionStatus.DROPPED, reason="No money.")
    desk.edit(store, plan, dropped, by=anna, today=TODAY)
    page = within(show, plan=plan, done="1")
    assert action not in rows(page)
    desk.edit(store, plan, giving_up_everything(store.plan(plan)), by=anna, today=TODAY)
    page = within(show, plan=plan, done="1")
    assert "There is no quick win among these actions." in page_text(page)
    assert not page.table
    assert not [folded for folded in page.expander if "Why the others" in folded.label]
