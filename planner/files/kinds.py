"""What kind of file is this? Told by what stands in it, never by its name."""

import re
from collections.abc import Mapping
from enum import StrEnum

_LOOKED_AT = 65_536
"""Bytes from the start that tell most kinds; parts of a workbook may stand anywhere in it."""


class Kind(StrEnum):
    """A kind of file that people have at hand."""

    EMPTY = "empty"
    TEXT = "text"
    """Text in UTF-8, which a YAML file is too."""
    OTHER_TEXT = "other-text"
    """Text in another encoding, such as Windows-1252 or UTF-16."""
    JSON = "json"
    CSV = "csv"
    HTML = "html"
    XML = "xml"
    EXCEL = "excel"
    WORD = "word"
    POWERPOINT = "powerpoint"
    OPEN_DOCUMENT = "open-document"
    OLD_EXCEL = "old-excel"
    OLD_WORD = "old-word"
    OLD_OFFICE = "old-office"
    """Another file of Office before 2007, or one of today that a password locks."""
    RICH_TEXT = "rich-text"
    PDF = "pdf"
    IMAGE = "image"
    ZIP = "zip"
    ARCHIVE = "archive"
    STORE = "store"
    """A store of the planner, or a backup of one, which is a store too."""
    DATABASE = "database"
    PROGRAM = "program"
    BINARY = "binary"
    """Bytes that are neither text nor anything known."""


WHAT_IT_IS: Mapping[Kind, str] = {
    Kind.EMPTY: "The file is empty.",
    Kind.TEXT: "This is a text file.",
    Kind.OTHER_TEXT: "This is a text file, but not in UTF-8.",
    Kind.JSON: "This is a JSON file.",
    Kind.CSV: "This is a table as text (CSV).",
    Kind.HTML: "This is a web page (HTML).",
    Kind.XML: "This is an XML file.",
    Kind.EXCEL: "This is an Excel workbook.",
    Kind.WORD: "This is a Word document.",
    Kind.POWERPOINT: "This is a PowerPoint presentation.",
    Kind.OPEN_DOCUMENT: "This is a document of LibreOffice or OpenOffice.",
    Kind.OLD_EXCEL: "This is an Excel workbook in the old format (.xls).",
    Kind.OLD_WORD: "This is a Word document in the old format (.doc).",
    Kind.OLD_OFFICE: "This is an Office file, in an old format or locked by a password.",
    Kind.RICH_TEXT: "This is a formatted text (RTF).",
    Kind.PDF: "This is a PDF document.",
    Kind.IMAGE: "This is an image.",
    Kind.ZIP: "This is a zip archive.",
    Kind.ARCHIVE: "This is a packed archive.",
    Kind.STORE: "This is a store of the planner, or a backup of one.",
    Kind.DATABASE: "This is a SQLite database.",
    Kind.PROGRAM: "This is a program.",
    Kind.BINARY: "This is not a text file; its bytes say nothing that the planner knows.",
}
"""One English sentence for each kind: the ``what`` of a problem, and the key of its translations."""

_APPLICATION = slice(68, 72)
"""Where the head of a SQLite file names the program it belongs to."""
# What stores write as SQLite’s application_id, when they are made.
_STORE = b"ICP1"

# More bytes than the shortest signature where that could begin a text: “MZ” alone may, “MZ\x90\x00” may not.
_BEGINNINGS: tuple[tuple[bytes, Kind], ...] = (
    (b"%PDF-", Kind.PDF),
    (b"{\\rtf", Kind.RICH_TEXT),
    (b"\x89PNG\r\n\x1a\n", Kind.IMAGE),
    (b"\xff\xd8\xff", Kind.IMAGE),
    (b"GIF87a", Kind.IMAGE),
    (b"GIF89a", Kind.IMAGE),
    (b"II*\x00", Kind.IMAGE),
    (b"MM\x00*", Kind.IMAGE),
    (b"\x1f\x8b", Kind.ARCHIVE),
    (b"BZh", Kind.ARCHIVE),
    (b"\xfd7zXZ\x00", Kind.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Kind.ARCHIVE),
    (b"Rar!\x1a\x07", Kind.ARCHIVE),
    (b"\x28\xb5\x2f\xfd", Kind.ARCHIVE),
    (b"\x7fELF", Kind.PROGRAM),
    (b"MZ\x90\x00", Kind.PROGRAM),
)
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# OpenDocument 1.2, part 3, section 3.3: the part mimetype stands first, and unpacked.
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument."
_OFFICE_PARTS = ((b"xl/workbook.", Kind.EXCEL), (b"word/document", Kind.WORD), (b"ppt/presentation", Kind.POWERPOINT))
_PHOTOS = (b"heic", b"heix", b"mif1", b"avif")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Excel 97 named its stream Workbook, Excel 5 and 95 Book.
_OLD_PARTS = (("Workbook", Kind.OLD_EXCEL), ("Book", Kind.OLD_EXCEL), ("WordDocument", Kind.OLD_WORD))

