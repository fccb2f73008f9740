"""The council's paper says how sure the plan is: in words, with a line for each thing that is to be kept."""

from datetime import date
from io import BytesIO

import docx
import pytest
from cities import BENCHMARK, CATALOGUE
from docx.oxml.ns import qn
from tracked_plans import action, plan_of, standing_of

from planner.export import FORMATS
from planner.export.word.ooxml import Element
from planner.track.plan_standing import PlanStanding

TODAY = date(2027, 1, 4)
HEAD = ["What is to be kept", "By", "Chance", "8 chances in 10 by"]


def written(plan: PlanStanding) -> Element:
    body: Element = docx.Document(BytesIO(FORMATS[".docx"](plan, BENCHMARK, CATALOGUE, TODAY))).element.body
    return body


def text_of(element: Element) -> str:
    """Return what stands in a part of the document, its spaces and hyphens as people type them."""
    signs = {qn("w:t"): None, qn("w:noBreakHyphen"): "-"}
    parts = (signs[part.tag] or part.text or "" for part in element.iter() if part.tag in signs)
    return "".join(parts).replace("\u00a0", " ")


def rows(plan: PlanStanding) -> list[list[str]]:
    """Return the table of chances; nothing where the document has none."""
    tables = [
        [[text_of(cell) for cell in row.iter(qn("w:tc"))] for row in table.iter(qn("w:tr"))]
        for table in written(plan).iter(qn("w:tbl"))
    ]
    return next((table for table in tables if table[0] == HEAD), [])


@pytest.fixture(scope="module")
def plan() -> PlanStanding:
    survey = action("F06-03", 20, title="Survey", own_deadline=date(2027, 1, 29))
    return standing_of(plan_of(survey, action("F06-04", 5, title="Tender", own_deadline=date(2027, 9, 4))))


def test_every_deadline_has_its_line_with_its_chance_in_words(plan: PlanStanding) -> None:
    lines = rows(plan)[1:]
    assert [line[0] for line in lines] == ["Deadline: F06-03 Survey", "Deadline: F06-04 Tender"]
    assert lines[0][1:3] == ["29 January 2027", "About 3 chances in 10"]
    assert lines[1][2] == "Almost certain"


def test_the_paper_says_what_to_secure_first(plan: PlanStanding) -> None:
    assert "Secure this action first: F06-03 Survey." in text_of(written(plan))


def test_a_plan_that_has_no_day_to_keep_has_no_such_chapter() -> None:
    assert rows(standing_of(plan_of(action("F06-03", 20)))) == []
