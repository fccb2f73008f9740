"""What is a record that is read, stored or exported, and which texts and ids may stand in it?"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, LiteralString, Self, TypeAlias

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


def breach(rule: LiteralString, **named: object) -> PydanticCustomError:
    """Return the error of a rule that a value breaks, by the name of the rule and with what its sentence names.

    Whoever says it to a person knows it by that name, as pydantic's own errors by theirs (planner.files.misfits); the
    words that pydantic asks for are seen in a traceback only.
    """
    return PydanticCustomError(rule, rule.replace("_", " "), named)


Translate: TypeAlias = Callable[[str], str]
"""From a source sentence to the sentence of the reader's language."""


def _content(most: int, *, translated: bool = True) -> AfterValidator:
    """Return what becomes of a text of the content while it is read: translated, and refused where it is too long."""

    # Both lengths count: a translation may be longer, and a source that is too long is at fault in every language.
    def read(text: str, info: ValidationInfo) -> str:
        context: Mapping[str, object] = info.context or {}
        translate = context.get("translate") if translated else None
        translation = str(translate(text)) if callable(translate) else text
        if AT_THE_DOOR in context and max(len(text), len(translation)) > most:
            raise breach("string_too_long", max_length=most)
        return translation

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
            # cached_property keeps its result in __dict__, beside the fields and outside of the frozen model’s reach.
            for computed in copied.__dict__.keys() - fields.keys():
                del copied.__dict__[computed]
        return copied


Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=60)]
Line = Annotated[str, Field(min_length=1, max_length=TITLE_LENGTH), FreeText(TITLE_LENGTH)]
Paragraph = Annotated[str, Field(min_length=1, max_length=PARAGRAPH_LENGTH), FreeText(PARAGRAPH_LENGTH)]

NumberName = Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")]
"""How ``method.yaml`` names its numbers."""
