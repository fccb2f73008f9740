"""What does an assessment say that has no place in today's content, and where could it go?

Answers name questions by their ids. When a benchmark is brought up to date, an id can go, or come to
stand for another question; what was answered then has no place, and counts for nothing until people
decide about it.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache

from planner.templates.catalogue import Catalogue
from planner.toolkit.assessment import Assessment, ContextReading, Response
from planner.toolkit.benchmark import Benchmark
from planner.toolkit.plan_settings import PlanSettings
from planner.toolkit.record import ContextId, FactorId, QuestionId, Record

SAME = 0.8
"""From this likeness on a text is the same one, lightly reworded: four words of five, in their order.

Of the questions of the benchmark against discrimination no two are more alike than 0.75 (3.2 and 3.3).
"""
_MOST_WORDS = 100
"""Words of a text that are compared; no question of a benchmark is as long."""
_MOST_PAIRS = 20_000
"""Texts that are compared by likeness. In content that changed altogether, nothing is proposed beyond."""


class Part(StrEnum):
    """What a part of an assessment is about."""

    ANSWER = "answer"
    VERDICT = "verdict"
    CONTEXT = "context"
    """All of a contextual factor: readings, figures and note."""
    READING = "reading"
    FIGURE = "figure"
    SCOPE = "scope"
    DONE = "done"
    DEADLINE = "deadline"
    OWNER = "owner"
    """Which service the city gave an action."""
    OWNING_SERVICE = "owning-service"
    """The service itself that the city gave an action."""
    PARTNERS = "partners"
    """Which services the city gave an action as partners."""
    PARTNERING_SERVICE = "partnering-service"
    """One of these services itself."""
    HOLDER = "holder"


class Fate(StrEnum):
    """What became of the id that a part of an assessment names."""

    GONE = "gone"
    """Neither its id nor its text stands in today's content."""
    MOVED = "moved"
    """Its text stands under another id."""
    REPLACED = "replaced"
    """Its id stands for something else, and its text is nowhere."""


class Unplaced(Record):
    """A part of an assessment for which today's content has no place."""

    part: Part
    id: str
    """That of a question, an aspect, a factor, a reading, a figure, an action or a role."""
    of: str = ""
    """The contextual factor of a reading or a figure; the action that was given to a service."""
    fate: Fate
    text: str = ""
    """The text that was answered; empty where that is not known."""
    target: str | None = None
    """The id under which that text stands today."""
    by: tuple[str | None, ...] = ()
    """Whose answers these are; None is the city as a whole."""
    met: tuple[str | None, ...] = ()
    """Who of them answered the target already: those answers cannot move to it."""

    @property
    def key(self) -> str:
        """How people name it: by its id, what belongs to something else with the id of that before it."""
        return f"{self.of}/{self.id}" if self.of else self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """Which version of a benchmark each part of an assessment answers; None where that is not known."""

    whole: Benchmark | None = None
    """The version for all that is not named below."""
    answers: Mapping[tuple[QuestionId, str | None], Benchmark | None] = field(default_factory=dict)
    """By question and respondent."""
    verdicts: Mapping[FactorId, Benchmark | None] = field(default_factory=dict)
    context: Mapping[ContextId, Benchmark | None] = field(default_factory=dict)


def question_texts(benchmark: Benchmark) -> dict[str, str]:
    """Return what is asked under every id of a question, a duty or an aspect."""
    texts: dict[str, str] = {}
    for question in benchmark.question_by_id.values():
        texts[question.id] = question.text
        texts |= {aspect.id: aspect.text for aspect in question.aspects}
    return texts


def factor_texts(benchmark: Benchmark) -> dict[str, str]:
    """Return title and statement of every key factor by id."""
    return {factor.id: f"{factor.title}. {factor.statement}" for factor in benchmark.factors}


def context_texts(benchmark: Benchmark) -> dict[str, str]:
    """Return title and implications of every contextual factor by id."""
    return {factor.id: " – ".join((factor.title, *factor.implications)) for factor in benchmark.contextual_factors}


def unplaced(
    assessment: Assessment, answered: Answered, benchmark: Benchmark, catalogue: Catalogue
) -> tuple[Unplaced, ...]:
    """Return what an assessment says that has no place in today's content, in the order of the assessment.

    ``benchmark`` and ``catalogue`` are today's, in the language of the older versions. A text that
    was reworded lightly (:data:`SAME`) keeps its place; the same text under another id comes before
    a similar one under the same id. Where the older version is not known, an id that still exists
    keeps its place.
    """
    parts = [
        *_answers(assessment, answered, benchmark),
        *_verdicts(assessment, answered, benchmark),
        *_scope(assessment, answered, benchmark),
        *_context(assessment, answered, benchmark, catalogue),
        *_plan_settings(assessment, catalogue),
    ]
    return tuple(_with_meetings(parts, assessment))


