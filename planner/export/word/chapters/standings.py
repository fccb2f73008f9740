"""Where does the city stand today, and where will it at the end of each year of the plan?"""

from collections.abc import Iterator

from planner.export.word import palette
from planner.export.word.chapters.evidence import judgement_mark
from planner.export.word.material import Material
from planner.export.word.tables import Cell, Column, Shaded, Table
from planner.proposal.diagnosis import FactorFinding
from planner.toolkit.assessment import Standing

_NAME, _ALL = 6.5, 16.5
"""Width of the names, and of the whole table, in centimetres."""


def standing_table(material: Material) -> Table:
    """Return the standing of each key factor today and as the plan’s results will have it, year by year."""
    say, plan = material.wording.say, material.plan
    width = (_ALL - _NAME) / (1 + len(plan.projected))
    expected = tuple(
        Column.small(say("Expected on {day}", day=material.wording.short_date(year.until)), width)
        for year in plan.projected
    )
    caption = say("Where the city stands by the assessment of {day}", day=plan.assessed_on)
    if plan.projected:
        caption = say("Where the city stands by the assessment of {day}, and what is expected", day=plan.assessed_on)
    return Table(
        caption=caption,
        describes=say("One line for each key factor: its standing today and at the end of each year of the plan."),
        columns=(Column.small(say("Key factor"), _NAME), Column.small(say("Today"), width), *expected),
        rows=[tuple(_row(material, finding)) for finding in plan.diagnosis.factors],
    )


def _row(material: Material, finding: FactorFinding) -> Iterator[Cell]:
    yield material.names.get(finding.factor, finding.factor)
    yield _cell(material, finding.standing, judgement_mark(finding))
    for year in material.plan.projected:
        yield _cell(material, year.factors.get(finding.factor, finding.standing))


def _cell(material: Material, standing: Standing, mark: str = "") -> Cell:
    return Shaded(material.wording.label(standing) + mark, palette.STANDING_GROUND[standing])
