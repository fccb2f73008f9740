"""How fast is a plan written as a Word document? Same text first, then ratios of one run."""

from collections.abc import Sequence
from statistics import median

import docx
import pytest
from docx.oxml.ns import qn
from drafted_plans import TODAY, catalogue, plan
from drafted_plans import benchmark as toolkit
from lxml import etree
from pytest_benchmark.fixture import BenchmarkFixture

from performance.processor_time import seconds
from planner.export.word import write_word
from planner.export.word.chapters.schedule import action_columns, action_row
from planner.export.word.material import Material
from planner.export.word.tables import Cell, Table, Typesetting, table_element
from planner.track.plan_standing import PlanStanding
from planner.wording import Wording

ROWS, ROUNDS = 1_000, 5
TIMES_FASTER = 10
MOST_SECONDS = 3
FACTORS = 12


def lines(cells: Cell) -> str:
    parts = cells if isinstance(cells, tuple) else (cells,)
    return "\n".join(part if isinstance(part, str) else part.text for part in parts)


def by_python_docx(table: Table, rows: Sequence[Sequence[Cell]]) -> etree._Element:
    made = docx.Document().add_table(rows=1, cols=len(table.columns))
    for cell, column in zip(made.rows[0].cells, table.columns, strict=True):
        cell.text = column.title
    for row in rows:
        for cell, text in zip(made.add_row().cells, row, strict=True):
            cell.text = lines(text)
    element: etree._Element = made._tbl  # noqa: SLF001 - the table's XML has no other name
    return element


def texts(table: etree._Element) -> list[list[str]]:
    return [
        ["".join(text.text or "" for text in cell.iter(qn("w:t"))) for cell in row.iter(qn("w:tc"))]
        for row in table.iter(qn("w:tr"))
    ]


def test_the_action_table_is_many_times_faster_than_cell_by_cell(benchmark: BenchmarkFixture) -> None:
    drafted = plan(ROWS, factors=FACTORS)
    wording = Wording("en")
    material = Material(
        plan=drafted, benchmark=toolkit("en", FACTORS), catalogue=catalogue("en"), wording=wording, today=TODAY
    )
    rows = [tuple(lines(cell) for cell in action_row(material, action)) for action in drafted.actions]
    table = Table(caption="Actions", describes="Actions", columns=action_columns(material), rows=rows)
    setting = Typesetting(fit=str, quote=str)
    assert texts(table_element(table, setting)) == texts(by_python_docx(table, rows))
    benchmark(table_element, table, setting)
    own = median(seconds(lambda: table_element(table, setting)) for _ in range(ROUNDS))
    theirs = median(seconds(lambda: by_python_docx(table, rows)) for _ in range(2))
    benchmark.extra_info["times_faster"] = round(theirs / own, 1)
    assert theirs >= TIMES_FASTER * own


def written(drafted: PlanStanding) -> bytes:
    return write_word(drafted, toolkit("en", FACTORS), catalogue("en"), wording=Wording("en"), today=TODAY)


def test_a_plan_of_300_actions_takes_seconds_and_ten_times_as_many_take_ten_times_as_long(
    benchmark: BenchmarkFixture,
) -> None:
    large, huge = plan(300, factors=FACTORS), plan(3_000, factors=FACTORS)
    written(plan(3))
    benchmark(written, large)
    once = min(seconds(lambda: written(large)) for _ in range(3))
    tenfold = seconds(lambda: written(huge))
    benchmark.extra_info.update(seconds=round(once, 2), times_for_tenfold=round(tenfold / once, 1))
    assert once <= MOST_SECONDS
    assert tenfold == pytest.approx(10 * once, rel=0.5)
