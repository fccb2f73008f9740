"""How does a table of many rows come about quickly?

One row is built as a prototype, copied for every row and filled: copying a subtree inside lxml is
many times faster than building a row cell by cell.
"""

from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TypeAlias

from planner.export.word.base import TABLE_STYLE
from planner.export.word.ooxml import Element, Quoted, element, name, paragraph, run
from planner.export.word.styles import style_id, twips

Cell: TypeAlias = "str | Shaded | Emphasised | Quoted | tuple[str | Quoted, ...]"
"""A text; a text on a coloured ground or in a character style; a quotation; several paragraphs."""


@dataclass(frozen=True, slots=True)
class Shaded:
    """A word on a coloured ground; the word says what the colour says."""

    text: str
    ground: str


@dataclass(frozen=True, slots=True)
class Emphasised:
    """A text in a character style."""

    text: str
    style: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column and its width in centimetres."""

    title: str
    width: float
    style: str = "Table Text"
    head: str = "Table Head"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with a caption, a head that is repeated on every page, and whole rows."""

    caption: str
    describes: str
    """What the table holds, for those who cannot see it."""
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[Cell]] = field(default=())


def table_element(table: Table, fit: Callable[[str], str], quoted_in: str = "") -> Element:
    """Return a table's XML; ``fit`` makes a text fit for the page, quotations are in ``quoted_in``."""
    made = element("w:tbl", _properties(table, fit), _grid(table.columns), _head(table.columns, fit))
    prototype = _row([(column, paragraph(style_id(column.style), [run("")])) for column in table.columns])
    text_tag, cell_tag = name("w:t"), name("w:tc")
    for cells in table.rows:
        row = deepcopy(prototype)
        for at, cell in zip(row.iterchildren(cell_tag), cells, strict=True):
            if isinstance(cell, str):
                next(at.iter(text_tag)).text = fit(cell)
            else:
                _fill(at, cell, fit, quoted_in)
        made.append(row)
    return made


def _fill(at: Element, cell: Cell, fit: Callable[[str], str], quoted_in: str) -> None:
    """Write a cell that is more than one plain text."""
    first = at[-1]
    text = next(first.iter(name("w:t")))
    match cell:
        case Shaded(said, ground):
            text.text = fit(said)
            at[0].append(element("w:shd", w_val="clear", w_color="auto", w_fill=ground))
        case Emphasised(said, style):
            text.text = fit(said)
            next(first.iter(name("w:r"))).insert(0, element("w:rPr", element("w:rStyle", w_val=style_id(style))))
        case Quoted():
            _say(first, cell, fit, quoted_in)
        case tuple():
            for line in cell[1:]:
                more = deepcopy(first)
                _say(more, line, fit, quoted_in)
                at.append(more)
            _say(first, cell[0] if cell else "", fit, quoted_in)


def _say(line: Element, said: str | Quoted, fit: Callable[[str], str], quoted_in: str) -> None:
    next(line.iter(name("w:t"))).text = fit(said.text if isinstance(said, Quoted) else said)
    if isinstance(said, Quoted) and quoted_in:
        language = element("w:rPr", element("w:lang", w_val=quoted_in))
        next(line.iter(name("w:r"))).insert(0, language)


def _properties(table: Table, fit: Callable[[str], str]) -> Element:
    return element(
        "w:tblPr",
        element("w:tblStyle", w_val=TABLE_STYLE),
        element("w:tblW", w_w=sum(twips(column.width) for column in table.columns), w_type="dxa"),
        element("w:tblLayout", w_type="fixed"),
        element(
            "w:tblLook",
            w_val="0620",
            w_firstRow=1,
            w_lastRow=0,
            w_firstColumn=0,
            w_lastColumn=0,
            w_noHBand=1,
            w_noVBand=1,
        ),
        element("w:tblCaption", w_val=fit(table.caption)),
        element("w:tblDescription", w_val=fit(table.describes)),
    )


def _grid(columns: Iterable[Column]) -> Element:
    return element("w:tblGrid", *(element("w:gridCol", w_w=twips(column.width)) for column in columns))


def _head(columns: Iterable[Column], fit: Callable[[str], str]) -> Element:
    cells = [(column, paragraph(style_id(column.head), [run(fit(column.title))])) for column in columns]
    row = _row(cells)
    row[0].append(element("w:tblHeader"))
    return row


def _row(cells: Iterable[tuple[Column, Element]]) -> Element:
    row = element("w:tr", element("w:trPr", element("w:cantSplit")))
    for column, text in cells:
        width = element("w:tcW", w_w=twips(column.width), w_type="dxa")
        row.append(element("w:tc", element("w:tcPr", width), text))
    return row
