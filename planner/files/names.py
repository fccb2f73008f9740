"""Is everything that the templates name known, and does every id stand for one thing?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from string import Formatter

from planner.files import messages
from planner.files.library import Library, Path, numbered
from planner.files.located_yaml import Document
from planner.files.message import UnknownWord
from planner.problem import Place, Problem
from planner.templates.catalogue import (
    ActionTemplate,
    ContextFile,
    ContextRule,
    Need,
    Offer,
)
from planner.templates.conditions import AllOf, AnswerIs, AnyOf, Condition, Not, ReadingIs, StandingIs
from planner.templates.method import EvidenceAction, Method
from planner.templates.readings import ClearOf, Dated, FigureKind, PerFigure
from planner.templates.results import PlannedResult
from planner.templates.slots import without_form
from planner.toolkit.benchmark import Benchmark

EVIDENCE_GAPS = ("factor", "questions")
"""What ``{…}`` may stand for in the texts of the evidence action."""


@dataclass(frozen=True, slots=True)
class Named:
    """A word that has to be known, and where it stands."""

    message: UnknownWord
    word: str
    path: Path


def check_names(library: Library) -> Iterator[Problem]:
    """Report every word that names nothing, with the nearest known one."""
    known = _known(library)
    is_known = {message: frozenset(words) | library.lost_words for message, words in known.items()}
    for named in _all_named(library):
        words = known[named.message]
        # Where a whole file cannot be understood, nobody knows which of its words are known.
        if words and named.word not in is_known[named.message]:
            yield named.message.at(library.document.place(named.path), named.word, words, search=library.search)
    yield from _unknown_readings(library)


def _known(library: Library) -> Mapping[UnknownWord, tuple[str, ...]]:
    """Return the known words by what an unknown one is told."""
    benchmark, templates = library.benchmark, library.templates
    offers = tuple(replacement.offer.id for replacement in library.replacements.values())
    contexts = tuple(factor.id for factor in benchmark.contextual_factors)
    examples = (*benchmark.examples(), *templates.examples.examples)
    bands = templates.method.cost_bands if templates.method else ()
    return {
        messages.UNKNOWN_ANSWERED: (*benchmark.question_by_id, *contexts),
        messages.UNKNOWN_QUESTION: tuple(benchmark.question_by_id),
        messages.UNKNOWN_FACTOR: tuple(benchmark.factor_by_id),
        messages.UNKNOWN_CONTEXT: contexts,
        messages.UNKNOWN_ACTION: tuple(library.path_of_action),
        # Variations come up in a plan like actions, so that readings may move them; to need one is to need what it
        # replaces.
        messages.UNKNOWN_OFFERED: (*library.path_of_action, *offers),
        messages.UNKNOWN_ROLE: tuple(role.id for role in templates.roles.roles),
        messages.UNKNOWN_LEGAL_LIMIT: tuple(limit.id for limit in templates.legal.legal_limits)
        if templates.legal
        else (),
        messages.UNKNOWN_EXAMPLE: tuple(example.id for example in examples),
        messages.UNKNOWN_COST_BAND: tuple(str(band.band) for band in bands),
    }


def _all_named(library: Library) -> Iterator[Named]:
    for number, file in enumerate(library.templates.files):
        if file.factor is not None:
            yield Named(messages.UNKNOWN_FACTOR, file.factor, ("files", number, "factor"))
        for index, result in enumerate(file.results):
            yield from _in_result(result, ("files", number, "results", index))
    for path, action in library.actions.items():
        yield from _in_action(action, path)
    for path, condition in library.conditions.items():
        yield from _in_condition(condition, path)
    for path, replacement in library.replacements.items():
        yield Named(messages.UNKNOWN_ACTION, replacement.hide, (*path, "hide"))
        yield from _needs((*path, "offer", "needs_also"), replacement.offer.needs_also)
        yield from _facts((*path, "offer"), replacement.offer)
    yield from _in_context(library.templates.context)
    if library.templates.method:
        yield from _facts(("method", "evidence_action"), library.templates.method.evidence_action)
        yield from _in_method(library.templates.method)


def _in_action(action: ActionTemplate, path: Path) -> Iterator[Named]:
    yield from _list(messages.UNKNOWN_ANSWERED, (*path, "answers"), action.answers)
    yield from _facts(path, action)
    yield from _needs((*path, "needs"), action.needs)
    yield from _list(messages.UNKNOWN_ACTION, (*path, "after"), action.after)
    if action.merged_into is not None:
        yield Named(messages.UNKNOWN_ACTION, action.merged_into, (*path, "merged_into"))


def _in_result(result: PlannedResult, path: Path) -> Iterator[Named]:
    yield Named(messages.UNKNOWN_QUESTION, result.question, (*path, "question"))
    for key, number, ids in result.paths:
        yield from _list(messages.UNKNOWN_ACTION, (*path, key, number), ids)
    for key, ids in (("kept_by", result.kept_by), ("measured_by", result.measured_by), ("steps", result.steps)):
        yield from _list(messages.UNKNOWN_ACTION, (*path, key), ids)


def _in_method(method: Method) -> Iterator[Named]:
    """Give the questions, actions and roles that the method names."""
    yield from _list(messages.UNKNOWN_QUESTION, ("method", "adoption", "partly"), method.adoption.partly)
    if method.assessment_round:
        yield Named(messages.UNKNOWN_ACTION, method.assessment_round.action, ("method", "assessment_round", "action"))
    for number, merge in enumerate(method.merges):
        path: Path = ("method", "merges", number)
        yield Named(messages.UNKNOWN_ACTION, merge.action, (*path, "action"))
        yield from (Named(messages.UNKNOWN_ACTION, part, (*path, "parts", part)) for part in merge.parts)
    for number, group in enumerate(method.means.groups):
        yield from _list(messages.UNKNOWN_ROLE, ("method", "means", "groups", number, "roles"), group.roles)
    yield Named(messages.UNKNOWN_ROLE, method.means.coordinator, ("method", "means", "coordinator"))


def _in_context(context: ContextFile) -> Iterator[Named]:
    for number, rule in enumerate(context.readings):
        yield from _in_rule(rule, ("context", "readings", number))
    yield from _list(messages.UNKNOWN_CONTEXT, ("context", "political"), context.political)
    for number, figure in enumerate(context.figures):
        yield Named(messages.UNKNOWN_CONTEXT, figure.factor, ("context", "figures", number, "factor"))


def _list(message: UnknownWord, path: Path, words: tuple[str, ...]) -> Iterator[Named]:
    return (Named(message, word, where) for word, where in numbered(path, words))


def _facts(path: Path, stated: ActionTemplate | Offer | EvidenceAction) -> Iterator[Named]:
    """Give the roles, legal limits, examples and cost band that an action names."""
    if stated.owner is not None:
        yield Named(messages.UNKNOWN_ROLE, stated.owner, (*path, "lead"))
    yield from _list(messages.UNKNOWN_ROLE, (*path, "support"), stated.support or ())
    yield from _list(messages.UNKNOWN_LEGAL_LIMIT, (*path, "legal_limits"), stated.legal_limits or ())
    if not isinstance(stated, EvidenceAction):
        yield from _list(messages.UNKNOWN_EXAMPLE, (*path, "examples"), stated.examples or ())
    if stated.cost_band is not None:
        yield Named(messages.UNKNOWN_COST_BAND, str(stated.cost_band), (*path, "cost_band"))


def _needs(path: Path, needs: tuple[Need, ...]) -> Iterator[Named]:
    for number, need in enumerate(needs):
        here: Path = (*path, number)
        yield Named(messages.UNKNOWN_ACTION, need.action, (*here, "action"))
        yield from _list(messages.UNKNOWN_ACTION, (*here, "or"), need.or_)
        yield from (Named(messages.UNKNOWN_QUESTION, question, (*here, "met_by", question)) for question in need.met_by)


def _in_condition(condition: Condition, path: Path) -> Iterator[Named]:
    match condition:
        case AnswerIs(question=question):
            yield Named(messages.UNKNOWN_QUESTION, question, (*path, "question"))
        case StandingIs(factor=factor):
            yield Named(messages.UNKNOWN_FACTOR, factor, (*path, "factor"))
        case ReadingIs(context=context):
            yield Named(messages.UNKNOWN_CONTEXT, context, (*path, "context"))
        case AllOf() | AnyOf() | Not():
            for inner, where in parts(condition, path):
                yield from _in_condition(inner, where)


def parts(condition: AllOf | AnyOf | Not, path: Path) -> Iterator[tuple[Condition, Path]]:
    """Give the conditions inside a condition, each with its path."""
    match condition:
        case Not(not_=inner):
            yield inner, (*path, "not")
        case AllOf(all=inside):
            yield from ((inner, (*path, "all", number)) for number, inner in enumerate(inside))
        case AnyOf(any=inside):
            yield from ((inner, (*path, "any", number)) for number, inner in enumerate(inside))


def _in_rule(rule: ContextRule, path: Path) -> Iterator[Named]:
    """Give what one reading of a contextual factor names, its replacements left out."""
    yield Named(messages.UNKNOWN_CONTEXT, rule.factor, (*path, "factor"))
    yield from _list(messages.UNKNOWN_QUESTION, (*path, "first"), rule.first)
    for number, sentence in enumerate(rule.says):
        yield from _list(messages.UNKNOWN_ACTION, (*path, "says", number, "by"), sentence.by)
        yield from _list(messages.UNKNOWN_QUESTION, (*path, "says", number, "results"), sentence.results)
    for key, actions in (("include", rule.include), ("offer", rule.offer), ("add", rule.add), ("met", rule.met)):
        yield from _list(messages.UNKNOWN_ACTION, (*path, key), actions)
    pressing = (("raise", rule.raise_), ("lower", rule.lower), ("keep", rule.keep), ("check_law", rule.check_law))
    for key, actions in pressing:
        yield from _list(messages.UNKNOWN_OFFERED, (*path, key), actions)
    for number, link in enumerate(rule.link):
        yield Named(messages.UNKNOWN_ACTION, link.before, (*path, "link", number, "before"))
        yield Named(messages.UNKNOWN_ACTION, link.after, (*path, "link", number, "after"))
    for number, adjustment in enumerate(rule.adjust):
        where = (*path, "adjust", number, "where")
        yield from _list(messages.UNKNOWN_OFFERED, (*where, "actions"), adjustment.where.actions)
        yield from _list(messages.UNKNOWN_OFFERED, (*where, "except"), adjustment.where.without)
        yield from _list(messages.UNKNOWN_FACTOR, (*where, "factors"), adjustment.where.factors)


def _unknown_readings(library: Library) -> Iterator[Problem]:
    """Report conditions on readings that no contextual factor has."""
    readings: dict[str, dict[str, None]] = defaultdict(dict)
    for rule in library.templates.context.readings:
        readings[rule.factor][rule.reading] = None
    for condition, path in _reading_conditions(library):
        known, context = readings[condition.context], condition.context
        if condition.reading not in known and library.benchmark.contextual_factors:
            place = library.document.place((*path, "reading"))
            words = tuple(known)
            yield messages.UNKNOWN_READING.at(place, condition.reading, words, search=library.search, context=context)


def _reading_conditions(library: Library) -> Iterator[tuple[ReadingIs, Path]]:
    waiting = [(condition, path) for path, condition in library.conditions.items()]
    while waiting:
        condition, path = waiting.pop()
        match condition:
            case ReadingIs():
                yield condition, path
            case AllOf() | AnyOf() | Not():
                waiting.extend(parts(condition, path))


def check_figures(library: Library) -> Iterator[Problem]:
    """Report readings and adjustments that rest on an unknown figure, or on one of the wrong kind or factor."""
    for number, rule in enumerate(library.templates.context.readings):
        path: Path = ("context", "readings", number)
        yield from _figure_of(library, rule, rule.dated, FigureKind.DATE, (*path, "dated"))
        for index, adjustment in enumerate(rule.adjust):
            of = (*path, "adjust", index)
            yield from _figure_of(library, rule, adjustment.per_figure, FigureKind.NUMBER, (*of, "per_figure"))
            yield from _figure_of(library, rule, adjustment.clear_of, FigureKind.DATE, (*of, "clear_of"))


def _figure_of(
    library: Library, rule: ContextRule, use: PerFigure | ClearOf | Dated | None, kind: FigureKind, path: Path
) -> Iterator[Problem]:
    if use is None:
        return
    figures = {figure.id: figure for figure in library.templates.context.figures}
    own = tuple(figure.id for figure in figures.values() if figure.factor == rule.factor)
    wrong = {FigureKind.NUMBER: messages.FIGURE_NOT_NUMBER, FigureKind.DATE: messages.FIGURE_NOT_DATE}
    place = library.document.place((*path, "figure"))
    # Known, but elsewhere: where it belongs says more than the list of figures here.
    if use.figure in figures and use.figure not in own:
        yield messages.FIGURE_OF_OTHER.at(place, word=use.figure, context=figures[use.figure].factor)
    elif use.figure not in own:
        yield messages.UNKNOWN_FIGURE.at(place, use.figure, own, search=library.search)
    elif figures[use.figure].kind is not kind:
        yield wrong[kind].at(place, word=use.figure)


def check_evidence_gaps(library: Library) -> Iterator[Problem]:
    """Report words in braces, in the texts of the evidence action, that nothing fills."""
    if library.templates.method is None:
        return
    for path, text in _evidence_texts(library.templates.method.evidence_action):
        place = library.document.place(("method", "evidence_action", *path))
        for word in gaps(text):
            if word not in EVIDENCE_GAPS:
                yield messages.UNKNOWN_PLACEHOLDER.at(place, word, EVIDENCE_GAPS, search=library.search)


def _evidence_texts(evidence: EvidenceAction) -> Iterator[tuple[Path, str]]:
    yield from (((key,), getattr(evidence, key)) for key in ("title", "why", "indicator", "proof"))
    yield from ((("first_steps", number), step) for number, step in enumerate(evidence.first_steps))


def gaps(text: str) -> list[str]:
    """Return the words in braces of a text, without the form of a slot; an unpaired brace is a gap of its own.

    >>> gaps("Establish the facts on {factor}: {questions}")
    ['factor', 'questions']
    >>> gaps("Ask {council.of}"), gaps("An open brace {")
    (['council'], ['{'])
    """
    try:
        # Only parsed: a text of {0.__class__} is a name that nothing fills, and is never looked up.
        return sorted({without_form(name) for _, name, _, _ in Formatter().parse(text) if name is not None})
    except ValueError:
        return ["{" if "{" in text else "}"]


def check_benchmark_ids(benchmark: Benchmark, document: Document) -> Iterator[Problem]:
    """Report ids of the benchmark that stand for two things."""
    answered, factors, examples = [], [], []
    for number, factor in enumerate(benchmark.factors):
        path: Path = ("factors", number)
        factors.append((factor.id, document.place((*path, "id"))))
        for key, questions in (("questions", factor.questions), ("duties", factor.duties)):
            for index, question in enumerate(questions):
                here = (*path, key, index)
                answered.append((question.id, document.place((*here, "id"))))
                answered += [
                    (aspect.id, document.place((*here, "aspects", position, "id")))
                    for position, aspect in enumerate(question.aspects)
                ]
        examples += [
            (example.id, document.place((*path, "examples", index, "id")))
            for index, example in enumerate(factor.examples)
        ]
    contexts = [
        (context.id, document.place(("contextual_factors", number, "id")))
        for number, context in enumerate(benchmark.contextual_factors)
    ]
    for ids in (factors, answered, examples, contexts):
        yield from _duplicates(ids)


def check_template_ids(library: Library) -> Iterator[Problem]:
    """Report ids of the templates that stand for two things."""
    templates, document = library.templates, library.document
    actions = [(action.id, document.place((*path, "id"))) for path, action in library.actions.items()]
    offers = [
        (replacement.offer.id, document.place((*path, "offer", "id")))
        for path, replacement in library.replacements.items()
    ]
    examples = [(example.id, library.benchmark_document.place()) for example in library.benchmark.examples()]
    own = {
        ("roles", "roles"): [role.id for role in templates.roles.roles],
        ("legal", "legal_limits"): [limit.id for limit in templates.legal.legal_limits] if templates.legal else [],
        ("context", "figures"): [figure.id for figure in templates.context.figures],
        # Two contextual factors may have a reading of the same name.
        ("context", "readings"): [f"{rule.factor} {rule.reading}" for rule in templates.context.readings],
        ("examples", "examples"): [example.id for example in templates.examples.examples],
    }
    retired = [
        (id_, document.place(where))
        for number, file in enumerate(templates.files)
        for id_, where in numbered(("files", number, "retired"), file.retired)
    ]
    # One list: a plan and the assessment’s list of what is done know all of them by their id alone.
    yield from _duplicates([*retired, *actions, *offers])
    for path, ids in own.items():
        placed = [(word, document.place((*path, number))) for number, word in enumerate(ids)]
        # An example of the benchmark is cited by its id as well; the templates’ may not stand for another.
        yield from _duplicates([*examples, *placed] if path[0] == "examples" else placed)


def _duplicates(ids: Iterable[tuple[str, Place]]) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for word, place in ids:
        if word in first:
            known = first[word]
            yield messages.DUPLICATE_ID.at(place, word=word, file=known.file, first=known.line or 1)
        first.setdefault(word, place)
