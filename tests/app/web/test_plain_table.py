"""A table that is only read: nobody's text is interpreted, and nothing is made before somebody looks."""

from collections.abc import Callable, Iterator

from streamlit.testing.v1 import AppTest

from planner.app.web.plain_table import folded_table, plain_table

Within = Callable[..., AppTest]


def test_cells_and_heads_are_shown_as_they_were_written(within: Within) -> None:
    page = within(lambda: plain_table([{"*Action*": "<b>F01</b>"}], alt="Actions"))
    table = page.table[0].value
    assert list(table.columns) == [r"\*Action\*"]
    assert list(table.iloc[0]) == [r"\<b\>F01\</b\>"]


def test_an_empty_table_says_so_in_words_where_there_are_some(within: Within) -> None:
    page = within(lambda: plain_table([], alt="Actions", nothing="Nothing is late."))
    assert [caption.value for caption in page.caption] == ["Nothing is late."]
    assert not page.table
    assert not within(lambda: plain_table([], alt="Actions")).caption


def test_a_folded_table_makes_no_rows(within: Within) -> None:
    made: list[str] = []

    def rows() -> Iterator[dict[str, str]]:
        made.append("a row")
        yield {"Action": "F01"}

    page = within(lambda: folded_table("As a table", rows(), key="folded", alt="Actions"))
    assert (made, len(page.table)) == ([], 0)
    page.session_state["folded"] = True
    page.run()
    assert made == ["a row"]
    assert page.table[0].value.iloc[0, 0] == "F01"
