"""Where does the city stand on each key factor, and why do we say so?"""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from planner.benchmark import Benchmark, ContextId, FactorId, GuidingQuestion, KeyFactor, QuestionId, Record

Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=60)]
Line = Annotated[str, Field(min_length=1, max_length=250)]
Paragraph = Annotated[str, Field(min_length=1, max_length=10_000)]


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


class AssessmentKind(StrEnum):
    """The toolkit's ways of using a benchmark."""

    SELF_ASSESSMENT = "self-assessment"
    PEER_REVIEW = "peer-review"
    FOLLOW_UP = "follow-up"


class PlanStatus(StrEnum):
    """How far the document has come on its way through the council."""

    DRAFT = "draft"
    FOR_ADOPTION = "for-adoption"
    ADOPTED = "adopted"


class City(Record):
    """The city that is assessed; ``population`` in inhabitants scales the effort of actions."""

    name: Line
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = None
    population: Annotated[int, Field(gt=0)] | None = None


class Respondent(Record):
    """Who answers: a role and a group, no name needed."""

    id: Slug
    role: Line
    group: Line | None = None


class Evidence(Record):
    """What an answer rests on. Confidential evidence never reaches an export unless asked for."""

    title: Line
    reference: Line | None = None
    dated: date | None = None
    confidential: bool = False


class Response(Record):
    """One respondent's answer to one question."""

    answer: Answer
    by: Slug | None = None
    note: Paragraph | None = None
    confidential_note: Paragraph | None = None
    """What must not be printed, such as words said in an interview."""
    evidence: tuple[Evidence, ...] = ()


class Verdict(Record):
    """A person's judgement on a key factor, which overrules the computed one."""

    standing: Standing
    because: Paragraph


class ContextReading(Record):
    """How a contextual factor shows in this city; several readings may hold at once."""

    readings: tuple[Slug, ...] = ()
    note: Paragraph | None = None
    figures: Mapping[Slug, int | date] = {}


class Closure(Record):
    """Days on which the city administration does not work, first and last included."""

    first: date
    last: date
    why: Line | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first:
            msg = "the last day of a closure comes before its first day"
            raise ValueError(msg)
        return self


class RoleHolder(Record):
    """Who fills a role: a department or a function, and how much of a working week it can give."""

    name: Line
    person: Line | None = None
    """A person's name is personal data: it stays out of exports unless asked for."""
    capacity: Annotated[float, Field(gt=0, le=100)] | None = None
    """Full-time equivalents available for the plan."""


class PlanSettings(Record):
    """What the city decides about its plan before it is drafted."""

    title: Line | None = None
    version: Line | None = None
    status: PlanStatus = PlanStatus.DRAFT
    adopted_on: date | None = None
    start: date | None = None
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = None
    region: Line | None = None
    """Subdivision code of the ``holidays`` package, where regional holidays apply."""
    closures: tuple[Closure, ...] = ()
    roles: Mapping[Slug, RoleHolder] = {}
    deadlines: Mapping[str, date] = {}
    """Dates that people set themselves, by action id."""
    done: tuple[str, ...] = ()
    """Actions that the city has already carried out; as prerequisites they are met."""
    caps: Mapping[Slug, Annotated[int, Field(ge=0)]] = {}
    """The city's own limits on the number of actions; names as in ``method.yaml``."""


class Assessment(Record):
    """A city's answers to a benchmark at one date."""

    city: City
    benchmark: Slug
    date: date
    kind: AssessmentKind = AssessmentKind.SELF_ASSESSMENT
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")] = "en"
    scope: tuple[FactorId, ...] = ()
    """The chosen key factors; empty means the whole benchmark."""
    respondents: tuple[Respondent, ...] = ()
    answers: Mapping[QuestionId, tuple[Response, ...]] = {}
    verdicts: Mapping[FactorId, Verdict] = {}
    context: Mapping[ContextId, ContextReading] = {}
    plan: PlanSettings = PlanSettings()
