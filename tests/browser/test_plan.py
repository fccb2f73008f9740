"""The plan in a real browser: two people at once, the keyboard alone, and rules of accessibility."""

import contextlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from running_app import running_app

from browser.conftest import A_READER, PATIENCE, SOAK, Visit, watched
from planner.app import desk
from planner.app.desk.edits import edit
from planner.plan import ActionStatus
from planner.store import Store, backup, open_store, restore

pytestmark = [pytest.mark.long, pytest.mark.usefixtures("chromium")]
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
expect = playwright.expect
LOCALES = {"en": "en-GB", "fr": "fr-FR"}
GRID = '[role="grid"]'
CARD = '[class*="st-key-plan-card-"]'
DRAWN = """window.drawn = new Set();
const paint = CanvasRenderingContext2D.prototype.fillText;
CanvasRenderingContext2D.prototype.fillText = function (text, ...where) {
    window.drawn.add(text);
    return paint.call(this, text, ...where);
};"""
"""Notes every text that is painted."""
TITLE, DAYS = 297, 918
"""Where columns of the table stand, in pixels from its left."""


@dataclass
class City:
    """A running app with the plan of Havelmar in it."""

    address: str
    store: Store
    plan: str


@pytest.fixture
def city(tmp_path: Path) -> Iterator[City]:
    with open_store(tmp_path / "planner.db") as store:
        anna = desk.introduce(store, "Anna")
        today = date.fromisoformat("2026-11-13")
        plan = desk.open_example(store, "havelmar", by=anna, today=today, language="en").plan
        with running_app(store.where) as address:
            yield City(address=address, store=store, plan=plan)


Arrive = Callable[..., Visit]


@pytest.fixture
def arrive(city: City, people: Callable[..., Any]) -> Iterator[Arrive]:
    """Let somebody open a page under a name; at the end nothing was logged, refused or asked of another server."""
    with watched() as begin:

        def arrive(path: str, *, who: str = "Anna", language: str = "en", **options: Any) -> Visit:
            usual = {
                "locale": LOCALES[language],
                "viewport": {"width": 1280, "height": 900},
                "user_agent": f"test {who}",
            }
            context = people(**{**usual, **options})
            context.add_cookies([{"name": "planner_person", "value": who, "url": city.address}])
            return begin(context.new_page(), city.address).go(path)

        yield arrive


def into_cell(visit: Visit, row: int, column: int) -> None:
    """Open the editor of a cell of the table, rows counted from 1, the column by its place."""
    visit.page.locator(GRID).wait_for(state="attached")
    editor = visit.page.locator("#portal textarea, #portal input").first
    for _ in range(6):  # while the page is still being drawn, the grid may forget what was chosen
        canvas = visit.page.locator('[data-testid="stDataFrame"] canvas').first.bounding_box()
        visit.page.mouse.click(canvas["x"] + column, canvas["y"] + 17 + 35 * row)
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_timeout(1500)
        if editor.is_visible():
            return
    raise AssertionError("the cell does not open")


def type_into_cell(visit: Visit, row: int, column: int, text: str) -> None:
    into_cell(visit, row, column)
    visit.page.keyboard.press("Control+A")
    visit.page.keyboard.type(text, delay=25)
    visit.page.keyboard.press("Enter")


def wait_for_value(visit: Visit, city: City, action: str, field: str, value: object) -> None:
    """Wait until the store holds what was typed."""
    for _ in range(100):
        if getattr(city.store.plan(city.plan).plan.action_by_id[action], field) == value:
            return
        visit.page.wait_for_timeout(200)
    raise AssertionError(f"the {field} of {action} is not “{value}”")


def first_shown(visit: Visit) -> str:
    """Return the id of the action in the first row of the table."""
    cell = visit.page.locator('[role="grid"] [aria-rowindex="2"] [aria-colindex="1"]')
    return str(cell.text_content())


def title_of(city: City, action: str) -> str:
    return city.store.plan(city.plan).plan.action_by_id[action].title


