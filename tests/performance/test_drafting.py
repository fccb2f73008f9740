"""How long it takes to draft one city's plan, everything loaded; the goal is 50 ms."""

from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from planner.draft.case import Case
from planner.draft.pipeline import Frame, draft
from planner.files.assessments import read_assessment
from planner.files.content import read_benchmark, read_catalogue
from planner.schedule.workdays import work_calendar

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("city", ["montorval", "havelmar", "brennavel"])
def test_drafting_one_city(benchmark: BenchmarkFixture, city: str) -> None:
    toolkit = read_benchmark(ROOT / "benchmark" / "anti-discrimination", "en")
    catalogue = read_catalogue(ROOT / "plan_templates" / "anti-discrimination", "en")
    sample = ROOT / "benchmark" / "anti-discrimination" / "samples" / f"{city}.yaml"
    assessment = read_assessment(sample, toolkit, catalogue)
    settings = assessment.plan
    frame = Frame(
        start=settings.start or assessment.date,
        calendar=work_calendar(settings.country, settings.region, settings.closures),
        language="en",
        title="Plan",
    )
    case = Case(assessment=assessment, benchmark=toolkit, catalogue=catalogue, language="en")
    assert benchmark(draft, case, frame).plan.actions
