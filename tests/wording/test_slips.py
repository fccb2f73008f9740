"""What was probably meant on a command line is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.wording.slips import unknown_command, unknown_option

COMMANDS = ["draft", "check", "undo", "update"]


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("chekc", COMMANDS, "check"),
        ("CHECK", COMMANDS, "check"),
        ("x", ["draft"], ""),
        ("x", [], ""),
        ("upd", COMMANDS, "update"),
    ],
)
def test_the_nearest_command_is_the_one_that_looks_like_it(word: str, known: list[str], near: str) -> None:
    assert unknown_command(word, known).values.get("near", "") == near


def test_an_option_in_capitals_is_seen_through() -> None:
    assert unknown_option("--OUT", ["--out", "--to"], "planner draft").values.get("near", "") == "--out"


@given(word=st.text(max_size=12), known=st.lists(st.sampled_from(COMMANDS), max_size=4))
def test_only_a_known_word_is_ever_guessed(word: str, known: list[str]) -> None:
    assert unknown_command(word, known).values.get("near", "") in {*known, ""}