def test_of_two_people_at_one_cell_nobody_is_overwritten_and_nothing_typed_is_lost(city: City, arrive: Arrive) -> None:
    anna, jan = arrive("/plan?form=table", who="Anna"), arrive("/plan?form=table", who="Jan")
    action = first_shown(anna)
    type_into_cell(anna, 1, TITLE, "Set up the group by Anna")
    wait_for_value(anna, city, action, "title", "Set up the group by Anna")
    type_into_cell(jan, 1, TITLE, "Set up the group by Jan")
    dialog = jan.page.get_by_role("dialog")
    dialog.get_by_text("Somebody else changed this meanwhile").wait_for()
    dialog.get_by_text("Set up the group by Jan", exact=True).wait_for()
    dialog.get_by_text("Set up the group by Anna", exact=True).wait_for()
    dialog.get_by_text(re.compile("^Anna, ")).wait_for()
    assert title_of(city, action) == "Set up the group by Anna"
    dialog.get_by_text("Keep mine").click()
    dialog.get_by_role("button", name="Save my choice").click()
    dialog.wait_for(state="detached")
    wait_for_value(jan, city, action, "title", "Set up the group by Jan")


def test_two_people_at_different_cells_of_a_row_both_keep_theirs(city: City, arrive: Arrive) -> None:
    anna, jan = arrive("/plan?form=table", who="Anna"), arrive("/plan?form=table", who="Jan")
    action = first_shown(anna)
    type_into_cell(anna, 1, DAYS, "21")
    wait_for_value(anna, city, action, "effort", 21)
    type_into_cell(jan, 1, TITLE, "Set up the group by Jan")
    wait_for_value(jan, city, action, "title", "Set up the group by Jan")
    wait_for_value(jan, city, action, "effort", 21)


def test_what_others_change_is_announced_and_not_redrawn(city: City, arrive: Arrive) -> None:
    jan = arrive("/plan?form=table", who="Jan")
    action = first_shown(jan)
    anna = desk.introduce(city.store, "Anna")
    change = desk.prepare(
        city.store.plan(city.plan),
        city.store.plan(city.plan).changes(action, title="Another title"),
        by=anna,
        today=date.fromisoformat("2026-11-13"),
    )
    desk.carry_out(city.store, change, by=anna)
    jan.page.get_by_text("1 change by Anna").wait_for(timeout=40_000)
    assert "Another title" not in str(jan.page.locator(GRID).text_content())
    jan.page.get_by_role("button", name="Show", exact=True).click()
    jan.settle()
    jan.page.wait_for_function("() => document.querySelector('[role=grid]').textContent.includes('Another title')")


def choose(visit: Visit, card: int, status: str) -> None:
    """Give the action of a card another status, cards counted from 0."""
    option = visit.page.get_by_role("option", name=status, exact=True)
    # What is drawn anew while a list opens closes it again.
    for _ in range(3):
        visit.settle()
        visit.page.locator(CARD).nth(card).get_by_role("combobox").press("ArrowDown")
        with contextlib.suppress(playwright.TimeoutError):
            option.wait_for(timeout=PATIENCE / 4)
            break
    option.click()


def test_a_status_of_the_list_shows_at_once_in_the_figures_and_is_taken_back(city: City, arrive: Arrive) -> None:
    # Jan, who did nothing yet: Anna opened the example, which a reload offers to take back.
    page = (jan := arrive("/plan?form=list", who="Jan")).page
    undo = page.get_by_role("button", name="Undo")
    assert undo.is_disabled()
    choose(jan, 0, "Done")
    page.get_by_text("1 is done").wait_for()
    expect(undo).to_be_enabled(timeout=PATIENCE)
    undo.click()
    page.get_by_text("0 are done").wait_for()
    choose(jan, 1, "Blocked")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox").wait_for()
    # Nothing is blocked before the reason is given, and the card behind does not say so either.
    expect(page.locator(CARD).nth(1).locator("input[value=Blocked]")).to_have_count(0, timeout=PATIENCE)
    dialog.get_by_role("textbox", name="What stands in the way?").fill("The council meets in May")
    jan.press(dialog.get_by_role("button", name="Set to Blocked"))
    dialog.wait_for(state="detached")
    [blocked] = [
        progress for progress in city.store.plan(city.plan).progress.values() if progress.status is ActionStatus.BLOCKED
    ]
    assert blocked.reason == "The council meets in May"


def test_of_two_people_at_one_card_the_second_decides_on_sight_of_the_first(city: City, arrive: Arrive) -> None:
    anna, jan = arrive("/plan?form=list", who="Anna"), arrive("/plan?form=list", who="Jan")
    action = str(anna.page.locator(CARD).first.locator("strong").text_content())
    choose(anna, 0, "Agreed")
    # As what was done, and as what can be undone.
    anna.page.get_by_text(f"{action} – Status: Agreed").first.wait_for()
    choose(jan, 1, "Agreed")  # what Jan does elsewhere does not draw the other card anew
    choose(jan, 0, "Under way")
    dialog = jan.page.get_by_role("dialog")
    dialog.get_by_text("Somebody else changed this meanwhile").wait_for()
    assert city.store.plan(city.plan).progress[action].status is ActionStatus.AGREED
    dialog.get_by_text("Keep mine").first.click()
    dialog.get_by_role("button", name="Save my choice").click()
    dialog.wait_for(state="detached")
    jan.settle()
    assert city.store.plan(city.plan).progress[action].status is ActionStatus.UNDER_WAY


