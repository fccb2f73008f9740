"""A running gallery and a browser that watches over every page; skipped where Chromium is missing."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

SERVER = Path(__file__).with_name("serve_gallery.py")
PATIENCE = 20_000
"""Milliseconds that any one wait may take; a machine under load needs most of them."""
READY = """() => {
    const app = document.querySelector('[data-testid="stApp"]');
    const drawn = [...document.querySelectorAll('[data-testid="stBidiComponentIsolated"]')]
        .every(component => component.shadowRoot?.querySelector('.host')?.children.length);
    return drawn && app && app.dataset.testScriptState === 'notRunning'
        && app.dataset.testConnectionState === 'CONNECTED'
        && document.querySelector('[data-testid="stMain"] h1')
        && !document.querySelector('[data-testid="stSkeleton"], [data-testid="stAppSkeleton"]');
}"""
HELD = f"""([turn, least]) => {{
    const ready = ({READY})();
    if (window.turnToSettle !== turn || !ready) window.readySince = undefined;
    window.turnToSettle = turn;
    if (ready) window.readySince ??= performance.now();
    return ready && performance.now() - window.readySince >= least;
}}"""
"""Looked at in every frame: what a field just handed in makes the page run only a moment later."""
AT_REST = 300
"""Milliseconds for which a page has to stand still until it is at rest."""
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]

READERS = [("en", "light"), ("fr", "dark"), ("en", "dark"), ("fr", "light")]
"""Language and colours in which accessibility is checked: all four with ``PLANNER_SOAK=1``."""
SOAK = bool(os.environ.get("PLANNER_SOAK"))
A_READER, ANOTHER = (READERS, READERS) if SOAK else (READERS[1:2], READERS[:1])
"""Else the way from a blank page is checked in one of them, and the plan in another."""


@dataclass
class Visit:
    """One page in the browser, and what must not have happened on it."""

    page: Any
    address: str
    complaints: list[str] = field(default_factory=list)
    abroad: list[str] = field(default_factory=list)
    turns: int = 0
    """How often its page was waited for."""

    def go(self, path: str) -> "Visit":
        self.page.goto(self.address + path)
        return self.settle()

    def turn(self, title: str) -> "Visit":
        """Go to a page by the navigation, which loads nothing again."""
        self.page.locator('[data-testid="stTopNavLink"]').get_by_text(title, exact=True).click()
        self.page.wait_for_url(f"**/{title.lower()}*")
        return self.settle()

    def settle(self) -> "Visit":
        """Wait until the page is drawn and has stood still for a while."""
        self.turns += 1
        self.page.wait_for_function(HELD, arg=[self.turns, AT_REST])
        return self

    def press(self, button: Any) -> "Visit":
        """Click once what was typed before has come to the server and the page is drawn accordingly."""
        self.page.evaluate("document.activeElement.blur()")
        self.settle()
        button.click()
        return self.settle()

    def fits(self, width: int) -> bool:
        """Make the window so wide, and say whether its page needs no sideways scrolling; tables take a moment."""
        self.page.set_viewport_size({"width": width, "height": 800})
        main = self.page.locator('[data-testid="stMain"]')
        for _ in range(50):
            if main.evaluate("main => main.scrollWidth - main.clientWidth") <= 1:
                return True
            self.page.wait_for_timeout(100)
        return False

    def says(self, text: str) -> None:
        self.page.get_by_text(text, exact=True).wait_for()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("Chromium is not installed: the pages are not looked at")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def running_gallery() -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """Start the gallery, and give its address and its process."""
    server = subprocess.Popen([sys.executable, str(SERVER)], stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own
    try:
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:"), "the gallery did not start"
        yield address, server
    finally:
        server.terminate()
        server.wait(timeout=20)
        if server.stdout is not None:
            server.stdout.close()


@pytest.fixture(scope="session")
def gallery(chromium: Any) -> Iterator[str]:  # noqa: ARG001 - without a browser there is no need for a server
    with running_gallery() as (address, _):
        yield address


Visitor = Callable[..., Visit]


@pytest.fixture(scope="session")
def people(chromium: Any) -> Iterator[Callable[..., Any]]:
    """Give a browser context for each set of options; keeping it keeps what the framework loads once."""
    contexts: dict[str, Any] = {}

    def context_for(**options: Any) -> Any:
        name = repr(sorted(options.items()))
        if name not in contexts:
            contexts[name] = chromium.new_context(**options)
            contexts[name].set_default_timeout(PATIENCE)
        contexts[name].clear_cookies()
        return contexts[name]

    yield context_for
    for context in contexts.values():
        context.close()


@pytest.fixture
def visit(people: Callable[..., Any], gallery: str) -> Iterator[Visitor]:
    """Open pages; at the end nothing was logged, refused or asked of another server."""
    with watched() as begin:

        def visit(path: str = "/", **options: Any) -> Visit:
            usual = {"locale": "en-GB", "color_scheme": "light", "viewport": {"width": 1280, "height": 900}}
            return begin(people(**{**usual, **options}).new_page(), gallery).go(path)

        yield visit


@contextmanager
def watched() -> Iterator[Callable[[Any, str], Visit]]:
    """Make visits of pages; at the end nothing was logged, refused or asked of another server."""
    visits: list[Visit] = []

    def begin(page: Any, address: str) -> Visit:
        visit = Visit(page=page, address=address)
        visits.append(visit)
        _watch(visit)
        return visit

    yield begin
    for visit in visits:
        visit.page.close()
    assert [complaint for visit in visits for complaint in visit.complaints] == []
    assert [address for visit in visits for address in visit.abroad] == []


def _watch(visit: Visit) -> None:
    def refuse(route: Any) -> None:
        visit.abroad.append(route.request.url)
        route.abort()

    visit.page.route(lambda url: not url.startswith((visit.address, "data:", "blob:")), refuse)
    visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    visit.page.on("console", lambda message: visit.complaints.append(message.text) if message.type == "error" else None)
