"""How sure is the plan: with which chance does it keep its promises, sessions and deadlines?"""

from collections.abc import Iterator

from planner.drawing.chances import ChancePicture, chance_picture
from planner.export.word import palette
from planner.export.word.charts import BarChart, Series
from planner.export.word.manuscript import Manuscript
from planner.export.word.material import Material
from planner.export.word.ooxml import shortened
from planner.export.word.pages import TEXT_WIDTH_ACROSS
from planner.export.word.pictures import Chart
from planner.export.word.tables import Cell, Column, Table
from planner.proposal.quick_wins import Horizon
from planner.track.sureness import Sureness
from planner.wording.sureness import chance_column, how_worked_out, mark_name, plan_sentences

_LONGEST_NAME = 50


def write_chances(doc: Manuscript, material: Material) -> None:
    """Say how sure the plan is, in sentences, in a table of all that it has to keep, and in a picture."""
    sure = material.plan.how_sure
    if sure is None or not sure.marks:
        return
    doc.heading(material.wording.say("How sure is this?"), 1, new_page=True)
    doc.paragraph(" ".join(plan_sentences(sure, material.names, material.wording)), keep_next=True)
    doc.chart(_chart(material, chance_picture(sure.marks)))
    doc.table(_table(material, sure))
    doc.paragraph(how_worked_out(sure, material.wording), style="Source Note")


def _chart(material: Material, picture: ChancePicture) -> Chart:
    say = material.wording.say
    bars = picture.bars
    return Chart(
        caption=say("What is least sure: chances in ten"),
        describes=say("Bars from 0 to 10, one for each of what is least sure; the table below gives all in words."),
        width=TEXT_WIDTH_ACROSS,
        height=min(12.6, 2.4 + 0.6 * len(bars)),
        bars=BarChart(
            categories=[shortened(mark_name(bar.mark, material.plan, material.wording), _LONGEST_NAME) for bar in bars],
            series=[
                Series(
                    title=say("Less than 8 chances in 10"),
                    values=[None if bar.likely else bar.length for bar in bars],
                    color=palette.HORIZON_BAR[Horizon.QUICK_WIN],
                ),
                Series(
                    title=say("At least 8 chances in 10"),
                    values=[bar.length if bar.likely else None for bar in bars],
                    color=palette.NAVY,
                ),
            ],
            lowest=0,
            highest=picture.longest,
            step=2,
            number_format="0",
            label_share=0.36,
        ),
    )


def _table(material: Material, sure: Sureness) -> Table:
    say = material.wording.say
    return Table(
        caption=say("What the plan has to keep, and with which chance it does"),
        describes=say("One line for each result, session and deadline: day, chance, day with 8 chances in 10."),
        columns=(
            Column.small(say("What is to be kept"), 13.6),
            Column.small(say("By"), 3.8),
            Column.small(say("Chance"), 4.9),
            Column.small(say("8 chances in 10 by"), 3.8),
        ),
        rows=list(_rows(material, sure)),
    )


def _rows(material: Material, sure: Sureness) -> Iterator[tuple[Cell, ...]]:
    for mark in sure.marks:
        yield (
            mark_name(mark, material.plan, material.wording),
            material.wording.date(mark.by),
            chance_column(mark, material.wording),
            material.wording.date(mark.sure_by),
        )