def reported(city: City, action: str, **values: object) -> None:
    """Let Anna report on an action at another door of the store."""
    anna = desk.introduce(city.store, "Anna")
    edit(
        city.store,
        city.plan,
        city.store.plan(city.plan).changes(action, **values),
        by=anna,
        today=date.fromisoformat("2026-11-13"),
    )


def decide(visit: Visit, choice: str) -> None:
    dialog = visit.page.get_by_role("dialog")
    dialog.get_by_text("Somebody else changed this meanwhile").wait_for()
    dialog.get_by_text(choice).first.click()
    visit.settle()
    dialog.get_by_role("button", name="Save my choice").click()


def unharmed(visit: Visit) -> None:
    """See that the page behind stands, without an apology."""
    visit.settle()
    assert visit.page.get_by_text("Something went wrong").count() == 0
    assert visit.page.locator(CARD).count()


def test_a_conflict_in_the_list_is_asked_about_again_and_the_list_stands_behind(city: City, arrive: Arrive) -> None:
    jan = arrive("/plan?form=list", who="Jan")
    action = str(jan.page.locator(CARD).first.locator("strong").text_content())
    reported(city, action, status=ActionStatus.AGREED)
    choose(jan, 0, "Done")
    jan.page.get_by_role("dialog").get_by_text("Agreed", exact=True).wait_for()
    reported(city, action, status=ActionStatus.UNDER_WAY)
    decide(jan, "Keep mine")
    jan.page.get_by_role("dialog").get_by_text("Under way", exact=True).wait_for()
    unharmed(jan)
    decide(jan, "Keep mine")
    jan.page.get_by_role("dialog").wait_for(state="detached")
    unharmed(jan)
    assert city.store.plan(city.plan).progress[action].status is ActionStatus.DONE


def test_a_conflict_in_the_dialog_of_an_action_is_decided_and_the_dialog_comes_back(city: City, arrive: Arrive) -> None:
    action = city.store.plan(city.plan).plan.actions[0].id
    jan = arrive(f"/plan?form=list&action={action}", who="Jan")
    reported(city, action, status=ActionStatus.AGREED)
    dialog = jan.page.get_by_role("dialog")
    dialog.get_by_role("radio", name="Done", exact=True).click()
    decide(jan, "Keep mine")
    dialog.get_by_role("tab", name="About").wait_for()
    unharmed(jan)
    assert city.store.plan(city.plan).progress[action].status is ActionStatus.DONE
    # A reason that is typed while somebody takes the action out is not lost unsaid.
    dialog.get_by_role("radio", name="Blocked", exact=True).click()
    dialog.get_by_role("textbox", name="What stands in the way?").fill("The council meets in May")
    removal = desk.prepare_action_removal(city.store.plan(city.plan), action, today=date.fromisoformat("2026-11-13"))
    desk.carry_out(city.store, removal, by=desk.introduce(city.store, "Anna"))
    jan.press(dialog.get_by_role("button", name="Set to Blocked"))
    dialog.get_by_text("(removed)", exact=True).first.wait_for()
    dialog.get_by_text("The council meets in May", exact=True).wait_for()
    dialog.get_by_role("button", name="Save my choice").click()
    dialog.wait_for(state="detached")
    # The address names the action, and the page says that it is gone, with the way to the plan.
    jan.page.get_by_text(f"The plan has no action “{action}”.").wait_for()
    jan.settle()
    assert jan.page.get_by_text("Something went wrong").count() == 0


def test_a_restored_store_and_a_removed_plan_show_without_a_click(city: City, arrive: Arrive, tmp_path: Path) -> None:
    action = city.store.plan(city.plan).plan.actions[0].id
    backup(city.store, tmp_path / "saved.db")
    reported(city, action, title="Before the restore")
    jan = arrive("/plan?form=list", who="Jan")
    jan.page.get_by_text("Before the restore").wait_for()
    number = city.store.revision()
    restore(tmp_path / "saved.db", city.store.where, replace=True)
    reported(city, action, title="After the restore")
    assert city.store.revision() == number
    jan.page.get_by_text("After the restore").wait_for(timeout=40_000)
    assert jan.page.get_by_text("Before the restore").count() == 0
    anna = desk.introduce(city.store, "Anna")
    desk.remove(
        city.store,
        desk.prepare_removal_of(city.store, city.plan, by=anna),
        by=anna,
        today=date.fromisoformat("2026-11-13"),
    )
    jan.page.get_by_text(f"“{city.plan}” was removed on 13 November 2026.").wait_for(timeout=40_000)
    assert jan.page.get_by_role("button", name="Bring back").count() == 1


