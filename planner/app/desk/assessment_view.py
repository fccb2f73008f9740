"""What does a person see of a stored assessment: questions in their language, answers, where the city stands?"""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from planner.app.desk.content import stored_case
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

    @cached_property
    def factors(self) -> tuple[KeyFactor, ...]:
        """The key factors in scope, in the benchmark's order."""
        known = self.case.benchmark.factor_by_id
        return tuple(known[finding.factor] for finding in self.diagnosis.factors)

    @cached_property
    def parts(self) -> tuple[QuestionFinding, ...]:
        """What there is to answer, one by one: a question with aspects is answered aspect by aspect."""
        return tuple(
            part
            for finding in self.diagnosis.factors
            for question in finding.questions
            for part in question.aspects or (question,)
        )

    @property
    def asked(self) -> int:
        """How many questions and aspects there are to answer."""
        return len(self.parts)

    @property
    def answered(self) -> int:
        """How many of them somebody answered, “we do not know” included."""
        return sum(part.answered for part in self.parts)

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
        answers = self.stored.assessment.answers.values()
        return any(response.by is None for responses in answers for response in responses)

    def most_answers_by(self, factor: str) -> str | None:
        """Return the respondent who answered most of a factor's questions, else most of all; None is the city."""
        belongs = self.case.benchmark.factor_of_question
        given = [
            (belongs.get(question) == factor, response.by)
            for question, responses in self.stored.assessment.answers.items()
            for response in responses
        ]
        # Whoever answered this factor most is asked for the rest of it; a factor that nobody began tells nothing.
        here = Counter(by for own, by in given if own) or Counter(by for _, by in given)
        order = {respondent.id: place for place, respondent in enumerate(self.stored.assessment.respondents)}
        # Of two with as many answers the first on the list: the choice has to be the same at every run of a page.
        return min(here, key=lambda by: (-here[by], order.get(by or "", 0)), default=next(iter(order), None))


def assessment_view(store: Store, assessment: str, *, language: str) -> AssessmentView:
    """Read an assessment and say where the city stands, questions in a language.

    Raises:
        ProblemsFoundError: there is no such assessment, or its benchmark cannot be read in that language.
    """
    stored = store.assessment(assessment)
    case = stored_case(store, stored, language)
    diagnosis = diagnose(case.assessment, case.benchmark, case.catalogue.method.scale)
    return AssessmentView(stored=stored, case=case, diagnosis=diagnosis)


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
