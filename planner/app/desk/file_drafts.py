"""How does an assessment in a file become a plan in files?

The file is read, the plan computed, and everything written at once. Only the edge knows today's date and hands it in.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from planner.app.desk.case_drafts import Drafted, draft_case
from planner.app.desk.exports import check_targets, write_documents
from planner.app.desk.input_files import Say, quietly, read_case
from planner.app.desk.typed_words import TypedWords
from planner.draft.case import Case
from planner.export import FORMATS
from planner.problem import ProblemsFoundError


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What a person asks of a plan beyond the assessment; text as typed, None where nothing is asked."""

    language: str | None = None
    start: str | None = None


def draft_plan(file: Path, targets: Sequence[Path], wishes: Wishes, *, today: date, say: Say = quietly) -> Drafted:
    """Draft the plan that the assessment in a file calls for, and write it to every target.

    Nothing is written when anything is wrong with the input, and no file is ever written in half.

    Raises:
        ProblemsFoundError: with every problem of the targets, the wishes and the assessment.
    """
    say("Reading {file} …", file=file)
    case, start = _read(file, targets, wishes, today)
    say("Drafting the plan of {city} …", city=case.assessment.city.name)
    drafted = draft_case(case, start, today)

    def document(target: Path) -> bytes:
        say("Writing {file} …", file=target)
        return FORMATS[target.suffix.lower()](drafted.standing, case.benchmark, case.own_catalogue, today)

    write_documents(targets, document)
    return replace(drafted, written=tuple(targets))


def _read(file: Path, targets: Sequence[Path], wishes: Wishes, today: date) -> tuple[Case, date | None]:
    """Return what is drafted from and the start that was typed.

    Raises:
        ProblemsFoundError: with every problem of the targets, the wishes and the assessment.
    """
    words = TypedWords()
    start = words.day("--start", wishes.start)
    # Gathered, not raised one by one: whoever mends a wrong date learns of the wrong answers in the same run.
    problems = check_targets(targets) + words.problems
    try:
        case = read_case(file, wishes.language, today=today)
    except ProblemsFoundError as error:
        raise ProblemsFoundError([*problems, *error.problems]) from error
    if problems:
        raise ProblemsFoundError(problems)
    return case, start
