"""Nothing that was said in confidence comes over the wire until somebody asks for it; foreign pages get nothing."""

import http.client
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from canaries import City, hits, talkative_city
from running_app import running_app

from browser.conftest import watched
from planner.app import desk
from planner.store import open_store

pytestmark = [pytest.mark.long, pytest.mark.usefixtures("chromium")]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, City]]:
    folder = tmp_path_factory.mktemp("talked")
    with open_store(folder / "planner.db") as store:
        city = talkative_city(store, desk.introduce(store, "Anna"), folder, date(2026, 10, 20))
    with running_app(folder / "planner.db") as address:
        yield address, city


def test_nothing_confidential_comes_over_the_wire_until_it_is_asked_for(app: tuple[str, City], people: Any) -> None:
    address, city = app
    received: list[bytes] = []

    def listen(socket: Any) -> None:
        socket.on("framereceived", lambda data: received.append(data if isinstance(data, bytes) else data.encode()))

    with watched() as begin:
        page = people(locale="en-GB", viewport={"width": 1280, "height": 900}).new_page()
        page.on("websocket", listen)
        visit = begin(page, address)
        for path in (
            *(f"/{name}?plan={city.plan}&assessment={city.assessment}" for name in ("", "assess", "history", "mine")),
            f"/plan?plan={city.plan}&action={city.action}",
        ):
            visit.go(path)
        assert sum(map(len, received)) > 100_000
        assert hits(b"".join(received)) == 0
        assert hits(page.content()) == 0
        dialog = page.get_by_role("dialog")
        dialog.get_by_role("tab", name="Comments").click()
        dialog.get_by_text("Show 1 confidential comment").click()
        page.get_by_text(re.compile("zibeline in a comment")).wait_for()
        assert hits(b"".join(received)) == 1


@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "http://evil.example"}])
def test_the_running_app_refuses_what_comes_from_elsewhere(app: tuple[str, City], headers: dict[str, str]) -> None:
    request = urllib.request.Request(f"{app[0]}/plan", headers=headers)  # noqa: S310 - our own server
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(request)  # noqa: S310 - likewise


def test_a_name_of_somebody_elses_that_points_here_opens_no_connection(app: tuple[str, City]) -> None:
    """What a browser asks after DNS rebinding: Host and Origin agree, and both are foreign."""
    port = int(app[0].rsplit(":", 1)[1])
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    foreign = {"Host": f"evil.example:{port}", "Origin": f"http://evil.example:{port}"}
    handshake = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
    connection.request(
        "GET", "/_stcore/stream", headers={**foreign, **handshake, "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="}
    )
    answer = connection.getresponse()
    assert (answer.status, "does not answer under this address" in answer.read().decode()) == (403, True)
    connection.close()


def test_the_page_of_another_website_cannot_open_the_connection(
    app: tuple[str, City], people: Any, tmp_path: Path
) -> None:
    foreign = tmp_path / "foreign.html"
    foreign.write_text("<title>elsewhere</title>", encoding="utf-8")
    page = people().new_page()
    page.goto(foreign.as_uri())
    socket = app[0].replace("http", "ws") + "/_stcore/stream"
    opened = page.evaluate(
        """socket => new Promise(done => {
            const connection = new WebSocket(socket, ["streamlit"]);
            connection.onopen = () => done(true);
            connection.onerror = () => done(false);
        })""",
        socket,
    )
    page.close()
    assert opened is False
