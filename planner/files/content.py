"""What do a benchmark and its plan templates say, in the reader's language?"""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from planner.files import messages
from planner.files.countries import countries_beside, read_countries
from planner.files.folders import Content, M, Wanted, list_languages, loaded, stamp
from planner.files.languages import SOURCE
from planner.files.located_yaml import Document, Entries, Items, Node, Read, Scalar, Value, read_yaml
from planner.problem import Place, Problem, ProblemsFoundError
from planner.templates.catalogue import ActionFile, Catalogue, ContextFile
from planner.templates.countries import Countries
from planner.templates.frame import LegalFile, Objective, Role
from planner.templates.method import Method
from planner.toolkit.benchmark import Benchmark, CityExample
from planner.toolkit.record import Record

_NO_SOURCE: Value = {"title": "–", "publisher": "–", "place": "–", "authors": [], "year": 0}
_NUMBERED = "[0-9][0-9]-*.yaml"


class RolesFile(Record):
    """``roles.yaml``."""

    roles: tuple[Role, ...] = ()


class ExamplesFile(Record):
    """``examples.yaml``: city examples beyond the benchmark's own."""

    examples: tuple[CityExample, ...] = ()


class Templates(Record):
    """All files of a template folder as far as they can be understood; ``files`` are the numbered ones."""

    files: tuple[ActionFile, ...] = ()
    context: ContextFile = ContextFile()
    roles: RolesFile = RolesFile()
    legal: LegalFile | None = None
    examples: ExamplesFile = ExamplesFile()
    method: Method | None = None

    def catalogue(self, benchmark: str, countries: Countries | None = None) -> Catalogue:
        """Return what the files say together; a folder without a method or legal limits is no catalogue."""
        if self.method is None or self.legal is None:
            raise ProblemsFoundError([messages.MISSING_FILE.at(Place(), name="method.yaml, legal_limits.yaml")])
        return Catalogue(
            benchmark=benchmark,
            objectives=tuple(
                Objective(factor=file.factor, objective=file.objective, target=file.target or file.objective)
                for file in self.files
                if file.objective is not None
            ),
            results=tuple(result for file in self.files for result in file.results),
            retired=tuple(id_ for file in self.files for id_ in file.retired),
            actions=tuple(action for file in self.files for action in file.actions),
            context=self.context,
            roles=self.roles.roles,
            legal=self.legal,
            examples=self.examples.examples,
            method=self.method,
            countries=countries,
        )


def read_benchmark(folder: Path, language: str) -> Benchmark:
    """Read a benchmark folder in a language; sentences without translation stay as they are.

    Reading the same unchanged folder again costs next to nothing.

    Raises:
        ProblemsFoundError: with every problem of every file.
    """
    return _benchmark(folder, language, stamp(folder))


def read_catalogue(folder: Path, language: str) -> Catalogue:
    """Read a folder of plan templates in a language, as ``read_benchmark`` does.

    Raises:
        ProblemsFoundError: with every problem of every file.
    """
    beside = countries_beside(folder)
    return _catalogue(folder, language, beside, (stamp(folder), stamp(beside)))


# The stamp is an argument that nothing reads: a changed file changes it, and so misses the cache.
@lru_cache(maxsize=16)
def _benchmark(folder: Path, language: str, _: object) -> Benchmark:
    return _whole(load_benchmark(folder, language))


@lru_cache(maxsize=16)
def _catalogue(folder: Path, language: str, beside: Path, _: object) -> Catalogue:
    templates = _whole(load_templates(folder, language))
    # A city's own templates may speak a language of which our countries know nothing: their texts have no room for it.
    spoken = language == SOURCE or language in list_languages(beside)
    return templates.catalogue(folder.resolve().name, read_countries(beside, language) if spoken else None)


def _whole(content: Content[M]) -> M:
    if content.problems or content.model is None:
        raise ProblemsFoundError(content.problems)
    return content.model


def load_benchmark(folder: Path, language: str | None = None) -> Content[Benchmark]:
    """Read a benchmark folder as far as it goes; without a language, in the source's own."""
    head = _read_file(folder / "benchmark.yaml", "standard")
    factors = [_read_file(path, "questions") for path in sorted((folder / "factors").glob(_NUMBERED))]
    problems = [problem for read in (head, *factors) for problem in read.problems]
    problems += _strangers(folder / "factors", set((folder / "factors").glob(_NUMBERED)))
    problems += _strangers(folder, {folder / "benchmark.yaml"})
    if not factors:
        problems.append(messages.MISSING_FILE.at(Place(file=str(folder)), name="factors/01-….yaml"))
    roots = _roots((head, *factors))
    if roots is None or not isinstance(roots[0], Entries):
        return _unreadable(folder, language or SOURCE, problems, roots)
    source = _source_language(roots[0])
    # benchmark.yaml holds no factors: those of the other files take the place of such an entry.
    below = Items(roots[0].file, roots[0].line, list(roots[1:]))
    entries = {**roots[0].entries, "factors": (roots[0].line, below)}
    document = Document(Entries(roots[0].file, roots[0].line, entries))
    stand_ins: dict[str, Value] = {"id": "–", "version": "–", "title": "–", "standard": "–", "source": _NO_SOURCE}
    return loaded(Benchmark, document, problems, Wanted(folder, language or source, source), stand_ins)


