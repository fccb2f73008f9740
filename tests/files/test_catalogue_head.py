"""A language is there because its catalogue is, and the head of the catalogue says how it counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.files.catalogue_head import TWO_FORMS, head_of, language_from, language_of, plural_forms
from planner.files.languages import LANGUAGES, SOURCE
from planner.files.typography import PLAIN


def forms(rule: str, *numbers: int) -> list[int]:
    declared = plural_forms({"Plural-Forms": rule})
    assert declared is not None
    return [declared.form(number) for number in numbers]


def test_english_stands_first() -> None:
    assert LANGUAGES[0] == SOURCE == "en"
    assert "fr" in LANGUAGES


@pytest.mark.parametrize(
    ("rule", "numbers", "taken"),
    [
        ("nplurals=2; plural=(n != 1);", (0, 1, 2), [1, 0, 1]),
        ("nplurals=2; plural=(n > 1);", (0, 1, 2), [0, 0, 1]),
        ("nplurals=1; plural=0", (0, 1, 2), [0, 0, 0]),
        (
            "nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);",
            (1, 2, 3, 5, 101),
            [0, 1, 2, 3, 0],
        ),
    ],
    ids=["English", "French", "Japanese", "Slovenian"],
)
def test_a_number_takes_the_form_that_the_rule_gives(rule: str, numbers: tuple[int, ...], taken: list[int]) -> None:
    assert forms(rule, *numbers) == taken


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "nplurals=2",
        "plural=n>1",
        "nplurals=two; plural=n>1",
        'nplurals=2; plural=__import__("os")',
        "nplurals=2; plural=n/0",
        "nplurals=2; plural=n",
        "nplurals=2; plural=(n>1",
        "nplurals=0; plural=0",
        f"nplurals={'9' * 5000}; plural=n>1",
    ],
)
def test_a_rule_that_cannot_be_used_is_none(rule: str) -> None:
    assert plural_forms({"Plural-Forms": rule}) is None
    assert language_from({"Plural-Forms": rule}, "xx").plurals is TWO_FORMS


@given(st.text(max_size=40))
def test_no_rule_breaks_the_program(rule: str) -> None:
    declared = plural_forms({"Plural-Forms": f"nplurals=2; plural={rule}"})
    assert declared is None or declared.form(7) in {0, 1}


def test_a_head_says_what_no_sentence_does() -> None:
    french = language_of("fr")
    assert (french.locale, french.first_of_month, french.apostrophe) == ("fr_FR", "1er", "’")
    assert (french.spacing.before, french.spacing.narrow_before, french.spacing.inside) == (":", ";!?%", "«»")


@pytest.mark.parametrize(("way", "keeps"), [("as-written", True), ("lower", False), ("", False), ("Capital", False)])
def test_a_head_may_keep_the_capitals_of_labels(way: str, keeps: bool) -> None:  # noqa: FBT001 - a table's column
    assert language_from({"X-Labels-Inside-Sentences": way}, "de").labels_keep_capital is keeps


def test_what_a_head_does_not_say_is_plain() -> None:
    language = language_of("xx")
    assert (language.locale, language.first_of_month, language.apostrophe) == ("xx", "", "")
    assert language.spacing == PLAIN
    assert not language.labels_keep_capital


@pytest.mark.parametrize(
    ("catalogue", "head"),
    [
        ('# A comment.\nmsgid ""\nmsgstr ""\n"Language: pl\\n"\n"X-Empty:\\n"\n', {"Language": "pl", "X-Empty": ""}),
        ('#, fuzzy\nmsgid ""\nmsgstr "Language: pl\\n"\n', {"Language": "pl"}),
        ('msgid "Yes"\nmsgstr "Tak"\n', {}),
        ('msgid ""\n', {}),
        ("", {}),
    ],
)
def test_the_head_is_the_entry_without_source(catalogue: str, head: dict[str, str]) -> None:
    assert head_of(catalogue) == head
