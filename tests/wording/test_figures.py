"""Dates, numbers and money are written as each language writes them, whether or not it has a catalogue here."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.wording import Wording
from planner.wording.figures import figures_of, language_name

ENGLISH, FRENCH = Wording("en"), Wording("fr")
DAY = date(2027, 1, 4)
OFFICIAL = (
    "bg",
    "cs",
    "da",
    "de",
    "el",
    "en",
    "es",
    "et",
    "fi",
    "fr",
    "ga",
    "hr",
    "hu",
    "it",
    "lt",
    "lv",
    "mt",
    "nl",
    "pl",
    "pt",
    "ro",
    "sk",
    "sl",
    "sv",
)
"""The languages of the European Union."""


def test_dates_are_written_out() -> None:
    assert ENGLISH.date(date(2027, 1, 1)) == "1 January 2027"
    assert FRENCH.date(date(2027, 1, 1)) == "1er janvier 2027"
    assert FRENCH.date(date(2027, 8, 11)) == "11 août 2027"
    assert FRENCH.short_date(date(2027, 1, 4)) == "04/01/2027"
    assert (ENGLISH.month(date(2027, 1, 4)), FRENCH.month(date(2027, 2, 1))) == ("January 2027", "février 2027")


def test_numbers_carry_the_separators_of_the_language() -> None:
    assert (ENGLISH.number(1234.5), FRENCH.number(1234.5)) == ("1,234.5", "1\u202f234,5")
    assert (ENGLISH.percent(0.45), FRENCH.percent(0.45)) == ("45%", "45\u202f%")
    assert (ENGLISH.percent(0.997), FRENCH.percent(0.004)) == ("99%", "1\u202f%")
    assert (ENGLISH.money(10000), FRENCH.money(10000)) == ("€10,000", "10\u202f000\u00a0€")


@pytest.mark.parametrize(
    ("language", "long", "short", "month"),
    [
        ("en", "4 January 2027", "04/01/2027", "January 2027"),
        ("fr", "4 janvier 2027", "04/01/2027", "janvier 2027"),
        ("de", "4. Januar 2027", "4.1.2027", "Januar 2027"),
        ("nl", "4 januari 2027", "4-1-2027", "januari 2027"),
        ("pl", "4 stycznia 2027", "4.01.2027", "styczeń 2027"),
        ("sv", "4 januari 2027", "2027-01-04", "januari 2027"),
        ("es", "4 de enero de 2027", "4/1/2027", "enero de 2027"),
    ],
)
def test_a_date_is_that_of_the_language(language: str, long: str, short: str, month: str) -> None:
    figures = figures_of(language)
    assert (figures.date(DAY), figures.short_date(DAY), figures.month(DAY)) == (long, short, month)


@pytest.mark.parametrize(
    ("language", "money", "decimal", "percent"),
    [
        ("en", "€10,000", "1,234.6", "45%"),
        ("fr", "10\u202f000\u00a0€", "1\u202f234,6", "45\u202f%"),
        ("de", "10.000\u00a0€", "1.234,6", "45\u00a0%"),
        ("nl", "€\u00a010.000", "1.234,6", "45%"),
    ],
)
def test_a_number_is_that_of_the_language(language: str, money: str, decimal: str, percent: str) -> None:
    figures = figures_of(language)
    assert (figures.money(10_000), figures.decimal(1234.56, 1), figures.percent(0.45)) == (money, decimal, percent)


@given(st.dates(date(1999, 1, 1), date(2100, 1, 1)))
def test_only_the_first_of_a_month_is_an_ordinal_in_french(day: date) -> None:
    assert FRENCH.date(day).startswith("1er ") == (day.day == 1)
    assert FRENCH.date(day).endswith(str(day.year))


@given(st.dates(date(1999, 1, 1), date(2100, 1, 1)), st.sampled_from(["en", "fr", "de", "nl", "pl", "sv"]))
def test_two_days_are_never_written_alike(day: date, language: str) -> None:
    figures, next_day = figures_of(language), day + timedelta(days=1)
    assert figures.short_date(day) != figures.short_date(next_day)
    assert figures.date(day) != figures.date(next_day)


@pytest.mark.parametrize(
    ("language", "mask"),
    [("en", "DD/MM/YYYY"), ("fr", "DD/MM/YYYY"), ("de", "DD.MM.YYYY"), ("nl", "DD-MM-YYYY"), ("sv", "YYYY-MM-DD")],
)
def test_a_field_asks_for_a_date_in_the_order_of_the_language(language: str, mask: str) -> None:
    assert figures_of(language).date_mask == mask


@pytest.mark.parametrize(
    ("language", "tag"), [("en", "en-GB"), ("fr", "fr-FR"), ("pl", "pl-PL"), ("nl", "nl-NL"), ("sv", "sv-SE")]
)
def test_a_document_names_its_language_with_a_country(language: str, tag: str) -> None:
    assert figures_of(language).tag == tag


def test_a_language_that_nobody_describes_is_written_with_english_figures() -> None:
    assert figures_of("xx").date(DAY) == ENGLISH.date(DAY)
    assert figures_of("xx").money(10_000) == ENGLISH.money(10_000)


@pytest.mark.parametrize(
    ("language", "name"), [("en", "English"), ("fr", "Français"), ("pl", "Polski"), ("el", "Ελληνικά"), ("xx", "xx")]
)
def test_a_language_is_called_as_its_readers_call_it(language: str, name: str) -> None:
    assert language_name(language) == name


@pytest.mark.parametrize("language", OFFICIAL)
def test_every_official_language_of_the_union_could_be_added(language: str) -> None:
    figures = figures_of(language)
    assert "2027" in figures.date(DAY)
    assert "2027" in figures.short_date(DAY)
    assert "2027" in figures.month(DAY)
    assert "2027" not in figures.day_and_month(DAY)
    assert figures.money(450).replace("\N{NO-BREAK SPACE}", "").strip("€EUR") == "450"
    # The framework's fields know no other.
    assert re.fullmatch(r"YYYY[/.-]MM[/.-]DD|DD[/.-]MM[/.-]YYYY|MM[/.-]DD[/.-]YYYY", figures.date_mask)
    assert re.fullmatch(r"[a-z]{2}-[A-Z]{2}", figures.tag)
