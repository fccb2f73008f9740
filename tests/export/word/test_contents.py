"""The contents are one field with all entries in it, each a link, none with a page number that may be wrong."""

from typing import Any

import pytest
from docx.oxml.ns import qn

from planner.export.word.contents import Entry, contents_block


def block(number: int) -> Any:
    return contents_block(
        [Entry(level=1 + at % 2, text=f"{at}  Chapter", bookmark=f"_Toc{at}") for at in range(number)]
    )


@pytest.mark.parametrize("number", [1, 2, 30])
def test_one_field_spans_all_entries(number: int) -> None:
    contents = block(number)
    kinds = [mark.get(qn("w:fldCharType")) for mark in contents.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    paragraphs = list(contents.iter(qn("w:p")))
    assert [len(list(line.iter(qn("w:fldChar")))) for line in (paragraphs[0], paragraphs[-1])] == (
        [3, 3] if number == 1 else [2, 1]
    )


def test_every_entry_is_a_link_to_its_heading() -> None:
    links = list(block(3).iter(qn("w:hyperlink")))
    assert [link.get(qn("w:anchor")) for link in links] == ["_Toc0", "_Toc1", "_Toc2"]
    assert ["".join(text.text or "" for text in link.iter(qn("w:t"))) for link in links] == [
        "0  Chapter",
        "1  Chapter",
        "2  Chapter",
    ]


def test_entries_look_as_their_level_does() -> None:
    assert [style.get(qn("w:val")) for style in block(3).iter(qn("w:pStyle"))] == ["TOC1", "TOC2", "TOC1"]


def test_no_page_numbers_are_promised() -> None:
    [code] = block(2).iter(qn("w:instrText"))
    assert r"\n" in code.text
    assert "PAGEREF" not in "".join(block(2).itertext())


def test_word_knows_the_block_as_a_table_of_contents() -> None:
    assert next(block(1).iter(qn("w:docPartGallery"))).get(qn("w:val")) == "Table of Contents"
