"""How does a table of contents come with its entries already in it?"""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.export.word.ooxml import Element, element, field, paragraph, run
from planner.export.word.styles import style_id

LISTED_LEVELS = 2
"""Chapters and sections; blocks below them would make the contents long."""

_BLOCK_ID = 700_001


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One heading as the table of contents names it."""

    level: int
    text: str
    bookmark: str


def contents_block(entries: Sequence[Entry]) -> Element:
    r"""Return the table of contents: one link for each heading.

    The page numbers are left out (``\n``) because only a program that lays out pages knows them:
    none is better than a wrong one, and Word would otherwise have to ask before it fills them in.
    """
    begin, code, separate, end = field(rf'TOC \o "1-{LISTED_LEVELS}" \n \h \z')
    # One field over all entries: it begins in the first paragraph and ends in the last, as Word writes it itself.
    content = element("w:sdtContent")
    for position, entry in enumerate(entries):
        link = element("w:hyperlink", run(entry.text), w_anchor=entry.bookmark, w_history=1)
        runs = [link]
        if position == 0:
            runs = [begin, code, separate, link]
        if position == len(entries) - 1:
            runs.append(end)
        content.append(paragraph(style_id(f"toc {entry.level}"), runs))
    # In a block of that gallery Word offers “Update table” above the entries to whoever wants page numbers.
    gallery = element(
        "w:docPartObj", element("w:docPartGallery", w_val="Table of Contents"), element("w:docPartUnique")
    )
    return element("w:sdt", element("w:sdtPr", element("w:id", w_val=_BLOCK_ID), gallery), content)
