"""Nothing typed is lost: Escape, a click outside, a reload, a lost connection, a restart of the server."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import pytest
from running_app import running_app

from browser.conftest import PATIENCE, Visit, watched
from planner.app import desk
from planner.store import Store, open_store

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect
pytestmark = [pytest.mark.long, pytest.mark.usefixtures("chromium")]
TYPED = "Ten minutes of work."
LOST = ("ERR_", "WebSocket", "Failed to fetch", "when disconnected", "No response", "server is not responding")
"""Signs of what the browser says when the server is away."""


@dataclass
class RunningApp:
    """The app with the plan of Havelmar, which can be stopped and started again at the same address."""

    store: Store
    plan: str
    assessment: str
    running: ExitStack = field(default_factory=ExitStack)
    address: str = ""

    def start(self) -> None:
        port = urlsplit(self.address).port or 0
        self.address = self.running.enter_context(running_app(self.store.where, port))

    def stop(self) -> None:
        self.running.close()

    @property
    def action(self) -> str:
        return self.store.plan(self.plan).plan.actions[0].id

    @property
    def at_action(self) -> str:
        return f"/plan?form=list&action={self.action}"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    with open_store(tmp_path_factory.mktemp("app") / "planner.db") as store:
        anna = desk.introduce(store, "Anna")
        drafted = desk.open_example(store, "havelmar", by=anna, today=date(2026, 11, 13), language="en")
        assessment = store.plan(drafted.plan).assessment
        assert assessment is not None
        running = RunningApp(store=store, plan=drafted.plan, assessment=assessment)
        running.start()
        yield running
        running.stop()


Sit = Callable[..., Visit]


@pytest.fixture
def sit(running: RunningApp, people: Callable[..., Any]) -> Iterator[Sit]:
    """Sit down before a page under a name; at the end nothing was logged that a lost connection does not explain."""
    with watched() as begin:
        visits: list[Visit] = []

        def sit(path: str, *, who: str = "Anna") -> Visit:
            context = people(locale="en-GB", viewport={"width": 1280, "height": 900}, user_agent=f"typist {who}")
            if who:
                context.add_cookies([{"name": "planner_person", "value": who, "url": running.address}])
            visits.append(begin(context.new_page(), running.address).go(path))
            return visits[-1]

        yield sit
        for visit in visits:
            visit.complaints[:] = [
                complaint for complaint in visit.complaints if not any(sign in complaint for sign in LOST)
            ]


def typing(box: Any, text: str) -> None:
    """Type a text and stay in the field: the server does not hear of it yet."""
    box.click()
    box.press("Control+A")
    box.press_sequentially(text)


def leave(visit: Visit) -> None:
    """Leave the field in which one typed: the server hears of it."""
    visit.page.evaluate("document.activeElement.blur()")


def shows(visit: Visit, box: Any, text: str) -> None:
    """Wait until a field shows a text; while the page is drawn anew, it may be another element than before."""
    for _ in range(100):
        if box.count() and box.first.input_value() == text:
            return
        visit.page.wait_for_timeout(100)
    assert box.first.input_value() == text


def dialog(visit: Visit) -> Any:
    return visit.page.get_by_role("dialog")


def why(visit: Visit) -> Any:
    """Open the texts of the action, and return the field “Why”."""
    field = dialog(visit).get_by_label("Why", exact=True)
    dialog(visit).get_by_role("tab", name="Edit").click()
    if not field.is_visible():
        dialog(visit).get_by_text("Texts", exact=True).click()
    return field


def comment(visit: Visit) -> Any:
    dialog(visit).get_by_role("tab", name="Comments").click()
    return dialog(visit).get_by_label("Your comment")


def is_open(visit: Visit, tab: str) -> None:
    """See that a tab of the dialog stands open, and no other."""
    chosen = dialog(visit).locator('[role="tab"][aria-selected="true"]')
    assert chosen.all_inner_texts() == [tab]


def unsaved(running: RunningApp, person: str = "anna") -> list[object]:
    return [text.value for rows in running.store.unsaved(person).values() for text in rows.values()]


def reaches(visit: Visit, running: RunningApp, *texts: str) -> None:
    """Wait until the store keeps these texts, and nothing else, as not saved."""
    for _ in range(100):
        if sorted(map(str, unsaved(running))) == sorted(texts):
            return
        visit.page.wait_for_timeout(100)
    assert sorted(map(str, unsaved(running))) == sorted(texts)


@pytest.fixture(autouse=True)
def nothing_left(running: RunningApp) -> Iterator[None]:
    yield
    for place, fields in running.store.unsaved("anna").items():
        running.store.forget_unsaved("anna", place, {name: text.value for name, text in fields.items()})


def test_what_is_typed_in_a_dialog_lasts_over_escape_and_is_told(running: RunningApp, sit: Sit) -> None:
    visit = sit(running.at_action)
    typing(why(visit), TYPED)
    visit.page.keyboard.press("Escape")
    visit.page.get_by_text("Not saved: what you typed is kept").wait_for()
    visit.page.get_by_text("You typed something here that is not saved yet").wait_for()
    visit.page.locator('[class*="st-key-plan-unsaved-"]').get_by_text(running.action).click()
    shows(visit, why(visit), TYPED)
    dialog(visit).get_by_text("Not saved yet, typed on").wait_for()
    dialog(visit).get_by_role("button", name="Discard", exact=True).click()
    dialog(visit).get_by_text("What you typed is discarded.").wait_for()
    reaches(visit, running)
    dialog(visit).get_by_role("button", name="Bring it back").click()
    reaches(visit, running, TYPED)


def test_what_is_typed_lasts_over_a_click_outside_and_over_a_reload(running: RunningApp, sit: Sit) -> None:
    visit = sit(running.at_action)
    typing(comment(visit), TYPED)
    visit.page.mouse.click(5, 450)
    dialog(visit).wait_for(state="detached")
    reaches(visit, running, TYPED)
    visit.go(running.at_action)
    shows(visit, comment(visit), TYPED)
    typing(dialog(visit).get_by_label("Your comment"), "Typed over.")
    visit.page.reload()
    visit.settle()
    shows(visit, comment(visit), "Typed over.")
    reaches(visit, running, "Typed over.")
    visit.press(dialog(visit).get_by_role("button", name="Add the comment"))
    dialog(visit).get_by_text("Typed over.", exact=True).wait_for()
    reaches(visit, running)
    visit.page.reload()
    visit.settle()
    shows(visit, comment(visit), "")


def test_what_is_typed_on_a_page_lasts_over_a_reload(running: RunningApp, sit: Sit) -> None:
    visit = sit("/settings?part=calendar")
    field = visit.page.get_by_label("What it is about")
    typing(field, "Vote on the budget")
    visit.page.reload()
    visit.settle()
    shows(visit, field, "Vote on the budget")
    reaches(visit, running, "Vote on the budget")


def test_what_is_typed_in_a_form_lasts_over_a_reload_before_it_is_sent(sit: Sit) -> None:
    visit = sit("/settings?part=language")
    name = visit.page.get_by_label("Your name, as colleagues see it beside your changes")
    visit.page.get_by_role("button", name="Anna").click()
    typing(name, "Anna-Maria")
    visit.page.reload()
    visit.settle()
    visit.page.get_by_role("button", name="Anna").click()
    shows(visit, name, "Anna-Maria")


def test_what_is_typed_lasts_while_the_server_is_stopped_and_started_again(running: RunningApp, sit: Sit) -> None:
    visit = sit(running.at_action)
    typing(why(visit), TYPED)
    running.stop()
    visit.page.get_by_text("The connection is lost.").wait_for()
    running.start()
    visit.page.get_by_text("The connection is back.").wait_for()
    visit.settle()
    visit.page.wait_for_timeout(1000)
    shows(visit, why(visit), TYPED)
    reaches(visit, running, TYPED)
    visit.page.reload()
    visit.settle()
    shows(visit, why(visit), TYPED)


def test_what_is_typed_lasts_over_a_lost_connection(running: RunningApp, sit: Sit) -> None:
    visit = sit(running.at_action)
    box = comment(visit)
    visit.page.context.set_offline(True)
    typing(box, TYPED)
    leave(visit)
    visit.page.wait_for_timeout(1000)
    visit.page.context.set_offline(False)
    visit.page.wait_for_timeout(1000)
    visit.settle()
    shows(visit, dialog(visit).get_by_label("Your comment"), TYPED)
    reaches(visit, running, TYPED)


def test_text_over_which_others_changed_the_field_is_offered_beside_it(running: RunningApp, sit: Sit) -> None:
    visit = sit(running.at_action)
    typing(why(visit), TYPED)
    jan = desk.introduce(running.store, "Jan")
    wanted = running.store.plan(running.plan).changes(running.action, why="Jan knows better.")
    desk.edit(running.store, running.plan, wanted, by=jan, today=date(2026, 11, 13))
    visit.page.reload()
    visit.settle()
    shows(visit, why(visit), "Jan knows better.")
    offered = dialog(visit).locator(".planner-typed")
    offered.get_by_text(TYPED, exact=True).wait_for()
    offered.get_by_role("button", name="Put it into the field").click()
    shows(visit, dialog(visit).get_by_label("Why", exact=True), TYPED)
    leave(visit)
    reaches(visit, running, TYPED)


def test_a_conflict_is_met_again_after_a_reload_with_both_texts(running: RunningApp, sit: Sit) -> None:
    visit = sit(running.at_action)
    typing(why(visit), TYPED)
    leave(visit)
    reaches(visit, running, TYPED)
    jan = desk.introduce(running.store, "Jan")
    wanted = running.store.plan(running.plan).changes(running.action, why="Jan was quicker.")
    desk.edit(running.store, running.plan, wanted, by=jan, today=date(2026, 11, 13))
    for _ in range(2):
        dialog(visit).get_by_role("button", name="Save", exact=True).click()
        dialog(visit).get_by_text("Somebody else changed this meanwhile").wait_for()
        dialog(visit).get_by_text("Jan was quicker.", exact=True).wait_for()
        dialog(visit).get_by_text(TYPED, exact=True).wait_for()
        reaches(visit, running, TYPED)
        visit.page.reload()
        visit.settle()
        shows(visit, why(visit), TYPED)
    dialog(visit).get_by_role("button", name="Save", exact=True).click()
    dialog(visit).get_by_text("Keep mine").click()
    dialog(visit).get_by_role("button", name="Save my choice").click()
    dialog(visit).get_by_text("Somebody else changed this meanwhile").wait_for(state="detached")
    reaches(visit, running)
    assert running.store.plan(running.plan).plan.action_by_id[running.action].why == TYPED


def test_the_first_press_straight_after_typing_saves_and_the_tab_stays_open(running: RunningApp, sit: Sit) -> None:
    visit = sit(running.at_action)
    typing(why(visit), "Typed and pressed.")
    dialog(visit).get_by_role("button", name="Save", exact=True).click()
    for _ in range(100):
        if running.store.plan(running.plan).plan.action_by_id[running.action].why == "Typed and pressed.":
            break
        visit.page.wait_for_timeout(100)
    visit.settle()
    assert running.store.plan(running.plan).plan.action_by_id[running.action].why == "Typed and pressed."
    is_open(visit, "Edit")
    dialog(visit).get_by_role("button", name="Save", exact=True).click()
    dialog(visit).get_by_text("There is nothing to save yet.").wait_for()


def test_save_stays_under_the_pointer_while_a_deadline_is_understood(running: RunningApp, sit: Sit) -> None:
    visit = sit(running.at_action)
    dialog(visit).get_by_role("tab", name="Edit").click()
    button = dialog(visit).get_by_role("button", name="Save", exact=True)
    before = button.bounding_box()
    typing(dialog(visit).get_by_label("Deadline", exact=True), "2028-03")
    leave(visit)
    dialog(visit).get_by_text("→ 31 March 2028").wait_for()
    visit.settle()
    assert button.bounding_box() == before


def test_whoever_says_something_stays_where_they_said_it(running: RunningApp, sit: Sit) -> None:
    visit = sit(running.at_action)
    box, remove = comment(visit), dialog(visit).get_by_role("button", name="Remove this comment")
    before = remove.count()
    box.fill("Said and kept.")
    dialog(visit).get_by_role("button", name="Add the comment").click()
    expect(remove).to_have_count(before + 1, timeout=PATIENCE)
    shows(visit, box, "")
    is_open(visit, "Comments")
    visit.settle()
    remove.last.click()
    expect(remove).to_have_count(before, timeout=PATIENCE)
    visit.settle()
    is_open(visit, "Comments")
    dialog(visit).get_by_role("tab", name="Report").click()
    dialog(visit).get_by_label("In one line: what is new").fill("On its way.")
    dialog(visit).get_by_role("button", name="Save", exact=True).click()
    visit.page.get_by_text("Note: On its way.").first.wait_for()
    visit.settle()
    is_open(visit, "Report")
    visit.page.keyboard.press("Escape")
    dialog(visit).wait_for(state="detached")
    visit.go(running.at_action)
    is_open(visit, "About")
