"""How does a table of many rows come about quickly?

One row is built as a prototype, copied for every row and filled: copying a subtree inside lxml is
many times faster than building a row cell by cell, and python-docx's ``table.cell`` walks the whole
table for each cell.
"""

from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Self, TypeAlias

from planner.export.word.blank_document import TABLE_STYLE
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

    @classmethod
    def small(cls, title: str, width: float) -> Self:
        """Return a column of small type, for tables with many columns or long cells."""
        return cls(title=title, width=width, style="Table Small", head="Table Head Small")

    @classmethod
    def number(cls, title: str, width: float) -> Self:
        """Return a column of figures, which stand right so that their places line up."""
        return cls(title=title, width=width, style="Table Number", head="Table Head Number")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with a caption, a head that is repeated on every page, and whole rows."""

    caption: str
    describes: str
    """What the table holds, for those who cannot see it."""
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[Cell]] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Typesetting:
    """How the texts of a document are made fit for its pages."""

    fit: Callable[[str], str]
    """Sets a text of the document's own."""
    quote: Callable[[str], str]
    """Sets what is quoted."""
    quoted_in: str = ""
    """The language of quotations where it is not the document's."""


def table_element(table: Table, setting: Typesetting) -> Element:
    """Return a table's XML."""
    # No cells are merged, here or below: screen readers lose the head of a column at the first merged cell.
    made = element("w:tbl", _properties(table, setting.fit), _grid(table.columns), _head(table.columns, setting.fit))
    prototype = _row([(column, paragraph(style_id(column.style), [run("")])) for column in table.columns])
    text_tag, cell_tag = name("w:t"), name("w:tc")
    for cells in table.rows:
        row = deepcopy(prototype)
        for at, cell in zip(row.iterchildren(cell_tag), cells, strict=True):
            if isinstance(cell, str):
                next(at.iter(text_tag)).text = setting.fit(cell)
            else:
                _fill(at, cell, setting)
        made.append(row)
    return made


def _fill(at: Element, cell: Cell, setting: Typesetting) -> None:
    """Write a cell that is more than one plain text."""
    first = at[-1]
    text = next(first.iter(name("w:t")))
    match cell:
        case Shaded(word, ground):
            text.text = setting.fit(word)
            at[0].append(element("w:shd", w_val="clear", w_color="auto", w_fill=ground))
        case Emphasised(emphasised, style):
            text.text = setting.fit(emphasised)
            # The properties of a run come before its text, or Word calls the file damaged.
            next(first.iter(name("w:r"))).insert(0, element("w:rPr", element("w:rStyle", w_val=style_id(style))))
        case Quoted():
            _write(first, cell, setting)
        case tuple():
            # The first paragraph is filled last: until then it is the pattern of the others.
            for line in cell[1:]:
                more = deepcopy(first)
                _write(more, line, setting)
                at.append(more)
            _write(first, cell[0] if cell else "", setting)


def _write(line: Element, text: str | Quoted, setting: Typesetting) -> None:
    next(line.iter(name("w:t"))).text = setting.quote(text.text) if isinstance(text, Quoted) else setting.fit(text)
    # A screen reader reads a quotation in another language with the voice of that language (WCAG 3.1.2).
    if isinstance(text, Quoted) and setting.quoted_in:
        language = element("w:rPr", element("w:lang", w_val=setting.quoted_in))
        next(line.iter(name("w:r"))).insert(0, language)


def _properties(table: Table, fit: Callable[[str], str]) -> Element:
    return element(
        "w:tblPr",
        element("w:tblStyle", w_val=TABLE_STYLE),
        element("w:tblW", w_w=sum(twips(column.width) for column in table.columns), w_type="dxa"),
        # Else Word takes widths for wishes and fits columns to what stands in them, differently in each table.
        element("w:tblLayout", w_type="fixed"),
        _look(),
        element("w:tblCaption", w_val=fit(table.caption)),
        element("w:tblDescription", w_val=fit(table.describes)),
    )


def _look() -> Element:
    """Return which parts of the table style count: only that of the first row."""
    # The number says the same as the flags after it: the first edition of the standard had no flags.
    flags = {"firstRow": 1, "lastRow": 0, "firstColumn": 0, "lastColumn": 0, "noHBand": 1, "noVBand": 1}
    return element("w:tblLook", w_val="0620", **{f"w_{flag}": on for flag, on in flags.items()})


def _grid(columns: Iterable[Column]) -> Element:
    return element("w:tblGrid", *(element("w:gridCol", w_w=twips(column.width)) for column in columns))


def _head(columns: Iterable[Column], fit: Callable[[str], str]) -> Element:
    cells = [(column, paragraph(style_id(column.head), [run(fit(column.title))])) for column in columns]
    row = _row(cells)
    # Repeats the row on every page, and is what marks it as a head for screen readers; its looks do not.
    row[0].append(element("w:tblHeader"))
    return row


def _row(cells: Iterable[tuple[Column, Element]]) -> Element:
    row = element("w:tr", element("w:trPr", element("w:cantSplit")))
    for column, text in cells:
        width = element("w:tcW", w_w=twips(column.width), w_type="dxa")
        row.append(element("w:tc", element("w:tcPr", width), text))
    return row
