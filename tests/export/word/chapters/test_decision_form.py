"""Every style has a form, and points get their numbers by it."""

import pytest

from planner.export.word.chapters.decision_form import Marker, Part, form_of, numbers
from planner.templates.countries import DecisionStyle
from planner.wording import Wording

ENGLISH = Wording("en")


@pytest.mark.parametrize("style", [None, *DecisionStyle])
def test_every_form_says_on_what_it_rests_what_is_missing_and_what_is_decided(style: DecisionStyle | None) -> None:
    assert {Part.GROUNDS, Part.REASONS, Part.POINTS} <= set(form_of(style).parts)


def test_reasons_come_first_where_the_country_has_them_so() -> None:
    first, last = (list(form_of(DecisionStyle.NUMBERED_POINTS, reasons_first=first).parts) for first in (True, False))
    assert first.index(Part.REASONS) < first.index(Part.POINTS)
    assert last.index(Part.REASONS) > last.index(Part.POINTS)


@pytest.mark.parametrize(
    ("marker", "expected"),
    [
        (Marker.NUMBER, ["1.", "2."]),
        (Marker.BRACKETS, ["(1)", "(2)"]),
        (Marker.ARTICLE, ["Article 1", "Article 2"]),
        (Marker.ORDINAL, ["First", "Second"]),
        (Marker.ROMAN, ["I.", "II."]),
        (Marker.LETTER, ["A.", "B."]),
        (Marker.PARAGRAPH, ["§\u00a01.", "§\u00a02."]),
    ],
)
def test_points_are_numbered(marker: Marker, expected: list[str]) -> None:
    assert list(numbers(marker, ["adopts", "asks"], ENGLISH)) == expected


def test_after_the_twelfth_point_figures_have_to_do() -> None:
    assert list(numbers(Marker.ORDINAL, range(13), ENGLISH))[-2:] == ["Twelfth", "13."]
