"""How do cities, assessments and examples come into the store?"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from planner.app.commands import Case, read_case
from planner.app.living.content import content
from planner.app.living.people import free_id, slug
from planner.assessment import Assessment, AssessmentKind, City, PlanSettings
from planner.benchmark import Benchmark
from planner.files.located_yaml import read_text
from planner.files.nearest import nearest
from planner.files.shipped import known_benchmarks, samples
from planner.problem import Place, Problem, ProblemsFoundError
from planner.store import (
    Actor,
    Batch,
    DocumentKind,
    Edit,
    HistoryKind,
    Store,
    StoredCity,
    assessment_edits,
    city_edits,
    document_edits,
    new_id,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """An assessment that came into the store."""

    city: str
    assessment: str
    batch: Batch


def create_city(
    store: Store, name: str, *, by: Actor, country: str | None = None, population: int | None = None
) -> StoredCity:
    """Add a city, for which a name is enough, or return the one that goes by that name already.

    Raises:
        ProblemsFoundError: a name, country or population that the model refuses.
    """
    tidy = " ".join(name.split())
    known = _city_named(store, tidy)
    if known is not None:
        return known
    id_ = _new_city_id(store, tidy)
    store.commit(city_edits(id_, _facts(tidy, country, population)), by=by)
    return next(city for city in store.cities() if city.id == id_)


def _facts(name: str, country: str | None, population: int | None) -> City:
    # The store checks every value and says in words what it refuses; the model would raise here.
    return City.model_construct(name=name, country=country, population=population)


def _city_named(store: Store, name: str) -> StoredCity | None:
    return next((city for city in store.cities() if city.name.casefold() == name.casefold()), None)


def _new_city_id(store: Store, name: str) -> str:
    return free_id(slug(name) or "city", {city.id for city in store.cities()})


def import_assessment(store: Store, path: Path, *, by: Actor) -> Imported:
    """Bring an assessment file into the store: its city, its answers, the file itself and the benchmark's version.

    Raises:
        ProblemsFoundError: everything that is wrong with the file, or it was imported already.
    """
    case = read_case(path)
    city, assessment, edits = arrival(store, path, case)
    batch = store.commit(edits, by=by, kind=HistoryKind.IMPORT)
    return Imported(city=city, assessment=assessment, batch=batch)


def arrival(store: Store, path: Path, case: Case) -> tuple[str, str, tuple[Edit, ...]]:
    """Return the ids of the city and the assessment that a file brings, and the edits that bring them."""
    facts = case.assessment.city
    known = _city_named(store, facts.name)
    city = known.id if known else _new_city_id(store, facts.name)
    earlier = stored_as(store, case.assessment)
    if earlier is not None:
        raise ProblemsFoundError([_already_imported(path, earlier)])
    assessment = _new_assessment_id(store, city, case.assessment.date)
    edits = (
        *(() if known else city_edits(city, facts)),
        *assessment_edits(assessment, case.assessment, city=city),
        *kept_whole(path, case.benchmark, assessment, case.assessment.date),
    )
    return city, assessment, edits


def stored_as(store: Store, assessment: Assessment) -> str | None:
    """Return the id under which the store has an assessment that says exactly the same."""
    city = _city_named(store, assessment.city.name)
    of_the_day = (one.id for one in store.assessments(city.id) if one.date == assessment.date) if city else ()
    return next((one for one in of_the_day if store.assessment(one).assessment == assessment), None)


def _already_imported(path: Path, assessment: str) -> Problem:
    return Problem(
        code="already-imported",
        what="The store has this assessment already, as “{assessment}”.",
        fix="Work on that one, or change the file and import it again.",
        values={"assessment": assessment},
        place=Place(file=str(path)),
    )


def _new_assessment_id(store: Store, city: str, day: date) -> str:
    return free_id(f"{city}-{day.isoformat()}", {one.id for one in store.assessments()})


def kept_whole(path: Path, benchmark: Benchmark, assessment: str, day: date) -> Iterator[Edit]:
    """Give the edits that keep an imported file as it was received, and the benchmark that it answers."""
    text = read_text(path, str(path))
    if isinstance(text, str):
        yield from document_edits(
            new_id(),
            kind=DocumentKind.IMPORT,
            title=path.name[:250],
            content=text,
            dated=day,
            assessment=assessment,
            media_type="application/yaml",
        )
    yield from benchmark_kept(benchmark)


def benchmark_kept(benchmark: Benchmark) -> tuple[Edit, ...]:
    """Return the edit that keeps a version of a benchmark; the same content has the same id and is kept once."""
    content = benchmark.model_dump_json(by_alias=True)
    mark = hashlib.sha256(content.encode()).hexdigest()[:12]
    return document_edits(
        f"{benchmark.id}-{benchmark.version}-{mark}",
        kind=DocumentKind.BENCHMARK,
        title=benchmark.title[:250],
        content=content,
        reference=benchmark.version,
    )


def new_assessment(store: Store, city: str, benchmark: str, *, language: str, by: Actor, today: date) -> Imported:
    """Begin a blank assessment of a city that is in the store.

    Raises:
        ProblemsFoundError: there is no such city or benchmark, or the benchmark is not in that language.
    """
    read, _ = content(benchmark, language)
    blank = Assessment(city=_city_now(store, city), benchmark=read.id, date=today, language=language)
    return _begun(store, city, blank, read, by)


def next_assessment(
    store: Store, assessment: str, *, kind: AssessmentKind, copy: bool, by: Actor, today: date
) -> Imported:
    """Assess a city once more: same benchmark, scope and language as in an earlier assessment, which stays as it is.

    With ``copy`` its answers are the starting point, with respondents, notes and evidence, and so
    are the readings of the context. Verdicts are not taken over: they judged another day. What the
    city decided about its plan goes along, but for start, version, status and adoption, which
    belong to the plan that was drafted then.

    Raises:
        ProblemsFoundError: the store has no such assessment, or its benchmark cannot be read.
    """
    earlier = store.assessment(assessment)
    last = earlier.assessment
    read, _ = content(last.benchmark, last.language)
    changed: dict[str, object] = {
        "city": _city_now(store, earlier.city),
        "date": today,
        "kind": kind,
        "verdicts": {},
        "plan": _settings_of_the_city(last.plan),
    }
    blank: dict[str, object] = {} if copy else {"respondents": (), "answers": {}, "context": {}}
    return _begun(store, earlier.city, last.model_copy(update=changed | blank), read, by)


def _settings_of_the_city(settings: PlanSettings) -> PlanSettings:
    usual = PlanSettings()
    of_one_plan = ("start", "version", "status", "adopted_on")
    return settings.model_copy(update={name: getattr(usual, name) for name in of_one_plan})


def _city_now(store: Store, city: str) -> City:
    facts = next((one for one in store.cities() if one.id == city), None)
    if facts is None:
        raise ProblemsFoundError([_unknown_city(city, tuple(one.id for one in store.cities()))])
    return City(name=facts.name, country=facts.country, population=facts.population)


def _begun(store: Store, city: str, assessment: Assessment, benchmark: Benchmark, by: Actor) -> Imported:
    id_ = _new_assessment_id(store, city, assessment.date)
    edits = (*assessment_edits(id_, assessment, city=city), *benchmark_kept(benchmark))
    return Imported(city=city, assessment=id_, batch=store.commit(edits, by=by))


def _unknown_city(word: str, known: tuple[str, ...]) -> Problem:
    near = nearest(word, known)
    return Problem(
        code="unknown-city",
        what="The store has no city “{word}”.",
        fix="Did you mean “{near}”? It has: {known}." if near else "It has: {known}.",
        values={"word": word, "near": near or "", "known": ", ".join(known) or "–"},
        place=Place(field="city"),
    )


def examples() -> tuple[tuple[str, str], ...]:
    """Return benchmark and name of every invented city that comes with the planner.

    >>> ("anti-discrimination", "havelmar") in examples()
    True
    """
    return tuple((benchmark, path.stem) for benchmark in known_benchmarks() for path in samples(benchmark))


def example_file(name: str) -> Path:
    """Return the assessment of an invented city.

    Raises:
        ProblemsFoundError: there is no such example.
    """
    files = {path.stem: path for benchmark in known_benchmarks() for path in samples(benchmark)}
    if name not in files:
        near = nearest(name, tuple(files))
        raise ProblemsFoundError(
            [
                Problem(
                    code="unknown-sample",
                    what="There is no example “{word}”.",
                    fix="Did you mean “{near}”? The examples are: {known}." if near else "The examples are: {known}.",
                    values={"word": name, "near": near or "", "known": ", ".join(files)},
                    place=Place(field="example"),
                )
            ]
        )
    return files[name]
