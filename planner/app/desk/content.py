"""Which benchmark and templates does something in the store refer to, in which language?"""

from dataclasses import replace
from pathlib import Path

from planner.app.desk.content_versions import Source, answered
from planner.draft.case import Case
from planner.files import messages
from planner.files.check import read_content
from planner.files.content import languages_of
from planner.files.shipped import content_folders
from planner.plan import PlanHead
from planner.problem import Place, ProblemsFoundError
from planner.proposal.unplaced import Unplaced, placed, question_texts, unplaced
from planner.store import Store, StoredAssessment
from planner.templates.catalogue import Catalogue
from planner.templates.own_country import in_country, place_of
from planner.toolkit.assessment import Assessment
from planner.toolkit.benchmark import Benchmark
from planner.wording import LANGUAGES


def content(benchmark: str, language: str) -> tuple[Benchmark, Catalogue]:
    """Return a benchmark and its templates, those of the current folder before those that are shipped.

    What has been read already costs no second reading, as long as the files stay as they are.

    Raises:
        ProblemsFoundError: there is no such benchmark, or not in that language.
    """
    folders = content_folders(benchmark, Path())
    known = readable_languages(benchmark)
    if language not in known:
        raise ProblemsFoundError([messages.UNKNOWN_LANGUAGE.at(Place(field="language"), language, known)])
    return read_content(folders, language)


def readable_languages(benchmark: str) -> tuple[str, ...]:
    """Return the languages in which a benchmark can be read, that in which it was written first.

    Raises:
        ProblemsFoundError: there is no such benchmark.
    """
    return languages_in(content_folders(benchmark, Path()))


def languages_in(folders: tuple[Path, Path]) -> tuple[str, ...]:
    """Return the languages of a benchmark and its templates in which the program can speak, that of the texts first."""
    return tuple(language for language in languages_of(folders) if language in LANGUAGES)


def language_for(benchmark: str, reader: str) -> str:
    """Return the language in which a reader of ``reader`` gets a benchmark: that, else the one of its texts.

    Raises:
        ProblemsFoundError: there is no such benchmark.
    """
    return nearest_language(readable_languages(benchmark), reader)


def nearest_language(known: tuple[str, ...], reader: str) -> str:
    """Return the reader's own language where it is known, else the first."""
    # Nothing is known of a benchmark in a language that the program does not speak: reading it says so.
    return reader if reader in known else next(iter(known), reader)


def content_as_answered(source: Source, stored: StoredAssessment) -> tuple[Benchmark, Catalogue]:
    """Return today's benchmark and templates in the language of the version that an assessment answers.

    That is its own language; earlier releases also kept versions in the language of whoever opened an
    example, and no version says in which language it is: it is the one in which most texts agree.

    Raises:
        ProblemsFoundError: the benchmark cannot be read.
    """
    version = answered(source, stored).whole
    return _content_like(stored.assessment, version)


def _content_like(assessment: Assessment, version: Benchmark | None) -> tuple[Benchmark, Catalogue]:
    readable = readable_languages(assessment.benchmark)
    own, *others = sorted(readable, key=lambda language: language != assessment.language) or [assessment.language]
    best = content(assessment.benchmark, own)
    if version is None:
        return best
    then = set(question_texts(version).values())
    most = _shared(then, best[0])
    for language in others:
        # With half of the texts in common no other language can have more, and each costs a reading of all files.
        if 2 * most >= len(then):
            break
        other = content(assessment.benchmark, language)
        if _shared(then, other[0]) > most:
            best, most = other, _shared(then, other[0])
    return best


def _shared(texts: set[str], benchmark: Benchmark) -> int:
    return len(texts & set(question_texts(benchmark).values()))


def without_place(source: Source, stored: StoredAssessment) -> tuple[Unplaced, ...]:
    """Return what a stored assessment says and today's content has no place for.

    Raises:
        ProblemsFoundError: the benchmark cannot be read.
    """
    versions = answered(source, stored)
    return unplaced(stored.assessment, versions, *_content_like(stored.assessment, versions.whole))


def stored_case(source: Source, stored: StoredAssessment, language: str | None = None) -> Case:
    """Return a stored assessment with what it is read against, in its own language unless another is named.

    What has no place in today's content stands apart from the assessment, so that it counts for nothing.
    """
    chosen = language or stored.assessment.language
    benchmark, catalogue = content(stored.assessment.benchmark, chosen)
    apart = without_place(source, stored)
    return Case(
        assessment=placed(stored.assessment, apart),
        benchmark=benchmark,
        catalogue=catalogue,
        language=chosen,
        unplaced=apart,
    )


def content_of_plan(plan: PlanHead, language: str | None = None) -> tuple[Benchmark, Catalogue]:
    """Return the benchmark and the templates of a plan that stands alone, in the words of its city's country.

    Raises:
        ProblemsFoundError: there is no such benchmark, or not in that language.
    """
    benchmark, catalogue = content(plan.benchmark, language or plan.language)
    return benchmark, in_country(catalogue, *place_of(plan.city, plan.country, plan.region))


def case_of_plan(source: Source, plan: PlanHead, stored: StoredAssessment, language: str | None = None) -> Case:
    """Return the assessment of a plan as ``stored_case`` does, placed where the plan's calendar is."""
    return placed_as(plan, stored_case(source, stored, language or plan.language))


def placed_as(plan: PlanHead, case: Case) -> Case:
    """Return a case with the country and the region of a plan's calendar.

    People change both in the plan, after it was drafted, and its words follow.
    """
    settings, city = case.assessment.plan, case.assessment.city
    if (settings.country or city.country, settings.region) == (plan.country, plan.region):
        return case
    here = settings.model_copy(update={"country": plan.country, "region": plan.region})
    return replace(case, assessment=case.assessment.model_copy(update={"plan": here}))


def case_of(store: Store, assessment: str, language: str | None = None) -> Case:
    """Return the assessment of that id with what it is read against.

    Raises:
        ProblemsFoundError: there is no such assessment, or its benchmark cannot be read.
    """
    return stored_case(store, store.assessment(assessment), language)
