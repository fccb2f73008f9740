"""What pages say in French is good French; what a browser adds to them, ``tests/browser/test_french.py`` reads."""

import re
from collections.abc import Callable, Iterator

import pytest
from french import faults
from streamlit.testing.v1 import AppTest

from app.web.tracked_city import tracked
from planner.app.web.main import sections
from planner.store import Actor, Store

OpenPage = Callable[..., AppTest]
SAID = ("value", "label", "placeholder", "help", "body", "alt", "text")
"""Where elements keep what they say."""


def paths() -> list[str]:
    return [entry.path for entries in sections().values() for entry in entries][1:]


def texts(page: AppTest) -> Iterator[str]:
    """Give every text of a page, those of its tables included."""
    for element in page.main:
        for kept in SAID:
            if isinstance(said := getattr(element.proto, kept, None), str):
                yield said
        yield from (getattr(option, "content", option) for option in getattr(element.proto, "options", ()))
    for table in page.table:
        yield from map(str, table.value.columns)
        yield from (str(cell) for row in table.value.itertuples(index=False) for cell in row)


def lines(page: AppTest) -> list[str]:
    """Return the lines of a page without signs of Markdown, and without what Anna typed to try it."""
    said = [line for text in texts(page) if "signs" not in text for line in text.splitlines()]
    return [re.sub(r":[a-z]+\[|[\\\u2060]", "", line).strip() for line in said]


@pytest.mark.parametrize("path", ["", *paths()])
def test_a_page_of_a_plan_under_way_is_good_french(open_page: OpenPage, store: Store, anna: Actor, path: str) -> None:
    tracked(store, anna, language="fr")
    said = lines(open_page(path, language="fr"))
    assert said
    assert faults(said) == []


@pytest.mark.parametrize("path", ["", *paths()])
def test_a_page_of_an_empty_store_is_good_french(open_page: OpenPage, path: str) -> None:
    assert faults(lines(open_page(path, language="fr"))) == []
