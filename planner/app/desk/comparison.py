"""What changed between two assessments of a city?"""

from collections.abc import Collection
from dataclasses import dataclass

from planner.app.desk.content import stored_case
from planner.draft.case import Case
from planner.proposal.context import active_rules
from planner.proposal.diagnosis import FactorFinding, QuestionFinding, diagnose, folded
from planner.proposal.unplaced import Unplaced
from planner.store import Store, StoredAssessment
from planner.templates.method import Scale
from planner.toolkit.assessment import Answer, Assessment, Standing
from planner.toolkit.benchmark import KeyFactor


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
    """What was answered then, and now by nobody: these are not compared."""
    in_part: tuple[str, ...] = ()
    """What is answered now, and not yet by all who answered it then and are asked again: these are not compared."""
    known_now: tuple[str, ...] = ()
    """What was not known then and is now: a gap that was always there is no step back."""
    not_known_now: tuple[str, ...] = ()
    """What was known then, and nobody knows now."""
    of_both: tuple[float, float] | None = None
    """The share met of what is known of both, then and now; None where that is the whole factor, or nothing."""

    @property
    def is_complete(self) -> bool:
        """Whether all that was answered then is answered now, by all who are asked again."""
        return not (self.unanswered or self.in_part)

    @property
    def better(self) -> bool | None:
        """Whether more of the factor is met now, by what is known of both; None when that is the same, or not known.

        What does not apply has no score: a factor that was in place and does not apply any more is no step back.
        """
        # What is not answered yet counts as unknown in the score, and would be a step back that nobody took.
        if not self.is_complete or self.score_before is None or self.score_after is None:
            return None
        before, after = self.score_before, self.score_after
        if self.known_now or self.not_known_now:
            before, after = self.of_both or (0.0, 0.0)
        return None if before == after else after > before

    @property
    def restated(self) -> bool:
        """Whether people judge otherwise where the same share is met."""
        if not self.is_complete or self.known_now or self.not_known_now or self.score_before is None:
            return False
        return self.score_before == self.score_after and self.before is not self.after

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
            factor.better is None
            and factor.before is factor.after
            and factor.is_complete
            and not (factor.known_now or factor.not_known_now)
            for factor in self.factors
        )

    @property
    def restated(self) -> int:
        """How many people judge otherwise by the same share."""
        return sum(factor.restated for factor in self.factors)

    @property
    def not_compared(self) -> int:
        """How many cannot be said to move.

        They are out of scope, not assessed or not applicable in one, not answered yet, or known in one only.
        """
        return len(self.factors) - self.forward - self.back - self.unmoved - self.restated

    @property
    def unanswered(self) -> tuple[str, ...]:
        """What was answered in the earlier assessment, and nobody has answered in the later one."""
        return tuple(question for factor in self.factors for question in factor.unanswered)

    @property
    def in_part(self) -> tuple[str, ...]:
        """What is answered in the later assessment, and not yet by all who answered it in the earlier one."""
        return tuple(question for factor in self.factors for question in factor.in_part)


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
    then, now = _readings(earlier, earlier_case), _readings(later, case)
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
        _moved(factor, before.get(factor.id), after.get(factor.id), case)
        for factor in case.benchmark.factors
        if factor.id in before or factor.id in after
    )


def _findings(case: Case, assessment: Assessment) -> dict[str, FactorFinding]:
    diagnosis = diagnose(assessment, case.benchmark, case.catalogue.method.scale)
    return {finding.factor: finding for finding in diagnosis.factors}


def _readings(stored: StoredAssessment, case: Case) -> set[tuple[str, str]]:
    """Return what holds of a city's context: by its dates, else as it was chosen, in words that nobody knows too."""
    chosen = {(context, word) for context, reading in stored.assessment.context.items() for word in reading.readings}
    holding = {(rule.factor, rule.reading) for rule in active_rules(case.assessment, case.catalogue)}
    return holding | (chosen - case.catalogue.rule_by_reading.keys())


def _moved(factor: KeyFactor, before: FactorFinding | None, after: FactorFinding | None, case: Case) -> FactorMoved:
    then, now, scale = _answers(before), _answers(after), case.catalogue.method.scale
    missing = _missing_voices(before, after, {respondent.id for respondent in case.assessment.respondents})
    both = [question for question in now if question in then and question not in missing]
    return FactorMoved(
        factor=factor.id,
        title=factor.title,
        before=before.standing if before else None,
        after=after.standing if after else None,
        score_before=before.score if before else None,
        score_after=after.score if after else None,
        answers=tuple(
            AnswerMoved(question=question, before=then.get(question), after=now.get(question))
            for question in dict.fromkeys((*then, *now))
            if then.get(question) is not now.get(question) and question not in missing
        ),
        unanswered=tuple(question for question, answered in missing.items() if not answered),
        in_part=tuple(question for question, answered in missing.items() if answered),
        known_now=tuple(part for part in both if then[part] is Answer.UNKNOWN and now[part] is not Answer.UNKNOWN),
        not_known_now=tuple(part for part in both if now[part] is Answer.UNKNOWN and then[part] is not Answer.UNKNOWN),
        of_both=_shares_of_both(before, after, scale) if before and after else None,
    )


def _shares_of_both(before: FactorFinding, after: FactorFinding, scale: Scale) -> tuple[float, float] | None:
    """Return which share of what is known of both is met, then and now; None where nothing is."""
    then, now = _answers(before), _answers(after)
    gaps: tuple[list[float], list[float]] = ([], [])
    for question in after.questions:
        parts = [part.question for part in question.aspects or (question,)]
        known = [part for part in parts if Answer.UNKNOWN not in {then.get(part, Answer.UNKNOWN), now[part]}]
        for found, answers in zip(gaps, (then, now), strict=True):
            gap = scale.gap.get(folded([answers[part] for part in known])) if known else None
            if gap is not None:
                found.append(gap)
    if not all(gaps):
        return None
    met_then, met_now = (round(1 - sum(found) / len(found), 4) for found in gaps)
    return met_then, met_now


def _missing_voices(
    before: FactorFinding | None, after: FactorFinding | None, asked: Collection[str | None]
) -> dict[str, bool]:
    """Return what somebody answered before and nobody after, in the benchmark's order, each with whether anybody did.

    So too what one of those ``asked`` again answered before and not yet after: with half of the voices nobody has
    answered otherwise. An answer of the city as a whole stands for all.
    """
    if before is None or after is None:
        return {}
    voices = {part.question: {response.by for response in part.responses} for part in _parts(before)}
    now = {part.question: {response.by for response in part.responses} for part in _parts(after)}
    return {
        part.question: part.answered
        for part in _parts(after)
        if (then := voices.get(part.question))
        and (not part.answered or (None not in now[part.question] and (then & set(asked)) - now[part.question]))
    }


def _answers(finding: FactorFinding | None) -> dict[str, Answer]:
    return {part.question: part.answer for part in _parts(finding)} if finding else {}


def _parts(finding: FactorFinding) -> list[QuestionFinding]:
    """Return the findings on questions, and in place of those with aspects on each of these: so they are compared."""
    # Not what was answered, as a whole or aspect by aspect: the two assessments may differ in that.
    return [part for question in finding.questions for part in question.aspects or (question,)]
