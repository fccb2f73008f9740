"""What does a person see of a stored assessment: questions in their language, answers, where the city stands?"""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from planner.app.desk.content import stored_case
from planner.app.desk.last_round import Given, LastRound, brought_along, last_round, without
from planner.draft.case import Case
from planner.proposal.diagnosis import Diagnosis, FactorFinding, QuestionFinding, diagnose
from planner.proposal.unplaced import Part, Unplaced
from planner.store import Store, StoredAssessment
from planner.templates.method import Scale
from planner.toolkit.assessment import Answer, Response
from planner.toolkit.benchmark import KeyFactor
from planner.wording import Wording


@dataclass(frozen=True, kw_only=True)
class AssessmentView:
    """A stored assessment as it stands, with what it is read against."""

    stored: StoredAssessment
    case: Case
    """In the reader's language; notes and evidence stay as people wrote them."""
    diagnosis: Diagnosis
    given: Diagnosis
    """The same from what was answered in this assessment: what earlier releases copied into it nobody has answered."""
    last: LastRound | None = None
    """The assessment before, whose answers stand beside the questions."""
    brought: frozenset[Given] = frozenset()
    """Answers that earlier releases copied into it and that nobody has given or changed since."""

    @cached_property
    def factors(self) -> tuple[KeyFactor, ...]:
        """The key factors in scope, in the benchmark's order."""
        known = self.case.benchmark.factor_by_id
        return tuple(known[finding.factor] for finding in self.diagnosis.factors)

    @cached_property
    def parts(self) -> tuple[QuestionFinding, ...]:
        """What there is to answer, one by one: a question with aspects is answered aspect by aspect."""
        return _parts(self.diagnosis)

    @property
    def asked(self) -> int:
        """How many questions and aspects there are to answer."""
        return len(self.parts)

    @property
    def answered(self) -> int:
        """How many of them somebody answered in this assessment, “we do not know” included."""
        return sum(part.question not in self.unanswered for part in self.parts)

    @cached_property
    def unanswered(self) -> frozenset[str]:
        """Ids of the questions and aspects that nobody has answered in this assessment."""
        return frozenset(part.question for part in _parts(self.given) if not part.answered)

    def is_answered(self, factor: KeyFactor) -> bool:
        """Say whether somebody answered every question of a key factor in this assessment."""
        parts = (part.id for question in factor.asked for part in question.aspects or (question,))
        return self.unanswered.isdisjoint(parts)

    def still_so(self, factor: str, by: str | None) -> tuple[str, ...]:
        """Return what a respondent answered last time to the questions of a factor, and has not answered yet now."""
        belongs = self.case.benchmark.factor_of_question
        answered_then = self.last.answers if self.last else {}
        return tuple(
            question
            for question in answered_then
            if belongs.get(question) == factor and self.is_still_open(question, by)
        )

    def is_still_open(self, question: str, by: str | None) -> bool:
        """Say whether a respondent answered a question last time, and has not answered it yet now."""
        asked = self.case.benchmark.question_by_id.get(question)
        # Who begins to answer aspect by aspect does not answer the question as a whole any more.
        parts = (question, *(aspect.id for aspect in asked.aspects)) if asked else (question,)
        given = any(self.response(part, by) and (part, by) not in self.brought for part in parts)
        return self.last_response(question, by) is not None and not given

    def last_response(self, question: str, by: str | None) -> Response | None:
        """Return what a respondent said last time."""
        return self.last.response(question, by) if self.last else None

    @property
    def share_answered(self) -> float:
        """How much of what there is to answer somebody answered, 0 to 1."""
        # Nothing is asked where the scope names only key factors that are gone.
        return self.answered / self.asked if self.asked else 0.0

    def responses(self, question: str) -> tuple[Response, ...]:
        """Return what all respondents said to a question or an aspect."""
        return self.stored.assessment.answers.get(question, ())

    def response(self, question: str, by: str | None) -> Response | None:
        """Return what one respondent said; ``None`` is the city as a whole."""
        return next((response for response in self.responses(question) if response.by == by), None)

    def without_place(self, part: Part, id_: str) -> Unplaced | None:
        """Return what stands under an id of today though it was said to another text; None when nothing does."""
        return next((item for item in self.case.unplaced if (item.part, item.id) == (part, id_)), None)

    @cached_property
    def by_nobody(self) -> bool:
        """Whether some answers do not say whose they are: those of the city as a whole."""
        before = self.last.answers.values() if self.last else ()
        answers = (*self.stored.assessment.answers.values(), *before)
        return any(response.by is None for responses in answers for response in responses)

    def most_answers_by(self, factor: str) -> str | None:
        """Return the respondent who answered most of a factor's questions, now or last time, else most of all.

        None is the city as a whole.
        """
        belongs = self.case.benchmark.factor_of_question
        order = {respondent.id: place for place, respondent in enumerate(self.stored.assessment.respondents)}
        rounds = (self.stored.assessment.answers, self.last.answers if self.last else {})
        given = [
            [(belongs.get(question), response.by) for question, responses in answers.items() for response in responses]
            for answers in rounds
        ]
        # Whoever answered this factor most is asked for the rest of it; a factor that nobody began tells nothing.
        here = [Counter(by for of, by in answers if of == factor and (by is None or by in order)) for answers in given]
        all_ = [Counter(by for _, by in answers if by is None or by in order) for answers in given]
        most: Counter[str | None] = next(filter(None, (*here, *all_)), Counter())
        # Of two with as many answers the first on the list: the choice has to be the same at every run of a page.
        return min(most, key=lambda by: (-most[by], order.get(by or "", 0)), default=next(iter(order), None))


def _parts(diagnosis: Diagnosis) -> tuple[QuestionFinding, ...]:
    return tuple(
        part
        for finding in diagnosis.factors
        for question in finding.questions
        for part in question.aspects or (question,)
    )


def assessment_view(store: Store, assessment: str, *, language: str) -> AssessmentView:
    """Read an assessment and say where the city stands, questions in a language.

    Raises:
        ProblemsFoundError: there is no such assessment, or its benchmark cannot be read in that language.
    """
    stored = store.assessment(assessment)
    case = stored_case(store, stored, language)
    scale, brought = case.catalogue.method.scale, brought_along(store, stored)
    diagnosis = diagnose(case.assessment, case.benchmark, scale)
    return AssessmentView(
        stored=stored,
        case=case,
        diagnosis=diagnosis,
        given=diagnose(without(case.assessment, brought), case.benchmark, scale) if brought else diagnosis,
        last=last_round(store, stored, brought),
        brought=brought,
    )


def why_standing(finding: FactorFinding, scale: Scale, wording: Wording) -> str:
    """Say in a sentence why the answers give a factor its computed standing."""
    given = Counter(part.answer for question in finding.questions for part in question.parts)
    counted = [f"{wording.label_inside(answer)} {wording.number(given[answer])}" for answer in Answer if given[answer]]
    answers = " · ".join(counted)
    if finding.score is None and given.keys() <= {Answer.NOT_APPLICABLE}:
        return wording.say("None of the questions applies.")
    if finding.score is None:
        return wording.say("Nothing is known yet: the facts come first.")
    return wording.say(
        "{answers}: {score} of the factor is met. In place from {high}, missing below {low}.",
        answers=answers,
        score=wording.percent(finding.score),
        high=wording.percent(scale.in_place_from),
        low=wording.percent(scale.missing_below),
    )
