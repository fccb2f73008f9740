"""Texts and ids of records, as they come in and as they are kept."""

from functools import cached_property
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from planner.toolkit.record import (
    AT_THE_DOOR,
    PARAGRAPH_LENGTH,
    TITLE_LENGTH,
    Code,
    ContextId,
    FactorId,
    Line,
    Name,
    NumberName,
    Paragraph,
    QuestionId,
    Record,
    Slug,
    Text,
    Title,
    as_title,
    is_blank,
)


class Room(Record):
    name: Line
    seats: int = 1

    @cached_property
    def sign(self) -> str:
        return f"{self.name} ({self.seats})"


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (FactorId, ("F01", "A99"), ("F1", "f01", "F001", "F01\n", "")),
        (QuestionId, ("1.1", "10.12", "6.2a"), ("1", "1.", "1.1A", "1.1ab", "F01")),
        (ContextId, ("C1", "C12"), ("C", "c1", "C1a")),
        (Slug, ("hr", "contact-point-1", "7"), ("HR", "-hr", "h r", "é", "a" * 61, "")),
        (NumberName, ("quick_wins", "value"), ("quick-wins", "_value", "Value", "v1")),
    ],
    ids=["factor", "question", "context", "slug", "number"],
)
def test_an_id_has_the_form_of_its_kind(kind: Any, good: tuple[str, ...], bad: tuple[str, ...]) -> None:
    adapter: TypeAdapter[str] = TypeAdapter(kind)
    assert tuple(map(adapter.validate_python, good)) == good
    for word in bad:
        with pytest.raises(ValidationError, match="string_"):
            adapter.validate_python(word)


@pytest.mark.parametrize(
    ("kind", "most"),
    [(Title, TITLE_LENGTH), (Name, TITLE_LENGTH), (Code, TITLE_LENGTH), (Text, PARAGRAPH_LENGTH)],
    ids=["title", "name", "code", "text"],
)
def test_a_text_of_the_content_is_measured_where_it_comes_in_and_read_whatever_is_kept(kind: Any, most: int) -> None:
    adapter: TypeAdapter[str] = TypeAdapter(kind)
    assert adapter.validate_python("x" * most, context={AT_THE_DOOR: True}) == "x" * most
    with pytest.raises(ValidationError, match="too long"):
        adapter.validate_python("x" * (most + 1), context={AT_THE_DOOR: True})
    assert len(adapter.validate_python("x" * (most + 1))) == most + 1


@pytest.mark.parametrize(("kind", "most"), [(Line, TITLE_LENGTH), (Paragraph, PARAGRAPH_LENGTH)], ids=["line", "more"])
def test_what_a_city_writes_is_never_empty_and_never_longer_than_shown(kind: Any, most: int) -> None:
    adapter: TypeAdapter[str] = TypeAdapter(kind)
    assert adapter.validate_python("x" * most) == "x" * most
    for text in ("", "x" * (most + 1)):
        with pytest.raises(ValidationError, match="string_too_"):
            adapter.validate_python(text)


@pytest.mark.parametrize(("kind", "translated"), [(Title, "oui"), (Text, "oui"), (Name, "yes"), (Code, "yes")])
def test_names_and_codes_are_the_same_in_every_language(kind: Any, translated: str) -> None:
    adapter: TypeAdapter[str] = TypeAdapter(kind)
    assert adapter.validate_python("yes", context={"translate": {"yes": "oui"}.get}) == translated


def test_a_translation_is_measured_like_its_source() -> None:
    adapter: TypeAdapter[str] = TypeAdapter(Title)
    with pytest.raises(ValidationError, match="too long"):
        adapter.validate_python("yes", context={AT_THE_DOOR: True, "translate": lambda _: "o" * 251})


@pytest.mark.parametrize(
    "text", ["", " ", "\t\r\n", "\u00a0\u202f", "\u200b\u200d\ufeff", "\u202e\u2066", "\u3164\u2800"]
)
def test_characters_of_which_nothing_is_seen_make_no_text(text: str) -> None:
    assert is_blank(text)
    assert not is_blank(f"{text}.")


@given(st.text(max_size=600))
def test_a_title_is_cut_to_its_length_and_only_then(text: str) -> None:
    title = as_title(text)
    assert len(title) <= TITLE_LENGTH
    assert title == text or (title.endswith("…") and text.startswith(title[:-1]))
    assert (title == text) == (len(text) <= TITLE_LENGTH)


def test_a_copy_with_other_fields_computes_anew() -> None:
    room = Room(name="Hall", seats=40)
    assert room.sign == "Hall (40)"
    assert room.model_copy(update={"seats": 50}).sign == "Hall (50)"
    assert room.sign == "Hall (40)"


def test_a_record_is_frozen_and_knows_its_fields() -> None:
    room = Room(name="Hall")
    with pytest.raises(ValidationError, match="frozen"):
        room.seats = 3  # type: ignore[misc]
    with pytest.raises(ValidationError, match="Extra inputs"):
        Room.model_validate({"name": "Hall", "colour": "blue"})


def test_what_people_wrote_is_no_part_of_an_error() -> None:
    with pytest.raises(ValidationError) as caught:
        Room.model_validate({"name": "Hall", "seats": "zibeline"})
    assert "zibeline" not in str(caught.value)
