"""A table is repeated, read and laid out as its columns say, whatever stands in its cells."""

from typing import Any

import pytest
from docx.oxml.ns import qn

from planner.export.word.ooxml import Quoted
from planner.export.word.styles import twips
from planner.export.word.tables import Cell, Column, Emphasised, Shaded, Table, Typesetting, table_element

COLUMNS = (Column.small("Name", 4.0), Column.number("Days", 2.5))


def made(*rows: tuple[Cell, ...], quoted_in: str = "") -> Any:
    table = Table(caption="Plan", describes="What is planned.", columns=COLUMNS, rows=rows)
    return table_element(table, Typesetting(fit=str.strip, quote=str.strip, quoted_in=quoted_in))


def cell(content: Cell, quoted_in: str = "") -> Any:
    return list(made((content, "1"), quoted_in=quoted_in).iter(qn("w:tr")))[1].findall(qn("w:tc"))[0]


def texts(node: Any) -> list[str]:
    return ["".join(part.itertext()) for part in node.iter(qn("w:p"))]


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        ("  Frame ", ["Frame"]),
        (Shaded("Weak", "FFF0CF"), ["Weak"]),
        (Emphasised("to be filled", "To Be Filled"), ["to be filled"]),
        (Quoted("Nous"), ["Nous"]),
        (("first", "second"), ["first", "second"]),
        (("first", Quoted("second"), "third"), ["first", "second", "third"]),
        ((), [""]),
        ("", [""]),
    ],
    ids=str,
)
def test_a_cell_shows_its_text(content: Cell, lines: list[str]) -> None:
    assert texts(cell(content)) == lines


def test_a_shaded_cell_has_its_ground() -> None:
    assert [shade.get(qn("w:fill")) for shade in cell(Shaded("Weak", "FFF0CF")).iter(qn("w:shd"))] == ["FFF0CF"]


def test_an_emphasised_cell_names_its_style() -> None:
    assert [style.get(qn("w:val")) for style in cell(Emphasised("open", "To Be Filled")).iter(qn("w:rStyle"))] == [
        "ToBeFilled"
    ]


@pytest.mark.parametrize(("quoted_in", "languages"), [("fr-FR", ["fr-FR"]), ("", [])])
def test_a_quotation_is_marked_when_it_is_in_another_language(quoted_in: str, languages: list[str]) -> None:
    quoted = cell(("mayor", Quoted("dit")), quoted_in)
    assert [language.get(qn("w:val")) for language in quoted.iter(qn("w:lang"))] == languages


def test_one_row_takes_nothing_over_from_another() -> None:
    rows = list(made((Shaded("Weak", "FFF0CF"), "1"), ("Plain", "2")).iter(qn("w:tr")))
    assert list(rows[2].iter(qn("w:shd"))) == []


def test_a_table_without_rows_still_has_its_head() -> None:
    [head] = made().iter(qn("w:tr"))
    assert texts(head) == ["Name", "Days"]
    assert list(head.iter(qn("w:tblHeader")))


def test_a_row_of_too_few_cells_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        made(("only one",))


def test_widths_add_up_to_the_width_of_the_table() -> None:
    table = made(("a", "1"))
    widths = [int(column.get(qn("w:w"))) for column in table.iter(qn("w:gridCol"))]
    assert widths == [twips(4.0), twips(2.5)]
    assert int(next(table.iter(qn("w:tblW"))).get(qn("w:w"))) == sum(widths)


def test_every_row_is_whole_and_only_the_first_is_a_head() -> None:
    rows = list(made(("a", "1"), ("b", "2")).iter(qn("w:tr")))
    assert all(list(row.iter(qn("w:cantSplit"))) for row in rows)
    assert [bool(list(row.iter(qn("w:tblHeader")))) for row in rows] == [True, False, False]


def test_no_cells_are_merged() -> None:
    assert not list(made(("a", "1")).iter(qn("w:gridSpan"), qn("w:vMerge")))


def test_caption_and_description_are_there_for_those_who_do_not_see_the_table() -> None:
    properties = made().find(qn("w:tblPr"))
    assert properties.find(qn("w:tblCaption")).get(qn("w:val")) == "Plan"
    assert properties.find(qn("w:tblDescription")).get(qn("w:val")) == "What is planned."


def test_figures_stand_right() -> None:
    styles = [style.get(qn("w:val")) for style in made(("a", "1")).iter(qn("w:pStyle"))]
    assert styles == ["TableHeadSmall", "TableHeadNumber", "TableSmall", "TableNumber"]
