"""What does the benchmark ask of a city?"""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Annotated, Self, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo

Translate: TypeAlias = Callable[[str], str]
"""From a source sentence to the sentence of the reader's language."""


def _translated(text: str, info: ValidationInfo) -> str:
    translate: Translate | None = (info.context or {}).get("translate")
    return translate(text) if translate else text


Text = Annotated[str, Field(min_length=1), AfterValidator(_translated)]
"""A sentence of the benchmark or the templates, translated while it is read.

Reading passes ``context={"translate": …}`` to pydantic; without it the source language stays.
"""

FactorId = Annotated[str, Field(pattern=r"^[A-Z][0-9]{2}$")]
QuestionId = Annotated[str, Field(pattern=r"^[0-9]+\.[0-9]+[a-z]?$")]
ContextId = Annotated[str, Field(pattern=r"^C[0-9]+$")]


class Record(BaseModel):
    """Something read, stored or exported: frozen, and an unknown key is an error."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
        hide_input_in_errors=True,  # people's words are no part of an error, which ends in logs
    )

    def model_copy(self, *, update: Mapping[str, object] | None = None, deep: bool = False) -> Self:
        """Return a copy with some fields changed; what was computed from the old ones stays behind.

        pydantic's own copy carries cached properties along, stale.
        """
        copied = super().model_copy(update=update, deep=deep)
        fields = type(self).__pydantic_fields__
        if len(copied.__dict__) > len(fields):
            for computed in copied.__dict__.keys() - fields.keys():
                del copied.__dict__[computed]
        return copied


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

    id: str
    city: Text
    did: Text
    year: int | None = None
    source: str = ""


class KeyFactor(Record):
    """A statement that a city can tick or not, with the questions that help to decide."""

    id: FactorId
    title: Text
    statement: Text
    why: Text
    questions: tuple[GuidingQuestion, ...] = Field(min_length=1)
    duties: tuple[GuidingQuestion, ...] = ()
    """What the statement demands and no guiding question takes up; answered like a question."""
    examples: tuple[CityExample, ...] = ()

    @property
    def asked(self) -> tuple[GuidingQuestion, ...]:
        """Everything a city answers for this factor: guiding questions, then duties."""
        return self.questions + self.duties


class ContextualFactor(Record):
    """Something outside the city's control that explains where it stands."""

    id: ContextId
    title: Text
    implications: tuple[Text, ...] = Field(min_length=1)


class Source(Record):
    """The publication that the benchmark restates."""

    title: Text
    publisher: str
    place: Text
    authors: tuple[str, ...]
    organisation: str = ""
    year: int
    project: Text | None = None
    funding: Text | None = None
    disclaimer: Text | None = None
    note: Text | None = None


class Benchmark(Record):
    """A standard, the key factors that lead to it, and the contextual factors."""

    id: str
    version: str
    language: str = "en"
    title: Text
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
