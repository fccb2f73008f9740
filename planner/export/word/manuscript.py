"""How does the document grow, paragraph by paragraph, and become a Word file?"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from planner.export.word.blank_document import blank_document, numbered_list
from planner.export.word.contents import LISTED_LEVELS, Entry, contents_block
from planner.export.word.ooxml import (
    Element,
    Piece,
    Quoted,
    Styled,
    clean,
    element,
    keep_ids_whole,
    name,
    paragraph,
    run,
    shortened,
    tab,
)
from planner.export.word.ooxml import field as field_runs
from planner.export.word.pages import footer_for, section_properties
from planner.export.word.pictures import Chart, Picture, place_chart, place_picture
from planner.export.word.references import Place, link_references
from planner.export.word.styles import style_id
from planner.export.word.tables import Table, Typesetting, table_element
from planner.wording import Wording

if TYPE_CHECKING:
    from docx.document import Document

_LONGEST_ENTRY = 120
"""In the contents longer ones are hard to find one's way by; the heading itself has the full text."""

_LONGEST_PROPERTY = 255
"""Word takes no more in a property of a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Properties:
    """What the file says about itself."""

    title: str
    subject: str
    author: str
    category: str
    keywords: str
    made: dt.date


@dataclass
class Manuscript:
    """A document being written from front to back; ``saved`` gives the file.

    Text is made fit for the page here and nowhere else: control characters dropped, the spaces of
    the language set, entries of the contents kept short.
    """

    wording: Wording
    properties: Properties
    foot: str
    """What stands at the left of every page's foot."""
    quoted_in: str = ""
    """The language of quotations when it is not the document's."""
    _body: list[Element] = field(default_factory=list, init=False)
    _entries: list[Entry] = field(default_factory=list, init=False)
    _chapter: int = field(default=0, init=False)
    _section: int = field(default=0, init=False)
    _captions: dict[str, int] = field(default_factory=dict, init=False)
    _bookmarks: int = field(default=0, init=False)
    _objects: int = field(default=0, init=False)
    _contents_at: int | None = field(default=None, init=False)
    _places: dict[str, Place] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self._document: Document = blank_document(self.wording)
        # Titles, roles and words of a status stand in a document many times over, and French spaces are costly to set.
        self.fit = lru_cache(maxsize=20_000)(self._fitted)
        quote = lru_cache(maxsize=20_000)(clean) if self.quoted_in else self.fit
        self._setting = Typesetting(fit=self.fit, quote=quote, quoted_in=self.quoted_in)

    def _fitted(self, text: str) -> str:
        """Return a text with the spaces of the document's language, but for a title that is in another: as written."""
        whole, title = clean(text), clean(self.properties.title)
        if not self.quoted_in or not title:
            return self.wording.typeset(whole)
        return title.join(map(self.wording.typeset, whole.split(title)))

    def heading(self, text: str, level: int, *, new_page: bool = False) -> None:
        """Begin a chapter (1), a section (2) or a block (3); the first two are numbered and listed."""
        fitted = self.fit(text)
        made = paragraph(style_id(f"heading {level}"), [run(fitted)])
        if new_page:
            # The schema puts the break after the style and the spacing last. Word keeps the space above a heading on a
            # new page too, where it parts it from nothing.
            made[0].insert(1, element("w:pageBreakBefore"))
            made[0].append(element("w:spacing", w_before=0))
        if level <= LISTED_LEVELS:
            self._list(fitted, level, made)
        self._body.append(made)

    def place(self, action: str, title: str) -> None:
        """Head the block that describes an action: every mention of it leads there."""
        self.heading(f"{action}  {title}", 3)
        bookmark = f"_Action{len(self._places)}"
        self._mark(self._body[-1], bookmark)
        self._places[action] = Place(bookmark, self.fit(title))

    def _list(self, text: str, level: int, heading: Element) -> None:
        self._chapter, self._section = (self._chapter + 1, 0) if level == 1 else (self._chapter, self._section + 1)
        # Word numbers headings itself; the contents repeat the numbers as text, since nothing updates them unasked.
        number = f"{self._chapter}" if level == 1 else f"{self._chapter}.{self._section}"
        bookmark = f"_Toc{100_000 + len(self._entries)}"
        entry = shortened(text, _LONGEST_ENTRY)
        self._entries.append(Entry(level=level, text=f"{number}  {entry}", bookmark=bookmark))
        self._mark(heading, bookmark)

    def _mark(self, heading: Element, bookmark: str) -> None:
        self._bookmarks += 1
        heading.insert(1, element("w:bookmarkStart", w_id=self._bookmarks, w_name=bookmark))
        heading.append(element("w:bookmarkEnd", w_id=self._bookmarks))

    def paragraph(self, *pieces: Piece, style: str = "Normal", keep_next: bool = False) -> None:
        """Write a paragraph."""
        # Tables have no space below; a paragraph between as a spacer would be read aloud as blank.
        if style == "Normal" and self._body and self._body[-1].tag == name("w:tbl"):
            style = "After Table"
        self._body.append(paragraph(style_id(style), self._runs(pieces), keep_next=keep_next))

    def _runs(self, pieces: Iterable[Piece]) -> Iterable[Element]:
        for piece in pieces:
            match piece:
                case str():
                    yield run(self._joined(piece))
                case Styled(text, style):
                    yield run(self._joined(text), style_id(style))
                case Quoted(text):
                    yield run(self._joined(text, self._setting.quote), language=self.quoted_in)
                case _:
                    yield piece

    def _joined(self, text: str, fit: Callable[[str], str] | None = None) -> str:
        """Keep the spaces at the ends, where a piece meets its neighbours; one that must not break is there still."""
        fitted = (fit or self.fit)(text)
        before = fitted and text[:1].isspace() and not fitted[:1].isspace()
        after = text[-1:].isspace() and not fitted[-1:].isspace()
        return f"{' ' if before else ''}{fitted}{' ' if after else ''}"

    def points(self, texts: Iterable[str], style: str = "List Bullet") -> None:
        """Write one point of a list for each text."""
        for text in texts:
            self.paragraph(text, style=style)

    def numbered(self, texts: Iterable[str], style: str) -> None:
        """Write one point for each text, which Word numbers from 1 on."""
        number = numbered_list(self._document)
        for text in texts:
            self.paragraph(text, style=style)
            counted = element("w:numPr", element("w:ilvl", w_val=0), element("w:numId", w_val=number))
            self._body[-1][0].append(counted)

    def fact(self, label: str, *pieces: Piece, style: str = "Fact", keep_next: bool = False) -> None:
        """Write a label and what belongs to it."""
        between = (tab(),) if pieces else ()
        self.paragraph(Styled(label, "Fact Label"), *between, *pieces, style=style, keep_next=keep_next)

    def table(self, table: Table) -> None:
        """Write a caption and its table."""
        self._caption(self.wording.say("Table"), table.caption)
        self._body.append(table_element(table, self._setting))

    def _caption(self, kind: str, text: str) -> None:
        number = self._captions[kind] = self._captions.get(kind, 0) + 1
        sequence = field_runs(f"SEQ {kind} \\* ARABIC", run(str(number)))
        pieces = (run(f"{kind}\N{NO-BREAK SPACE}"), *sequence, run(f" – {self.fit(text)}"))
        self._body.append(paragraph(style_id("caption"), pieces))

    def picture(self, picture: Picture) -> None:
        """Write a caption and its picture."""
        self._figure(picture.caption)
        self._body.append(place_picture(self._document, picture, self._objects, self.fit))

    def chart(self, chart: Chart) -> None:
        """Write a caption and its chart, which Word draws."""
        self._figure(chart.caption)
        self._body.append(place_chart(self._document, chart, self._objects, self.wording, self.fit))

    def _figure(self, caption: str) -> None:
        self._objects += 1
        self._caption(self.wording.say("Figure"), caption)

    def contents(self) -> None:
        """Give the table of contents its place; its entries come when all headings are known."""
        self.paragraph(self.wording.say("Contents"), style="Contents Heading")
        self._contents_at = len(self._body)

    def end_section(self, *, landscape: bool = False, cover: bool = False) -> None:
        """End the pages of one orientation; what follows stands on new ones."""
        # Section properties live in a section's last paragraph; a table cannot hold them.
        if self._body[-1].tag != name("w:p"):
            self._body.append(paragraph(style_id("Section End")))
        self._body[-1][0].append(self._section_properties(landscape=landscape, cover=cover))

    def _section_properties(self, *, landscape: bool, cover: bool) -> Element:
        foot = None if cover else footer_for(self._document, self.wording, self.fit(self.foot), landscape=landscape)
        return section_properties(foot, landscape=landscape)

    def saved(self) -> bytes:
        """Return the finished file, its last pages upright."""
        if self._contents_at is not None:
            self._body.insert(self._contents_at, contents_block(self._entries))
        # All that was written goes in at the end: the contents stand near the front and are known last.
        body = self._document.element.body
        for old in list(body):
            body.remove(old)
        body.extend(self._body)
        link_references(body, self._places)
        keep_ids_whole(body)
        body.append(self._section_properties(landscape=False, cover=False))
        self._set_properties()
        file = BytesIO()
        self._document.save(file)
        return file.getvalue()

    def _set_properties(self) -> None:
        core, given = self._document.core_properties, self.properties
        core.title, core.subject = self._property(given.title), self._property(given.subject)
        core.author = core.last_modified_by = self._property(given.author)
        core.category, core.keywords = self._property(given.category), self._property(given.keywords)
        # python-docx leaves “generated by python-docx” there.
        core.comments, core.language = "", self.wording.tag
        # An hour that nobody measured: with the clock's, the same plan would not give the same file.
        core.created = core.modified = dt.datetime.combine(given.made, dt.time(8))

    def _property(self, text: str) -> str:
        return shortened(self.fit(text), _LONGEST_PROPERTY)
