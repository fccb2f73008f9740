"""Every page, dialog, list and fold, read as a French reader and a screen reader do: nothing but good French."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from french import faults, left_in_english
from running_app import running_app

from browser.conftest import PATIENCE, Visit, Visitor, watched
from planner.app import desk
from planner.app.web.main import sections
from planner.plan import ActionStatus
from planner.store import Store, open_store

pytestmark = [pytest.mark.long, pytest.mark.usefixtures("chromium")]
READ = """() => {
    const NAMES = ["aria-label", "title", "placeholder", "alt", "aria-valuetext", "aria-description"];
    const OUTSIDE = "script, style, noscript, code, [data-testid='stIconMaterial'], [role='img'][aria-hidden='true']";
    const BLOCKS = "p, li, td, th, h1, h2, h3, button, label, text";
    const said = new Set([document.title]);
    const read = (root) => {
        for (const element of root.querySelectorAll("*")) {
            if (element.shadowRoot) read(element.shadowRoot);
            if (element.closest(OUTSIDE)) continue;
            for (const name of NAMES) said.add(element.getAttribute(name) ?? "");
            if (element.matches("input:not([type=hidden]), textarea")) said.add(element.value);
            const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
            if (own && !element.parentElement?.closest(BLOCKS)) said.add(element.textContent);
        }
    };
    read(document.body);
    said.delete("");
    return [...said];
}"""
FOLDS = '[data-testid="stExpander"] details:not([open]) > summary'
OPENERS = (
    '[data-testid="stPopover"] button',
    '[data-testid="stSelectbox"] [role="combobox"]',
    '[data-testid="stMultiSelect"] [role="combobox"]',
    '[data-testid="stDateInput"] [role="spinbutton"]',
)
"""What shows more while it is open, and closes with Escape."""
GALLERYS = re.compile("Orange|“Start”")
MOST_OF_A_KIND = 2
"""How many of a kind are opened on one page: the others say the same."""
TODAY = date(2026, 11, 13)


@dataclass
class Reader:
    """Somebody who reads pages, and remembers where each text stood."""

    visit: Visit
    texts: dict[str, str] = field(default_factory=dict)

    def read(self, place: str) -> None:
        for text in self.visit.page.evaluate(READ):
            self.texts.setdefault(text, place)

    def go(self, path: str) -> None:
        """Read a page, then everything that opens on it."""
        self.visit.go(path)
        self.visit.page.wait_for_timeout(400)
        self.read(path)
        folds = self.visit.page.locator(FOLDS)
        for _ in range(folds.count()):
            folds.first.click()
        self.visit.settle()
        self.read(f"{path}, unfolded")
        for opener in OPENERS:
            self.open_all(opener, path)

    def open_all(self, opener: str, path: str) -> None:
        for shown in self.visit.page.locator(f'[data-testid="stMain"] {opener}').all()[:MOST_OF_A_KIND]:
            if not shown.is_visible() or not shown.is_enabled():
                continue
            shown.click()
            self.visit.page.wait_for_timeout(250)
            self.read(f"{path}, {opener}")
            self.visit.page.keyboard.press("Escape")
            self.visit.page.wait_for_timeout(100)

    def press(self, name: str, path: str) -> None:
        """Read the dialog behind a button of a page."""
        self.visit.go(path)
        self.visit.page.get_by_role("button", name=name).first.click()
        self.dialog(f"{path}, {name}")

    def dialog(self, place: str) -> None:
        dialog = self.visit.page.get_by_role("dialog")
        dialog.wait_for()
        self.visit.settle()
        self.read(place)
        for tab in dialog.get_by_role("tab").all():
            tab.click()
            self.visit.settle()
            self.read(f"{place}, {tab.inner_text()}")

    def complaints(self) -> list[tuple[str, str]]:
        return [(place, fault) for text, place in self.texts.items() for fault in faults([text])]


@dataclass(frozen=True, slots=True)
class FrenchCity:
    """A running app in which Havelmar has begun its plan and its second assessment."""

    address: str
    plan: str
    action: str


def under_way(store: Store) -> tuple[str, str]:
    """Open Havelmar in French, adopt its plan, report, comment and take something away; return plan and action."""
    anna, today = desk.introduce(store, "Anna"), TODAY
    plan = desk.open_example(store, "havelmar", by=anna, today=today, language="fr").plan
    view = desk.plan_view(store, plan, today=today)
    desk.adopt(store, view, adopted_on=today - timedelta(days=3), reference="2026-114", by=anna)
    first, second, third = view.standing.actions[:3]
    stored = store.plan(plan)
    done = stored.changes(first.id, status=ActionStatus.DONE, started=today - timedelta(days=2), finished=today)
    stuck = stored.changes(second.id, status=ActionStatus.BLOCKED, reason="Le vote du budget est attendu")
    dropped = stored.changes(third.id, status=ActionStatus.DROPPED, reason="Une autre collectivité s’en charge")
    desk.edit(store, plan, (*done, *stuck, *dropped), by=anna, today=today)
    return plan, second.id


@pytest.fixture(scope="module")
def havelmar(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FrenchCity]:
    with open_store(tmp_path_factory.mktemp("havelmar") / "planner.db") as store:
        plan, action = under_way(store)
        with running_app(store.where) as address:
            yield FrenchCity(address, plan, action)


Read = Callable[[str], Reader]


@pytest.fixture
def french(people: Callable[..., Any]) -> Iterator[Read]:
    """Let somebody read French pages at an address."""
    with watched() as begin:

        def reader(address: str, **options: Any) -> Reader:
            usual = {"locale": "fr-FR", "viewport": {"width": 1280, "height": 900}, "user_agent": "test French"}
            context = people(**{**usual, **options})
            context.add_cookies([{"name": "planner_person", "value": "Anna", "url": address}])
            context.set_default_timeout(3 * PATIENCE)  # the first page of a city takes long on a busy machine
            return Reader(begin(context.new_page(), address))

        yield reader


def paths() -> list[str]:
    """Return the address of every page of the navigation, and of every part of the settings."""
    pages = [entry.path for entries in sections().values() for entry in entries]
    of_plan, of_person = ("people", "calendar", "country", "means", "method"), ("language", "backup", "removal")
    parts = [f"settings?part={part}" for part in (*of_plan, *of_person)]
    _home, *others = pages
    return ["/", *(f"/{path}" for path in (*others, *parts, "mine?whose=team", "plan?form=table", "plan?form=list"))]


def test_every_page_speaks_french_alone(havelmar: FrenchCity, french: Read) -> None:
    reader = french(havelmar.address)
    for path in paths():
        reader.go(path)
    assert reader.complaints() == []
    assert len(reader.texts) > 500


def test_every_dialog_speaks_french_alone(havelmar: FrenchCity, french: Read) -> None:
    reader = french(havelmar.address)
    reader.visit.go(f"/plan?form=list&action={havelmar.action}")
    reader.dialog("an action")
    reader.visit.page.get_by_role("dialog").get_by_role("radio", name="Abandonnée", exact=True).click()
    reader.visit.page.get_by_role("dialog").get_by_role("textbox").first.wait_for()
    reader.read("an action, given up")
    reader.press("Ajouter une action", "/plan?form=list")
    reader.press("En modifier plusieurs", "/plan?form=list")
    assert reader.complaints() == []


@pytest.mark.parametrize(
    "path", ["/", "/?plan=nowhere", "/plan?city=nowhere", "/nowhere", "/plan?form=list&action=X-99"]
)
def test_what_is_not_there_is_told_in_french(havelmar: FrenchCity, french: Read, path: str) -> None:
    reader = french(havelmar.address)
    reader.visit.go(path)
    reader.read(path)
    assert reader.complaints() == []
    # The framework tells the browser's log in English of a page that it does not have.
    reader.visit.complaints.clear()


def test_an_empty_store_speaks_french_on_every_page(tmp_path: Path, french: Read) -> None:
    with running_app(tmp_path / "empty.db") as address:
        reader = french(address)
        for path in paths():
            reader.go(path)
        assert reader.complaints() == []


def test_every_widget_of_the_framework_speaks_french_in_a_browser_of_another_language(visit: Visitor) -> None:
    reader = Reader(visit("/widgets?lang=fr", locale="en-GB"))
    page = reader.visit.page
    page.locator("canvas").first.wait_for()
    reader.read("widgets")
    for opener in OPENERS:
        reader.open_all(opener, "widgets")
    page.get_by_label("E", exact=True).fill("7")
    page.get_by_label("H", exact=True).press_sequentially("1")
    page.get_by_text("Ctrl+Entrée pour valider").wait_for()
    page.locator('[data-testid="stDataFrame"]').first.hover()
    page.wait_for_timeout(300)
    reader.read("widgets, typed and pointed at")
    assert left_in_english(reader.texts) == ["Start"]  # the name that the gallery gives its first page
    # Made up for the gallery: labels of one letter, and its own name.
    assert [complaint for complaint in reader.complaints() if not GALLERYS.search(complaint[1])] == []
