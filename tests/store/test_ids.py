"""An id says what it names, is given once, and shows nobody what only the store understands."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.store import free_id, new_id, readable, slug
from planner.store.edits import Create, Entity
from planner.store.prepared import prepared


@given(st.text(max_size=200))
def test_whatever_a_name_is_made_of_its_id_is_short_and_plain(name: str) -> None:
    id_ = slug(name)
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", id_)
    assert len(id_) <= 60
    assert slug(id_) == id_


@given(st.text(max_size=200))
def test_the_store_takes_every_id_that_a_name_makes(name: str) -> None:
    if slug(name):
        prepared([Create(entity=Entity.CITY, id=slug(name), values={"name": "Harbour"})])


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Harbour", "harbour"),
        ("  Harbour – 2027 ", "harbour-2027"),
        ("Sankt Pölten", "sankt-polten"),
        ("L’Haÿ-les-Roses", "lhay-les-roses"),
        ("ŁÓDŹ", "odz"),
        ("Αθήνα", ""),
        ("---", ""),
        ("x" * 59 + " end", "x" * 59),
    ],
)
def test_a_name_makes_an_id(name: str, id_: str) -> None:
    assert slug(name) == id_


@given(st.sets(st.sampled_from(["harbour", *(f"harbour-{number}" for number in range(2, 9))])))
def test_of_the_ids_that_are_free_the_first_is_given(taken: set[str]) -> None:
    id_ = free_id("harbour", taken)
    candidates = ["harbour", *(f"harbour-{number}" for number in range(2, 10))]
    assert id_ == next(candidate for candidate in candidates if candidate not in taken)


def test_comments_and_documents_have_ids_that_nobody_else_gives() -> None:
    ids = {new_id() for _ in range(500)}
    assert len(ids) == 500
    assert all(re.fullmatch(r"[0-9a-f]{16}", id_) for id_ in ids)


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ("F06-01", "F06-01"),
        ("F06-01.title", "F06-01.title"),
        ("6.1/1.note", "6.1.note"),
        ("6.1/hr/2.title", "6.1.title"),
        ("F02-01>F02-02", "F02-01 → F02-02"),
        ("", "…"),
    ],
)
def test_a_place_is_shown_without_what_only_the_store_understands(place: str, shown: str) -> None:
    assert readable(place) == shown


def test_of_an_id_that_nobody_chose_nothing_is_shown() -> None:
    assert readable(new_id()) == "…"
    assert readable(f"{new_id()}.text") == "text"
