"""A document grows from front to back: numbered, listed, typeset, and the same for the same words."""

import re
from datetime import date
from io import BytesIO

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from planner.export.word.manuscript import Manuscript, Properties
from planner.export.word.ooxml import Quoted, Styled
from planner.export.word.tables import Column, Table
from planner.wording import Wording

PROPERTIES = Properties(
    title="Plan",
    subject="On the benchmark",
    author="Portmarrow",
    category="Plan",
    keywords="a",
    made=date(2026, 11, 13),
)
TABLE = Table(caption="Roles", describes="Who.", columns=(Column(title="Role", width=4),), rows=[("Mayor",)])


def manuscript(language: str = "en", *, quoted_in: str = "", **properties: str) -> Manuscript:
    given = {field: getattr(PROPERTIES, field) for field in PROPERTIES.__slots__}
    return Manuscript(
        wording=Wording(language),
        properties=Properties(**{**given, **properties}),
        foot="Portmarrow",
        quoted_in=quoted_in,
    )


def opened(doc: Manuscript) -> Document:
    return docx.Document(BytesIO(doc.saved()))


def written(doc: Manuscript) -> list[tuple[str, str]]:
    return [(str(line.style.name if line.style else ""), line.text) for line in opened(doc).paragraphs]


def entries(doc: Manuscript) -> list[str]:
    [block] = opened(doc).element.body.iter(qn("w:sdtContent"))
    return ["".join(text.text or "" for text in line.iter(qn("w:t"))) for line in block]


def test_the_contents_number_chapters_and_sections_as_word_does() -> None:
    doc = manuscript()
    doc.contents()
    for text, level in (("One", 1), ("First", 2), ("Block", 3), ("Second", 2), ("Two", 1), ("Third", 2)):
        doc.heading(text, level)
    assert entries(doc) == ["1  One", "1.1  First", "1.2  Second", "2  Two", "2.1  Third"]


def test_a_document_without_contents_has_none() -> None:
    doc = manuscript()
    doc.heading("One", 1)
    assert not list(opened(doc).element.body.iter(qn("w:sdt")))


def test_the_contents_stand_where_they_were_asked_for() -> None:
    doc = manuscript()
    doc.paragraph("Before")
    doc.contents()
    doc.heading("After", 1)
    tags = [child.tag for child in opened(doc).element.body]
    assert tags.index(qn("w:sdt")) == 2


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        ("en", "Why? Because.", "Why? Because."),
        ("fr", "Pourquoi ? Parce que.", "Pourquoi\u202f? Parce que."),
        ("fr", "Coût : rien", "Coût\u00a0: rien"),
        ("en", "a\x07b  c", "ab c"),
    ],
)
def test_texts_are_set_as_the_language_sets_them(language: str, text: str, shown: str) -> None:
    doc = manuscript(language)
    doc.paragraph(text)
    assert written(doc) == [("Normal", shown)]


def test_pieces_keep_the_spaces_between_them() -> None:
    doc = manuscript()
    doc.paragraph(Styled("Check the law.", "Strong"), " ", "Then ", "begin.")
    assert written(doc)[0][1] == "Check the law. Then begin."
    french = manuscript("fr")
    french.paragraph("Culture", french.wording.series(("", "")), "Sport")
    assert written(french)[0][1] == "Culture\u202f; Sport"


@pytest.mark.parametrize(("quoted_in", "languages"), [("fr-FR", ["fr-FR"]), ("", [])])
def test_quotations_are_marked_when_they_are_in_another_language(quoted_in: str, languages: list[str]) -> None:
    doc = manuscript(quoted_in=quoted_in)
    doc.paragraph("They say: ", Quoted("Bonjour."))
    marks = [mark.get(qn("w:val")) for mark in opened(doc).element.body.iter(qn("w:lang"))]
    assert marks == languages


