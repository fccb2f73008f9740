"""What was answered in the assessment before, and what of an assessment came along with it and was never given?"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from planner.app.desk.content import stored_case
from planner.store import WHOLE_ROW, AssessmentSummary, Entity, HistoryKind, Store, StoredAssessment
from planner.toolkit.assessment import Assessment, AssessmentKind, ContextReading, Respondent, Response, Verdict
from planner.toolkit.record import ContextId, FactorId, QuestionId

Given = tuple[str, str | None]
"""An answer by its question and whose it is; None is the city as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastRound:
    """The assessment that another one follows, as far as it has its place in today's benchmark."""

    id: str
    kind: AssessmentKind
    date: date
    respondents: tuple[Respondent, ...]
    answers: Mapping[QuestionId, tuple[Response, ...]]
    verdicts: Mapping[FactorId, Verdict]
    context: Mapping[ContextId, ContextReading]

    def response(self, question: str, by: str | None) -> Response | None:
        """Return what one respondent said then; ``None`` is the city as a whole."""
        return next((response for response in self.answers.get(question, ()) if response.by == by), None)


def last_round(store: Store, stored: StoredAssessment, brought: frozenset[Given] = frozenset()) -> LastRound | None:
    """Return the assessment that one names as the one before it; None where it names none, or that one was removed.

    What was ``brought`` along by an earlier release comes from the city's latest assessment before it.
    """
    others = [summary for summary in _of_one_kind(store, stored) if summary.id != stored.id]
    day = stored.assessment.follows
    if day is not None:
        before = [summary for summary in others if summary.date == day]
    else:
        before = [summary for summary in others if brought and summary.date <= stored.assessment.date]
    if not before:
        return None
    last = stored_case(store, store.assessment(before[-1].id)).assessment
    return LastRound(
        id=before[-1].id,
        kind=last.kind,
        date=last.date,
        respondents=last.respondents,
        answers=last.answers,
        verdicts=last.verdicts,
        context=last.context,
    )


def _of_one_kind(store: Store, stored: StoredAssessment) -> Iterable[AssessmentSummary]:
    benchmark = stored.assessment.benchmark
    return (summary for summary in store.assessments(stored.city) if summary.benchmark == benchmark)


def brought_along(store: Store, stored: StoredAssessment) -> frozenset[Given]:
    """Return the answers that an assessment began with and that nobody has touched since.

    Earlier releases began the next assessment with a copy of the last one's answers, as if they had been given
    anew. What came in a file was given by whoever wrote it.
    """
    came = next(
        (line for line in store.history(row=(Entity.ASSESSMENT, stored.id)) if line.field == WHOLE_ROW and line.new),
        None,
    )
    if came is None or came.kind is not HistoryKind.EDIT:
        return frozenset()
    began_with = {line.id for line in store.history(batch=came.batch) if line.entity is Entity.RESPONSE}
    if not began_with:
        return frozenset()
    lines = Counter(_response_of(line.entity, line.id) for line in store.history(assessment=stored.id))
    began = Counter(_response_of(line.entity, line.id) for line in store.history(batch=came.batch))
    untouched = {row for row in began_with if lines[row] == began[row]}
    return frozenset(
        (question, response.by)
        for question, responses in stored.assessment.answers.items()
        for row, response in zip(stored.response_ids.get(question, ()), responses, strict=True)
        if row in untouched
    )


def _response_of(entity: Entity, id_: str) -> str:
    """Return the row of an answer that a row belongs to: evidence has the id of its answer before its own."""
    return id_.rpartition("/")[0] if entity is Entity.EVIDENCE else id_ if entity is Entity.RESPONSE else ""


def without(assessment: Assessment, left_out: frozenset[Given]) -> Assessment:
    """Return an assessment without some of its answers."""
    if not left_out:
        return assessment
    answers = {
        question: tuple(response for response in responses if (question, response.by) not in left_out)
        for question, responses in assessment.answers.items()
    }
    return assessment.model_copy(update={"answers": answers})
