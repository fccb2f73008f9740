"""Every text can be read on its ground: 4.5 to 1 (WCAG 2.1, 1.4.3), 3 to 1 for what is drawn (1.4.11)."""

from itertools import combinations

import pytest

from planner.export.word import palette
from planner.export.word.styles import PARAGRAPH_STYLES, RUN_STYLES

WHITE = "FFFFFF"


def luminance(color: str) -> float:
    parts = (int(color[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_is_that_of_the_guidelines() -> None:
    assert contrast("000000", WHITE) == pytest.approx(21)
    assert contrast("777777", WHITE) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("style", PARAGRAPH_STYLES, ids=lambda style: style.name)
def test_paragraphs_can_be_read_on_their_ground(style: object) -> None:
    color, ground = getattr(style, "color", None) or palette.INK, getattr(style, "ground", None) or WHITE
    if color == WHITE:  # heads of tables, which the table style puts on dark ground
        ground = palette.NAVY
    assert contrast(color, ground) >= 4.5


@pytest.mark.parametrize("style", [style for style in RUN_STYLES if style.color], ids=lambda style: style.name)
def test_emphasis_can_be_read_on_paper(style: object) -> None:
    assert contrast(str(getattr(style, "color", "")), WHITE) >= 3


@pytest.mark.parametrize("ground", palette.STANDING_GROUND.values())
def test_words_can_be_read_on_the_colour_of_a_standing(ground: str) -> None:
    assert contrast(palette.INK, ground) >= 4.5


@pytest.mark.parametrize("fill", palette.HORIZON_BAR.values())
def test_white_letters_can_be_read_in_the_boxes_of_a_picture(fill: str) -> None:
    assert contrast(WHITE, fill) >= 4.5


@pytest.mark.parametrize("colors", [palette.STANDING_BAR, palette.HORIZON_BAR, palette.STANDING_GROUND])
def test_what_words_tell_apart_differs_in_colour_as_well(colors: dict[object, str]) -> None:
    assert all(first != second for first, second in combinations(colors.values(), 2))
