"""Pages are A4, upright or across, with a foot that reaches to the edge of the text."""

from typing import Any

import pytest
from docx.oxml.ns import qn
from lxml import etree

from planner.export.word.blank_document import blank_document
from planner.export.word.pages import TEXT_WIDTH, TEXT_WIDTH_ACROSS, footer_for, section_properties
from planner.export.word.styles import twips
from planner.wording import Wording


def foot(*, landscape: bool = False, language: str = "en") -> Any:
    document = blank_document(Wording(language))
    relation = footer_for(document, Wording(language), "Portmarrow", landscape=landscape)
    return etree.fromstring(document.part.rels[relation].target_part.blob)


@pytest.mark.parametrize(("landscape", "width"), [(False, TEXT_WIDTH), (True, TEXT_WIDTH_ACROSS)])
def test_text_and_margins_fill_the_page(*, landscape: bool, width: float) -> None:
    section = section_properties("rId1", landscape=landscape)
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    assert size is not None
    assert margins is not None
    sides = int(margins.get(qn("w:left"), "")) + int(margins.get(qn("w:right"), ""))
    assert int(size.get(qn("w:w"), "")) - sides == pytest.approx(twips(width), abs=2)


def test_a_page_across_says_so_to_printers() -> None:
    size = section_properties(None, landscape=True).find(qn("w:pgSz"))
    assert size is not None
    assert size.get(qn("w:orient")) == "landscape"
    assert int(size.get(qn("w:w"), "")) > int(size.get(qn("w:h"), ""))


def test_a_cover_has_no_foot() -> None:
    assert section_properties(None, landscape=False).find(qn("w:footerReference")) is None


@pytest.mark.parametrize(("language", "words"), [("en", "Page 1 of 1"), ("fr", "Page 1 sur 1")])
def test_a_foot_counts_pages_in_the_language(language: str, words: str) -> None:
    shown = "".join(text.text or "" for text in foot(language=language).iter(qn("w:t")))
    assert shown == f"Portmarrow{words}"


def test_the_numbers_of_a_foot_are_fields() -> None:
    assert [code.text.strip() for code in foot().iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]


def test_a_foot_is_written_once_for_each_orientation() -> None:
    document, wording = blank_document(Wording("en")), Wording("en")
    feet = [footer_for(document, wording, "Portmarrow", landscape=across) for across in (False, True, False, True)]
    assert feet[:2] == feet[2:]
    assert feet[0] != feet[1]


def test_each_orientation_has_the_tab_stops_of_its_width() -> None:
    styles = [next(foot(landscape=across).iter(qn("w:pStyle"))).get(qn("w:val")) for across in (False, True)]
    assert styles == ["Footer", "FooterLandscape"]
