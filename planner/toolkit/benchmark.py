"""What does the benchmark ask of a city?"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Self, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo
from pydantic_core import PydanticCustomError

TITLE_LENGTH = 250
"""Characters of a title, a name or another text of one line."""
PARAGRAPH_LENGTH = 10_000
"""Characters of a text of several sentences."""

AT_THE_DOOR = "at the door"
"""The key in pydantic's ``context`` that says that a text comes in; what is kept already is read whatever it says."""

# Spaces of every width, marks of direction, joiners, and letters that are drawn as nothing.
UNSEEN = (
    "[\\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0]"
)
"""A regular expression for one character of which nothing is seen."""
_BLANK = re.compile(f"{UNSEEN}*")


def is_blank(text: str) -> bool:
    """Say whether a text holds nothing that can be seen.

    >>> is_blank(" \u00a0\u200b"), is_blank("–")
    (True, False)
    """
    return _BLANK.fullmatch(text) is not None


def as_title(text: str) -> str:
    """Return a text as a title, cut where it would be longer than one.

    >>> len(as_title("long " * 100))
    250
    """
    return text if len(text) <= TITLE_LENGTH else f"{text[: TITLE_LENGTH - 1]}…"


@dataclass(frozen=True, slots=True)
class FreeText:
    """Marks a field in which people write words of their own, from ``least`` to ``most`` characters.

    pydantic passes over it, so that whatever is stored can be read; every door through which texts
    come in heeds it.
    """

    most: int
    least: int = 1


Translate: TypeAlias = Callable[[str], str]
"""From a source sentence to the sentence of the reader's language."""


def _content(most: int, *, translated: bool = True) -> AfterValidator:
    """Return what becomes of a text of the content while it is read: translated, and refused where it is too long."""

    def read(text: str, info: ValidationInfo) -> str:
        context: Mapping[str, object] = info.context or {}
        translate = context.get("translate") if translated else None
        said = str(translate(text)) if callable(translate) else text
        if AT_THE_DOOR in context and max(len(text), len(said)) > most:
            kind, sentence = "string_too_long", "the text is too long"
            raise PydanticCustomError(kind, sentence, {"max_length": most})
        return said

    return AfterValidator(read)


def _written(most: int) -> object:
    return Field(min_length=1, json_schema_extra={"maxLength": most})


Text = Annotated[str, _written(PARAGRAPH_LENGTH), FreeText(PARAGRAPH_LENGTH), _content(PARAGRAPH_LENGTH)]
"""A sentence of the benchmark or the templates, translated while it is read.

Reading passes ``context={"translate": …}`` to pydantic; without it the source language stays.
"""
Title = Annotated[str, _written(TITLE_LENGTH), FreeText(TITLE_LENGTH), _content(TITLE_LENGTH)]
"""A name of something of the content, in one line, translated as well."""
Name = Annotated[str, _written(TITLE_LENGTH), FreeText(TITLE_LENGTH), _content(TITLE_LENGTH, translated=False)]
"""A name that is the same in every language, such as a publisher’s."""
Code = Annotated[str, _written(TITLE_LENGTH), _content(TITLE_LENGTH, translated=False)]
"""An id of any form."""

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

    id: Code
    city: Title
    did: Text
    year: int | None = None
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
