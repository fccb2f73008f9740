"""The framework's widgets and our own pictures have the same tones, in both colours of the screen."""

import re

import pytest
import streamlit as st

from planner.app.web import server
from planner.app.web.components.assets import asset
from planner.app.web.theme import theme_options, tone_properties
from planner.drawing.tones import Tone

PICTURES = ("board", "curve", "impact_effort", "network", "timeline", "workload")
OWN = re.compile(r"var\(--(?!st-)([a-z-]+)")


def names(sheet: str) -> set[str]:
    return set(re.findall(r"--(?!st-)([a-z-]+):", sheet))


def test_both_themes_name_the_same_colours() -> None:
    light = {name.removeprefix("theme.light.") for name in theme_options() if name.startswith("theme.light.")}
    dark = {name.removeprefix("theme.dark.") for name in theme_options() if name.startswith("theme.dark.")}
    assert light == dark
    assert len(light) == len(theme_options()) / 2


@pytest.mark.parametrize("option", theme_options())
def test_the_framework_knows_every_colour_that_it_is_given(option: str) -> None:
    st.get_option(option)


def test_what_is_late_has_one_colour_in_widgets_and_pictures() -> None:
    options = theme_options()
    assert (options["theme.light.redColor"], options["theme.dark.redColor"]) == Tone.ALERT.value
    assert f"--alert: light-dark({Tone.ALERT.light}, {Tone.ALERT.dark});" in tone_properties(".host")


def test_the_app_ships_with_its_colours_and_a_city_may_set_another() -> None:
    assert server.shipped_options({})["theme.light.primaryColor"] == Tone.TEAL_BUTTON.light
    own = server.shipped_options({"STREAMLIT_THEME_LIGHT_PRIMARY_COLOR": "#123456"})
    assert "theme.light.primaryColor" not in own
    assert own["theme.dark.primaryColor"] == Tone.TEAL_BUTTON.dark


@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_names_no_tone_that_there_is_not(picture: str) -> None:
    known = names(tone_properties(".host")) | names(asset("tones.css"))
    given = set(re.findall(r'"--([a-z-]+)"', asset(f"{picture}.js")))  # by its script, such as how full a cell is
    assert set(OWN.findall(asset("tones.css") + asset(f"{picture}.css"))) <= known | given


def test_the_frame_of_the_page_names_no_tone_that_there_is_not() -> None:
    assert set(OWN.findall(asset("chrome.css"))) <= names(tone_properties(".planner-connection"))


def test_outside_a_pictures_frame_nothing_rests_on_what_the_framework_names_there_only() -> None:
    assert re.findall(r"var\(--st-[a-z-]+\)", asset("chrome.css")) == []
    assert re.findall(r"var\(--st-[a-z-]+, #", asset("chrome.css")) == []
