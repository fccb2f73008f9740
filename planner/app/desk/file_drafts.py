"""What can be done with the planner? The use cases, for the command line and for pages alike.

Each reads, computes, and writes once. Only the edge knows today's date and hands it in.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeAlias

from planner.app.desk.typed_words import TypedWords
from planner.draft.case import Case
from planner.draft.pipeline import Frame, draft
from planner.files import messages
from planner.files.assessments import assessed_benchmark, read_assessment
from planner.files.blank import blank_assessment
from planner.files.check import check, read_content
from planner.files.content import list_languages, source_language
from planner.files.schemas import SCHEMAS
from planner.files.shipped import content_folders
from planner.files.writing import check_target, write_whole
from planner.problem import Place, Problem, ProblemsFoundError
from planner.schedule.workdays import WorkCalendar, work_calendar
from planner.toolkit.record import as_title
from planner.track.baseline import CostRange, cost_range
from planner.track.plan_standing import PlanStanding
from planner.track.standing import standing_of_draft
from planner.wording import LANGUAGES, Wording, refusals

Say: TypeAlias = Callable[..., None]
"""Called with a sentence and the values of its gaps, to tell what is being done."""

NOTICE_WEEKS = 4
"""A plan whose start nobody set begins this many weeks after today, so that people can prepare."""


def quietly(_msgid: str, **_values: object) -> None:
    """Tell nobody what is being done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What a person asks of a plan beyond the assessment; text as typed, None where nothing is asked."""

    language: str | None = None
    start: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """A plan, what it was drafted from, and where it was written."""

    standing: PlanStanding
    case: Case
    start_is_assumed: bool
    written: tuple[Path, ...] = ()

    @property
    def cost(self) -> CostRange:
        """What its actions cost besides staff time, in euros."""
        return cost_range((action.cost_band for action in self.standing.actions), self.standing.cost_bands)


def draft_plan(
    assessment: Path, targets: Sequence[Path], wishes: Wishes, *, today: date, say: Say = quietly
) -> Drafted:
    """Draft the plan that an assessment calls for, and write it to every target.

    Nothing is written when anything is wrong with the input, and no file is ever written in half.

    Raises:
        ProblemsFoundError: with every problem of the targets, the wishes and the assessment.
    """
    from planner.export import FORMATS  # noqa: PLC0415 - brings the document libraries, which only a plan needs

    say("Reading {file} …", file=assessment)
    words = TypedWords()
    start = words.day("--start", wishes.start)
    problems = check_targets(targets) + words.problems
    case = None
    try:
        case = read_case(assessment, wishes.language)
    except ProblemsFoundError as found:
        problems += found.problems
    if problems or case is None:
        raise ProblemsFoundError(problems)
    say("Drafting the plan of {city} …", city=case.assessment.city.name)
    drafted = draft_case(case, start, today)
    contents = []
    for target in targets:
        say("Writing {file} …", file=target)
        contents.append(FORMATS[target.suffix.lower()](drafted.standing, case.benchmark, case.own_catalogue, today))
    for target, data in zip(targets, contents, strict=True):
        write_whole(target, data)
    return replace(drafted, written=tuple(targets))


def read_case(path: Path, language: str | None = None) -> Case:
    """Read an assessment with its benchmark and its templates, in its own language unless told.

    Raises:
        ProblemsFoundError: with every problem of the files.
    """
    name, own = assessed_benchmark(path)
    folders = content_folders(name, path)
    chosen = language or own
    readable = (source_language(folders[0]), *list_languages(folders[0]))
    if chosen not in readable or chosen not in LANGUAGES:
        known = tuple(one for one in readable if one in LANGUAGES)
        place = Place(file=str(path), field="language") if language is None else Place(file="--language")
        raise ProblemsFoundError([messages.UNKNOWN_LANGUAGE.at(place, chosen, known)])
    benchmark, catalogue = read_content(folders, chosen)
    return Case(
        assessment=read_assessment(path, benchmark, catalogue),
        benchmark=benchmark,
        catalogue=catalogue,
        language=chosen,
    )


def draft_case(case: Case, start: date | None, today: date) -> Drafted:
    """Draft a plan that begins on ``start``, else when the assessment says, else in good time.

    A title that the city wrote in another language than the plan's gives way to a plain one.
    """
    settings, city = case.assessment.plan, case.assessment.city
    calendar = work_calendar(settings.country or city.country, settings.region, settings.closures)
    chosen = start or settings.start
    frame = Frame(
        start=chosen or first_monday_in_time(today, calendar),
        calendar=calendar,
        language=case.language,
        title=as_title(Wording(case.language).say("Development plan of {city}", city=city.name)),
    )
    read_in = case
    if case.language != case.assessment.language:
        untitled = {"plan": settings.model_copy(update={"title": None})}
        read_in = replace(case, assessment=case.assessment.model_copy(update=untitled))
    drafted = standing_of_draft(draft(read_in, frame), case.own_catalogue.method)
    return Drafted(standing=drafted, case=case, start_is_assumed=chosen is None)


def first_monday_in_time(today: date, calendar: WorkCalendar) -> date:
    """Return the first working Monday at least four weeks after today.

    Raises:
        ProblemsFoundError: the calendar has no working Monday.

    >>> first_monday_in_time(date(2026, 12, 1), WorkCalendar())
    datetime.date(2027, 1, 4)
    """
    earliest = today + timedelta(weeks=NOTICE_WEEKS)
    monday = earliest + timedelta(days=-earliest.weekday() % 7)
    return next(
        (day for day in (monday + timedelta(weeks=week) for week in range(60)) if calendar.is_working(day)),
        calendar.on_or_after(earliest),
    )


def check_paths(paths: Iterable[Path], *, say: Say = quietly) -> tuple[Problem, ...]:
    """Return everything that is wrong with assessments, benchmarks and plan templates."""
    wanted = tuple(paths)
    say("Checking {file} …", file=", ".join(map(str, wanted)))
    return check(wanted)


def new_assessment(
    benchmark: str, language: str, target: Path | None = None, *, today: date, force: bool = False
) -> str:
    """Return a blank assessment with all questions of a benchmark, and write it when there is a target.

    Raises:
        ProblemsFoundError: the benchmark is not known or not available in that language, or the
            target is there already and is not to be replaced, or it cannot be written.
    """
    folders = content_folders(benchmark, Path("--benchmark"))
    known = tuple(one for one in (source_language(folders[0]), *list_languages(folders[0])) if one in LANGUAGES)
    if language not in known:
        raise ProblemsFoundError([messages.UNKNOWN_LANGUAGE.at(Place(file="--language"), language, known)])
    if target is not None and target.is_file() and not force:
        raise ProblemsFoundError([refusals.file_there_already(target)])
    read, catalogue = read_content(folders, language)
    text = blank_assessment(read, catalogue, language, day=today, wording=Wording(language))
    if target is not None:
        write_whole(target, text.encode())
    return text


def schema(kind: str) -> str:
    """Return the JSON Schema of a kind of file.

    Raises:
        ProblemsFoundError: there is no such kind.
    """
    if kind not in SCHEMAS:
        raise ProblemsFoundError([refusals.unknown_schema(kind, tuple(SCHEMAS))])
    return json.dumps(SCHEMAS[kind](), indent=2, ensure_ascii=False)


def check_targets(targets: Sequence[Path]) -> list[Problem]:
    """Say which files a plan cannot be written to, before the work of drafting it."""
    from planner.export import FORMATS  # noqa: PLC0415 - brings the document libraries, which only a plan needs

    known = tuple(FORMATS)
    if not targets:
        return [refusals.no_target(known)]
    unknown = [refusals.unknown_format(target, known) for target in targets if target.suffix.lower() not in FORMATS]
    return unknown + [problem for target in targets for problem in check_target(target)]
