"""Which paths of the server are open? Those that pages need; everything else of the framework is closed.

Streamlit 1.67 also answers on ``_stcore/metrics`` (how many sessions, how much memory), on
``_stcore/script-health-check``, on ``_stcore/agent/…`` (an interface for programs), on ``auth/…`` and
``oauth2callback`` (its own sign-in), on ``component/…`` (components of the older kind) and on
``app/static/…``; for every other path it sends the page. None of that is used here.
"""

import re

import streamlit as st
from starlette.status import HTTP_404_NOT_FOUND
from starlette.types import ASGIApp, Receive, Scope, Send

from planner.app.web.turned_away import turn_away, words_of

SOCKET = "/_stcore/stream"
"""Where a page and the server speak with each other."""
ALONE = frozenset({"/healthz", "/favicon.png", "/_stcore/health", "/_stcore/host-config"})
BELOW = ("/static/", "/media/", "/_stcore/bidi-components/")
"""The framework's own files, files to download, and the components that draw."""
UPLOAD = "/_stcore/upload_file/"
"""Where a file goes that a person chose, such as an assessment to import."""
_PAGE = re.compile(r"/(?:[a-z]+(?:-[a-z]+)*/?)?")
_READING = frozenset({"GET", "HEAD"})


def is_open(path: str, method: str = "GET") -> bool:
    """Say whether a path of the server may be asked for; ``path`` without what a proxy puts before it.

    >>> is_open("/plan"), is_open("/_stcore/metrics"), is_open("/plan", "POST")
    (True, False, False)
    """
    if path.startswith(UPLOAD):
        return True
    return method in _READING and (path in ALONE or path.startswith(BELOW) or _PAGE.fullmatch(path) is not None)


class OpenPaths:
    """Middleware that answers “not found” to whatever no page needs."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"} or _passes(scope):
            await self._app(scope, receive, send)
            return
        sentence = words_of(scope).say("There is nothing at this address.")
        await turn_away(scope, receive, send, sentence=sentence, status=HTTP_404_NOT_FOUND)


def _passes(scope: Scope) -> bool:
    base = f"/{st.get_option('server.baseUrlPath').strip('/')}".rstrip("/")
    path = str(scope["path"])
    if base and not (path == base or path.startswith(f"{base}/")):
        return False
    path = path.removeprefix(base) or "/"
    return path == SOCKET if scope["type"] == "websocket" else is_open(path, scope["method"])
