"""Where do benchmarks, templates and samples stand: those that come with the planner, and a city's own?"""

import re
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path

from planner.files import messages
from planner.problem import Place, ProblemsFoundError

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
"""What an assessment may name: no path, and no name longer than a file's."""


def _root(kind: str) -> Path:
    """Return a folder of content: inside an installed package, or beside it in a checkout."""
    package = Path(str(resources.files("planner")))
    installed = package / "shipped" / kind
    return installed if installed.is_dir() else package.parent / kind


def benchmarks_folder() -> Path:
    """Return the folder that holds one folder for each benchmark."""
    return _root("benchmark")


def templates_folder() -> Path:
    """Return the folder that holds one folder of plan templates for each benchmark."""
    return _root("plan_templates")


def known_benchmarks() -> tuple[str, ...]:
    """Return the ids of the benchmarks that come with the planner, in alphabetical order.

    >>> "anti-discrimination" in known_benchmarks()
    True
    """
    names = (path.parent.name for path in benchmarks_folder().glob("*/benchmark.yaml"))
    return tuple(sorted(name for name in names if (templates_folder() / name).is_dir()))


def are_shipped(folders: tuple[Path, Path]) -> bool:
    """Say whether a benchmark folder and a template folder are those that come with the planner."""
    roots = (benchmarks_folder(), templates_folder())
    return all(folder.resolve().parent == root.resolve() for folder, root in zip(folders, roots, strict=True))


def samples(benchmark: str) -> tuple[Path, ...]:
    """Return the assessments of invented cities that come with a benchmark."""
    return tuple(sorted((benchmarks_folder() / benchmark / "samples").glob("*.yaml")))


def content_folders(benchmark: str, near: Path, given: Iterable[Path] = ()) -> tuple[Path, Path]:
    """Return the benchmark folder and the template folder of a benchmark's id.

    Looked for among the folders ``given``; then beside ``near``, a file or a folder, and above it,
    as ``benchmark/<id>`` and ``plan_templates/<id>``; then among those that come with the planner.

    Raises:
        ProblemsFoundError: there is no such benchmark, or no templates for it.
    """
    questions, templates = (
        next(_candidates(benchmark, near, given, kind, mark), None)
        for kind, mark in (("benchmark", "benchmark.yaml"), ("plan_templates", "method.yaml"))
    )
    if questions is None or templates is None:
        place = Place(file=str(near), field="benchmark")
        raise ProblemsFoundError([messages.UNKNOWN_BENCHMARK.at(place, benchmark, known_benchmarks())])
    return questions, templates


def _candidates(benchmark: str, near: Path, given: Iterable[Path], kind: str, mark: str) -> Iterator[Path]:
    around = near.resolve()
    # Four: a sample stands in benchmark/<id>/samples, and the root of its content is the fourth folder above it.
    above = (parent / kind / benchmark for parent in (around, *around.parents[:4]))
    own = (folder for folder in given if folder.resolve().name == benchmark)
    # The id comes out of a file that anybody may have written: “../..” would lead anywhere.
    if not _ID.fullmatch(benchmark):
        return
    # A city that changed a copy of our content means its copy, wherever the planner is installed.
    for folder in (*own, *above, _root(kind) / benchmark):
        if (folder / mark).is_file():
            yield shown(folder)


def shown(folder: Path) -> Path:
    """Return a path as people would type it from the folder they are in.

    >>> shown(Path.cwd() / "benchmark")
    PosixPath('benchmark')
    """
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder
