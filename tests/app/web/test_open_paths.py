"""What no page needs is closed, whatever the framework would answer there."""

import re
from pathlib import Path

import pytest
from starlette.routing import Mount
from streamlit.runtime import Runtime

from planner.app.web import main, server
from planner.app.web.open_paths import ALONE, BELOW, SOCKET, UPLOAD, is_open

NEEDED = {"/healthz", "/favicon.png", "/_stcore/health", "/_stcore/host-config", SOCKET, "/media/x", UPLOAD + "x/x"}
NEEDED |= {"/_stcore/bidi-components/x"}


def framework_paths(tmp_path: Path) -> set[str]:
    """Return every path of the framework that it serves on purpose, its gaps filled."""
    app = server.application(str(tmp_path / "planner.db"))
    try:
        routes = app._build_starlette_app().routes  # noqa: SLF001 - the only list of what it really serves
    finally:
        Runtime._instance = None  # noqa: SLF001 - one for each process; tests of pages make their own
    return {
        re.sub(r"\{[^}]*\}", "x", str(getattr(route, "path", ""))) for route in routes if not isinstance(route, Mount)
    }


def test_of_what_the_framework_serves_only_what_pages_need_is_open(tmp_path: Path) -> None:
    served = framework_paths(tmp_path)
    assert {"/_stcore/metrics", "/oauth2callback", "/component/x", SOCKET} <= served
    assert {path for path in served if is_open(path) or path == SOCKET} == NEEDED


@pytest.mark.parametrize(
    "path",
    [
        *("/_stcore/metrics", "/_stcore/script-health-check", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp"),
        *(
            "/auth/login",
            "/auth/logout",
            "/oauth2callback",
            "/component/a/index.html",
            "/app/static/a.css",
            "/_stcore/",
        ),
        *("//_stcore/metrics", "/plan/_stcore/metrics", "/./_stcore/metrics", "/plan/../_stcore/metrics", "/.env"),
        *("/_stcore/metrics/", "/_STCORE/metrics", "/st-metrics.json", "/manifest.json", "/planner.db", "/a b", "/é"),
    ],
)
def test_the_rest_is_closed(path: str) -> None:
    assert not is_open(path)


def test_every_page_is_open_to_readers_only() -> None:
    for entry in (entry for entries in main.sections().values() for entry in entries):
        assert is_open(f"/{entry.path}")
        assert is_open(f"/{entry.path}/", "HEAD")
        assert not is_open(f"/{entry.path}", "POST")
    assert is_open("/")
    assert not is_open("/", "DELETE")
    for path in (*ALONE, *(f"{below}x" for below in BELOW)):
        assert not is_open(path, "POST")
    assert is_open(f"{UPLOAD}a/b", "PUT")
