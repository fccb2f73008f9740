import io
import sqlite3
import zipfile
from pathlib import Path

import docx
import pytest
from PIL import Image

from files.shelf import ROOT
from planner.files.kinds import WHAT_IT_IS, Kind, kind_of, wide_encoding


def packed(*names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, "content " * 40)
    return held.getvalue()


def word_document() -> bytes:
    held = io.BytesIO()
    docx.Document().save(held)
    return held.getvalue()


def image(kind: str) -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (4, 4)).save(held, kind)
    return held.getvalue()


def old_office(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le") + bytes(200)


def database(folder: Path) -> bytes:
    path = folder / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE note (id)")
    return path.read_bytes()


KNOWN: tuple[tuple[bytes, Kind], ...] = (
    (b"", Kind.EMPTY),
    (b"\xef\xbb\xbf\n  \n", Kind.EMPTY),
    (b"city: Exampleton\nanswers: {}\n", Kind.TEXT),
    (b"{city: Exampleton, benchmark: mobility}", Kind.TEXT),
    (b"- one, two\n- three, four\n", Kind.TEXT),
    ("ville: Évry\n".encode("cp1252"), Kind.OTHER_TEXT),
    ("ville: Évry\n".encode("utf-16"), Kind.OTHER_TEXT),
    ("ville: Evry\n".encode("utf-16-be"), Kind.OTHER_TEXT),
    (b'{"city": "Exampleton"', Kind.JSON),
    (b"[]\n", Kind.JSON),
    (b'[{"id": 1}]', Kind.JSON),
    (b"question;answer\n6.1;no\n6.2;yes\n", Kind.CSV),
    (b'question,answer,note\n6.1,no,"a, b"\n', Kind.CSV),
    (b"question\tanswer\n6.1\tno\n", Kind.CSV),
    (b"<!DOCTYPE html><html></html>", Kind.HTML),
    (b"<?xml version='1.0'?><a/>", Kind.XML),
    (packed("[Content_Types].xml", "xl/workbook.xml"), Kind.EXCEL),
    (packed("[Content_Types].xml", "ppt/presentation.xml"), Kind.POWERPOINT),
    (packed("notes.txt"), Kind.ZIP),
    (word_document(), Kind.WORD),
    (old_office("Workbook"), Kind.OLD_EXCEL),
    (old_office("WordDocument"), Kind.OLD_WORD),
    (old_office("EncryptedPackage"), Kind.OLD_OFFICE),
    (b"{\\rtf1\\ansi hello}", Kind.RICH_TEXT),
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", Kind.PDF),
    (image("PNG"), Kind.IMAGE),
    (image("JPEG"), Kind.IMAGE),
    (image("WEBP"), Kind.IMAGE),
    (b"\x1f\x8b\x08\x00rest", Kind.ARCHIVE),
    (b"\x7fELF\x02\x01", Kind.PROGRAM),
    (bytes(range(256)) * 4, Kind.BINARY),
)


@pytest.mark.parametrize(("data", "kind"), KNOWN, ids=lambda value: str(value) if isinstance(value, Kind) else "")
def test_a_file_is_named_by_what_stands_in_it(data: bytes, kind: Kind) -> None:
    assert kind_of(data) is kind


def test_a_document_of_libreoffice_is_known_by_its_first_part() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert kind_of(held.getvalue()) is Kind.OPEN_DOCUMENT


def test_a_store_is_told_from_other_databases(tmp_path: Path) -> None:
    store = next((ROOT / "tests" / "store" / "released").glob("*.db")).read_bytes()
    assert kind_of(store) is Kind.STORE
    assert kind_of(database(tmp_path)) is Kind.DATABASE


def test_our_own_content_is_text() -> None:
    files = [path for folder in ("benchmark", "plan_templates") for path in (ROOT / folder).rglob("*.yaml")]
    assert len(files) > 20
    assert {kind_of(path.read_bytes()) for path in files} == {Kind.TEXT}


def test_a_file_cut_short_is_still_called_what_it_was() -> None:
    assert {kind_of(word_document()[:length]) for length in (4, 30, 100)} <= {Kind.ZIP, Kind.WORD}
    assert kind_of("ville: Évry".encode()[:8]) is Kind.TEXT


def test_every_kind_has_its_sentence() -> None:
    assert set(WHAT_IT_IS) == set(Kind)


def test_text_in_one_byte_is_not_taken_for_wide_text() -> None:
    assert wide_encoding(b"ab" * 500) is None
    assert wide_encoding(b"a\x00") is None
