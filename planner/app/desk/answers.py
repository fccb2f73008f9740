"""How do people answer, judge and describe, one thing at a time and side by side?

Every function takes what the person saw: None where nothing stood. What somebody else changed
meanwhile makes a conflict; different questions, factors and fields merge.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from planner.app.desk.content import content, content_as_answered, without_place
from planner.app.desk.content_versions import answered_version, version_edits, version_id
from planner.app.desk.last_round import brought_along, last_round
from planner.files import messages
from planner.problem import Place, Problem, ProblemsFoundError
from planner.proposal.unplaced import Fate, Part
from planner.store import (
    BENCHMARK_DOCUMENT,
    SAID_TO_A_BENCHMARK,
    SETTINGS_ID,
    Actor,
    Batch,
    Change,
    Create,
    Delete,
    Edit,
    Entity,
    Moment,
    Store,
    StoredAssessment,
    free_id,
    new_id,
    slug,
)
from planner.templates.catalogue import Catalogue
from planner.templates.own_method import check_own_numbers
from planner.templates.readings import FigureKind
from planner.toolkit.assessment import ContextReading, Evidence, Respondent, Response, Verdict
from planner.toolkit.benchmark import Benchmark
from planner.toolkit.plan_settings import PlanSettings, RoleHolder
from planner.toolkit.record import Record
from planner.wording import refusals


def save_answer(
    store: Store, assessment: str, question: str, new: Response | None, *, seen: Response | None, by: Actor
) -> Batch:
    """Keep a respondent's answer to a question, with its note and its evidence; None takes it out.

    A respondent has one answer to a question; where several answer, each says who they are.

    Raises:
        ConflictError: somebody else changed this answer after it was seen.
        ProblemsFoundError: the question or the respondent is not known, or the answer is nobody's among several.
    """
    stored = store.assessment(assessment)
    given = new or seen
    whose = given.by if given else None
    problems = list(_problems_with_answer(stored, question, whose, removed=new is None))
    problems += _waiting(store, stored, Part.ANSWER, question)
    if problems:
        raise ProblemsFoundError(problems)
    row = _row_of_answer(stored, question, whose)
    if seen is not None and row not in stored.response_ids.get(question, ()):
        # Under the id that it had, so that the conflict says who took it back, and when.
        row = _row_taken_back(store, assessment, question, whose) or row
    if new is None and by.leaves(Entity.RESPONSE, assessment, row):
        return store.commit((), by=by)  # whoever leaves the answer to others leaves its evidence as well
    edits = _answer_edits(stored, row, question, new, seen)
    return store.commit(_under_todays_version(store, stored, edits), by=by)


def confirm_answers(store: Store, assessment: str, questions: Iterable[str], *, whose: str | None, by: Actor) -> Batch:
    """Give a respondent's answers of last time again, with their notes and evidence, all of them as one change.

    What the respondent has answered by now stays, as does what has no answer of last time.

    Raises:
        ConflictError: somebody else gave one of these answers just now.
        ProblemsFoundError: the respondent is not known, or an answer is nobody's among several.
    """
    stored = store.assessment(assessment)
    brought = brought_along(store, stored)
    last = last_round(store, stored, brought)
    waiting = {item.id for item in without_place(store, stored) if item.part is Part.ANSWER}
    problems: list[Problem] = []
    edits: list[Edit] = []
    for question in dict.fromkeys(questions):
        again = last.response(question, whose) if last else None
        now = next((answer for answer in stored.assessment.answers.get(question, ()) if answer.by == whose), None)
        if again is None or question in waiting or (now and (question, whose) not in brought):
            continue
        problems += _problems_with_answer(stored, question, whose, removed=False)
        edits += _answer_edits(stored, _row_of_answer(stored, question, whose), question, None, now) if now else ()
        # What an earlier release copied is given in a row of its own: the history then says who gave it, and when.
        edits += _answer_edits(stored, _free_row(stored, question, whose), question, now or again, None)
    if problems:
        raise ProblemsFoundError(problems)
    return store.commit(_under_todays_version(store, stored, edits), by=by)


def _waiting(store: Store, stored: StoredAssessment, part: Part, id_: str) -> Iterator[Problem]:
    """Say that people have to decide about what stands under an id, which was said to something else."""
    waiting = next((item for item in without_place(store, stored) if (item.part, item.id) == (part, id_)), None)
    if waiting and waiting.fate is not Fate.GONE:
        yield refusals.answered_to_another_text(id_, waiting.text)


def _under_todays_version(store: Store, stored: StoredAssessment, edits: Iterable[Edit]) -> Iterator[Edit]:
    """Give edits, and let new rows say which version of the benchmark they answer if it is not the assessment's."""
    todays = None
    for edit in edits:
        if not isinstance(edit, Create) or edit.entity not in SAID_TO_A_BENCHMARK:
            yield edit
            continue
        if todays is None:
            benchmark, _ = content_as_answered(store, stored)
            todays = "" if version_id(benchmark) == answered_version(store, stored) else version_id(benchmark)
            yield from version_edits(benchmark) if todays else ()
        yield replace(edit, values={**edit.values, BENCHMARK_DOCUMENT: todays}) if todays else edit


