"""The app answers under its own addresses only, and to its own pages only, before the framework sees anything."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from planner.app.web.own_addresses import Address, OwnAddresses, read_address, read_names
from planner.app.web.server import public_names
from planner.problem import Place, ProblemsFoundError

SERVER = ("127.0.0.1", 8501)


class Behind:
    """What stands behind the door: notes what reached it."""

    def __init__(self) -> None:
        self.asked: list[Scope] = []

    async def __call__(self, scope: Scope, _receive: Receive, _send: Send) -> None:
        self.asked.append(scope)


def ask(
    headers: dict[str, str] | list[tuple[str, str]],
    *,
    kind: str = "http",
    server: tuple[str, int | None] | None = SERVER,
    names: tuple[str, ...] = (),
    extensions: dict[str, Any] | None = None,
) -> tuple[int | None, str, Behind]:
    """Ask the door for something; return the status of its refusal, its sentence, and what came through."""
    behind, sent = Behind(), list[Message]()
    door = OwnAddresses(behind, read_names(names, Place()))
    scope: Scope = {
        "type": kind,
        "scheme": "ws" if kind == "websocket" else "http",
        "method": "GET",
        "path": "/",
        "server": server,
        "extensions": {"websocket.http.response": {}} if extensions is None else extensions,
        "headers": [
            (name.encode(), value.encode("latin-1"))
            for name, value in (headers if isinstance(headers, list) else headers.items())
        ],
    }

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        raise AssertionError("nothing needs to be read")

    # In a thread of its own: a browser test before it in the same process leaves an event loop running in this one.
    with ThreadPoolExecutor(max_workers=1) as thread:
        thread.submit(asyncio.run, door(scope, receive, send)).result()
    status = next((message.get("status", message.get("code")) for message in sent), None)
    return status, b"".join(message.get("body", b"") for message in sent).decode(), behind


KINDS = pytest.mark.parametrize("kind", ["http", "websocket"])


@KINDS
@pytest.mark.parametrize(
    "host", ["127.0.0.1:8501", "localhost:8501", "LOCALHOST:8501", "[::1]:8501", "localhost.:8501"]
)
def test_a_desktop_answers_under_the_names_that_a_computer_has_for_itself(host: str, kind: str) -> None:
    status, _, behind = ask({"host": host, "origin": f"http://{host}"}, kind=kind)
    assert status is None
    assert len(behind.asked) == 1


@KINDS
@pytest.mark.parametrize(
    "host",
    [
        *("evil.example:8501", "evil.example", "127.0.0.1", "127.0.0.1:80", "localhost:8502", "0.0.0.0:8501"),
        *("127.0.0.1.evil.example:8501", "localhost@evil.example:8501", "127.0.0.2:8501", "", ":8501", "localhost:"),
        *("localhost:8501/x", "localhost:99999", "localhost:8501 ", "lo\tcalhost:8501", "[::1", "192.168.0.9:8501"),
    ],
)
def test_any_other_host_is_refused_even_where_it_equals_its_origin(host: str, kind: str) -> None:
    status, sentence, behind = ask({"host": host, "origin": f"http://{host}"}, kind=kind)
    assert status == 403
    assert "does not answer under this address" in sentence
    assert behind.asked == []


@KINDS
@pytest.mark.parametrize(
    "origin",
    [
        *("http://evil.example:8501", "http://evil.example", "null", "http://localhost", "http://localhost:3000"),
        *("file://", "", "https://localhost", "chrome-extension://abc", "localhost:8501", "http://localhost:8501/x"),
    ],
)
def test_the_page_of_another_website_is_refused(origin: str, kind: str) -> None:
    status, sentence, behind = ask({"host": "localhost:8501", "origin": origin}, kind=kind)
    assert status == 403
    assert "Another website" in sentence
    assert behind.asked == []


@KINDS
def test_what_comes_without_an_origin_passes_and_what_comes_without_a_host_does_not(kind: str) -> None:
    assert ask({"host": "localhost:8501"}, kind=kind)[0] is None
    assert ask({}, kind=kind)[0] == 403
    assert ask([("host", "localhost:8501"), ("host", "evil.example")], kind=kind)[0] == 403
    twice = [("host", "localhost:8501"), ("origin", "http://localhost:8501"), ("origin", "http://evil.example")]
    assert ask(twice, kind=kind)[0] == 403


def test_a_socket_is_closed_where_the_server_cannot_send_a_sentence() -> None:
    assert ask({"host": "evil.example"}, kind="websocket", extensions={})[0] == 1008


def test_the_refusal_is_in_the_readers_language() -> None:
    assert "ne répond pas à cette adresse" in ask({"host": "evil.example", "accept-language": "fr"})[1]


@pytest.mark.parametrize("host", ["192.168.0.9:8501", "[2001:db8::9]:8501"])
def test_in_a_network_it_answers_under_the_number_on_which_it_was_asked(host: str) -> None:
    number = host.rsplit(":", 1)[0].strip("[]")
    server = (f"::ffff:{number}" if "." in number else number, 8501)
    assert ask({"host": host, "origin": f"http://{host}"}, server=server)[0] is None
    assert ask({"host": "localhost:8501"}, server=server)[0] == 403


def test_behind_a_proxy_it_answers_under_the_names_that_it_was_given() -> None:
    names = ("plan.city.example", "plan.lan:8443")
    for host, origin in (
        ("plan.city.example", "https://plan.city.example"),
        ("plan.city.example:8501", "http://plan.city.example:8501"),
        ("plan.lan:8443", "https://plan.lan:8443"),
        ("127.0.0.1:8501", "https://plan.city.example"),
    ):
        status, _, behind = ask({"host": host, "origin": origin}, names=names, kind="websocket")
        assert status is None
        # The framework compares the two, and would ask a public service for its own address where they differ.
        assert dict(behind.asked[0]["headers"])[b"origin"].decode().endswith(f"://{host}")
    for host in ("plan.lan", "plan.city.example:8443", "other.city.example", "city.example"):
        assert ask({"host": host}, names=names)[0] == 403


def test_without_a_number_of_its_own_only_given_names_count() -> None:
    for server in (None, ("/run/planner.sock", None)):
        assert ask({"host": "localhost"}, server=server)[0] == 403
        assert ask({"host": "plan.city.example"}, server=server, names=("plan.city.example",))[0] is None


@pytest.mark.parametrize("word", ["https://plan.city.example", "plan/", "plan city", "a:b", "me@plan"])
def test_a_name_that_is_none_is_refused_in_words(word: str) -> None:
    with pytest.raises(ProblemsFoundError) as error:
        public_names((word,), {})
    assert [(problem.code, problem.place.file) for problem in error.value.problems] == [
        ("not-a-host-name", "--host-name")
    ]


def test_what_is_typed_goes_before_the_environment() -> None:
    assert public_names(("a.example",), {"PLANNER_HOSTS": "b.example"}) == (Address("a.example"),)
    assert public_names((), {"PLANNER_HOSTS": " b.example , "}) == (Address("b.example"),)
    assert public_names((), {}) == ()
    assert read_address("user:pass@host") is None
