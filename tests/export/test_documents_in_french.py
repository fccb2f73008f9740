"""The documents of cities that write French, read from the cover to the last picture: nothing but good French."""

import re
from datetime import date
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from french import faults
from written_papers import read_paper

from planner.draft.case import Case
from planner.draft.pipeline import Frame, draft
from planner.export import FORMATS
from planner.files.assessments import read_assessment
from planner.files.content import read_benchmark, read_catalogue
from planner.files.shipped import benchmarks_folder, templates_folder
from planner.schedule.workdays import work_calendar
from planner.track.standing import standing_of_draft


def document(sample: str) -> bytes:
    benchmark = read_benchmark(benchmarks_folder() / "anti-discrimination", "fr")
    catalogue = read_catalogue(templates_folder() / "anti-discrimination", "fr")
    assessment = read_assessment(benchmarks_folder() / "anti-discrimination" / "samples" / sample, benchmark, catalogue)
    case = Case(assessment=assessment, benchmark=benchmark, catalogue=catalogue, language="fr")
    frame = Frame(start=date(2027, 1, 4), calendar=work_calendar("FR"), language="fr", title="Plan d’action")
    standing = standing_of_draft(draft(case, frame), case.own_catalogue.method)
    return FORMATS[".docx"](standing, benchmark, case.own_catalogue, date(2026, 11, 13))


@pytest.mark.long
@pytest.mark.parametrize("sample", ["havelmar.yaml", "montorval.yaml"])
def test_a_document_is_good_french_throughout(sample: str) -> None:
    body = docx.Document(BytesIO(document(sample))).element.body
    said = ["".join(part.text or "" for part in line.iter(qn("w:t"))) for line in body.iter(qn("w:p"))]
    said += [words for element in body.iter() for name in ("descr", "title") if (words := element.get(name))]
    assert len(said) > 300
    assert faults(said) == []


def test_a_city_elsewhere_reads_no_french_law_in_its_decision() -> None:
    shown = read_paper(document("brennavel.yaml"))
    heading = shown.headings(1)[1]
    assert heading == "Décision proposée au conseil municipal"
    assert not re.search(r"Vu|Considérant|élibér|Article", shown.under(heading).text)
    assert shown.under("Droit et organes en Allemagne").column(
        "Noms des organes, des fonctions et des actes", "Dans ce plan"
    )
