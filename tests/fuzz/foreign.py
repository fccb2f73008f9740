"""Files of other kinds that people give by mistake, made when they are needed."""

import gzip
import io
import json
import sqlite3
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
from PIL import Image

TABLE = [["question", "answer", "note"], ["6.1", "no", "a, b"], ["6.2", "yes", "–"]]


def _zipped(parts: Mapping[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return held.getvalue()


def _workbook() -> bytes:
    return _zipped(
        {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": "<a/>"}
    )


def _document() -> bytes:
    held = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("city: Exampleton")
    document.save(held)
    return held.getvalue()


def _open_document() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<office/>")
    return held.getvalue()


def _old_office(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016) + stream.encode("utf-16-le") + bytes(500)


def _image(kind: str) -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(held, kind)
    return held.getvalue()


def _database() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "notes.db"
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE note (id INTEGER, text TEXT)")
        connection.commit()
        connection.close()
        return path.read_bytes()


def _store() -> bytes:
    head = bytearray(_database())
    head[68:72] = b"ICP1"
    return bytes(head)


def _tape(data: bytes) -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w:gz") as archive:
        entry = tarfile.TarInfo("city.yaml")
        entry.size = len(data)
        archive.addfile(entry, io.BytesIO(data))
    return held.getvalue()


def _bomb() -> bytes:
    return _zipped({"xl/workbook.xml": "0" * 20_000_000})


def foreign_files() -> Mapping[str, tuple[bytes, str]]:
    """Return files of other kinds by name, each with what its problem says first."""
    rows = [dict(zip(TABLE[0], row, strict=True)) for row in TABLE[1:]]
    quoted = "\n".join(",".join(f'"{cell}"' for cell in row) for row in TABLE)
    unknown = "This is not a text file; its bytes say nothing that the planner knows."
    table, pdf = "This is a table as text (CSV).", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj << /Type /Catalog >>\n%%EOF\n"
    return {
        "workbook": (_workbook(), "This is an Excel workbook."),
        "workbook that is a bomb": (_bomb(), "This is an Excel workbook."),
        "old workbook": (_old_office("Workbook"), "This is an Excel workbook in the old format (.xls)."),
        "document": (_document(), "This is a Word document."),
        "old document": (_old_office("WordDocument"), "This is a Word document in the old format (.doc)."),
        "locked document": (
            _old_office("EncryptedPackage"),
            "This is an Office file, in an old format or locked by a password.",
        ),
        "document of LibreOffice": (_open_document(), "This is a document of LibreOffice or OpenOffice."),
        "PDF": (pdf, "This is a PDF document."),
        "archive": (_zipped({"city.yaml": "city: Exampleton\n"}), "This is a zip archive."),
        "tape": (_tape(b"city: Exampleton\n"), "This is a packed archive."),
        "packed": (gzip.compress(b"city: Exampleton\n"), "This is a packed archive."),
        "object": (json.dumps({"questions_": rows}).encode(), "This is a JSON file."),
        "list": (json.dumps(rows, indent=1).encode(), "This is a JSON file."),
        "table with commas": (quoted.encode(), table),
        "table with semicolons": ("\r\n".join(";".join(row) for row in TABLE).encode(), table),
        "page": (b"<!DOCTYPE html><html><body>city: Exampleton</body></html>", "This is a web page (HTML)."),
        "XML": (b"<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY b 'c'>]>\n<a>&b;</a>", "This is an XML file."),
        "PNG": (_image("PNG"), "This is an image."),
        "JPEG": (_image("JPEG"), "This is an image."),
        "WebP": (_image("WEBP"), "This is an image."),
        "database": (_database(), "This is a SQLite database."),
        "store": (_store(), "This is a store of the planner, or a backup of one."),
        "program": (b"\x7fELF\x02\x01\x01" + bytes(200), "This is a program."),
        "formatted text": (b"{\\rtf1\\ansi city: Exampleton}", "This is a formatted text (RTF)."),
        "nothing": (b"", "The file is empty."),
        "blanks": (b" \n\n  \n", "The file is empty."),
        "zeros": (bytes(5_000), unknown),
        "every byte": (bytes(range(256)) * 40, unknown),
        "UTF-16": ("ville: Évry\n".encode("utf-16"), "This line holds characters that are not in UTF-8."),
    }
