"""What does the benchmark ask of a city?"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Annotated

from pydantic import Field

from planner.toolkit.record import (
    PARAGRAPH_LENGTH,
    TITLE_LENGTH,
    Code,
    ContextId,
    FactorId,
    FreeText,
    Name,
    QuestionId,
    Record,
    Text,
    Title,
    _content,
)

_NUMBERED = re.compile(r"([0-9]+)\.([0-9]+)([a-z]?)")


def in_number_order(questions: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of questions, duties and aspects by their numbers, as a reader looks them up; others come last.

    >>> in_number_order(["C7", "10.2", "10.10", "10.0", "9.4b", "9.4"])
    ('9.4', '9.4b', '10.0', '10.2', '10.10', 'C7')
    """
    return tuple(sorted(questions, key=number_of))


def number_of(question: str) -> tuple[bool, int, int, str]:
    """Return by what a question stands among others: the numbers of its key factor and its own, the aspect's letter."""
    numbered = _NUMBERED.fullmatch(question)
    return (False, int(numbered[1]), int(numbered[2]), numbered[3]) if numbered else (True, 0, 0, question)


class Aspect(Record):
    """One of the sides on which a guiding question is answered (6.2: recruitment, training …)."""

    id: QuestionId
    text: Text
    evidence: Text


class GuidingQuestion(Record):
    """A question with which a city finds out whether a key factor is in place.

    It is worded so that yes, partly or no answers it. A question with aspects is answered aspect
    by aspect, or as a whole.
    """

    id: QuestionId
    text: Text
    evidence: Text
    aspects: tuple[Aspect, ...] = ()


class CityExample(Record):
    """What another city did."""

    id: Code
    city: Title
    did: Text
    year: int | None = None
    # Not translated: a publication is found again under the name it has.
    source: Annotated[str, FreeText(PARAGRAPH_LENGTH), _content(PARAGRAPH_LENGTH, translated=False)] = ""


class KeyFactor(Record):
    """A statement that a city can tick or not, with the questions that help to decide."""

    id: FactorId
    title: Title
    statement: Text
    why: Text
    questions: tuple[GuidingQuestion, ...] = Field(min_length=1)
    duties: tuple[GuidingQuestion, ...] = ()
    """What the statement demands and no guiding question takes up; answered like a question."""
    examples: tuple[CityExample, ...] = ()

    @property
    def asked(self) -> tuple[GuidingQuestion, ...]:
        """Everything a city answers for this factor: guiding questions, then duties."""
        # Together wherever answers count: the mean of a factor’s gaps, the form, the plan.
        return self.questions + self.duties


class ContextualFactor(Record):
    """Something outside the city's control that explains where it stands."""

    id: ContextId
    title: Title
    implications: tuple[Text, ...] = Field(min_length=1)


class Source(Record):
    """The publication that the benchmark restates."""

    title: Title
    publisher: Name
    place: Title
    authors: tuple[Name, ...]
    organisation: Annotated[str, FreeText(TITLE_LENGTH), _content(TITLE_LENGTH, translated=False)] = ""
    year: int
    project: Text | None = None
    funding: Text | None = None
    disclaimer: Text | None = None
    note: Text | None = None


class Benchmark(Record):
    """A standard, the key factors that lead to it, and the contextual factors."""

    id: Code
    version: Code
    language: Code = "en"
    title: Title
    standard: Text
    introduction: Text | None = None
    source: Source
    factors: tuple[KeyFactor, ...] = Field(min_length=1)
    contextual_factors: tuple[ContextualFactor, ...] = ()

    @cached_property
    def factor_by_id(self) -> dict[str, KeyFactor]:
        """Key factors by id, in the benchmark's order."""
        return {factor.id: factor for factor in self.factors}

    @cached_property
    def question_by_id(self) -> dict[str, GuidingQuestion]:
        """Guiding questions and duties by id, in the benchmark's order, aspects left out."""
        return {question.id: question for factor in self.factors for question in factor.asked}

    @cached_property
    def factor_of_question(self) -> dict[str, str]:
        """Factor id by the id of a question, a duty or an aspect."""
        return {
            answered: factor.id
            for factor in self.factors
            for question in factor.asked
            for answered in (question.id, *(aspect.id for aspect in question.aspects))
        }

    def examples(self) -> Iterator[CityExample]:
        """Give all city examples in the benchmark's order."""
        for factor in self.factors:
            yield from factor.examples