def test_by_keyboard_alone_an_action_is_opened_read_and_moved_on(city: City, arrive: Arrive) -> None:
    visit = arrive("/plan?form=list")
    page = visit.page
    focused = """() => {
        const here = document.activeElement;
        const said = here.innerText || here.getAttribute('aria-label') || '';
        return said.length < 60 ? said : '';
    }"""

    def tab_to(text: str) -> None:
        for _ in range(60):
            page.keyboard.press("Tab")
            if text in page.evaluate(focused):
                return
        raise AssertionError(f"the keyboard does not reach “{text}”")

    tab_to("open_in_full")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    visit.settle()
    name = str(dialog.get_by_role("heading").first.inner_text()).split()[0]
    tab_to("Proposed")
    choice = dialog.locator('[class*="-in-dialog"]').first
    drawn = choice.get_attribute("class")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    # A change of the plan makes a new choice; a key that comes before it would meet what is about to be replaced.
    expect(choice).not_to_have_class(str(drawn), timeout=PATIENCE)
    visit.settle()
    assert city.store.plan(city.plan).progress[name].status is ActionStatus.AGREED
    page.keyboard.press("Escape")
    dialog.wait_for(state="detached")


PLACES = ["/plan", "/plan?form=table", "/plan?form=list", "/mine?owner=strategy", "/settings?part=method"]
if SOAK:
    PLACES += ["/mine?whose=team", "/progress", "/history", "/comparison"]
    PLACES += [f"/settings?part={part}" for part in ("people", "calendar", "country", "means", "language", "backup")]
    PLACES += ["/board", "/timeline", "/dependencies", "/workload", "/quick-wins"]


@pytest.mark.parametrize(("language", "scheme"), A_READER)
def test_no_rule_of_accessibility_is_broken(city: City, arrive: Arrive, language: str, scheme: str) -> None:
    action = city.store.plan(city.plan).plan.actions[0].id
    visit = arrive(PLACES[0], language=language, color_scheme=scheme)
    for place in (*PLACES, f"/plan?form=list&action={action}"):
        visit.go(place)
        visit.page.wait_for_timeout(1000)
        violations = axe.Axe().run(visit.page).response["violations"]
        assert [(place, violation["id"], violation["nodes"][0]["html"]) for violation in violations] == []


@pytest.mark.parametrize(("language", "browser", "shows"), [("fr", "en-GB", "0,5"), ("en", "fr-FR", "0.5")])
def test_half_days_follow_the_language_of_the_page_and_not_that_of_the_browser(
    city: City, arrive: Arrive, language: str, browser: str, shows: str
) -> None:
    action = first_shown(visit := arrive("/plan?form=table", locale=browser))
    reported(city, action, effort=0.5)
    # The grid paints its cells; what it tells a screen reader are the bare values.
    visit.page.add_init_script(DRAWN)
    visit.go(f"/plan?form=table&lang={language}")
    visit.page.wait_for_function("shows => window.drawn.has(shows)", arg=shows)
    type_into_cell(visit, 1, DAYS, shows.replace("0", "12"))
    wait_for_value(visit, city, action, "effort", 12.5)


@pytest.mark.parametrize(
    ("language", "typed", "meant"), [("fr", "12,5", 12.5), ("fr", "12.5", 12.5), ("en", "1,250", 1250)]
)
def test_a_number_is_typed_as_the_page_writes_it_whatever_the_browser_speaks(
    city: City, arrive: Arrive, language: str, typed: str, meant: float
) -> None:
    action = city.store.plan(city.plan).plan.actions[0].id
    visit = arrive(f"/plan?lang={language}&form=list&action={action}", locale="en-GB")
    dialog = visit.page.get_by_role("dialog")
    dialog.get_by_role("tab").nth(2).click()
    field = dialog.locator(f".st-key-plan-edit-{city.plan}-{action}-effort input")
    field.click()
    visit.page.keyboard.press("Control+A")
    visit.page.keyboard.type(typed, delay=25)
    dialog.locator(f".st-key-plan-edit-{city.plan}-{action}-save button").click()
    wait_for_value(visit, city, action, "effort", meant)
