"""What do people write in files: what stands there, what may, what is wrong with it, and what does a blank one hold?"""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from planner.app.desk.content import languages_in, nearest_language
from planner.draft.case import Case
from planner.files import messages
from planner.files.assessments import assessed_benchmark, check_round, read_assessment
from planner.files.blank import blank_assessment as blank_text
from planner.files.check import Findings, examined, read_content
from planner.files.next_round import following
from planner.files.schemas import SCHEMAS
from planner.files.shipped import content_folders
from planner.files.writing import write_whole
from planner.problem import Place, ProblemsFoundError
from planner.templates.own_country import in_country
from planner.wording import Wording, refusals

Say: TypeAlias = Callable[..., None]
"""Called with a sentence and the values of its gaps, to tell what is being done."""


def quietly(_msgid: str, **_values: object) -> None:
    """Tell nobody what is being done."""


def read_case(path: Path, language: str | None = None, *, today: date | None = None) -> Case:
    """Read an assessment with its benchmark and its templates, in its own language unless another is named.

    With ``today``, days of evidence that are still to come are refused.

    Raises:
        ProblemsFoundError: with every problem of the files.
    """
    name, own = assessed_benchmark(path)
    folders = content_folders(name, path)
    chosen, known = language or own, languages_in(folders)
    if chosen not in known:
        place = Place(file=str(path), field="language") if language is None else Place(file="--language")
        raise ProblemsFoundError([messages.UNKNOWN_LANGUAGE.at(place, chosen, known)])
    benchmark, catalogue = read_content(folders, chosen)
    return Case(
        assessment=read_assessment(path, benchmark, catalogue, today=today),
        benchmark=benchmark,
        catalogue=catalogue,
        language=chosen,
    )


def check_paths(paths: Iterable[Path], *, today: date | None = None, say: Say = quietly) -> Findings:
    """Return everything that is wrong with assessments, benchmarks and plan templates, and what is worth a look."""
    wanted = tuple(paths)
    say("Checking {file} …", file=", ".join(map(str, wanted)))
    return examined(wanted, today)


def blank_assessment(
    benchmark: str, language: str | None, target: Path | None = None, *, reader: str, today: date, force: bool = False
) -> str:
    """Return a blank assessment with all questions of a benchmark, and write it when there is a target.

    Its questions are in ``language``; where none is asked for, in the ``reader``'s own as far as the
    benchmark can be read in it.

    Raises:
        ProblemsFoundError: the benchmark is not known or not available in that language, or the
            target is there already and is not to be replaced, or it cannot be written.
    """
    folders = content_folders(benchmark, Path("--benchmark"))
    known = languages_in(folders)
    chosen = language or nearest_language(known, reader)
    if chosen not in known:
        raise ProblemsFoundError([messages.UNKNOWN_LANGUAGE.at(Place(file="--language"), chosen, known)])
    _check_target(target, force=force)
    read, catalogue = read_content(folders, chosen)
    # The city is not known yet, and so neither is its country.
    neutral = in_country(catalogue, None)
    return _kept(blank_text(read, neutral, chosen, day=today, wording=Wording(chosen)), target)


def following_assessment(
    last: Case,
    target: Path | None = None,
    *,
    today: date,
    force: bool = False,
    proposed: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Return an assessment without answers that follows another one, and write it when there is a target.

    Its questions are in the language in which the other one was read; what was answered last time, and what is
    ``proposed`` for what was done since, a sentence by question, stands beside them as comments.

    Raises:
        ProblemsFoundError: the target is there already and is not to be replaced, it cannot be written, or the
            other one is dated later than ``today``.
    """
    _check_target(target, force=force)
    begun = last.assessment.model_copy(update={"follows": last.assessment.date, "date": today})
    if problems := [*check_round(begun, Place(field="follows"))]:
        raise ProblemsFoundError(problems)
    wording = Wording(last.language)
    blank = blank_text(last.benchmark, last.own_catalogue, last.language, day=today, wording=wording)
    return _kept(following(blank, last.assessment, wording, proposed), target)


def _check_target(target: Path | None, *, force: bool) -> None:
    # Before the work: answers that people typed into a file for weeks are not to be lost by a slip.
    if target is not None and target.is_file() and not force:
        raise ProblemsFoundError([refusals.file_exists(target)])


def _kept(text: str, target: Path | None) -> str:
    if target is not None:
        write_whole(target, text.encode())
    return text


def schema(kind: str) -> str:
    """Return the JSON Schema of a kind of file.

    Raises:
        ProblemsFoundError: there is no such kind.
    """
    if kind not in SCHEMAS:
        raise ProblemsFoundError([refusals.UNKNOWN_SCHEMA.at(Place(), kind, tuple(SCHEMAS))])
    return json.dumps(SCHEMAS[kind](), indent=2, ensure_ascii=False)
