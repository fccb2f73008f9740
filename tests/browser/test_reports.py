"""A report in a real browser says what the person typed, and nothing that a folded field stands at by itself."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from running_app import running_app

from browser.conftest import watched
from planner.app import desk
from planner.app.desk.edits import edit
from planner.plan import ActionStatus
from planner.store import Store, open_store

pytestmark = [pytest.mark.long, pytest.mark.usefixtures("chromium")]
ACTION = "F11-01"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "planner.db") as store:
        yield store


def test_what_was_done_stays_done_when_a_proof_and_then_a_note_are_given(store: Store, people: Any) -> None:
    anna, today = desk.introduce(store, "Anna"), date.fromisoformat("2026-11-23")
    plan = desk.open_example(store, "havelmar", by=anna, today=today, language="en").plan
    owner = next(action.owner for action in store.plan(plan).plan.actions if action.id == ACTION)
    changes = store.plan(plan).changes(ACTION, status=ActionStatus.UNDER_WAY, review_on=date(2027, 6, 1))
    edit(store, plan, changes, by=anna, today=today)
    with running_app(store.where) as address, watched() as begin:
        context = people(locale="en-GB", viewport={"width": 1280, "height": 900})
        context.add_cookies([{"name": "planner_person", "value": "Anna", "url": address}])
        visit = begin(context.new_page(), address).go(f"/mine?plan={plan}&owner={owner}")
        card = visit.page.locator(f".st-key-mine-{plan}-{ACTION}")
        if not card.is_visible():
            visit.page.get_by_text("to come").last.click()
        card.get_by_role("button", name="Done").click()
        visit.settle()
        proof = card.locator("input[type=text]").first
        proof.fill("Minutes")
        proof.press("Tab")
        card.get_by_role("button", name="Save").first.click()
        visit.page.get_by_text("closed", exact=False).last.click()
        card.get_by_role("button", name="Change …").click()
        visit.settle()
        note = visit.page.locator(f".st-key-mine-{plan}-{ACTION}-note input")
        note.fill("Sent to all.")
        note.press("Tab")
        visit.settle()
        visit.page.locator(f".st-key-mine-{plan}-{ACTION}-save button").click()
        visit.page.get_by_text("Sent to all.").first.wait_for()
        visit.settle()
    progress = store.plan(plan).progress[ACTION]
    assert progress.status is ActionStatus.DONE
    assert progress.finished is not None
    assert progress.percent == 100
    assert progress.review_on == date(2027, 6, 1)
