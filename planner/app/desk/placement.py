"""What becomes of what today's benchmark has no place for: it moves, is put aside, or stands as it is?

People decide. Every function takes the assessment as the person saw it; what others changed
meanwhile makes a conflict, different answers merge, and each decision is one change in the history.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TypeAlias

from planner.app.desk.content import content_as_answered, without_place
from planner.app.desk.content_versions import answered_version, version_edits, version_id
from planner.app.desk.placement_edits import Changes, rows_of_answer, rows_with_version
from planner.files import messages
from planner.problem import Place, Problem, ProblemsFoundError
from planner.proposal.unplaced import Part, Unplaced, context_texts, factor_texts, question_texts
from planner.store import (
    BENCHMARK_DOCUMENT,
    Actor,
    Batch,
    Change,
    Edit,
    Entity,
    Moment,
    Store,
    StoredAssessment,
    answered_already,
)
from planner.templates.catalogue import Catalogue
from planner.toolkit.benchmark import Benchmark
from planner.wording import refusals

Decision: TypeAlias = tuple[Unplaced, str | None]
"""Something without a place, and the id where it belongs from now on; None: it is put aside."""


def targets(part: Part, of: str, benchmark: Benchmark, catalogue: Catalogue) -> Mapping[str, str]:
    """Return where something without a place can go: today's ids with their texts.

    ``of`` is the contextual factor of a reading or a figure.
    """
    context = catalogue.context
    factors = {id_: factor.title for id_, factor in benchmark.factor_by_id.items()}
    titles = {id_: template.title for id_, template in catalogue.action_by_id.items()}
    actions = {id_: titles.get(id_, "") for id_ in catalogue.known_actions}
    services = {role.id: role.title for role in catalogue.roles}
    known: Mapping[Part, Mapping[str, str]] = {
        Part.ANSWER: question_texts(benchmark),
        Part.VERDICT: factors,
        Part.SCOPE: factors,
        Part.CONTEXT: {factor.id: factor.title for factor in benchmark.contextual_factors},
        Part.READING: {rule.reading: rule.title for rule in context.readings if rule.factor == of},
        Part.FIGURE: {figure.id: figure.title for figure in context.figures if figure.factor == of},
        Part.DONE: actions,
        Part.DEADLINE: actions,
        Part.OWNER: actions,
        Part.PARTNERS: actions,
        Part.HOLDER: services,
        Part.OWNING_SERVICE: services,
        Part.PARTNERING_SERVICE: services,
    }
    return known[part]


def proposed(unplaced: Sequence[Unplaced]) -> tuple[tuple[Unplaced, str], ...]:
    """Return what can move to the id under which its text stands today, everything at once."""
    return tuple((item, item.target) for item in unplaced if item.target is not None and not item.met)


def can_stand(unplaced: Sequence[Unplaced], benchmark: Benchmark) -> tuple[Unplaced, ...]:
    """Return what stands under an id that is still there, for another text than the one it was said to."""
    texts = {
        Part.ANSWER: question_texts(benchmark),
        Part.VERDICT: factor_texts(benchmark),
        Part.SCOPE: factor_texts(benchmark),
        Part.CONTEXT: context_texts(benchmark),
    }
    return tuple(item for item in unplaced if item.id in texts.get(item.part, {}))


def move(store: Store, seen: StoredAssessment, moves: Sequence[tuple[Unplaced, str]], *, by: Actor) -> Batch:
    """Move what has no place to where it belongs, with all respondents, notes and evidence, as one change.

    What moves to its own id stands as it is.

    Raises:
        ConflictError: somebody else moved or removed the same meanwhile.
        ProblemsFoundError: there is no such question, or the same respondent answered it already.
    """
    return decide(store, seen, moves, by)


def put_aside(store: Store, seen: StoredAssessment, items: Sequence[Unplaced], *, by: Actor) -> Batch:
    """Take out of the assessment what has no place; the history keeps it, and undo brings it back.

    Raises:
        ConflictError: somebody else changed the same meanwhile.
        ProblemsFoundError: somebody added evidence to an answer meanwhile.
    """
    return decide(store, seen, [(item, None) for item in items], by)


def let_stand(store: Store, seen: StoredAssessment, *, by: Actor) -> Batch:
    """Confirm that what stands under an id that is still there answers today's text.

    The assessment then answers today's version of the benchmark, which is kept; what has no id any
    more stays without a place.

    Raises:
        ConflictError: somebody else decided about the same meanwhile.
        ProblemsFoundError: the benchmark cannot be read.
    """
    benchmark, _ = content_as_answered(store, seen)
    return decide(store, seen, [(item, item.id) for item in can_stand(without_place(store, seen), benchmark)], by)


def decide(store: Store, seen: StoredAssessment, decisions: Sequence[Decision], by: Actor) -> Batch:
    """Carry out several decisions as one change: what moves, what stands (to its own id), what is put aside.

    Raises:
        ConflictError: somebody else changed the same meanwhile.
        ProblemsFoundError: as :func:`move` and :func:`put_aside` do.
    """

    def choose(moment: Moment) -> tuple[tuple[Edit, ...], None]:
        now = moment.assessment(seen.id)
        benchmark, catalogue = content_as_answered(moment, now)
        problems = [
            *_unknown_targets(decisions, benchmark, catalogue),
            *_meetings(now, decisions),
            *_new_evidence(seen, now, decisions),
            *_scope_in_parts(moment, now, decisions, benchmark),
        ]
        if problems:
            raise ProblemsFoundError(problems)
        changes = Changes(seen=seen, version=version_id(benchmark), stays=partial(_stays, by, seen.id))
        for item, target in decisions:
            changes.decide(item, target)
        answers_today = _answers_today(moment, now, decisions, changes.version)
        return (*changes.edits(), *answers_today, *(version_edits(benchmark) if decisions else ())), None

    return store.settle(choose, by=by)[0]


def _stays(by: Actor, assessment: str, entity: Entity, row: str) -> bool:
    """Say whether a person, asked about a conflict, left a row to those who changed it."""
    return by.leaves(entity, assessment, row)


_UNKNOWN = {
    Part.ANSWER: messages.UNKNOWN_QUESTION,
    Part.VERDICT: messages.UNKNOWN_FACTOR,
    Part.SCOPE: messages.UNKNOWN_FACTOR,
    Part.CONTEXT: messages.UNKNOWN_CONTEXT,
    Part.READING: messages.UNKNOWN_READING,
    Part.FIGURE: messages.UNKNOWN_FIGURE,
    Part.DONE: messages.UNKNOWN_ACTION,
    Part.DEADLINE: messages.UNKNOWN_ACTION,
    Part.OWNER: messages.UNKNOWN_ACTION,
    Part.PARTNERS: messages.UNKNOWN_ACTION,
    Part.HOLDER: messages.UNKNOWN_ROLE,
    Part.OWNING_SERVICE: messages.UNKNOWN_ROLE,
    Part.PARTNERING_SERVICE: messages.UNKNOWN_ROLE,
}


def _unknown_targets(decisions: Sequence[Decision], benchmark: Benchmark, catalogue: Catalogue) -> Iterator[Problem]:
    for item, target in decisions:
        known = tuple(targets(item.part, item.of, benchmark, catalogue))
        if target is None or target in known:
            continue
        # Only the sentence about readings has a gap for the contextual factor.
        yield _UNKNOWN[item.part].at(Place(field=item.key), target, known, context=item.of)


def _meetings(now: StoredAssessment, decisions: Sequence[Decision]) -> Iterator[Problem]:
    """Find what would stand where something of the same respondent, or of the same kind, stands already."""
    yield from _answers_that_meet(now, [(item, to) for item, to in decisions if item.part is Part.ANSWER])
    assessment = now.assessment
    taken: dict[Part, Mapping[str, object]] = {
        Part.VERDICT: assessment.verdicts,
        Part.CONTEXT: assessment.context,
        Part.HOLDER: assessment.plan.roles,
        Part.DEADLINE: assessment.plan.deadlines,
        Part.OWNER: assessment.plan.owners,
        Part.PARTNERS: assessment.plan.partners,
    }
    for part, of in dict.fromkeys((item.part, item.of) for item, _ in decisions):
        if part is Part.FIGURE:
            taken[part] = assessment.context[of].figures if of in assessment.context else {}
        moves = {item.id: to for item, to in decisions if (item.part, item.of) == (part, of)}
        if part in taken:
            # Counted as it stands after all decisions: two that exchange their places are in nobody's way.
            after = Counter([*(taken[part].keys() - moves.keys()), *filter(None, moves.values())])
            yield from (
                refusals.place_taken(id_) for id_ in dict.fromkeys(filter(None, moves.values())) if after[id_] > 1
            )


def _answers_that_meet(now: StoredAssessment, moves: Sequence[Decision]) -> Iterator[Problem]:
    # By respondent: of an answer that has no place, some respondents' words may stand and others' not.
    goes = {(item.id, by): to for item, to in moves for by in item.by}
    after: dict[str, list[str | None]] = {}
    for question, responses in now.assessment.answers.items():
        for response in responses:
            to = goes.get((question, response.by), question)
            if to is not None:
                after.setdefault(to, []).append(response.by)
    roles = now.assessment.role_by_respondent
    for target in dict.fromkeys(to for to in goes.values() if to is not None):
        whose = after.get(target, [])
        twice = [by for by, times in Counter(whose).items() if times > 1]
        yield from (answered_already(target, roles.get(by or "") or by or "–") for by in twice)
        if not twice and len(whose) > 1 and None in whose:
            yield messages.WHOSE_ANSWER.at(Place(field=target), question=target)


def _new_evidence(seen: StoredAssessment, now: StoredAssessment, decisions: Sequence[Decision]) -> Iterator[Problem]:
    """Find answers that are put aside and to which somebody added evidence that the person has not seen."""
    for item, target in decisions:
        rows = rows_of_answer(seen, item) if target is None and item.part is Part.ANSWER else {}
        # Only what is put aside is lost from sight; what moves takes new evidence along.
        if any(set(now.evidence_ids.get(row, ())) - set(seen.evidence_ids.get(row, ())) for row in rows):
            yield refusals.evidence_added(item.id)


def _scope_in_parts(
    moment: Moment, now: StoredAssessment, decisions: Sequence[Decision], benchmark: Benchmark
) -> Iterator[Problem]:
    """Find key factors of the scope that would be taken for today's without anybody's word.

    A scope has one version of the benchmark, not one for each of its key factors.
    """
    decided = {choice.key for choice, _ in decisions if choice.part is Part.SCOPE}
    rest = [
        item.id
        for item in without_place(moment, now)
        if item.part is Part.SCOPE and item.key not in decided and item.id in benchmark.factor_by_id
    ]
    if decided and rest:
        yield refusals.scope_in_parts(rest)


def _answers_today(
    moment: Moment, now: StoredAssessment, decisions: Sequence[Decision], version: str
) -> Iterator[Edit]:
    """Let the assessment answer today's version once all is decided, or what has no version of its own is.

    What stays without a place then says itself which version it was said to.
    """
    keys = {(item.part, item.key) for item, _ in decisions}
    left = [item for item in without_place(moment, now) if (item.part, item.key) not in keys]
    stands = bool(decisions) and all(item.id == target for item, target in decisions)
    # A scope is a field of the assessment, so it has no version but the assessment's own.
    whole = not left or stands or any(part is Part.SCOPE for part, _ in keys)
    before, own = answered_version(moment, now), now.benchmark_document
    if version == own or not whole:
        return
    yield Change(entity=Entity.ASSESSMENT, id=now.id, field=BENCHMARK_DOCUMENT, seen=own, new=version)
    for item in left:
        for entity, row in rows_with_version(now, item):
            if (entity, row) not in now.documents_of_rows:
                yield Change(entity=entity, of=now.id, id=row, field=BENCHMARK_DOCUMENT, seen=None, new=before)
