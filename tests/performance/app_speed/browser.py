"""What one person waits for, measured in Chromium: the first page, an edit, the timeline.

Times run from the person's action to the page at rest, so they hold the server's share, the
network's on this machine, and the browser's.
"""

import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from browser.conftest import FLAGS
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from performance.app_speed.city import PLAN

_THINKING, _MOMENT = 1_500, 200
PATIENCE = 30_000
"""Milliseconds that any one wait may take."""
AT_REST = """() => {
    const app = document.querySelector('[data-testid="stApp"]');
    return app && app.dataset.testScriptState === 'notRunning' && app.dataset.testConnectionState === 'CONNECTED'
        && document.querySelector('[data-testid="stMain"] h1')
        && !document.querySelector('[data-testid="stSkeleton"], [data-testid="stAppSkeleton"]');
}"""
TABLE_DRAWN = """() => document.querySelector('[data-testid="stDataFrame"] canvas')"""
TIMELINE_DRAWN = """() => [...document.querySelectorAll('[data-testid="stBidiComponentIsolated"]')]
    .some(component => component.shadowRoot?.querySelector('g.bar'))"""
SAVED = """action => document.querySelector('[data-testid="stApp"]').dataset.testScriptState === 'notRunning'
    && [...document.querySelectorAll('[data-testid="stToast"]')].some(one => one.innerText.includes(action + ' –'))"""


@dataclass
class Traffic:
    """Bytes on the wire, as the browser counts them: headers and compressed bodies."""

    loaded: float = 0.0
    messages: float = 0.0
    """What came over the open connection; the wire may compress it further."""

    def watch(self, page: Page) -> None:
        """Count what a page receives from now on, with an empty cache."""
        tools = page.context.new_cdp_session(page)
        tools.on("Network.loadingFinished", self._finished)
        tools.on("Network.webSocketFrameReceived", self._frame)
        tools.send("Network.enable")
        tools.send("Network.setCacheDisabled", {"cacheDisabled": True})

    def _finished(self, event: Any) -> None:
        self.loaded += event["encodedDataLength"]

    def _frame(self, event: Any) -> None:
        # A binary frame comes in base64: four letters for three bytes.
        self.messages += len(event["response"]["payloadData"]) * 3 / 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """What one person waits for: seconds, each the median of some tries, and megabytes."""

    first: float
    megabytes: float
    edit: float
    timeline: float


def waits(address: str, chromium: str, *, loads: int = 3, edits: int = 9) -> Waits:
    """Measure on a running app."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        try:
            first = [_load(browser, f"{address}/plan?plan={PLAN}&form=table", TABLE_DRAWN) for _ in range(loads)]
            timelines = [_load(browser, f"{address}/timeline?plan={PLAN}", TIMELINE_DRAWN) for _ in range(loads)]
            return Waits(
                first=statistics.median(seconds for seconds, _ in first),
                megabytes=max(megabytes for _, megabytes in first),
                edit=statistics.median(_edits(browser, f"{address}/plan?plan={PLAN}&form=list", edits)),
                timeline=statistics.median(seconds for seconds, _ in timelines),
            )
        finally:
            browser.close()


@contextmanager
def _newcomer(browser: Browser) -> Iterator[Page]:
    """Give a page of somebody whose browser has never been here."""
    context = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    try:
        yield context.new_page()
    finally:
        context.close()


def _load(browser: Browser, address: str, drawn: str) -> tuple[float, float]:
    """Return the seconds until a page is drawn and at rest, and the megabytes that it took."""
    traffic = Traffic()
    with _newcomer(browser) as page:
        traffic.watch(page)
        begin = time.perf_counter()
        page.goto(address, wait_until="commit")
        page.wait_for_function(drawn)
        page.wait_for_function(AT_REST)
        seconds = time.perf_counter() - begin
        page.wait_for_timeout(300)  # what is still on its way counts as well
    return seconds, (traffic.loaded + traffic.messages) / 1e6


def _edits(browser: Browser, address: str, number: int) -> list[float]:
    """Return the seconds that each of some edits takes until it is saved, said and redrawn."""
    with _newcomer(browser) as page:
        page.goto(address)
        page.wait_for_function(AT_REST)
        cards = page.locator('[class*="st-key-plan-card-"]')
        cards.first.wait_for()
        return [_edit(page, cards.nth(card)) for card in range(number)]


def _edit(page: Page, card: Locator) -> float:
    action = str(card.locator("strong").first.text_content())
    page.wait_for_timeout(_THINKING)  # nobody is faster, and the field may still be exchanged for a new one
    card.scroll_into_view_if_needed()
    page.wait_for_timeout(_MOMENT)  # a list that is open closes when the page still moves
    card.get_by_role("combobox").press("ArrowDown")
    agreed = page.get_by_role("option", name="Agreed")
    agreed.wait_for()
    begin = time.perf_counter()
    agreed.click()
    page.wait_for_function(SAVED, arg=action)
    return time.perf_counter() - begin
