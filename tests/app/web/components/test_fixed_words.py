"""What the page framework says by itself is said in the reader's language."""

import re

import pytest

from planner.app.web.components.fixed_words import fixed_phrases, fixed_words
from planner.wording import LANGUAGES, Wording

OTHERS = [language for language in LANGUAGES if language != "en"]
GAP = re.compile(r"\{[a-z]+\}")
THE_SAME = {"Calendar", "System", "Menu", "Format", "Pagination", "Notifications", "mm"}
"""Words that two languages may share."""


def test_english_stays_as_the_framework_says_it() -> None:
    assert fixed_words(Wording("en")) == {}
    assert fixed_phrases(Wording("en")) == {}


@pytest.mark.parametrize("language", OTHERS)
def test_every_word_is_another_one_elsewhere(language: str) -> None:
    words = fixed_words(Wording(language))
    assert {word for word, other in words.items() if word == other} <= THE_SAME
    assert all(other.strip() for other in words.values())


@pytest.mark.parametrize("language", OTHERS)
def test_a_phrase_keeps_its_gaps_for_names_and_numbers(language: str) -> None:
    phrases = fixed_phrases(Wording(language))
    assert len(phrases) > 12
    assert all(sorted(GAP.findall(phrase)) == sorted(GAP.findall(other)) for phrase, other in phrases.items())


@pytest.mark.parametrize("language", OTHERS)
def test_words_have_no_gaps(language: str) -> None:
    assert not [word for word, other in fixed_words(Wording(language)).items() if GAP.search(word + other)]


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("Cancel", "Annuler"),
        ("No results", "Aucun résultat"),
        ("yyyy", "aaaa"),
    ],
)
def test_words_that_everybody_meets(english: str, french: str) -> None:
    assert fixed_words(Wording("fr"))[english] == french


def test_a_date_that_the_framework_says_whole_is_written_as_the_language_does() -> None:
    phrases = fixed_phrases(Wording("fr"))
    assert phrases["{number} – August"] == "{number} – août"
    assert phrases["November {number}, {name}"] == "{number} novembre {name}"
    assert phrases["Selected Date: {name}"] == "Date choisie\u00a0: {name}"
