"""A comment that ends a text is reported where people write words of their own, and nowhere else."""

from typing import Annotated

import pytest
from pydantic import BaseModel

from planner.confidential import Confidential
from planner.files.cut_texts import cut_texts
from planner.files.located_yaml import parse_yaml
from planner.toolkit.record import Line, Paragraph, Slug


class Row(BaseModel):
    title: Line
    code: Slug | None = None


class Sheet(BaseModel):
    note: Paragraph | None = None
    secret: Annotated[Paragraph | None, Confidential.VALUE] = None
    number: int | None = None
    code: Slug | None = None
    row: Row | None = None
    rows: tuple[Row, ...] = ()
    words: tuple[Line, ...] = ()
    by_name: dict[str, Line] = {}


def cuts(text: str) -> list[tuple[str, int | None, object]]:
    document = parse_yaml(text, "sheet.yaml").document
    assert document is not None
    problems = cut_texts(document, Sheet)
    return [(problem.place.field, problem.place.line, problem.values["text"]) for problem in problems]


@pytest.mark.parametrize(
    ("text", "field", "line"),
    [
        ("note: Budget # 4 refused", "note", 1),
        ("note: Budget\n  refused # 4", "note", 2),
        ("row: {title: Budget # 4\n  }", "row.title", 1),
        ("row: Budget # 4", "row", 1),
        ("rows:\n- title: Budget # 4", "rows[1].title", 2),
        ("rows:\n- Budget # 4", "rows[1]", 2),
        ("rows: Budget # 4", "rows", 1),
        ("words:\n- Budget # 4", "words[1]", 2),
        ("words: Budget # 4", "words", 1),
        ("by_name:\n  a: Budget # 4", "by_name.a", 2),
    ],
)
def test_a_text_that_a_comment_ends_is_told_with_its_line(text: str, field: str, line: int) -> None:
    assert [(place, number) for place, number, _ in cuts(text)] == [(field, line)]


@pytest.mark.parametrize(
    "text",
    [
        'note: "Budget" # refused',
        "note: Budget\n# refused",
        "note: Budget#4",
        "note: # what may be written here",
        "note: 12 # refused",
        "number: 12 # of all",
        "code: hr # the department",
        "rows:\n- {title: a, code: hr # the department\n  }",
        "unknown: Budget # 4",
    ],
)
def test_comments_beside_codes_numbers_and_texts_in_quotes_are_welcome(text: str) -> None:
    assert cuts(text) == []


def test_what_is_confidential_is_told_without_its_words() -> None:
    assert cuts("secret: Budget # 4") == [("secret", 1, "…")]


def test_a_number_with_a_sign_before_it_was_meant_to_be_the_text() -> None:
    assert cuts("note: #4") == [("note", 1, "")]
