"""Points get their numbers by the form of their decision, and blanks stand for what nobody knows."""

import pytest

from planner.export.word.chapters.decision_form import BLANKS, Marker, numbers
from planner.wording import LANGUAGES, Wording

ENGLISH = Wording("en")


@pytest.mark.parametrize(
    ("marker", "expected"),
    [
        (Marker.NUMBER, ["1.", "2."]),
        (Marker.BRACKETS, ["(1)", "(2)"]),
        (Marker.ARTICLE, ["Article 1", "Article 2"]),
        (Marker.ORDINAL, ["FIRST.", "SECOND."]),
        (Marker.ROMAN, ["I.", "II."]),
        (Marker.LETTER, ["A.", "B."]),
        (Marker.PARAGRAPH, ["§\u00a01.", "§\u00a02."]),
    ],
)
def test_points_are_numbered(marker: Marker, expected: list[str]) -> None:
    assert list(numbers(marker, ["adopts", "asks"], ENGLISH)) == expected


def test_the_first_article_is_an_ordinal_in_french() -> None:
    assert list(numbers(Marker.ARTICLE, range(2), Wording("fr"))) == ["Article 1er", "Article 2"]


def test_after_the_twelfth_point_figures_have_to_do() -> None:
    assert list(numbers(Marker.ORDINAL, range(13), ENGLISH))[-2:] == ["TWELFTH.", "13."]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_blank_is_said_in_every_language(language: str) -> None:
    said = Wording(language).say
    blanks = [text for texts in BLANKS.values() for text in texts]
    assert [text for text in blanks if "…" in text and "…" not in said(text)] == []
