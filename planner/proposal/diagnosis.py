"""Where does the city stand on each key factor, and why do we say so?"""

from collections.abc import Mapping, Sequence

from pydantic import computed_field, model_validator

from planner.templates.method import Scale
from planner.toolkit.assessment import Answer, Assessment, Response, Standing, Verdict
from planner.toolkit.benchmark import Benchmark, GuidingQuestion, KeyFactor
from planner.toolkit.record import FactorId, QuestionId, Record


class QuestionFinding(Record):
    """What the respondents say to a question, taken together."""

    question: QuestionId
    answer: Answer
    gap: float | None
    """0 (met) to 1 (not at all); None when the question does not apply."""
    responses: tuple[Response, ...]
    disagreement: bool
    aspects: tuple["QuestionFinding", ...] = ()
    """The same for each aspect that the question has."""

    @property
    def answered(self) -> bool:
        """Whether anybody answered at all, were it “I do not know”."""
        return bool(self.responses)

    @property
    def parts(self) -> tuple["QuestionFinding", ...]:
        """What was answered: the question as a whole, or its aspects when any has an answer of its own."""
        split = any(aspect.responses != self.responses for aspect in self.aspects)
        return self.aspects if split else (self,)

    def givers(self, answer: Answer) -> tuple[str, ...]:
        """Return the respondents whose own answer this is, whatever their answers make together.

        Who answered aspects gave the answer that these alone would fold to.
        """
        given: dict[str, list[Answer]] = {}
        for number, part in enumerate(self.parts):
            for response in part.responses:
                if response.by:
                    # An aspect that a respondent left out is not known from them.
                    theirs = given.setdefault(response.by, [Answer.UNKNOWN] * len(self.parts))
                    theirs[number] = response.answer
        return tuple(by for by, theirs in given.items() if folded(theirs) is answer)


class FactorFinding(Record):
    """Where the city stands on a key factor, with everything that led to it."""

    factor: FactorId
    standing: Standing
    computed: Standing
    """The standing that the answers alone give."""
    verdict: Verdict | None
    score: float | None
    """Share of the factor that is met, 0 to 1; None when nothing is known, or the factor does not apply."""
    questions: tuple[QuestionFinding, ...]

    @model_validator(mode="before")
    @classmethod
    def _without_what_is_computed(cls, given: object) -> object:
        # A plan's JSON holds them too, and a record refuses what it has no field for when that is read back.
        if isinstance(given, Mapping):
            return {name: value for name, value in given.items() if name not in cls.model_computed_fields}
        return given

    @computed_field  # type: ignore[prop-decorator]  # mypy does not know decorated properties
    @property
    def reasons(self) -> tuple[str, ...]:
        """Ids of the questions whose answers open a gap; none where the factor does not apply."""
        return tuple(finding.question for finding in self.questions if finding.gap and self.applies)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def unanswered(self) -> tuple[str, ...]:
        """Ids of the questions and aspects that nobody answered."""
        return tuple(part.question for finding in self.questions for part in finding.parts if not part.answered)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def unknown(self) -> tuple[str, ...]:
        """Ids of the questions and aspects whose answer is not known, the unanswered included."""
        return tuple(
            part.question for finding in self.questions for part in finding.parts if part.answer is Answer.UNKNOWN
        )

    @computed_field  # type: ignore[prop-decorator]
    @property
    def disagreements(self) -> tuple[str, ...]:
        """Ids of the questions on which respondents differ."""
        return tuple(finding.question for finding in self.questions if finding.disagreement)

    def finding(self, question: str) -> QuestionFinding:
        """Return the finding of a question or an aspect of the factor."""
        findings = (part for finding in self.questions for part in (finding, *finding.aspects))
        return next(part for part in findings if part.question == question)

    @property
    def has_gap(self) -> bool:
        """Whether the plan has something to do here."""
        return self.standing not in {Standing.IN_PLACE, Standing.NOT_APPLICABLE}

    @property
    def applies(self) -> bool:
        """Whether the factor counts: what is asked of landlords does not in a city without housing of its own."""
        return self.standing is not Standing.NOT_APPLICABLE


