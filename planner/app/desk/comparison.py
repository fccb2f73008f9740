"""What changed between two assessments of a city?"""

from dataclasses import dataclass

from planner.app.desk.content import stored_case
from planner.draft.case import Case
from planner.proposal.diagnosis import FactorFinding, QuestionFinding, diagnose
from planner.proposal.unplaced import Unplaced
from planner.store import Store, StoredAssessment
from planner.toolkit.assessment import Answer, Assessment, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerMoved:
    """A question that is answered differently now; None: it was not asked."""

    question: str
    before: Answer | None
    after: Answer | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorMoved:
    """Where the city stood on one key factor, and where it stands now; None: out of scope."""

    factor: str
    title: str
    before: Standing | None
    after: Standing | None
    score_before: float | None
    """Share of the factor that is met, 0 to 1."""
    score_after: float | None
    answers: tuple[AnswerMoved, ...]
    """Those that differ, in the benchmark's order."""
    unanswered: tuple[str, ...] = ()
    """What was answered then, and nobody has answered now: no answer moved, so that these are not compared."""

    @property
    def better(self) -> bool | None:
        """Whether more of the factor is met now; None when that is the same, or not known.

        What does not apply has no score: a factor that was in place and does not apply any more is no step back.
        """
        # What is not answered yet counts as unknown in the score, and would be a step back that nobody took.
        if self.unanswered or self.score_before is None or self.score_after is None:
            return None
        if self.score_before == self.score_after:
            return None
        return self.score_after > self.score_before

    def __bool__(self) -> bool:
        return bool(self.answers) or self.before is not self.after


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two assessments side by side, the earlier one first."""

    earlier: StoredAssessment
    later: StoredAssessment
    factors: tuple[FactorMoved, ...]
    """All key factors of either, in the benchmark's order."""
    new_readings: tuple[tuple[str, str], ...]
    """Contextual factor and reading that hold now and did not."""
    gone_readings: tuple[tuple[str, str], ...]
    unplaced: tuple[tuple[StoredAssessment, tuple[Unplaced, ...]], ...] = ()
    """What of either is not compared, as today's benchmark has no place for it."""

    @property
    def forward(self) -> int:
        """How many key factors moved forward."""
        return sum(factor.better is True for factor in self.factors)

    @property
    def back(self) -> int:
        """How many key factors moved back."""
        return sum(factor.better is False for factor in self.factors)

    @property
    def unmoved(self) -> int:
        """How many have the same standing, and no more or less of them is met."""
        return sum(
            factor.better is None and factor.before is factor.after and not factor.unanswered for factor in self.factors
        )

    @property
    def not_compared(self) -> int:
        """How many cannot be said to move: out of scope, not assessed or not applicable in one, or not answered yet."""
        return len(self.factors) - self.forward - self.back - self.unmoved

    @property
    def unanswered(self) -> tuple[str, ...]:
        """What was answered in the earlier assessment, and nobody has answered in the later one."""
        return tuple(question for factor in self.factors for question in factor.unanswered)


def compare(store: Store, first: str, second: str, *, language: str | None = None) -> Comparison:
    """Compare two assessments, in the order of their dates; titles are in ``language``, else in the later one's.

    Both are read against the benchmark of the later one.

    Raises:
        ProblemsFoundError: there is no such assessment, or its benchmark cannot be read.
    """
    both = (store.assessment(first), store.assessment(second))
    earlier, later = sorted(both, key=lambda stored: stored.assessment.date)
    case = stored_case(store, later, language)
    earlier_case = stored_case(store, earlier, case.language)
    pairs = ((earlier, earlier_case), (later, case))
    then, now = _readings(earlier), _readings(later)
    return Comparison(
        earlier=earlier,
        later=later,
        factors=_factors(case, earlier_case.assessment),
        new_readings=tuple(sorted(now - then)),
        gone_readings=tuple(sorted(then - now)),
        unplaced=tuple((stored, read.unplaced) for stored, read in pairs if read.unplaced),
    )


def _factors(case: Case, earlier: Assessment) -> tuple[FactorMoved, ...]:
    # One scale for both: a factor that stands elsewhere only because the method changed has not moved.
    before, after = _findings(case, earlier), _findings(case, case.assessment)
    return tuple(
        _moved(factor.id, factor.title, before.get(factor.id), after.get(factor.id))
        for factor in case.benchmark.factors
        if factor.id in before or factor.id in after
    )


def _findings(case: Case, assessment: Assessment) -> dict[str, FactorFinding]:
    diagnosis = diagnose(assessment, case.benchmark, case.catalogue.method.scale)
    return {finding.factor: finding for finding in diagnosis.factors}


def _readings(stored: StoredAssessment) -> set[tuple[str, str]]:
    return {(context, word) for context, reading in stored.assessment.context.items() for word in reading.readings}


def _moved(factor: str, title: str, before: FactorFinding | None, after: FactorFinding | None) -> FactorMoved:
    then, now = _answers(before), _answers(after)
    unanswered = _unanswered(before, after)
    return FactorMoved(
        factor=factor,
        title=title,
        before=before.standing if before else None,
        after=after.standing if after else None,
        score_before=before.score if before else None,
        score_after=after.score if after else None,
        answers=tuple(
            AnswerMoved(question=question, before=then.get(question), after=now.get(question))
            for question in dict.fromkeys((*then, *now))
            if then.get(question) is not now.get(question) and question not in unanswered
        ),
        unanswered=unanswered,
    )


def _unanswered(before: FactorFinding | None, after: FactorFinding | None) -> tuple[str, ...]:
    """Return what somebody answered before and nobody after, in the benchmark's order."""
    if before is None or after is None:
        return ()
    given = {part.question for part in _parts(before) if part.answered}
    return tuple(part.question for part in _parts(after) if not part.answered and part.question in given)


def _answers(finding: FactorFinding | None) -> dict[str, Answer]:
    return {part.question: part.answer for part in _parts(finding)} if finding else {}


def _parts(finding: FactorFinding) -> list[QuestionFinding]:
    """Return the findings on questions, and in place of those with aspects on each of these: so they are compared."""
    # Not what was answered, as a whole or aspect by aspect: the two assessments may differ in that.
    return [part for question in finding.questions for part in question.aspects or (question,)]
