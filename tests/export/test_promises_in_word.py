"""What the documents of the sample cities promise is what their plans hold, and what they name is in these plans."""

import re
from datetime import date
from functools import lru_cache
from io import BytesIO
from itertools import takewhile

import docx
import pytest
from docx.oxml.ns import qn

from planner.draft.case import Case
from planner.draft.pipeline import Frame, draft
from planner.export import FORMATS
from planner.export.word.ooxml import ID, Element
from planner.files.assessments import read_assessment
from planner.files.content import read_benchmark, read_catalogue
from planner.files.shipped import benchmarks_folder, templates_folder
from planner.schedule.uncertain import MarkKind
from planner.schedule.workdays import work_calendar
from planner.track.plan_standing import PlanStanding
from planner.track.standing import standing_of_draft
from planner.wording import Wording
from planner.wording.results import promise
from planner.wording.sureness import unsure_days

SAMPLES = ["brennavel", "havelmar", "montorval"]
ENGLISH = Wording("en")
A_PROMISE = re.compile(r"\b(By \d+ \w+ \d{4}(, a first step)?: |The city aims at |With the adoption of the plan, )")
"""How every promise begins."""
A_NUMBER = re.compile(r"[\d,.]+")


@lru_cache(maxsize=len(SAMPLES))
def written(sample: str) -> tuple[PlanStanding, tuple[tuple[str, str], ...]]:
    """Return the drafted plan of a sample city and the lines of its document, each with its style."""
    benchmark = read_benchmark(benchmarks_folder() / "anti-discrimination", "en")
    catalogue = read_catalogue(templates_folder() / "anti-discrimination", "en")
    file = benchmarks_folder() / "anti-discrimination" / "samples" / f"{sample}.yaml"
    case = Case(
        assessment=read_assessment(file, benchmark, catalogue), benchmark=benchmark, catalogue=catalogue, language="en"
    )
    frame = Frame(start=date(2027, 1, 4), calendar=work_calendar("FR"), language="en", title="Plan")
    plan = standing_of_draft(draft(case, frame), case.own_catalogue.method)
    body = docx.Document(BytesIO(FORMATS[".docx"](plan, benchmark, catalogue, date(2026, 11, 13)))).element.body
    return plan, tuple(_line(paragraph) for paragraph in body.iter(qn("w:p")))


def amount(text: str) -> float:
    return float(text.replace(",", ""))


def _line(paragraph: Element) -> tuple[str, str]:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    signs = {qn("w:t"): None, qn("w:noBreakHyphen"): "-", qn("w:tab"): "\t"}
    parts = (signs[part.tag] or part.text or "" for part in paragraph.iter() if part.tag in signs)
    return str(style.get(qn("w:val"))) if style is not None else "", "".join(parts)


@pytest.mark.parametrize("sample", SAMPLES)
def test_nothing_is_promised_that_the_results_do_not_hold(sample: str) -> None:
    plan, lines = written(sample)
    promises = {promise(result, plan.carrying(result), ENGLISH) for result in plan.results}
    assert promises
    written_so = [text for _, text in lines if A_PROMISE.search(text)]
    left = [re.sub("|".join(map(re.escape, sorted(promises, key=len, reverse=True))), "", text) for text in written_so]
    assert [text for text in left if A_PROMISE.search(text)] == []


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_result_is_promised_once_under_its_objective(sample: str) -> None:
    plan, lines = written(sample)
    stated = [text for style, text in lines if style == "Promise" and text != "Later"]
    promises = [(result.question, promise(result, plan.carrying(result), ENGLISH)) for result in plan.results]
    assert sorted(stated) == sorted(f"{question} {promised}" for question, promised in promises)


@pytest.mark.parametrize("sample", SAMPLES)
def test_no_action_is_named_that_is_neither_in_the_plan_nor_among_what_was_left_out(sample: str) -> None:
    plan, lines = written(sample)
    annex = next(
        number for number, (_, text) in enumerate(lines) if text == "What was left out, and why" and number > 100
    )
    named = {found[0] for _, text in lines[:annex] for found in ID.finditer(text)}
    # Articles of French codes are written like ids: L551-1.
    assert {name for name in named if not name.startswith("L")} == set(plan.action_by_id)


def test_a_city_with_all_in_place_is_promised_nothing_and_named_no_action() -> None:
    plan, lines = written("lindavelle")
    assert not plan.results
    assert [text for _, text in lines if A_PROMISE.search(text) or ID.search(text)] == []


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_sum_of_the_workload_is_that_of_the_plan_with_what_is_said_beside_it(sample: str) -> None:
    plan, lines = written(sample)
    texts = [text for _, text in lines]
    sums = takewhile(A_NUMBER.fullmatch, texts[texts.index("Person-days of all services") + 1 :])
    in_table = amount(list(sums)[-1])
    beside = [amount(found[1]) for text in texts if (found := re.search(r"plans give (\S+) person-days more", text))]
    resting = [amount(found[1]) for text in texts if (found := re.search(r"(\S+) person-days less than in the", text))]
    named = sum(action.effort for action in plan.undertaken) + plan.running_days
    assert in_table + sum(beside) + sum(resting) == pytest.approx(named, abs=0.2)


@pytest.mark.parametrize("sample", SAMPLES)
def test_what_an_action_only_brings_closer_is_no_result_that_it_delivers(sample: str) -> None:
    plan, lines = written(sample)
    steps = [(action, plan.result_by_question[question]) for action in plan.undertaken for question in action.delivers]
    delivers = "\n".join(text for _, text in lines if text.startswith("Delivers\t"))
    further = "\n".join(text for _, text in lines if text.startswith("Further step\t"))
    assert all(result.text in further for action, result in steps if action.id not in result.delivered_by)
    brought = [result for action, result in steps if action.id in result.delivered_by]
    assert all(promise(result, plan.carrying(result), ENGLISH) in delivers for result in brought)


def test_what_is_hardly_decided_at_its_session_is_said_where_councils_look() -> None:
    plan, lines = written("montorval")
    assert plan.how_sure
    names = {action.id: f"{action.id} {action.title}" for action in plan.actions}
    unsure = list(unsure_days(plan.how_sure, names, ENGLISH, kinds=(MarkKind.SESSION,)))
    assert unsure
    for sentence in unsure:
        assert any(text == sentence for _, text in lines)
        assert any(text == f"A day hard to keep – {sentence}" for _, text in lines)