class Diagnosis(Record):
    """Where the city stands on every key factor of the scope, in the benchmark's order."""

    factors: tuple[FactorFinding, ...]
    out_of_scope: tuple[FactorId, ...] = ()

    def finding(self, factor: str) -> FactorFinding | None:
        """Return the finding of a factor, or None when it is out of scope."""
        return next((finding for finding in self.factors if finding.factor == factor), None)

    def answers(self) -> dict[str, QuestionFinding]:
        """Return the findings of all questions and aspects in scope by id."""
        return {
            part.question: part
            for factor in self.factors
            for finding in factor.questions
            for part in (finding, *finding.aspects)
        }


def agree(answers: Sequence[Answer]) -> Answer:
    """Return the answer that stands for several.

    Those who do not know, or to whom the question does not apply, leave it to the others. Known
    answers meet in the middle, and what lies between two answers counts as the wider gap, so that
    a single “no” among several “yes” is not lost.

    >>> agree([Answer.YES, Answer.YES, Answer.NO])
    <Answer.PARTLY: 'partly'>
    >>> agree([Answer.UNKNOWN, Answer.YES])
    <Answer.YES: 'yes'>
    >>> agree([])
    <Answer.UNKNOWN: 'unknown'>
    """
    known = [gap for answer in answers for scale_answer, gap in _KNOWN_GAPS if answer is scale_answer]
    if known:
        mean = sum(known) / len(known)
        return next(answer for answer, gap in _KNOWN_GAPS if mean <= gap)
    if answers and all(answer is Answer.NOT_APPLICABLE for answer in answers):
        return Answer.NOT_APPLICABLE
    return Answer.UNKNOWN


def _agreed(responses: Sequence[Response], group_of: Mapping[str, str]) -> Answer:
    """Return the answer that counts: what the city says as a whole, else that of the least favourable group.

    Within a group answers meet; between groups nobody's no is balanced by another's yes, until the city agrees on one.
    """
    whole = [response.answer for response in responses if response.by is None]
    if whole:
        return agree(whole)
    groups: dict[str, list[Answer]] = {}
    for response in responses:
        groups.setdefault(group_of.get(response.by or "", ""), []).append(response.answer)
    answers = [agree(answers) for answers in groups.values()]
    known = [answer for answer in answers if answer in _ORDER]
    return min(known, key=_ORDER.index) if known else agree(answers)


def _question_finding(
    question: GuidingQuestion,
    responses: Mapping[str, Sequence[Response]],
    scale: Scale,
    group_of: Mapping[str, str],
) -> QuestionFinding:
    """Fold a question, its aspects and its respondents into a finding.

    Who answered a question as a whole answered each of its aspects, except those to which the same
    respondent gave an answer of its own.
    """
    whole = tuple(responses.get(question.id, ()))
    if not question.aspects:
        return _finding(question.id, whole, scale, group_of)
    by_aspect = {aspect.id: tuple(responses.get(aspect.id, ())) for aspect in question.aspects}
    aspects = []
    for aspect, own in by_aspect.items():
        respondents = {response.by for response in own}
        general = (response for response in whole if response.by not in respondents)
        aspects.append(_finding(aspect, (*own, *general), scale, group_of))
    answer = folded([aspect.answer for aspect in aspects])
    return QuestionFinding(
        question=question.id,
        answer=answer,
        gap=scale.gap.get(answer),
        responses=whole + tuple(response for own in by_aspect.values() for response in own),
        disagreement=any(aspect.disagreement for aspect in aspects),
        aspects=tuple(aspects),
    )


def _finding(
    question: str, responses: tuple[Response, ...], scale: Scale, group_of: Mapping[str, str]
) -> QuestionFinding:
    answer = _agreed(responses, group_of)
    known = {response.answer for response in responses} - {Answer.UNKNOWN, Answer.NOT_APPLICABLE}
    return QuestionFinding(
        question=question,
        answer=answer,
        gap=scale.gap.get(answer),
        responses=responses,
        disagreement=len(known) > 1,
    )


