"""Under which addresses does the app answer, and whose pages may speak to it?

A website can make a browser ask any address for it, this computer's own included, and can let its own
name point here (DNS rebinding): then Host and Origin agree, and both are foreign. So both must name an
address that the app was started for, or a name that whoever runs it gave it. It is looked at before
the framework sees anything.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.status import HTTP_403_FORBIDDEN
from starlette.types import ASGIApp, Receive, Scope, Send

from planner.app.web.turned_away import turn_away, words_of
from planner.problem import Place, ProblemsFoundError
from planner.wording import refusals

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
"""The names of a computer for itself."""
_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443}


@dataclass(frozen=True, slots=True)
class Address:
    """The name of a computer, or its number, and the port; None where none is named."""

    name: str
    port: int | None = None


def read_address(text: str) -> Address | None:
    """Read an address as the header ``Host`` has it; None when it is none.

    >>> read_address("Plan.City.Example:8443"), read_address("[::1]:80"), read_address("a/b")
    (Address(name='plan.city.example', port=8443), Address(name='::1', port=80), None)
    """
    try:
        parts = urlsplit(f"//{text}")
        name, port = parts.hostname, parts.port
    except ValueError:
        return None
    more = parts.path or parts.query or parts.fragment or parts.username is not None
    if not name or more or any(sign.isspace() for sign in text):
        return None
    # “plan.city.example.” is the same name, written in full.
    return Address(name.rstrip("."), port)


def read_names(words: Iterable[str], place: Place) -> tuple[Address, ...]:
    """Read the names that whoever runs the app gave it.

    Raises:
        ProblemsFoundError: words that are no names of computers, all of them.
    """
    read = {word: read_address(word) for word in (typed.strip() for typed in words) if word}
    problems = [refusals.not_a_host_name(word, place) for word, address in read.items() if address is None]
    if problems:
        raise ProblemsFoundError(problems)
    return tuple(address for address in read.values() if address is not None)


def allowed(asked: Address | None, server: tuple[str, int | None] | None, names: Sequence[Address], usual: int) -> bool:
    """Say whether an address is one of the app's own.

    Args:
        asked: as the browser names it.
        server: the number and the port on which the question arrived; None where it is not known.
        names: what else the app is called. A name without a port stands for the usual ports of the
            web, and for the one on which the app listens.
        usual: the port that an address without one stands for.

    >>> allowed(Address("localhost", 8501), ("127.0.0.1", 8501), (), 80)
    True
    >>> allowed(Address("evil.example", 8501), ("127.0.0.1", 8501), (), 80)
    False
    """
    if asked is None:
        return False
    own, listening = server or ("", None)
    port = asked.port or usual
    if asked.name in _own_names(own) and port == listening:
        return True
    return any(
        asked.name == known.name and (port == known.port if known.port else port in {80, 443, listening})
        for known in names
    )


def _own_names(number: str) -> frozenset[str]:
    try:
        address = ip_address(number)
    except ValueError:  # a socket without a number: only names that were given count
        return frozenset()
    # A socket that listens on both protocols names an IPv4 address as ::ffff:127.0.0.1.
    mapped = getattr(address, "ipv4_mapped", None) or address
    return LOOPBACK if mapped.is_loopback else frozenset({str(mapped)})


class OwnAddresses:
    """Middleware that refuses what is asked under a foreign address, or by the page of a foreign one."""

    def __init__(self, app: ASGIApp, names: Sequence[Address] = ()) -> None:
        self._app = app
        self._names = tuple(names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        sentence = self._refusal(scope)
        if sentence is None:
            await self._app(_with_origin_as_host(scope), receive, send)
        else:
            await turn_away(scope, receive, send, sentence=sentence, status=HTTP_403_FORBIDDEN)

    def _refusal(self, scope: Scope) -> str | None:
        headers, server = Headers(scope=scope), scope.get("server")
        hosts, origins = headers.getlist("host"), headers.getlist("origin")
        say = words_of(scope).say
        usual = _PORTS.get(scope.get("scheme", ""), 80)
        # More than one Host is an error by RFC 9112, 3.2; a proxy and the framework might each believe another one.
        if len(hosts) != 1 or not allowed(read_address(hosts[0]), server, self._names, usual):
            return say(
                "The planner does not answer under this address. Use the one that it named when it started; "
                "another one is allowed with “planner app --host-name”."
            )
        if len(origins) > 1 or any(not self._is_own_page(origin, server) for origin in origins):
            return say("Another website asks for this; only the planner’s own pages may.")
        return None

    def _is_own_page(self, origin: str, server: tuple[str, int | None] | None) -> bool:
        scheme, mark, rest = origin.partition("://")
        # A page in a sandbox, or opened from a file, has the Origin “null”.
        if not mark or scheme not in {"http", "https"}:
            return False
        return allowed(read_address(rest), server, self._names, _PORTS[scheme])


def _with_origin_as_host(scope: Scope) -> Scope:
    """Return what is asked with its Origin named as its Host is, both being the app's own.

    Where they differ, as behind a proxy that puts its own Host, the framework would ask a public
    service for this computer's address to compare.
    """
    headers = MutableHeaders(raw=list(scope["headers"]))
    origin = headers.get("origin")
    if origin is not None:
        headers["origin"] = f"{origin.partition('://')[0]}://{headers['host']}"
    return {**scope, "headers": headers.raw}
