"""Styles are written so that Word takes them: ids, lengths, and the order that the schema sets."""

import pytest
from docx.oxml.ns import qn

from planner.export.word.styles import (
    PARAGRAPH_STYLES,
    RUN_STYLES,
    ParagraphStyle,
    RunStyle,
    paragraph_properties_of,
    run_properties_of,
    style_id,
    twips,
)

# The order of CT_PPrBase in ISO/IEC 29500-1, as far as these styles use it.
ORDER = (
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "widowControl",
    "numPr",
    "pBdr",
    "shd",
    "tabs",
    "spacing",
    "ind",
    "jc",
    "outlineLvl",
)


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Normal", "Normal"),
        ("heading 1", "Heading1"),
        ("toc 2", "TOC2"),
        ("Table Head Small", "TableHeadSmall"),
        ("caption", "Caption"),
    ],
)
def test_a_style_has_the_id_by_which_other_programs_know_it(name: str, id_: str) -> None:
    assert style_id(name) == id_


def test_no_two_styles_share_an_id() -> None:
    ids = [style_id(style.name) for style in (*PARAGRAPH_STYLES, *RUN_STYLES)]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("style", PARAGRAPH_STYLES, ids=lambda style: style.name)
def test_properties_stand_in_the_order_of_the_schema(style: ParagraphStyle) -> None:
    tags = [child.tag.rpartition("}")[2] for child in paragraph_properties_of(style)]
    assert tags == sorted(tags, key=ORDER.index)


@pytest.mark.parametrize("style", PARAGRAPH_STYLES, ids=lambda style: style.name)
def test_nothing_is_smaller_than_can_be_read(style: ParagraphStyle) -> None:
    assert style.size is None or style.size >= 9


@pytest.mark.parametrize("style", [style for style in PARAGRAPH_STYLES if style.outline is not None], ids=str)
def test_headings_are_never_parted_from_what_follows(style: ParagraphStyle) -> None:
    assert style.keep_next
    assert style.name == f"heading {style.outline + 1 if style.outline is not None else 0}"


def test_a_hanging_indent_is_no_wider_than_the_indent() -> None:
    assert all(style.hanging <= style.left for style in PARAGRAPH_STYLES)


@pytest.mark.parametrize(("centimetres", "twentieths"), [(0, 0), (2.54, 1440), (1, 567), (16.5, 9354)])
def test_lengths_are_twentieths_of_a_point(centimetres: float, twentieths: int) -> None:
    assert twips(centimetres) == twentieths


def test_sizes_are_half_points() -> None:
    sizes = [size.get(qn("w:val")) for size in run_properties_of(RunStyle(name="x", size=14.5)).iter(qn("w:sz"))]
    assert sizes == ["29"]


@pytest.mark.parametrize(("flag", "tag"), [("bold", "w:b"), ("italic", "w:i"), ("underline", "w:u")])
def test_a_look_is_written_only_when_it_is_meant(flag: str, tag: str) -> None:
    assert run_properties_of(RunStyle(name="x")).find(qn(tag)) is None
    assert run_properties_of(RunStyle(name="x", **{flag: True})).find(qn(tag)) is not None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("style", "edges"),
    [
        (ParagraphStyle(name="x"), []),
        (ParagraphStyle(name="x", bar_left="1B3A57"), ["left"]),
        (ParagraphStyle(name="x", rule_below="1B3A57"), ["bottom"]),
        (ParagraphStyle(name="x", bar_left="1B3A57", rule_below="1B3A57"), ["left", "bottom"]),
    ],
    ids=str,
)
def test_lines_are_drawn_where_a_style_has_them(style: ParagraphStyle, edges: list[str]) -> None:
    borders = paragraph_properties_of(style).findall(f"{qn('w:pBdr')}/*")
    assert [border.tag.rpartition("}")[2] for border in borders] == edges
