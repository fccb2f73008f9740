"""What is wrong with these benchmarks, templates and assessments?"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from planner.files import messages
from planner.files.assessments import assessed_benchmark, look_through
from planner.files.content import (
    Templates,
    load_benchmark,
    load_templates,
    read_benchmark,
    read_catalogue,
    source_language,
)
from planner.files.countries import NEUTRAL
from planner.files.country_check import check_countries, check_slots
from planner.files.folders import Content, list_languages, stamp
from planner.files.interface_catalogue import check_catalogue
from planner.files.library import Library, library
from planner.files.names import check_benchmark_ids, check_evidence_gaps, check_figures, check_names, check_template_ids
from planner.files.notices import Notice
from planner.files.promises import check_paths, check_results
from planner.files.sense import check_coverage, check_every_action_can_come_up, check_method, check_needs
from planner.files.services import NewService
from planner.files.shipped import are_shipped, content_folders
from planner.files.translated import check_translations
from planner.problem import Place, Problem, ProblemsFoundError
from planner.templates.catalogue import Catalogue
from planner.toolkit.benchmark import Benchmark

TEMPLATE_CHECKS: tuple[Callable[[Library], Iterator[Problem]], ...] = (
    check_names,
    check_figures,
    check_evidence_gaps,
    check_template_ids,
    check_coverage,
    check_every_action_can_come_up,
    check_needs,
    check_results,
    check_paths,
    check_method,
)
MOST_FOLDERS = 500
"""Folders and files of one request: a whole disk that is named by mistake would take hours."""
_TEMPLATE_FILES = ("method.yaml", "roles.yaml", "context.yaml", "legal_limits.yaml", "[0-9][0-9]-*.yaml")


@dataclass(slots=True)
class _Wanted:
    """What is to be checked."""

    benchmarks: list[Path] = field(default_factory=list)
    templates: list[Path] = field(default_factory=list)
    countries: list[Path] = field(default_factory=list)
    assessments: list[Path] = field(default_factory=list)
    catalogues: list[Path] = field(default_factory=list)
    """Those of the planner's own sentences; content has its translations checked with it."""
    looked_at: int = 0

    @property
    def folders(self) -> list[Path]:
        return self.benchmarks + self.templates

    @property
    def too_many(self) -> bool:
        return self.looked_at + len(self.assessments) > MOST_FOLDERS

    def sort_in(self, path: Path) -> bool:
        """Find out what a path is; False when it is a folder without anything to check."""
        self.looked_at += 1
        if self.too_many:
            return False
        if path.suffix == ".po":
            self._sort_translations(path)
        elif not _is_folder(path):
            self.assessments.append(path)
        elif (path / "benchmark.yaml").exists():
            self.benchmarks.append(path)
            self.assessments += sorted((path / "samples").glob("*.yaml"))
        elif (path / f"{NEUTRAL}.yaml").exists():
            self.countries.append(path)
        elif any(any(path.glob(pattern)) for pattern in _TEMPLATE_FILES):
            self.templates.append(path)
        else:
            files, catalogues = sorted(path.glob("*.yaml")), sorted(path.glob("*.po"))
            self.assessments += files
            self.catalogues += catalogues
            below = [self.sort_in(folder) for folder in _folders_in(path)]
            return bool(files or catalogues) or any(below)
        return True

    def _sort_translations(self, path: Path) -> None:
        # What the translations of content lack is known only with the content, two folders above.
        if path.resolve().parent.name == "locale":
            self.sort_in(path.resolve().parents[1])
        else:
            self.catalogues.append(path)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # a name that cannot be one: reading it as a file says so
        return False


