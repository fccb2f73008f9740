"""Cities for the tests: the samples by name, and others made up answer by answer."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from planner.files.assessments import read_assessment
from planner.files.content import read_benchmark, read_catalogue
from planner.files.short_forms import spelled_out
from planner.proposal.diagnosis import Diagnosis, diagnose
from planner.proposal.rules import Proposal, propose
from planner.templates.catalogue import ActionTemplate, Catalogue, ContextFile
from planner.templates.results import PlannedResult
from planner.templates.terms import ActionType, Remit, StartFrom, Visibility
from planner.toolkit.assessment import Assessment
from planner.toolkit.benchmark import Benchmark, GuidingQuestion, KeyFactor, Source

ROOT = Path(__file__).parents[1]
BENCHMARK = read_benchmark(ROOT / "benchmark" / "anti-discrimination", "en")
CATALOGUE = read_catalogue(ROOT / "plan_templates" / "anti-discrimination", "en")
SCALE = CATALOGUE.method.scale
SAMPLE_FOLDER = ROOT / "benchmark" / "anti-discrimination" / "samples"
SAMPLES = ("montorval", "havelmar", "brennavel", "lindavelle")
READINGS = {
    factor.id: tuple(rule.reading for rule in CATALOGUE.context.readings if rule.factor == factor.id)
    for factor in BENCHMARK.contextual_factors
}


def sample(name: str) -> Assessment:
    """Return the assessment of one of the cities that ship with the benchmark."""
    return read_assessment(SAMPLE_FOLDER / f"{name}.yaml", BENCHMARK, CATALOGUE)


def city(
    answers: Mapping[str, Any] | None = None,
    *,
    otherwise: str | None = "yes",
    benchmark: Benchmark = BENCHMARK,
    **more: Any,
) -> Assessment:
    """Return a city that gives these answers, and ``otherwise`` to every other question.

    A question whose aspects are answered is not answered as a whole; ``otherwise=None`` leaves the
    rest unanswered. What else the assessment says is written as in a file.
    """
    given = dict(answers or {})
    by_aspect = {
        question.id
        for question in benchmark.question_by_id.values()
        for aspect in question.aspects
        if aspect.id in given
    }
    rest = {} if otherwise is None else dict.fromkeys(set(benchmark.question_by_id) - by_aspect, otherwise)
    named = {response["by"] for responses in given.values() for response in _each(responses) if "by" in response}
    data = {
        "city": "Portmarrow",
        "benchmark": benchmark.id,
        "date": "2026-10-15",
        "respondents": [{"id": name, "role": name} for name in sorted(named)],
        "answers": {**rest, **given},
        **more,
    }
    return Assessment.model_validate_json(json.dumps(spelled_out(data)), strict=True)


def _each(response: Any) -> Sequence[Mapping[str, str]]:
    responses = response if isinstance(response, list) else [response]
    return [response for response in responses if isinstance(response, dict)]


def diagnosis_of(assessment: Assessment, benchmark: Benchmark = BENCHMARK) -> Diagnosis:
    """Return the diagnosis of a city."""
    return diagnose(assessment, benchmark, SCALE)


def proposed_to(assessment: Assessment, benchmark: Benchmark = BENCHMARK, catalogue: Catalogue = CATALOGUE) -> Proposal:
    """Return what is proposed to a city."""
    return propose(diagnosis_of(assessment, benchmark), assessment, benchmark, catalogue)


def small_benchmark(**questions: int) -> Benchmark:
    """Return a benchmark of the given factors, each with so many questions: ``F01=4`` asks 1.1 to 1.4."""
    factors = tuple(
        KeyFactor(
            id=factor,
            title=f"Factor {factor}",
            statement="It is so.",
            why="It matters.",
            questions=tuple(
                GuidingQuestion(id=f"{int(factor[1:])}.{number}", text="Is it so?", evidence="A document")
                for number in range(1, count + 1)
            ),
        )
        for factor, count in questions.items()
    )
    source = Source(title="A benchmark", publisher="Nobody", place="Nowhere", authors=(), year=2026)
    return Benchmark(id="small", version="1", title="Small", standard="All is well.", source=source, factors=factors)


def template(action: str, *answers: str, **facts: Any) -> ActionTemplate:
    """Return a light action that answers these questions; ``facts`` say what is different about it."""
    light = {
        "title": f"Do {action}",
        "why": "It helps.",
        "start_from": StartFrom.EITHER,
        "type": ActionType.RULE,
        "lead": "equality",
        "weeks": 4,
        "effort": 5,
        "cost_band": 0,
        "remit": Remit.OWN,
        "impact": 3,
        "visible": Visibility.PUBLIC,
        "first_steps": ("Begin.",),
        "indicator": "Done",
        "proof": "A note",
    }
    return ActionTemplate.model_validate({"id": action, "answers": answers, **light, **facts})


def small_catalogue(
    *templates: ActionTemplate,
    context: Mapping[str, Any] | None = None,
    results: Mapping[str, Mapping[str, Any]] | None = None,
) -> Catalogue:
    """Return a catalogue of these actions and context rules, with the shipped method.

    Each action answers its questions “yes” by itself, unless ``results`` say otherwise of a question. The action that
    finds out what is not known is there as well.
    """
    shipped = {name: getattr(CATALOGUE, name) for name in Catalogue.model_fields}
    rules = ContextFile.model_validate(context or {})
    asked = dict.fromkeys(answer for action in templates for answer in action.answers if not answer.startswith("C"))
    stated: dict[str, Mapping[str, Any]] = {
        question: {"yes": [[action.id] for action in templates if question in action.answers]} for question in asked
    }
    stated = {**stated, **(results or {})}
    facts = CATALOGUE.action_by_id["F00-01"]
    planned = tuple(result(question, **facts_) for question, facts_ in sorted(stated.items()))
    return Catalogue(**{**shipped, "actions": (facts, *templates), "context": rules, "results": planned})


def result(question: str, **facts: Any) -> PlannedResult:
    """Return a result that residents notice at once; ``facts`` say what leads to it, and what is different about it."""
    usual = {
        "result": f"It is so ({question}).",
        "indicator": "Share of residents who say so",
        "unit": "percent",
        "baseline": "Survey of residents",
        "target": 80,
        "noticed_by": {"who": "public", "text": "residents"},
    }
    return PlannedResult.model_validate({"question": question, **usual, **facts})