def _problems_with_answer(
    stored: StoredAssessment, question: str, whose: str | None, *, removed: bool
) -> Iterator[Problem]:
    assessment = stored.assessment
    benchmark, _ = content(assessment.benchmark, assessment.language)
    known = tuple(benchmark.factor_of_question)
    if question not in known:
        yield messages.UNKNOWN_QUESTION.at(Place(field=question), question, known)
    respondents = tuple(respondent.id for respondent in assessment.respondents)
    if whose is not None and whose not in respondents:
        yield messages.UNKNOWN_RESPONDENT.at(Place(field=question), whose, respondents)
    # Once people answer by name, an answer of nobody's could be anybody's; taking one out makes that no worse.
    named = {whose, *(response.by for response in assessment.answers.get(question, ()))}
    if not removed and len(named) > 1 and None in named:
        yield messages.WHOSE_ANSWER.at(Place(field=question), question=question)


def _row_of_answer(stored: StoredAssessment, question: str, whose: str | None) -> str:
    """Return the id of the row that holds an answer, or will: two people who add it at once meet there."""
    answers = stored.assessment.answers.get(question, ())
    rows = dict(zip((response.by for response in answers), stored.response_ids.get(question, ()), strict=True))
    # A row keeps its id when its answer moves to another question.
    return rows.get(whose) or _free_row(stored, question, whose, besides=question)


def _free_row(stored: StoredAssessment, question: str, whose: str | None, besides: str = "") -> str:
    """Return an id that no row of an answer has, leaving out those of one question."""
    taken = {row for other, several in stored.response_ids.items() if other != besides for row in several}
    return free_id(f"{question}/{whose or 1}", taken)


def _row_taken_back(store: Store, assessment: str, question: str, whose: str | None) -> str | None:
    """Return the row that held an answer until somebody took it back."""
    gone = (
        entry.id
        for entry in reversed(store.history(assessment=assessment))
        if entry.entity is Entity.RESPONSE
        and isinstance(entry.old, dict)
        and entry.new is None
        and (entry.old["question"], entry.old["by"]) == (question, whose)
    )
    return next(gone, None)


def _answer_edits(
    stored: StoredAssessment, row: str, question: str, new: Response | None, seen: Response | None
) -> Iterator[Edit]:
    before = {} if seen is None else {**_fields(seen, without="evidence"), "question": question}
    wanted = None if new is None else {**_fields(new, without="evidence"), "question": question}
    added = list(new.evidence) if new else []
    for evidence, id_ in _seen_evidence(stored, row, question, seen):
        if evidence in added:
            added.remove(evidence)
        elif id_ is not None:
            yield Delete(entity=Entity.EVIDENCE, of=stored.id, id=id_, seen=dict(evidence))
    if wanted is not None and seen is None:
        # Whoever finds a row that somebody else just added does not dispute its place.
        of_question = stored.response_ids.get(question, ())
        wanted = {**wanted, "position": of_question.index(row) if row in of_question else len(of_question)}
    yield from _row_edits(Entity.RESPONSE, stored.id, row, wanted, before if seen else None)
    if seen is not None and row not in stored.response_ids.get(question, ()):
        yield from _of_no_answer(stored.id, row, seen, added)
        return
    yield from _new_evidence(stored.id, row, added, len(stored.evidence_ids.get(row, ())))


def _of_no_answer(of: str, response: str, seen: Response, added: list[Evidence]) -> Iterator[Edit]:
    """Give evidence for an answer that somebody took back as changes, so that the store says who did, and when."""
    for piece in added:
        id_ = f"{response}/{new_id()}"
        yield Change(entity=Entity.RESPONSE, of=of, id=response, field="answer", seen=None, new=seen.answer)
        yield Change(entity=Entity.EVIDENCE, of=of, id=id_, field="title", seen=None, new=piece.title)


def _seen_evidence(
    stored: StoredAssessment, row: str, question: str, seen: Response | None
) -> Iterator[tuple[Evidence, str | None]]:
    """Give the evidence that a person saw, each piece with the id of its row; None where others took it out."""
    standing = _standing_evidence(stored, row, question)
    for evidence in seen.evidence if seen else ():
        # Known by what it says, not by its place: others may have added and removed some meanwhile.
        id_ = next((row_id for row_id, piece in standing.items() if piece == evidence), None)
        # Two pieces that say the same are two rows: each is found once.
        standing.pop(id_ or "", None)
        yield evidence, id_