def load_templates(folder: Path, language: str | None = None) -> Content[Templates]:
    """Read a template folder as far as it goes; without a language, in the source's own."""
    numbered = [_read_file(path, "actions") for path in sorted(folder.glob(_NUMBERED))]
    single = {
        name: _read_file(folder / file, _MARKS.get(name, name))
        for name, file in _SINGLE.items()
        if _wanted(folder, file)
    }
    problems = [problem for read in (*numbered, *single.values()) for problem in read.problems]
    problems += _strangers(folder, {*folder.glob(_NUMBERED), *(folder / file for file in _SINGLE.values())})
    if not numbered:
        problems.append(messages.MISSING_FILE.at(Place(file=str(folder)), name="01-….yaml"))
    source = _templates_source(folder, language)
    roots = _roots((*numbered, *single.values()))
    if roots is None or not numbered:
        return _unreadable(folder, language or source, problems, roots)
    name = str(folder)
    entries: dict[str, tuple[int, Node]] = {"files": (1, Items(name, 1, list(roots[: len(numbered)])))}
    entries |= {key: (1, root) for key, root in zip(single, roots[len(numbered) :], strict=True)}
    document = Document(Entries(name, 1, entries))
    return loaded(Templates, document, problems, Wanted(folder, language or source, source))


def _templates_source(folder: Path, language: str | None) -> str:
    """Return the language in which templates are written: that of the benchmark beside them.

    Templates that stand alone and are not translated are in whatever language their city speaks.
    """
    benchmark = folder.resolve().parent.parent / "benchmark" / folder.resolve().name
    if (benchmark / "benchmark.yaml").is_file():
        return source_language(benchmark)
    return SOURCE if list_languages(folder) or language is None else language


_SINGLE = {
    "context": "context.yaml",
    "roles": "roles.yaml",
    "legal": "legal_limits.yaml",
    "examples": "examples.yaml",
    "method": "method.yaml",
}
_MARKS = {"context": "readings", "legal": "legal_limits", "method": "scale"}
"""An entry that every such file has, where it is not the name above."""
_OPTIONAL = {"context.yaml", "examples.yaml"}


def _wanted(folder: Path, file: str) -> bool:
    return file not in _OPTIONAL or (folder / file).exists()


def languages_of(folders: tuple[Path, Path]) -> tuple[str, ...]:
    """Return the languages in which a benchmark and its templates can both be read, that of the texts first."""
    benchmark, templates = folders
    both = set(list_languages(benchmark)) & set(list_languages(templates))
    return (source_language(benchmark), *sorted(both))


def source_language(folder: Path) -> str:
    """Return the language in which a benchmark is written; English when it cannot be read.

    Asking again for the same unchanged file costs next to nothing.
    """
    head = folder / "benchmark.yaml"
    try:
        stat = head.stat()
    except OSError:
        return SOURCE
    return _written_in(head, (stat.st_mtime_ns, stat.st_size))


@lru_cache(maxsize=64)
def _written_in(head: Path, _: object) -> str:
    document = read_yaml(head).document
    return _source_language(document.root) if document and isinstance(document.root, Entries) else SOURCE


def _read_file(path: Path, mark: str) -> Read:
    if not path.exists():
        return Read(None, (messages.MISSING_FILE.at(Place(file=str(path.parent)), name=path.name),))
    return read_yaml(path, mark=mark)


def _strangers(folder: Path, known: set[Path]) -> list[Problem]:
    """Report files that look like content and that nobody would read."""
    # “1-welcome.yaml” matches no pattern and would be left out in silence.
    strangers = sorted({*folder.glob("*.yaml"), *folder.glob("*.yml")} - known)
    return [messages.FILE_NOT_READ.at(Place(file=str(path))) for path in strangers]


def _roots(reads: Iterable[Read]) -> list[Node] | None:
    roots = [read.document.root for read in reads if read.document is not None]
    return roots if len(roots) == len(list(reads)) else None


def _unreadable(folder: Path, language: str, problems: list[Problem], roots: list[Node] | None) -> "Content[M]":
    if roots and not isinstance(roots[0], Entries):
        problems.append(messages.NOT_A_MAPPING.at(Place(file=roots[0].file, line=roots[0].line)))
    return Content(folder=folder, language=language, document=None, model=None, problems=tuple(problems))


def _source_language(head: Entries) -> str:
    written = head.entries.get("language")
    return written[1].text if written and isinstance(written[1], Scalar) else SOURCE
