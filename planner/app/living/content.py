"""Which benchmark and templates does something in the store refer to, in which language?"""

from pathlib import Path

from planner.app.commands import Case
from planner.benchmark import Benchmark
from planner.catalogue import Catalogue
from planner.files import messages
from planner.files.content import list_languages, read_benchmark, read_catalogue, source_language
from planner.files.shipped import content_folders
from planner.problem import Place, ProblemsFoundError
from planner.store import Store, StoredAssessment
from planner.wording import LANGUAGES


def content(benchmark: str, language: str) -> tuple[Benchmark, Catalogue]:
    """Return a benchmark and its templates, those of the current folder before those that are shipped.

    What has been read already costs no second reading, as long as the files stay as they are.

    Raises:
        ProblemsFoundError: there is no such benchmark, or not in that language.
    """
    folders = content_folders(benchmark, Path())
    readable = (source_language(folders[0]), *list_languages(folders[0]))
    if language not in readable or language not in LANGUAGES:
        known = tuple(one for one in readable if one in LANGUAGES)
        raise ProblemsFoundError([messages.UNKNOWN_LANGUAGE.at(Place(field="language"), language, known)])
    return read_benchmark(folders[0], language), read_catalogue(folders[1], language)


def stored_case(stored: StoredAssessment, language: str | None = None) -> Case:
    """Return a stored assessment with what it is read against, in its own language unless told."""
    chosen = language or stored.assessment.language
    benchmark, catalogue = content(stored.assessment.benchmark, chosen)
    return Case(assessment=stored.assessment, benchmark=benchmark, catalogue=catalogue, language=chosen)


def case_of(store: Store, assessment: str, language: str | None = None) -> Case:
    """Return the assessment of that id with what it is read against.

    Raises:
        ProblemsFoundError: there is no such assessment, or its benchmark cannot be read.
    """
    return stored_case(store.assessment(assessment), language)
