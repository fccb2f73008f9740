"""A card that is moved reports at once; a reason is asked for where it counts, and dates are offered."""

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from app.web.conftest import page_text
from app.web.tracked_city import HOSTILE, TODAY, cells, tracked
from planner.app import desk
from planner.app.web import session
from planner.app.web.user_text import plain
from planner.plan import ActionStatus
from planner.store import Actor, Store

OpenPage = Callable[..., AppTest]
BEGUN = date(2027, 3, 1)


@pytest.fixture
def plan(store: Store, anna: Actor) -> str:
    return tracked(store, anna)


@pytest.fixture
def move(store: Store, plan: str) -> Callable[..., AppTest]:
    """Show the board after a card was put into another column, as the browser says it."""

    def moving(plan: str, action: str, seen: str, to: str) -> None:
        import streamlit as st  # noqa: PLC0415 - this is the text of a script

        from planner.app.web import frame, session  # noqa: PLC0415
        from planner.app.web.components.board import Move  # noqa: PLC0415
        from planner.app.web.pages.board import move as board_move  # noqa: PLC0415
        from planner.app.web.pages.board import page as board  # noqa: PLC0415
        from planner.plan import ActionStatus  # noqa: PLC0415

        if "moved" not in st.session_state:
            st.session_state["moved"] = True
            step = Move(id=action, seen=ActionStatus(seen), to=ActionStatus(to))
            board_move.moved(session.view(plan), step)
        frame.run(lambda: {"": [frame.Entry(show=board.show, title="Board", path="board")]})

    def move(action: str, to: ActionStatus, *, seen: ActionStatus = ActionStatus.AGREED) -> AppTest:
        page = AppTest.from_function(moving, args=(plan, action, str(seen), str(to)), default_timeout=60)
        page.secrets["planner"] = {"store": store.where}
        page.session_state[session.TODAY] = TODAY
        page.session_state["language"] = "en"
        shown = page.run()
        assert not shown.exception
        return shown

    return move


def waiting(store: Store, plan: str) -> str:
    """Return an action on which nobody reported yet: its adoption agreed it."""
    view = desk.plan_view(store, plan, today=TODAY)
    return next(action.id for action in view.standing.actions if action.status is ActionStatus.AGREED)


def status(store: Store, plan: str, action: str) -> ActionStatus:
    return store.plan(plan).progress[action].status


@pytest.mark.parametrize(("language", "title"), [("en", "Board"), ("fr", "Colonnes")])
def test_the_board_reads_in_both_languages(open_page: OpenPage, plan: str, language: str, title: str) -> None:
    page = open_page("board", language=language, plan=plan)
    assert page.title[0].value == title
    assert ("Blocked" if language == "en" else "Bloquée") in cells(page)


def test_a_moved_card_is_saved_and_its_date_can_be_corrected(
    move: Callable[..., AppTest], store: Store, plan: str
) -> None:
    action = waiting(store, plan)
    page = move(action, ActionStatus.UNDER_WAY)
    assert status(store, plan, action) is ActionStatus.UNDER_WAY
    assert store.plan(plan).progress[action].started == TODAY
    assert "is now\\: Under way." in page_text(page) or "is now: Under way." in page_text(page)
    page.date_input(key=f"board-day-{plan}-{action}-started").set_value(BEGUN).run()
    assert not page.exception
    assert store.plan(plan).progress[action].started == BEGUN


def test_a_move_is_taken_back_with_one_click(move: Callable[..., AppTest], store: Store, plan: str) -> None:
    action = waiting(store, plan)
    page = move(action, ActionStatus.DONE)
    assert status(store, plan, action) is ActionStatus.DONE
    next(widget for widget in page.button if widget.label == "Undo").click().run()
    assert not page.exception
    assert status(store, plan, action) is ActionStatus.AGREED


def test_a_day_that_is_emptied_leaves_the_one_that_was_reported(
    move: Callable[..., AppTest], store: Store, plan: str
) -> None:
    action = waiting(store, plan)
    page = move(action, ActionStatus.UNDER_WAY)
    page.date_input(key=f"board-day-{plan}-{action}-started").set_value(None).run()
    assert not page.exception
    assert store.plan(plan).progress[action].started == TODAY


