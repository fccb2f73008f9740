"""The frame speaks the reader's language, guards the keyboard, and says when the connection is lost."""

import gzip
import re
import urllib.request
from http.client import HTTPResponse
from typing import Any

import pytest

from browser.conftest import Visitor, running_gallery
from browser.gallery import HOSTILE

pytestmark = pytest.mark.long

ENGLISH_LEFT = re.compile(
    r"\b(Choose|Clear|Open|Upload|per file|Press Enter|Search|Download as|Fullscreen|Add row|Show/hide|Skip to|Remove"
    r"|Increment|Decrement|Select|start date|end date|file upload|Link to"
    r"|dd|yyyy|Empty|progress|Selected|available|November|August|Add)\b"
)
TEXTS_AND_NAMES = """() => {
    const PEOPLES = ':not([data-testid="stFileUploaderDropzone"] *)[data-testid="stMarkdownContainer"]';
    const said = [];
    for (const element of document.querySelectorAll('body *')) {
        if (element.closest('script, style') || element.closest(PEOPLES)) continue;
        for (const name of ['aria-label', 'title', 'placeholder', 'aria-valuetext'])
            said.push(element.getAttribute(name) ?? '');
        for (const node of element.childNodes) if (node.nodeType === 3 && node.data.trim()) said.push(node.data.trim());
    }
    return said;
}"""


def fetched(address: str, **headers: str) -> HTTPResponse:
    answer = urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=20)  # noqa: S310 - loopback
    assert isinstance(answer, HTTPResponse)
    return answer


def english_left(page: Any) -> list[str]:
    return [text for text in page.evaluate(TEXTS_AND_NAMES) if ENGLISH_LEFT.search(text)]


def test_the_framework_says_nothing_in_english_to_a_french_reader(visit: Visitor) -> None:
    page = visit("/widgets", locale="fr-FR").page
    page.get_by_role("combobox").first.wait_for()
    page.get_by_label("Ajouter une ligne").or_(page.locator("canvas")).first.wait_for()
    page.locator('[data-testid="stDataFrame"]').first.hover()
    assert english_left(page) == []
    page.get_by_label("H", exact=True).press_sequentially("1")
    page.get_by_text("Ctrl+Entrée pour valider").wait_for()
    assert english_left(page) == []


def test_the_language_is_a_choice_of_each_person(visit: Visitor) -> None:
    english, french = visit("/widgets"), visit("/widgets", locale="fr-FR")
    english.page.get_by_role("radio", name="Français").click()
    english.page.locator('html[lang="fr"]').wait_for(state="attached")
    french.page.get_by_role("radio", name="English").click()
    french.page.locator('html[lang="en"]').wait_for(state="attached")
    english.page.get_by_label("Augmenter").first.wait_for()
    french.page.get_by_label("Increment").first.wait_for()
    english.go("/board")
    assert english.page.get_by_role("heading", level=1).inner_text() == "Actions en colonnes, par état"


def test_single_letters_do_nothing_outside_fields(visit: Visitor) -> None:
    page = visit("/widgets").page
    page.evaluate(
        "window.ran = 0; new MutationObserver(() => window.ran++).observe(document.querySelector("
        "'[data-testid=stApp]'), {attributes: true, attributeFilter: ['data-test-script-state']})"
    )
    page.locator("h1").click()
    page.keyboard.press("r")
    page.wait_for_timeout(300)
    assert page.evaluate("window.ran") == 0
    page.get_by_label("G", exact=True).press_sequentially("rc")
    assert page.get_by_label("G", exact=True).input_value() == "rc"


def test_the_next_part_of_a_page_begins_at_its_heading(visit: Visitor) -> None:
    visited = visit("/widgets")
    visited.page.get_by_role("button", name="S", exact=True).click()
    visited.page.wait_for_function("() => document.activeElement.tagName === 'H1'")
    assert visited.page.locator('[data-testid="stMain"]').evaluate("main => main.scrollTop") == 0


def test_an_error_is_told_by_a_reference_only(visit: Visitor) -> None:
    page = visit("/widgets").page
    page.get_by_role("button", name="T", exact=True).click()
    page.get_by_text("tell your administrator this reference").wait_for()
    assert "secret detail" not in page.content()


def test_what_people_write_is_shown_as_they_wrote_it_and_leads_nowhere(visit: Visitor) -> None:
    page = visit("/texts").page
    page.get_by_role("table").wait_for()
    made = page.locator('[data-testid="stMain"]').evaluate(
        "main => [...main.querySelectorAll('a, b, strong, em, code, del, img, sup, mark, blockquote, li, .katex,"
        " .stMarkdownColoredText, [data-testid=stIconMaterial], h2')].map(element => element.outerHTML)"
    )
    assert made == []
    words = page.locator('[data-testid="stMain"]').inner_text().replace("\N{WORD JOINER}", "")
    places = ("text", "caption", "button", "plain text", "table")
    assert [text for text in HOSTILE if words.count(text) < len(places)] == []


def test_a_lost_connection_is_announced(visit: Visitor) -> None:
    visited = visit("/")
    with running_gallery() as (address, server):
        visited.address = address
        visited.go("/board?lang=fr")
        server.terminate()
        visited.page.get_by_text("La connexion est perdue.").wait_for()
        box = visited.page.get_by_role("dialog")
        box.wait_for()
        assert box.get_by_role("heading").inner_text() == "La connexion est perdue"
        assert "Ce que vous avez enregistré est en sécurité" in box.inner_text()
        assert "treamlit" not in visited.page.inner_text("body")
    visited.complaints.clear()


def test_every_answer_carries_the_protecting_headers(gallery: str) -> None:
    for path in ("/", "/healthz", "/_stcore/health", "/favicon.png"):
        with fetched(gallery + path) as answer:
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["X-Frame-Options"] == "DENY"
            assert answer.headers["Referrer-Policy"] == "same-origin"
            policy = answer.headers["Content-Security-Policy"]
            assert "frame-ancestors 'none'" in policy
            assert "'unsafe-eval'" not in policy


@pytest.mark.parametrize(
    ("path", "headers", "language"),
    [
        ("/", {"Accept-Language": "fr-BE,fr;q=0.9,en;q=0.8"}, "fr"),
        ("/", {"Accept-Language": "de-DE"}, "en"),
        ("/?lang=fr", {"Accept-Language": "en"}, "fr"),
        ("/", {"Accept-Language": "en", "Cookie": "planner_language=fr"}, "fr"),
    ],
)
def test_the_first_byte_is_in_the_readers_language(
    gallery: str, path: str, headers: dict[str, str], language: str
) -> None:
    with fetched(gallery + path, **headers) as answer:
        page = answer.read().decode()
    assert f'<html lang="{language}">' in page
    assert "<title>Integrating Cities Planner</title>" in page


def test_bundles_travel_compressed(gallery: str) -> None:
    with fetched(gallery) as answer:
        bundle = re.search(r'src="\.(/static/js/index[^"]+)"', answer.read().decode())
    assert bundle is not None
    with fetched(gallery + bundle[1], **{"Accept-Encoding": "gzip"}) as answer:
        small = answer.read()
        assert answer.headers["Content-Encoding"] == "gzip"
    with fetched(gallery + bundle[1]) as answer:
        whole = answer.read()
    assert gzip.decompress(small) == whole
    assert len(small) < len(whole) / 2
