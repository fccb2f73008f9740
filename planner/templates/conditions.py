"""When does a condition of the templates hold, as data that is never evaluated as text?"""

from typing import TypeAlias

from pydantic import Field

from planner.toolkit.assessment import Answer, Standing
from planner.toolkit.record import ContextId, FactorId, QuestionId, Record, Slug


class AnswerIs(Record):
    """Holds when the answer to a question is one of these."""

    question: QuestionId
    answer: tuple[Answer, ...] = Field(min_length=1)


class StandingIs(Record):
    """Holds when the city's standing on a key factor is one of these."""

    factor: FactorId
    standing: tuple[Standing, ...] = Field(min_length=1)


class ReadingIs(Record):
    """Holds when the city reads a contextual factor in this way."""

    context: ContextId
    reading: Slug


class AllOf(Record):
    """Holds when every condition holds."""

    all: tuple["Condition", ...] = Field(min_length=1)


class AnyOf(Record):
    """Holds when at least one condition holds."""

    any: tuple["Condition", ...] = Field(min_length=1)


class Not(Record):
    """Holds when the condition does not."""

    not_: "Condition" = Field(alias="not")


Condition: TypeAlias = AnswerIs | StandingIs | ReadingIs | AllOf | AnyOf | Not
"""When an action is called for: data, never text that is evaluated."""
