"""Text is stored as written, or refused with the place of the character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.problem import Place, ProblemsFoundError
from planner.store import Store, city_edits
from planner.store.text import check_text, cleaned
from planner.toolkit.city import City
from store.conftest import ANNA

BAD = [
    "\x00",
    "\x07",
    "\x1f",
    "\x7f",
    "\x85",
    "\x9f",
    "\ud800",
    "\udfff",
    "\ufdd0",
    "\ufffe",
    "\uffff",
    "\U0001ffff",
    "\U0010fffe",
]


@pytest.mark.parametrize("character", BAD, ids=lambda character: f"U+{ord(character):04X}")
def test_a_character_that_not_every_engine_stores_is_refused_by_position(harbour: Store, character: str) -> None:
    edits = harbour.plan("harbour-plan").changes("F06-01", title=f"ab{character}c")
    with pytest.raises(ProblemsFoundError) as error:
        harbour.commit(edits, by=ANNA)
    (problem,) = error.value.problems
    assert (problem.code, problem.place.field) == ("character-refused", "F06-01.title")
    assert (problem.values["character"], problem.values["position"]) == (f"U+{ord(character):04X}", 3)


def test_a_bad_character_is_refused_in_lists_notes_and_new_rows(harbour: Store) -> None:
    stored = harbour.plan("harbour-plan")
    for edits, note in (
        (stored.changes("F06-01", first_steps=("fine", "b\x00d")), ""),
        (stored.changes("F06-01", title="fine"), "b\x07d"),
        (city_edits("x", City.model_construct(name="b\ud800d")), ""),
    ):
        with pytest.raises(ProblemsFoundError) as error:
            harbour.commit(edits, by=ANNA, note=note)
        assert [problem.code for problem in error.value.problems] == ["character-refused"]


def test_line_breaks_are_written_one_way(harbour: Store) -> None:
    harbour.commit(harbour.plan("harbour-plan").changes("F06-01", why="a\r\nb\rc\vd\fe\tf"), by=ANNA)
    assert harbour.plan("harbour-plan").plan.action_by_id["F06-01"].why == "a\nb\nc\nd\ne\tf"


def test_a_text_has_an_end(harbour: Store) -> None:
    stored = harbour.plan("harbour-plan")
    harbour.commit(stored.changes("F06-01", why="x" * 20_000), by=ANNA)
    with pytest.raises(ProblemsFoundError, match="20001 characters; 20000 is the most"):
        harbour.commit(stored.changes("F06-02", why="x" * 20_001), by=ANNA)


@given(st.text())
def test_what_is_not_refused_can_be_written_as_utf_8_and_stays_as_it_is(text: str) -> None:
    tidy = cleaned(text)
    if not list(check_text(tidy, Place())):
        assert cleaned(tidy) == tidy
        assert str(tidy).encode().decode() == tidy


@given(
    text=st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="".join(BAD)), min_size=1)
)
def test_ordinary_text_is_never_changed(text: str) -> None:
    assert cleaned(text) == text
