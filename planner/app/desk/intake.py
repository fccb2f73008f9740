"""How do cities, assessments and examples come into the store?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from planner.app.desk.content import content, content_as_answered
from planner.app.desk.content_versions import answered_version, version_edits, version_id, with_versions
from planner.app.desk.input_files import read_case
from planner.app.desk.people import introduce
from planner.confidential import marks_within
from planner.draft.case import Case
from planner.files.assessments import check_round
from planner.files.blanked import blanked
from planner.files.shipped import known_benchmarks, samples
from planner.files.text_files import read_text
from planner.problem import Place, ProblemsFoundError
from planner.store import (
    Actor,
    Batch,
    DocumentKind,
    Edit,
    Entity,
    HistoryKind,
    Moment,
    Store,
    StoredCity,
    assessment_edits,
    city_edits,
    document_edits,
    free_id,
    new_id,
    open_store,
    slug,
)
from planner.toolkit.assessment import Assessment, AssessmentKind
from planner.toolkit.benchmark import Benchmark
from planner.toolkit.city import City
from planner.toolkit.plan_settings import PlanSettings
from planner.toolkit.record import TITLE_LENGTH
from planner.wording import refusals


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

    def create(moment: Moment) -> tuple[tuple[Edit, ...], str]:
        id_, edits = _city(moment, _facts(name, country, population))
        return edits, id_

    _, id_ = store.settle(create, by=by)
    return next(city for city in store.cities() if city.id == id_)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCity:
    """A city that begins: its name, and where it is, for the public holidays."""

    name: str
    country: str | None = None
    region: str | None = None


def begin_with(store: Store, new: NewCity | str, benchmark: str, *, language: str, by: Actor, today: date) -> Imported:
    """Add a city and begin its first assessment, as one change; a name alone is enough.

    Raises:
        ProblemsFoundError: the name is refused, or the city of that name is assessed already.
    """
    read, _ = content(benchmark, language)
    begun = new if isinstance(new, NewCity) else NewCity(name=new)
    own = _facts(begun.name, begun.country)
    # The name is settled in the transaction, which knows whether the city is there; a record needs one before.
    settings = PlanSettings(region=begun.region)
    blank = Assessment(city=City(name="–"), benchmark=read.id, date=today, language=language, plan=settings)

    def begin(moment: Moment) -> tuple[tuple[Edit, ...], _Place]:
        id_, edits = _city(moment, own)
        facts = next((city for city in moment.cities() if city.id == id_), None)
        if facts is not None and moment.assessments(id_):
            raise ProblemsFoundError([refusals.city_exists(facts.name)])
        return _begun(moment, id_, blank.model_copy(update={"city": _plain(facts or own)}), read, edits)

    return _imported(*store.settle(begin, by=by))


def _facts(name: str, country: str | None = None, population: int | None = None) -> City:
    # The store checks every value and says in words what it refuses; the model would raise here.
    return City.model_construct(name=" ".join(name.split()), country=country, population=population)


def _city(moment: Moment, facts: City) -> tuple[str, tuple[Edit, ...]]:
    """Return the id of the city of that name, and the edit that brings it where there is none."""
    known = _city_named(moment, facts.name)
    if known is not None:
        return known.id, ()
    id_ = free_id(slug(facts.name) or "city", moment.ids(Entity.CITY))
    return id_, city_edits(id_, facts)


def _city_named(moment: Moment, name: str) -> StoredCity | None:
    return next((city for city in moment.cities() if city.name.casefold() == name.casefold()), None)


def import_assessment(store: Store, path: Path, *, by: Actor, today: date | None = None) -> Imported:
    """Bring an assessment file into the store: its city, its answers, the file itself and the benchmark's version.

    Raises:
        ProblemsFoundError: everything that is wrong with the file, or it was imported already.
    """
    case = read_case(path, today=today)

    def bring(moment: Moment) -> tuple[tuple[Edit, ...], _Place]:
        earlier = stored_as(moment, case.assessment)
        if earlier is not None:
            raise ProblemsFoundError([refusals.already_imported(path, earlier)])
        return arrival(moment, path, case)

    return _imported(*store.settle(bring, by=by, kind=HistoryKind.IMPORT))


def check_import(path: Path, person: str, *, first: bool, today: date) -> None:
    """See that an assessment file can be brought in, before a store is opened, changed or made for it.

    What is ``first`` in its store is tried out in one that nobody sees: the store refuses more than the
    file alone shows, such as the person's name, and would be left behind empty.

    Raises:
        ProblemsFoundError: everything that is wrong.
    """
    read_case(path, today=today)
    if first:
        # A whole store, not a check of its own: what a store refuses is known to the store alone.
        with TemporaryDirectory() as folder, open_store(Path(folder) / "trial.db") as trial:
            import_assessment(trial, path, by=introduce(trial, person))


_Place: TypeAlias = tuple[str, str]
"""The ids of a city and of an assessment."""


def _imported(batch: Batch, place: _Place) -> Imported:
    return Imported(city=place[0], assessment=place[1], batch=batch)


def arrival(moment: Moment, path: Path, case: Case) -> tuple[tuple[Edit, ...], _Place]:
    """Return the edits that bring what a file says, and the ids of the city and the assessment that it brings."""
    city, edits = _city(moment, case.assessment.city)
    assessment = _new_assessment_id(moment, city, case.assessment.date)
    # Texts are compared in the language of the assessment, whatever that of whoever opens an example.
    benchmark = case.benchmark if case.language == case.assessment.language else read_case(path).benchmark
    whole = (
        *edits,
        *assessment_edits(assessment, case.assessment, city=city, benchmark_document=version_id(benchmark)),
        *import_edits(path, benchmark, assessment, case.assessment.date),
    )
    return whole, (city, assessment)


def stored_as(moment: Moment, assessment: Assessment) -> str | None:
    """Return the id under which the store has an assessment that says exactly the same."""
    city = _city_named(moment, assessment.city.name)
    # By day first: to compare two assessments, all answers of both are read.
    of_the_day = (stored.id for stored in moment.assessments(city.id) if stored.date == assessment.date) if city else ()
    return next((id_ for id_ in of_the_day if moment.assessment(id_).assessment == assessment), None)


def _new_assessment_id(moment: Moment, city: str, day: date) -> str:
    return free_id(f"{city}-{day.isoformat()}", moment.ids(Entity.ASSESSMENT))


def import_edits(path: Path, benchmark: Benchmark, assessment: str, day: date) -> Iterator[Edit]:
    """Give the edits that keep an imported file as it was received, and the benchmark that it answers.

    What is confidential in the file is blanked out: it stands in the assessment and nowhere else. Where
    it cannot be said for sure where it stands in the text, the text is not kept.
    """
    text = read_text(path, str(path))
    if isinstance(text, str):
        public = blanked(text, marks_within(Assessment))
        yield from document_edits(
            new_id(),
            kind=DocumentKind.IMPORT,
            title=path.name[:TITLE_LENGTH],
            content=public or "",
            dated=day,
            assessment=assessment,
            media_type="application/yaml",
        )
    yield from version_edits(benchmark)


def new_assessment(store: Store, city: str, benchmark: str, *, language: str, by: Actor, today: date) -> Imported:
    """Begin a blank assessment of a city that is in the store.

    Raises:
        ProblemsFoundError: there is no such city or benchmark, or the benchmark is not in that language.
    """
    read, _ = content(benchmark, language)

    def begin(moment: Moment) -> tuple[tuple[Edit, ...], _Place]:
        facts = _city_now(moment, city)
        return _begun(moment, city, Assessment(city=facts, benchmark=read.id, date=today, language=language), read)

    return _imported(*store.settle(begin, by=by))


def next_assessment(
    store: Store, assessment: str, *, kind: AssessmentKind, copy: bool, by: Actor, today: date
) -> Imported:
    """Assess a city once more: same benchmark, scope and language as in an earlier assessment, which stays as it is.

    The new assessment has no answer and no verdict: what was said of another day is not said of
    this one. With ``copy`` it names the earlier one, whose answers then stand beside the questions
    (:mod:`planner.app.desk.last_round`), and the respondents and the readings of the context come
    along. What the city decided about its plan goes along, but for start, version, status and
    adoption, which belong to the plan that was drafted then.

    What has no place in today's benchmark comes along as such.

    Raises:
        ProblemsFoundError: the store has no such assessment, its benchmark cannot be read, or it is dated later
            than ``today`` and is to be named as the earlier one.
    """
    read, _ = content_as_answered(store, store.assessment(assessment))

    def begin(moment: Moment) -> tuple[tuple[Edit, ...], _Place]:
        earlier = moment.assessment(assessment)
        # Facts of the city are of today; what was answered stays as it was said.
        changed: dict[str, object] = {"city": _city_now(moment, earlier.city), "date": today, "kind": kind}
        following = _once_more(earlier.assessment, copy=copy).model_copy(update=changed)
        if problems := [*check_round(following, Place(field="follows"))]:
            raise ProblemsFoundError(problems)
        id_ = _new_assessment_id(moment, earlier.city, today)
        version = answered_version(moment, earlier) or version_id(read)
        brought = assessment_edits(id_, following, city=earlier.city, benchmark_document=version)
        return (*with_versions(brought, earlier), *version_edits(read)), (earlier.city, id_)

    return _imported(*store.settle(begin, by=by))


_OF_THE_PLAN_THEN = ("start", "version", "status", "adopted_on")
"""Settings that belong to the plan that was drafted from an assessment, not to the city."""


def _once_more(earlier: Assessment, *, copy: bool) -> Assessment:
    """Return what an earlier assessment hands on to the next."""
    usual = PlanSettings()
    settings = earlier.plan.model_copy(update={name: getattr(usual, name) for name in _OF_THE_PLAN_THEN})
    blank: dict[str, object] = {} if copy else {"respondents": (), "context": {}}
    follows = earlier.date if copy else None
    return earlier.model_copy(update={"answers": {}, "verdicts": {}, "plan": settings, "follows": follows, **blank})


def _city_now(moment: Moment, city: str) -> City:
    facts = next((known for known in moment.cities() if known.id == city), None)
    if facts is None:
        cities = tuple(known.id for known in moment.cities())
        raise ProblemsFoundError([refusals.UNKNOWN_CITY.at(Place(field="city"), city, cities)])
    return _plain(facts)


def _plain(city: City) -> City:
    """Return the facts of a city without what the store adds to them."""
    return City.model_construct(name=city.name, country=city.country, population=city.population)


def _begun(
    moment: Moment, city: str, assessment: Assessment, benchmark: Benchmark, before: tuple[Edit, ...] = ()
) -> tuple[tuple[Edit, ...], _Place]:
    id_ = _new_assessment_id(moment, city, assessment.date)
    version = version_id(benchmark)
    brought = assessment_edits(id_, assessment, city=city, benchmark_document=version)
    return (*before, *brought, *version_edits(benchmark)), (city, id_)


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
        raise ProblemsFoundError([refusals.UNKNOWN_EXAMPLE.at(Place(field="example"), name, tuple(files))])
    return files[name]
