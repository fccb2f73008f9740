"""How does the app start, and what does it answer besides pages?

``serve`` starts it on one machine; ``uvicorn --factory planner.app.web.server:application`` starts
it behind a proxy, with the store's address in ``PLANNER_STORE``, the public name of the app in
``PLANNER_HOSTS`` and exactly one worker: sessions and uploads live in the process.
"""

import gc
import logging
import os
import secrets
import tomllib
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse
from starlette.routing import Route

from planner.app.web import language
from planner.app.web.error_log import keep_words_out_of_logs, trace_without_words
from planner.app.web.first_byte import FirstByte
from planner.app.web.open_paths import OpenPaths
from planner.app.web.own_addresses import LOOPBACK, Address, OwnAddresses, read_names
from planner.app.web.refusal import show_problems
from planner.app.web.theme import theme_options
from planner.problem import Place, ProblemsFoundError

_HERE = Path(__file__).parent
MAIN = _HERE / "script" / "run.py"
CONFIG = _HERE / ".streamlit" / "config.toml"
ICON = _HERE / "icon.svg"
STORE = "PLANNER_STORE"
"""The environment variable with the store's address."""
HOSTS = "PLANNER_HOSTS"
"""The environment variable with the names, parted by commas, under which the app answers besides its own address."""

_ADDRESS = "127.0.0.1"
"""Other machines are a proxy's part: the app itself never faces the network."""

Option: TypeAlias = str | int | float | bool | list[str] | list[int]

_log = logging.getLogger(__name__)


def serve(
    store: str,
    *,
    port: int = 8501,
    host_names: Sequence[str] = (),
    open_browser: bool = False,
    ready: Callable[[str], None] = lambda _: None,
    script: Path = MAIN,
) -> None:
    """Run the app until it is stopped from the keyboard.

    Args:
        store: where plans are kept, as the store's opening function takes it.
        port: where to listen; 0 lets the system choose, and a port in use gives way to the next.
        host_names: what else the app is called, as behind a proxy; without any, the environment says.
        open_browser: show the first page in this machine's browser.
        ready: told the app's address as soon as it answers.
        script: the page script, other than the app's own in tests.

    Raises:
        ProblemsFoundError: a name that is none.
    """
    app = application(store, host_names=host_names, script=script, ready=ready)
    options = {
        **shipped_options(os.environ),
        "server.port": port,
        "server.address": _ADDRESS,
        "server.headless": not open_browser,
        "server.allowedHosts": _host_names(public_names(host_names, os.environ)),
    }
    app.run(config=options)


def _host_names(names: Sequence[Address]) -> list[str]:
    """Return the names that the framework itself looks at, behind our own door."""
    return [*sorted(LOOPBACK), _ADDRESS, *(address.name for address in names)]


def application(
    store: str | None = None,
    *,
    host_names: Sequence[str] = (),
    script: Path = MAIN,
    ready: Callable[[str], None] = lambda _: None,
) -> st.App:
    """Return the app as an ASGI application; without ``store`` the environment names it.

    It answers under the address on which a question arrives, and under ``host_names``, else those of
    the environment.

    Raises:
        KeyError: neither names a store.
        ProblemsFoundError: a name that is none.
    """
    address = os.environ[STORE] if store is None else store
    names = public_names(host_names, os.environ)
    keep_words_out_of_logs()

    @asynccontextmanager
    async def lifespan(_: st.App) -> AsyncIterator[None]:
        # Here, not before the options of `run` are read: those would look like a change that asks for a restart.
        st.set_option("logger.enableRich", False)  # it would print errors with their messages, past every log  # noqa: FBT003
        _warm_up()
        ready(f"http://{st.get_option('server.address')}:{st.get_option('server.port')}")
        yield

    return st.App(
        script,
        # Pages are run by the framework and take no argument from here; of what it hands them, secrets reach no
        # browser.
        secrets={"planner": {"store": address}},
        lifespan=lifespan,
        routes=[Route("/healthz", _health), Route("/favicon.png", _icon)],
        # The first is the outermost: what the two behind it turn away goes out with the protecting headers, too.
        middleware=[Middleware(FirstByte), Middleware(OwnAddresses, names=names), Middleware(OpenPaths)],
        on_script_error=apologise,
    )


def public_names(typed: Sequence[str], environment: Mapping[str, str]) -> tuple[Address, ...]:
    """Return what else the app is called: what was typed, else what the environment says.

    Raises:
        ProblemsFoundError: words that are no names of computers.

    >>> public_names((), {"PLANNER_HOSTS": "plan.city.example, plan.lan:8443"})[1]
    Address(name='plan.lan', port=8443)
    """
    if typed:
        return read_names(typed, Place(file="--host-name"))
    return read_names(environment.get(HOSTS, "").split(","), Place(file=HOSTS))


def store_address() -> str:
    """Return where plans are kept, for the page that is being made."""
    return str(st.secrets["planner"]["store"])


def shipped_options(environment: Mapping[str, str]) -> dict[str, Option]:
    """Return the settings that the app ships with, but for those that the environment sets.

    >>> shipped_options({})["browser.gatherUsageStats"]
    False
    """
    settings = {**dict(_flat(tomllib.loads(CONFIG.read_text(encoding="utf-8")))), **theme_options()}
    return {name: value for name, value in settings.items() if _variable(name) not in environment}


def _flat(settings: Mapping[str, object], prefix: str = "") -> list[tuple[str, Option]]:
    flat: list[tuple[str, Option]] = []
    for name, value in settings.items():
        match value:
            case Mapping():
                flat.extend(_flat(value, f"{prefix}{name}."))
            case str() | int() | float() | list():
                flat.append((f"{prefix}{name}", value))
    return flat


def _variable(option: str) -> str:
    """Return the environment variable that sets an option.

    >>> _variable("server.maxUploadSize")
    'STREAMLIT_SERVER_MAX_UPLOAD_SIZE'
    """
    words = "".join(f"_{letter}" if letter.isupper() else letter for letter in option)
    return "STREAMLIT_" + words.replace(".", "_").upper()


def apologise(error: Exception) -> bool:
    """Log an error under a reference, and show the person that reference instead of the error.

    What the program can put into words, as when a plan is gone that a part of a page is about, it says.
    The log says of which kind an error is and where it arose; its message may quote what people wrote.
    """
    if isinstance(error, ProblemsFoundError):
        show_problems(error.problems)
        return True
    reference = secrets.token_hex(4)
    _log.error("error %s while a page was made\n%s", reference, trace_without_words(error))
    st.error(
        language.wording().say(
            "Something went wrong on our side, and nothing was saved in this step. "
            "If it happens again, tell your administrator this reference: {reference}",
            reference=reference,
        )
    )
    return True


def _warm_up() -> None:
    """Load what pages need, so that the first person does not wait for it.

    It stays until the end: no collection of garbage needs to look at it again.
    """
    # The framework imports the last two only with the first table that it draws.
    for module in ("planner.app.web.main", "pandas", "pyarrow"):
        import_module(module)
    gc.collect()
    gc.freeze()


async def _health(_: Request) -> PlainTextResponse:
    return PlainTextResponse("ok")


async def _icon(_: Request) -> FileResponse:
    return FileResponse(ICON, media_type="image/svg+xml")
