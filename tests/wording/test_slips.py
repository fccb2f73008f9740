"""What was probably meant on a command line is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.wording.slips import nearest


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [("chekc", ["draft", "check"], "check"), ("--OUT", ["--out"], "--out"), ("x", ["draft"], ""), ("x", [], "")],
)
def test_the_nearest_word_is_one_that_looks_like_it(word: str, known: list[str], near: str) -> None:
    assert nearest(word, known) == near


@given(word=st.text(max_size=12), known=st.lists(st.sampled_from(["draft", "check", "undo", "update"]), max_size=4))
def test_only_a_known_word_is_ever_guessed(word: str, known: list[str]) -> None:
    assert nearest(word, known) in {*known, ""}
