"""What is read, from a good file of each kind on, and the problems that each damage of it makes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from shutil import copytree

from fuzz.foreign import foreign_files
from fuzz.hostile import hostile_assessments, hostile_benchmarks, hostile_templates, hostile_texts
from fuzz.mutations import OF_BYTES, OF_TEXT
from planner.app.desk.input_files import read_case
from planner.files.check import check, read_content
from planner.files.shipped import content_folders
from planner.problem import Problem, ProblemsFoundError

SMALL = Path(__file__).parents[1] / "small_benchmark"
SEED = 7
ROUNDS = 2
"""Damaged files of each kind of damage and each good file."""


@dataclass(frozen=True)
class Case:
    """One file that stands where a good one stood."""

    reader: str
    file: str
    """Its place within a copy of the small benchmark."""
    name: str
    data: bytes = field(repr=False)
    sentence: str = ""
    """The sentence of its only problem, where there is one right answer."""

    def __str__(self) -> str:
        return f"{self.reader}: {self.name} ({self.file})"


def _read_assessment(folder: Path) -> None:
    read_case(folder / "rocmarin.yaml")


def _read_content(folder: Path) -> None:
    read_content(content_folders("bibliotheques", folder), "fr")


READERS: Mapping[str, Callable[[Path], None]] = {
    "assessment": _read_assessment,
    "benchmark": _read_content,
    "templates": _read_content,
}
GOOD: Mapping[str, tuple[str, ...]] = {
    "assessment": ("rocmarin.yaml",),
    "benchmark": (
        "benchmark/bibliotheques/benchmark.yaml",
        "benchmark/bibliotheques/factors/01-accueil.yaml",
    ),
    "templates": (
        "plan_templates/bibliotheques/01-accueil.yaml",
        "plan_templates/bibliotheques/context.yaml",
        "plan_templates/bibliotheques/method.yaml",
    ),
}
_HOSTILE = {"assessment": hostile_assessments, "benchmark": hostile_benchmarks, "templates": hostile_templates}


def cases(reader: str) -> tuple[Case, ...]:
    """Return all files that a reader has to stand, the same ones every time, no two alike."""
    return tuple({(case.file, case.data): case for case in _made(reader)}.values())


def _made(reader: str) -> Iterator[Case]:
    for file in GOOD[reader]:
        good = (SMALL / file).read_bytes()
        for name, damage in {**OF_BYTES, **OF_TEXT}.items():
            for number in range(ROUNDS):
                chance = Random(f"{SEED} {file} {name} {number}")  # noqa: S311 - the same damage every time
                yield Case(reader, file, f"{name} {number}", damage(chance, good))
    last = GOOD[reader][-1] if reader == "assessment" else GOOD[reader][1 if reader == "benchmark" else 0]
    for name, (data, sentence) in foreign_files().items():
        yield Case(reader, last, name, data, sentence)
    for name, text in {**hostile_texts(), **_HOSTILE[reader]()}.items():
        yield Case(reader, last, name, text.encode("utf-8", "surrogatepass"))


def problems_with(case: Case, folder: Path) -> tuple[Problem, ...]:
    """Read a file in the place of the good one, both for work and for a check, and return its problems."""
    place = folder / case.file
    good = place.read_bytes()
    place.write_bytes(case.data)
    try:
        READERS[case.reader](folder)
    except ProblemsFoundError as refused:
        problems = refused.problems
    else:
        problems = ()
    finally:
        checked = check([folder])
        place.write_bytes(good)
    assert bool(problems) <= bool(checked), f"{case}: work refuses what the check lets pass"
    return problems + checked


def copy_of_small(folder: Path) -> Path:
    return Path(copytree(SMALL, folder / "content"))