def placed(assessment: Assessment, parts: Iterable[Unplaced]) -> Assessment:
    """Return an assessment without the answers, verdicts and contextual factors that have no place.

    An answer to another text would else count for the text that has its id now.
    """
    away = {(part.part, part.id, by) for part in parts for by in (part.by or (None,))}
    if not away:
        return assessment
    answers: dict[str, tuple[Response, ...]] = {
        question: left
        for question, responses in assessment.answers.items()
        if (left := tuple(given for given in responses if (Part.ANSWER, question, given.by) not in away))
    }
    verdicts = {id_: verdict for id_, verdict in assessment.verdicts.items() if (Part.VERDICT, id_, None) not in away}
    context = {id_: reading for id_, reading in assessment.context.items() if (Part.CONTEXT, id_, None) not in away}
    return assessment.model_copy(update={"answers": answers, "verdicts": verdicts, "context": context})


def places(before: Mapping[str, str], today: Mapping[str, str]) -> dict[str, str]:
    """Return under which id of today each text of an earlier version stands; what stands nowhere is left out.

    >>> before = {"1.1": "Is there a ramp at every door?", "1.2": "Are the staff trained?"}
    >>> places(before, {"1.1": "Is the door open at night?", "1.2": "Is there a ramp at every door?"})
    {'1.1': '1.2'}
    """
    # What has neither moved nor changed goes first, or a text that occurs twice could take the place of another's own.
    targets = {id_: id_ for id_, text in before.items() if id_ in today and _words(today[id_]) == _words(text)}
    free = {id_: text for id_, text in today.items() if id_ not in targets}
    by_text = {_words(text): id_ for id_, text in reversed(free.items())}
    for id_, text in before.items():
        same = by_text.get(_words(text)) if id_ not in targets else None
        if same in free:
            targets[id_] = str(same)
            del free[str(same)]
    _place_reworded(targets, {id_: text for id_, text in before.items() if id_ not in targets}, free)
    return targets


def _place_reworded(targets: dict[str, str], lost: Mapping[str, str], free: dict[str, str]) -> None:
    """Add the places of texts that were reworded lightly: under their own id, then the most alike first."""
    for id_, text in lost.items():
        if id_ in free and likeness(text, free[id_]) >= SAME:
            targets[id_] = id_
            del free[id_]
    left = {id_: text for id_, text in lost.items() if id_ not in targets}
    if len(left) * len(free) > _MOST_PAIRS:
        return
    pairs = [(likeness(text, other), id_, target) for id_, text in left.items() for target, other in free.items()]
    # Across all pairs, not text by text: the first text would take the place that suits a later one better.
    for alike, id_, target in sorted(pairs, key=lambda pair: -pair[0]):
        if alike >= SAME and id_ not in targets and target in free:
            targets[id_] = target
            del free[target]


@lru_cache(maxsize=_MOST_PAIRS)
def likeness(text: str, other: str) -> float:
    """Return how alike two texts are, from 0 to 1: twice the words that they share in order, of all their words.

    >>> round(likeness("Is there a ramp at every door?", "Is there a ramp at each door?"), 2)
    0.86
    """
    matcher = SequenceMatcher(None, _words(text), _words(other), autojunk=False)
    # Counting the words first spares the longer comparison nearly always, as most texts have little in common.
    return matcher.ratio() if matcher.quick_ratio() >= SAME else 0.0


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    """Return the words of a text, without capitals and punctuation, which typography changes."""
    return tuple(re.findall(r"\w+", text.casefold())[:_MOST_WORDS])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Loss:
    """What became of an id that lost its place."""

    fate: Fate
    text: str
    """The text that it had; empty where that is not known."""
    target: str | None = None
    """Where that text stands today."""

    def of(self, part: Part, id_: str, by: Iterable[str | None] = ()) -> Unplaced:
        """Return a part of an assessment that names the id."""
        return Unplaced(part=part, id=id_, fate=self.fate, text=self.text, target=self.target, by=tuple(by))


class _Versions:
    """Where ids of older versions stand today: questions, key or contextual factors; each version is compared once."""

    def __init__(self, read: Callable[[Benchmark], dict[str, str]], today: Benchmark) -> None:
        self._read = read
        self._today = read(today)
        self._versions: dict[int, tuple[dict[str, str], dict[str, str]]] = {}

    def loss(self, id_: str, version: Benchmark | None) -> _Loss | None:
        """Return what became of an id of a version; None when it stands where it stood."""
        texts, stands = self._compared(version)
        text = texts.get(id_, "")
        if id_ in self._today and (not text or stands.get(id_) == id_):
            return None
        target = stands.get(id_)
        if target is not None:
            return _Loss(fate=Fate.MOVED, text=text, target=target)
        return _Loss(fate=Fate.REPLACED if id_ in self._today else Fate.GONE, text=text)

    def _compared(self, version: Benchmark | None) -> tuple[dict[str, str], dict[str, str]]:
        # By identity: answers of one round share a version, and comparing versions would read them whole each time.
        compared = self._versions.get(id(version))
        if compared is None:
            texts = self._read(version) if version else {}
            compared = self._versions[id(version)] = (texts, places(texts, self._today))
        return compared