def folded(answers: Sequence[Answer]) -> Answer:
    """Fold the aspects of a question: yes needs a yes to each that applies, partly any sign of a yes.

    Aspects that are not known leave “no” to the others, never “yes”.

    >>> folded([Answer.YES, Answer.UNKNOWN, Answer.NOT_APPLICABLE])
    <Answer.PARTLY: 'partly'>
    >>> folded([Answer.NO, Answer.UNKNOWN])
    <Answer.NO: 'no'>
    """
    counted = {answer for answer in answers if answer is not Answer.NOT_APPLICABLE}
    if len(counted) == 1:
        return next(iter(counted))
    if counted == {Answer.NO, Answer.UNKNOWN}:
        return Answer.NO
    return Answer.PARTLY if counted else Answer.NOT_APPLICABLE


def standing_of(answers: Sequence[Answer], scale: Scale) -> Standing:
    """Return the standing of a key factor whose questions are answered so.

    >>> from planner.templates.method import Scale
    >>> scale = Scale(gap={"yes": 0, "partly": 0.5, "no": 1}, in_place_from=0.85, missing_below=0.35)
    >>> standing_of([Answer.YES, Answer.PARTLY], scale).value
    'weak'
    """
    return _computed_standing(answers, scale)[0]


def _computed_standing(answers: Sequence[Answer], scale: Scale) -> tuple[Standing, float | None]:
    if all(answer is Answer.NOT_APPLICABLE for answer in answers):
        return Standing.NOT_APPLICABLE, None
    # By its gap of 0.8 what nobody knows would score 0.2, and the plan would call missing what nobody looked at.
    if all(answer in {Answer.UNKNOWN, Answer.NOT_APPLICABLE} for answer in answers):
        return Standing.NOT_ASSESSED, None
    gaps = [scale.gap[answer] for answer in answers if answer in scale.gap]
    score = 1 - sum(gaps) / len(gaps)
    if score >= scale.in_place_from:
        return Standing.IN_PLACE, score
    return (Standing.MISSING if score < scale.missing_below else Standing.WEAK), score


def _factor_finding(factor: KeyFactor, assessment: Assessment, scale: Scale) -> FactorFinding:
    group_of = {respondent.id: respondent.group or "" for respondent in assessment.respondents}
    findings = tuple(_question_finding(question, assessment.answers, scale, group_of) for question in factor.asked)
    computed, score = _computed_standing([finding.answer for finding in findings], scale)
    verdict = assessment.verdicts.get(factor.id)
    standing = verdict.standing if verdict else computed
    # A share met of what does not apply would stand in charts and be compared with other rounds.
    score = None if standing is Standing.NOT_APPLICABLE else score
    return FactorFinding(
        factor=factor.id,
        standing=standing,
        computed=computed,
        verdict=verdict,
        score=None if score is None else round(score, 4),
        questions=findings,
    )


def diagnose(assessment: Assessment, benchmark: Benchmark, scale: Scale) -> Diagnosis:
    """Say for each key factor in scope whether it is in place, weak, missing, not assessed or not applicable.

    A factor's score is 1 minus the mean gap of its questions and duties; those that do not apply
    are left out, those that nobody answered count as unknown. A factor about which nothing is
    known is not assessed, whatever its score would be. A factor of which no question applies does not
    apply itself, nor does one of which people judge so; it has no score. Any other verdict overrules
    the standing, never the score.
    """
    # An assessment that names no scope is about the whole benchmark.
    scope = set(assessment.scope) or {factor.id for factor in benchmark.factors}
    return Diagnosis(
        factors=tuple(_factor_finding(factor, assessment, scale) for factor in benchmark.factors if factor.id in scope),
        out_of_scope=tuple(factor.id for factor in benchmark.factors if factor.id not in scope),
    )


_ORDER = (Answer.NO, Answer.PARTLY, Answer.YES)
"""Known answers, the least favourable first."""
_KNOWN_GAPS = ((Answer.YES, 0.0), (Answer.PARTLY, 0.5), (Answer.NO, 1.0))
