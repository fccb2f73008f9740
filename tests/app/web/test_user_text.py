"""What people wrote is shown as they wrote it, whatever it would mean to the framework."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.app.web.user_text import plain

JOINER = "\N{WORD JOINER}"
_ESCAPED = re.compile(r"\\([\\`*_\[\]<>$~|{}^&#+\-=.)])")


def shown(markdown: str) -> str:
    """Return what a reader sees of escaped Markdown."""
    return _ESCAPED.sub(r"\1", markdown).replace(JOINER, "")


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters=JOINER), max_size=80))
def test_a_reader_sees_the_words_that_were_written(text: str) -> None:
    assert shown(plain(text)).split() == text.split()
    assert not re.search(r"\s\s|^\s|\s$|\n", re.sub("[\u00a0\u202f]", "x", plain(text).strip("\u00a0\u202f")))


def test_the_spaces_of_punctuation_stay_as_they_are() -> None:
    assert plain("Coût\u00a0:  rien\u202f; «\u00a0oui\u00a0»\n") == "Coût\u00a0: rien\u202f; «\u00a0oui\u00a0»"


@pytest.mark.parametrize(
    "mark", ["**bold**", "_it_", "`code`", "[a](b)", "![](c)", "<b>", "$x$", "~~no~~", "a|b", "{x}", "a^b", "&lt;"]
)
def test_no_mark_stands_unescaped(mark: str) -> None:
    assert re.search(r"(?<!\\)[`*_\[\]<>$~|{}^]|(?<!\\)&[#A-Za-z]", plain(mark)) is None


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("https://elsewhere.example/x", f"https:{JOINER}//elsewhere.example/x"),
        (":tada:", f":{JOINER}tada:"),
        (":material/home:", f":{JOINER}material/home:"),
        ("anna@city.example", f"anna@{JOINER}city.example"),
        ("www.city.example", f"www{JOINER}.city.example"),
        ("a -> b", rf"a -{JOINER}\> b"),
    ],
)
def test_what_becomes_something_however_it_is_escaped_is_parted(text: str, parted: str) -> None:
    assert plain(text) == parted


@pytest.mark.parametrize("text", ["# heading", "- list", "+ list", "1. first", "2) second", "= rule"])
def test_nothing_begins_a_heading_or_a_list(text: str) -> None:
    assert re.match(r"[#+\-=]|\d+[.)]", plain(text)) is None


@pytest.mark.parametrize("text", ["10:30", "Board: 2 people", "A–B", "« É »", "x = y"])
def test_ordinary_words_stay_as_they_are(text: str) -> None:
    assert plain(text) == text
