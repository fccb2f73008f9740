"""No paper for the council or the public says how the city reads its own politics, or what it notes on them."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from io import BytesIO
from itertools import combinations

import docx
import pytest
from cities import city

from planner.draft.case import Case
from planner.draft.pipeline import Frame, draft
from planner.export import FORMATS
from planner.files.content import read_benchmark, read_catalogue
from planner.files.shipped import benchmarks_folder, templates_folder
from planner.schedule.workdays import work_calendar
from planner.templates.catalogue import Catalogue
from planner.toolkit.benchmark import Benchmark
from planner.track.plan_standing import PlanStanding
from planner.track.politics import without_politics
from planner.track.standing import standing_of_draft

START, TODAY = date(2027, 1, 4), date(2026, 11, 13)
NOTE = "Seven seats against six, and Mrs Ardent hesitates"
FORBIDDEN = {
    "en": r"majorit\w+|divided|contested|narrow(ly)?|hostile|opposition|supportive|fragile",
    "fr": r"majorité\w*|majoritaire\w*|divisée?s?|contestée?s?|étroite?s?|fragiles?|hostiles?|opposition",
}
"""What no paper may say of the council; as far as the catalogue says nothing else with these words."""
READINGS = ("contested", "election", "supportive")
TOGETHER = [*((reading,) for reading in READINGS), *combinations(READINGS, 2)]


@lru_cache(maxsize=2)
def content(language: str) -> tuple[Benchmark, Catalogue]:
    return (
        read_benchmark(benchmarks_folder() / "anti-discrimination", language),
        read_catalogue(templates_folder() / "anti-discrimination", language),
    )


@cache
def plan(readings: tuple[str, ...], language: str) -> PlanStanding:
    benchmark, catalogue = content(language)
    politics = {"readings": list(readings), "note": NOTE, "figures": {"election": "2027-06-13"}}
    assessment = city(otherwise="no", context={"C6": politics, "C5": "low", "C7": "strong"})
    assert {rule.reading for rule in catalogue.context.readings if rule.factor == "C6"} >= set(readings)
    case = Case(assessment=assessment, benchmark=benchmark, catalogue=catalogue, language=language)
    frame = Frame(start=START, calendar=work_calendar("FR"), language=language, title="Plan")
    return standing_of_draft(draft(case, frame), catalogue.method)


def every_text(file: bytes) -> str:
    """Return all that stands in a Word file: text, alternative texts, headers and properties."""
    document = docx.Document(BytesIO(file))
    parts = [part.blob.decode("utf-8", "ignore") for part in document.part.package.iter_parts()]
    return "\n".join(re.sub(r"</w:p>", "\n", part) for part in parts if "<" in part)


def said(text: str, catalogue: Catalogue, language: str) -> list[str]:
    """Return the forbidden words that a paper holds beyond those of actions and questions, which speak of others."""
    spoken, plain = " ".join(_known(catalogue)).lower(), re.sub("<[^>]*>", "", text).lower()
    words = {match[0] for match in re.finditer(rf"\b({FORBIDDEN[language]})\b", plain)}
    return sorted(word for word in words if word not in spoken)


def _known(catalogue: Catalogue) -> Iterator[str]:
    for action in catalogue.actions:
        yield from (action.title, action.why, action.indicator, action.proof, *action.first_steps)
    for result in catalogue.results:
        yield from (result.text, result.indicator, result.baseline)


@pytest.mark.long
@pytest.mark.parametrize("ending", [".docx", ".json"])
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("readings", TOGETHER, ids="-".join)
def test_a_paper_says_nothing_of_the_citys_politics(readings: tuple[str, ...], language: str, ending: str) -> None:
    benchmark, catalogue = content(language)
    file = FORMATS[ending](plan(readings, language), benchmark, catalogue, TODAY)
    text = every_text(file) if ending == ".docx" else file.decode()
    assert said(text, catalogue, language) == []
    assert "Ardent" not in text
    for rule in catalogue.context.readings:
        if rule.factor == "C6":
            assert rule.title not in text, rule.reading
            assert rule.in_papers, rule.reading
    named = [catalogue.rule_by_reading["C6", reading].in_papers for reading in readings]
    assert [paper.title for paper in named if paper and paper.title not in text] == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_whoever_works_on_the_plan_sees_the_reading_and_the_note(language: str) -> None:
    _, catalogue = content(language)
    (politics,) = (factor for factor in plan(("contested",), language).context if factor.context == "C6")
    assert NOTE in politics.note
    titles = [reading.title for reading in politics.readings]
    assert catalogue.rule_by_reading["C6", "contested"].title in titles


def test_of_a_factor_of_politics_with_a_note_alone_papers_say_nothing() -> None:
    _, catalogue = content("en")
    held = plan(("contested",), "en")
    noted = tuple(factor.model_copy(update={"readings": ()}) for factor in held.context)
    left = without_politics(held.model_copy(update={"context": noted}), catalogue).context
    assert "C6" not in {factor.context for factor in left}


def test_a_reading_of_politics_that_the_catalogue_no_longer_has_stands_in_no_paper() -> None:
    _, catalogue = content("en")
    held = plan(("contested",), "en")
    rules = tuple(rule for rule in catalogue.context.readings if rule.reading != "contested")
    context = catalogue.context.model_copy(update={"readings": rules})
    written = without_politics(held, catalogue.model_copy(update={"context": context}))
    assert "contested" not in written.model_dump_json()