# C0 controls that no text holds, escape and form feed left out: terminals and old editors write those.
_UNTEXTUAL = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
_MOST_UNTEXTUAL = 0.05

_JSON = re.compile(r'\s*(?:\{\s*"(?:[^"\\]|\\.){0,200}"\s*:|\[\s*[\[{"]|[\[{]\s*[\]}]\s*\Z)')
_HTML = re.compile(r"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_XML = re.compile(r"\s*<(?:\?xml|[A-Za-z_][\w.:-]*[\s/>])")
_WRITTEN = ((_JSON, Kind.JSON), (_HTML, Kind.HTML), (_XML, Kind.XML))
_YAML_LINE = re.compile(r"""\s*(?:-\s|-$|#|---|["']?[\w][\w .’'-]{0,80}["']?\s*:(?:\s|$))""")
_SEPARATORS = (";", "\t", ",")
_TABLE_LINES = 20


def kind_of(data: bytes) -> Kind:
    r"""Say what kind of file begins with these bytes; the more of it is given, the surer.

    Never fails, and looks at no more than the bytes given. A file whose end is missing or damaged is
    named by its beginning.

    >>> kind_of(b"%PDF-1.7 ..."), kind_of(b"city: Exampleton\n"), kind_of(b"city;country\nExampleton;FR\n")
    (<Kind.PDF: 'pdf'>, <Kind.TEXT: 'text'>, <Kind.CSV: 'csv'>)
    """
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        return Kind.EMPTY
    return _by_beginning(data) or _not_text(data[:_LOOKED_AT]) or _text(data)


def _by_beginning(data: bytes) -> Kind | None:
    if data.startswith(b"SQLite format 3\x00"):
        return Kind.STORE if data[_APPLICATION] == _STORE else Kind.DATABASE
    if data.startswith(_ZIPS):
        return _packed(data)
    if data.startswith(_OLD_OFFICE):
        return next((kind for part, kind in _OLD_PARTS if part.encode("utf-16-le") in data), Kind.OLD_OFFICE)
    if data[8:12] == b"WEBP" or (data[4:8] == b"ftyp" and data[8:12] in _PHOTOS):
        return Kind.IMAGE
    return next((kind for beginning, kind in _BEGINNINGS if data.startswith(beginning)), None)


def _packed(data: bytes) -> Kind:
    """Tell what a zip archive holds: the names of its parts stand in it unpacked."""
    if _OPEN_DOCUMENT in data[:200]:
        return Kind.OPEN_DOCUMENT
    # Nothing is unpacked to find out: a few kilobytes of zip may hold terabytes.
    return next((kind for part, kind in _OFFICE_PARTS if part in data), Kind.ZIP)


def _not_text(head: bytes) -> Kind | None:
    if wide_encoding(head) is not None:
        return Kind.OTHER_TEXT
    if b"\x00" in head or len(_UNTEXTUAL.findall(head)) > len(head) * _MOST_UNTEXTUAL:
        return Kind.BINARY
    return None


def _text(data: bytes) -> Kind:
    text = data[:_LOOKED_AT].decode("utf-8-sig", errors="replace")
    written = next((kind for pattern, kind in _WRITTEN if pattern.match(text)), None)
    if written is not None:
        return written
    if _is_table(text, whole=len(data) <= _LOOKED_AT):
        return Kind.CSV
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        # The bytes given may end in the middle of a character.
        return Kind.TEXT if error.reason == "unexpected end of data" else Kind.OTHER_TEXT
    return Kind.TEXT


def wide_encoding(data: bytes) -> str | None:
    r"""Return the encoding of a text whose characters take two or four bytes, None for all else.

    >>> wide_encoding("ville: Évry\n".encode("utf-16")), wide_encoding(b"city: Evry\n")
    ('utf-16', None)
    """
    # Before UTF-16, whose mark begins that of UTF-32.
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "utf-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    head = data[:2_000]
    pairs = len(head) // 2
    if pairs > 1:
        # Letters of our languages leave one byte of each pair empty.
        for encoding, first in (("utf-16-le", 1), ("utf-16-be", 0)):
            if head[first::2].count(0) > 0.7 * pairs and head[1 - first :: 2].count(0) == 0:
                return encoding
    return None


def _is_table(text: str, *, whole: bool) -> bool:
    """Say whether every line has as many separators as the first, and none reads like an entry of YAML."""
    lines = [line for line in text.splitlines() if line.strip()]
    # What was looked at may end in the middle of a line.
    lines = lines[:_TABLE_LINES] if whole or len(lines) > _TABLE_LINES else lines[:-1]
    if len(lines) < 2 or any(_YAML_LINE.match(line) for line in lines):  # noqa: PLR2004 - a heading and a row
        return False
    # Separators within quotes are text; a cell may hold any number of them.
    bare = [re.sub(r'"[^"]*"', "", line) for line in lines]
    return any(
        0 < bare[0].count(mark) == min(counts := [line.count(mark) for line in bare]) == max(counts)
        for mark in _SEPARATORS
    )
