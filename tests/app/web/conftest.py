"""Pages over a real store in a temporary file, without a browser: ``open_page("assess", city=…)``."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from streamlit import config
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from planner.app import desk
from planner.app.desk import PlanView
from planner.app.web import server, session, sign_in
from planner.store import Actor, Store, open_store

TODAY = date(2027, 3, 15)
PATIENCE = 60
"""Seconds that one run may take; a machine under load needs some of them."""


@pytest.fixture(scope="session", autouse=True)
def _packages_looked_through_once() -> Iterator[None]:
    """The framework reads for every page what each installed package says of itself: much of the tests’ time."""
    look = manifest_scanner.scan_component_manifests
    manifest_scanner.scan_component_manifests = cache(look)
    yield
    manifest_scanner.scan_component_manifests = look


@pytest.fixture(scope="session", autouse=True)
def _nobody_is_watched() -> Iterator[None]:
    """As the app is started: the framework counts no calls. To count them takes three hundredths of a page's time."""
    before = config.get_option("browser.gatherUsageStats")
    config.set_option("browser.gatherUsageStats", value=False)
    yield
    config.set_option("browser.gatherUsageStats", before)


@pytest.fixture
def store(blank_file: Path, tmp_path: Path) -> Iterator[Store]:
    """A blank store in a file of its own."""
    shutil.copyfile(blank_file, tmp_path / "planner.db")
    with open_store(tmp_path / "planner.db") as store:
        yield store


@pytest.fixture(scope="session")
def drafted_view(havelmar_file: Path) -> PlanView:
    """Havelmar's plan on 15 March 2027, as it was drafted: nobody has reported anything."""
    with open_store(havelmar_file) as store:
        return desk.plan_view(store, "havelmar-plan-2027", today=TODAY, language="en")


@pytest.fixture
def anna(store: Store) -> Actor:
    return desk.introduce(store, "Anna")


@pytest.fixture
def open_page(store: Store) -> Iterator[Callable[..., AppTest]]:
    """Open a page as Anna reads it on 15 March 2027, or ``name``; what else is named goes into the address."""

    def open_page(path: str = "", *, language: str = "en", name: str = "Anna", **place: str) -> AppTest:
        app = AppTest.from_file(str(server.MAIN), default_timeout=PATIENCE)
        app.secrets["planner"] = {"store": store.where}
        app.session_state[session.TODAY] = TODAY
        app.session_state[sign_in.CHOSEN_NAME] = name
        app.session_state["language"] = language
        for entry, value in place.items():
            app.query_params[entry] = value
        if path:  # the navigation knows pages by a hash of their path
            app._page_hash = calc_hash(path)  # noqa: SLF001 - the framework's tests know only pages that are files
        shown = app.run()
        assert not shown.exception
        return shown

    yield open_page
    session._opened.clear()  # noqa: SLF001 - the store of this test is closed next


def _script(body: "Callable[[], None]") -> None:
    body()


@pytest.fixture
def within(store: Store) -> Iterator[Callable[..., AppTest]]:
    """Run a function as the script of a page that Anna reads on 15 March 2027, and return what it draws.

    It runs once more with each ``run`` of what is returned; what is named besides goes into the address.
    """

    def within(body: Callable[[], None], *, language: str = "en", **place: str) -> AppTest:
        page = AppTest.from_function(_script, args=(body,), default_timeout=PATIENCE)
        page.secrets["planner"] = {"store": store.where}
        page.session_state[session.TODAY] = TODAY
        page.session_state[sign_in.CHOSEN_NAME] = "Anna"
        page.session_state["language"] = language
        for entry, value in place.items():
            page.query_params[entry] = value
        drawn = page.run()
        assert not drawn.exception
        return drawn

    yield within
    session._opened.clear()  # noqa: SLF001 - the store of this test is closed next


_WITH_VALUE = ("title", "header", "subheader", "markdown", "text", "caption", "error", "info", "warning")
_WITH_LABEL = ("button", "expander", "download_button", "metric")


def refused(app: AppTest) -> list[str]:
    """Return the codes of what the forms of a page refused, as the session keeps them until they are mended."""
    return [problem.code for problems in app.session_state["refused"].values() for problem in problems]


def nothing_to_save(page: AppTest, button: str) -> bool:
    """Press a button, by its key, and return whether the page says that there is nothing to save."""
    pressed = page.button(key=button).click().run()
    assert not pressed.exception
    return "There is nothing to save yet." in [info.value for info in pressed.info]


def unfolded(page: AppTest, popover: str) -> AppTest:
    """Open a popover, of which nothing is drawn before; by its key."""
    page.session_state[popover] = True
    return page.run()


def page_text(app: AppTest) -> str:
    """Return everything that a page says in texts, headings, labels and buttons."""
    parts = [
        *(getattr(element, "value", "") for kind in _WITH_VALUE for element in app.get(kind)),
        *(getattr(element, "label", "") for kind in _WITH_LABEL for element in app.get(kind)),
        *(toast.value for toast in app.toast),
    ]
    return "\n".join(map(str, parts))