def _standing_evidence(stored: StoredAssessment, row: str, question: str) -> dict[str, Evidence]:
    """Return the evidence of an answer as it stands now, by the ids of its rows."""
    rows, answers = stored.response_ids.get(question, ()), stored.assessment.answers.get(question, ())
    evidence = next((response.evidence for id_, response in zip(rows, answers, strict=True) if id_ == row), ())
    return dict(zip(stored.evidence_ids.get(row, ()), evidence, strict=True))


def _new_evidence(of: str, response: str, added: list[Evidence], first: int) -> Iterator[Edit]:
    for number, evidence in enumerate(added, start=first):
        values = {**dict(evidence), "response": response, "position": number}
        yield Create(entity=Entity.EVIDENCE, of=of, id=f"{response}/{new_id()}", values=values)


def _fields(record: Record, *, without: str = "") -> dict[str, object]:
    return {name: value for name, value in dict(record).items() if name != without}


def _row_edits(
    entity: Entity, of: str, id_: str, new: Mapping[str, object] | None, seen: Mapping[str, object] | None
) -> Iterator[Edit]:
    """Give the edits that make a row what somebody wants, from what they saw of it."""
    if new is None and seen is not None:
        yield Delete(entity=entity, of=of, id=id_, seen=seen)
    elif new is not None and seen is None:
        yield Create(entity=entity, of=of, id=id_, values=new)
    elif new is not None and seen is not None:
        for name, value in new.items():
            if seen.get(name) != value:
                yield Change(entity=entity, of=of, id=id_, field=name, seen=seen.get(name), new=value)


def _save_row(
    store: Store,
    entity: Entity,
    place: tuple[str, str],
    *,
    new: Record | None,
    seen: Record | None,
    by: Actor,
) -> Batch:
    """Keep one row of an assessment; ``place`` is the assessment and the row."""
    wanted = None if new is None else _fields(new, without="id")
    before = None if seen is None else _fields(seen, without="id")
    stored = store.assessment(place[0])
    waiting = list(_waiting(store, stored, _PARTS[entity], place[1])) if entity in _PARTS else []
    if waiting:
        raise ProblemsFoundError(waiting)
    edits = _row_edits(entity, *place, wanted, before)
    return store.commit(_under_todays_version(store, stored, edits), by=by)


_PARTS = {Entity.VERDICT: Part.VERDICT, Entity.READING: Part.CONTEXT}


def _content_of(store: Store, assessment: str) -> tuple[Benchmark, Catalogue]:
    stored = store.assessment(assessment).assessment
    return content(stored.benchmark, stored.language)


def save_verdict(
    store: Store, assessment: str, factor: str, new: Verdict | None, *, seen: Verdict | None, by: Actor
) -> Batch:
    """Keep a person's verdict on a key factor; None leaves the factor to its answers.

    Raises:
        ConflictError: somebody else changed it after it was seen.
        ProblemsFoundError: there is no such assessment or key factor.
    """
    known = tuple(_content_of(store, assessment)[0].factor_by_id)
    if factor not in known:
        raise ProblemsFoundError([messages.UNKNOWN_FACTOR.at(Place(field=factor), factor, known)])
    return _save_row(store, Entity.VERDICT, (assessment, factor), new=new, seen=seen, by=by)


def save_reading(
    store: Store, assessment: str, context: str, new: ContextReading | None, *, seen: ContextReading | None, by: Actor
) -> Batch:
    """Keep how a contextual factor shows in the city, with its note and its figures; None takes it out.

    Raises:
        ConflictError: somebody else changed it after it was seen.
        ProblemsFoundError: the contextual factor, a reading or a figure is not known.
    """
    benchmark, catalogue = _content_of(store, assessment)
    known = tuple(factor.id for factor in benchmark.contextual_factors)
    if context not in known:
        raise ProblemsFoundError([messages.UNKNOWN_CONTEXT.at(Place(field=context), context, known)])
    problems = list(_problems_with_reading(context, new, seen or ContextReading(), catalogue)) if new else []
    if problems:
        raise ProblemsFoundError(problems)
    return _save_row(store, Entity.READING, (assessment, context), new=new, seen=seen, by=by)


