"""What goes with every answer of the server: protecting headers, the page's language, small files.

Streamlit sends none of the first and always says English; it leaves its own bundles uncompressed.
"""

import base64
import gzip
import hashlib
import json
import re
import secrets
from collections.abc import Iterable
from functools import cache

from starlette.datastructures import Headers, MutableHeaders
from starlette.status import HTTP_200_OK
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from planner.app.web.components.assets import asset
from planner.app.web.components.fixed_words import framework_speech
from planner.app.web.language import preferred
from planner.wording import Wording

_INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_ENGLISH_PAGE = b'<html lang="en">'
_FRAMEWORK_TITLE = b"<title>Streamlit</title>"
_FIRST_SCRIPT = b'<script type="module"'
# Told where the server is, the page need not try every folder of its address and log what it does not find.
_OWN_ADDRESS = b"<script>window.__streamlit={BACKEND_BASE_URL:new URL('./',document.baseURI).href}</script>"
_NO_SCRIPT = b"You need to enable JavaScript to run this app."
_COMPRESSIBLE = ("text/", "application/javascript", "application/json", "image/svg")
BROWSER_COOKIE = "planner_browser"
"""The cookie that tells a browser from others: whose typed texts are whose, while nobody said a name."""
# Seconds.
_A_YEAR = 31_536_000
_SMALL = 800
"""Bytes below which compressing does not pay."""


def policy(scripts: Iterable[str] = ()) -> str:
    """Return the content security policy: everything from this server, nothing evaluated.

    ``scripts`` are the sources of the page's inline scripts. Components arrive as ``blob:`` modules,
    and the framework writes its styles into the page.
    """
    return "; ".join(
        (
            "default-src 'self'",
            " ".join(("script-src 'self' blob: 'wasm-unsafe-eval'", *scripts)),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self' blob:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def script_sources(page: bytes) -> tuple[str, ...]:
    """Return the policy's source for each inline script of a page.

    >>> script_sources(b"<script>1</script>")
    ("'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='",)
    """
    digests = (hashlib.sha256(script).digest() for script in _INLINE_SCRIPT.findall(page))
    return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def localised(page: bytes, language: str) -> bytes:
    """Return the page that the browser gets first, in the reader's language from the first byte."""
    wording = Wording(language)
    title = wording.say("Integrating Cities Planner")
    script = wording.say("This page needs JavaScript. Please allow it for this address.")
    return (
        page.replace(_FIRST_SCRIPT, _OWN_ADDRESS + _speech(language) + _FIRST_SCRIPT, 1)
        .replace(_ENGLISH_PAGE, f'<html lang="{language}">'.encode(), 1)
        .replace(_FRAMEWORK_TITLE, f"<title>{title}</title>".encode(), 1)
        .replace(_NO_SCRIPT, script.encode(), 1)
    )


@cache
def _speech(language: str) -> bytes:
    """Return the script that lets the framework speak a language from its first word on."""
    # A sign that could end the script is written as JSON may write it.
    words = json.dumps(framework_speech(language), ensure_ascii=False).replace("<", "\\u003c")
    return f"<script>{asset('framework_words.js')}window.plannerWords.speak({words})</script>".encode()


class FirstByte:
    """Middleware that rewrites whole answers; what streams or upgrades passes untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._bundles: dict[str, bytes] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _Answer(scope, send, self._bundles)
        # An inner compression would hide the page from the rewriting here.
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        await self._app({**scope, "headers": plain}, receive, answer.pass_on)


class _Answer:
    """One answer on its way out: held back while it can be rewritten, else passed on."""

    def __init__(self, scope: Scope, send: Send, bundles: dict[str, bytes]) -> None:
        self._scope = scope
        self._asked = Headers(scope=scope)
        self._send = send
        self._bundles = bundles
        self._start: Message | None = None
        self._body: list[bytes] = []

    async def pass_on(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=list(message["headers"]))
            _protect(headers)
            message = {**message, "headers": headers.raw}
            whole = message["status"] == HTTP_200_OK and self._scope["method"] == "GET"
            if whole and headers.get("content-type", "").startswith(_COMPRESSIBLE):
                self._start = message
                return
        if self._start is None or message["type"] != "http.response.body":
            await self._send(message)
            return
        self._body.append(message.get("body", b""))
        if not message.get("more_body"):
            await self._finish(self._start, b"".join(self._body))

    async def _finish(self, start: Message, body: bytes) -> None:
        headers = MutableHeaders(raw=start["headers"])
        if headers["content-type"].startswith("text/html"):
            body = self._page(headers, body)
        if "gzip" in self._asked.get("accept-encoding", "") and len(body) > _SMALL:
            body = self._compressed(headers["content-type"], body)
            headers["content-encoding"] = "gzip"
        headers.add_vary_header("Accept-Encoding")
        headers["content-length"] = str(len(body))
        await self._send({**start, "headers": headers.raw})
        await self._send({"type": "http.response.body", "body": body})

    def _page(self, headers: MutableHeaders, page: bytes) -> bytes:
        query = self._scope["query_string"].decode("latin-1")
        language = preferred(query, self._asked.get("cookie", ""), self._asked.get("accept-language", ""))
        page = localised(page, language)
        headers["content-security-policy"] = policy(script_sources(page))
        headers.add_vary_header("Accept-Language, Cookie")
        if f"{BROWSER_COOKIE}=" not in self._asked.get("cookie", ""):
            # Over plain HTTP, as on a computer of one's own, a browser would never send a secure cookie back.
            secure = "; Secure" if self._scope.get("scheme") == "https" else ""
            # Only the server reads it (`drafts`), so no script of the page may.
            token = f"{BROWSER_COOKIE}={secrets.token_urlsafe(18)}; Path=/; Max-Age={_A_YEAR}; SameSite=Lax; HttpOnly"
            headers.append("set-cookie", token + secure)
        # They are those of the framework's file, in English: a browser would go on showing the page in another
        # language.
        for validator in ("etag", "last-modified"):
            del headers[validator]
        return page

    def _compressed(self, content_type: str, body: bytes) -> bytes:
        """Compress a body, and each of the framework's bundles only once: their names carry a digest."""
        path = self._scope["path"]
        if "/static/" not in path or content_type.startswith("text/html"):
            return gzip.compress(body, 5)
        if path not in self._bundles:
            self._bundles[path] = gzip.compress(body, 6)
        return self._bundles[path]


def _protect(headers: MutableHeaders) -> None:
    headers["content-security-policy"] = policy()
    headers["x-content-type-options"] = "nosniff"
    headers["referrer-policy"] = "same-origin"
    headers["x-frame-options"] = "DENY"
    headers["permissions-policy"] = "camera=(), geolocation=(), microphone=()"
    headers["cross-origin-opener-policy"] = "same-origin"
