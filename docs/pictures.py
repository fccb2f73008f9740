"""Renew the pictures of README and docs from the program itself: two pages of Word, four pages of the app.

Run it with ``make pictures``. It needs Chromium, LibreOffice and pdftoppm on the machine.
"""

import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

DOCS = Path(__file__).parent
SAMPLE = DOCS.parent / "benchmark" / "anti-discrimination" / "samples" / "brennavel.yaml"
PORT = 8631
PLAN = "city=brennavel&plan=brennavel-plan-2027&lang=en"
PAGES = {
    "app-plan.png": f"plan?{PLAN}",
    "app-assess.png": "assess?city=brennavel&lang=en",
    "app-timeline.png": f"timeline?{PLAN}",
    "app-board.png": f"board?{PLAN}",
}
WORD_HEADINGS = ("1 Summary", "4 Where the city stands")
"""They head the two pages of Word; the contents name them as well, on the pages before."""


def picture_of_word(folder: Path) -> None:
    """Draft a sample city's plan and put two of its pages side by side."""
    document = folder / "plan.docx"
    planner = [sys.executable, "-c", "from planner.app.cli import main; main()"]
    subprocess.run([*planner, "draft", str(SAMPLE), "--language", "en", "--out", str(document)], check=True)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    office = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(document)]
    subprocess.run(office, check=True, stdout=subprocess.DEVNULL)
    pages = pages_headed(document.with_suffix(".pdf"))
    for page in pages:
        shot = ["pdftoppm", "-r", "70", "-png", "-singlefile", "-f", str(page), str(document.with_suffix(".pdf"))]
        subprocess.run([*shot, str(folder / f"page{page}")], check=True)
    sheets = [Image.open(folder / f"page{page}.png") for page in pages]
    width = sum(sheet.width for sheet in sheets) + 30
    both = Image.new("RGB", (width, max(sheet.height for sheet in sheets) + 20), "#d5dbe1")
    left = 10
    for sheet in sheets:
        both.paste(sheet, (left, 10))
        left += sheet.width + 10
    both.quantize(64).save(DOCS / "plan-page.png", optimize=True)


def pages_headed(document: Path) -> list[int]:
    """Return the numbers of the pages that hold a heading, the last of those that name it."""
    text = ["pdftotext", "-layout", str(document), "-"]
    read = subprocess.run(text, check=True, stdout=subprocess.PIPE, text=True).stdout.split("\f")
    starts = [[" ".join(line.split()) for line in page.splitlines()] for page in read]
    return [
        max(number for number, lines in enumerate(starts, 1) if any(line.startswith(heading) for line in lines))
        for heading in WORD_HEADINGS
    ]


@contextmanager
def running_app(folder: Path) -> Iterator[str]:
    """Serve the app on a store of its own, and end it afterwards."""
    address = f"http://127.0.0.1:{PORT}"
    planner = [sys.executable, "-c", "from planner.app.cli import main; main()"]
    options = ["--store", str(folder / "planner.db"), "--port", str(PORT), "--by", "Coordinator", "--no-browser"]
    with subprocess.Popen([*planner, "app", *options], stdout=subprocess.DEVNULL) as process:
        try:
            for _ in range(120):
                try:
                    urllib.request.urlopen(f"{address}/_stcore/health", timeout=2).close()  # noqa: S310 - our own server
                    break
                except (urllib.error.URLError, ConnectionError):
                    time.sleep(0.5)
            yield address
        finally:
            process.terminate()


def wait_until_drawn(page: Page) -> None:
    """Wait until the page's script has run and its pictures stand."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=60_000)
    page.wait_for_timeout(2_500)


def pictures_of_the_app(folder: Path) -> None:
    """Open a sample city in the app and take its pages."""
    with running_app(folder) as address, sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        page = browser.new_page(viewport={"width": 1280, "height": 820}, locale="en-GB")
        page.goto(f"{address}/?lang=en")
        wait_until_drawn(page)
        page.get_by_role("button", name="Open Brennavel").click()
        page.wait_for_url("**/plan?**", timeout=60_000)
        for name, path in PAGES.items():
            page.goto(f"{address}/{path}")
            wait_until_drawn(page)
            page.screenshot(path=str(DOCS / name))
            Image.open(DOCS / name).convert("RGB").quantize(96).save(DOCS / name, optimize=True)
        browser.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        picture_of_word(Path(temporary))
        pictures_of_the_app(Path(temporary))
