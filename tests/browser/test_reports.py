"""A report in a real browser says what the person typed, and nothing that a folded field stands at by itself."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from running_app import running_app

from browser.conftest import Visit, playwright, watched
from planner.app import desk
from planner.app.desk.edits import edit
from planner.plan import ActionStatus
from planner.store import Actor, Store, open_store
from planner.toolkit.assessment import Standing, Verdict

pytestmark = [pytest.mark.long, pytest.mark.usefixtures("chromium")]
ACTION = "F09-10"
TODAY = date(2026, 11, 13)
FACTOR = "F02"
LATE = re.compile(r"/(DateInput|NumberInput)\..*\.js")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "planner.db") as store:
        yield store


@pytest.fixture
def anna(store: Store) -> Actor:
    return desk.introduce(store, "Anna")


@pytest.fixture
def plan(store: Store, anna: Actor) -> str:
    """Havelmar's plan, with an action that is under way and of which nearly everything is reported."""
    plan = desk.open_example(store, "havelmar", by=anna, today=TODAY, language="en").plan
    known = {"status": ActionStatus.UNDER_WAY, "started": date(2026, 11, 2), "percent": 60, "remaining": 4}
    changes = store.plan(plan).changes(ACTION, **known, review_on=date(2027, 6, 1))
    edit(store, plan, changes, by=anna, today=TODAY)
    return plan


@pytest.fixture
def visit(store: Store, people: Any) -> Iterator[Callable[[str], Visit]]:
    """Open a page as Anna."""
    with running_app(store.where) as address, watched() as begin:

        def visit(path: str) -> Visit:
            context = people(locale="en-GB", viewport={"width": 1280, "height": 900})
            context.add_cookies([{"name": "planner_person", "value": "Anna", "url": address}])
            return begin(context.new_page(), address).go(path)

        yield visit


def reports(store: Store, plan: str) -> dict[str, object]:
    """Return what is reported of the action, but for when and by whom."""
    return store.plan(plan).progress[ACTION].model_dump(exclude={"confirmed_on", "confirmed_by"})


def note(visit: Visit, store: Store, place: str, text: str) -> None:
    field = visit.page.locator(f".st-key-{place}-note input")
    field.fill(text)
    field.press("Tab")
    wait_until(visit, lambda: text in str(store.unsaved("anna")))
    visit.press(visit.page.locator(f".st-key-{place}-save button"))


def saved(visit: Visit, store: Store, plan: str, text: str) -> dict[str, object]:
    """Return what is reported once a note is stored."""
    wait_until(visit, lambda: reports(store, plan)["note"] == text)
    return reports(store, plan)


def wait_until(visit: Visit, stored: Callable[[], bool]) -> None:
    """Wait while a click is on its way to the store."""
    for _ in range(100):
        if stored():
            return
        visit.page.wait_for_timeout(100)


def test_what_was_done_stays_done_when_a_proof_and_then_a_note_are_given(
    store: Store, plan: str, visit: Callable[[str], Visit]
) -> None:
    owner = store.plan(plan).plan.action_by_id[ACTION].owner
    mine = visit(f"/mine?plan={plan}&owner={owner}")
    card = mine.page.locator(f".st-key-mine-{plan}-{ACTION}")
    if not card.is_visible():
        mine.page.get_by_text("to come").last.click()
    card.get_by_role("button", name="Done").click()
    mine.settle()
    proof = card.locator("input[type=text]").first
    proof.fill("Minutes")
    mine.press(card.get_by_role("button", name="Save").first)
    mine.settle()
    mine.page.get_by_text("closed", exact=False).last.click()
    card.get_by_role("button", name="Change …").click()
    mine.settle()
    note(mine, store, f"mine-{plan}-{ACTION}", "Sent to all.")
    progress = saved(mine, store, plan, "Sent to all.")
    assert progress["status"] is ActionStatus.DONE
    assert progress["finished"] == date.fromisoformat(mine.page.evaluate("new Date().toLocaleDateString('sv')"))
    assert progress["started"] == date(2026, 11, 2)
    assert progress["percent"] == 100
    assert progress["review_on"] == date(2027, 6, 1)


