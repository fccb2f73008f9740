"""How does a plan that people edited leave the store as a document?"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic_core import to_jsonable_python

from planner.app.desk.plan_view import PlanView, plan_view
from planner.app.desk.translation import export_in
from planner.confidential import without_confidential
from planner.export import FORMATS
from planner.files.writing import check_target, write_whole
from planner.problem import Problem, ProblemsFoundError
from planner.store import Store
from planner.wording import refusals


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A stored plan that was written to files."""

    view: PlanView
    written: tuple[Path, ...]


def export(view: PlanView, ending: str) -> bytes:
    """Return a stored plan as the content of a file whose name has that ending, such as ``.docx``."""
    return FORMATS[ending](view.standing, view.benchmark, view.catalogue, view.key.today)


def write_exports(
    store: Store, plan: str, targets: Sequence[Path], *, today: date, language: str | None = None
) -> Exported:
    """Write a stored plan to files; every one is complete or absent, and nothing is written when one cannot be.

    Documents are in ``language``, else in the plan's; what people wrote stays as they wrote it.

    Raises:
        ProblemsFoundError: there is no such plan, its benchmark is not available in the language, or with every
            problem of the targets.
    """
    problems = check_targets(targets)
    if problems:
        raise ProblemsFoundError(problems)
    view = plan_view(store, plan, today=today)
    # The ending decides, in whatever letters: a file may well be named PLAN.DOCX.
    in_language = language or view.plan.language
    write_documents(targets, lambda target: export_in(store, view, target.suffix.lower(), in_language))
    return Exported(view=view, written=tuple(targets))


def write_documents(targets: Sequence[Path], document: Callable[[Path], bytes]) -> None:
    """Write to each file what ``document`` returns for it; every one is complete or absent.

    Raises:
        ProblemsFoundError: a file cannot be written.
    """
    # All are made before the first is written: where one cannot be made, every file stays as it was.
    contents = [document(target) for target in targets]
    for target, content in zip(targets, contents, strict=True):
        write_whole(target, content)


def check_targets(targets: Sequence[Path]) -> list[Problem]:
    """Say which files a plan cannot be written to, before the work of drafting it."""
    known = tuple(FORMATS)
    if not targets:
        return [refusals.no_target(known)]
    unknown = [refusals.unknown_format(target, known) for target in targets if target.suffix.lower() not in FORMATS]
    return unknown + [problem for target in targets for problem in check_target(target)]


def as_json(value: object, *, confidential: bool = False) -> str:
    r"""Return a value as JSON: records by field, dates as 2027-01-04, ids as they are.

    What is confidential is left out unless it was asked for by name.

    >>> as_json({"adopted_on": date(2027, 1, 4)})
    '{\n  "adopted_on": "2027-01-04"\n}'
    """
    shown = value if confidential else without_confidential(value)
    return json.dumps(to_jsonable_python(shown), indent=2, ensure_ascii=False)
