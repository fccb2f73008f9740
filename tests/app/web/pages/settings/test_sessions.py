"""Sessions of the council are added and removed at once, and move no date."""

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from app.web.conftest import page_text, refused
from app.web.tracked_city import HOSTILE
from planner.store import Store

OpenPage = Callable[..., AppTest]


def add_session(page: AppTest, plan: str, day: date | None, papers: date | None = None, title: str = "") -> None:
    page.date_input(key=f"session-new-{plan}-day").set_value(day)
    page.date_input(key=f"session-new-{plan}-papers").set_value(papers)
    page.text_input(key=f"session-new-{plan}-title").set_value(title)
    page.button(key=f"add-session-{plan}").click().run()
    assert not page.exception


def test_a_session_is_added_and_removed_at_once_and_moves_no_date(open_page: OpenPage, store: Store, plan: str) -> None:
    before = store.plan(plan).plan.council_sessions
    page = open_page("settings", plan=plan, part="calendar")
    add_session(page, plan, date(2027, 10, 4), date(2027, 9, 17), f" {HOSTILE} ")
    (added,) = (session for session in store.plan(plan).plan.council_sessions if session not in before)
    assert (added.day, added.papers_by, added.title) == (date(2027, 10, 4), date(2027, 9, 17), HOSTILE)
    assert [toast.value for toast in page.toast] == ["No date moves."]
    assert page.text_input(key=f"session-new-{plan}-title").value == ""
    assert "papers by 17 September 2027" in page_text(page)
    page.button(key=f"session-{plan}-2027-10-04").click().run()
    assert store.plan(plan).plan.council_sessions == before


@pytest.mark.parametrize(
    ("days", "code", "why"),
    [
        ((None, date(2027, 9, 17)), "session-without-day", "The day of the session is missing."),
        ((date(2027, 10, 4), date(2027, 10, 5)), "papers-after-session", "The papers are due after the session"),
        ((date(2027, 3, 22), None), "session-twice", "Two sessions of the council are on 22 March 2027."),
    ],
)
def test_a_session_that_cannot_be_is_refused_in_words(
    open_page: OpenPage, store: Store, plan: str, days: tuple[date | None, date | None], code: str, why: str
) -> None:
    before = store.plan(plan).plan.council_sessions
    page = open_page("settings", plan=plan, part="calendar")
    add_session(page, plan, *days, "Budget")
    assert why in page.error[0].value
    assert refused(page) == [code]
    assert store.plan(plan).plan.council_sessions == before
    assert page.text_input(key=f"session-new-{plan}-title").value == "Budget"


def test_history_says_which_sessions_were_known(open_page: OpenPage, plan: str) -> None:
    add_session(open_page("settings", plan=plan, part="calendar"), plan, date(2027, 10, 4), None, "Budget")
    shown = page_text(open_page("history", plan=plan))
    assert "Sessions of the council" in shown
    assert "4 October 2027 – Budget" in shown