def _problems_with_reading(
    context: str, new: ContextReading, seen: ContextReading, catalogue: Catalogue
) -> Iterator[Problem]:
    """Find what is said that the catalogue does not know; what stood there already stays until people decide."""
    place = Place(field=context)
    readings = tuple(rule.reading for rule in catalogue.context.readings if rule.factor == context)
    for word in new.readings:
        if word not in readings and word not in seen.readings:
            yield messages.UNKNOWN_READING.at(place, word, readings, context=context)
    figures = {figure.id: figure for figure in catalogue.context.figures if figure.factor == context}
    for name, value in new.figures.items():
        # The catalogue dropped it; the person did not type it, and placement is where people decide about it.
        if name not in figures and name in seen.figures:
            continue
        if name not in figures:
            yield messages.UNKNOWN_FIGURE.at(place, name, tuple(figures))
        elif figures[name].kind is FigureKind.DATE and not isinstance(value, date):
            yield messages.FIGURE_NOT_DATE.at(place, word=name)
        elif figures[name].kind is FigureKind.NUMBER and isinstance(value, date):
            yield messages.FIGURE_NOT_NUMBER.at(place, word=name)


def save_respondent(
    store: Store, assessment: str, respondent: str, new: Respondent | None, *, seen: Respondent | None, by: Actor
) -> Batch:
    """Keep who answers; None takes out a respondent who has not answered anything.

    Raises:
        ConflictError: somebody else changed it after it was seen.
        ProblemsFoundError: an answer still names the respondent.
    """
    place = (assessment, respondent)
    wanted = None if new is None else _fields(new, without="id")
    if wanted is not None and seen is None:
        # At the end: the order of the list is that in which respondents joined.
        wanted["position"] = len(store.assessment(assessment).assessment.respondents)
    before = None if seen is None else _fields(seen, without="id")
    return store.commit(_row_edits(Entity.RESPONDENT, *place, wanted, before), by=by)


def add_respondent(store: Store, assessment: str, role: str, group: str | None, *, by: Actor) -> tuple[Batch, str]:
    """Keep somebody who answers from now on, and return the id that they get.

    Raises:
        ProblemsFoundError: there is no such assessment, or a text that cannot be stored.
    """

    def add(moment: Moment) -> tuple[list[Edit], str]:
        # Inside the transaction: of two people who add “Human resources” at once, the second gets another id.
        known = [respondent.id for respondent in moment.assessment(assessment).assessment.respondents]
        id_ = free_id(slug(role) or "respondent", known)
        values = {"role": role, "group": group, "position": len(known)}
        return [Create(entity=Entity.RESPONDENT, of=assessment, id=id_, values=values)], id_

    return store.settle(add, by=by)


def save_holder(
    store: Store, assessment: str, role: str, new: RoleHolder | None, *, seen: RoleHolder | None, by: Actor
) -> Batch:
    """Keep who fills a role in the plan to come.

    Raises:
        ConflictError: somebody else changed it after it was seen.
        ProblemsFoundError: there is no such assessment or role.
    """
    known = tuple(_content_of(store, assessment)[1].role_by_id)
    if role not in known:
        raise ProblemsFoundError([messages.UNKNOWN_ROLE.at(Place(field=role), role, known)])
    return _save_row(store, Entity.HOLDER, (assessment, role), new=new, seen=seen, by=by)


def save_settings(store: Store, assessment: str, new: PlanSettings, *, seen: PlanSettings, by: Actor) -> Batch:
    """Keep what the city decided about its plan: title, start, calendar, deadlines, what is done, own numbers.

    Raises:
        ConflictError: somebody else changed the same settings after they were seen.
        ProblemsFoundError: a value that cannot be stored, or own numbers that cannot be.
    """
    # Bounds of the method may have become narrower since: whoever sets the start is not stopped by old weights.
    if any(getattr(new, name) != getattr(seen, name) for name in ("weights", "quick_win")):
        problems = check_own_numbers(new, _content_of(store, assessment)[1].method)
        if problems:
            raise ProblemsFoundError(problems)
    wanted, before = _fields(new, without="roles"), _fields(seen, without="roles")
    return store.commit(_row_edits(Entity.SETTINGS, assessment, SETTINGS_ID, wanted, before), by=by)


def save_facts(
    store: Store, assessment: str, new: Mapping[str, object], *, seen: Mapping[str, object], by: Actor
) -> Batch:
    """Keep facts of the assessment itself: ``date``, ``kind``, ``language``, ``scope``.

    Raises:
        ConflictError: somebody else changed the same facts after they were seen.
        ProblemsFoundError: a value that cannot be stored.
    """
    changes = (
        Change(entity=Entity.ASSESSMENT, id=assessment, field=name, seen=seen.get(name), new=value)
        for name, value in new.items()
        if seen.get(name) != value
    )
    return store.commit(changes, by=by)
