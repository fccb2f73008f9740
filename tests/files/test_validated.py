"""What is left of a document without its faults, and the problem that each fault makes."""

from collections.abc import Mapping
from datetime import date

import pytest
from pydantic import BaseModel, Field

from planner.files.located_yaml import Value, parse_yaml
from planner.files.validated import Validated, validated
from planner.toolkit.record import Line, Record, Slug, Title


class Row(Record):
    id: Slug
    day: date | None = None
    title: Line | None = None


class Sheet(Record):
    title: Line
    rows: tuple[Row, ...] = ()
    numbers: Mapping[Slug, int] = {}


def read(text: str, **stand_ins: Value) -> Validated[Sheet]:
    document = parse_yaml(text, "sheet.yaml").document
    assert document is not None
    return validated(document, Sheet, stand_ins=stand_ins)


def codes(sheet: Validated[Sheet]) -> list[tuple[int | None, str]]:
    return [(problem.place.line, problem.code) for problem in sheet.problems]


def test_a_document_without_a_fault_is_its_model() -> None:
    sheet = read("title: A\nrows:\n- {id: a, day: 2027-01-04}\n")
    assert sheet.problems == ()
    assert sheet.model == Sheet(title="A", rows=(Row(id="a", day=date(2027, 1, 4)),))


def test_a_faulty_entry_goes_and_the_rest_stays() -> None:
    sheet = read("title: A\nrows:\n- {id: a, day: soon}\n- {id: b}\nnumbers: {x: 1, y: many}\n")
    assert codes(sheet) == [(3, "not-a-date"), (5, "not-a-whole-number")]
    assert sheet.model is not None
    assert [row.id for row in sheet.model.rows] == ["a", "b"]
    assert sheet.model.rows[0].day is None
    assert sheet.model.numbers == {"x": 1}


def test_words_of_what_was_taken_out_are_kept_as_known() -> None:
    sheet = read("title: A\nrows:\n- {id: a, colour: blue}\n- {id: [b]}\n")
    assert sheet.lost_words >= {"blue", "b"}
    assert "a" not in sheet.lost_words


def test_a_stand_in_lets_the_rest_be_read_where_something_required_is_faulty() -> None:
    text = "title: [a]\nrows:\n- {id: a}\n"
    assert read(text).model is None
    sheet = read(text, title="–")
    assert sheet.model is not None
    assert (sheet.model.title, codes(sheet)) == ("–", [(1, "not-text")])


def test_a_stand_in_takes_no_place_where_there_is_no_fault() -> None:
    assert codes(read("rows: []\n", title="–")) == [(1, "missing-key")]


def test_a_number_that_is_meant_as_a_text_keeps_its_digits() -> None:
    sheet = read("title: 1.10\nrows:\n- {id: 007}\n")
    assert sheet.problems == ()
    assert sheet.model is not None
    assert (sheet.model.title, sheet.model.rows[0].id) == ("1.10", "007")


@pytest.mark.parametrize("written", ['"12"', "12.5", "true", "[12]", "{a: 12}"])
def test_what_is_no_whole_number_is_not_made_one(written: str) -> None:
    sheet = read(f"title: A\nnumbers: {{x: {written}}}\n")
    assert len(sheet.problems) == 1
    assert sheet.model is not None
    assert sheet.model.numbers == {}


def test_the_document_is_left_as_it_was_written_where_nothing_can_be_read() -> None:
    sheet = read("- a\n- b\n")
    assert sheet.model is None
    assert codes(sheet) == [(1, "not-a-mapping")]
    assert sheet.document.data() == ["a", "b"]


def test_of_ten_thousand_faults_the_first_of_each_list_are_told() -> None:
    many = read("title: A\nrows:\n" + "- {x: y}\n" * 5_200)
    assert codes(many)[0] == (1, "many-faults")
    assert many.problems[0].values["number"] == 10_400
    assert {line for line, _ in codes(many)[1:]} == set(range(3, 23))


class Heading(BaseModel):
    title: Title
    notes: tuple[Title, ...] = Field(default=(), min_length=1)


def test_what_is_translated_too_long_is_refused_like_what_is_written_too_long() -> None:
    document = parse_yaml("title: short\nnotes: [n]\n", "sheet.yaml").document
    assert document is not None
    heading = validated(document, Heading, translate=lambda text: text * 100)
    assert [problem.code for problem in heading.problems] == ["text-too-long"]


def test_a_list_whose_entries_are_all_faulty_is_not_called_empty() -> None:
    document = parse_yaml("title: A\nnotes: [[a], [b]]\n", "sheet.yaml").document
    assert document is not None
    heading = validated(document, Heading)
    assert [problem.code for problem in heading.problems] == ["not-text", "not-text"]
