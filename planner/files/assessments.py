"""What does a city's assessment say, in the short forms in which people write it?"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from planner.confidential import marks_within
from planner.files import day_messages, messages
from planner.files.dated_entries import with_days_spelled_out
from planner.files.located_yaml import Document, Entries, Path_, Scalar, Value, read_yaml
from planner.files.means import check_means, dates_of_means, with_money_spelled_out, with_names_of_services
from planner.files.message import UnknownWord
from planner.files.named_services import with_services_spelled_out
from planner.files.notices import Notice, notices
from planner.files.placed_entries import with_places_spelled_out
from planner.files.plan_days import check_adoption, check_days_of_actions, dates_of_plan
from planner.files.services import NewService, check_services, new_services, with_own_services
from planner.files.short_forms import spelled_out
from planner.files.validated import validated
from planner.files.written_dates import FIRST_YEAR, LAST_YEAR
from planner.nearest import NearWords, Search
from planner.problem import Place, Problem, ProblemsFoundError
from planner.schedule.workdays import check_calendar
from planner.templates.catalogue import Catalogue
from planner.templates.own_method import LIMITS, WEIGHTS, check_own_numbers
from planner.templates.readings import FigureKind
from planner.toolkit.assessment import Assessment, Response
from planner.toolkit.benchmark import Benchmark
from planner.toolkit.plan_settings import PlanStatus
from planner.track.adoption import check_day

_MARK = "date"
"""An entry that every assessment has, and no plan."""


def read_assessment(path: Path, benchmark: Benchmark, catalogue: Catalogue, *, today: date | None = None) -> Assessment:
    """Read a city's assessment and check every name in it against benchmark and templates.

    Without ``today`` nothing is said of days that are still to come.

    Raises:
        ProblemsFoundError: with every problem of the file.
    """
    assessment, problems = load_assessment(path, benchmark, catalogue, today=today)
    if problems or assessment is None:
        raise ProblemsFoundError(problems)
    return assessment


def load_assessment(
    path: Path, benchmark: Benchmark, catalogue: Catalogue, *, today: date | None = None
) -> tuple[Assessment | None, tuple[Problem, ...]]:
    """Read an assessment as far as it goes, with everything that is wrong with it, in file order."""
    looked_through = look_through(path, benchmark, catalogue, today=today)
    return looked_through.assessment, looked_through.problems


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedThrough:
    """An assessment as far as it can be read, everything that is wrong with it, and what is right and worth a look."""

    assessment: Assessment | None
    problems: tuple[Problem, ...]
    services: tuple[NewService, ...] = ()
    notices: tuple[Notice, ...] = ()


def look_through(path: Path, benchmark: Benchmark, catalogue: Catalogue, *, today: date | None = None) -> LookedThrough:
    """Read an assessment as far as it goes, with all that is to be said about it, in file order."""
    read = read_yaml(path, mark=_MARK, unquoted=marks_within(Assessment).values)
    if read.document is None:
        return LookedThrough(assessment=None, problems=read.problems)
    # A day within the years that are checked, so that the stand-in for a faulty date brings no problem of its own.
    stand_ins: dict[str, Value] = {"city": "–", "benchmark": benchmark.id, "date": "2000-01-01"}
    dated = with_days_spelled_out(read.document)
    document = with_services_spelled_out(with_money_spelled_out(with_places_spelled_out(dated)), catalogue)
    checked = validated(document, Assessment, written_as=spelled_out, stand_ins=stand_ins)
    problems = [*read.problems, *checked.problems]
    if checked.model is None:
        return LookedThrough(assessment=None, problems=_in_file_order(problems))
    given = Given(
        with_names_of_services(checked.model), checked.document, benchmark, catalogue, checked.lost_words, today
    )
    problems += [problem for check in CHECKS for problem in check(given)]
    return LookedThrough(
        assessment=with_own_services(given.assessment, catalogue),
        problems=_in_file_order(problems),
        services=tuple(new_services(given)),
        # Where something is faulty, another day or name may stand in for it.
        notices=() if problems else tuple(notices(given)),
    )


def _in_file_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: problem.place.line or 0))


def assessed_benchmark(path: Path) -> tuple[str, str]:
    """Return the ids of the benchmark that a file assesses and of the language it asks for.

    It reads no more than that: what else is wrong with the file, ``read_assessment`` says.

    Raises:
        ProblemsFoundError: the file cannot be read, or names no benchmark.
    """
    read = read_yaml(path, mark=_MARK, unquoted=marks_within(Assessment).values)
    if read.document is None:
        raise ProblemsFoundError(read.problems)
    root = read.document.root
    words = (
        {key: child.text for key, (_, child) in root.entries.items() if isinstance(child, Scalar)}
        if isinstance(root, Entries)
        else {}
    )
    if not words.get("benchmark"):
        raise ProblemsFoundError([messages.MISSING_KEY.at(Place(file=str(path), line=root.line), key="benchmark")])
    return words["benchmark"], words.get("language", "en")


@dataclass(frozen=True, slots=True)
class Given:
    """An assessment with its lines, and what it has to agree with."""

    assessment: Assessment
    document: Document
    benchmark: Benchmark
    catalogue: Catalogue
    lost_words: frozenset[str]
    today: date | None = None
    """The day on which the file is read; None where that is not known."""
    search: Search = field(default_factory=NearWords)

    def place(self, *path: str | int, of_key: bool = False) -> Place:
        """Say where something of the assessment stands."""
        return self.document.place(path, of_key=of_key)

    def unknown(
        self, message: UnknownWord, known: Iterable[str], written: Iterable[tuple[str, Path_]], *, of_key: bool = True
    ) -> Iterator[Problem]:
        """Report the words that are not known, each at its place."""
        words = tuple(known)
        is_known = frozenset(words) | self.lost_words
        for word, path in written:
            if word not in is_known:
                yield message.at(self.document.place(path, of_key=of_key), word, words, search=self.search)


def _check_benchmark(given: Given) -> Iterator[Problem]:
    assessed, meant = given.assessment.benchmark, given.benchmark.id
    if assessed != meant:
        yield messages.OTHER_BENCHMARK.at(given.place("benchmark"), word=assessed, benchmark=meant)


def _check_factors(given: Given) -> Iterator[Problem]:
    known = given.benchmark.factor_by_id
    scope = ((factor, ("scope", number)) for number, factor in enumerate(given.assessment.scope))
    yield from given.unknown(messages.UNKNOWN_FACTOR, known, scope, of_key=False)
    verdicts = ((factor, ("verdicts", factor)) for factor in given.assessment.verdicts)
    yield from given.unknown(messages.UNKNOWN_FACTOR, known, verdicts)


def _check_questions(given: Given) -> Iterator[Problem]:
    known = given.benchmark.factor_of_question
    siblings: dict[str, list[str]] = {}
    for question in known:
        siblings.setdefault(question.split(".")[0], []).append(question)
    for question in given.assessment.answers:
        if question not in known:
            # The number before the point is mostly right: the questions of that key factor are what can be meant.
            near = siblings.get(question.split(".")[0]) or known
            yield from given.unknown(messages.UNKNOWN_QUESTION, near, [(question, ("answers", question))])


def _check_respondents(given: Given) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for number, respondent in enumerate(given.assessment.respondents):
        place = given.place("respondents", number)
        if respondent.id in first:
            yield messages.DUPLICATE_RESPONDENT.at(place, word=respondent.id, first=first[respondent.id])
        first.setdefault(respondent.id, place.line or 0)
    written = (
        (response.by, ("answers", question, number, "by"))
        for question, responses in given.assessment.answers.items()
        for number, response in enumerate(responses)
        if response.by is not None
    )
    yield from given.unknown(messages.UNKNOWN_RESPONDENT, first, written, of_key=False)


def _check_single_answers(given: Given) -> Iterator[Problem]:
    for question, responses in given.assessment.answers.items():
        if len(responses) > 1:
            yield from _answers_of_question(given, question, responses)


def _answers_of_question(given: Given, question: str, responses: tuple[Response, ...]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for number, response in enumerate(responses):
        place = given.place("answers", question, number)
        if response.by is None:
            yield messages.WHOSE_ANSWER.at(place, question=question)
        elif response.by in first:
            whose, line = response.by, first[response.by]
            yield messages.DUPLICATE_ANSWER.at(place, word=whose, question=question, first=line)
        else:
            first[response.by] = place.line or 0


def _check_context(given: Given) -> Iterator[Problem]:
    factors = [factor.id for factor in given.benchmark.contextual_factors]
    readings = given.assessment.context
    yield from given.unknown(messages.UNKNOWN_CONTEXT, factors, ((factor, ("context", factor)) for factor in readings))
    for factor, reading in readings.items():
        known = tuple(rule.reading for rule in given.catalogue.context.readings if rule.factor == factor)
        for number, word in enumerate(reading.readings):
            if factor in factors and word not in known:
                place = given.place("context", factor, "readings", number)
                yield messages.UNKNOWN_READING.at(place, word, known, search=given.search, context=factor)


def _check_figures(given: Given) -> Iterator[Problem]:
    figures = {figure.id: figure for figure in given.catalogue.context.figures}
    for factor, reading in given.assessment.context.items():
        own = [figure.id for figure in figures.values() if figure.factor == factor]
        for name, value in reading.figures.items():
            path = ("context", factor, "figures", name)
            if name not in figures:
                yield from given.unknown(messages.UNKNOWN_FIGURE, own, [(name, path)])
            elif name not in own:
                other = figures[name].factor
                yield messages.FIGURE_OF_OTHER.at(given.place(*path, of_key=True), word=name, context=other)
            elif figures[name].kind is FigureKind.DATE and not isinstance(value, date):
                yield messages.FIGURE_NOT_DATE.at(given.place(*path), word=name)
            elif figures[name].kind is FigureKind.NUMBER and isinstance(value, date):
                yield messages.FIGURE_NOT_NUMBER.at(given.place(*path), word=name)


def _check_plan_names(given: Given) -> Iterator[Problem]:
    plan = given.assessment.plan
    # What is gone was right when it was written, and counts for nothing now.
    actions, gone = given.catalogue.known_actions, given.catalogue.retired
    for key in ("deadlines", "not_before", "must_be_on", "owners", "partners"):
        named = ((action, ("plan", key, action)) for action in getattr(plan, key) if action not in gone)
        yield from given.unknown(messages.UNKNOWN_ACTION, actions, named)
    early = plan.adoption.may_begin_before if plan.adoption else ()
    lists: dict[Path_, tuple[str, ...]] = {("plan", "done"): plan.done, ("plan", "adoption", "may_begin_before"): early}
    for path, ids in lists.items():
        listed = ((action, (*path, number)) for number, action in enumerate(ids) if action not in gone)
        yield from given.unknown(messages.UNKNOWN_ACTION, actions, listed, of_key=False)
    weights = ((weight, ("plan", "weights", weight)) for weight in plan.weights)
    yield from given.unknown(messages.UNKNOWN_WEIGHT, WEIGHTS, weights)
    limits = ((limit, ("plan", "quick_win", limit)) for limit in plan.quick_win)
    yield from given.unknown(messages.UNKNOWN_LIMIT, LIMITS, limits)


def _check_own_numbers(given: Given) -> Iterator[Problem]:
    for problem in check_own_numbers(given.assessment.plan, given.catalogue.method):
        # The method’s checks know fields and no lines; the form of the app has no lines either.
        yield replace(problem, place=given.place("plan", *problem.place.field.split(".")))


def _check_sessions(given: Given) -> Iterator[Problem]:
    first: dict[date, int] = {}
    for number, session in enumerate(given.assessment.plan.council_sessions):
        place = given.place("plan", "council_sessions", number)
        if session.day in first:
            yield messages.SESSION_TWICE.at(place, day=session.day.isoformat(), first=first[session.day])
        first.setdefault(session.day, place.line or 0)


def _check_round(given: Given) -> Iterator[Problem]:
    return check_round(given.assessment, given.place("follows"))


def check_round(assessment: Assessment, place: Place) -> Iterator[Problem]:
    """Find that an assessment names a later one as the one before it."""
    # On the same day a city may well have begun anew.
    if assessment.follows is not None and assessment.follows > assessment.date:
        days = {"day": assessment.date.isoformat(), "follows": assessment.follows.isoformat()}
        yield day_messages.FOLLOWS_A_LATER_ROUND.at(place, **days)


def _check_plan_dates(given: Given) -> Iterator[Problem]:
    plan = given.assessment.plan
    if plan.status is PlanStatus.ADOPTED and plan.adopted_on is None:
        yield messages.ADOPTED_WITHOUT_DATE.at(given.place("plan", "status"))
    if plan.adopted_on is not None:
        first = min(given.assessment.date, plan.start or given.assessment.date)
        yield from check_day(plan.adopted_on, first=first, today=None, place=given.place("plan", "adopted_on"))


def _check_days_to_come(given: Given) -> Iterator[Problem]:
    """Find evidence that is said to have been written later than today."""
    if given.today is None:
        return
    for question, responses in given.assessment.answers.items():
        for number, response in enumerate(responses):
            for piece, evidence in enumerate(response.evidence):
                if evidence.dated is not None and evidence.dated > given.today:
                    place = given.place("answers", question, number, "evidence", piece, "dated")
                    yield day_messages.EVIDENCE_TO_COME.at(place, day=evidence.dated.isoformat())


def _check_years(given: Given) -> Iterator[Problem]:
    for path, day in _dates(given.assessment):
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            values = {"year": str(day.year), "first": str(FIRST_YEAR), "last": str(LAST_YEAR)}
            yield day_messages.DATE_OUT_OF_RANGE.at(given.place(*path), **values)


def _dates(assessment: Assessment) -> Iterator[tuple[Path_, date]]:
    """Give every date that is reckoned with, and its path."""
    plan = assessment.plan
    single: dict[Path_, date | None] = {
        ("date",): assessment.date,
        ("follows",): assessment.follows,
    }
    yield from ((path, day) for path, day in single.items() if day is not None)
    yield from dates_of_plan(plan)
    yield from dates_of_means(plan.means)
    for factor, reading in assessment.context.items():
        for name, value in reading.figures.items():
            if isinstance(value, date):
                yield ("context", factor, "figures", name), value


def _check_calendar(given: Given) -> Iterator[Problem]:
    plan, city = given.assessment.plan, given.assessment.city
    country = plan.country or city.country
    of_country = ("plan", "country") if plan.country else ("city", "country")
    # The region stands in the file, and so is at fault, only when the country alone is fine.
    problems = check_calendar(country, None, given.place(*of_country))
    yield from problems or check_calendar(country, plan.region, given.place("plan", "region"))


CHECKS: tuple[Callable[[Given], Iterator[Problem]], ...] = (
    _check_benchmark,
    _check_factors,
    _check_questions,
    _check_respondents,
    _check_single_answers,
    _check_context,
    _check_figures,
    check_services,
    check_means,
    _check_plan_names,
    _check_own_numbers,
    _check_sessions,
    _check_round,
    _check_plan_dates,
    check_days_of_actions,
    check_adoption,
    _check_years,
    _check_days_to_come,
    _check_calendar,
)