def _folders_in(path: Path) -> list[Path]:
    """Return the folders of a folder, but for hidden ones and for links, which may lead round in a ring."""
    return sorted(
        folder
        for folder in path.iterdir()
        if not folder.name.startswith(".") and not folder.is_symlink() and _is_folder(folder)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Everything that is wrong, and what is right and worth a look."""

    problems: tuple[Problem, ...]
    services: tuple[NewService, ...] = ()
    """Services of a city's own, which would also come of a mistyped id."""
    notices: tuple[Notice, ...] = ()
    """What does not do what one might expect of it."""


def check(paths: Iterable[Path]) -> tuple[Problem, ...]:
    """Return everything that is wrong with benchmark folders, template folders, assessments and catalogues."""
    return examined(paths).problems


def examined(paths: Iterable[Path], today: date | None = None) -> Findings:
    """Look at benchmark folders, template folders, assessments and catalogues.

    A folder that holds several of these is looked through. Templates and assessments are checked
    against the benchmark that they belong to: one of the folders given, else one that stands
    beside them, else the one that comes with the planner.
    """
    wanted = _Wanted()
    empty = [path for path in paths if not wanted.sort_in(path)]
    if wanted.too_many:
        last = empty[-1] if empty else wanted.assessments[-1]
        return Findings(problems=(messages.TOO_MUCH.at(Place(file=str(last))),))
    problems = [messages.NOTHING_TO_CHECK.at(Place(file=str(path))) for path in empty]
    for folder in wanted.benchmarks:
        problems += _check_benchmark(folder)
    for folder in wanted.templates:
        problems += _check_templates(folder, wanted.folders)
    for folder in wanted.countries:
        problems += check_countries(folder)
    assessments = [_check_assessment(path, wanted.folders, today) for path in wanted.assessments]
    problems += [problem for findings in assessments for problem in findings.problems]
    for path in wanted.catalogues:
        problems += check_catalogue(path)
    services = tuple(service for findings in assessments for service in findings.services)
    notices = tuple(notice for findings in assessments for notice in findings.notices)
    return Findings(problems=_in_file_order(problems), services=services, notices=notices)


def _in_file_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    # A fault of the source is found again in each language, and a benchmark’s by each assessment of it.
    once = {(problem.code, problem.place, problem.english()): problem for problem in problems}
    return tuple(sorted(once.values(), key=lambda problem: (problem.place.file, problem.place.line or 0)))


def read_content(folders: tuple[Path, Path], language: str) -> tuple[Benchmark, Catalogue]:
    """Read a benchmark and its templates for work; a city's own pass the same checks as ``planner check`` makes.

    What comes with the planner passed them when it was made. Unchanged folders are checked once.

    Raises:
        ProblemsFoundError: with every problem of both folders.
    """
    problems = () if are_shipped(folders) else _problems_of_own(folders, stamp(folders[0]), stamp(folders[1]))
    if problems:
        raise ProblemsFoundError(problems)
    return read_benchmark(folders[0], language), read_catalogue(folders[1], language)


@lru_cache(maxsize=16)
def _problems_of_own(folders: tuple[Path, Path], *_stamps: object) -> tuple[Problem, ...]:
    benchmark, templates = folders
    return _in_file_order([*_check_benchmark(benchmark), *_check_templates(templates, folders)])


def _check_benchmark(folder: Path) -> Iterator[Problem]:
    content = load_benchmark(folder)
    yield from content.problems
    if content.model is not None and content.document is not None:
        yield from check_benchmark_ids(content.model, content.document)
        # “–” stands for an id that is missing or faulty, which is reported already.
        if content.model.id not in {"–", folder.resolve().name}:
            place = content.document.place(("id",))
            yield messages.FOLDER_NAME.at(place, word=content.model.id, folder=folder.resolve().name)
    for language in list_languages(folder):
        translated = load_benchmark(folder, language)
        yield from translated.problems
        yield from check_translations(translated)


def _check_templates(folder: Path, given: Iterable[Path]) -> Iterator[Problem]:
    content = load_templates(folder)
    yield from content.problems
    yield from check_slots(content)
    yield from _check_library(folder, content, given)
    for language in list_languages(folder):
        translated = load_templates(folder, language)
        yield from translated.problems
        yield from check_translations(translated)


def _check_library(folder: Path, content: Content[Templates], given: Iterable[Path]) -> Iterator[Problem]:
    try:
        benchmark, _ = content_folders(folder.resolve().name, folder, [*given, folder])
    except ProblemsFoundError as error:
        yield from error.problems
        return
    source = load_benchmark(benchmark)
    yield from source.problems
    together = library(source, content)
    if together is not None:
        for check_library in TEMPLATE_CHECKS:
            yield from check_library(together)


def _check_assessment(path: Path, given: Iterable[Path], today: date | None) -> Findings:
    try:
        name, language = assessed_benchmark(path)
        folders = content_folders(name, path, given)
        # Names do not depend on the language; reading the source spares the translations.
        spoken = source_language(folders[0])
        benchmark, catalogue = read_benchmark(folders[0], spoken), read_catalogue(folders[1], spoken)
    except ProblemsFoundError as error:
        return Findings(problems=tuple(error.problems))
    findings = look_through(path, benchmark, catalogue, today=today)
    problems, known = list(findings.problems), (spoken, *list_languages(folders[0]))
    if language not in known and not any(problem.place.field == "language" for problem in problems):
        problems.append(messages.UNKNOWN_LANGUAGE.at(Place(file=str(path), field="language"), language, known))
    return Findings(problems=tuple(problems), services=findings.services, notices=findings.notices)