@pytest.mark.parametrize(
    ("to", "field"),
    [(ActionStatus.UNDER_WAY, "started"), (ActionStatus.DONE, "finished"), (ActionStatus.PROPOSED, None)],
)
def test_only_a_status_that_brings_a_day_offers_one(
    move: Callable[..., AppTest], store: Store, plan: str, to: ActionStatus, field: str | None
) -> None:
    action = waiting(store, plan)
    offered = [str(widget.key).removeprefix(f"board-day-{plan}-{action}-") for widget in move(action, to).date_input]
    assert offered == ([field] if field else [])


def test_what_a_move_did_goes_away_with_a_click(move: Callable[..., AppTest], store: Store, plan: str) -> None:
    action = waiting(store, plan)
    page = move(action, ActionStatus.UNDER_WAY)
    next(button for button in page.button if button.label == "Close").click().run()
    assert "is now" not in page_text(page)
    assert status(store, plan, action) is ActionStatus.UNDER_WAY


def test_status_and_reason_are_taken_back_together(move: Callable[..., AppTest], store: Store, plan: str) -> None:
    action = waiting(store, plan)
    page = move(action, ActionStatus.DROPPED)
    assert [info.value for info in page.info if "last action" in info.value or "No date" in info.value]
    page.text_area(key=f"board-reason-{plan}-{action}-text").set_value("No money.")
    page.button(key=f"board-report-{action}").click().run()
    next(button for button in page.button if button.label == "Undo").click().run()
    report = store.plan(plan).progress[action]
    assert (report.status, report.reason) == (ActionStatus.AGREED, None)


def test_what_was_dropped_stands_in_the_table_whether_or_not_its_column_shows(
    open_page: OpenPage, store: Store, plan: str, anna: Actor
) -> None:
    action = waiting(store, plan)
    dropped = store.plan(plan).changes(action, status=ActionStatus.DROPPED, reason="No money.")
    desk.edit(store, plan, dropped, by=anna, today=TODAY)
    for address in ({}, {"dropped": "1"}):
        rows = cells(open_page("board", plan=plan, **address)).splitlines()
        assert "Dropped" in next(row for row in rows if row.startswith(action))


def test_what_is_blocked_gets_a_reason_before_it_is_saved(
    move: Callable[..., AppTest], store: Store, plan: str
) -> None:
    action = waiting(store, plan)
    page = move(action, ActionStatus.BLOCKED)
    assert status(store, plan, action) is ActionStatus.AGREED
    page.button(key=f"board-report-{action}").click().run()
    assert "nobody says why" in page_text(page)
    page.text_area(key=f"board-reason-{plan}-{action}-text").set_value(HOSTILE)
    page.button(key=f"board-report-{action}").click().run()
    assert not page.exception
    assert store.plan(plan).progress[action].reason == HOSTILE
    assert status(store, plan, action) is ActionStatus.BLOCKED


def test_what_somebody_else_moved_meanwhile_is_shown(
    move: Callable[..., AppTest], store: Store, plan: str, anna: Actor
) -> None:
    action = waiting(store, plan)
    other = store.plan(plan).changes(action, status=ActionStatus.UNDER_WAY)
    desk.edit(store, plan, other, by=anna, today=TODAY)
    page = move(action, ActionStatus.DONE)
    assert status(store, plan, action) is ActionStatus.UNDER_WAY
    assert "Save my choice" in page_text(page)


def test_the_address_narrows_the_board(open_page: OpenPage, plan: str) -> None:
    whole, narrow = cells(open_page("board", plan=plan)), cells(open_page("board", plan=plan, objective="F02"))
    assert "F01-" not in narrow
    assert "F02-" in narrow
    assert len(narrow) < len(whole)


def test_titles_are_never_interpreted(open_page: OpenPage, store: Store, plan: str, anna: Actor) -> None:
    stored = store.plan(plan)
    store.commit(stored.changes(stored.plan.actions[0].id, title=HOSTILE), by=anna)
    assert plain(HOSTILE) in cells(open_page("board", plan=plan))


def test_without_a_plan_the_way_to_one_is_shown(open_page: OpenPage) -> None:
    assert "There is no plan yet" in page_text(open_page("board"))
