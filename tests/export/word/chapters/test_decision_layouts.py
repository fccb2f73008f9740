"""Every style and every layout has a form that says what a decision needs."""

from itertools import product

import pytest

from planner.export.word.chapters.decision_form import Part
from planner.export.word.chapters.decision_layouts import form_of
from planner.files.content import read_catalogue
from planner.files.shipped import templates_folder
from planner.templates.countries import DecisionStyle
from planner.templates.decision_layout import DecisionLayout

FORMS = [(None, None), *product(DecisionStyle, [None]), *product([DecisionStyle.ARTICLES], DecisionLayout)]


@pytest.mark.parametrize(("style", "layout"), FORMS)
def test_every_form_says_on_what_it_rests_what_is_missing_and_what_is_decided(
    style: DecisionStyle | None, layout: DecisionLayout | None
) -> None:
    assert {Part.GROUNDS, Part.REASONS, Part.POINTS} <= set(form_of(style, layout).parts)


@pytest.mark.parametrize(("style", "layout"), FORMS)
def test_an_act_that_was_decided_has_no_blanks(style: DecisionStyle | None, layout: DecisionLayout | None) -> None:
    assert "…" not in form_of(style, layout).enacted


def test_reasons_come_first_where_the_country_has_them_so() -> None:
    first, last = (list(form_of(DecisionStyle.NUMBERED_POINTS, reasons_first=first).parts) for first in (True, False))
    assert first.index(Part.REASONS) < first.index(Part.POINTS)
    assert last.index(Part.REASONS) > last.index(Part.POINTS)


def test_every_layout_is_that_of_a_country() -> None:
    countries = read_catalogue(templates_folder() / "anti-discrimination", "en").countries
    assert countries
    assert {country.decision_form.layout for country in countries.countries} == {None, *DecisionLayout}
