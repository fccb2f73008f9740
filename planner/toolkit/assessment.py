"""What does a city say when it assesses itself, and who says it?"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, TypeAlias

from pydantic import Field

from planner.confidential import Confidential
from planner.toolkit.city import City
from planner.toolkit.plan_settings import PlanSettings
from planner.toolkit.record import ContextId, FactorId, Line, Paragraph, QuestionId, Record, Slug

Day: TypeAlias = date
"""A day, in records that have a field of the name ``date``."""


class Answer(StrEnum):
    """What a respondent says to a guiding question."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"


class Standing(StrEnum):
    """Where the city stands on a key factor."""

    IN_PLACE = "in-place"
    WEAK = "weak"
    MISSING = "missing"
    NOT_ASSESSED = "not-assessed"
    NOT_APPLICABLE = "not-applicable"
    """Nothing of it applies to the city: it counts nowhere."""


class AssessmentKind(StrEnum):
    """The toolkit's ways of using a benchmark."""

    SELF_ASSESSMENT = "self-assessment"
    PEER_REVIEW = "peer-review"
    FOLLOW_UP = "follow-up"


class Respondent(Record):
    """Who answers: a role and a group, no name needed."""

    id: Slug
    role: Line
    group: Line | None = None


class Evidence(Record):
    """What an answer rests on. Confidential evidence reaches no export."""

    title: Line
    reference: Line | None = None
    dated: date | None = None
    # The whole record: a title alone may say who complained.
    confidential: Annotated[bool, Confidential.RECORD] = False


class Response(Record):
    """One respondent's answer to one question."""

    answer: Answer
    by: Slug | None = None
    """The id of a respondent; None where one answer stands for the whole city."""
    note: Paragraph | None = None
    confidential_note: Annotated[Paragraph | None, Confidential.VALUE] = None
    """What must not be printed, such as words said in an interview."""
    evidence: tuple[Evidence, ...] = ()


class Verdict(Record):
    """A person's judgement on a key factor, which overrules the computed one."""

    standing: Standing
    because: Paragraph


class ContextReading(Record):
    """How a contextual factor shows in this city; several readings may hold at once."""

    # Which readings there are, the templates say; only reading a file with its catalogue can check them.
    readings: tuple[Slug, ...] = ()
    note: Paragraph | None = None
    figures: Mapping[Slug, int | date] = {}
    """Numbers and dates that readings need, by the ids of ``context.yaml``."""


class Assessment(Record):
    """A city's answers to a benchmark at one date."""

    city: City
    benchmark: Slug
    date: date
    kind: AssessmentKind = AssessmentKind.SELF_ASSESSMENT
    follows: Day | None = None
    """The day of the city's assessment before: its answers stand beside the questions, and are none of this one."""
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")] = "en"
    scope: tuple[FactorId, ...] = ()
    """The chosen key factors; empty means the whole benchmark."""
    respondents: tuple[Respondent, ...] = ()
    answers: Mapping[QuestionId, tuple[Response, ...]] = {}
    verdicts: Mapping[FactorId, Verdict] = {}
    context: Mapping[ContextId, ContextReading] = {}
    plan: PlanSettings = PlanSettings()

    @cached_property
    def role_by_respondent(self) -> Mapping[str, str]:
        """What respondents are called, by their ids."""
        return {respondent.id: respondent.role for respondent in self.respondents}
