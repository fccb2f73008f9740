"""The text of a file, or what hinders reading it."""

import os
from pathlib import Path

import pytest

from planner.files.text_files import MOST_BYTES, read_text
from planner.problem import Problem


def refused(path: Path) -> Problem:
    problem = read_text(path, "shown.yaml")
    assert isinstance(problem, Problem)
    assert problem.place.file == "shown.yaml"
    return problem


@pytest.mark.parametrize("text", ["", "ville: Évry\n", "{}", "a\r\nb\r\n", "x" * MOST_BYTES])
def test_text_in_utf_8_is_read_letter_by_letter(text: str, tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    path.write_bytes(text.encode())
    assert read_text(path, "city.yaml") == text


def test_a_mark_of_byte_order_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    path.write_bytes(b"\xef\xbb\xbfcity: X\n")
    assert read_text(path, "city.yaml") == "city: X\n"


@pytest.mark.parametrize(
    ("data", "code", "what"),
    [
        (b"PK\x03\x04 xl/workbook.xml", "other-kind", "This is an Excel workbook."),
        (b"%PDF-1.7" + b"x" * MOST_BYTES, "other-kind", "This is a PDF document."),
        (b"a: b\n" * MOST_BYTES, "file-too-large", "The file is larger than {most} MB."),
        (bytes(range(256)), "other-kind", "This is not a text file; its bytes say nothing that the planner knows."),
    ],
    ids=["workbook", "large document", "large text", "bytes"],
)
def test_a_file_of_another_kind_is_called_what_it_is_before_it_is_called_large(
    data: bytes, code: str, what: str, tmp_path: Path
) -> None:
    path = tmp_path / "city.yaml"
    path.write_bytes(data)
    assert (refused(path).code, refused(path).what) == (code, what)


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"a: 1\nb: 2\nc: \xe9\n", 3),
        ("a: é\n".encode("utf-16"), 1),
        ("a: é\n".encode("utf-16-be"), 1),
    ],
)
def test_the_first_line_in_another_encoding_is_named(data: bytes, line: int, tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    path.write_bytes(data)
    assert (refused(path).code, refused(path).place.line) == ("wrong-encoding", line)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    assert refused(pipe).code == "not-an-ordinary-file"


def test_a_device_without_an_end_is_not_read() -> None:
    assert refused(Path("/dev/zero")).code == "not-an-ordinary-file"


@pytest.mark.parametrize(
    ("name", "code"), [("none.yaml", "no-such-file"), (".", "not-a-file"), ("x" * 300, "unreadable-file")]
)
def test_what_is_not_there_or_no_file_is_said_to_be_so(name: str, code: str, tmp_path: Path) -> None:
    assert refused(tmp_path / name).code == code


def test_a_link_that_leads_in_a_ring_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert refused(tmp_path / "a").code == "unreadable-file"
