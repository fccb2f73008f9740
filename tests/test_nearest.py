"""The known word that looks most like the one that was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.nearest import OF_FEW, OF_MANY, NearWords, listed, nearest

WORDS = st.text(alphabet="abc-_F01", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("written", "known", "meant"),
    [
        ("quick-wins", ["quick_wins", "longer_term"], "quick_wins"),
        ("F06_03", ["F06-03", "F07-03"], "F06-03"),
        ("HR", ["hr", "it"], "hr"),
        ("partley", ["yes", "partly", "no"], "partly"),
        ("", ["yes"], None),
        ("yes", [], None),
    ],
)
def test_slips_of_the_hand_are_seen_through(written: str, known: list[str], meant: str | None) -> None:
    assert nearest(written, known) == meant


@given(WORDS, st.lists(WORDS, max_size=8))
def test_what_is_found_is_always_a_known_word(written: str, known: list[str]) -> None:
    assert nearest(written, known) in {None, *known}


@given(WORDS, st.lists(WORDS, max_size=8))
def test_who_asks_for_less_likeness_hears_no_less(written: str, known: list[str]) -> None:
    assert nearest(written, known, OF_FEW) is not None or nearest(written, known, OF_MANY) is None


@given(WORDS, st.lists(WORDS, max_size=8))
def test_a_word_that_is_known_is_nearest_to_itself(word: str, known: list[str]) -> None:
    guess = nearest(word, [word, *known])
    assert guess is not None
    assert guess.casefold().replace("_", "-") == word.casefold().replace("_", "-")


def test_searching_ends_when_it_has_cost_enough() -> None:
    known = [f"F01-{number}" for number in range(10)]
    near = NearWords(comparisons=25)
    assert [near("F01-3x", known) for _ in range(4)] == ["F01-3"] * 3 + [None]


def test_a_huge_word_is_compared_by_its_beginning() -> None:
    assert nearest("mayor" + "x" * 1_000_000, ["mayor"]) is None


def test_a_long_list_keeps_its_beginning_and_its_end() -> None:
    assert listed(f"Q{number}" for number in range(13)).split(", ")[5:8] == ["Q5", "…", "Q7"]
    assert "…" not in listed(f"Q{number}" for number in range(12))
    assert len(listed(["x" * 500])) == 60


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("6.1", ("6.2", "6.10")),
        ("F06-01", ("F06-02", "F05-01", "F06-01-C2")),
        ("67", ("57", "68")),
        ("C1", ("C2", "C11")),
        ("es", ("en", "fr")),
        ("article-19", ("article-18",)),
    ],
)
def test_a_code_is_not_advised_in_place_of_another(word: str, known: tuple[str, ...]) -> None:
    assert nearest(word, known) is None
    assert nearest(word, known, OF_FEW) is None


@pytest.mark.parametrize(
    ("word", "meant"), [("F6-1", "F06-01"), ("f06-01", "F06-01"), ("EN", "en"), ("contakt-point-1", "contact-point-1")]
)
def test_a_code_that_is_only_spelt_otherwise_is_found(word: str, meant: str) -> None:
    assert nearest(word, ("F06-01", "F06-02", "en", "fr", "contact-point-1", "contact-point-2")) == meant
