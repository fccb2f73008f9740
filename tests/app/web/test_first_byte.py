"""What goes with every answer: protecting headers, the reader's language from the first byte, small files."""

import asyncio
import gzip
from collections.abc import Mapping

import pytest
from starlette.types import Message, Receive, Scope, Send

from planner.app.web.first_byte import BROWSER_COOKIE, FirstByte, localised, policy, script_sources

PAGE = (
    b'<!doctype html><html lang="en"><head><title>Streamlit</title><script>1</script>'
    b'<script type="module" src="./x.js"></script></head><body>'
    b"<noscript>You need to enable JavaScript to run this app.</noscript>" + b" " * 1000 + b"</body></html>"
)


def answer(
    body: bytes = PAGE,
    content_type: str = "text/html",
    *,
    asked: Mapping[str, str] | None = None,
    status: int = 200,
    path: str = "/",
    scheme: str = "http",
) -> tuple[dict[str, str], bytes]:
    """Return the headers and the content with which a request is answered."""
    sent: list[Message] = []

    async def inner(scope: Scope, receive: Receive, send: Send) -> None:
        del receive
        assert not any(name == b"accept-encoding" for name, _ in scope["headers"])
        headers = [(b"content-type", content_type.encode()), (b"etag", b'"1"')]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        half = len(body) // 2
        await send({"type": "http.response.body", "body": body[:half], "more_body": True})
        await send({"type": "http.response.body", "body": body[half:]})

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    headers = [(name.encode(), value.encode()) for name, value in (asked or {}).items()]
    scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": headers, "scheme": scheme}
    asyncio.run(FirstByte(inner)(scope, receive, send))
    start = next(message for message in sent if message["type"] == "http.response.start")
    content = b"".join(message.get("body", b"") for message in sent)
    return {name.decode(): value.decode() for name, value in start["headers"]}, content


@pytest.mark.parametrize("status", [200, 403, 404, 500])
def test_every_answer_is_protected(status: int) -> None:
    headers, _ = answer(status=status)
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"


def test_only_the_scripts_of_the_page_itself_run() -> None:
    headers, page = answer()
    sources = script_sources(page)
    assert len(sources) == 3
    assert all(source in headers["content-security-policy"] for source in sources)
    assert "'unsafe-inline'" not in headers["content-security-policy"].split("script-src")[1].split(";")[0]


@pytest.mark.parametrize("forbidden", ["unsafe-eval'", "http:", "https:", "*"])
def test_nothing_is_loaded_from_elsewhere(forbidden: str) -> None:
    assert forbidden not in policy().replace("'wasm-unsafe-eval'", "")


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ({}, "en"),
        ({"accept-language": "fr-BE, en;q=0.5"}, "fr"),
        ({"accept-language": "fr", "cookie": "planner_language=en"}, "en"),
    ],
)
def test_the_first_page_is_in_the_readers_language(asked: dict[str, str], language: str) -> None:
    headers, page = answer(asked=asked)
    assert f'<html lang="{language}">'.encode() in page
    assert b"<title>Streamlit</title>" not in page
    assert b"You need to enable JavaScript" not in page
    assert "Accept-Language" in headers["vary"]
    assert "etag" not in headers, "a browser would keep the page in another language"


def test_a_page_in_french_says_so_before_anything_runs() -> None:
    assert "JavaScript" in localised(PAGE, "fr").decode()
    assert localised(PAGE, "fr") != localised(PAGE, "en")


def test_the_framework_is_given_the_readers_words_before_it_begins() -> None:
    french = localised(PAGE, "fr").decode()
    assert french.index('"Running...": "En cours…"') < french.index('<script type="module"')
    assert french.count("<script") == french.count("</script>") == PAGE.decode().count("<script") + 2


def test_a_browser_is_given_a_token_once() -> None:
    first, _ = answer()
    assert first["set-cookie"].startswith(f"{BROWSER_COOKIE}=")
    assert "HttpOnly" in first["set-cookie"]
    assert "Secure" not in first["set-cookie"]
    again, _ = answer(asked={"cookie": f"{BROWSER_COOKIE}=abc"})
    assert "set-cookie" not in again


def test_over_https_the_token_is_sent_over_https_only() -> None:
    assert answer(scheme="https")[0]["set-cookie"].endswith("; Secure")


def test_two_browsers_are_told_apart() -> None:
    assert answer()[0]["set-cookie"] != answer()[0]["set-cookie"]


@pytest.mark.parametrize(
    ("body", "content_type", "small"),
    [(b"x" * 5000, "text/css", True), (b"x" * 100, "text/css", False), (b"x" * 5000, "font/woff2", False)],
)
def test_what_is_worth_it_is_compressed(body: bytes, content_type: str, *, small: bool) -> None:
    headers, content = answer(body, content_type, asked={"accept-encoding": "gzip"}, path="/static/x.css")
    assert (headers.get("content-encoding") == "gzip") is small
    assert (gzip.decompress(content) if small else content) == body
    if small:
        assert int(headers["content-length"]) == len(content) < len(body)


def test_who_cannot_read_compressed_files_gets_them_whole() -> None:
    assert answer(b"x" * 5000, "text/css")[1] == b"x" * 5000
