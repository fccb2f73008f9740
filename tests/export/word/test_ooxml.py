"""Pieces of Word's XML hold any text, and nothing that XML or a reader cannot take."""

import pytest
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from planner.export.word.ooxml import Element, clean, element, field, keep_ids_whole, name, paragraph, run, shortened


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  a \t b\r\nc ", "a b c"),
        ("\x00\x07\x1b[31m", "[31m"),
        ("a\u2028b\u2029c", "abc"),
        ("\ufeffstart", "start"),
        ("l’été & <b>", "l’été & <b>"),
        ("\u00a0price\u202f", "\u00a0price\u202f"),
        ("", ""),
    ],
)
def test_a_text_is_made_fit_for_one_line(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@settings(max_examples=30)
@given(st.text())
def test_any_text_becomes_xml_that_reads_back_as_the_same(text: str) -> None:
    cleaned = clean(text)
    assert etree.fromstring(etree.tostring(run(cleaned))).findtext(name("w:t")) == cleaned
    assert clean(cleaned) == cleaned


@settings(max_examples=50)
@given(st.text("ab ,;", max_size=60), st.integers(4, 40))
def test_what_is_shortened_is_no_longer_than_asked_and_begins_alike(text: str, most: int) -> None:
    cut = shortened(text, most)
    assert len(cut) <= most
    assert cut == text or text.startswith(cut.rstrip("…").rstrip())


@pytest.mark.parametrize(("text", "preserved"), [(" a", True), ("a ", True), ("a", False), ("", False)])
def test_spaces_at_the_ends_are_preserved(*, text: str, preserved: bool) -> None:
    shown = run(text).find(name("w:t"))
    assert shown is not None
    assert (shown.get(name("xml:space")) == "preserve") is preserved


def test_a_run_names_style_and_language_before_its_text() -> None:
    made = run("texte", style="Strong", language="fr-FR")
    assert [child.tag for child in made] == [name("w:rPr"), name("w:t")]
    assert [child.get(name("w:val")) for child in made[0]] == ["Strong", "fr-FR"]


def test_a_plain_run_has_no_properties() -> None:
    assert [child.tag for child in run("text")] == [name("w:t")]


def test_a_field_begins_separates_and_ends() -> None:
    kinds = [part[0].get(name("w:fldCharType")) for part in field("PAGE", run("1"))]
    assert kinds == ["begin", None, "separate", None, "end"]


def test_a_paragraph_is_kept_with_the_next_only_when_asked() -> None:
    assert paragraph("Normal").find(f"{name('w:pPr')}/{name('w:keepNext')}") is None
    assert paragraph("Normal", keep_next=True).find(f"{name('w:pPr')}/{name('w:keepNext')}") is not None


def test_an_attribute_has_the_prefix_of_its_name() -> None:
    made = element("a:ext", cx=3, r_embed="rId1")
    assert made.get("cx") == "3"
    assert made.get(name("r:embed")) == "rId1"


def read_as_word_does(body: Element) -> str:
    return "".join(parse_xml(etree.tostring(made)).text or "" for made in body.iter(name("w:r")))


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("F01-02", 0),
        ("F01-02 and F03-04", 1),
        ("after C1-02b-3, part-time", 2),
        ("a part-time post", 0),
    ],
)
def test_no_line_ends_inside_an_id(words: str, held: int) -> None:
    body = element("w:body", paragraph("Normal", [run(words, "Strong")]))
    keep_ids_whole(body)
    assert read_as_word_does(body) == words
    assert len(list(body.iter(name("w:noBreakHyphen")))) == held


def test_an_id_in_a_later_piece_is_kept_whole_with_the_blanks_around_it() -> None:
    body = element("w:body", paragraph("Normal", [run("See "), run("F01-02 first")]))
    keep_ids_whole(body)
    assert read_as_word_does(body) == "See F01-02 first"
    assert len(list(body.iter(name("w:noBreakHyphen")))) == 1
