"""Every tone can be read where it is used, by everybody, and its colours are spelled in one place."""

import re
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest

from planner.drawing.tones import Tone
from planner.export.word import palette

ROOT = Path(__file__).parents[2] / "planner"
TONES = ROOT / "drawing" / "tones.py"
PAPER = ROOT / "export" / "word" / "palette.py"
WRITTEN = re.compile(r"#[0-9A-Fa-f]{3,8}\b|\brgba?\([^)]*\)|\bhsla?\(|[\"'][0-9A-Fa-f]{6}[\"']")
SHADOW = "rgb(0 0 0 / 22%)"
"""What lies under something and is no colour of anything."""

SCHEMES: dict[str, Callable[[Tone], str]] = {"light": lambda tone: tone.light, "dark": lambda tone: tone.dark}
TEXT = (
    Tone.INK,
    Tone.SOFT,
    Tone.ALERT,
    Tone.AMBER,
    Tone.AMBER_TEXT,
    Tone.OCHRE_TEXT,
    Tone.GREEN,
    Tone.GREEN_TEXT,
    Tone.TEAL,
    Tone.TEAL_LINK,
    Tone.NAVY,
    Tone.VIOLET,
)
BARS = (Tone.EDGE, Tone.ALERT, Tone.AMBER, Tone.GREEN, Tone.GREEN_FILL, Tone.TEAL, Tone.TEAL_BUTTON, Tone.NAVY)
TEXT_ON = (
    (Tone.ON_ALERT, Tone.ALERT),
    (Tone.ALERT, Tone.ALERT_PALE),
    (Tone.ALERT, Tone.ALERT_TINT),
    (Tone.AMBER_TEXT, Tone.AMBER_TINT),
    (Tone.OCHRE_TEXT, Tone.AMBER_TINT),
    (Tone.GREEN_TEXT, Tone.GREEN_TINT),
    (Tone.VIOLET, Tone.VIOLET_TINT),
    (Tone.SOFT, Tone.SOFT_TINT),
    (Tone.INK, Tone.AMBER_PALE),
    (Tone.INK, Tone.GREEN_PALE),
    (Tone.INK, Tone.TEAL_PALE),
)
BORDERS_OF = ((Tone.AMBER, Tone.AMBER_PALE), (Tone.GREEN, Tone.GREEN_PALE), (Tone.TEAL, Tone.TEAL_PALE))


def luminance(color: str) -> float:
    """Return the relative luminance of a colour, as WCAG 2.2 defines it."""
    channels = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(color: str, ground: str) -> float:
    darker, brighter = sorted((luminance(color), luminance(ground)))
    return (brighter + 0.05) / (darker + 0.05)


def test_black_and_white_are_as_far_apart_as_colours_can_be() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("tone", TEXT)
def test_text_can_be_read_on_the_page_and_on_what_stands_apart(tone: Tone, scheme: str) -> None:
    color = SCHEMES[scheme]
    for ground in (Tone.GROUND, Tone.PALE):
        assert contrast(color(tone), color(ground)) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("tone", BARS)
def test_bars_and_borders_can_be_told_from_the_page(tone: Tone, scheme: str) -> None:
    color = SCHEMES[scheme]
    for ground in (Tone.GROUND, Tone.PALE):
        assert contrast(color(tone), color(ground)) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_can_be_read_on_its_own_ground(text: Tone, ground: Tone, scheme: str) -> None:
    color = SCHEMES[scheme]
    assert contrast(color(text), color(ground)) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("border", "ground"), BORDERS_OF)
def test_a_status_has_a_border_that_shows_round_its_tint(border: Tone, ground: Tone, scheme: str) -> None:
    color = SCHEMES[scheme]
    assert contrast(color(border), color(ground)) >= 3


@pytest.mark.parametrize("ground", [*palette.STANDING_GROUND.values(), palette.PALE, palette.PAPER, palette.ALERT_PALE])
def test_ink_can_be_read_on_every_ground_of_the_paper(ground: str) -> None:
    assert contrast(f"#{palette.INK}", f"#{ground}") >= 4.5


@pytest.mark.parametrize("color", [palette.NAVY, palette.TEAL, *palette.HORIZON_BAR.values()])
def test_white_can_be_read_on_the_heads_of_tables_and_on_boxes(color: str) -> None:
    assert contrast(f"#{palette.PAPER}", f"#{color}") >= 4.5


def test_no_two_tones_are_the_same() -> None:
    assert len(Tone.__members__) == len(Tone)
    assert all(first.value != second.value for first, second in combinations(Tone, 2))


def spelled(file: Path) -> set[str]:
    return set(WRITTEN.findall(file.read_text(encoding="utf-8"))) - {SHADOW}


def test_style_sheets_scripts_and_settings_name_tones_and_spell_no_colour() -> None:
    files = [file for ending in ("css", "js", "toml") for file in ROOT.rglob(f"*.{ending}")]
    assert len(files) > 10
    assert {file.name: colors for file in files if (colors := spelled(file))} == {}


def test_the_program_spells_colours_among_the_tones_and_those_of_paper_only_once() -> None:
    places = {file for file in ROOT.rglob("*.py") if spelled(file)}
    assert places == {TONES, PAPER}
    of_paper = {f"#{color.strip(chr(34)).lower()}" for color in spelled(PAPER)}
    assert of_paper.isdisjoint({color for tone in Tone for color in tone.value})
