"""The year, walked once for all tests of it."""

from collections.abc import Iterator
from functools import cache

import pytest
from streamlit import config
from streamlit.components.v2 import manifest_scanner

from planner.app.web import session
from year.walk import Moment, walk


@pytest.fixture(scope="session")
def year(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Moment]:
    """The moments of the year by name, each with a store of its own."""
    return {moment.name: moment for moment in walk(tmp_path_factory.mktemp("year"))}


@pytest.fixture(scope="session", autouse=True)
def _pages_without_what_takes_time() -> Iterator[None]:
    """The framework looks for every page through what is installed, and counts its calls: much of the tests’ time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        before = config.get_option("browser.gatherUsageStats")
        config.set_option("browser.gatherUsageStats", value=False)
        yield
        config.set_option("browser.gatherUsageStats", before)
    session._opened.clear()  # noqa: SLF001 - the stores of the year are closed next