def _answers(assessment: Assessment, answered: Answered, benchmark: Benchmark) -> Iterator[Unplaced]:
    versions = _Versions(question_texts, benchmark)
    for question, responses in assessment.answers.items():
        # Respondents may have answered to two versions of a question, of which each has a fate of its own.
        by: dict[_Loss, list[str | None]] = {}
        for given in responses:
            loss = versions.loss(question, answered.answers.get((question, given.by), answered.whole))
            if loss:
                by.setdefault(loss, []).append(given.by)
        yield from (loss.of(Part.ANSWER, question, whose) for loss, whose in by.items())


def _verdicts(assessment: Assessment, answered: Answered, benchmark: Benchmark) -> Iterator[Unplaced]:
    versions = _Versions(factor_texts, benchmark)
    for factor in assessment.verdicts:
        if loss := versions.loss(factor, answered.verdicts.get(factor, answered.whole)):
            yield loss.of(Part.VERDICT, factor)


def _scope(assessment: Assessment, answered: Answered, benchmark: Benchmark) -> Iterator[Unplaced]:
    versions = _Versions(factor_texts, benchmark)
    for factor in assessment.scope:
        if loss := versions.loss(factor, answered.whole):
            yield loss.of(Part.SCOPE, factor)


def _context(
    assessment: Assessment, answered: Answered, benchmark: Benchmark, catalogue: Catalogue
) -> Iterator[Unplaced]:
    versions = _Versions(context_texts, benchmark)
    for factor, reading in assessment.context.items():
        if loss := versions.loss(factor, answered.context.get(factor, answered.whole)):
            # As a whole: its readings and figures belong to a factor that is another now.
            yield loss.of(Part.CONTEXT, factor)
        else:
            yield from _parts_of_context(factor, reading, catalogue)


def _parts_of_context(factor: str, context: ContextReading, catalogue: Catalogue) -> Iterator[Unplaced]:
    for reading in context.readings:
        if (factor, reading) not in catalogue.rule_by_reading:
            yield Unplaced(part=Part.READING, id=reading, of=factor, fate=Fate.GONE)
    figures = {figure.id for figure in catalogue.context.figures if figure.factor == factor}
    for figure in context.figures:
        if figure not in figures:
            yield Unplaced(part=Part.FIGURE, id=figure, of=factor, fate=Fate.GONE)


def _plan_settings(assessment: Assessment, catalogue: Catalogue) -> Iterator[Unplaced]:
    """Find actions and roles that are gone; their ids are never used again."""
    plan, known = assessment.plan, frozenset(catalogue.known_actions)
    by_part: Mapping[Part, Iterable[str]] = {
        Part.DONE: plan.done,
        Part.DEADLINE: plan.deadlines,
        Part.OWNER: plan.owners,
        Part.PARTNERS: plan.partners,
    }
    for part, actions in by_part.items():
        yield from (Unplaced(part=part, id=action, fate=Fate.GONE) for action in actions if action not in known)
    for role, holder in plan.roles.items():
        if role not in catalogue.role_by_id and not holder.own:
            yield Unplaced(part=Part.HOLDER, id=role, fate=Fate.GONE)
    yield from _services_of_actions(plan, known, catalogue)


def _services_of_actions(plan: PlanSettings, known: Collection[str], catalogue: Catalogue) -> Iterator[Unplaced]:
    """Find services that are gone and that the city gave an action; of an action that is gone they go with it."""
    services = {*catalogue.role_by_id, *(role for role, holder in plan.roles.items() if holder.own)}
    given: list[tuple[Part, str, tuple[str, ...]]] = [
        (Part.OWNING_SERVICE, action, (service,)) for action, service in plan.owners.items()
    ]
    given += [(Part.PARTNERING_SERVICE, action, partners) for action, partners in plan.partners.items()]
    for part, action, named in given:
        if action in known:
            gone = (service for service in dict.fromkeys(named) if service not in services)
            yield from (Unplaced(part=part, id=service, of=action, fate=Fate.GONE) for service in gone)


def _with_meetings(parts: Collection[Unplaced], assessment: Assessment) -> Iterator[Unplaced]:
    """Say of each answer whether the same respondent answered its target already, by an answer that stays."""
    leaving = {(part.id, by) for part in parts if part.part is Part.ANSWER for by in part.by}
    for part in parts:
        if part.part is not Part.ANSWER or part.target is None:
            yield part
            continue
        staying = {given.by for given in assessment.answers.get(part.target, ())}
        # In a chain, as 1.1 to 1.2 and 1.2 to 1.3, the answer that stands in the way goes on itself.
        staying -= {by for question, by in leaving if question == part.target}
        yield part.model_copy(update={"met": tuple(by for by in part.by if by in staying)})