def test_what_follows_a_table_keeps_its_distance() -> None:
    doc = manuscript()
    doc.table(TABLE)
    doc.paragraph("After")
    doc.paragraph("Later")
    assert written(doc)[-2:] == [("After Table", "After"), ("Normal", "Later")]


def test_captions_count_tables_and_figures_apart_in_the_language() -> None:
    doc = manuscript("fr")
    doc.table(TABLE)
    doc.table(TABLE)
    captions = [text for style, text in written(doc) if style == "Caption"]
    assert [re.sub(r"\s", " ", caption) for caption in captions] == ["Tableau 1 – Roles", "Tableau 2 – Roles"]


def test_a_fact_without_anything_behind_it_has_no_tab() -> None:
    doc = manuscript()
    doc.fact("Steps")
    doc.fact("Lead", "Mayor")
    assert [text for _, text in written(doc)] == ["Steps", "Lead\tMayor"]


def test_a_heading_can_begin_a_page_without_space_above_it() -> None:
    doc = manuscript()
    doc.heading("One", 1, new_page=True)
    [properties] = opened(doc).element.body.iter(qn("w:pPr"))
    assert [child.tag.split("}")[1] for child in properties] == ["pStyle", "pageBreakBefore", "spacing"]


def test_a_section_that_ends_with_a_table_ends_in_a_paragraph_of_its_own() -> None:
    doc = manuscript()
    doc.table(TABLE)
    doc.end_section(landscape=True)
    doc.paragraph("Upright")
    shown = opened(doc)
    assert [section.page_width > section.page_height for section in shown.sections] == [True, False]  # type: ignore[operator]
    assert ("Section End", "") in written(doc)


@pytest.mark.parametrize(("length", "most"), [(10, 10), (255, 255), (4_000, 255)])
def test_properties_hold_no_more_than_word_takes(length: int, most: int) -> None:
    core = opened(manuscript(title="x" * length)).core_properties
    assert len(core.title) == most


def test_the_file_says_nothing_of_the_program_or_the_clock() -> None:
    core = opened(manuscript()).core_properties
    assert (core.author, core.last_modified_by, core.comments) == ("Portmarrow", "Portmarrow", "")
    assert core.created == core.modified
    assert core.created
    assert core.created.date() == date(2026, 11, 13)


def test_the_same_words_give_the_same_body() -> None:
    first, second = manuscript(), manuscript()
    for doc in (first, second):
        doc.heading("One", 1)
        doc.table(TABLE)
    assert opened(first).element.xml == opened(second).element.xml


@pytest.mark.parametrize(
    ("quoted_in", "shown"),
    [("", "Le plan « Harbour\u00a0: a start »\u00a0: adopté"), ("en-GB", "Le plan « Harbour: a start »\u00a0: adopté")],
)
def test_a_title_in_another_language_stays_as_written(quoted_in: str, shown: str) -> None:
    doc = manuscript("fr", quoted_in=quoted_in, title="Harbour: a start")
    doc.paragraph("Le plan «\u00a0Harbour: a start\u00a0» : adopté")
    doc.paragraph(Quoted("Two of five: more to come"))
    sentence, quotation = (text for _, text in written(doc))
    assert sentence.replace("«\u00a0", "« ").replace("\u00a0»", " »") == shown
    assert ("five: more" in quotation) is bool(quoted_in)


def test_each_numbered_list_counts_from_one() -> None:
    doc = manuscript()
    doc.numbered(["adopts;", "notes."], "Resolution Point")
    doc.numbered(["changes."], "Resolution Point")
    numbers = [number.get(qn("w:val")) for number in opened(doc).element.body.iter(qn("w:numId"))]
    assert numbers[0] == numbers[1] != numbers[2]
    root = opened(doc).part.numbering_part.element
    lists = [number for number in root.iter(qn("w:num")) if number.get(qn("w:numId")) in numbers]
    assert [start.get(qn("w:val")) for number in lists for start in number.iter(qn("w:startOverride"))] == ["1", "1"]