def test_the_dialog_reports_what_was_typed_into_it_alone(
    store: Store, plan: str, visit: Callable[[str], Visit]
) -> None:
    """Folded tabs and a folded “More” stand there while others report."""
    before, place = reports(store, plan), f"plan-report-{plan}-{ACTION}"
    dialog = visit(f"/plan?form=list&action={ACTION}")
    dialog.page.get_by_role("tab", name="Report").click()
    note(dialog, store, place, "Nearly there.")
    assert saved(dialog, store, plan, "Nearly there.") == {**before, "note": "Nearly there."}
    theirs = {"percent": 80, "review_on": date(2027, 9, 1), "remaining": 3}
    now = store.plan(plan)
    day = now.progress[ACTION].confirmed_on or TODAY
    edit(store, plan, now.changes(ACTION, **theirs), by=desk.introduce(store, "Béla"), today=day)
    dialog.page.get_by_role("tab", name="Edit").click()
    dialog.page.get_by_role("tab", name="Report").click()
    dialog.page.locator(f".st-key-more-{place}").get_by_text("More", exact=True).click()
    note(dialog, store, place, "Soon.")
    assert saved(dialog, store, plan, "Soon.") == {**before, **theirs, "note": "Soon."}


def test_the_line_of_the_list_reports_what_was_typed_into_it_alone(
    store: Store, plan: str, visit: Callable[[str], Visit]
) -> None:
    before, place = reports(store, plan), f"plan-list-report-{plan}-{ACTION}"
    page = visit(f"/plan?form=list&q={ACTION}")
    page.page.get_by_role("button", name="Report …").click()
    page.settle()
    note(page, store, place, "Nearly there.")
    assert saved(page, store, plan, "Nearly there.") == {**before, "note": "Nearly there."}


def test_fields_that_the_browser_draws_late_are_not_reported_as_emptied(
    store: Store, plan: str, visit: Callable[[str], Visit]
) -> None:
    """How to draw a date or a number is loaded when it is first needed: on a slow line, after people began to type."""
    before, place = reports(store, plan), f"plan-list-report-{plan}-{ACTION}"
    page = visit(f"/plan?form=list&q={ACTION}")
    held: list[Any] = []
    page.page.route(LATE, lambda script: held.append(script))  # noqa: PLW0108 - the driver marks what it is given
    page.page.get_by_role("button", name="Report …").click()
    field = page.page.locator(f".st-key-{place}-note input")
    field.fill("Nearly there.")
    field.press("Tab")
    wait_until(page, lambda: "Nearly there." in str(store.unsaved("anna")))
    page.page.wait_for_timeout(1000)
    assert held
    page.page.unroute(LATE)
    for script in held:
        script.continue_()
    page.press(page.page.locator(f".st-key-{place}-save button"))
    assert saved(page, store, plan, "Nearly there.") == {**before, "note": "Nearly there."}


def test_a_save_button_that_is_pressed_straight_after_typing_stays_under_the_pointer(
    store: Store, plan: str, visit: Callable[[str], Visit]
) -> None:
    """A slow finger lets go when the page already says what the report is understood to say."""
    place = f"plan-list-report-{plan}-{ACTION}"
    page = visit(f"/plan?form=list&q={ACTION}")
    page.page.get_by_role("button", name="Report …").click()
    page.settle()
    button = page.page.locator(f".st-key-{place}-save button")
    button.scroll_into_view_if_needed()
    page.page.locator(f".st-key-{place}-percent input").fill("100")
    button.hover()
    page.page.mouse.down()
    wait_until(page, lambda: "100" in str(store.unsaved("anna")))
    page.settle()
    page.page.mouse.up()
    wait_until(page, lambda: reports(store, plan)["percent"] == 100)
    assert reports(store, plan)["percent"] == 100


def test_a_judgement_is_put_right_without_its_standing_being_lost(
    store: Store, plan: str, anna: Actor, visit: Callable[[str], Visit]
) -> None:
    assessment = store.plan(plan).assessment
    assert assessment is not None
    judged = Verdict(standing=Standing.WEAK, because="The audit says so.")
    desk.save_verdict(store, assessment, FACTOR, judged, seen=None, by=anna)
    page = visit(f"/assess?assessment={assessment}&factor={FACTOR}")
    # Something else is done first: only what is drawn anew meanwhile knew no more of its fields.
    page.page.get_by_text("Several people answer").click()
    page.settle()
    page.page.keyboard.press("Escape")
    page.page.get_by_text("Judge otherwise").click()
    page.settle()
    because = page.page.locator(f".st-key-judge-{assessment}-{FACTOR}-because textarea")
    playwright.expect(because).to_have_value("The audit says so.")
    because.fill("The audit of May says so.")
    page.press(page.page.get_by_role("button", name="Keep this judgement"))
    put_right = Verdict(standing=Standing.WEAK, because="The audit of May says so.")
    wait_until(page, lambda: store.assessment(assessment).assessment.verdicts[FACTOR] != judged)
    assert store.assessment(assessment).assessment.verdicts[FACTOR] == put_right
